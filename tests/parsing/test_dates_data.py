"""The grammar, the word lists and the tables of facts are data: each is checked as it stands."""

import datetime as dt
import re

import pytest
import yaml

from dashboard.parsing.dates import grammar
from dashboard.parsing.dates.dated_names import horizon_day, terms
from dashboard.parsing.dates.lexer import Feast, Period, feast_day, index
from dashboard.parsing.dates.resolve import OPERATORS
from dashboard.parsing.lexicon import PARSING, read, rows

DATA = PARSING / "dates" / "data"
FILES = sorted((*DATA.glob("*.yaml"), *(PARSING / "lexicon").glob("*.yaml")))
TABLES = sorted(DATA.glob("*.tsv"))


@pytest.mark.parametrize("path", [*FILES, *TABLES], ids=lambda path: path.name)
def test_each_data_file_says_where_it_is_from(path):
    assert path.read_text(encoding="utf-8").startswith("# Source: ")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_word_of_a_list_was_read_as_true_or_false(path):
    def words(node):
        if isinstance(node, dict):
            for key, value in node.items():
                yield key
                yield from words(value)
        elif isinstance(node, list):
            for value in node:
                yield from words(value)

    found = list(words(yaml.safe_load(path.read_text(encoding="utf-8"))))
    assert not any(isinstance(word, bool) for word in found)


def test_each_rule_has_a_name_of_its_own_and_an_operator():
    rules = grammar().rules
    names = [rule.name for rule in rules]
    assert len(set(names)) == len(names)
    assert {rule.means for rule in rules} == set(OPERATORS)


def test_each_feast_has_a_day_in_a_recent_year():
    feasts = [entry for entries in index().values() for _, entry in entries]
    for feast in feasts:
        if isinstance(feast, Feast):
            day = feast_day(feast, 2023)
            assert day is not None
            assert day.year == 2023


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", dt.date(2023, 11, 23)),
        ("black friday", dt.date(2023, 11, 24)),
        ("election day", dt.date(2023, 11, 7)),
        ("memorial day", dt.date(2023, 5, 29)),
        ("good friday", dt.date(2023, 4, 7)),
        ("lunar new year", dt.date(2023, 1, 22)),
    ],
)
def test_a_moving_feast_falls_on_its_day(name, day):
    feasts = {
        entry.name: entry
        for entries in index().values()
        for _, entry in entries
        if isinstance(entry, Feast)
    }
    assert feast_day(feasts[name], 2023) == day


def test_each_holder_has_an_office_and_each_office_holders():
    assert {row[0] for row in rows("dates/data/holders.tsv")} == read("dates/data/offices.yaml")[
        "titles"
    ].keys()


def test_each_name_of_the_lifetimes_bounds_something_and_stands_once():
    table = list(rows("dates/data/lifetimes.tsv"))
    assert all(first or last for _, first, last in table)
    assert all(first < last for _, first, last in table if first and last)
    names = [name.lower() for name, _, _ in table]
    assert len(set(names)) == len(names)


def test_terms_and_periods_end_after_they_began():
    for holders in terms().values():
        for term in holders:
            assert term.first < term.last <= horizon_day()
    for entries in index().values():
        for _, entry in entries:
            if isinstance(entry, Period):
                assert entry.last is None or entry.first <= entry.last


def test_each_election_of_the_campaigns_falls_on_the_day_that_the_law_sets():
    for one in read("dates/data/campaigns.yaml")["elections"]:
        day = one["day"]
        assert day.year % 4 == 0
        assert (day.month, day.isoweekday()) == (11, 2)
        assert 2 <= day.day <= 8
        assert one["inauguration"] == dt.date(day.year + 1, 1, 20)
        assert "elected" not in one or one["elected"] in one["nominees"]


def test_each_list_of_words_beside_a_date_is_asked_for_and_each_asked_for_is_there():
    sources = sorted((PARSING / "dates").glob("*.py"))
    asked = {
        name
        for path in sources
        for name in re.findall(r"DATE_WORDS\.([a-z_]+)", path.read_text(encoding="utf-8"))
    }
    assert asked == set(read("lexicon/dates.yaml"))
