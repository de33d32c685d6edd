"""Readers' decisions on events, applied to what linking found; later ones win.

What linking keeps for the next time knows nothing of them, so that without a decision all is as it was.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dashboard.linking.events.centrality import main_reports
from dashboard.linking.events.linked_event import LinkedEvent, event_of
from dashboard.linking.events.report_lookup import Bench

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from dashboard.linking.entities import EntityLink
    from dashboard.linking.events.report_lookup import Load
    from dashboard.linking.events.reports import Key

What = Literal["same", "two", "split", "called", "days", "status", "drop"]
BETWEEN = ".."
"""What is between the two days of an interval."""


@dataclass(frozen=True, slots=True)
class EventDecision:
    """What a reader decided of the events at a place, each (article id, event number in it).

    ``same``: ``one`` and ``other`` are one event; ``two``: they are not, whatever linking makes of them. ``split``: the reports of the articles of ``one`` are another
    event than that of ``other``, called ``value``. ``called``, ``days`` (ISO, two with ".." between) and
    ``status``: what it is; ``drop``: it is no event.
    """

    what: What
    one: tuple[Key, ...]
    other: tuple[Key, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class EventOutcome:
    """What became of a decision: whether it holds beside the later ones, and what its places tell of now.

    None stands for nothing that a timeline knows.
    """

    held: bool
    one: LinkedEvent | None = None
    other: LinkedEvent | None = None


@dataclass(frozen=True, slots=True)
class DecidedEvents:
    """The events of reports as decided, and for each decision its outcome; None where it fits nothing."""

    events: dict[Key, LinkedEvent]
    outcomes: tuple[EventOutcome | None, ...] = ()


def decide_events(
    events: Mapping[Key, LinkedEvent],
    decisions: Sequence[EventDecision],
    load: Load,
    entities: Mapping[tuple[str, str], EntityLink],
) -> DecidedEvents:
    """Return the events of reports as readers decided, the later decision before the earlier.

    ``load`` gives the articles asked for, ``entities`` their links: an event of other reports is told again.
    """
    if not decisions:
        return DecidedEvents({**events})
    groups = _Groups(events)
    for number, one in enumerate(decisions):
        groups.take(number, one)
    bench = Bench(load, entities)
    found = {
        key: event
        for name, event in groups.events(bench)
        if event is not None
        for key in sorted(groups.members[name])
    }
    return DecidedEvents(found, tuple(groups.outcome(one, found) for one in decisions))


class _Groups:
    """The reports by the events that they tell of, as the decisions so far have it."""

    def __init__(self, events: Mapping[Key, LinkedEvent]) -> None:
        self.known = {event.event: event for event in events.values()}
        self.of = {key: event.event for key, event in events.items()}
        self.members: defaultdict[str, set[Key]] = defaultdict(set)
        for key, name in self.of.items():
            self.members[name].add(key)
        self.whole = {name: frozenset(some) for name, some in self.members.items()}
        self.said: defaultdict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
        """What is said of each group, each with the number of the decision that says so."""

    def names(self, keys: Iterable[Key]) -> list[str]:
        """Return the groups of reports, each once."""
        return list(dict.fromkeys(self.of[key] for key in keys if key in self.of))

    def take(self, number: int, one: EventDecision) -> None:
        """Change the groups as a decision says; ``number`` is its place among all."""
        here, there = self.names(one.one), self.names(one.other)
        if not here or (one.other and not there):
            return
        if one.what == "same":
            for name in dict.fromkeys([*here[1:], *there]):
                self._join(here[0], name)
        elif one.what == "two":
            if not {*here}.isdisjoint(there):
                self._part(number, one)
        elif one.what == "split":
            self._split(number, one)
        else:
            for name in here:
                self.said[name][one.what] = number, one.value

    def _join(self, one: str, other: str) -> None:
        if one == other:
            return
        for key in self.members.pop(other):
            self.of[key] = one
            self.members[one].add(key)
        for what, later in self.said.pop(other, {}).items():
            self.said[one][what] = max(later, self.said[one].get(what, later))

    def _split(self, number: int, one: EventDecision) -> None:
        """Put the reports of some articles into a group of their own, that of the same name if there is one."""
        name = f"{one.value} {one.other}"
        if name in self.names(one.other):
            name = f"{name} {number}"  # the other was joined to that group since
        self._move(self._beside(one.one), name)
        self.said[name]["called"] = number, one.value

    def _part(self, number: int, one: EventDecision) -> None:
        """Put the reports beside those of ``other`` into a group of their own, without what is ``one``."""
        name = f"{one.what} {sorted(one.other)}"
        if name in self.names(one.one):
            name = f"{name} {number}"  # the one was joined to that group since
        self._move(self._beside(one.other) - {*one.one}, name)

    def _beside(self, keys: Iterable[Key]) -> set[Key]:
        """Return the reports of the groups of some that the same articles have."""
        articles = {key[0] for key in keys}
        groups = self.names(keys)
        return {key for name in groups for key in self.members[name] if key[0] in articles}

    def _move(self, keys: Iterable[Key], name: str) -> None:
        for key in keys:
            group = self.of[key]
            self.members[group].discard(key)
            if not self.members[group]:
                del self.members[group]
            self.members[name].add(key)
            self.of[key] = name

    def events(self, bench: Bench) -> Iterable[tuple[str, LinkedEvent | None]]:
        """Yield each group with its event, None for what is none."""
        held = {name: keys for name, keys in self.members.items() if not self._is_dropped(name)}
        others = {name: keys for name, keys in held.items() if self.whole.get(name) != keys}
        bench.look_at({article for keys in others.values() for article, _ in keys})
        for name in self.members:
            if name not in held:
                yield name, None
                continue
            said = {what: value for what, (_, value) in self.said.get(name, {}).items()}
            event = _told_anew(sorted(others[name]), bench) if name in others else self.known[name]
            yield name, _as_said(event, said)

    def _is_dropped(self, name: str) -> bool:
        """Whether the last that is said of a group is that it is no event."""
        said = self.said.get(name, {})
        return "drop" in said and said["drop"] == max(said.values())

    def outcome(self, one: EventDecision, found: Mapping[Key, LinkedEvent]) -> EventOutcome | None:
        """Return what became of a decision, None where its places tell of nothing that is known."""
        here, there = self.names(one.one), self.names(one.other)
        if not here or (one.other and not there):
            return None
        sides = [
            next((found[k] for k in keys if k in found), None) for keys in (one.one, one.other)
        ]
        if one.what == "same":
            held = {*here} == {*there}
        elif one.what in ("two", "split"):
            held = {*here}.isdisjoint(there)
        elif one.what == "drop":
            held = all(map(self._is_dropped, here))
        else:
            held = all(self.said[name].get(one.what, (0, None))[1] == one.value for name in here)
        return EventOutcome(held, *sides)


def _told_anew(keys: Sequence[Key], bench: Bench) -> LinkedEvent:
    """Return the event that these reports tell of together."""
    bench.look_at({article for article, _ in keys})
    main: Container[Key] = frozenset().union(
        *(main_reports(bench.of([article])) for article in sorted({key[0] for key in keys}))
    )
    event = event_of([bench.report(key) for key in keys], main, notable=False)
    if event is None:
        raise ValueError(f"no event of {keys}")
    if event.first and event.last and event.first > event.last:
        # Readers join what no rule would: reports of days that have none in common.
        return replace(event, first=event.last, last=event.first)
    return event


def _as_said(event: LinkedEvent, said: Mapping[str, str]) -> LinkedEvent:
    """Return an event with what readers said of it; a timeline shows it then."""
    if not said:
        return event if event.standing != "unknown" else replace(event, standing="shown")
    changed = replace(event, standing="shown", label=said.get("called", event.label))
    if status := said.get("status"):
        changed = replace(changed, status=status)
    if days := said.get("days"):
        first, _, last = days.partition(BETWEEN)
        changed = replace(changed, first=first, last=last or first)
        changed = replace(changed, certainty="stated", historic=False)
    return changed
