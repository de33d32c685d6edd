"""One name and one id for an entity across articles.

Two entities of different articles become one by themselves only on safe grounds: the same id of the
gazetteer, the same type and normalised full name, a defined acronym, or a lone surname that can mean
one person only. What speaks against it is a veto. The answer is a function of the set of articles:
their order, a second run, and articles arriving one by one change nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.linking.entities.decisions import Decision, Outcome, decide, without
from dashboard.linking.entities.descriptions import link_descriptions, names_holder
from dashboard.linking.entities.entity_rows import (
    EntityLink,
    Linked,
    OfArticles,
    Profile,
    Seen,
    SeenEntity,
    linked_otherwise,
    seen_entities,
)
from dashboard.linking.entities.organisations import link_organisations
from dashboard.linking.entities.people import link_people
from dashboard.linking.entities.roles import GivenRole, HeldRole, given_roles, roles_held
from dashboard.linking.entities.suggestions import Suggestion, suggest
from dashboard.linking.entities.surnames import link_surnames
from dashboard.linking.entities.types import one_face, settle_kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import Annotations, Article


@dataclass(frozen=True, slots=True)
class LinkedEntities:
    """What holds of entities across articles.

    ``links`` maps (article id, entity id in it) to the linked entity; ``suggestions`` are what may be
    merged or split. ``dropped`` has no link: readers say that it is no name. ``outcomes`` say of each
    decision what became of it. ``ruled`` is what the rules alone take each entity for: the link, and of what
    it is of the ``seen`` ones the identity that goes with the type of its name.
    """

    links: Linked
    suggestions: tuple[Suggestion, ...]
    ruled: Linked
    dropped: frozenset[tuple[str, str]] = frozenset()
    outcomes: tuple[Outcome, ...] = ()


def link_entities(
    parsed: Sequence[tuple[Article, Annotations]],
) -> Linked:
    """Map (article id, entity id in it) to the linked entity; independent of the articles' order."""
    return entities_across(seen_entities(parsed)).links


def entities_across(seen: Seen, decisions: Sequence[Decision] = ()) -> LinkedEntities:
    """Return the links of these entities of articles, as readers decided, and what may be merged or split."""
    seen = settle_kinds(seen)
    named = [EntityLink(one.identity, one.name, one.type) for one in seen.profiles]
    for number, link in link_organisations(seen).items():
        named[number] = link
    people = [*link_people(seen)]
    for link, group in people:
        for number in group.profiles:
            named[number] = link
    officials = ((link, group.rows) for link, group in people if group.rows)
    links = Linked.by_profile(seen, named).changed(officials)
    links = links.changed(link_surnames(seen, links))
    faces = one_face(links.changed(link_descriptions(seen, links)))
    if not decisions:
        return LinkedEntities(faces, suggest(seen, faces), faces)
    made = decide(seen.all(), dict(faces), decisions)
    decided = Linked.by_key(seen, made.links)
    suggested = tuple(one for one in suggest(seen, decided) if made.open(one))
    return LinkedEntities(decided, suggested, faces, made.dropped, made.outcomes)


__all__ = [
    "Decision",
    "EntityLink",
    "GivenRole",
    "HeldRole",
    "Linked",
    "LinkedEntities",
    "OfArticles",
    "Outcome",
    "Profile",
    "Seen",
    "SeenEntity",
    "Suggestion",
    "entities_across",
    "given_roles",
    "link_entities",
    "linked_otherwise",
    "names_holder",
    "roles_held",
    "seen_entities",
    "without",
]
