"""Days and stretches by their place in a period, and offsets from named days."""

import pytest

from dashboard.intake import article_from_text
from dashboard.parsing.dates import find_dates

PUBLISHED = "2024-06-19"  # a Wednesday


def spans(text, published=PUBLISHED):
    article = article_from_text("a", text, published, identify=False)
    return [
        (text[one.start : one.end], one.value, one.first, one.last) for one in find_dates(article)
    ]


@pytest.mark.parametrize(
    ("text", "words", "value", "first", "last"),
    [
        ("They met on the second Monday of May 2023.", "the second Monday of May 2023", "2023-05-08", "2023-05-08", "2023-05-08"),
        ("The race is on the first Sunday in July.", "the first Sunday in July", "2024-07-07", "2024-07-07", "2024-07-07"),
        ("It rained in the second week of May.", "the second week of May", "2024-W19", "2024-05-08", "2024-05-14"),
        ("Rent is paid by the 5th of this month.", "the 5th of this month", "2024-06-05", "2024-06-05", "2024-06-05"),
        ("It opens on the first day of next month.", "the first day of next month", "2024-07-01", "2024-07-01", "2024-07-01"),
        ("It closes on the last Friday of the month.", "the last Friday of the month", "2024-06-28", "2024-06-28", "2024-06-28"),
        ("The fair runs from 6 to 9 next month.", "6 to 9 next month", "2024-07-06", "2024-07-06", "2024-07-09"),
        ("It opens on Tuesday the 9th.", "Tuesday the 9th", "2024-07-09", "2024-07-09", "2024-07-09"),
        ("The fair lasts until Sat, 3 Aug at noon.", "Sat, 3 Aug", "2024-08-03", "2024-08-03", "2024-08-03"),
        ("The vote is on the 14th.", "the 14th", "2024-07-14", "2024-07-14", "2024-07-14"),
        ("The ferry stopped on the 25th.", "the 25th", "2024-05-25", "2024-05-25", "2024-05-25"),
        ("He will be away for the rest of the year.", "the rest of the year", "2024", "2024-06-19", "2024-12-31"),
        ("It rained the whole of 2019.", "the whole of 2019", "2019", "2019-01-01", "2019-12-31"),
        ("It opened earlier this year.", "earlier this year", "2024", "2024-01-01", "2024-06-19"),
        ("It opens later this year.", "later this year", "2024", "2024-06-19", "2024-12-31"),
        ("It opened early last year.", "early last year", "2023", "2023-01-01", "2023-04-30"),
        ("It closed in mid-March.", "mid-March", "2024-03", "2024-03-11", "2024-03-20"),
        ("The vote is due by the end of the year.", "the end of the year", "2024", "2024-11-01", "2024-12-31"),
        ("They met on the weekend of 9 March.", "the weekend of 9 March", "2024-W10-WE", "2024-03-09", "2024-03-10"),
        ("It rained over the past 48 hours.", "the past 48 hours", "PT48H", "2024-06-17", "2024-06-19"),
        ("They spent the last year in Oslo.", "the last year", "P1Y", "2023-06-19", "2024-06-19"),
        ("He met them this weekend.", "this weekend", "2024-W24-WE", "2024-06-15", "2024-06-16"),
        ("It closed in late 2019.", "late 2019", "2019", "2019-09-01", "2019-12-31"),
        ("The boat was built in the mid-1980s.", "the mid-1980s", "198", "1984-01-01", "1986-12-31"),
        ("It will open in summer 2020.", "summer 2020", "2020-SU", "2020-06-01", "2020-08-31"),
        ("They met often over the course of the last year or so.", "the last year or so", "P1Y", "2023-06-19", "2024-06-19"),
        ("It began in the early 1990s.", "the early 1990s", "199", "1990-01-01", "1993-12-31"),
        ("He fell in the last six months of his life.", "the last six months", "P6M", None, None),
        ("This March 28, 2017, photo shows the bridge.", "This March 28, 2017", "2017-03-28", "2017-03-28", "2017-03-28"),
        ("They will leave the week after next.", "the week after next", "2024-W27", "2024-07-01", "2024-07-07"),
        ("The shop closed the year before last.", "the year before last", "2022", "2022-01-01", "2022-12-31"),
        ("They meet next week on Tuesday.", "next week on Tuesday", "2024-06-25", "2024-06-25", "2024-06-25"),
        ("Sales are up year to date.", "year to date", "2024", "2024-01-01", "2024-06-19"),
        ("Profit rose in H1 2023.", "H1 2023", "2023-H1", "2023-01-01", "2023-06-30"),
        ("The shop opened ten days after Easter.", "ten days after Easter", "2024-04-10", "2024-04-10", "2024-04-10"),
        ("He left 3 years and 2 months ago.", "3 years and 2 months ago", "2021-04", "2021-04-01", "2021-04-30"),
        ("The quay will open in three weeks.", "three weeks", "2024-W28", "2024-07-08", "2024-07-14"),
        ("They will meet in two days.", "two days", "2024-06-21", "2024-06-21", "2024-06-21"),
        ("Prices rose over the past year.", "the past year", "P1Y", "2023-06-19", "2024-06-19"),
        ("Prices will rise in the next year.", "the next year", "P1Y", "2024-06-19", "2025-06-19"),
    ],
)  # fmt: skip
def test_part_of_a_period_or_offset(text, words, value, first, last):
    assert (words, value, first, last) in spans(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on Whit Monday.", "2024-05-20"),
        ("It opened on St Patrick's Day 2023.", "2023-03-17"),
        ("It closed for Hanukkah in 2024.", "2024-12-26"),
        ("They met at Holi this year.", "2024-03-25"),
    ],
)
def test_holidays_of_english_speaking_countries_and_of_religions(text, value):
    assert value in {found for _, found, _, _ in spans(text)}


