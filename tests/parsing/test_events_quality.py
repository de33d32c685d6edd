"""How well a label stands alone: what is worth little stays off the Timeline; persons are invented."""

import pytest
from telling import event_at, events_of


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The reality we woke up to in May set plans back.", "woke"),
        ("It had been announced on 4 May.", "announced"),
        ("Where they met on 4 May is a secret.", "met"),
        ("It is hard for Norland to justify the spending by May.", "justify"),
        ("Tom Baker said it was wrong of Norland to close the school in May.", "close"),
        ("Norland beat the governor in a state Baker won by 30 points in 2016.", "won"),
    ],
)
def test_a_label_that_cannot_stand_alone_is_worth_little(text, word):
    assert event_at(text, word).worth < 2
    assert event_at("Ines Halvorsen visited Lisbon in May.", "visited").worth >= 3


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ines Halvorsen joined us from Lisbon on Monday.", "joined"),
        ("On Monday Ines Halvorsen praised our joint efforts in Lisbon.", "praised"),
        ("On Monday Ines Halvorsen raised the money by selling the mill.", "selling"),
        ("On Monday Norway ordered the firm to sell the mill.", "sell"),
        ("On Monday Ines Halvorsen worked to meet the target.", "meet"),
        ("Ines Halvorsen repeated it on Monday.", "repeated"),
        ("On Monday Ines Halvorsen discussed the value they place on it.", "discussed"),
    ],
)
def test_what_only_its_text_explains_is_left_off_the_timeline(text, word):
    assert event_at(text, word).worth < 2
    assert event_at("On Monday US police arrested Tom Baker.", "arrested").worth >= 2.5


@pytest.mark.parametrize(
    ("clear", "unclear", "word"),
    [
        (
            "Ines Halvorsen amended the port law on Monday.",
            "Ines Halvorsen amended on Monday.",
            "amended",
        ),
        ("Ines Halvorsen met Tom Baker on Monday.", "Ines Halvorsen met on Monday.", "met"),
        (
            "Norland built a dam on Monday.",
            "Norland signed a pact to build a dam on Monday.",
            "buil",
        ),
    ],
)
def test_a_label_that_lacks_somebody_or_something_stands_alone_badly(clear, unclear, word):
    assert event_at(unclear, word).worth <= event_at(clear, word).worth - 1


def test_what_needs_no_object_stands_alone_before_a_verb_that_has_one():
    text = "On Monday Tom Baker apologized and withdrew the bill."
    assert event_at(text, "apologized").worth >= 2


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The UN Mission in Sudan spoke after the Lisbon Summit.", "Mission"),
        ("Norway's Liberty Party spoke after the Lisbon Summit.", "Party"),
    ],
)
def test_a_body_in_capitals_is_no_happening(text, body):
    opened = event_at("The Lisbon Summit opened in Oslo on May 3.", "Summit")
    assert event_at(text, body).worth < 0
    assert opened.worth >= 2


def test_somebody_goes_somewhere_to_meet_somebody():
    text = "Ines Halvorsen will travel to Rome on Friday to meet Tom Baker."
    assert event_at(text, "meet").label == "Ines Halvorsen and Tom Baker meet"
    assert event_at(text, "meet").worth >= 3
    text = "Ines Halvorsen will travel to Rome on Friday to sign the Lisbon Pact."
    assert event_at(text, "sign").worth >= 3


def test_a_body_meets_without_a_partner():
    assert event_at("NATO meets on June 29.", "meets").worth >= 2


@pytest.mark.parametrize(
    "text",
    [
        "The visas are meant for visitors from Norway.",
        "Norway was saddened by the raid.",
        "We are opening a box of troubles in Lisbon, Tom Baker said.",
        "Norway creates the authority to lend on Monday.",
        "The pier was opened for wounding over 20 in Lisbon.",
        "On Monday they talked about Lisbon.",
    ],
)
def test_what_only_its_text_explains_stays_off_the_timeline(text):
    from dashboard.linking.events.notability import CLEAR

    assert all(event.worth < CLEAR for event in events_of(text))


def test_a_bare_noun_without_a_day_is_worth_less_than_one_with_it():
    told, untold = (
        "Baker praised the visit of Ines Halvorsen to Lisbon on 4 May.",
        "Baker praised the visit of Ines Halvorsen to Lisbon.",
    )
    assert event_at(told, "visit").worth > event_at(untold, "visit").worth + 1


def test_what_somebody_finds_it_hard_to_do_is_worth_little():
    text = "Ines Halvorsen finds it difficult to conclude that Norland sank the ship."
    assert event_at(text, "finds").worth < 2


def test_a_verb_in_the_plural_with_one_person_has_lost_the_others():
    told = (
        "As you heard, two sailors, Ines Halvorsen and Odd Brekke, were released in Oslo on Monday."
    )
    alone = "As you heard, the sailor Ines Halvorsen was released in Oslo on Monday."
    assert event_at(told, "released").worth < 2.0 <= event_at(alone, "released").worth


def test_a_vote_is_known_by_its_place_and_its_day():
    from dashboard.linking.events.notability import CLEAR

    clear = event_at("Norland’s primary is on June 7.", "primary")
    assert (clear.label, clear.status) == ("Norland primary", "planned")
    assert clear.worth >= CLEAR > event_at("Norland’s primary is close.", "primary").worth


def test_who_becomes_what_an_office_is_called_by_is_news():
    from dashboard.linking.events.notability import CLEAR

    mayor = event_at("Ann Lee became mayor of Lisbon in 2012.", "became")
    assert (mayor.lemma, mayor.label) == ("take_post", "Ann Lee became mayor of Lisbon")
    assert mayor.worth >= CLEAR
    assert event_at("Ann Lee became angry in 2012.", "became").lemma == "become"
