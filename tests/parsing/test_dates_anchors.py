"""What a date leans on: the day it stands beside, the event it is counted from, the period told of."""

import pytest

from dashboard.model import Article, Block
from dashboard.parsing.dates import find_dates


def found(text, published="2019-05-15"):  # a Wednesday
    return find_dates(Article("a", text, (), published=published))


def values(text):
    return [(text[d.start : d.end], d.value) for d in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marsh to tour Norway from Friday", [("Friday", "2019-05-17")]),
        ("Thirty years ago today, twelve towns signed.", [("Thirty years ago today", "1989-05-15")]),
        ("A week ago Friday the port was shut.", [("A week ago Friday", "2019-05-03")]),
        ("Ten years ago this week the mill closed.", [("Ten years ago this week", "2009-W20")]),
        ("Eight years ago this month she left.", [("Eight years ago this month", "2011-05")]),
        ("Shares fell from Friday's close.", [("Friday", "2019-05-10")]),
        ("They met on May 10. A week earlier they had quarrelled.",
         [("May 10", "2019-05-10"), ("A week earlier", "2019-05-03")]),
        ("The visit, on 1-3 April, was short. Three weeks later they met again.",
         [("1-3 April", "2019-04-01"), ("Three weeks later", "2019-W17")]),
        ("On May 10 he spoke of the peace since the end of the Cold War. A week earlier he fell.",
         [("May 10", "2019-05-10"), ("the end of the Cold War", "1991"),
          ("A week earlier", "2019-05-03")]),
        ("They signed in January. The very next month the war began.",
         [("January", "2019-01"), ("next month", "2019-02")]),
        ("It began in January. In the same week ships were seen.",
         [("January", "2019-01"), ("the same week", "2019-W20")]),
        ("She was seen on May 3, the day before the storm.",
         [("May 3", "2019-05-03"), ("the day before", "2019-05-03")]),
        ("It is the fourth day of the strike.", [("the fourth day", "2019-05-15")]),
        ("They signed on the second day of talks.", [("the second day", "XXXX-XX-XX")]),
        ("The harbour grew for centuries.", [("centuries", "PXC")]),
        ("After a day-long hearing they agreed.", [("day-long", "P1D")]),
        ("Prices have risen 4 percent since year-end.", [("year-end", "2018-12-31")]),
        ("The group had bought boats through April 29.", [("April 29", "2019-04-29")]),
        ("Earlier Monday the mayor resigned.", [("Monday", "2019-05-13")]),
    ],
)  # fmt: skip
def test_a_date_leans_on_what_stands_beside_it(text, expected):
    assert values(text) == expected


def test_results_of_a_fiscal_quarter_are_compared_with_the_year_before():
    text = (
        "Profit for the second quarter fell to $3 million from $4 million a year earlier. "
        "After a flat first quarter, sales in the latest period rose from a year ago."
    )
    assert values(text) == [
        ("the second quarter", "2019-Q2"),
        ("a year earlier", "2018-Q2"),
        ("first quarter", "2019-Q1"),
        ("the latest period", "2019-Q2"),
        ("a year ago", "2018-Q2"),
    ]


@pytest.mark.parametrize(
    ("kind", "printed", "today"),
    [
        ("transcript", "2031-06-03", "2031-06-02"),
        ("transcript", "2031-06-20", "2031-06-20"),
        ("article", "2031-06-03", "2031-06-03"),
    ],
)
def test_the_days_of_a_transcript_are_counted_from_the_day_in_its_headline(kind, printed, today):
    title = "Press Briefing – June 2, 2031"
    text = f"{title}\n\nMS HOLT: The talks go on today."
    blocks = (Block("title", 0, len(title)), Block("paragraph", len(title) + 2, len(text)))
    dates = find_dates(Article("a", text, blocks, title=title, published=printed, kind=kind))
    assert dates[-1].value == today
    assert (dates[-1].anchor == "the day in its headline") == (today != printed)


@pytest.mark.parametrize(
    ("dateline", "printed", "day"),
    [
        ("OSLO, May 3 (Norpress) -", "2031-05-02", "2031-05-03"),
        ("OSLO, May 3 (Norpress) -", "2031-05-04", "2031-05-03"),
        ("OSLO, Norway 2031-05-03\n", "2031-05-02", "2031-05-03"),
        ("OSLO, May 3 (Norpress) -", "2031-05-03", "2031-05-03"),
        ("OSLO, May 3 (Norpress) -", "2031-05-20", "2031-05-20"),
        ("The May 3 debate, held in Oslo -", "2031-05-02", "2031-05-02"),
    ],
)
def test_days_are_counted_from_a_dateline_near_the_day_of_publication(dateline, printed, day):
    text = f"Ferry runs again\n\n{dateline} The ferry ran again today, the harbour said."
    dates = find_dates(Article("a", text, (), published=printed))
    assert dates[-1].value == day
    assert (dates[-1].anchor == "the day in its dateline") == (day != printed)


def test_a_weekday_is_that_of_the_dateline_and_not_of_the_week_before():
    text = "OSLO, May 3 (Norpress) - The ferry sank on Saturday, the harbour said."
    dates = find_dates(Article("a", text, (), published="2031-05-02"))
    assert dates[-1].value == "2031-05-03"


def test_a_holiday_weekend_runs_to_its_monday():
    text = "The port closed early for the Labor Day holiday weekend."
    date = find_dates(Article("a", text, (), published="1996-08-30"))[0]
    assert (date.value, date.first, date.last) == ("1996-W35-WE", "1996-08-31", "1996-09-02")


def test_a_bare_number_in_a_golf_report_is_a_hole():
    text = (
        "Holt missed a putt, took a bogey and found the fairway. She was in the rough on the 7th."
    )
    assert not find_dates(Article("a", text, (), published="2031-05-02"))


def test_a_time_is_not_of_a_day_in_somebodys_words():
    lead = "The mayor spoke at length of the port and of its ferries. " * 12
    said = f'{lead}\n\n"He sent me to Ulm on May 2," said Lindt.\n\nThe ferry landed at 6am, a clerk said.'
    assert values(said) == [("May 2", "2019-05-02"), ("6am", "T06:00")]
    told = said.replace('"', "")
    assert values(told)[-1] == ("6am", "2019-05-02T06:00")
