"""A View's questions: every filter narrows every answer, and the evidence is the printed sentence."""

import datetime as dt

import pandas as pd
import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.corpus.tables import CHOICES
from dashboard.model import Article, Block
from dashboard.view import View


def test_totals_count_what_the_view_holds(corpus):
    totals = corpus.totals(View())
    assert (totals.articles, totals.sources, totals.undated, totals.unparsed) == (4, 2, 2, 1)
    assert (totals.first_day, totals.last_day) == (dt.date(2024, 3, 5), dt.date(2024, 3, 6))


def test_totals_of_nothing_are_zero(corpus):
    totals = corpus.totals(View(text="unheard"))
    assert (totals.articles, totals.sources, totals.quotations, totals.events) == (0, 0, 0, 0)
    assert totals.first_day is None


def test_an_entity_of_two_articles_is_counted_once_in_each(corpus):
    row = corpus.entities(View()).set_index("name").loc["Ada Quill"]
    assert (row["type"], row["articles"], row["sources"]) == ("PER", 2, 2)
    assert row["mentions"] == 4


@pytest.mark.parametrize(
    ("view", "articles"),
    [
        (View(source=("Harbour News",)), {"late"}),
        (View(entity=("Ada Quill",)), {"bridge", "late"}),
        (View(entity=("Ada Quill",), source=("The Norwich Post",)), {"bridge"}),
        (View(entity=("Ada Quill", "Paris")), {"bridge", "late", "cafe"}),
        (View(speaker=("Bram Oost",)), {"cafe"}),
        (View(text="cafe"), {"cafe"}),
        (View(language=("de",)), {"deutsch"}),
        (View(published=(dt.date(2024, 3, 6), dt.date(2024, 3, 31))), {"late"}),
        (View(kind=("direct",)), {"bridge", "cafe"}),
    ],
)
def test_each_filter_narrows_the_articles(corpus, view, articles):
    assert set(corpus.articles(view)["article"]) == articles
    assert corpus.totals(view).articles == len(articles)


def test_articles_come_newest_first_and_undated_last(corpus):
    frame = corpus.articles(View())
    assert frame["article"].tolist()[:2] == ["late", "bridge"]
    assert frame["published"].isna().tolist() == [False, False, True, True]


def test_pages_of_articles_do_not_overlap(corpus):
    pages = [corpus.articles(View(), limit=2, offset=offset)["article"] for offset in (0, 2)]
    assert sorted(pd.concat(pages)) == ["bridge", "cafe", "deutsch", "late"]


def test_a_snippet_marks_the_hit(corpus):
    row = corpus.articles(View(text="Germany")).iloc[0]
    assert [row["snippet"][a:b] for a, b in row["snippet_hits"]] == ["Germany"]


def test_a_quotation_carries_speaker_words_and_sentence(corpus):
    row = corpus.quotations(View(text="choice")).iloc[0]
    assert (row["words"].strip("“,”"), row["speaker"]) == ("We had no choice", "Bram Oost")
    assert [row["words"][a:b] for a, b in row["hits"]] == ["choice"]
    record = corpus.article(row["article"])
    sentence = record.article.text[row["sentence_start"] : row["sentence_end"]]
    assert sentence == "“We had no choice,” said its owner, Bram Oost."


def test_facets_count_the_quotations_of_the_view(corpus):
    facets = corpus.said(View()).facets
    total = corpus.count_quotations(View())
    assert facets["kind"]["count"].sum() == total
    assert "Ada Quill" in facets["speaker"]["value"].tolist()


def test_a_facet_does_not_narrow_itself(corpus):
    facets = corpus.said(View(speaker=("Ada Quill",))).facets
    assert "Bram Oost" in facets["speaker"]["value"].tolist()


def test_published_has_one_row_for_each_day(corpus):
    frame = corpus.published(View())
    assert frame["articles"].tolist() == [1, 1]
    assert frame["day"].dtype.kind == "M"


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (("2024-03-05", "2024-03-05"), {"bridge"}),
        (("2024-03-06", "2024-05-31"), {"late"}),
        (("2024-03-06", "2024-03-05"), {"bridge", "late"}),
        (("2024-05-01", "2024-05-31"), set()),
    ],
)
def test_a_period_given_as_text_holds_the_articles_printed_in_it(corpus, days, found):
    as_text = View(published=days)
    assert set(corpus.articles(as_text)["article"]) == found
    assert corpus.totals(as_text).articles == len(found)
    first, last = map(dt.date.fromisoformat, days)
    assert as_text == View(published=(first, last))


