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
from dashboard.parsing.entities.ids import entity_id, slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.linking.entities.seen import SeenEntity
    from dashboard.model import EntityType

AGREED = 0.75
"""Share of the articles that name a thing from which the others are overruled."""
AGREED_PERSON = 0.9
"""The same for a person: a firm that bears its founder's name is no person."""
SIMPLE: dict[str, EntityType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC"}


def settle_kinds(seen: Sequence[SeenEntity]) -> list[SeenEntity]:
    """Return the entities with the type, and the identity that goes with it, of their name."""
    votes = _votes(seen)
    settled = []
    for entity in seen:
        kind = _agreed(votes.get(slug(entity.name), Counter())) if _open(entity) else None
        if kind is None or kind == SIMPLE[entity.type]:
            settled.append(entity)
        else:
            settled.append(replace(entity, type=kind, identity=_identity(kind, entity.name)))
    return settled


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


def _votes(seen: Sequence[SeenEntity]) -> dict[str, Counter[EntityType]]:
    """Return, for each name as it stands in the texts, how many articles take it for what."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for entity in seen:
        if _open(entity):
            for form in {slug(form) for form in (entity.name, *entity.forms)}:
                votes[form][SIMPLE[entity.type]] += 1
    return votes


def _open(entity: SeenEntity) -> bool:
    """Whether the texts alone say what a thing is."""
    return (
        entity.type in SIMPLE
        and entity.mentions > 0
        and entity.identity not in load_gazetteer().by_id
    )


def _agreed(votes: Counter[EntityType]) -> EntityType | None:
    """Return the type that nearly all articles give a name, None where they do not agree."""
    if len(votes) < 2:
        return None
    best = min(votes, key=lambda kind: (-votes[kind], kind))
    share = AGREED_PERSON if best == "PER" else AGREED
    return best if votes[best] >= share * votes.total() else None


def _identity(kind: EntityType, name: str) -> str:
    """Return the id of a thing of this type and name; a lone word is no full name of a person."""
    if kind == "PER" and " " not in name:
        return f"surname:{slug(name)}"
    return entity_id(kind, name)
