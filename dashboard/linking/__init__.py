"""Linking: articles' annotations in, what holds across articles out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dashboard.linking.collecting import uncollected
from dashboard.linking.entities import entities_across, roles_held, without
from dashboard.linking.statements import link_statements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.linking.entities import Decision, EntityLink, HeldRole, Outcome, Suggestion
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
    kept to link some more articles with these, None where that was not asked for. ``dropped`` is what
    readers say is no name: nothing else knows of it. ``outcomes`` say what became of their decisions.
    """

    entities: Mapping[tuple[str, str], EntityLink] = field(default_factory=dict)
    events: Mapping[tuple[str, int], LinkedEvent] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    reported: Reported | None = None
    dropped: frozenset[tuple[str, str]] = frozenset()
    outcomes: tuple[Outcome, ...] = ()


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
    decisions: Sequence[Decision] = (),
) -> Links:
    """Return the links of these articles, as readers decided; the same for any order of the articles.

    With ``notable``, of the events only those that belong on a timeline. With that, links made
    ``before`` are taken up where nothing changed; the answer is the same without them.
    """
    linked = entities_across(parsed, decisions)
    parsed, entities = without(parsed, linked.dropped), linked.links
    links = Links(
        entities,
        statements=link_statements(parsed),
        roles=tuple(roles_held(parsed, entities)),
        suggestions=linked.suggestions,
        dropped=linked.dropped,
        outcomes=linked.outcomes,
    )
    if not any(annotations.events for _, annotations in parsed):
        return links
    if not notable:
        from dashboard.linking.events import link_events  # noqa: PLC0415 - its rules load spaCy

        return replace(links, events=link_events(parsed, entities))
    reported = _reported(parsed, entities, before)
    return replace(links, events=reported.events_of, reported=reported)


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
    known = entities.keys() | before.entities.keys()
    anew = {key[0] for key in known if before.entities.get(key) != entities.get(key)}
    gone = {article for article, _ in before.reported.every.keys} - there.keys()
    changed = there.keys() & (before.changed | anew)
    return link_events_again(
        before.reported, changed, gone, lambda some: [there[name] for name in some], entities
    )
