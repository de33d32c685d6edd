"""Comparing: counts behind every figure, and no high score for what few articles name."""

import pandas as pd
import pytest

from dashboard.corpus.comparison import APART, named_apart
from dashboard.view import View


def frame(**named):
    rows = [(name, name, "PER", count) for name, count in named.items()]
    return pd.DataFrame(rows, columns=["entity", "name", "type", "articles"])


def test_what_one_side_names_in_most_articles_and_the_other_in_few_stands_first():
    table = named_apart(frame(ada=90, ole=50), frame(ada=10, ole=52), 100, 100)
    assert table["name"].tolist() == ["ada", "ole"]
    assert table.loc[0, ["one", "two"]].tolist() == [90, 10]
    assert table.loc[0, "score"] > APART > abs(table.loc[1, "score"])


def test_a_name_that_one_side_lacks_counts_nothing_there():
    table = named_apart(frame(ada=4), frame(ole=5), 10, 10).set_index("name")
    assert table.loc["ada", ["one", "two"]].tolist() == [4, 0]
    assert table.loc["ole", ["one", "two"]].tolist() == [0, 5]


def test_what_few_articles_name_scores_low_whatever_its_share():
    often = named_apart(frame(ada=40), frame(ada=4), 50, 50).loc[0, "score"]
    seldom = named_apart(frame(ada=2), frame(), 2, 50).loc[0, "score"]
    assert often > APART
    assert seldom < often


@pytest.mark.parametrize(("one", "two"), [(3, 7), (0, 4), (12, 12)])
def test_the_sides_turned_round_give_the_same_with_the_other_sign(one, two):
    forth = named_apart(frame(ada=one), frame(ada=two), 20, 15).loc[0]
    back = named_apart(frame(ada=two), frame(ada=one), 15, 20).loc[0]
    assert forth["log_odds"] == pytest.approx(-back["log_odds"])
    assert forth["score"] == pytest.approx(-back["score"])


def test_equal_shares_are_not_apart():
    assert named_apart(frame(ada=10), frame(ada=20), 20, 40).loc[0, "score"] == pytest.approx(
        0.0, abs=0.1
    )


def test_two_sources_of_a_collection_have_their_own_people(corpus):
    post, news = View(source=("The Norwich Post",)), View(source=("Harbour News",))
    found = corpus.compare(post, news)
    names = found.names.set_index("name")
    assert names.loc["Ada Quill", ["one", "two"]].tolist() == [1, 1]
    assert names.loc["France", ["one", "two"]].tolist() == [0, 1]
    assert found.one.totals.articles == found.two.totals.articles == 1
    one, two = found.only("speakers", "speaker")
    assert one["speaker"].tolist() == ["Ada Quill"]  # on the other side she only denied something
    assert two.empty


def test_the_names_that_part_the_sides_are_not_compared(corpus):
    found = corpus.compare(View(entity=("France",)), View(entity=("Ada Quill",)))
    assert not {"France", "Ada Quill"} & set(found.names["name"])