@pytest.mark.parametrize(
    "text",
    [
        "He lives on the 14th floor.",
        "She won on the 18th hole.",
        "It was the 25th, and the best.",
    ],
)
def test_an_ordinal_that_counts_something_else_is_no_day(text):
    assert not [value for _, value, first, last in spans(text) if first == last and first]


def test_the_end_of_the_last_year_of_the_calendar_has_its_days():
    found = spans("It closes at the end of the year.", "9999-06-20")
    assert found == [("the end of the year", "9999", "9999-11-01", "9999-12-31")]


def test_the_day_that_the_text_stands_in_gives_a_bare_day_its_month():
    found = spans("On March 3 they met, and on the 14th they signed.")
    assert ("the 14th", "2024-03-14", "2024-03-14", "2024-03-14") in found


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The exhibition runs from 15 November to 3 February.", ["2024-11-15", "2025-02-03"]),
        ("Between September and November, it sold 381 boats.", ["2023-09", "2023-11"]),
    ],
)
def test_the_second_end_of_a_range_follows_the_first(text, ends):
    assert [value for _, value, _, _ in spans(text)] == ends


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She will see them for the first time in ten years.", "P10Y"),
        ("It will open in a few days.", "PXD"),
        ("It will save them in a year or two.", "P1Y"),
    ],
)
def test_a_length_that_is_no_point_to_come_stays_a_length(text, value):
    assert value in {found for _, found, _, _ in spans(text)}


def test_a_week_begins_on_monday_in_value_and_interval_alike():
    assert spans("They met last week.") == [("last week", "2024-W24", "2024-06-10", "2024-06-16")]


@pytest.mark.parametrize("words", ["At present", "To date"])
def test_words_of_the_present(words):
    assert spans(f"{words}, the port is closed.") == [(words, "PRESENT_REF", None, None)]


def test_an_opening_now_and_the_year_of_a_title_are_no_dates():
    assert spans("Now we had the mayor on.") == []
    assert spans("She was Mayor of the Year.") == []
    assert spans("They run Feed the Future in the hills.") == []
    assert spans("Some three-quarters of them left.") == []
