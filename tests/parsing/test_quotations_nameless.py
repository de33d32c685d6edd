"""Speakers without a name: described, met again, why they have none."""

from pathlib import Path

import pytest


def test_an_official_brought_in_before_speaking_keeps_the_whole_description(quote):
    text = (
        "A senior Transport Ministry official looked at the bridge.\n\n"
        "“We are in a different place now,” the official said."
    )
    (found,) = quote(text)
    assert found.role == found.speaker == "senior Transport Ministry official"
    assert (found.affiliation, found.known) == ("Transport Ministry", "inferred")


def test_the_second_official_is_not_the_third(quote):
    text = (
        "A second official said the bridge was old. A third official said it was safe.\n\n"
        "“It will be closed in the spring,” the second official said."
    )
    assert [q.speaker for q in quote(text)] == [
        "second official",
        "third official",
        "second official",
    ]


def test_where_a_reason_stands_before_that_it_is_not_part_of_the_words(quote):
    text = (
        "A senior official said, speaking on condition of anonymity, that the envoy would return."
    )
    (found,) = quote(text)
    assert text[found.start : found.end] == "the envoy would return"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "An engineer said the bridge was old. The engineer asked not to be named because he works there.",
            "asked not to be named because he works there",
        ),
        (
            "A senior official said the bridge was old. The official spoke on condition that no name be used.",
            "on condition that no name be used",
        ),
        (
            "An aide, speaking on condition of anonymity because the report is secret, said it was old.",
            "on condition of anonymity because the report is secret",
        ),
        (
            "An aide who did not want to be named said he had seen the report.",
            "did not want to be named",
        ),
        (
            "An official said, speaking on condition of anonymity because it was early, that it was old.",
            "on condition of anonymity because it was early",
        ),
        (
            "Three workers, granted anonymity to discuss internal deliberations, said it was old.",
            "granted anonymity to discuss internal deliberations",
        ),
        (
            "It is closed, said a woman who did not want to give her name.",
            "did not want to give her name",
        ),
        (
            "“It is closed,” said a woman who declined to give her name.",
            "declined to give her name",
        ),
        (
            "A nurse, who would not give her full name, said it was closed.",
            "would not give her full name",
        ),
        (
            "An official who asked not to be named because nothing had been announced warned that it was old.",
            "asked not to be named because nothing had been announced",
        ),
        (
            "A miner who is not authorised to speak to the press told the council that the mine was old.",
            "not authorised to speak to the press",
        ),
    ],
)
def test_the_reason_for_having_no_name_is_in_the_sources_words(quote, text, reason):
    found = quote(text)
    assert [q.anonymity_reason for q in found] == [reason]


def test_a_rule_for_all_officials_of_a_call_is_the_reason_of_each(quote):
    report = Path(__file__).parents[2] / "data" / "reports" / "2022-07-18-afghan-visas.md"
    found = quote(report.read_text(encoding="utf-8").split("---\n", 2)[2])
    said = "on condition that they be called senior administration officials"
    assert {(q.speaker, q.anonymity_reason) for q in found} == {
        ("senior officials", said),
        ("senior administration official", said),
        ("second official", said),
        ("third official", said),
    }


@pytest.mark.parametrize(
    "text",
    [
        "A spokeswoman declined to give her name.",
        "Police declined to give his name.",
        "The firm declined to give the names of the drivers.",
    ],
)
def test_who_does_not_give_anothers_name_refuses_an_answer(quote, text):
    assert [q.status for q in quote(text)] == ["declined"]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("An official speaking on condition of anonymity said it was old.", "it was old", "official"),
        ("The talks had failed, said an official speaking on condition of anonymity.",
         "The talks had failed", "official"),
    ],
)  # fmt: skip
def test_how_somebody_speaks_is_no_part_of_what_they_are(quote, text, words, speaker):
    (found,) = quote(text)
    assert (text[found.start : found.end], found.speaker, found.role) == (words, speaker, speaker)


def test_a_reason_of_two_is_that_of_each_of_them(quote):
    text = (
        "Two singers told of the quarrel. Both asked not to be named because the choir is small. "
        "“He looked at his watch,” one of them said. The other called it “a story told by the basses.”"
    )
    reason = "asked not to be named because the choir is small"
    assert [q.anonymity_reason for q in quote(text)] == [reason] * 2


