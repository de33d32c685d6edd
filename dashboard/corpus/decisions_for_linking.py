"""Readers' decisions on names and events: from the log to linking's input, and what came of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from dashboard.corpus.verdicts import (
    ALIAS,
    BEATEN,
    DECISIONS,
    EVENTINGS,
    HELD,
    LOST,
    NAMINGS,
    OF_TWO,
    PAIRS,
    SAME,
    TWO,
    UNDONE,
    before_of,
)
from dashboard.linking.entities import Decision, EntityLink
from dashboard.linking.events.decisions import EventDecision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    import pyarrow as pa

    from dashboard.corpus.base_tables import Layers
    from dashboard.corpus.corrections import Correction
    from dashboard.linking import Links
    from dashboard.linking.entities import Outcome
    from dashboard.linking.events import LinkedEvent
    from dashboard.linking.events.decisions import EventOutcome

    type Key = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Deciding:
    """Decisions of a log on a collection's names and events, in the order in which they were made.

    ``made`` has for each what linking takes, None where its places name nothing or it was taken back;
    ``keys`` what its first place names today, ``others`` its second.
    """

    entries: tuple[Correction, ...] = ()
    made: tuple[Decision | EventDecision | None, ...] = ()
    keys: tuple[tuple[Key, ...], ...] = ()
    others: tuple[tuple[Key, ...], ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What linking takes of decisions on names."""
        return tuple(one for one in self.made if isinstance(one, Decision))

    @property
    def on_events(self) -> tuple[EventDecision, ...]:
        """What linking takes of decisions on events."""
        return tuple(one for one in self.made if isinstance(one, EventDecision))

    @property
    def reports(self) -> frozenset[Key]:
        """The reports at the places of all decisions on events, those taken back too."""
        sides = zip(self.entries, self.keys, self.others, strict=True)
        return frozenset(
            key
            for entry, *some in sides
            if entry.kind in EVENTINGS
            for keys in some
            for key in keys
        )


ENTRY = ("kind", "content", "where", "other", "at", "value")
"""What tells the entries of a log apart."""
NOTHING = Deciding()
"""Where nobody has decided anything."""


def deciding(entries: Iterable[Correction], tables: Layers) -> Deciding:
    """Return what the entries of a log decide on the names and events of some base tables.

    Left out is what is about articles that are not there.
    """
    made = [one for one in entries if one.kind in DECISIONS]
    if not made:
        return NOTHING
    contents = {one for entry in made for one in entry.contents}
    articles = tables.of_contents(contents)
    every = [one for some in articles.values() for one in some]
    here = tuple(one for one in made if articles.keys() >= one.contents)
    keys = {}
    for kinds, table, column in ((NAMINGS, "mentions", "entity"), (EVENTINGS, "events", "event")):
        places = _places([one for one in here if one.kind in kinds])
        rows = tables.rows(table, every, ["article", "start", "end", column])
        found = _keys(places, articles, rows, column)
        keys |= {(table, *place): some for place, some in found.items()}
    sides = [(_at(one, one.content, one.where, keys), _at(one, *_other(one), keys)) for one in here]
    decisions = tuple(_decision(one, *some) for one, some in zip(here, sides, strict=True))
    return Deciding(here, decisions, *(tuple(one[n] for one in sides) for n in (0, 1)))


def of_kinds(made: Deciding, kinds: Collection[str]) -> Deciding:
    """Return decisions of some kinds alone."""
    sides = zip(made.entries, made.made, made.keys, made.others, strict=True)
    some = [one for one in sides if one[0].kind in kinds]
    return Deciding(*zip(*some, strict=True)) if some else NOTHING


def _places(entries: Iterable[Correction]) -> list[tuple[str, str]]:
    """Return the places that entries are about, their second ones too."""
    named = (place for one in entries for place in ((one.content, one.where), _other(one)))
    return [place for place in named if place[1]]


def _at(
    entry: Correction,
    content: str,
    where: str,
    keys: Mapping[tuple[str, str, str], tuple[Key, ...]],
) -> tuple[Key, ...]:
    """Return what is at a place of an entry, nothing where it has no such place."""
    return keys.get(("mentions" if entry.kind in NAMINGS else "events", content, where), ())


def _other(entry: Correction) -> tuple[str, str]:
    """Return content and place of the second name of an entry, empty where it has none."""
    content, _, where = entry.other.partition(" ") if entry.kind in OF_TWO else ("", "", "")
    return content, where


