"""What is known of places, organisations and peoples before an article is read.

Small tables made from ISO 3166 and GeoNames facts (attributed in the files) and short lists written
for this project. Loaded once; a lookup is by the words as they stand in a newspaper.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import rows

if TYPE_CHECKING:
    from dashboard.model import EntityType

NAMESAKE = 0.15
"""How big a city must be, beside its biggest namesake, to be meant where its country is named."""
CITY_FIRST = frozenset({"New York", "Washington"})
"""States of the same name as a city that the news means first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the gazetteer knows: stable id, name to show, type, the country it lies in.

    ``grade`` is what it is: country, region, state, city, organisation, an institution that many
    countries have, or for demonyms the kind of group. ``weight`` is the population of a city: the biggest of a name is meant by default.
    """

    id: str
    name: str
    type: EntityType
    grade: str
    country: str | None = None
    weight: int = 0
    state: str = ""


def words_of(field_text: str) -> list[str]:
    """Return the parts of a field that holds several."""
    return [word for word in field_text.split("|") if word]


@dataclass(slots=True)
class Gazetteer:
    """Names to entries; ``demonyms`` holds adjectives and words for a people apart."""

    names: dict[str, Entry] = field(default_factory=dict)
    demonyms: dict[str, Entry] = field(default_factory=dict)
    cities: dict[str, list[Entry]] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    state_codes: dict[str, Entry] = field(default_factory=dict)
    states: dict[str, Entry] = field(default_factory=dict)
    by_id: dict[str, Entry] = field(default_factory=dict)
    longest: int = 1

    def add(self, entry: Entry, names: list[str], demonyms: list[str]) -> None:
        """Enter a thing under all its names; the first thing entered keeps a name."""
        self.by_id.setdefault(entry.id, entry)
        for name in (entry.name, *names):
            self.names.setdefault(name, entry)
            self.longest = max(self.longest, name.count(" ") + name.count("-") + 1)
        for word in demonyms:
            self.demonyms.setdefault(word, entry)

    def city(self, name: str, countries: frozenset[str] = frozenset()) -> Entry | None:
        """Return the city of this name: the biggest, or one nearly as big in one of the countries.

        A small namesake needs more than its country's mention: Paris is not Paris, Texas.
        """
        found = self.cities.get(name.replace("’", "'"))
        if not found:
            return None
        biggest = max(found, key=lambda entry: (entry.weight, entry.id))
        near = [
            entry
            for entry in found
            if entry.country in countries and entry.weight >= NAMESAKE * biggest.weight
        ]
        return max(near, key=lambda entry: (entry.weight, entry.id)) if near else biggest


@functools.cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of the tables in ``data``."""
    gazetteer = Gazetteer()
    _add_countries(gazetteer)
    for key, name, *rest in rows("entities/data/organisations.tsv"):
        others = words_of(rest[0]) if rest else []
        grade = "institution" if key.startswith("~") else "organisation"
        gazetteer.add(Entry(f"org:{key.lstrip('~')}", name, "ORG", grade), others, [])
    for key, name, others, demonyms, country in rows("entities/data/regions.tsv"):
        entry = Entry(f"region:{key}", name, "LOC", "region", country or None)
        gazetteer.add(entry, words_of(others), words_of(demonyms))
    for key, kind, name, others in rows("entities/data/treaties.tsv"):
        sort: EntityType = "EVENT" if kind == "EVENT" else "LAW"
        gazetteer.add(Entry(key, name, sort, "treaty"), words_of(others), [])
    for geoname, code, name in rows("entities/data/states.tsv"):
        state = Entry(f"geonames:{geoname}", name, "LOC", "state", "US")
        gazetteer.states[name] = gazetteer.state_codes[code] = state
        if name not in gazetteer.names and name not in CITY_FIRST:
            gazetteer.add(state, [], [])
    for name, short in rows("entities/data/state_words.tsv"):
        gazetteer.state_codes[short] = gazetteer.states[name]
    for word, grade in rows("entities/data/demonyms.tsv"):
        entry = Entry(f"group:{word.lower().replace(' ', '-')}", word, "NORP", grade)
        gazetteer.demonyms.setdefault(word, entry)
    _add_cities(gazetteer)
    return gazetteer


def _add_countries(gazetteer: Gazetteer) -> None:
    """Enter the countries with their names in the news, and which city is whose capital."""
    known = {code: rest for code, *rest in rows("entities/data/country_words.tsv")}
    for code, _, _, english, capital, official in rows("entities/data/countries.tsv"):
        name, others, demonyms = known.get(code, [english, "", ""])
        entry = Entry(f"country:{code}", name, "LOC", "country", code)
        gazetteer.add(entry, [*words_of(others), *words_of(official)], words_of(demonyms))
        if capital:
            gazetteer.capitals[f"geonames:{capital}"] = f"country:{code}"


def _add_cities(gazetteer: Gazetteer) -> None:
    """Enter the cities: each name may belong to several."""
    known = {(row[0], row[1]): row[2:] for row in rows("entities/data/city_words.tsv")}
    for geoname, name, country, state, population in rows("entities/data/cities.tsv"):
        shown, others, _ = known.get((name, country), [name, "", ""])
        entry = Entry(f"geonames:{geoname}", shown, "LOC", "city", country, int(population), state)
        for spelling in {name, shown, *words_of(others)}:
            gazetteer.cities.setdefault(spelling, []).append(entry)


@functools.cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of one class of ``data/words.tsv``."""
    for row in rows("entities/data/words.tsv"):
        if row[0] == name:
            return frozenset(words_of(row[1]))
    raise KeyError(name)


def in_class(word: str, *names: str) -> bool:
    """Whether a word is in one of some classes."""
    return any(word in word_class(name) for name in names)
