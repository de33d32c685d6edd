"""A name's type over all articles: one type where they clearly agree.

One article may take a town for a firm; the collection sees the name in many. What the gazetteer
knows is settled, and a name that the articles do not agree on stays as each of them has it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.entities.entity_rows import EntityLink, Linked
from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.names import (
    entity_id,
    given_gender,
    is_surname,
    name_parts,
    slug,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.linking.entities.entity_rows import Profile, Seen
    from dashboard.model import EntityType

AGREED = 0.75
"""Share of the articles that name a thing from which the others are overruled."""
AGREED_PERSON = 0.9
"""The same for a person: a firm that bears its founder's name is no person."""
HALF = 0.5
"""The same for a place that the gazetteer knows, and for a person who is shown to be one."""
SIMPLE: dict[str, EntityType] = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC",
    "EVENT": "EVENT", "LAW": "LAW", "WORK": "WORK", "PRODUCT": "PRODUCT", "NORP": "NORP",
}  # fmt: skip
ORDER: tuple[EntityType, ...] = ("LOC", "ORG", "EVENT", "LAW", "WORK", "PRODUCT", "NORP", "PER")
"""What a name of several words is taken for where as many articles say one thing as another."""

type Votes = dict[str, Counter[EntityType]]
NO_VOTES: Counter[EntityType] = Counter()


def settle_kinds(seen: Seen) -> Seen:
    """Return the entities with the type, and the identity that goes with it, of their name."""
    profiles = seen.profiles
    votes, places, people = _votes(seen), _known_places(profiles), _shown_persons(profiles)
    known: dict[tuple[str, str, str, bool], tuple[EntityType, str] | None] = {}

    def settled(one: Profile) -> tuple[EntityType, str] | None:
        name = slug(one.name)
        kind = _known_firm(one)
        if kind is None and _open(one):
            kind = _agreed(name, one.name, votes.get(name, NO_VOTES), name in places, people)
        if kind is None or kind == SIMPLE[one.type]:
            return None
        place = places.get(name) if kind == "LOC" else None
        return kind, place or _identity(kind, one.name)

    found = []
    for one in profiles:
        alike = one.name, one.type, one.identity, one.named
        if alike not in known:
            known[alike] = settled(one)
        now = known[alike]
        found.append(replace(one, type=now[0], identity=now[1]) if now else one)
    return seen.taken_for(found)


def _known_firm(one: Profile) -> EntityType | None:
    """Return that a product is a firm where the gazetteer knows it as one: what stands "on Facebook"."""
    known = load_gazetteer().names.get(one.name) if one.type == "PRODUCT" else None
    return "ORG" if known and known.type == "ORG" and known.grade == "organisation" else None


def one_face(links: Linked) -> Linked:
    """Return the links with one name and one type for each entity: those of most mentions."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    types: dict[str, Counter[str]] = defaultdict(Counter)
    mentions = np.bincount(links.numbers, links.seen.mentions, len(links.every)).astype(np.int64)
    there = np.unique(links.numbers)
    for number, times in zip(there.tolist(), mentions[there].tolist(), strict=True):
        link = links.every[number]
        names[link.entity][link.name] += times
        types[link.entity][link.type] += times
    faces = [EntityLink(key, _most(names[key]), _most(types[key])) for key in names]
    place = {link.entity: number for number, link in enumerate(faces)}
    now = np.array([place.get(link.entity, -1) for link in links.every], np.int32)
    return Linked(links.seen, faces, now[links.numbers])


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda word: (-counts[word], word))


def _votes(seen: Seen) -> Votes:
    """Return, for each name as it is in the texts, how many articles take it for what."""
    articles: Counter[tuple[str, frozenset[str], str]] = Counter()
    for one, count in zip(seen.profiles, seen.counts, strict=True):
        if one.named and one.type in SIMPLE:
            articles[one.name, one.forms, one.type] += count
    votes: Votes = defaultdict(Counter)
    for (name, forms, kind), count in articles.items():
        for form in {slug(form) for form in (name, *forms)}:
            votes[form][SIMPLE[kind]] += count
    return votes


def _known_places(profiles: Iterable[Profile]) -> dict[str, str]:
    """Return the one place of the gazetteer that articles mean by a name."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in profiles:
        if one.type == "LOC" and one.named and not _open(one):
            found[slug(one.name)].add(one.identity)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _shown_persons(profiles: Iterable[Profile]) -> set[str]:
    """Return the names of whom an article shows that they are persons: by role, given name, surname."""
    names = set[str]()
    for one in profiles:
        if one.type == "PER" and one.named and one.name not in names:
            gender = given_gender(name_parts(one.name))
            if one.roles or gender or len({slug(form) for form in one.forms}) > 1:
                names.add(one.name)
    return {slug(word) for name in names for word in (name, name_parts(name)[-1])}


def _open(one: Profile) -> bool:
    """Whether the texts alone say what a thing is."""
    return (
        one.type in SIMPLE
        and one.named
        and one.identity not in load_gazetteer().by_id
        and not one.identity.startswith("geonames:")
    )


def _agreed(
    key: str, name: str, votes: Counter[EntityType], place: bool, people: set[str]
) -> EntityType | None:
    """Return the type that the articles give a name, None where they do not agree.

    Who is nowhere shown to be a person is none where another article takes the name for a firm or a
    town; a name of several words is one thing, that which most articles say.
    """
    if len(votes) < 2:
        return None
    for kind, sure in (("LOC", place), ("PER", key in people)):
        if sure and votes[kind] >= HALF * votes.total():
            return kind
    if key not in people:
        votes = Counter({kind: count for kind, count in votes.items() if kind != "PER"})
    best = min(votes, key=lambda kind: (-votes[kind], ORDER.index(kind)))
    if " " in name and "PER" not in votes:
        return best
    share = AGREED_PERSON if best == "PER" else AGREED
    return best if votes[best] >= share * votes.total() else None


def _identity(kind: EntityType, name: str) -> str:
    """Return the id of a thing of this type and name, the gazetteer's where it knows it.

    A lone word is no full name of a person.
    """
    if kind == "PER" and is_surname(name):
        return f"surname:{slug(name)}"
    known = load_gazetteer().names.get(name)
    return known.id if known and known.type == kind else entity_id(kind, name)
