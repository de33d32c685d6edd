"""Labels keep what turns a clause: negation, modals, conditions, attempts and accusations."""

import pytest
from telling import event_at

OWN_WIFE = (
    "Ivo Van Der Lund was eliminated. The elimination came in light of Van Der Lund’s announcement that his "
    "wife, Kimberly, had suffered a loss over the weekend. Van Der Lund revealed it in a video. “My wife "
    "Kimberly and I went through it,” Van Der Lund said."
)


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Nobody resigned on Monday.", "resigned", "Nobody resigned"),
        (OWN_WIFE, "suffered", "Ivo Van Der Lund’s wife had suffered loss"),
        ("The council held no vote on Monday.", "vote", "Council held no vote"),
        (
            "Neither country signed the treaty on Monday.",
            "signed",
            "Neither country signed the treaty",
        ),
        ("Norway may invade Chile in May.", "invade", "Norway may invade Chile"),
        ("Norway could not close the port on Monday.", "close", "Norway could not close the port"),
        ("The bridge might be closed on Monday.", "closed", "Bridge might be closed"),
        ("The port was not closed on Monday.", "closed", "Port was not closed"),
        ("Norway nearly closed the port on Monday.", "closed", "Norway nearly closed the port"),
        ("The mayor probably resigned on Monday.", "resigned", "Mayor probably resigned"),
        (
            "The mayor said Tom Baker robbed Ines Halvorsen on Monday.",
            "robbed",
            "Mayor said that Tom Baker robbed Ines Halvorsen",
        ),
        (
            "According to police, Tom Baker robbed Ines Halvorsen on Monday.",
            "robbed",
            "According to police, Tom Baker robbed Ines Halvorsen",
        ),
        ("Perhaps Norway closed the port on Monday.", "closed", "Norway perhaps closed the port"),
        ("Norway omitted to sign the treaty.", "sign", "Norway omitted to sign the treaty"),
        ("Norway shunned meeting Chile.", "meeting", "Norway shunned meeting Chile"),
        ("Norway only met Chile on Monday.", "met", "Norway only meets Chile"),
        ("Norway only met Chile twice on Monday.", "met", "Norway only met Chile twice"),
        (
            "Norway did not attack Chile once on Monday.",
            "attack",
            "Norway did not attack Chile once",
        ),
        (
            "Tom Baker allegedly robbed Ines Halvorsen on Monday.",
            "robbed",
            "Tom Baker allegedly robbed Ines Halvorsen",
        ),
    ],
)
def test_a_label_keeps_negations_and_modals_as_the_clause_has_them(text, word, label):
    assert event_at(text, word).label == label


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        (
            "Ines Halvorsen was accused of bribing the planners.",
            "bribing",
            "Ines Halvorsen was accused of bribing the planners",
        ),
        (
            "Ines Halvorsen, who was accused of robbing Tom Baker, left Oslo.",
            "robbing",
            "[Ines Halvorsen] was accused of robbing Tom Baker",
        ),
        (
            "OSLO (AP) – Ines Halvorsen was accused of bribing the planners.",
            "bribing",
            "Ines Halvorsen was accused of bribing the planners",
        ),
        ("The mayor tried to stop the march.", "stop", "The mayor tried to stop the march"),
        (
            "Ines Halvorsen was unable to stop the march.",
            "stop",
            "Ines Halvorsen was unable to stop the march",
        ),
        (
            "Norland raised the funds without issuing bonds.",
            "issuing",
            "Norland raised the funds without issuing bonds",
        ),
        (
            "If Norway attacks Chile in May, the pact will end.",
            "attacks",
            "If Norway attacks Chile in May",
        ),
    ],
)
def test_an_uncertain_event_is_told_in_the_words_that_make_it_so(text, word, label):
    assert event_at(text, word).label == label


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Many of the nurses resigned on Monday.", "resigned", "Many of the nurses resigned"),
        (
            "Tom Baker and many of the nurses resigned on Monday.",
            "resigned",
            "Tom Baker and many of the nurses resigned",
        ),
    ],
)
def test_the_verb_of_a_label_agrees_with_its_subject(text, word, label):
    assert event_at(text, word).label == label
