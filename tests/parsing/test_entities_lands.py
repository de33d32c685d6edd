"""A country that an office is of, and the person right behind it; all persons are invented."""

import functools

import pytest

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.entities import find_entities


@functools.cache
def analyser():
    return Analyser("auto")


def mentions(text):
    return find_entities(analyser().analyse(Article("a", text, ())))


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
