import pytest
from telling import days, event_at

OPENING = "Harbour Post historical calendar - September 7\n\nThese are some events of September 7 in history."
ENTRIES = (
    "1712 - The Treaty of Lunden was signed. The army left in 1714.",
    "1822 - Sudland proclaimed independence from Norland.",
    "1930 - Norland closed its port.",
)


def test_the_entries_of_a_calendar_are_of_its_day():
    text = "\n\n".join((OPENING, *ENTRIES))
    assert days(event_at(text, "proclaimed")) == ("1822-09-07", "1822-09-07")
    assert event_at(text, "proclaimed").certainty == "computed"
    assert days(event_at(text, "left")) == ("1714-01-01", "1714-12-31")


def test_a_list_of_years_that_names_no_day_stays_one():
    text = "\n\n".join(("Norland and its ports, September 7", *ENTRIES))
    assert days(event_at(text, "proclaimed")) == ("1822-01-01", "1822-12-31")


def test_a_year_without_the_day_keeps_its_days():
    text = "\n\n".join((OPENING.replace("September 7", "February 29"), *ENTRIES))
    assert days(event_at(text, "closed")) == ("1930-01-01", "1930-12-31")


@pytest.mark.parametrize(
    "heading",
    [
        "Today in history, September 7",
        "On this day: September 7",
        "September 7 in history",
        "This day in history for September 7",
    ],
)
def test_the_heading_of_a_calendar_names_its_day(heading):
    assert days(event_at("\n\n".join((heading, *ENTRIES)), "proclaimed"))[0] == "1822-09-07"


@pytest.mark.parametrize(
    "opening",
    [
        "The flood that hit Sandport on March 4 was the worst in history.",
        "The flood that hit Sandport was the worst in history, March 4.",
        "The worst flood in history, a report of March 4",
        "Sandport counts its floods\n\nIn history, March 4 stands out.",
    ],
)
@pytest.mark.parametrize("led", ["In ", ""])
def test_a_report_that_goes_through_years_is_no_calendar(opening, led):
    text = f"{opening}\n\n{led}2010, a dam broke. {led}2015, a bridge collapsed. {led}2020, a port closed."
    assert days(event_at(text, "collapsed"))[1] != "2015-03-04"


def test_years_of_sentences_begin_no_entry():
    text = "Today in history, March 4\n\nIn 2010, a dam broke. In 2015, a bridge collapsed. In 2020, a port closed."
    assert days(event_at(text, "collapsed")) == ("2015-01-01", "2015-12-31")
