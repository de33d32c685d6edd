"""Names written otherwise than English ones, and pieces of names; all bearers are invented."""

import functools

import pytest

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.entities import find_entities
from dashboard.parsing.entities.name_extension import is_family_first
from dashboard.parsing.entities.names import group_organisations
from dashboard.parsing.entities.spans import Name
from dashboard.parsing.typography import fold


@functools.cache
def analyser():
    return Analyser("auto")


def mentions(text):
    found = find_entities(analyser().analyse(fold(Article("a", text, ())).article))
    return [m for m in found if m.kind == "name"]


def names(text):
    return {(m.type, text[m.start : m.end]) for m in mentions(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SEOUL - The president named Park Dae-rim as envoy.", ("PER", "Park Dae-rim")),
        ("She wrote on X. Moscow denied it.", ("PRODUCT", "X")),
        ("They met Deputy Administrator Quillam-Oost on Monday.", ("PER", "Quillam-Oost")),
        ("Secretary General of the Harbour Service Jane Roe met them.", ("PER", "Jane Roe")),
    ],
)
def test_a_name_is_found_whole_and_nothing_more(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Park Dae-rim", True),
        ("Tsui Ing-wai", True),
        ("Ulm State-run", False),
        ("The Thai-run", False),
        ("New York-based", False),
        ("Jean Roe-Oost", False),
    ],
)
def test_two_syllables_behind_a_family_name(text, is_one):
    assert is_family_first(text) is is_one


@pytest.mark.parametrize(
    "text",
    [
        "Astronomers have found a planet, and the planet is cold.",
        "The list is called the Corrupt and Undemocratic Actors List by all.",
    ],
)
def test_common_words_in_capitals_are_no_names(text):
    assert not {"Astronomers", "Corrupt"} & {name for _, name in names(text)}


def test_a_state_behind_a_city_tells_which_city_it_is():
    text = "SPRINGFIELD, Ill. (AP) — A man was charged. He lives in Springfield."
    found = {m.name for m in mentions(text)}
    assert {"Springfield, Illinois", "Illinois"} <= found
    assert "Springfield" not in found


def test_a_company_with_and_without_its_form_is_one():
    text = "Alphabet Inc. said so. Sundar Roe, the chief executive of Alphabet, agreed."
    assert {m.entity for m in mentions(text) if "Alphabet" in m.name} == {"org:alphabet"}


def test_a_river_governs_nobody():
    text = "Heavy rain swelled the Tarn River on Monday."
    assert {m.reading for m in mentions(text) if m.name == "Tarn River"} == {"literal"}


def test_a_full_name_is_shown_rather_than_a_surname_with_its_particles():
    text = "Ursula van der Marwick spoke. Then van der Marwick left, and van der Marwick slept."
    assert {m.name for m in mentions(text)} == {"Ursula van der Marwick"}


@pytest.mark.parametrize(
    ("short", "long", "one"),
    [
        ("Harbour Party", "Harbour Party of Peru", True),
        ("Ulmford United", "Ulmford United FC", True),
        ("Harbour Bank", "Harbour Bank Peru", True),
    ],
)
def test_a_body_within_another_s_name_is_not_short_for_it(short, long, one):
    text = f"{long} met. {short} met."
    start = text.index(short, len(long))
    names = [Name(0, len(long), "ORG", long), Name(start, start + len(short), "ORG", short)]
    assert (len(group_organisations(text, names)) == 1) == one
