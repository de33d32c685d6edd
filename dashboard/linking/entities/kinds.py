"""What kind of thing a name is over all articles: where they clearly agree, one kind for one name.

One article may take a town for a firm; the collection sees the name in many. What the gazetteer
knows is settled, and a name that the articles do not agree on stays as each of them has it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.linking.entities.seen import EntityLink
from dashboard.parsing.entities.gazetteer import load_gazetteer
from dashboard.parsing.entities.person_names import (
    entity_id,
    given_gender,
    is_surname,
    name_parts,
    slug,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.linking.entities.seen import SeenEntity
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


def settle_kinds(seen: Sequence[SeenEntity]) -> list[SeenEntity]:
    """Return the entities with the type, and the identity that goes with it, of their name."""
    votes, places, people = _votes(seen), _known_places(seen), _shown_persons(seen)
    settled = []
    for entity in seen:
        name = slug(entity.name)
        kind = _known_firm(entity)
        if kind is None and _open(entity):
            kind = _agreed(name, entity.name, votes.get(name, Counter()), name in places, people)
        if kind is None or kind == SIMPLE[entity.type]:
            settled.append(entity)
        else:
            known = places.get(name) if kind == "LOC" else None
            identity = known or _identity(kind, entity.name)
            settled.append(replace(entity, type=kind, identity=identity))
    return settled


def _known_firm(entity: SeenEntity) -> EntityType | None:
    """Return that a product is a firm where the gazetteer knows it as one: what stands "on Facebook"."""
    known = load_gazetteer().names.get(entity.name) if entity.type == "PRODUCT" else None
    return "ORG" if known and known.type == "ORG" and known.grade == "organisation" else None


def one_face(
    seen: Sequence[SeenEntity], links: Mapping[tuple[str, str], EntityLink]
) -> dict[tuple[str, str], EntityLink]:
    """Return the links with one name and one type for each entity: those of most mentions."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    types: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in seen:
        link = links[entity.key]
        names[link.entity][link.name] += entity.mentions
        types[link.entity][link.type] += entity.mentions
    faces = {key: EntityLink(key, _most(names[key]), _most(types[key])) for key in names}
    return {key: faces[link.entity] for key, link in sorted(links.items())}


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda word: (-counts[word], word))


def _votes(seen: Sequence[SeenEntity]) -> Votes:
    """Return, for each name as it stands in the texts, how many articles take it for what."""
    votes: Votes = defaultdict(Counter)
    for entity in seen:
        if entity.mentions and entity.type in SIMPLE:
            for form in {slug(form) for form in (entity.name, *entity.forms)}:
                votes[form][SIMPLE[entity.type]] += 1
    return votes


def _known_places(seen: Sequence[SeenEntity]) -> dict[str, str]:
    """Return the one place of the gazetteer that articles mean by a name."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity in seen:
        if entity.type == "LOC" and entity.mentions and not _open(entity):
            found[slug(entity.name)].add(entity.identity)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _shown_persons(seen: Sequence[SeenEntity]) -> set[str]:
    """Return the names of whom an article shows that they are persons: by role, given name, surname."""
    shown = set()
    for entity in seen:
        if entity.type != "PER" or not entity.mentions:
            continue
        parts = name_parts(entity.name)
        if entity.roles or given_gender(parts) or len({slug(form) for form in entity.forms}) > 1:
            shown |= {slug(entity.name), slug(parts[-1])}
    return shown


def _open(entity: SeenEntity) -> bool:
    """Whether the texts alone say what a thing is."""
    return (
        entity.type in SIMPLE
        and entity.mentions > 0
        and entity.identity not in load_gazetteer().by_id
        and not entity.identity.startswith("geonames:")
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
