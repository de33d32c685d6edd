"""Dates named together: each is a date of its own and takes what it leaves out from the other."""

import pytest

from dashboard.model import Article
from dashboard.parsing.dates import find_dates


def days(text, published="2019-05-15"):  # a Wednesday
    article = Article("a", text, (), published=published)
    return [(text[d.start : d.end], d.first, d.last) for d in find_dates(article)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The fair was open 18–19 June 2018.", "18–19 June 2018"),
        ("The fair was open from 18 to 19 June 2018 in Elmby.", "18 to 19 June 2018"),
        ("The fair was open June 18 through 19, 2018.", "June 18 through 19, 2018"),
        ("The fair was open June 18 - 19, 2018.", "June 18 - 19, 2018"),
        ("From the 18th to the 19th of June 2018 it rained.", "the 18th to the 19th of June 2018"),
    ],
)
def test_a_stretch_under_one_month_is_one_expression(text, words):
    assert days(text) == [(words, "2018-06-18", "2018-06-19")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry sailed on June 4 and 6, 2018.", ("June 4", "6, 2018")),
        ("The ferry sailed between 4 and 6 June 2018.", ("4", "6 June 2018")),
        ("The ferry sailed on the 4th and 6th of June 2018.", ("the 4th", "6th of June 2018")),
        ("The ferry sailed from June 4 to June 6, 2018.", ("June 4", "June 6, 2018")),
        ("The ferry sailed June 4-June 6, 2018.", ("June 4", "June 6, 2018")),
        ("It sailed Monday, June 4 and Wednesday, June 6, 2018.",
         ("Monday, June 4", "Wednesday, June 6, 2018")),
    ],
)  # fmt: skip
def test_days_joined_share_their_month_and_year(text, words):
    assert days(text) == [
        (words[0], "2018-06-04", "2018-06-04"),
        (words[1], "2018-06-06", "2018-06-06"),
    ]


def test_a_stretch_over_the_new_year_keeps_its_order():
    found = days("The road was shut from December 28 to January 3, 2018.")
    assert [first for _, first, _ in found] == ["2017-12-28", "2018-01-03"]
    found = days("The road was shut from December 28, 2016 to January 3.")
    assert [first for _, first, _ in found] == ["2016-12-28", "2017-01-03"]


@pytest.mark.parametrize(
    "text", ["They sold on April 24 and 25 new boats.", "They sold on April 24 and 12 boats."]
)
def test_a_number_that_counts_is_no_day(text):
    assert [words for words, _, _ in days(text)] == ["April 24"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The crew will meet Thursday and Friday.", "2019-05-16", "2019-05-17"),
        ("The crew met Wednesday and Thursday.", "2019-05-08", "2019-05-09"),
        ("The mill will be shut from Monday to Friday.", "2019-05-13", "2019-05-17"),
    ],
)
def test_weekdays_joined_are_of_one_week(text, first, second):
    assert [day for _, day, _ in days(text)] == [first, second]


def test_a_long_chain_of_joined_weekdays_is_read_without_recursion():
    assert len(days("Monday to Tuesday to " * 3000)) == 6000
