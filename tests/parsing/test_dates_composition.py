"""A length and a day beside it make a stretch of days."""

from dashboard.model import Article
from dashboard.parsing.dates import find_dates


def lengths(text):
    found = find_dates(Article("a", text, (), published="2019-05-15"))
    return [(one.first, one.last) for one in found if one.type == "DURATION"]


def test_a_visit_starts_on_its_day():
    text = "The minister begins preparing a three-day visit starting Thursday."
    assert lengths(text) == [("2019-05-16", "2019-05-18")]


def test_talks_end_on_the_day_they_are_capped():
    text = "She hosted him on May 7, capping two days of talks."
    assert lengths(text) == [("2019-05-06", "2019-05-07")]


def test_a_length_named_again_is_the_same_stretch():
    text = (
        "Leaders set hopes on the four-day trip.\n\nHe will open a four-day tour starting Monday."
    )
    assert lengths(text) == [("2019-05-20", "2019-05-23")] * 2


def test_a_length_in_another_sentence_stays_without_days():
    assert lengths("They spoke for three days. Starting Monday, all is new.") == [(None, None)]
