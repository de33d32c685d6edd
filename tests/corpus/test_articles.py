"""Counts and lists of articles against what the whole table of articles says."""

import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.articles import ORDERS
from dashboard.corpus.store import Store
from dashboard.view import View

VIEWS = [View(), View(text="harbour"), View(source=("Westmark Daily",), text="treaty")]
OLDEST = {
    "relevance": (["score", "published"], False),
    "date": (["published"], False),
    "oldest": (["published"], True),
    "source": (["source"], True),
    "words": (["words"], False),
}


@pytest.mark.parametrize("sort", ORDERS)
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_page_of_a_list_is_a_piece_of_the_whole_in_its_order(harbour, view, sort):
    corpus = open_corpus(harbour)
    whole = corpus.articles(view, sort=sort)
    by, ascending = OLDEST[sort]
    ordered = whole.sort_values(by, ascending=ascending, na_position="last")
    assert whole[by].reset_index(drop=True).equals(ordered[by].reset_index(drop=True))
    page = corpus.articles(view, sort=sort, limit=2, offset=1)["article"]
    assert page.tolist() == whole["article"].tolist()[1:3]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_days_count_the_articles_and_sources_of_each(harbour, view):
    corpus = open_corpus(harbour)
    dated = corpus.articles(view).dropna(subset="published").groupby("published")
    days = corpus.published(view).set_index("day")
    assert days["articles"].tolist() == dated.size().tolist()
    assert days["sources"].tolist() == dated["source"].nunique().tolist()
    assert days.index.tolist() == [*dated.groups]


def test_a_story_counts_on_its_first_day_and_a_copy_is_one_without_the_first_too(
    tmp_path, make_article
):
    words = " ".join(f"The ferry to island {n} was cancelled by storm {n}." for n in range(30))
    add(
        Store(tmp_path),
        [
            make_article(words, id="b", source="Post", published="2024-03-01"),
            make_article(words, id="a", title="Other", source="Bay", published="2024-03-02"),
            make_article(words, id="c", title="Third", source="Bay", published="2024-03-02"),
        ],
    )
    corpus = open_corpus(tmp_path)
    assert corpus.published(View())["stories"].tolist() == [1, 0]
    assert sorted(corpus.articles(View(), only="copies")["article"]) == ["a", "c"]
    bay = View(source=("Bay",))
    assert corpus.published(bay)["stories"].tolist() == [1]
    assert (corpus.totals(bay).stories, corpus.totals(bay).copies) == (1, 2)
    assert sorted(corpus.articles(bay, only="copies")["article"]) == ["a", "c"]
