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
    from dashboard.linking.events.renewing import Reported
    from dashboard.linking.statements import Statement
    from dashboard.model import Annotations, Article


@dataclass(frozen=True, slots=True)
class Links:
    """What holds across a set of articles.

    ``entities`` maps (article id, entity id in that article) to the linked entity; ``events`` maps
    (article id, event number in that article) to the linked event; ``statements`` are those that
    several articles carry, each with its versions. ``roles`` are who held what from when to when, as
    far as the articles tell, ``suggestions`` what may be one entity or two. ``reported`` is what is
    kept to link some more articles with these, None where that was not asked for.
    """

    entities: Mapping[tuple[str, str], EntityLink] = field(default_factory=dict)
    events: Mapping[tuple[str, int], LinkedEvent] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    reported: Reported | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What is kept of links made before: entities, reports; and the articles that ``changed`` since."""

    entities: Mapping[tuple[str, str], EntityLink]
    reported: Reported
    changed: frozenset[str]


@uncollected()
def link(
    parsed: Sequence[tuple[Article, Annotations]],
    *,
    notable: bool = False,
    before: Before | None = None,
) -> Links:
    """Return the links of these articles; the same for any order of them.

    With ``notable``, of the events only those that belong on a timeline. With that, links made
    ``before`` are taken up where nothing changed; the answer is the same without them.
    """
    linked = entities_across(parsed)
    entities, suggestions = linked.links, linked.suggestions
    roles = tuple(roles_held(parsed, entities))
    statements = link_statements(parsed)
    if not any(annotations.events for _, annotations in parsed):
        return Links(entities, {}, statements, roles, suggestions)
    if not notable:
        from dashboard.linking.events import link_events  # noqa: PLC0415 - its rules load spaCy

        events = link_events(parsed, entities)
        return Links(entities, events, statements, roles, suggestions)
    reported = _reported(parsed, entities, before)
    return Links(entities, reported.events_of, statements, roles, suggestions, reported)


def _reported(
    parsed: Sequence[tuple[Article, Annotations]],
    entities: Mapping[tuple[str, str], EntityLink],
    before: Before | None,
) -> Reported:
    """Return the reports of the articles with their events, what is kept of them taken up."""
    from dashboard.linking.events.renewing import Reported, link_events_again  # noqa: PLC0415

    there = {article.id: (article, found) for article, found in parsed}
    if before is None:
        before = Before({}, Reported(), frozenset(there))
    anew = {
        article
        for (article, own), one in entities.items()
        if before.entities.get((article, own)) != one
    }
    gone = {article for article, _ in before.reported.every.keys} - there.keys()
    changed = there.keys() & (before.changed | anew)
    return link_events_again(
        before.reported, changed, gone, lambda some: [there[name] for name in some], entities
    )
