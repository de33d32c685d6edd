"""What is no event, not yet one, or another one than the last that was told; all names are invented."""

import pytest
from telling import days, event_at, events_of


def test_of_what_somebody_is_notified_nothing_shows_that_it_came_about():
    text = "On Monday the ministry notified Congress of a sale of ammunition to Sudland."
    assert event_at(text, "sale").status == "uncertain"
    assert event_at(text.replace("a sale", "the sale"), "sale").status == "happened"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ines Halvorsen visited Oslo on Monday before flying to Riga.", "happened"),
        ("Ines Halvorsen will visit Oslo before flying to Riga.", "planned"),
        ("The film appears to show farmers being shot before flying to Riga.", "uncertain"),
    ],
)
def test_what_came_after_is_as_sure_as_the_tense_before_it(text, status):
    assert event_at(text, "flying").status == status


def test_longer_ago_than_some_years_is_no_year():
    text = "{} five decades ago, delegates of 18 nations drafted the Harbour Treaty."
    event = event_at(text.format("More than"), "drafted")
    assert (event.own_first, event.own_last) == (None, None)
    assert event_at(text.format("Some"), "drafted").own_first


def test_how_things_are_today_is_no_event():
    assert not events_of("People liked the old bridge. Today, it’s entirely reversed.")[1:]


def are_one(text, first, second):
    return event_at(text, first).event == event_at(text, second).event


def test_a_renewed_offensive_is_not_the_bombardment_told_of_before():
    text = (
        "The ceaseless bombardment of Sudland’s cities has created a crisis. "
        "Today Norland begins its renewed offensive in Sudland’s east."
    )
    assert not are_one(text, "bombardment", "offensive")
    assert are_one(text.replace("renewed ", ""), "bombardment", "offensive")


def test_the_purposes_of_two_meetings_are_two():
    text = (
        "Ada Quill will meet Minister Bo Park on May 20 to discuss furthering harbour cooperation. "
        "On May 22 she will meet President Ivo Lund to discuss furthering port cooperation."
    )
    assert not are_one(text, "furthering harbour", "furthering port")


def test_a_stop_is_not_the_tour_and_does_not_last_as_long():
    text = (
        "Ambassador Ada Quill traveled to Oslo and Bergen, Norway, May 1-4. "
        "While in Oslo, Ambassador Quill visited camps of refugees."
    )
    assert not are_one(text, "traveled", "visited")
    assert days(event_at(text, "traveled")) == ("2021-05-01", "2021-05-04")
    assert event_at(text, "visited").own_first is None


def test_a_lead_that_says_what_has_gone_on_does_not_tell_the_headline_again():
    lead = "The Harbour Fund has {}, a jury in Oslo said."
    with_years = events_of("For over a decade, " + lead.format("helped ports to build quays"))
    assert all(event.worth < 6 for event in with_years)
