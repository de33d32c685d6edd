"""Linking: articles' annotations in, what holds across articles out.

Each stage reads the articles that it asks for one after another, and keeps of them what it compares: of a
large collection none is held whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from dashboard.linking.entities import (
    Seen,
    entities_across,
    given_roles,
    linked_otherwise,
    roles_held,
    seen_entities,
    without,
)
from dashboard.linking.garbage_collection import uncollected
from dashboard.linking.statements import Repeated, link_statements_again

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from dashboard.linking.entities import (
        Decision,
        EntityLink,
        GivenRole,
        HeldRole,
        Linked,
        LinkedEntities,
        Outcome,
        Suggestion,
    )
    from dashboard.linking.events import LinkedEvent
    from dashboard.linking.events.decisions import EventDecision, EventOutcome
    from dashboard.linking.events.incremental import Reported
    from dashboard.linking.events.reports import Key
    from dashboard.linking.statements import Statement
    from dashboard.model import Annotations, Article

    type Parsed = Sequence[tuple[Article, Annotations]]
    type Load = Callable[..., Iterable[tuple[Article, Annotations]]]

AT_HAND = 1000
"""So many articles are read once, and kept while they are linked; of more each stage reads its own."""


@dataclass(frozen=True, slots=True)
class Links:
    """What holds across a set of articles.

    ``entities`` maps (article id, entity id in that article) to the linked entity; ``events`` maps
    (article id, event number in that article) to the linked event; ``statements`` are those that
    several articles carry, each with its versions. ``roles`` are who held what from when to when, as
    far as the articles tell, but of ``held_anew`` alone, the entities of which it may be another than before, None for
    all; ``suggestions`` what may be one entity or two. ``seen``, ``across``, ``repeated``
    and ``reported`` are kept to link some more articles with these; ``seen`` are the entities as the articles have
    them, and what was not asked for is None. ``dropped`` is what readers say is no name: nothing else knows of it. ``outcomes`` say what
    became of their decisions, ``event_outcomes`` of those on events, None where one fits nothing. ``relinked`` are the articles of which
    an entity was linked otherwise before, or not at all. Of the stages that ``stay``, see
    ``Inputs``, all is as it was before: what is kept of them is not told again.
    """

    entities: Mapping[tuple[str, str], EntityLink] = field(default_factory=dict)
    events: Mapping[tuple[str, int], LinkedEvent] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    held_anew: frozenset[str] | None = None
    suggestions: tuple[Suggestion, ...] = ()
    seen: Seen = field(default_factory=Seen)
    across: LinkedEntities | None = None
    repeated: Repeated = field(default_factory=Repeated)
    reported: Reported | None = None
    dropped: frozenset[tuple[str, str]] = frozenset()
    outcomes: tuple[Outcome, ...] = ()
    event_outcomes: tuple[EventOutcome | None, ...] = ()
    stays: frozenset[str] = frozenset()
    relinked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the stages of linking are given that is another than before; a stage that is given nothing new stays.

    ``names``, ``words`` and ``events`` are the ids of the articles that are new, or of which what was found of
    names, of words quoted and of events is another; ``gone`` are those that are no more. ``decided`` is on what
    readers decided: "names", where otherwise than before, and "events".
    """

    names: frozenset[str]
    words: frozenset[str]
    events: frozenset[str]
    gone: frozenset[str] = frozenset()
    decided: frozenset[str] = frozenset()

    @classmethod
    def of(cls, articles: Collection[str]) -> Inputs:
        """Return that all of these articles are new."""
        every = frozenset(articles)
        return cls(every, every, every)

    @property
    def every(self) -> frozenset[str]:
        """The articles of which anything is another."""
        return self.names | self.words | self.events

    @property
    def stays(self) -> frozenset[str]:
        """The stages, by the names of their inputs, of which nothing is another."""
        if self.gone:
            return frozenset()
        stay = frozenset[str]() if self.words else frozenset({"words"})
        if not self.names and "names" not in self.decided:
            stay |= {"names"}
            stay |= frozenset() if self.events or "events" in self.decided else {"events"}
        return stay


class Before(Protocol):
    """What is kept of links made before, each part read when it is asked for, and what is another since.

    ``seen`` are the entities as their articles have them.
    """

    @property
    def inputs(self) -> Inputs:
        """What is another since."""
        ...

    @property
    def entities(self) -> Mapping[tuple[str, str], EntityLink]:
        """What the articles' entities were linked to."""
        ...

    @property
    def linked(self) -> Linked:
        """The same, read all at once."""
        ...

    @property
    def dropped(self) -> frozenset[tuple[str, str]]:
        """What readers said is no name."""
        ...

    @property
    def seen(self) -> Seen:
        """The entities as their articles have them."""
        ...

    @property
    def repeated(self) -> Repeated:
        """The sayings, and what is alike of them."""
        ...

    @property
    def reported(self) -> Reported:
        """The reports, with their events."""
        ...


class _EventsBefore(Mapping["Key", "LinkedEvent"]):
    """The events that were linked before, read when one is asked for."""

    def __init__(self, before: Before) -> None:
        self._before = before

    @cached_property
    def _events(self) -> Mapping[Key, LinkedEvent]:
        return self._before.reported.events_of

    def __getitem__(self, key: Key) -> LinkedEvent:
        """Return the event of a report; raises KeyError where it has none."""
        return self._events[key]

    def __iter__(self) -> Iterator[Key]:
        """Yield the reports that have one."""
        return iter(self._events)

    def __len__(self) -> int:
        """Return how many have one."""
        return len(self._events)