def test_they_are_the_ministers_told_of_last(quote):
    text = (
        "The foreign ministers of Norway, Peru and Kenya met Mara Lindt’s government on Monday. "
        "“We are ready to pay for the bridge,” they said."
    )
    (found,) = quote(text)
    assert found.speaker == "foreign ministers of Norway, Peru and Kenya"


@pytest.mark.parametrize(
    "text",
    [
        "Bridge workers told to leave the town at once",
        "She was said to be looking at a crane.",
        "* said that the bridge is old.",
    ],
)
def test_where_nobody_says_it_the_speaker_is_unknown(quote, text):
    (found,) = quote(text)
    assert (found.speaker, found.speaker_kind, found.known) == (None, "unknown", "unknown")


def test_words_carried_over_from_nobody_are_not_called_carried(quote):
    (found,) = quote("The stated aim was “to reduce the risk of another fall.”")
    assert (found.speaker, found.known) == (None, "unknown")


def test_the_writers_we_is_nobody_named_before(quote):
    met = "The Harbour Council met the Transport Ministry. "
    assert quote(f"{met}We announced that the bridge would be closed.") == ()
    assert [q.speaker for q in quote(f"{met}We said: “It will close.”")] == [None]


def test_officials_counted_by_their_labels_are_unnamed(quote):
    text = "SENIOR PORT OFFICIAL ONE: It is old.\n\nSENIOR PORT OFFICIAL TWO: It is safe."
    assert [(q.speaker, q.speaker_kind) for q in quote(text)] == [
        ("senior port official one", "unnamed"),
        ("senior port official two", "unnamed"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Residents said the bridge was closed too early.", "Residents", "group"),
        ("Critics say that the plan is too costly.", "Critics", "group"),
        ("Many said that it was late.", "Many", "group"),
        ("Bo Vey left, and others warned that it would rain.", "others", "group"),
        ("Some local residents said that they would leave.", "Some local residents", "group"),
        ("Teachers wearing red said that the plan was late.", "Teachers wearing red", "group"),
        ("Two residents said the bridge was old.", "Two residents", "unnamed"),
        ("Officials in Oslo said the bridge was old.", "Officials in Oslo", "unnamed"),
        ("People familiar with the plan said it was late.", "People familiar with the plan", "unnamed"),
        ("A resident said it was old.", "resident", "unnamed"),
        ("According to a Tidewater Bank analysis, tolls rose by half.", "Tidewater Bank", "organisation"),
    ],
)  # fmt: skip
def test_a_group_is_neither_named_nor_an_unnamed_source(quote, text, speaker, kind):
    assert [(q.speaker, q.speaker_kind) for q in quote(text)] == [(speaker, kind)]


def test_a_spokesman_named_beside_his_description_is_the_spokesman(quote):
    text = (
        "The minister’s spokesman, Ulf Trane, said the bridge was closed. It was old.\n\n"
        "“It will open soon,” said the spokesman. “It will not,” the port’s spokesman said."
    )
    assert [(q.speaker, q.known) for q in quote(text)] == [
        ("Ulf Trane", "stated"),
        ("Ulf Trane", "inferred"),
        ("port's spokesman", "stated"),
    ]


def test_a_spokesman_described_since_is_the_spokesman(quote):
    text = (
        "The minister’s spokesman, Ulf Trane, said the bridge was closed. "
        "A bank spokesman said it was open. “It is old,” the spokesman said."
    )
    assert [q.speaker for q in quote(text)] == ["Ulf Trane", "bank spokesman", "bank spokesman"]


def test_whom_a_sentence_equates_with_a_name_goes_by_the_name(quote):
    text = (
        "The first witness at the trial was Jonas Vey, who was the head of the port.\n\n"
        "He said the crane had been unsafe for years."
    )
    assert [q.speaker for q in quote(text)] == ["Jonas Vey"]


