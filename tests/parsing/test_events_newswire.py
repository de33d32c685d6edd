"""What newswire and market reports print beside an event: datelines, levels, asides; names are invented."""

import pytest
from telling import days, event_at, events_of

CLEAR = 2
UNDATED = ("2021-05-12", "2021-05-12")


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        (
            "OSTRA 2021-05-12 Shares of Lindt S.A. plunged on the Ostra Stock Exchange.",
            "plunged",
            "Shares of Lindt S.A. plunged on the Ostra Stock Exchange",
        ),
        (
            "VENTA, Norland 2021-05-12 Harbour-born director Tor Baekke sold his boat.",
            "sold",
            "Tor Baekke sold his boat",
        ),
    ],
)
def test_a_dateline_without_a_dash_is_no_part_of_its_sentence(text, word, label):
    assert event_at(text, word).label == label


def test_a_day_in_figures_within_a_sentence_parts_nothing():
    text = "Tor Baekke left Norway 2021-05-10 Monday after the vote."
    assert event_at(text, "left").label.startswith("Tor Baekke")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Northwind opened at 5,200 crowns, down 600 from Tuesday's close.", "opened"),
        ("The bond settled at 123.14, up 0.04 from Monday's settlement price.", "settled"),
        ("The index fell to 60 compared with Monday's 64-point high.", "fell"),
        ("December cotton closed 0.95 cent higher at 77.06 cents.", "closed"),
        ("September heating oil on the Ostra Exchange closed higher.", "closed"),
        ("Northwind's profit dropped sharply from a year ago.", "dropped"),
    ],
)
def test_a_level_measured_against_and_a_month_of_delivery_date_nothing(text, word):
    assert event_at(text, word).certainty == "assumed"


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Sales at Northwind fell in December.", "fell", ("2020-12-01", "2020-12-31")),
        ("Northwind's shares fell 3 percent on Monday.", "fell", ("2021-05-10", "2021-05-10")),
    ],
)
def test_a_month_of_sales_and_the_day_of_a_fall_are_dates(text, word, day):
    assert days(event_at(text, word)) == day


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill invoked the May 3, 2001, raids on Ostra to defend Tor Baekke.",
        "Ada Quill pointed to the large turnout in the March 15 primary.",
    ],
)
def test_what_somebody_brings_up_lends_no_day(text):
    event = event_at(text, "invoked" if "invoked" in text else "pointed")
    assert days(event) == UNDATED


def test_a_day_beside_what_is_brought_up_is_that_of_the_words():
    event = event_at("Ada Quill mentioned the raids on Monday.", "mentioned")
    assert event.first in ("2021-05-10", "2021-05-12")
    assert days(event_at("On Monday Ada Quill cited the raids.", "cited")) == (
        "2021-05-10",
        "2021-05-10",
    )


def test_a_state_with_a_subject_of_its_own_keeps_its_day():
    text = "China suffered market chaos, and Wall Street had a bad day Monday."
    assert event_at(text, "suffered").certainty == "assumed"
    one = "Norland closed the bridge and was silent on Monday."
    assert event_at(one, "closed").certainty == "computed"


def test_an_accusation_keeps_its_charge():
    text = (
        "The ministries accused U.S. forces in southern Norland's Venta on May 4 of taking boats."
    )
    event = event_at(text, "accused")
    assert " of " in event.label or event.worth < CLEAR


def test_a_while_that_contrasts_lends_no_month():
    text = "While Norway built nine harbours in April, Peru suffered a run on its banks."
    assert event_at(text, "suffered").certainty == "assumed"


def test_talks_that_were_before_are_not_of_the_day_to_come():
    text = "A pact will be signed on Friday after delegates from Norland and Chile concluded talks."
    assert days(event_at(text, "talks")) != ("2021-05-14", "2021-05-14")


