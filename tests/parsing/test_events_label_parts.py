"""Labels are whole: no verb twice, no word run into the next, no list or phrase cut short."""

import pytest
from telling import event_at


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        (
            (
                "The Norland Debris Program was established in 2006 to address the adverse impacts of debris on the "
                "Norland economy, the environment, and safety."
            ),
            "established",
            "Norland Debris Program was established",
        ),
        (
            "Ann Lee reviewed progress in the U.S.-supported, EU-facilitated Dialogue with Chile on Monday.",
            "Dialogue",
            "U.S.-supported Dialogue with Chile",
        ),
        (
            "Ann Lee will travel to Lima on May 2 and discuss furthering U.S.-South African cooperation on trade.",
            "furthering",
            "Ann Lee will discuss furthering U.S.-South African cooperation on trade",
        ),
        (
            "The deputy chief of mission and members of the embassy team traveled to Oslo, Norway today.",
            "traveled",
            "Deputy chief of mission and members of the embassy team travel to Oslo",
        ),
        (
            (
                "Ann Lee met jointly today in Brussels with NATO Deputy Secretary General Mira Gunn and EEAS "
                "Secretary General Stef Sand."
            ),
            "met",
            "Ann Lee, Mira Gunn and Stef Sand meet in Brussels",
        ),
        (
            (
                "Ann Lee spoke today with NATO Deputy Secretary General Mira Gunn, Polish Deputy Foreign Minister "
                "Marc Prz, representing the Organization for Security and Cooperation in Europe (OSCE) "
                "Chairman-in-Office, OSCE Secretary General Helga Holm, and European External Action Service (EEAS) "
                "Secretary General Stef Sand."
            ),
            "spoke",
            "Ann Lee spoke with NATO Deputy Secretary General Mira Gunn, Polish Deputy Foreign Minister Marc Prz and others",
        ),
        (
            "Ann Lee spoke with Mira Gunn’s sister, Helga Holm, on Monday.",
            "spoke",
            "Ann Lee speaks with Helga Holm",
        ),
    ],
)
def test_a_label_leaves_no_part_of_its_words_out(text, word, label):
    assert event_at(text, word).label == label


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        (
            (
                "Ann Lee will travel to Peru on April 29, where she will highlight U.S. support for and the need to "
                "hasten work on the port."
            ),
            "highlight",
            "Ann Lee will travel to Peru on April 29, where she will highlight U.S. support for the port.",
        ),
        (
            "Since joining the Bank in 1991, Ann Lee has made it large.",
            "joining",
            "Since joining Norland Harbour Bank in 1991, Ann Lee has made it large.",
        ),
        (
            "On Monday, Ann Lee had meetings, including a roundtable with all ministers of finance.",
            "meetings",
            "On Monday, Ann Lee had meetings with ministers of finance.",
        ),
    ],
)
def test_a_label_that_leaves_its_matter_to_the_text_is_worth_less(text, word, whole):
    assert event_at(text, word).worth + 1 < event_at(whole, word).worth


def test_talks_without_the_others_or_a_topic_are_worth_little():
    assert event_at("On Monday, Ann Lee held calls to discuss the launch.", "calls").worth == 1


def test_the_lead_names_who_holds_the_office_of_a_headline():
    text = (
        "Secretary Lee’s Meeting with Head of Cabinet of the President of the Norland Council Gunn\n\n"
        "Secretary Ann Lee met today with Mira Gunn, head of cabinet of the President of the Norland Council."
    )
    assert event_at(text, "met today").label == "Ann Lee and Mira Gunn meet"
