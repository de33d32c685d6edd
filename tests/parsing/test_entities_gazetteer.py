"""The gazetteer's tables: complete, with their source named, and right about capitals."""

from typing import get_args

import pytest

from dashboard.model import EntityType
from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.patterns import words_of
from dashboard.parsing.lexicon import PARSING, rows

DATA = PARSING / "entities" / "data"

TABLES = sorted(path.name for path in DATA.glob("*.tsv"))
WIDTHS = {
    "countries.tsv": 6,
    "cities.tsv": 5,
    "states.tsv": 3,
    "country_words.tsv": 4,
    "regions.tsv": 5,
    "roles.tsv": 3,
    "things.tsv": 3,
    "fixed_types.tsv": 2,
    "demonyms.tsv": 2,
    "words.tsv": 2,
    "readings.tsv": 2,
    "nicknames.tsv": 2,
    "treaties.tsv": 4,
}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_names_its_source(name):
    assert (DATA / name).read_text(encoding="utf-8").startswith("# Source:")


@pytest.mark.parametrize("name", sorted(WIDTHS))
def test_every_line_has_all_its_fields(name):
    assert {len(row) for row in rows(f"entities/data/{name}")} == {WIDTHS[name]}


@pytest.mark.parametrize("name", ["words.tsv", "readings.tsv", "nicknames.tsv", "fixed_types.tsv"])
def test_no_key_is_given_twice(name):
    keys = [row[0] for row in rows(f"entities/data/{name}")]
    assert len(keys) == len(set(keys))


def test_fixed_types_are_types_of_the_model():
    assert {row[1] for row in rows("entities/data/fixed_types.tsv")} <= set(get_args(EntityType))


@pytest.mark.parametrize(
    ("city", "country"),
    [("Kyiv", "UA"), ("Washington", "US"), ("Tokyo", "JP"), ("Canberra", "AU"), ("Beijing", "CN")],
)
def test_a_capital_stands_for_its_country(city, country):
    found = load_gazetteer().city(city)
    assert found
    assert load_gazetteer().capitals[found.id] == f"country:{country}"


def test_a_town_of_a_tenth_of_its_namesake_is_not_meant_where_its_country_is_named():
    found = load_gazetteer().city("Geneva", frozenset({"US"}))
    assert found is not None
    assert found.country == "CH"


def test_a_city_name_means_the_biggest_unless_a_country_is_near():
    near = load_gazetteer().city("Birmingham", frozenset({"US"}))
    biggest = load_gazetteer().city("Birmingham")
    assert near
    assert biggest
    assert (near.country, biggest.country) == ("US", "GB")


def test_an_institution_of_many_countries_is_no_entity_of_its_own():
    assert load_gazetteer().names["Supreme Court"].grade == "institution"


def test_every_class_of_words_is_asked_for_and_names_each_word_once():
    root = DATA.parents[2]
    code = "".join(path.read_text(encoding="utf-8") for path in root.rglob("*.py"))
    patterns = "".join(path.read_text(encoding="utf-8") for path in DATA.glob("*.yaml"))
    for name, words in rows("entities/data/words.tsv"):
        assert f'"{name}"' in code or f"{{{name}}}" in patterns, name
        assert len({*words_of(words)}) == len(words_of(words)) > 0, name
