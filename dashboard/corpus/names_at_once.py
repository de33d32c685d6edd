"""Decisions on names, shown at once: who is named where, who said what and who took part, before all is linked.

Linking takes seconds in a large collection. What decisions make of names hangs on what the rules took these
names for, which is kept; so only the articles of these names are derived anew. The names, statements and roles
are those that linking gives; which events are one, and what else may be one name, follows with it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.at_once import rows_with
from dashboard.corpus.changing import Changed, told_before, with_entities
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.deciding import (
    decided_rows,
    deciding,
    entry_key,
    former_names,
    of_kinds,
)
from dashboard.corpus.derive import Anew
from dashboard.corpus.kept import LINK, linked_by_these_rules
from dashboard.corpus.layers import Layers
from dashboard.corpus.readings import Readings
from dashboard.corpus.roles import role_rows
from dashboard.corpus.schema import DECIDED, DERIVED, KEPT
from dashboard.corpus.verdicts import EVENTINGS, NAMINGS
from dashboard.linking import Links
from dashboard.linking.collecting import uncollected
from dashboard.linking.entities import EntityLink, SeenEntity, roles_held
from dashboard.linking.entities.deciding import Decided, decide

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from dashboard.corpus.deciding import Deciding
    from dashboard.corpus.store import Manifest, Store

    type Key = tuple[str, str]
    type Row = dict[str, Any]

MOST = 400
"""In so many articles a name may stand: of one in more, all is linked before it is shown."""
READ = (
    "article_entities", "catalogue", "decided", "entities", "forms", "linked_events", "roles", "statements",
    "suggestions", "timeline", "versions",
)  # fmt: skip
RULED = ("ruled", "ruled_name", "ruled_type")


@uncollected()
def show_names(store: Store, manifest: Manifest) -> Manifest | None:
    """Publish what decisions change of names; what is kept for the next linking is left out of that version.

    None, and nothing is published, where no name changes, or names that stand in very many articles, where
    events were decided on too, and where other rules linked the last version.
    """
    derived = manifest.derived
    if derived is None or not linked_by_these_rules(store, derived):
        return None
    log = Corrections(store.path).decisions()
    before = store.read("decided", [derived]).to_pylist()
    known = {*map(entry_key, before)}
    if all(entry_key(asdict(one)) in known for one in log if one.kind in NAMINGS):
        return None
    tables = Layers.of(store, manifest.segments)
    old = {name: store.read(name, [derived]) for name in READ}
    entities = store.read("linked_entities", [derived])
    made = deciding(log, tables)
    on_events = [row for row in before if row["kind"] in EVENTINGS]
    entries = [asdict(one) for one in made.entries if one.kind in EVENTINGS]
    if [*map(entry_key, on_events)] != [*map(entry_key, entries)]:
        return None
    near = _Near(tables, old, entities, made)
    if not 0 < len(near.articles) <= MOST:
        return None
    rows = {entry_key(row): row for row in (*on_events, *near.decided)}
    decided = [rows[entry_key(asdict(one))] for one in made.entries]
    table = pa.Table.from_pylist(decided, schema=DECIDED["decided"])
    return store.commit(store.rewrite(manifest, near.tables() | {"decided": table}, without=KEPT))


@dataclass(frozen=True)
class _Near:
    """The names decided on, and all else in the articles in which one is another now."""

    base: Layers
    old: Mapping[str, pa.Table]
    entities: pa.Table
    made: Deciding

    @cached_property
    def _rows(self) -> list[Row]:
        """The entities of articles that the rules take for one with something decided on."""
        places = {key for some in (*self.made.keys, *self.made.others) for key in some}
        there = rows_with(self.entities, "article", {article for article, _ in places})
        names = {
            row["ruled"] for row in there.to_pylist() if (row["article"], row["entity"]) in places
        }
        return rows_with(self.entities, "ruled", names).to_pylist()

    @cached_property
    def decisions(self) -> Decided:
        """What readers decided, over what the rules take these entities for."""
        seen = [
            SeenEntity(
                row["article"], row["entity"], row["name"], row["type"], row["mentions"],
                frozenset(), frozenset(), row["day"], row["settled"],
            )
            for row in self._rows
        ]  # fmt: skip
        ruled = {_key(row): EntityLink(*(row[name] for name in RULED)) for row in self._rows}
        return decide(seen, ruled, self.made.decisions)

    @cached_property
    def now(self) -> dict[Key, EntityLink | None]:
        """What these entities are linked to now, where that is another; None for what is no name."""
        links = self.decisions.links
        return {
            _key(row): links.get(_key(row))
            for row in self._rows
            if links.get(_key(row)) != _linked(row)
        }

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles in which a name is another now, or that mean a country of such a name."""
        if not self.now:
            return frozenset()
        meant = with_entities(self.old["article_entities"], self.touched)
        return frozenset(meant.union(article for article, _ in self.now))

    @cached_property
    def touched(self) -> set[str]:
        """The ids of the names that are decided otherwise, as they were and as they are."""
        then = {row["linked"] for row in self._rows if _key(row) in self.now}
        return (then | {link.entity for link in self.now.values() if link}) - {None}

    @cached_property
    def links(self) -> Links:
        """The links of these articles' entities, and of all that have a name that is touched."""
        some = pc.field("article").isin(pa.array(sorted(self.articles), pa.string()))
        some |= pc.field("linked").isin(pa.array(sorted(self.touched), pa.string()))
        rows = self.entities.filter(some).to_pylist()
        found = self._meant() | {_key(row): _linked(row) for row in rows} | self.now
        return Links(
            {key: link for key, link in found.items() if link},
            dropped=frozenset(key for key, link in found.items() if not link),
            outcomes=self.decisions.outcomes,
        )

    def _meant(self) -> dict[Key, EntityLink | None]:
        """Return the countries that these articles mean by a capital alone, called as they were, but for what is touched."""
        pairs = rows_with(self.old["article_entities"], "article", self.articles)
        meant = pairs.filter(pc.field("readings") > 0).to_pylist()
        return {
            _key(row): EntityLink(row["entity"], row["name"], row["type"])
            for row in meant
            if row["entity"] not in self.touched
        }

    @property
    def decided(self) -> list[Row]:
        """What became of the decisions on names."""
        return decided_rows(
            of_kinds(self.made, NAMINGS),
            Links(self.decisions.links, outcomes=self.decisions.outcomes),
        )

    def tables(self) -> dict[str, pa.Table]:
        """Return the tables that change."""
        readings = Readings(self.base)
        about = {
            row["article"]: row
            for row in rows_with(self.old["catalogue"], "article", self.articles).to_pylist()
        }
        changed = Changed(self.articles, self.articles, frozenset())
        anew = Anew(readings, self.links, about, changed, self.old, former_names(self.decided))
        told = told_before(self.old["versions"])
        return {
            **anew.names(),
            **anew.statements(told),
            "roles": self._roles(readings),
            "suggestions": self._suggestions(),
            "timeline": self._timeline(),
        }

    def _roles(self, readings: Readings) -> pa.Table:
        """Return the roles, those of names that are touched as they are held now."""
        links = {
            key: link for key, link in self.links.entities.items() if link.entity in self.touched
        }
        held = roles_held(readings.given({article for article, _ in links}), links)
        rows = pa.Table.from_pylist(role_rows(Links(roles=tuple(held))), schema=DERIVED["roles"])
        return pa.concat_tables([_without(self.old["roles"], "entity", self.touched), rows])

    def _suggestions(self) -> pa.Table:
        """Return the suggestions on which nobody has decided, of names that are there."""
        made = self.decisions
        gone = self.touched - {link.entity for link in made.links.values()}
        rows = [
            row
            for row in self.old["suggestions"].to_pylist()
            if gone.isdisjoint((row["entity"], row["other"]))
            and not (
                row["entity"] in made.one if row["kind"] == "split" else _pair(row) in made.apart
            )
        ]
        return pa.Table.from_pylist(rows, schema=DERIVED["suggestions"])

    def _timeline(self) -> pa.Table:
        """Return the events, with the names that places and participants have now."""
        names: dict[str, set[str | None]] = defaultdict(set)
        for row in self._rows:
            if row["linked"] in self.touched:
                link = self.decisions.links.get(_key(row))
                names[row["linked"]].add(link.name if link else None)
        called = {entity: next(iter(some)) for entity, some in names.items() if len(some) == 1}
        columns = [
            self.old["linked_events"][name].to_pylist()
            for name in ("event", "place", "participants")
        ]
        told = {
            event: (place, some)
            for event, place, some in zip(*columns, strict=True)
            if place in called or not called.keys().isdisjoint(some)
        }
        rows = rows_with(self.old["timeline"], "event", told.keys()).to_pylist()
        for row in rows:
            place, some = told[row["event"]]
            row["place"] = called.get(place, row["place"])
            if len(some) == len(row["participants"]):
                now = (
                    called.get(one, name)
                    for one, name in zip(some, row["participants"], strict=True)
                )
                row["participants"] = [name for name in now if name]
        rest = _without(self.old["timeline"], "event", told.keys())
        table = pa.Table.from_pylist(rows, schema=DERIVED["timeline"])
        return pa.concat_tables([rest, table]).sort_by([("event", "ascending")])


def _key(row: Row) -> Key:
    return row["article"], row["entity"]


def _linked(row: Row) -> EntityLink | None:
    return EntityLink(*(row[name] for name in LINK)) if row["linked"] else None


def _pair(row: Row) -> frozenset[str]:
    return frozenset((row["entity"], row["other"]))


def _without(table: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    return table.filter(~pc.field(column).isin(pa.array(sorted(values), pa.string())))
