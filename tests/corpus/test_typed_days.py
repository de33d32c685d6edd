"""Days as readers give them: in any usual way of writing, or as the day that a date counts from."""

import datetime as dt

import pytest

from dashboard.corpus.amendments import checked
from dashboard.corpus.typed_days import counted_from

DAY = dt.date(2031, 3, 12)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2031-04-25", "2031-04-25"),
        ("2031-04-25..2031-04-27", "2031-04-25..2031-04-27"),
        ("25 April 2031", "2031-04-25"),
        ("April 25, 2031", "2031-04-25"),
        ("Friday 25 April 2031", "2031-04-25"),
        ("25/04/2031", "2031-04-25"),
        ("25–27 April 2031", "2031-04-25..2031-04-27"),
        ("from 25 April to 3 May 2031", "2031-04-25..2031-05-03"),
        ("April 2031", "2031-04-01..2031-04-30"),
        ("2031", "2031-01-01..2031-12-31"),
    ],
)
def test_days_are_taken_in_any_usual_way_of_writing(typed, kept):
    assert checked("event days", typed) == checked("date days", kept) == kept


@pytest.mark.parametrize(
    "typed", ["25 April", "last week", "soon", "", "2031-02-30", "25 avril 2031"]
)
def test_what_is_no_day_with_its_year_is_refused_with_an_example(typed):
    with pytest.raises(ValueError, match=r"no day that can be read\. Write 25 April 2022"):
        checked("event days", typed)


@pytest.mark.parametrize(
    "typed", ["0999-12-31", "2200-01-01", "9999-12-31", "2031-01-01..2200-01-01"]
)
def test_days_that_no_page_can_show_are_refused(typed):
    for value in (typed, f"from {typed}"):
        with pytest.raises(ValueError, match="is not of the years 1000 to 2199"):
            checked("date days", value)


def test_what_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="ends before it begins"):
        checked("event days", "27 April 2031 to 25 April 2031")


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("from 3 March 2031", "from 2031-03-03"),
        ("from 2031-03-03", "from 2031-03-03"),
        ("from publication", "from publication"),
    ],
)
def test_a_date_is_counted_from_one_day(value, kept):
    assert checked("date days", value) == kept


def test_several_days_are_none_to_count_from():
    with pytest.raises(ValueError, match="counts from one day"):
        checked("date days", "from March 2031")


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("The mill shut last week.", "last week", ("2031-03-03", "2031-03-09")),
        ("It rained. The mill shut on Friday. It is cold.", "Friday", ("2031-03-07", "2031-03-07")),
        ("The mill will close on Friday.", "Friday", ("2031-03-14", "2031-03-14")),
        ("They met again two days later.", "two days later", ("2031-03-14", "2031-03-14")),
        ("On 3 May 2030 they met; the next day he left.", "the next day", ("2031-03-13", "2031-03-13")),
    ],
)  # fmt: skip
def test_a_date_means_what_its_words_do_on_another_day(text, words, days):
    start = text.index(words)
    found = counted_from(text, start, start + len(words), DAY)
    assert found
    assert (found.first, found.last) == days


def test_a_date_with_its_year_counts_from_no_day():
    text = "The mill shut on 4 March 2029."
    assert counted_from(text, text.index("4"), len(text) - 1, DAY) is None


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_a_date_counts_from_no_day_at_the_ends_of_the_calendar(day):
    text = "The mill shut last week, and opens next week."
    for words in ("last week", "next week"):
        start = text.index(words)
        counted_from(text, start, start + len(words), day)
    assert counted_from("They met two days later.", 9, 23, dt.date.max) is None