def _decision(
    entry: Correction, one: tuple[Key, ...], other: tuple[Key, ...]
) -> Decision | EventDecision | None:
    if not one or (entry.kind in OF_TWO and not other) or entry.value is None:
        return None
    pair = "same" if entry.value == SAME else "two"
    what: Any = pair if entry.kind in PAIRS else entry.kind.partition(" ")[2]
    made = EventDecision if entry.kind in EVENTINGS else Decision
    return made(what, one, other, "" if entry.kind in PAIRS else entry.value)


def _keys(
    places: Sequence[tuple[str, str]],
    articles: Mapping[str, list[str]],
    items: pa.Table,
    column: str,
) -> dict[tuple[str, str], tuple[Key, ...]]:
    """Return what is at places: (article, entity or event in it), of all articles of the text."""
    named: dict[str, list[Any]] = defaultdict(list)
    for row in items.to_pylist():
        named[row["article"]].append(row)
    found = {}
    for content, where in places:
        there = ((one, _found_at(where, named[one])) for one in sorted(articles[content]))
        found[content, where] = tuple((one, row[column]) for one, row in there if row)
    return found


def _found_at(where: str, items: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Return the row of what is at a place: there to the letter, or else by most letters of it."""
    start, end = map(int, where.split("-"))

    def shared(row: Mapping[str, Any]) -> tuple[bool, int, int]:
        exact = (row["start"], row["end"]) == (start, end)
        return exact, min(row["end"], end) - max(row["start"], start), -row["start"]

    best = max(items, key=shared, default=None)
    return best if best and shared(best)[1] > 0 else None


def entry_key(row: Mapping[str, Any]) -> tuple[str | None, ...]:
    """Return what tells an entry of a log from all others."""
    return tuple(row[name] for name in ENTRY)


def decided_rows(
    made: Deciding, links: Links, before: Iterable[Mapping[str, Any]] = ()
) -> list[dict[str, Any]]:
    """Return a row for each decision: the entry, its state, and what its places name now.

    Where no name is linked otherwise, the rows of decisions on names are those of ``before``.
    """
    kept = {entry_key(row): dict(row) for row in before} if "names" in links.stays else {}
    on_names, on_events = iter(links.outcomes), iter(links.event_outcomes)
    rows = []
    for entry, one, keys in zip(made.entries, made.made, made.keys, strict=True):
        naming = entry.kind in NAMINGS
        if naming and "names" in links.stays:
            rows.append(kept[entry_key(asdict(entry))])
            continue
        known: Mapping[Key, EntityLink | LinkedEvent] = links.entities if naming else links.events
        now = next((known[key] for key in keys if key in known), None)
        rows.append(_row(entry, next(on_names if naming else on_events) if one else None, now))
    return rows


def _row(
    entry: Correction, came: Outcome | EventOutcome | None, now: EntityLink | LinkedEvent | None
) -> dict[str, Any]:
    names = ("kind", "content", "where", "other", "value", "at", "why", "who", "words", "before")
    row = {name: getattr(entry, name) for name in names}
    if came is None:
        state = LOST if entry.value is not None else UNDONE
    else:
        state = HELD if came.held else BEATEN
    one, other = (came.one, came.other) if came else (now, None)
    named = dict(zip(("entity", "name", "type"), _named(one), strict=True))
    second = dict(zip(("other_entity", "other_name"), _named(other)[:2], strict=True))
    return row | {"state": state} | named | second


def _named(one: EntityLink | LinkedEvent | None) -> tuple[str | None, str | None, str | None]:
    """Return id, name and type of what a place names now; of an event its status for the type."""
    if one is None:
        return None, None, None
    if isinstance(one, EntityLink):
        return one.entity, one.name, one.type
    return one.event, one.label, one.status


def former_names(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Return which names entities had before readers decided, or have besides: a link with one leads to them."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["kind"] not in NAMINGS:
            continue
        if row["kind"] == ALIAS:
            if row["state"] == HELD:
                found[row["entity"]].append(row["value"])
            continue
        counts = row["state"] in (HELD, UNDONE) and row["value"] != TWO
        if counts and row["entity"]:
            found[row["entity"]] += [name for _, name in before_of(row["before"]) if name]
    return found
