"""Decisions on events, taken up at once: only what they change is counted again.

Linking takes seconds in a large collection, and decisions on events are laid over what it found: so only the
reports of the events decided on are looked at. The tables are those that linking everything would give.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.annotated_articles import Readings
from dashboard.corpus.base_tables import Layers, rows_with
from dashboard.corpus.changed_items import Changed
from dashboard.corpus.decisions_for_linking import decided_rows, deciding, entry_key, of_kinds
from dashboard.corpus.derived_tables import Anew
from dashboard.corpus.instant_corrections import named_elsewhere
from dashboard.corpus.linked_names import LINK, NAMES, entity_rows
from dashboard.corpus.schema import DECIDED
from dashboard.corpus.verdicts import EVENTINGS, NAMINGS
from dashboard.linking import Links
from dashboard.linking.entities import EntityLink, without
from dashboard.linking.events import LinkedEvent
from dashboard.linking.events.decisions import DecidedEvents, decide_events

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from dashboard.corpus.corrections import Corrections
    from dashboard.corpus.decisions_for_linking import Deciding
    from dashboard.corpus.store import Manifest, Store

    type Key = tuple[str, int]
    type Row = dict[str, Any]

READ = ("catalogue", "timeline", "event_mentions", "decided")
KEPT = (*NAMES, "linked_events", "linked_reports")


def with_events(store: Store, manifest: Manifest, log: Corrections) -> Manifest | None:
    """Return the version that was linked last, with what readers decided on events since; it is not committed.

    Its tables are those of linking everything, but for names that were decided on, too, and articles that were read
    again. None where what was decided takes another event in.
    """
    linked, base = replace(manifest, derived=manifest.base, linked=None), str(manifest.base)
    tables, before = Layers.of(store, manifest.segments), store.read("decided", [base]).to_pylist()
    made = deciding(log.decisions(), tables)
    then = [entry_key(row) for row in before if row["kind"] in EVENTINGS]
    if then == [entry_key(asdict(one)) for one in made.entries if one.kind in EVENTINGS]:
        return linked
    old = {name: store.read(name, [base]) for name in (*READ, *KEPT)}
    found = _Near(tables, old, made).tables()
    if found is None:
        return None
    on_names = {entry_key(row): row for row in before if row["kind"] in NAMINGS}
    rows = on_names | {entry_key(row): row for row in found.decided}
    ours = (entry_key(asdict(one)) for one in made.entries)
    order = dict.fromkeys((*(key for key in ours if key in rows), *on_names))
    table = pa.Table.from_pylist([rows[key] for key in order], schema=DECIDED["decided"])
    return store.rewrite(linked, found.tables | {"decided": table})


@dataclass(frozen=True, slots=True)
class _Found:
    tables: dict[str, pa.Table]
    decided: list[Row]


@dataclass(frozen=True)
class _Near:
    """The reports of the events on which readers decided, and all else in the articles of these."""

    base: Layers
    old: Mapping[str, pa.Table]
    made: Deciding

    @cached_property
    def events(self) -> set[str]:
        """What linking calls the events decided on, now or before."""
        reports = rows_with(
            self.old["linked_reports"], "article", {key[0] for key in self.made.reports}
        )
        columns = (reports[name].to_pylist() for name in ("article", "number", "event"))
        rows = zip(*columns, strict=True)
        return {event for *key, event in rows if event and tuple(key) in self.made.reports}

    @cached_property
    def articles(self) -> set[str]:
        """The articles that tell of them."""
        return {*rows_with(self.old["linked_reports"], "event", self.events)["article"].to_pylist()}

    @cached_property
    def linked(self) -> dict[Key, LinkedEvent]:
        """The events that linking found in these articles."""
        reports = rows_with(self.old["linked_reports"], "article", self.articles)
        reports = reports.filter(pc.field("event").is_valid())
        events = {*reports["event"].to_pylist()}
        rows = rows_with(self.old["linked_events"], "event", events).to_pylist()
        known = {row["event"]: row | {"participants": tuple(row["participants"])} for row in rows}
        found = {event: LinkedEvent(**row) for event, row in known.items()}
        columns = (reports[name].to_pylist() for name in ("article", "number", "event"))
        return {(article, n): found[event] for article, n, event in zip(*columns, strict=True)}

    @cached_property
    def entities(self) -> dict[tuple[str, str], EntityLink | None]:
        """What the entities of these articles were linked to; None where they are no names."""
        rows = rows_with(self._named, "article", self.articles)
        columns = (column.to_pylist() for column in rows.columns)
        return {
            (article, entity): EntityLink(*link) if link[0] else None
            for article, entity, *link in zip(*columns, strict=True)
        }

    @cached_property
    def _named(self) -> pa.Table:
        """What entities of all articles were linked to."""
        return entity_rows(self.old, ["article", "entity", *LINK])

    def _then(self) -> set[str]:
        """Return what the events decided on were called in the version before."""
        places = {
            (row["article"], row["start"], row["end"])
            for row in self.base.rows("events", self.articles).to_pylist()
            if (event := self.linked.get((row["article"], row["event"])))
            and event.event in self.events
        }
        told = rows_with(self.old["event_mentions"], "article", self.articles).to_pylist()
        return {
            row["event"] for row in told if (row["article"], row["start"], row["end"]) in places
        }

    def tables(self) -> _Found | None:
        """Return the tables that change, and what became of the decisions; None where other events are in it."""
        readings = Readings(self.base)
        links = {key: link for key, link in self.entities.items() if link}
        dropped = frozenset(key for key, link in self.entities.items() if not link)
        made = decide_events(
            self.linked,
            self.made.on_events,
            lambda *asked: without(readings.of(*asked), dropped),
            links,
        )
        ours = {key for key, event in self.linked.items() if event.event in self.events}
        now = {made.events[key].event for key in ours if key in made.events}
        touched = self.events | self._then() | now
        others = {event.event for key, event in self.linked.items() if key not in ours}
        if not touched.isdisjoint(others):
            return None
        return self._derived(readings, links, dropped, made, touched)

    def _derived(
        self,
        readings: Readings,
        entities: Mapping[tuple[str, str], EntityLink],
        dropped: frozenset[tuple[str, str]],
        made: DecidedEvents,
        touched: Collection[str],
    ) -> _Found:
        every = {**named_elsewhere(self._named, entities, made.events.values()), **entities}
        links = Links(every, made.events, dropped=dropped, event_outcomes=made.outcomes)
        about = {row["article"]: row for row in self._catalogue()}
        changed = Changed(frozenset(), frozenset(), frozenset(self.articles))
        anew = Anew(readings, links, about, changed, self.old, {})
        decided = decided_rows(of_kinds(self.made, EVENTINGS), links)
        return _Found(anew.counted(anew.mentions(), touched), decided)

    def _catalogue(self) -> list[Row]:
        return rows_with(self.old["catalogue"], "article", self.articles).to_pylist()
