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
            "Ann Lee will travel to Peru on April 29, where she will highlight U.S. support for the port of Callao.",
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


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Bo Wick fired shots at the president", "fired"),
        ("Bo Wick pointed a gun at the mayor", "pointed"),
        ("Bo Wick drove a van at the crowd", "drove"),
        ("Norland launched missiles at the port", "launched"),
        ("Tilda Roe put her faith in the court", "put"),
        ("Tilda Roe lost interest in the talks", "lost"),
    ],
)
def test_a_label_keeps_at_whom_and_in_what(text, word):
    assert event_at(f"{text} on Monday.", word).label == text


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        (
            "Republican Tom Baker and Democrat Ada Quill backed the Lima Pact in Oslo on Monday.",
            "backed",
            "Tom Baker and Ada Quill backed the Lima Pact in Oslo",
        ),
        (
            "Prices fell only after Norland joined the Harbour League in 2001 and opened its ports to Chile.",
            "joined",
            "Norland joined the Harbour League",
        ),
        (
            "Ada Quill lost in Bergen. Friends of Tom Baker wondered on Monday whether she would change her tone and spare her rivals.",
            "wondered",
            "Friends of Tom Baker wondered whether [Ada Quill] would change her tone and spare her rivals",
        ),
        (
            "Tom Baker spoke on Sunday. “He is the best mayor of Oslo,” Ada Quill said on Monday.",
            "said",
            "Ada Quill said “[Tom Baker] is the best mayor of Oslo”",
        ),
        (
            "OSLO – The quarrel over tolls is not about boats, Ada Quill said on Monday.",
            "said",
            "Ada Quill said the quarrel over tolls is not about boats",
        ),
        (
            "Norland Air pushed Northwind to sell its old ferries on Monday.",
            "pushed",
            "Norland Air pushed Northwind to sell its old ferries",
        ),
        (
            "Norland on Monday called on Chile to open its ports.",
            "called",
            "Norland called on Chile to open its ports",
        ),
        (
            "Ada Quill campaigned in Norway. She was endorsed the day before by former rival Tom Baker.",
            "endorsed",
            "[Ada Quill] was endorsed by former rival Tom Baker",
        ),
    ],
)
def test_a_label_has_each_name_once_and_what_limits_its_own_verb(text, word, label):
    assert event_at(text, word).label == label
