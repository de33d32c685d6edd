import datetime as dt

import pytest

from dashboard.vague_periods import in_words


@pytest.mark.parametrize(
    ("first", "last", "value", "words"),
    [
        ("2034-01-21", "2034-01-31", "2034-01", "late January 2034"),
        ("2032-02-21", "2032-02-29", "2032-02", "late February 2032"),
        ("2033-05-01", "2033-05-10", "2033-05", "early May 2033"),
        ("2032-06-11", "2032-06-20", "2032-06", "mid-June 2032"),
        ("2034-05-01", "2034-05-17", "2034-05", "between 1 and 17 May 2034"),
        ("2034-05-17", "2034-05-31", "2034-05", "between 17 and 31 May 2034"),
        ("2034-01-21", "2034-02-04", "2034-01", "late January to 4 Feb 2034"),
        ("2033-12-11", "2034-02-04", "2033-12", "mid-December 2033 to 4 Feb 2034"),
        ("2033-03-01", "2033-05-31", "2033-SP", "spring 2033"),
        ("2031-12-01", "2032-02-29", "2031-WI", "winter 2031–32"),
        ("2021-01-01", "2021-03-31", "P3M", "first three months of 2021"),
        ("2021-11-01", "2021-12-31", "P2M", "last two months of 2021"),
        ("2029-01-01", "2029-04-30", "2029", "early 2029"),
        ("2032-11-01", "2032-12-31", "2032", "end of 2032"),
        ("2030-04-01", "2030-06-30", "2030-Q2", "second quarter of 2030"),
        ("2031-07-01", "2031-12-31", "2031-H2", "second half of 2031"),
        ("2034-04-22", "2034-04-28", "2034-W17", "week of 22 Apr 2034"),
        ("2034-02-03", "2034-02-04", "2034-W05-WE", "weekend of 3 Feb 2034"),
        ("1960-01-01", "1969-12-31", "196", "1960s"),
        ("1997-01-01", "1999-12-31", "199", "late 1990s"),
        ("1900-01-01", "1932-12-31", "19", "early 20th century"),
        ("1200-01-01", "1299-12-31", "12", "13th century"),
        ("2000-01-01", "2099-12-31", "20", "21st century"),
    ],
)
def test_a_period_that_the_text_gave_without_days_is_said_in_words(first, last, value, words):
    assert in_words(dt.date.fromisoformat(first), dt.date.fromisoformat(last), value) == words


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [
        ("2034-01-21", "2034-01-31", "2034-01-21"),  # days of the text
        ("2034-01-21", "2034-01-31", "2034-01-21/2034-01-31"),  # set by a reader
        ("2034-01-19", "2034-02-10", "2034-01"),  # of more than the month
        ("2034-02-04", "2034-03-10", "2034-01"),
        ("2034-01-05", "2034-01-07", "2034-01"),  # days known otherwise
        ("2034-01-01", "2034-01-31", "2034-01"),  # "Jan 2034" is as short
        ("2034-01-01", "2034-12-31", "2034"),
        ("2034-02-01", "2034-03-31", "2034"),
        ("2034-02-01", "2034-04-30", "P3M"),
        ("2034-01-01", "2034-12-31", "P12M"),
        ("2034-04-22", "2034-04-24", "2034-W17"),
        ("2034-01-01", "2034-03-15", "P3M"),
    ],
)
def test_days_that_the_text_gave_or_whole_months_are_not_said_in_other_words(first, last, value):
    assert in_words(dt.date.fromisoformat(first), dt.date.fromisoformat(last), value) is None
