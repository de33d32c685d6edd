"""A country that an office is of, and the person right behind it; all persons are invented."""

import functools

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.entities import find_entities
from dashboard.parsing.typography import fold


@functools.cache
def analyser():
    return Analyser("auto")


def mentions(text):
    return find_entities(analyser().analyse(fold(Article("a", text, ())).article))


def names(text):
    return {(m.type, text[m.start : m.end]) for m in mentions(text) if m.kind == "name"}


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


def test_a_government_is_one_body_however_its_country_is_written():
    text = "It sued the United States Government in court. The U.S. Government has moved."
    assert {(m.type, m.entity) for m in mentions(text)} == {("ORG", "org:u-s-government")}
