"""What is known of places, organisations and peoples before an article is read, and where a text names it.

Small tables made from ISO 3166 and GeoNames facts (attributed in the files) and short lists written
for this project. Loaded once; a lookup is by the words as they stand in a newspaper.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.parsing.entities.patterns import PATTERNS, given_names, word_class, words_of
from dashboard.parsing.entities.spans import LONGEST, WORD, Entry, Name, is_whole, plausible, trim
from dashboard.parsing.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import EntityType
    from dashboard.parsing.entities.spans import Word


NAMESAKE = 0.15
"""How big a city must be, beside its biggest namesake, to be meant where its country is named."""
CITY_FIRST = frozenset({"New York", "Washington"})
"""States of the same name as a city that the news means first."""


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
        sort: EntityType = "EVENT" if kind == "EVENT" else "WORK" if kind == "WORK" else "LAW"
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


SURE_CITY = 400_000
"""A city of this many people is taken for one without the model's word."""
SPACES = re.compile(r"\s+")


@functools.cache
def phrase_starts() -> dict[str, int]:
    """Return, for the first word of each known phrase, how many words the longest one has."""
    gazetteer = load_gazetteer()
    starts: dict[str, int] = {}
    for phrase in (*gazetteer.names, *gazetteer.demonyms, *gazetteer.cities):
        parts = [word.group() for word in WORD.finditer(phrase)]
        starts[parts[0]] = max(starts.get(parts[0], 0), len(parts))
    return starts


@functools.cache
def shouted() -> dict[str, str]:
    """Return the names of several words that hold letters, by how they are printed in capitals: "USA TODAY"."""
    names = (name for name in load_gazetteer().names if " " in name)
    return {name.upper(): name for name in names if not (name.istitle() or name.isupper())}


def look_up(phrase: str) -> tuple[Entry, bool] | None:
    """Return the entry of a phrase and whether it is a demonym; capitals are read as title case."""
    gazetteer = load_gazetteer()
    spellings = [phrase]
    if phrase.isupper() and len(phrase) > 3:
        spellings += [phrase.title(), shouted().get(phrase, phrase)]
    for spelling in spellings:
        if entry := gazetteer.names.get(spelling):
            return entry, False
        if entry := gazetteer.demonyms.get(spelling):
            return entry, True
        if entry := gazetteer.city(spelling):
            return entry, False
    return None


def known_names(text: str, words: Sequence[Word]) -> list[Name]:
    """Return what the gazetteer knows in the text, longest phrases first, none overlapping."""
    starts = phrase_starts()
    found: list[Name] = []
    i = 0
    while i < len(words):
        word = words[i].text
        longest = starts.get(word, 0)
        if word.isupper() and len(word) > 2:
            longest = max(longest, starts.get(word.title(), 0))
        step = 1
        for length in range(min(longest, len(words) - i), 0, -1):
            start, end = words[i].start, words[i + length - 1].end
            if end - start > 60 or "\n" in text[start:end]:
                continue
            phrase = SPACES.sub(" ", text[start:end])
            hit = look_up(phrase)
            if hit and not (hit[0].grade == "city" and not _sure_city(hit[0], phrase)):
                found.append(_name(text, start, end, phrase, hit))
                step = length
                break
        i += step
    return found


def _sure_city(entry: Entry, phrase: str) -> bool:
    """Whether a city needs no second opinion: big enough, or a capital."""
    if len(phrase) < 4:
        return False
    return entry.weight >= SURE_CITY or entry.id in load_gazetteer().capitals


def _name(text: str, start: int, end: int, phrase: str, hit: tuple[Entry, bool]) -> Name:
    """Return the gazetteer's name; an ambiguous word gets no more trust than a guess."""
    entry, demonym = hit
    doubtful = phrase in word_class("ambiguous-name") or (
        entry.grade == "city" and " " not in phrase
    )
    name = Name(start, end, entry.type, text[start:end], trust=0 if doubtful else 2, entry=entry)
    if demonym:
        name.kind = "demonym"
    if entry.grade == "institution":
        name.entry, name.trust = None, 1 if " " not in phrase else 2
    if phrase in word_class("given-male") or phrase in word_class("given-female"):
        name.trust = 0
    return name


