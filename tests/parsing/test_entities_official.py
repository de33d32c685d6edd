"""Names in official texts and transcripts, with their lists, calls and offices; all persons are invented."""

import functools

import pytest

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.entities import find_entities
from dashboard.parsing.entities.capitals import proper
from dashboard.parsing.entities.detection import before_headline
from dashboard.parsing.entities.spans import Name
from dashboard.parsing.entities.types import settle_types
from dashboard.parsing.typography import fold


@functools.cache
def analyser():
    return Analyser("auto")


def mentions(text, kind="name"):
    found = find_entities(analyser().analyse(fold(Article("a", text, ())).article))
    return [m for m in found if m.kind == kind]


def names(text):
    return {(m.type, text[m.start : m.end]) for m in mentions(text)}


def people(text):
    return {(text[m.start : m.end], m.name) for m in mentions(text) if m.type == "PER"}


def roles(text):
    return {(m.name, m.role) for m in mentions(text) if m.role}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Inter-American Ports Bank lent more.", ("ORG", "Inter-American Ports Bank")),
        ("She wrote to the Anti-Defection League.", ("ORG", "Anti-Defection League")),
        (
            "The Bureau of Ports and Digital Policy met.",
            ("ORG", "Bureau of Ports and Digital Policy"),
        ),
        (
            "The Bureau of Lakes and Alpine and Scientific Affairs met.",
            ("ORG", "Bureau of Lakes and Alpine and Scientific Affairs"),
        ),
        (
            "The Ministry for Ports and Climate Action met.",
            ("ORG", "Ministry for Ports and Climate Action"),
        ),
        (
            "Bureau of Lakes, Ports, and Trade Lisa Vellin left the room.",
            ("ORG", "Bureau of Lakes, Ports, and Trade"),
        ),
    ],
)
def test_a_body_keeps_its_whole_name(text, name):
    assert name in names(text)


def test_a_prefix_before_a_country_is_no_part_of_it():
    assert ("ORG", "Pro-Moscow") not in names("Pro-Moscow fighters and an anti-Moscow party left.")


def test_what_an_office_is_for_is_no_body():
    text = "Assistant Secretary for Population, Refugees, and Migration Ines Vellin met them."
    assert names(text) == {("PER", "Ines Vellin")}


@pytest.mark.parametrize(
    "text",
    [
        "They called the Principal Deputy Assistant Secretary in May.",
    ],
)
def test_an_office_is_no_body(text):
    assert not [name for kind, name in names(text) if kind in ("ORG", "WORK")]


@pytest.mark.parametrize(
    "text",
    [
        "“We hope so,” Brellin said. Brellin opened the bridge.",
        "The bridge opened. “It holds,” said Brellin.",
        "MR VOSS: Yes, Brellin.\n\nQUESTION: Thank you.\n\nBrellin.\n\nQUESTION: I have two.",
    ],
)
def test_who_speaks_or_is_called_up_is_a_person(text):
    assert {kind for kind, name in names(text) if name == "Brellin"} == {"PER"}


@pytest.mark.parametrize(("title", "kind"), [("Counselor", "PER"), ("Principal", "ORG")])
def test_a_title_before_one_word_makes_a_person_unless_bodies_begin_so(title, kind):
    text = f"{title} Brellin"
    name = Name(0, len(text), "ORG", text)
    settle_types(text, [name])
    assert name.type == kind


def test_where_a_transcript_is_made_is_not_called_up():
    text = "Tokyo, Japan\n\nHappelen\n\nFOREIGN MINISTER VOSS: Good morning."
    assert ("PER", "Happelen") not in names(text)


def test_a_firm_speaks_in_statements():
    text = "Shares of Brellin fell. Brellin said in a statement it would close its mill."
    assert ("ORG", "Brellin") in names(text)


def test_a_person_stands_behind_the_country_of_an_office():
    text = "The Prime Minister of the Republic of North Macedonia Nikola Grudin met them."
    assert ("Nikola Grudin", "Nikola Grudin") in people(text)
    assert roles(text) == {("Nikola Grudin", "Prime Minister of the Republic of North Macedonia")}


