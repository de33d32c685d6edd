"""Linking: articles' annotations in, what holds across articles out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.linking.collecting import uncollected
from dashboard.linking.entities import entities_across, roles_held
from dashboard.linking.statements import link_statements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.linking.entities import EntityLink, HeldRole, Suggestion
    from dashboard.linking.events import LinkedEvent
    from dashboard.linking.statements import Statement
    from dashboard.model import Annotations, Article


@dataclass(frozen=True, slots=True)
class Links:
    """What holds across a set of articles.

    ``entities`` maps (article id, entity id in that article) to the linked entity; ``events`` maps
    (article id, event number in that article) to the linked event; ``statements`` are those that
    several articles carry, each with its versions. ``roles`` are who held what from when to when, as
    far as the articles tell, ``suggestions`` what may be one entity or two.
    """

    entities: Mapping[tuple[str, str], EntityLink] = field(default_factory=dict)
    events: Mapping[tuple[str, int], LinkedEvent] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


@uncollected()
def link(parsed: Sequence[tuple[Article, Annotations]], *, notable: bool = False) -> Links:
    """Return the links of these articles; the same for any order of them.

    With ``notable``, of the events only those that belong on a timeline.
    """
    linked = entities_across(parsed)
    entities, suggestions = linked.links, linked.suggestions
    roles = tuple(roles_held(parsed, entities))
    statements = link_statements(parsed)
    if not any(annotations.events for _, annotations in parsed):
        return Links(entities, {}, statements, roles, suggestions)
    from dashboard.linking.events import link_events  # noqa: PLC0415 - its rules load spaCy

    events = link_events(parsed, entities, notable=notable)
    return Links(entities, events, statements, roles, suggestions)