def merge(model: Sequence[Name], known: Sequence[Name]) -> list[Name]:
    """Return model's and gazetteer's names as one list, each conflict decided.

    A known name inside a longer name of the model gives way ("China" in "Bank of China"), unless the
    longer one is a pair of places or a person after a nationality. Where both agree on the span
    the gazetteer says what it is; a longer known name swallows the model's pieces.
    """
    result: list[Name] = []
    dropped: set[int] = set()
    by_start = sorted(model, key=lambda n: n.start)
    first = 0
    for name in known:
        while first < len(by_start) and by_start[first].end <= name.start - LONGEST:
            first += 1
        near = []
        for m in by_start[first : first + LONGEST]:
            if m.start >= name.end:
                break
            if name.start < m.end:
                near.append(m)
        if _decide(name, near, dropped, result):
            result.append(name)
    result.extend(m for m in by_start if id(m) not in dropped)
    return result


def _decide(name: Name, near: list[Name], dropped: set[int], result: list[Name]) -> bool:
    """Whether the known name stands; marks the model's names that fall for it."""
    keep = True
    for other in near:
        inside = other.start <= name.start and name.end <= other.end
        same = (other.start, other.end) == (name.start, name.end)
        if same:
            keep = keep and _agrees(name, other, dropped)
        elif inside:
            keep = keep and _splits(name, other, dropped, result)
        else:
            dropped.add(id(other))
    if not near and name.trust == 0:
        return False
    return keep


def _agrees(name: Name, other: Name, dropped: set[int]) -> bool:
    """Decide between two readings of the same words."""
    if name.trust == 0 and other.type in ("PER", "ORG") and name.type != other.type:
        return False
    if other.type == "LOC" and name.type == "LOC" and name.kind == "name":
        name.trust = 2
    dropped.add(id(other))
    return True


def _splits(name: Name, other: Name, dropped: set[int], result: list[Name]) -> bool:
    """Decide whether a known name stands inside a longer one of the model."""
    rest = other.text[name.end - other.start :]
    before = other.text[: name.start - other.start]
    if name.trust < 2 or (before.endswith("-") and is_whole(other.text)):
        return False
    shout = name.text.isupper() and len(name.text) > 4 and not other.text.isupper()
    opener = (
        not rest and before[:1].isupper() and before.endswith("ing ") and before.count(" ") == 1
    )
    if not (shout or opener or _holds_apart(name, other, before, rest)):
        return False
    dropped.add(id(other))
    if shout or opener:
        return True
    for start, end in ((other.start, name.start), (name.end, other.end)):
        a, b = trim(other.text, start - other.start, end - other.start)
        piece = other.text[a:b]
        if plausible(piece):
            result.append(Name(other.start + a, other.start + b, other.type, piece, trust=1))
    return True


def _holds_apart(name: Name, other: Name, before: str, rest: str) -> bool:
    """Whether a known name is one of a pair or list of places, or the nationality or post of a person."""
    of_body = other.type == "ORG" and before.endswith(" of ")  # "University of Ulm-Wels"
    pair = PATTERNS.pair.match(other.text, name.end - other.start) and not of_body
    if pair or before.endswith(("-", "–")):
        return True
    if other.type in ("LOC", "NORP") and name.type in ("LOC", "NORP"):
        return bool(
            PATTERNS.listed_land_behind.match(rest) or PATTERNS.listed_land_before.search(before)
        )
    if other.type != "PER" or before:
        return False
    several = " " in rest.strip()
    if name.kind == "demonym":
        return name.text not in given_names() or several
    called = name.text in given_names() | word_class("ambiguous-name")
    return several and not called and name.entry is not None and name.entry.grade == "country"
