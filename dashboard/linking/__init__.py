"""Linking: articles' annotations in, what holds across articles out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dashboard.linking.collecting import uncollected
from dashboard.linking.entities import (
    entities_across,
    given_roles,
    roles_held,
    seen_entities,
    without,
)
from dashboard.linking.statements import Repeated, link_statements_again

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from dashboard.linking.entities import (
        Decision,
        EntityLink,
        GivenRole,
        HeldRole,
        Outcome,
        SeenEntity,
        Suggestion,
    )
    from dashboard.linking.events import LinkedEvent
    from dashboard.linking.events.deciding import EventDecision, EventOutcome
    from dashboard.linking.events.renewing import Reported
    from dashboard.linking.statements import Statement
    from dashboard.model import Annotations, Article

    type Parsed = Sequence[tuple[Article, Annotations]]


@dataclass(frozen=True, slots=True)
class Links:
    """What holds across a set of articles.

    ``entities`` maps (article id, entity id in that article) to the linked entity; ``events`` maps
    (article id, event number in that article) to the linked event; ``statements`` are those that
    several articles carry, each with its versions. ``roles`` are who held what from when to when, as
    far as the articles tell, ``suggestions`` what may be one entity or two. ``seen``, ``repeated`` and
    ``reported`` are kept to link some more articles with these; the last is None where it was not
    asked for. ``dropped`` is what readers say is no name: nothing else knows of it. ``outcomes`` say what
    became of their decisions, ``event_outcomes`` of those on events, None where one fits nothing. ``ruled``
    is what the rules alone take each entity for: see ``LinkedEntities``.
    """

    entities: Mapping[tuple[str, str], EntityLink] = field(default_factory=dict)
    events: Mapping[tuple[str, int], LinkedEvent] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    seen: Sequence[SeenEntity] = ()
    repeated: Repeated = field(default_factory=Repeated)
    reported: Reported | None = None
    dropped: frozenset[tuple[str, str]] = frozenset()
    outcomes: tuple[Outcome, ...] = ()
    event_outcomes: tuple[EventOutcome | None, ...] = ()
    ruled: Mapping[tuple[str, str], tuple[EntityLink, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Before:
    """What is kept of links made before, and the ids of the articles that ``changed`` since.

    ``seen`` are the entities as their articles have them.
    """

    entities: Mapping[tuple[str, str], EntityLink]
    seen: Sequence[SeenEntity]
    repeated: Repeated
    reported: Reported
    changed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Source:
    """Parsed articles by their ids, each read when it is asked for with ``load``.

    ``given`` are the roles that they give; ``has_events`` says whether one of them tells of any.
    """

    articles: frozenset[str]
    given: Sequence[GivenRole]
    has_events: bool
    load: Callable[[Collection[str]], Parsed]

    @classmethod
    def of(cls, parsed: Parsed) -> Source:
        """Return a source of articles that were read already."""
        there = {article.id: (article, found) for article, found in parsed}
        has_events = any(found.events for _, found in parsed)
        given = [*given_roles(parsed)]
        return cls(frozenset(there), given, has_events, lambda some: [there[one] for one in some])


def link(parsed: Parsed, *, notable: bool = False, decisions: Sequence[Decision] = ()) -> Links:
    """Return the links of these articles, as readers decided; the same for any order of the articles.

    With ``notable``, of the events only those that belong on a timeline.
    """
    return link_again(Source.of(parsed), None, decisions, notable=notable)


@uncollected()
def link_again(
    source: Source,
    before: Before | None,
    decisions: Sequence[Decision] = (),
    on_events: Sequence[EventDecision] = (),
    *,
    notable: bool = True,
) -> Links:
    """Return the links of a source's articles, as readers decided on names and ``on_events``.

    Those made ``before`` are taken up where nothing changed; the answer is the same without them.
    ``notable`` as for ``link``.
    """
    changed = source.articles & before.changed if before else source.articles
    source = _at_hand(source, changed)
    seen = _seen(source, before, changed)
    across = entities_across(seen, decisions)
    known = before.repeated if before else Repeated()
    gone = {saying.key[0] for saying in known.sayings} - source.articles
    repeated = link_statements_again(known, changed, gone, source.load)
    links = Links(
        across.links,
        {},
        repeated.statements,
        tuple(roles_held(source.given, across.links)),
        across.suggestions,
        seen,
        repeated,
        dropped=across.dropped,
        outcomes=across.outcomes,
        ruled=across.ruled,
    )
    source = _without(source, across.dropped)
    if not source.has_events:
        return replace(links, event_outcomes=(None,) * len(on_events))
    if not notable:
        from dashboard.linking.events import link_events  # noqa: PLC0415 - its rules load spaCy

        return replace(links, events=link_events(source.load(source.articles), across.links))
    from dashboard.linking.events.deciding import decide_events  # noqa: PLC0415 - as above

    reported = _reported(source, across.links, before)
    made = decide_events(reported.events_of, on_events, source.load, across.links)
    return replace(links, events=made.events, reported=reported, event_outcomes=made.outcomes)


def _at_hand(source: Source, articles: Collection[str]) -> Source:
    """Return the source with some of its articles read already."""
    hand = {article.id: (article, found) for article, found in source.load(articles)}

    def load(some: Collection[str]) -> Parsed:
        there = [hand[one] for one in some if one in hand]
        return [*there, *source.load([one for one in some if one not in hand])]

    return replace(source, load=load)


def _without(source: Source, dropped: Collection[tuple[str, str]]) -> Source:
    """Return the source without the mentions of what is no name."""
    load = source.load
    return replace(source, load=lambda some: without(load(some), dropped)) if dropped else source


def _seen(source: Source, before: Before | None, changed: Collection[str]) -> list[SeenEntity]:
    """Return the entities as the articles have them, in order; of those that did not change, as before."""
    stay = source.articles.difference(changed)
    known = [one for one in before.seen if one.article in stay] if before else []
    return sorted([*known, *seen_entities(source.load(changed))], key=lambda one: one.key)


def _reported(
    source: Source, entities: Mapping[tuple[str, str], EntityLink], before: Before | None
) -> Reported:
    """Return the reports of the articles with their events, what is kept of them taken up."""
    from dashboard.linking.events.renewing import Reported, link_events_again  # noqa: PLC0415

    if before is None:
        return link_events_again(Reported(), source.articles, (), source.load, entities)
    known = entities.keys() | before.entities.keys()
    anew = {key[0] for key in known if before.entities.get(key) != entities.get(key)}
    gone = {article for article, _ in before.reported.every.keys} - source.articles
    changed = source.articles & (before.changed | anew)
    return link_events_again(before.reported, changed, gone, source.load, entities)
