"""A country that an office is of, and the person right behind it; all persons are invented."""

import functools

import pytest

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.entities import find_entities
from dashboard.parsing.entities.spans import Name
from dashboard.parsing.entities.titles import lands_alone
from dashboard.parsing.typography import fold


@functools.cache
def analyser():
    return Analyser("auto")


def mentions(text):
    return find_entities(analyser().analyse(fold(Article("a", text, ())).article))


def names(text):
    return {(m.type, text[m.start : m.end]) for m in mentions(text) if m.kind == "name"}


@pytest.mark.parametrize(
    ("text", "land", "person"),
    [
        (
            "The court named Attorney General of Guatemala Maria Rosa Paz Lund in its ruling.",
            "Guatemala",
            "Maria Rosa Paz Lund",
        ),
        ("Ambassador to Armenia Lena Storring was in the hall.", "Armenia", "Lena Storring"),
        (
            "Special Envoy for Yemen Lenderbring Concludes Regional Trip\n\nThe trip was long.",
            "Yemen",
            "Lenderbring",
        ),
    ],
)
def test_the_person_behind_an_offices_country_is_apart_from_it(text, land, person):
    found = names(text)
    assert ("LOC", land) in found
    assert ("PER", person) in found


def test_an_envoys_surname_stays_apart_from_the_country_where_the_text_has_it_alone():
    text = "A Call with UN Special Envoy for Yemen Grundel\n\nThey spoke with Envoy Hans Grundel."
    assert {("LOC", "Yemen"), ("PER", "Grundel")} <= names(text)


def test_a_person_called_like_a_country_stays_whole():
    found = names("They asked the lawyer for Chad Storring. Chad Storring said nothing.")
    assert ("PER", "Chad Storring") in found
    assert not [name for kind, name in found if kind == "LOC"]


def test_a_country_that_no_office_is_of_is_not_cut_from_a_name():
    found = names("The editor of China Daily spoke. China Daily is a newspaper.")
    assert ("ORG", "China Daily") in found


def test_an_ambassador_to_a_country_has_that_role():
    text = "U.S. Ambassador to Armenia Lena Storring was in the hall."
    assert {m.role for m in mentions(text) if m.name == "Lena Storring"} == {
        "U.S. Ambassador to Armenia"
    }


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("They met European Union High Representative Josep Lund.", "European Union"),
        ("They called Republic of Korea First Vice Foreign Minister Lund.", "Republic of Korea"),
    ],
)
def test_the_first_word_of_an_office_is_no_part_of_the_body_before_it(text, body):
    assert body in {name for _, name in names(text)}


def test_a_country_keeps_its_name_before_a_headlines_verb():
    text = "Kingdom of Bahrain Signs the Harbour Accords\n\nOn Wednesday it signed."
    assert {m.entity for m in mentions(text) if m.type == "LOC"} == {"country:BH"}


def test_a_region_is_one_with_and_without_the_word():
    text = "Our partners in the Indo-Pacific Region met. The Indo-Pacific is wide."
    assert {m.entity for m in mentions(text) if m.kind == "name"} == {"region:indo-pacific"}


def test_a_government_is_one_body_however_its_country_is_written():
    text = "It sued the United States Government in court. The U.S. Government has moved."
    assert {(m.type, m.entity) for m in mentions(text)} == {("ORG", "org:u-s-government")}


@pytest.mark.parametrize(
    ("text", "size", "kind", "name"),
    [
        ("U.S. Naval ships met.", 10, "ORG", "U.S."),
        ("Peru Regional talks began.", 13, "ORG", "Peru"),
        ("Peru Regional.", 13, "ORG", "Peru Regional"),
        ("Peru National park.", 13, "ORG", "Peru National"),
        ("Republic of Singapore on Ports in Summer met.", 40, "LOC", "Republic of Singapore"),
        ("Peru on Friday Radio.", 20, "ORG", "Peru on Friday Radio"),
    ],
)
def test_a_country_is_cut_from_an_adjective_and_from_what_a_paper_is_about(text, size, kind, name):
    found = Name(0, size, kind, text[:size])
    lands_alone(text, [found], lambda word: word in {"naval", "regional", "national"})
    assert (found.text, text[found.start : found.end]) == (name, name)