def test_a_party_that_acts_is_a_body():
    text = "Norland's ruling Liberal party on Tuesday called on its voters to end a boycott."
    heads = [text[e.head_start : e.head_end] for e in events_of(text)]
    assert "party" not in heads
    assert days(event_at(text, "called")) == ("2021-05-11", "2021-05-11")
    feast = "Norland's farewell party for Tor Baekke was held on Tuesday."
    assert event_at(feast, "party")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ada Quill spoke in Ostra on Monday not as a mayor, but as a nurse.", "spoke"),
        ("Ada Quill was charged in Ostra in 2014 and extradited to Chile this year.", "extradited"),
        ('"Jobs, jobs," Ada Quill said on "The Late Show With Tor Baekke" last month.', "said"),
        ("Ada Quill has campaigned for Tor Baekke since he quit his race in March.", "campaigned"),
        ("Ada Quill fired back at the council in Ostra on Monday.", "fired"),
        ("Ada Quill plans to quit her race and stand for mayor if Tor Baekke leaves.", "quit"),
        ("Bo Lindt agreed to sell it to Tor Baekke in 2010.", "agreed"),
        (
            "Norland lobbied ministers for Ada Quill in 2012 and dispatched her to meet some.",
            "dispatched",
        ),
        ("In April Tor Baekke gave them a plum appointment.", "gave"),
        (
            'Ada Quill stated on Monday, "I saw no act of Norland, of Peru, that would help."',
            "stated",
        ),
        (
            "A look at Tor Baekke's airplanes suggests that they lost value in Ostra on Monday.",
            "suggests",
        ),
    ],
)
def test_what_lost_a_part_or_ran_into_another_is_withheld(text, word):
    assert event_at(text, word).worth < CLEAR


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("NATO ministers met Tor Baekke in Ostra on Monday.", "met"),
        (
            "Norlandic police have held Bo Lindt, the group Rights in Norland said on Monday.",
            "said",
        ),
        ("Ada Quill was charged in Ostra and was extradited to Chile this year.", "extradited"),
        ("Ada Quill attends a concert for the navy in Ostra on May 4, 2020.", "attends"),
        ("Ada Quill attends an event to celebrate 90 years of Ice on May 4, 2020.", "attends"),
        ("Ada Lindt sold Northwind in 2012.", "sold"),
        ("Ada Quill plans to quit her race for mayor of Ostra on Friday.", "quit"),
        ("Bo Lindt agreed to sell Northwind to Tor Baekke in 2010.", "agreed"),
        ("Norland accused Northwind of bribery on May 4.", "accused"),
    ],
)
def test_what_is_whole_is_shown(text, word):
    assert event_at(text, word).worth >= CLEAR


def test_no_frame_drops_a_not():
    text = "Ada Quill spoke in Ostra on Monday not as a mayor but as a nurse."
    assert " not as " in event_at(text, "spoke").label


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Aides wrote the platform of the Liberal National Convention in April.", "Convention"),
        (
            "Tor Baekke left. Ada Quill's victory in the Ostra race on Monday ended a row.",
            "victory",
        ),
    ],
)
def test_a_noun_that_no_verb_carries_is_withheld(text, word):
    assert event_at(text, word).worth < CLEAR


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norland's invasion of Chile in April drove many from Ostra.", "invasion"),
        ("Tor Baekke left. Parties spend to win the U.K.'s June 12 election.", "election"),
    ],
)
def test_what_befalls_and_what_is_set_for_a_day_is_shown(text, word):
    assert event_at(text, word).worth >= CLEAR


def test_talks_and_visits_are_put_into_words_without_a_verb():
    text = "Tor Baekke left. Aides wrote of Norland's Ada Quill’s visit to Peru in April."
    assert event_at(text, "visit").worth >= CLEAR


def test_who_is_given_something_is_named():
    event = event_at("Ada Quill gave Tor Baekke a plum appointment in April.", "gave")
    assert event.label == "Ada Quill gave Tor Baekke plum appointment"


def test_since_the_day_of_a_high_is_no_day_of_a_rise():
    text = "Northwind climbed 4.6% to its highest since early March after a strike of oil."
    assert event_at(text, "climbed").certainty == "assumed"
