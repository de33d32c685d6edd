"""What is no event, not yet one, or another one than the last that was told; all names are invented."""

import pytest
from telling import days, event_at, events_of, parser

from dashboard.model import Article, Block


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


def test_a_picture_of_another_year_is_not_of_what_the_text_tells():
    caption = "A ship is shown during the 15th Oslo Boat Show in Oslo, on Monday, Nov. 13, 2017."
    told = "Norland Line finalized a deal for 30 ships, executives announced Tuesday at the Oslo Boat Show."
    text = f"{caption}\n\n{told}"
    blocks = (Block("caption", 0, len(caption)), Block("paragraph", len(caption) + 2, len(text)))
    article = Article("a", text, blocks, published="2021-05-12")
    events = parser().parse(article, frozenset({"entities", "dates", "events"})).events
    shows = {e.first: e.event for e in events if text[e.head_start : e.head_end] == "Show"}
    assert len(set(shows.values())) == len(shows) == 2


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Ann Lee was arrested. Police said the driver was detained on Monday.", "arr", "det"),
        ("Norway sank the ferry. Rebels said the tanker was sunk on Monday.", "sank", "sunk"),
        ("Northwind closed its mill. Aides said the port was shut on Monday.", "closed", "shut"),
    ],
)
def test_what_is_done_to_others_is_another_deed_in_a_text_without_a_headline_too(text, one, other):
    assert not are_one(text, one, other)
    assert event_at(text, one).certainty == "assumed"


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Ann Lee condemned the launch of 3 May. Each of the 13 launches broke the pact.",
            "launch of",
            "launches",
        ),
        (
            "Ann Lee will hold a meeting with Minister Bo Lund. She will also meet with Eva Moor.",
            "meeting",
            "meet with",
        ),
    ],
)
def test_several_are_not_one_and_who_is_also_met_is_met_besides(text, one, other):
    assert event_at(text, one).event != event_at(text, other).event


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Tom Baker lost the Oslo vote in March. Ines Halvorsen says that he lost the youth of Riga.",
            "lost the Oslo",
            "lost the youth",
        ),
        ("Tom Baker died in Oslo in May. Ada Quill died too.", "died in Oslo", "died too"),
        (
            "Ines Halvorsen held a rally in Oslo on Monday. Rallies draw crowds.",
            "rally",
            "Rallies",
        ),
    ],
)
def test_what_others_did_or_any_such_thing_is_not_what_has_a_day(text, first, second):
    assert not are_one(text, first, second)


def test_a_convention_is_not_of_the_day_on_which_somebody_speaks_there():
    text = "Ines Halvorsen will address the Harbour Convention on Tuesday."
    assert event_at(text, "Convention").own_first is None
    text = "The Harbour Convention will open in Oslo on Friday."
    assert event_at(text, "Convention").own_first


def test_a_year_in_an_aside_is_not_that_of_the_verb_behind_it():
    text = "Ines Halvorsen, in answer to talk of her loss to Bo Park in 2008, accused him of lying."
    assert event_at(text, "accused").own_first is None


def test_an_earlier_poll_and_each_release_are_others():
    text = "The Oslo poll of Norland was held on Monday. {} poll of Norland had found less."
    assert not are_one(text.format("An earlier"), "poll", "poll of Norland had")


def test_who_heads_into_a_vote_goes_nowhere():
    text = "Ines Halvorsen visited Norway on Monday. She was heading into Tuesday's primaries."
    assert not are_one(text, "visited", "heading")


def test_plans_that_are_given_up_come_to_nothing():
    text = "Ines Halvorsen {} plans to attend the Harbour Forum."
    assert event_at(text.format("scrapped"), "attend").status == "denied"
    assert event_at(text.format("made"), "attend").status == "planned"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Ines Halvorsen won the Riga vote on Monday. She has won 40 seats in Oslo.",
            "won the Riga",
            "won 40",
        ),
        ("Ines Halvorsen won Riga on Monday. Many voted for her there.", "won", "voted"),
    ],
)
def test_wins_in_other_words_are_others(text, first, second):
    assert not are_one(text, first, second)


def test_approval_is_no_endorsement():
    text = "Ada Quill endorsed Bram Okker on Monday. Quill’s approval is high."
    assert not are_one(text, "endorsed", "approval")
