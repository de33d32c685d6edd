"""One name and one id for an entity across articles.

Two entities of different articles become one by themselves only on safe grounds: the same id of the
gazetteer, the same type and normalised full name, a defined acronym, or a lone surname that can mean
one person only. What speaks against it is a veto. The answer is a function of the set of articles:
their order, a second run, and articles arriving one by one change nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.linking.entities.deciding import Decision, Outcome, decide, without
from dashboard.linking.entities.descriptions import link_descriptions, names_holder
from dashboard.linking.entities.kinds import one_face, settle_kinds
from dashboard.linking.entities.organisations import link_organisations
from dashboard.linking.entities.people import link_people
from dashboard.linking.entities.roles import GivenRole, HeldRole, given_roles, roles_held
from dashboard.linking.entities.seen import EntityLink, SeenEntity, seen_entities
from dashboard.linking.entities.suggestions import Suggestion, suggest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import Annotations, Article


@dataclass(frozen=True, slots=True)
class LinkedEntities:
    """What holds of entities across articles.

    ``links`` maps (article id, entity id in it) to the linked entity; ``suggestions`` are what may be
    merged or split. ``dropped`` has no link: readers say that it is no name. ``outcomes`` say of each
    decision what became of it. ``ruled`` has for each entity, in their order, what the rules alone take it for: the
    link, and the identity that goes with the type of its name.
    """

    links: dict[tuple[str, str], EntityLink]
    suggestions: tuple[Suggestion, ...]
    dropped: frozenset[tuple[str, str]] = frozenset()
    outcomes: tuple[Outcome, ...] = ()
    ruled: Sequence[tuple[EntityLink, str]] = ()


def link_entities(
    parsed: Sequence[tuple[Article, Annotations]],
) -> dict[tuple[str, str], EntityLink]:
    """Map (article id, entity id in it) to the linked entity; independent of the articles' order."""
    return entities_across(seen_entities(parsed)).links


def entities_across(
    seen: Sequence[SeenEntity], decisions: Sequence[Decision] = ()
) -> LinkedEntities:
    """Return the links of these entities of articles, as readers decided, and what may be merged or split.

    ``seen`` are in the order of article and entity ids.
    """
    seen = settle_kinds(seen)
    links = {entity.key: EntityLink(entity.identity, entity.name, entity.type) for entity in seen}
    links.update(link_organisations([e for e in seen if e.type == "ORG"]))
    links.update(link_people([e for e in seen if e.identity.startswith(("per:", "surname:"))]))
    offices = [e for e in seen if e.identity.startswith("role:")]
    links.update(link_descriptions(offices, seen, links))
    faces = one_face(seen, links)
    made = decide(seen, faces, decisions)
    named = [e for e in seen if e.key not in made.dropped]
    suggested = tuple(one for one in suggest(named, made.links) if made.open(one))
    same: dict[tuple[str, str], tuple[EntityLink, str]] = {}
    ruled = [
        same.setdefault((face.entity, identity), (face, identity))
        for face, identity in ((faces[entity.key], entity.identity) for entity in seen)
    ]
    return LinkedEntities(made.links, suggested, made.dropped, made.outcomes, ruled)


__all__ = [
    "Decision",
    "EntityLink",
    "GivenRole",
    "HeldRole",
    "LinkedEntities",
    "Outcome",
    "SeenEntity",
    "Suggestion",
    "entities_across",
    "given_roles",
    "link_entities",
    "names_holder",
    "roles_held",
    "seen_entities",
    "without",
]