def test_a_role_holds_the_whole_name_of_its_body():
    text = "The Bureau of Lakes and Scientific Affairs Assistant Secretary Ines Vellin left."
    assert roles(text) == {
        ("Ines Vellin", "Bureau of Lakes and Scientific Affairs Assistant Secretary")
    }


def test_a_nickname_is_the_one_whose_given_name_it_shortens():
    text = "Secretary Antony Brellin spoke. Tony, thank you for coming."
    assert ("Tony", "Antony Brellin") in people(text)


def test_an_office_of_two_words_describes_who_stands_before_it():
    text = "“It works,” said Miguel Brellin, General Manager. The room was full."
    assert roles(text) == {("Miguel Brellin", "General Manager")}


def test_a_predecessor_is_not_who_holds_the_office_now():
    text = "Ariel Brellin, prime minister of Haiti, spoke. The previous prime minister was killed."
    described = [text[m.start : m.end] for m in mentions(text, "nominal")]
    assert described == ["prime minister of Haiti"]


def test_another_country_near_a_president_tells_that_the_president_is_not_of_this_one():
    text = "President Brellin spoke in Moscow about Ukraine. Ukraine’s president disagreed."
    assert {m.entity for m in mentions(text, "nominal")} == {"role:president:country:UA"}


def test_georgia_beside_other_states_is_the_state():
    text = "The senators of Alabama, Georgia and Florida met in the United States."
    assert "country:GE" not in {m.entity for m in mentions(text)}


@pytest.mark.parametrize("word", ["Strategy", "Budget", "Accords", "Program"])
def test_what_many_have_is_nobody_by_itself(word):
    assert not names(f"Under the {word}, partners met. The {word} grew.")


@pytest.mark.parametrize(
    ("title", "kind", "kept"),
    [
        ("Counselor", "ORG", 0),
        ("Assistant Administrator", "PER", 0),
        ("Minister", "PER", 0),
        ("Coach", "ORG", 1),
    ],
)
def test_a_title_alone_is_nobody_s_name(title, kind, kept):
    text = f"They admire the {title}."
    name = Name(16, 16 + len(title), kind, title)
    assert len(proper(text, [], [name])) == kept


def test_a_question_on_a_person_is_not_where_one_stands():
    text = "I have one last question on Omar Brellin, please. The family of Omar Brellin asked too."
    assert {kind for kind, name in names(text) if name == "Omar Brellin"} == {"PER"}


def test_a_year_behind_a_body_s_name_leaves_it_one():
    text = "Harbour Commission 2022"
    name = Name(0, len(text), "FAC", text)
    settle_types(text, [name])
    assert name.type == "ORG"


def test_a_body_s_own_office_is_another_body():
    text = "The Harbour Council’s Bureau of Ports spoke. The People’s Bureau of Ulm met."
    assert {("ORG", "Harbour Council"), ("ORG", "Bureau of Ports")} <= names(text)


def test_a_reporter_is_not_the_station():
    text = "Yuna Leibrand of Channel 13 asked him."
    start, end = before_headline(text, 0, 24, "PER")
    assert text[start:end] == "Yuna Leibrand"


@pytest.mark.parametrize("stop", ["", "."])
def test_a_headline_that_tells_of_somebody_is_no_part_of_the_name(stop):
    headline = f"Ines Halvorsen Finally Endorses House Speaker Tom Baker{stop}"
    text = f"{headline}\n\nThe nominee Ines Halvorsen endorsed Tom Baker on Monday."
    span = before_headline(text, 0, len("Ines Halvorsen Finally Endorses House"), "PER")
    assert text[slice(*span)] == "Ines Halvorsen"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Mary Ann Smith", "Mary Anne Hall lost, and Smith won."),
        ("John Paul Jones", "John Paul II was in Lisbon."),
        ("Anna Maria Hall", "Anna Maria Vey lost, and Hall won. Anna Maria smiled."),
    ],
)
def test_a_whole_name_in_a_headline_stays_whole(name, told):
    text = f"{name} Wins Lindhaven Seat Once More\n\n{told}"
    assert before_headline(text, 0, len(name), "PER") == (0, len(name))
