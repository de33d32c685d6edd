"""Days that stand beside an event and are of something else; names are invented."""

import pytest
from telling import days, event_at, events_of

ASSUMED = ("2021-05-12", "2021-05-12")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "Norland has sent detectives to Africa but there was no word in Ostra on Monday of any leads.",
            "sent",
        ),
        ("Mara Lindt has bought the ferry, but few in Ostra were glad on Monday.", "bought"),
        (
            "They praised the men who launched the Harbour Revolution more than four decades ago in a march Saturday.",
            "launched",
        ),
        (
            "Lindt was named with Ida Moor, who operates a clinic in Ostra during a show Monday.",
            "operates",
        ),
        (
            "A baker has been charged with murder in the stabbing death of a clerk in Ostra last month.",
            "charged",
        ),
        ("A baker charged in an April 2007 shooting at a law firm was freed.", "charged"),
    ],
)
def test_the_day_of_another_clause_or_deed_is_not_that_of_the_one_beside_it(text, word):
    assert not [
        e
        for e in events_of(text)
        if e.lemma
        and text[e.head_start :].startswith(word)
        and days(e) not in (ASSUMED, (None, None))
    ]


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("A baker was charged with murder on Monday.", "charged", "2021-05-10"),
        (
            "Norland sent detectives to Africa on Monday, but there was no word of leads.",
            "sent",
            "2021-05-10",
        ),
        ("Norland, which holds its primary on Saturday, has two parties.", "holds", "2021-05-15"),
        ("Mara Lindt rose four decades ago, and on Monday she resigned.", "resigned", "2021-05-10"),
    ],
)
def test_a_day_of_its_own_is_that_of_an_event(text, word, day):
    assert days(event_at(text, word)) == (day, day)


def test_a_planned_journey_is_not_of_the_day_on_which_something_was_done_for_it():
    text = "On Friday Mara Lindt set aside her plans for the planned trip to Norland."
    assert days(event_at(text, "trip")) != ("2021-05-07", "2021-05-07")


@pytest.mark.parametrize(
    ("when", "day"),
    [("next Tuesday", "2021-05-18"), ("on Friday", "2021-05-14")],
)
def test_a_plan_for_the_weekday_that_was_yesterday_has_no_day(when, day):
    text = f"Mara Lindt visited Ostra on Monday. She will visit Norland {when}."
    assert event_at(text, "visit Norland").first == day


@pytest.mark.parametrize(
    "text",
    [
        "It was announced Thursday. Mara Lindt left for Norland earlier in the day.",
        "Ida Moor was killed Friday evening. She was walking at about 7 p.m. when a 2013 van struck her.",
    ],
)
def test_a_time_counted_from_a_day_without_a_date_has_none_either(text):
    assert not [event for event in events_of(text, published=None) if event.first]


def test_when_somebody_was_what_he_is_dates_no_words_of_his():
    text = "“The style is a little like Ostra,” said Ida Moor, a resident since January."
    assert days(event_at(text, "said")) == ASSUMED


def test_the_year_of_what_somebody_had_dates_what_was_said_at_the_time():
    text = "At the time of his 2018 physical, Dr. Karl Roe, who was then serving as the mayor's physician, suggested that the mayor change his diet."
    assert days(event_at(text, "suggested")) == ("2018-01-01", "2018-12-31")


def test_what_is_being_done_is_not_of_the_day_of_what_was_done():
    text = "The first batch of samples arrived on Sunday at the Ostra lab and is being tested."
    arrived, tested = (e for e in events_of(text) if e.lemma in ("arrive", "test"))
    assert days(arrived) == ("2021-05-09", "2021-05-09")
    assert days(tested) == ASSUMED