def test_a_paper_named_after_reporters_is_a_body(quote):
    (found,) = quote("The plan has failed, according to The Harbour Reporter.")
    assert found.speaker_kind == "organisation"


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Bank bought the mill in May. The weavers left. They said the mill was unsafe.",
        "The Harbour Bank bought the mill in May. The exercises drew crowds to the town. They called for a new bridge.",
    ],
)
def test_they_are_no_body_before_which_several_others_act(quote, text):
    assert [q.speaker for q in quote(text)] == [None]


def test_two_delegations_are_a_group_and_no_unnamed_source(quote):
    text = "The two delegations noted the long role of the port in keeping the peace."
    assert [found.speaker_kind for found in quote(text)] == ["group"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sen. Ines Hall praised the bank. The Harbour senator said it was late.", "Ines Hall"),
        ("Sen. Ines Hall spoke in Oslo. “It is late,” the candidate said.", "Ines Hall"),
        (
            "Sen. Ines Hall met Peter Vey in Oslo. The candidate said it was late.",
            "candidate",
        ),
        ("Spokesman Peter Vey left. The Harbour senator said it was late.", "Harbour senator"),
        ("Ines Hall, the mayor of Oslo, left. The candidate said it was late.", "candidate"),
        ("Ines Hall left. The congressman said it was late.", "congressman"),
        ("Ines Hall, the Harbour nominee, left. The candidate said it was late.", "Ines Hall"),
        ("Ines Hall, a businesswoman, left. The Oslo businesswoman said it was late.", "Ines Hall"),
        ("Governor Ines Hall left. The governor waved. She said it was late.", "Ines Hall"),
    ],
)
def test_an_office_takes_up_the_one_person_told_of_just_before(quote, text, speaker):
    assert [found.speaker for found in quote(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tom Park accused the mayor of fraud. The mayor denied that he had taken money.", "mayor"),
        (
            "Tom Park attacked the president on Monday. The president said the bank was safe.",
            "president",
        ),
        ("Tom Park was killed in Oslo. The president said that he was shocked.", "president"),
        ("Ann Lee sued the city. The mayor said the bridge was safe.", "mayor"),
        ("Ann Lee sued the city. The mayor waved. He said the bridge was safe.", "mayor"),
        ("Tom Park, a fisherman, complained. The governor said the bridge was safe.", "governor"),
        ("Tom Park, a fisherman, complained. The lawmaker said the bridge was safe.", "lawmaker"),
        ("Governor Ann Lee opened the bridge. The mayor said it was safe.", "mayor"),
        ("Sen. Ann Lee blamed the candidate. The candidate said it was late.", "candidate"),
        ("Sen. Ann Lee opened the hearing. The nominee said it was late.", "nominee"),
    ],
)
def test_an_office_takes_up_nobody_of_whom_no_such_office_is_told(quote, text, speaker):
    assert [found.speaker for found in quote(text)] == [speaker]


def test_a_surname_that_is_a_noun_takes_up_its_bearer(quote):
    text = "“It is late,” said Kristen Day, an engineer. Day said the bridge was shut."
    assert [found.speaker for found in quote(text)] == ["Kristen Day", "Kristen Day"]


def test_the_last_who_held_an_office_does_not_hold_it(quote):
    text = (
        "George Hall, the last secretary to come, visited in 1985. Half a world away, Ines Halvorsen waited. "
        "“So far we have seen nothing of it,” the secretary said."
    )
    (found,) = quote(text)
    assert found.speaker == "secretary"
    became = "Ines Halvorsen on Monday became the first secretary in years to see Ulm."
    (found,) = quote(text.replace("Half a world away, Ines Halvorsen waited.", became))
    assert (found.speaker, found.role) == ("Ines Halvorsen", None)


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        (
            "“It is late,” said one Democrat familiar with the talks.",
            "one Democrat familiar with the talks",
            "unnamed",
        ),
        ("An architect said that the mill leaks.", "architect", "unnamed"),
        ("The party platform says that ports matter.", "party platform", "document"),
        ("The contract states that the port pays.", "contract", "document"),
    ],
)
def test_members_of_parties_trades_and_contracts_have_a_kind(quote, text, speaker, kind):
    assert [(q.speaker, q.speaker_kind) for q in quote(text)] == [(speaker, kind)]