@dataclass(frozen=True, slots=True)
class Source:
    """Parsed articles by their ids, each read when it is asked for with ``load``.

    After the ids ``load`` may be given the names of the annotations that are needed; it may read them all.
    ``given`` tells the roles that some give, or all; ``has_events`` says whether one of them tells of any.
    """

    articles: frozenset[str]
    given: Callable[..., Iterable[GivenRole]]
    has_events: bool
    load: Load

    @classmethod
    def of(cls, parsed: Parsed) -> Source:
        """Return a source of articles that were read already."""
        there = {article.id: (article, found) for article, found in parsed}
        has_events = any(found.events for _, found in parsed)
        return cls(
            frozenset(there),
            lambda some=there: given_roles(there[one] for one in some),
            has_events,
            lambda some, *_: [there[one] for one in some],
        )


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
    inputs = before.inputs if before else Inputs.of(source.articles)
    stays = inputs.stays if before and notable else frozenset()
    source = _at_hand(source, source.articles & inputs.every)
    links = Links(stays=stays)
    if before and "names" in stays:
        links = replace(links, entities=before.entities, dropped=before.dropped)
    else:
        links = with_names(links, source, before, decisions)
    if "words" not in stays:
        repeated = repeated_in(source, before)
        links = replace(links, repeated=repeated, statements=repeated.statements)
    source = _without(source, links.dropped)
    if before and "events" in stays:
        return replace(links, events=_EventsBefore(before))
    if not source.has_events:
        return replace(links, event_outcomes=(None,) * len(on_events))
    if not notable:
        from dashboard.linking.events import link_events  # noqa: PLC0415 - its rules load spaCy

        return replace(links, events=link_events([*source.load(source.articles)], links.entities))
    from dashboard.linking.events.decisions import decide_events  # noqa: PLC0415 - as above

    reported = reported_in(source, links, before)
    made = decide_events(reported.events_of, on_events, source.load, links.entities)
    return replace(links, events=made.events, reported=reported, event_outcomes=made.outcomes)


def with_names(
    links: Links, source: Source, before: Before | None = None, decisions: Sequence[Decision] = ()
) -> Links:
    """Return the links with those of the entities."""
    seen = _seen(source, before)
    across = entities_across(seen, decisions)
    links = replace(
        links,
        entities=across.links,
        suggestions=across.suggestions,
        seen=seen,
        across=across,
        dropped=across.dropped,
        outcomes=across.outcomes,
        relinked=linked_otherwise(before.linked, across.links) if before else source.articles,
    )
    if before is None:
        return replace(links, roles=tuple(roles_held(source.given(), across.links)))
    parted = links.relinked | before.inputs.names
    anew = before.linked.named_in(parted) | across.links.named_in(parted)
    naming = across.links.naming(anew)
    given = source.given({article for article, _ in naming})
    return replace(links, roles=tuple(roles_held(given, naming)), held_anew=anew)


def repeated_in(source: Source, before: Before | None = None) -> Repeated:
    """Return what repeats of the words quoted, what is kept of it taken up."""
    known = before.repeated if before else Repeated()
    words = before.inputs.words if before else source.articles
    gone = {*known.sayings.article} - source.articles
    return link_statements_again(
        known, source.articles & words, gone, lambda some: source.load(some, ["quotations"])
    )


def _at_hand(source: Source, articles: Collection[str]) -> Source:
    """Return the source with some of its articles read already, if they are few."""
    if len(articles) > AT_HAND:
        return source
    hand = {article.id: (article, found) for article, found in source.load(articles)}

    def load(some: Collection[str], *parts: Any) -> Iterator[tuple[Article, Annotations]]:
        yield from (hand[one] for one in some if one in hand)
        yield from source.load([one for one in some if one not in hand], *parts)

    return replace(source, load=load)


def _without(source: Source, dropped: Collection[tuple[str, str]]) -> Source:
    """Return the source without the mentions of what is no name."""
    load = source.load
    if not dropped:
        return source
    return replace(source, load=lambda *asked: without(load(*asked), dropped))


def _seen(source: Source, before: Before | None) -> Seen:
    """Return the entities as the articles have them; of those that did not change, as before."""
    if before is None:
        return seen_entities(source.load(source.articles, ["mentions"]))
    changed = source.articles & before.inputs.names
    fresh = seen_entities(source.load(changed, ["mentions"]))
    return before.seen.only(source.articles - changed).joined(fresh)


def reported_in(source: Source, links: Links, before: Before | None = None) -> Reported:
    """Return the reports of the articles with their events, what is kept of them taken up."""
    from dashboard.linking.events.incremental import Reported, link_events_again  # noqa: PLC0415

    if before is None:
        return link_events_again(Reported(), source.articles, (), source.load, links.entities)
    gone = {article for article, _ in before.reported.every.keys} - source.articles
    changed = source.articles & (before.inputs.events | links.relinked)
    return link_events_again(before.reported, changed, gone, source.load, links.entities)
