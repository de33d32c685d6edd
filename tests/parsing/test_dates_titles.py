"""Words of time in names, habits and grammar are no dates; words said on a stated day count from it."""

import pytest

from dashboard.model import Article
from dashboard.parsing.dates import find_dates


def spans(text, published="2019-05-15"):  # a Wednesday
    return {
        text[one.start : one.end]: one
        for one in find_dates(Article("a", text, (), published=published))
    }


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on ABC's This Week that she would run.",
        "The mayor once worked for 21st Century Ferries.",
        "The mayor told Fox News Sunday that she would run.",
        "She laughed about it on the Tonight Show.",
        'He named a show he liked: "Saturday Night Lights."',
        "He was a guest of Saturday Night Lights.",
        'The mayor spoke on NBC\'s "Today" about the ferry.',
        'The actor played in "How the Mouse Won Christmas," a film.',
        'He said it on CBS\'s "60 Minutes" as well.',
        "They were quoted speaking in the past tense.",
        '"At the end of the day, it is our harbour," he said.',
    ],
)
def test_names_and_idioms_hold_no_date(text):
    assert spans(text) == {}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("She said so on ABC on Sunday.", "Sunday", "2019-05-12"),
        ("The vote is this week.", "this week", "2019-W20"),
        ("What to See on the Coast This Week", "This Week", "2019-W20"),
        ('Last Week the port opened. She said, "We sail."', "Last Week", "2019-W19"),
        ("The fair opens Saturday night.", "Saturday night", "2019-05-18TNI"),
        ("In April, Mellin and others voted.", "April", "2019-04"),
        ("Until the end of the day Tuesday they waited.", "Tuesday", "2019-05-14"),
    ],
)
def test_what_is_no_name_stays_a_date(text, words, value):
    assert spans(text)[words].value == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He hosts a Sunday talk show.", "Sunday", "XXXX-WXX-7"),
        ("It was a Monday morning ritual for them.", "Monday morning", "XXXX-WXX-1TMO"),
        ("She wrote it in a Sunday letter.", "Sunday", "2019-05-12"),
        ("The dovish line he took in years past is gone.", "years past", "PAST_REF"),
        ("It was ten years past the deadline.", "ten years", "P10Y"),
    ],
)
def test_what_comes_back_is_no_one_day(text, words, value):
    assert spans(text)[words].value == value


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        (
            "The tone has turned nasty ahead of the city's crowded Tuesday primary.",
            "2016-04-15",
            "2016-04-19",
        ),
        ("She toured the coast ahead of Tuesday's vote.", "2016-04-18", "2016-04-19"),
        ("Polls had favoured her ahead of Tuesday's vote.", "2016-04-20", "2016-04-19"),
        (
            "A poor debate just days before Tuesday's vote has helped him.",
            "2016-04-17",
            "2016-04-19",
        ),
        ("Two months before he took office on Tuesday, she left.", "2016-04-17", "2016-04-12"),
        ("On Friday, the mayor has a speech scheduled at the quay.", "2016-04-14", "2016-04-15"),
        ("The moves were agreed beginning on Sunday in Oslo.", "2016-04-14", "2016-04-10"),
        ("He should ignore those who on Sunday cast it as odd.", "2016-04-14", "2016-04-10"),
        ("She will sail this week.", "2016-04-17", "2016-W16"),
        ("She sailed this week.", "2016-04-17", "2016-W15"),
        ("In October, Ada Quill, the nominee, proposed a ban.", "2016-09-06", "2015-10"),
        ("The town was shocked after Sept. 11 too.", "2016-03-18", "2001-09-11"),
        ("The town was shut after Sept. 11 too.", "2016-09-20", "2016-09-11"),
    ],
)
def test_a_day_looks_the_way_its_words_do(text, published, day):
    assert [one.value for one in spans(text, published).values()][-1] == day


def test_words_said_on_a_stated_day_count_from_it():
    found = spans('"Today we sail," Ada Quill told the crew on Monday. "Now is the time."')
    assert (found["Today"].value, found["Today"].anchor) == (
        "2019-05-13",
        "the day of the quoted words",
    )
    assert found["Now"].relation == "the time of speaking"
    assert (
        spans('On Tuesday, Quill wrote: "Last night we sailed."')["Last night"].value
        == "2019-05-13TNI"
    )
    assert spans('"Today we sail," said Quill, who won on Monday.')["Today"].value == "2019-05-15"
