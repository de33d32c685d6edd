import pytest
from telling import event_at, events_of

from dashboard.parsing.events.labels import present


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Ines Halvorsen visited Lisbon on Monday.", "visited", "Ines Halvorsen visits Lisbon"),
        (
            "Ines Halvorsen's trip to Lisbon ended on Monday.",
            "trip",
            "Ines Halvorsen visits Lisbon",
        ),
        (
            "They spoke after the G7 finance ministers meeting in Rome.",
            "meeting",
            "G7 finance ministers meet in Rome",
        ),
        ("Tom Baker was arrested in Madrid.", "arrested", "Tom Baker is arrested in Madrid"),
        ("Tom Baker did not sign the treaty.", "sign", "Tom Baker does not sign treaty"),
    ],
)
def test_a_label_is_a_sentence_a_person_would_write(text, word, label):
    assert event_at(text, word).label == label


def test_a_pronoun_gives_way_to_the_name():
    text = "Ines Halvorsen left Oslo. She visited Lisbon on Monday."
    assert event_at(text, "visited").label == "Ines Halvorsen visits Lisbon"


def test_a_statement_before_its_verb_is_in_the_label():
    label = event_at("Steel is “the main culprit,” Ines Halvorsen said last week.", "said").label
    assert label == "Ines Halvorsen says Steel is “the main culprit”"


def test_a_label_is_never_longer_than_ninety_characters():
    text = "Norland signed " + " and ".join(
        f"a long treaty number {n} with Chile" for n in range(20)
    )
    assert all(len(event.label) <= 91 for event in events_of(text + "."))


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("visit", "visits"), ("carry", "carries"), ("pass", "passes"), ("be", "is"), ("go", "goes")],
)
def test_verbs_stand_in_the_present(lemma, form):
    assert present(lemma) == form
