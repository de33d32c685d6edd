"""What the language model gets wrong, as labels show it; all persons are invented."""

import pytest
from telling import event_at, events_of


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        (
            "The minister urged immediate Russian de-escalation and the withdrawal of troops.",
            "urged",
            "Minister urged immediate Russian de-escalation and the withdrawal of troops",
        ),
        (
            "The rescue ordered by Ines Halvorsen and carried out by Norwegian crews saved the port.",
            "carried",
            "Rescue carried out by Norwegian crews",
        ),
    ],
)
def test_what_the_model_parted_or_took_for_another_form_is_mended(text, word, label):
    assert event_at(text, word).label == label


def test_an_adjective_that_looks_like_a_verb_is_no_event():
    labels = [e.label for e in events_of("The minister won unwavering U.S. support for Chile.")]
    assert labels == ["Minister won unwavering U.S. support for Chile"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Ada Quill told Face the Nation on Sunday.", ["Ada Quill told Face the Nation"]),
        ("Bram Okker joined Save the Harbour on Monday.", ["Bram Okker joined Save the Harbour"]),
    ],
)
def test_a_verb_in_the_name_of_a_programme_or_a_body_is_no_event(text, labels):
    assert [e.label for e in events_of(text)] == labels


def test_a_date_before_its_noun_ends_no_label():
    text = "Ines Halvorsen expressed her hope for a successful June 20-21 harbour summit in Riga."
    label = event_at(text, "expressed").label
    assert (
        label
        == "Ines Halvorsen expressed her hope for a successful June 20-21 harbour summit in Riga"
    )


def test_marks_round_a_date_alone_are_left_off_a_label():
    text = "Tom Baker expects an attack on Oslo “in the coming days.”"
    assert "“" not in event_at(text, "attack").label


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ines Halvorsen urged voters to stay calm, vote early.", "vote early"),
        ("The union told workers to stay home, vote no.", "vote no"),
        ("Ann Lee urged farmers to sell milk, plant trees and cut hedges.", "cut"),
    ],
)
def test_a_list_of_what_others_shall_do_stays_theirs_to_its_end(text, word):
    event = event_at(text, word)
    assert event.status == "uncertain"
    assert not event.label.startswith(("Ines Halvorsen vote", "Vote", "Cut"))


def test_whom_a_kicker_names_does_nothing():
    headline = "Norland and Sudland: rebels shelled the port of Oslo"
    for text in (headline, f"{headline}\n\n{headline} on Monday."):
        labels = [e.label for e in events_of(text)]
        assert set(labels) == {headline}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Tom Baker accused Karla Voss of theft on Monday.", "theft"),
        ("Tom Baker accused the mayor of theft.", "theft"),
        ("Police suspect Karla Voss of murder.", "murder"),
        ("Tom Baker spoke on Monday to accuse Karla Voss of theft.", "theft"),
    ],
)
def test_what_somebody_is_accused_of_is_not_known_to_have_happened(text, deed):
    assert event_at(text, deed).status == "uncertain"


def test_who_died_is_the_person_and_not_the_firm():
    event = event_at(
        "Tom Baker, the late chairman of Bay Lines, who died in 2014, had a boat.", "died"
    )
    assert event.label == "Tom Baker died"


@pytest.mark.parametrize(
    "text",
    [
        "Will Karla Voss be charged with fraud on Friday?",
        "Will taxes be raised in 2027?",
        "Will the bank shed 500 jobs?",
    ],
)
def test_what_is_asked_of_the_future_is_not_told(text):
    assert all(event.status != "happened" for event in events_of(text))
