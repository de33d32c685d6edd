"""One name and one id for all mentions of a thing in the article, and how much the article is about it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.grouping_persons import Person, group_persons, shown_name
from dashboard.parsing.entities.names import (
    entity_id,
    group_organisations,
    is_generic,
    is_surname,
    shown_organisation,
    slug,
    title_gender,
)
from dashboard.parsing.entities.patterns import PATTERNS, word_class
from dashboard.parsing.entities.types import short_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import Article, Mention
    from dashboard.parsing.entities.spans import Entry, Name

SMALL_CITY = 100_000
"""Beneath so many people a city is not meant where another state follows its name."""
OF_SOMEBODY = ("ORG", "EVENT", "LAW", "WORK")
"""Types of what many have one of, and call by one name."""


def name_entities(text: str, names: Sequence[Name]) -> None:
    """Set ``name`` and ``entity`` of every mention."""
    _name_persons(text, [n for n in names if n.type == "PER"])
    _name_organisations(text, [n for n in names if n.type == "ORG"])
    places = [n for n in names if n.type in ("LOC", "FAC") and n.kind != "demonym"]
    _name_places(places)
    long = dict(short_for(names))
    for name in names:
        if name.kind == "demonym" and name.entry:
            name.entity, name.name, name.type = name.entry.id, name.entry.name, name.entry.type
        elif name.entry and name.entry.grade == "treaty" and name.type == name.entry.type:
            name.entity, name.name = name.entry.id, name.entry.name
        elif not name.entity and not (name.type in OF_SOMEBODY and is_generic(name.text)):
            spelled = long.get(name, name)
            plain = PATTERNS.order.sub("Executive Order ", " ".join(spelled.text.split()))
            name.name = spelled.entry.name if spelled.entry else plain
            name.entity = spelled.entry.id if spelled.entry else entity_id(name.type, name.name)


def _name_persons(text: str, names: Sequence[Name]) -> None:
    """Name the persons; a lone surname is called ``surname:``, for it may be anybody's."""
    titles = "|".join(sorted(word_class("royal")))
    crowned = {match["first"] for match in re.finditer(rf"\b(?:{titles}) (?P<first>\w+)", text)}
    people = group_persons(text, names)
    couples = _lone_of_both_sexes(people)
    for person in people:
        shown = shown_name(person)
        if person.parts in couples and person.gender:
            start = person.mentions[0].start
            title = PATTERNS.capital_before.search(text, max(0, start - 12), start)
            shown = f"{title[1]} {shown}" if title and title_gender(title[1]) else shown
        first = re.match(r"\w+", shown)
        if " " not in shown and first and first[0] in crowned:  # "Prince Olav"
            lone = rf"\b(?P<title>{titles}) {re.escape(shown)}\b(?!['-]?\w| [A-Z])"
            found = re.search(lone, text)
            shown = f"{found['title']} {shown}" if found else shown
        whole = " " in shown and (person.full or shown.split()[0] in word_class("royal"))
        whole = whole and not is_surname(shown)
        key = f"{'per' if whole else 'surname'}:{slug(shown)}"
        for mention in person.mentions:
            mention.name, mention.entity = shown, key
            mention.gender = mention.gender or person.gender


def _lone_of_both_sexes(people: Sequence[Person]) -> set[tuple[str, ...]]:
    """Return the surnames that a man and a woman go by of whom neither is known in full: "Mr. Roe", "Mrs. Roe"."""
    genders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for person in people:
        if not person.full and person.gender:
            genders[person.parts].add(person.gender)
    return {parts for parts, some in genders.items() if len(some) > 1}


def _name_organisations(text: str, names: Sequence[Name]) -> None:
    """Name the organisations: the gazetteer's name, else the longest in the article.

    "The Committee" of an article that names no committee is nobody, and stays without a name.
    """
    for members in group_organisations(text, names):
        entry = next((m.entry for m in members if m.entry), None)
        if not entry and all(is_generic(m.text) for m in members):
            continue
        shown = entry.name if entry else shown_organisation(members)
        key = entry.id if entry else entity_id("ORG", shown)
        for mention in members:
            mention.name, mention.entity = shown, key


def _told_apart(spelled: str, entry: Entry) -> str:
    """Return a place's name, with its state or country where the plain name means a bigger namesake."""
    gazetteer = load_gazetteer()
    known = gazetteer.names.get(spelled) if entry.grade == "state" else gazetteer.city(spelled)
    if entry.grade not in ("city", "state") or known is None or known.id == entry.id:
        return entry.name
    if entry.state and entry.state in gazetteer.state_codes:
        return f"{entry.name}, {gazetteer.state_codes[entry.state].name}"
    return f"{entry.name}, {gazetteer.by_id[f'country:{entry.country}'].name}"


