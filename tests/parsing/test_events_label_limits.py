"""Labels keep what limits their claim: how much, since when it is the first, what it was that killed."""

import pytest
from telling import event_at, events_of


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        (
            "Northwind's share price has more than doubled in value.",
            "doubled",
            "Northwind’s share price has more than doubled in value",
        ),
        (
            "Oslo welcomed its first foreign flight in five months on Monday.",
            "welcomed",
            "Oslo welcomed its first foreign flight in five months",
        ),
        (
            "Northwind's shares fell to their lowest since April 2019 on Monday.",
            "fell",
            "Northwind’s shares fell to their lowest since April 2019",
        ),
        (
            "Ines Halvorsen visited Oslo for the first time in ten years on Monday.",
            "visited",
            "Ines Halvorsen visited Oslo for the first time in ten years",
        ),
        (
            "Ines Halvorsen welcomed her first guests in April.",
            "welcomed",
            "Ines Halvorsen welcomed her first guests",
        ),
        (
            "A grenade exploded in a cafe near Oslo late on Tuesday.",
            "exploded",
            "Grenade exploded in a cafe near Oslo",
        ),
        ("Tom Baker left early on Monday.", "left", "Tom Baker left early"),
        (
            "King Harald Lindt gave a royal pardon to an opposition editor on Monday.",
            "pardon",
            "Harald Lindt gave royal pardon to opposition editor",
        ),
        (
            "Ines Halvorsen opened a new round of peace talks in this border town on Friday.",
            "opened",
            "Ines Halvorsen opened a new round of peace talks",
        ),
        (
            "A Norland airliner crashed as it came in to land on Monday, killing all 41 on board.",
            "killing",
            "Norland airliner crashed, killing all 41 on board",
        ),
    ],
)
def test_a_label_keeps_what_limits_it(text, word, label):
    assert event_at(text, word).label == label


def test_a_participle_behind_a_noun_may_be_of_that_noun():
    loose = (
        "Norland and Sudland this year passed laws barring almost all boats after 20 weeks' notice."
    )
    apart = "Tom Baker spent the week visiting Norland."
    assert event_at(loose, "barring").worth < 2 <= event_at(apart, "visiting").worth


def test_what_nearly_doubled_has_grown():
    assert event_at("Northwind's profit nearly doubled in April.", "doubled").status == "happened"
    assert event_at("Northwind nearly closed the mill in April.", "closed").status == "denied"


def test_what_was_signed_is_no_event_by_itself():
    text = (
        "Ann Lee signed a pact with Norland in April. Some marched against the pact with Norland."
    )
    assert event_at(text, "signed").worth >= 2 > event_at(text, "pact with").worth


def test_nobody_is_told_to_have_declined_to_comment():
    text = "Norland police declined to comment on a link with the Lindt case on Monday."
    assert not [e for e in events_of(text) if "declined" in e.label]
    assert event_at("Norland declined the offer on Monday.", "declined")


def test_a_relative_clause_is_not_of_a_noun_that_leans_on_the_next():
    text = (
        "It came on the heels of a raid in Oslo and another in Lunden that killed a boy last week."
    )
    assert event_at(text, "killed").worth < 2


def test_what_happened_in_a_pandemic_ends_by_publication():
    text = "The Norland government has been hit by a crisis during the COVID-19 pandemic."
    assert event_at(text, "hit").last == "2021-05-12"


def test_what_killed_takes_the_place_of_what_only_happened():
    text = "A ferry sank off Norland on Monday, killing 20 passengers."
    assert event_at(text, "sank").worth < 2 <= event_at(text, "killing").worth


def test_a_passive_behind_its_comma_is_told_with_its_verb():
    text = "Norland bonds opened softer on Monday, pulled lower by a sinking Sudland market."
    assert (
        event_at(text, "pulled").label
        == "Norland bonds were pulled lower by a sinking Sudland market"
    )