def test_suggestions_contain_what_was_typed(corpus):
    assert corpus.suggest("entity", "quil") == ["Ada Quill"]
    assert corpus.suggest("source") == ["Harbour News", "The Norwich Post"]


def test_what_a_link_asks_in_vain_is_named(corpus):
    view = View(entity=("Nobody", "Ada Quill"), source=("Gone",), event=("nothing",))
    assert corpus.unknown(view) == ["Gone", "Nobody", "nothing"]


def test_spans_of_an_article_are_what_the_reader_sees(corpus):
    record = corpus.article("bridge")
    names = record.mentions[record.mentions["name"] == "Ada Quill"]
    seen = [record.article.text[a:b] for a, b in zip(names["start"], names["end"], strict=True)]
    assert seen == ["Ada Quill", "Quill"]


def test_an_unknown_article_is_a_key_error(corpus):
    with pytest.raises(KeyError):
        corpus.article("nothing")


def test_events_show_their_sentence(corpus):
    timeline = corpus.timeline(View())
    opening = timeline[timeline["label"].str.contains("bridge", case=False)].iloc[0]
    mention = corpus.event_mentions(opening["event"]).iloc[0]
    assert "bridge" in mention["sentence"].lower()
    assert mention["sentence"][mention["hit_start"] : mention["hit_end"]]


def test_why_names_phrase_rule_anchor_and_what_was_rejected(corpus):
    events = corpus.timeline(View())["event"].tolist()
    reasons = [one for why in corpus.event_mentions(events)["why"] for one in why]
    monday = next(one for one in reasons if one.phrase == "Monday")
    assert (monday.rule, monday.taken) == ("weekday", True)
    assert monday.anchor == "publication, where “opened” looks back"
    assert monday.first == monday.last
    assert monday.rejected


def test_versions_of_a_statement_stand_side_by_side(tmp_path, make_article):
    words = "We will open the old harbour bridge again before the winter storms"
    first = make_article(f"“{words},” Ada Quill said.", id="first", published="2024-03-05")
    cut = make_article(
        "“We will open the old harbour bridge again,” Ada Quill said.",
        id="cut",
        published="2024-03-06",
    )
    add(Store(tmp_path), [cut, first])
    corpus = open_corpus(tmp_path)
    statement = corpus.quotations(View(source=())).iloc[0]["origin"]
    versions = corpus.versions([statement])
    assert versions["article"].tolist() == ["first", "cut"]
    assert versions["difference"].tolist() == ["first", "clipped"]


def test_events_are_counted_among_the_articles_of_the_view(harbour):
    corpus = open_corpus(harbour)
    columns = ["stories", "articles", "mentions", "sources"]
    treaty = View(event=tuple(corpus.timeline(View())["event"].head(1)))
    everywhere = corpus.timeline(treaty).iloc[0]
    assert everywhere["articles"] == 3
    one = corpus.timeline(View(source=("Westmark Daily",), event=treaty.event)).iloc[0]
    assert one[columns].tolist() == [1, 1, 1, 1]
    assert everywhere["label"] == one["label"]


def test_which_articles_a_view_holds_is_found_once_and_kept_for_a_few_views(corpus):
    tables = corpus._tables
    view = View(entity=("Ada Quill",))
    assert corpus.totals(view).articles == 2
    kept = tables._chosen[view]
    corpus.published(view)
    corpus.entities(View(entity=("Ada Quill",), unit="stories"))
    assert tables._chosen[view] is kept
    for number in range(CHOICES):
        corpus.totals(View(text=f"word{number}"))
    assert len(tables._chosen) == CHOICES
    assert view not in tables._chosen
    assert corpus.totals(view).articles == 2


@pytest.mark.parametrize("text", ["", "bridge"])
def test_articles_with_and_without_a_title_stand_in_one_list(tmp_path, make_article, text):
    whole = "The bridge opened on Monday."
    bare = Article("bare", whole, (Block("paragraph", 0, len(whole)),), language="en")
    add(Store(tmp_path / "mixed"), [bare, make_article("The bridge held.", id="named")])
    found = open_corpus(tmp_path / "mixed").articles(View(text=text))
    titles = dict(zip(found["article"], found["title"], strict=True))
    assert titles["named"] == "A headline"
    assert not isinstance(titles["bare"], str)
    assert all("bridge" in snippet for snippet in found["snippet"])