def _in_lands(names: Sequence[Name]) -> dict[str, Entry | None]:
    """Return the cities that the article gives the state or country of: "Springfield, Ill.".

    A town that lies in no such state as the gazetteer knows is none of its namesakes: None.
    """
    found: dict[str, Entry | None] = {}
    for city, land in pairwise(names):
        if not land.entry or not 0 < land.start - city.end < 3:
            continue
        namesakes = load_gazetteer().cities.get(city.printed, ())
        there = [entry for entry in namesakes if _lies_in(entry, land.entry)]
        if there:
            found.setdefault(city.printed, max(there, key=lambda entry: entry.weight))
        elif land.entry.grade == "state" and all(e.weight < SMALL_CITY for e in namesakes):
            found.setdefault(city.printed, None)
    return found


def _lies_in(city: Entry, land: Entry) -> bool:
    """Whether a city lies in a state or country."""
    if land.grade == "state":
        return bool(city.state) and load_gazetteer().state_codes[city.state] == land
    return land.grade == "country" and city.country == land.country


CAUCASUS = frozenset(
    {"country:RU", "country:AM", "country:AZ", "region:abkhazia", "region:south-ossetia",
     "geonames:611717"}
)  # fmt: skip
"""Places beside which Georgia is the country."""


def _name_places(names: Sequence[Name]) -> None:
    """Name the places; a city is the one in a country that the article names, else the biggest."""
    countries = frozenset(
        n.entry.country for n in names if n.entry and n.entry.grade == "country" and n.entry.country
    )
    told = _in_lands(names)
    for name in names:
        spelled = name.printed
        if spelled in told and (name.entry is None or name.entry.grade == "city"):
            name.entry = told[spelled]
        entry = _meant(name.entry, spelled, names, countries, told)
        if entry and entry.type == "LOC":
            name.entry, name.entity, name.name = entry, entry.id, _told_apart(spelled, entry)
        else:
            name.name, name.entity = spelled, entity_id("LOC", spelled)


def _meant(
    entry: Entry | None,
    spelled: str,
    names: Sequence[Name],
    countries: frozenset[str],
    told: dict[str, Entry | None],
) -> Entry | None:
    """Return the place that a name means, ``entry`` being what it was taken for."""
    gazetteer = load_gazetteer()
    if entry and entry.grade == "state":
        return entry
    if spelled == "Georgia":  # the state: America is named, and nothing of the Caucasus
        entries = [n.entry for n in names if n.entry]
        if any(one.country == "US" for one in entries) and CAUCASUS.isdisjoint(
            one.id for one in entries
        ):
            return gazetteer.states[spelled]
    if spelled in told or (entry and entry.grade != "city"):
        return entry
    short = gazetteer.state_codes.get(spelled) if spelled.istitle() else None  # "(D., Ariz.)"
    known = gazetteer.names.get(spelled)
    return known or gazetteer.city(spelled, countries) or short or entry


LEAD = 400
"""Characters from the start that count as headline and lead."""
PARTS = 4
"""Into so many equal parts an article is cut to see over how much of it a thing is spread."""
WEIGHT = {"name": 1.0, "nominal": 1.0, "pronoun": 1.0, "demonym": 0.5, "credit": 0.0}


def weigh(
    article: Article, mentions: Sequence[Mention], pronouns: Sequence[Mention] = ()
) -> tuple[Mention, ...]:
    """Return the mentions with their entity's salience in the article, 0 to 1.

    Mentions of every kind count, pronouns too, those of the headline and the lead more; what is
    spread over the article counts more than what stands in one place. What the article is most about
    has 1; credits weigh nothing.
    """
    heads = [(b.start, b.end) for b in article.blocks if b.kind in ("title", "deck")]
    weights: dict[str, float] = defaultdict(float)
    parts: dict[str, set[int]] = defaultdict(set)
    for mention in (*mentions, *pronouns):
        in_head = any(start <= mention.start < end for start, end in heads)
        place = 3 if in_head else 2 if mention.start < LEAD else 1
        weights[mention.entity] += place * WEIGHT[mention.kind]
        parts[mention.entity].add(PARTS * mention.start // (len(article.text) + 1))
    for entity, some in parts.items():
        weights[entity] *= 1 + len(some) / PARTS
    top = max(weights.values(), default=0) or 1
    return tuple(
        replace(m, salience=0.0 if m.kind == "credit" else weights[m.entity] / top)
        for m in mentions
    )
