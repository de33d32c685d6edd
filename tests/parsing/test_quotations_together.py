"""Several who speak together: groups, joint statements, "the two"."""

import pytest


def test_their_statement_is_theirs(quote):
    text = (
        "The ministers of Norway and Peru met in Lima. The bridge is “a danger to us all,” "
        "according to their joint statement."
    )
    (found,) = quote(text)
    assert found.speaker == "ministers of Norway and Peru"


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Mara Lindt, Treasurer Tom Berg and the Harbour Board said on Monday that the bridge was closed.",
        "The foreign ministers of France, Germany and Italy said the bridge was closed.",
        "Mara Lindt and her father said the bridge was closed.",
    ],
)
def test_several_who_speak_together_are_a_group(quote, text):
    (found,) = quote(text)
    assert found.speaker_kind == "group"
    assert " and " in found.speaker


def test_they_go_on_meaning_the_two_who_met(quote):
    text = (
        "Mara Lindt met with her Norwegian counterparts. They toured the port. They then saw "
        "the Harbour Board at work. They stressed that the port must grow."
    )
    (found,) = quote(text)
    assert found.speaker == "Mara Lindt and Norwegian counterparts"


def test_a_second_verb_joined_to_the_first_has_its_subject(quote):
    text = (
        "Mara Lindt reiterated her concern that Norland has the ships to close the port and emphasized "
        "the need for talks on the bridge."
    )
    assert {q.speaker for q in quote(text)} == {"Mara Lindt"}


def test_parts_set_apart_by_semicolons_are_of_the_first_ones_subject(quote):
    text = (
        "Mara Lindt noted that the ports were shut; urged the board to open them; and stressed that "
        "the report by Jonas Vey was sound."
    )
    assert [q.speaker for q in quote(text)] == ["Mara Lindt"] * 3


@pytest.mark.parametrize(
    "both",
    [
        "Minister Lindt and Foreign Minister Berg also",
        "The Transport Minister and Foreign Minister",
        "The Transport Minister and the Foreign Minister",
    ],
)
def test_two_in_office_are_both_named(quote, both):
    (found,) = quote(
        "Transport Minister Mara Lindt met the Norwegian Minister of Foreign Affairs, Tom Berg, on Monday. "
        f"{both} emphasized the importance of the bridge."
    )
    assert (found.speaker, found.speaker_kind) == ("Mara Lindt and Tom Berg", "group")


def test_the_statement_is_theirs_who_spoke_in_one(quote):
    text = (
        "The Harbour Board of Norwick said in a statement that the bridge was closed. "
        "Nobody was surprised. The statement said that it would be rebuilt."
    )
    first, second = quote(text)
    assert second.speaker == first.speaker
    assert (first.known, second.known) == ("stated", "inferred")


def test_it_is_theirs_when_the_statement_was(quote):
    text = (
        "The foreign ministers of Norway and Peru met in Lima. The bridge is “a danger to us all,” they said in "
        "a joint statement.\n\nThe statement turns next to the sea. It calls for “respect for the law of the sea.”"
    )
    assert [q.speaker for q in quote(text)] == ["foreign ministers of Norway and Peru"] * 2


def test_ministers_of_a_body_are_one_group_under_all_their_descriptions(quote):
    text = (
        "G7 foreign ministers said the bridge must open. “We are ready to pay,” the foreign "
        "ministers of the G7 said. The G7 ministers said it would take a year. "
        "G7 finance ministers said they had not been asked."
    )
    assert [q.speaker for q in quote(text)] == [
        *["G7 foreign ministers"] * 3,
        "G7 finance ministers",
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "shown"),
    [
        ("Union leaders Ada Vorn and Bo Ekdahl said it was late.", "Ada Vorn and Bo Ekdahl", "Union leaders Ada Vorn and Bo Ekdahl"),
        ("“It is late,” said council members Ada Vorn and Bo Ekdahl.", "Ada Vorn and Bo Ekdahl", "council members Ada Vorn and Bo Ekdahl"),
        ("Union leaders Ada Vorn and Bo Ekdahl met. “It is late,” they said.", "Ada Vorn and Bo Ekdahl", "they"),
        ("Ministers Kai Lofgren and Ada Vorn said it was late.", "Kai Lofgren and Ada Vorn", "Ministers Kai Lofgren and Ada Vorn"),
        ("Ada Vorn, the mayor, and Kai Lofgren said it was late.", "Ada Vorn and Kai Lofgren", "Ada Vorn, the mayor, and Kai Lofgren"),
    ],
)  # fmt: skip
def test_a_title_of_several_stands_before_the_names_of_a_group(quote, text, speaker, shown):
    (found,) = quote(text)
    assert (found.speaker, found.speaker_kind) == (speaker, "group")
    assert text[found.speaker_start : found.speaker_end] == shown


@pytest.mark.parametrize("who", ["They", "Both leaders", "The two"])
@pytest.mark.parametrize(
    "met", ["Mara Lindt spoke today with Jonas Ek", "Mara Lindt held talks with Jonas Ek"]
)
def test_who_met_speak_together_not_the_countries_told_of(quote, met, who):
    text = f"{met} about threats that Norland and Sudland pose to the Harbour Bank. {who} said it was late."
    assert [(q.speaker, q.speaker_kind) for q in quote(text)] == [
        ("Mara Lindt and Jonas Ek", "group")
    ]


@pytest.mark.parametrize(
    "before",
    [
        "Jonas Ek met the mayor on Monday.",
        "Jonas Ek, Rosa Prado and Petra Lind met on Monday.",
        "“Jonas Ek met Petra Lind,” a man said.",
    ],
)
def test_the_two_are_not_guessed(quote, before):
    found = quote(f"{before} The two said the bridge was safe.")[-1]
    assert (found.speaker, found.speaker_kind, found.known) == ("two", "group", "stated")


def test_who_calls_a_thing_something_speaks_on_after_a_colon(quote):
    text = (
        "The head of the harbour board, Nina Berg, has called the sentence "
        '"dangerous" ((no)) and "hasty" ((no)):\n\n'
        '"We face a long winter. Who decides this, do it with less haste." ((no))'
    )
    assert quote(text)[-1].speaker == "Nina Berg"
