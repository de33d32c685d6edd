"""Names that readers decided on: what each was linked to before, and what it is linked to now.

They are computed from what linking kept, so that a decision is shown before all is linked again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.base_tables import rows_with
from dashboard.corpus.changed_items import with_entities
from dashboard.corpus.decisions_for_linking import decided_rows, of_kinds
from dashboard.corpus.instant_merges import Moving, moves
from dashboard.corpus.instant_renames import Renaming
from dashboard.corpus.linked_names import LINK, entity_rows
from dashboard.corpus.schema import DERIVED
from dashboard.corpus.verdicts import NAMINGS
from dashboard.linking import Links
from dashboard.linking.entities import EntityLink, SeenEntity
from dashboard.linking.entities.decisions import Decided, decide

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from dashboard.corpus.base_tables import Layers
    from dashboard.corpus.decisions_for_linking import Deciding
    from dashboard.corpus.linking_state import KeptTables

    type Key = tuple[str, str]
    type Row = dict[str, Any]

RULED = ("ruled", "ruled_name", "ruled_type")
SEEN = ("name", "type", "mentions", "day", "settled", *RULED)
"""What is decided by, beside what an entity was linked to."""
AGAIN = ("article", "entity", "start", "end", "stands_for")
SPOKEN = ("article", "start", "end", "speaker_entity", "speaker_kind")
"""What is asked of mentions, and of quotations, where something is a name again."""


@dataclass(frozen=True)
class DecidedNames:
    """The names decided on, over what the rules take them for."""

    base: Layers
    old: KeptTables
    made: Deciding

    @cached_property
    def _seen(self) -> pa.Table:
        """All that is asked of the entities of all articles."""
        more = SEEN if self.on_names else ()
        return entity_rows(self.old, ["article", "entity", *LINK, *more])

    @property
    def entities(self) -> pa.Table:
        """What entities of all articles were linked to."""
        return self._seen.select(["article", "entity", *LINK])

    @property
    def on_names(self) -> bool:
        """Whether there are decisions on names, be they taken back."""
        return any(one.kind in NAMINGS for one in self.made.entries)

    @cached_property
    def rows(self) -> list[Row]:
        """The entities of articles that the rules take for one with something decided on."""
        if not self.on_names:
            return []
        places = {key for some in (*self.made.keys, *self.made.others) for key in some}
        kept = self._seen
        there = rows_with(kept, "article", {article for article, _ in places})
        names = {
            row["ruled"] for row in there.to_pylist() if (row["article"], row["entity"]) in places
        }
        return rows_with(kept, "ruled", names).to_pylist()

    @cached_property
    def decisions(self) -> Decided:
        """What readers decided, over what the rules take these entities for."""
        seen = [
            SeenEntity(
                row["article"], row["entity"], row["name"], row["type"], row["mentions"],
                frozenset(), frozenset(), row["day"], row["settled"],
            )
            for row in self.rows
        ]  # fmt: skip
        ruled = {key_of(row): EntityLink(*(row[name] for name in RULED)) for row in self.rows}
        return decide(seen, ruled, self.made.decisions)

    @cached_property
    def now(self) -> dict[Key, EntityLink | None]:
        """What these entities are linked to now, where that is another; None for what is no name."""
        links = self.decisions.links
        return {
            key_of(row): links.get(key_of(row))
            for row in self.rows
            if links.get(key_of(row)) != link_of(row)
        }

    @cached_property
    def renamed(self) -> frozenset[str]:
        """The articles in which a name is another now, or that mean a country of such a name."""
        if self.moving:
            return frozenset(key[0] for key in self.now) - self.moving.articles
        called = self.renaming.now if self.renaming else {}
        links = self.decisions.links
        then = {key_of(row): link for row in self.rows if (link := link_of(row))}
        faces = {*then.values()} ^ {links[key] for key in map(key_of, self.rows) if key in links}
        others = {one.entity for one in faces} - called.keys()
        if not others and all(key in then and then[key].entity in called for key in self.now):
            return frozenset()
        pairs = self.old.columns("article_entities", ["article", "entity", "readings"])
        meant = with_entities(pairs.filter(pc.field("readings") > 0), others)
        otherwise = {
            key[0] for key in self.now if key not in then or then[key].entity not in called
        }
        return frozenset(meant | otherwise)

    @cached_property
    def renaming(self) -> Renaming | None:
        """The names that are called otherwise, or are of another kind, where that is all that is another of them."""
        sides: dict[str, set[tuple[EntityLink | None, EntityLink | None]]] = defaultdict(set)
        for row in self.rows:
            if key_of(row) in self.now:
                both = link_of(row), self.now[key_of(row)]
                for link in filter(None, both):
                    sides[link.entity].add(both)
        alone = (some.pop() for some in sides.values() if len(some) == 1)
        called = [(then, now) for then, now in alone if then and now and then.entity == now.entity]
        if not called:
            return None
        found = Renaming(
            {now.entity: now for _, now in called},
            {then.entity: then for then, _ in called},
            self.old["article_entities"],
            self.old["statements"],
            self.entities,
        )
        return found if found.is_plain else None

    @cached_property
    def moving(self) -> Moving | None:
        """The names that are linked to other names, or to none, where in their articles no name is parted, or one again."""
        if self.renaming or not self.now:
            return None
        linked = ((key_of(row), link_of(row)) for row in self.rows)
        now, then = moves((key, link, self.now.get(key, link)) for key, link in linked)
        if not now:
            return None
        own = {key_of(row) for row in self.rows if row["entity"] == row["linked"]}
        found = Moving(
            now,
            then,
            frozenset(own),
            self.old["article_entities"],
            self.old["forms"],
            self.old["statements"],
        )
        return found if found.is_plain else None

    @property
    def said_otherwise(self) -> frozenset[str]:
        """The articles in which somebody speaks, or is spoken of, who is named otherwise now, or may be a name again."""
        if not self.renamed:
            return frozenset()
        then = {key_of(row): link for row in self.rows if (link := link_of(row))}
        names = pa.array(
            sorted({then[key].name for key in self.now.keys() & then.keys()}), pa.string()
        )
        ids = [then[key].entity for key in self.now.keys() & then.keys()]
        table = self.old.columns("statements", ["article", "speaker", "speaker_entity", "about"])
        speaking = pc.field("speaker").isin(names) | pc.field("speaker_entity").isin(
            pa.array(sorted({*ids}), pa.string())
        )
        parts = [table.filter(speaking), table.take(lists_with(table["about"], names))]
        said = (one["article"].unique().to_pylist() for one in parts)
        return self.renamed & self._said_again.union(*said)

    @cached_property
    def again(self) -> pa.Table:
        """The mentions of what is a name again."""
        keys = [key_of(row) for row in self.rows if not row["linked"] and key_of(row) in self.now]
        rows = self.base.rows("mentions", {article for article, _ in keys}).select(AGAIN)
        return rows_with(rows, "entity", {entity for _, entity in keys})

    @property
    def _said_again(self) -> set[str]:
        """The articles with words in which something is named that is a name again, that speaks itself, or in a group."""
        named: dict[str, list[Row]] = defaultdict(list)
        for row in self.again.to_pylist():
            named[row["article"]].append(row)
        quotations = self.base.rows("quotations", named, SPOKEN).to_pylist()
        return {
            row["article"]
            for row in quotations
            if row["speaker_kind"] == "group"
            or any(
                row["speaker_entity"] == one["entity"]
                or (row["start"] <= one["start"] and one["end"] <= row["end"])
                for one in named[row["article"]]
            )
        }

    @cached_property
    def touched(self) -> set[str]:
        """The ids of the names that are decided otherwise, as they were and as they are."""
        then = {row["linked"] for row in self.rows if key_of(row) in self.now}
        return (then | {link.entity for link in self.now.values() if link}) - {None}

    @property
    def decided(self) -> list[Row]:
        """What became of the decisions on names."""
        return decided_rows(
            of_kinds(self.made, NAMINGS),
            Links(self.decisions.links, outcomes=self.decisions.outcomes),
        )

    def suggestions(self) -> pa.Table:
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

    def timeline(self, every: pa.Table) -> pa.Table:
        """Return a table of all events with the names that places and participants have now."""
        names: dict[str, set[str | None]] = defaultdict(set)
        for row in self.rows:
            if row["linked"] in self.touched:
                link = self.decisions.links.get(key_of(row))
                names[row["linked"]].add(link.name if link else None)
        called = {entity: next(iter(some)) for entity, some in names.items() if len(some) == 1}
        events = self.old.columns("linked_events", ["event", "place", "participants"])
        ours = pa.array([*called], pa.string())
        part = events.take(lists_with(events["participants"], ours))
        found = pa.concat_tables([part, events.filter(pc.field("place").isin(ours))])
        told = {event: (place, some) for event, place, some in row_values(found)}
        if not told:
            return every
        rows = rows_with(every, "event", told.keys()).to_pylist()
        for row in rows:
            place, some = told[row["event"]]
            row["place"] = called.get(place, row["place"])
            if len(some) == len(row["participants"]):
                now = (
                    called.get(one, name)
                    for one, name in zip(some, row["participants"], strict=True)
                )
                row["participants"] = [name for name in now if name]
        rest = rows_without(every, "event", told.keys())
        table = pa.Table.from_pylist(rows, schema=DERIVED["timeline"])
        return pa.concat_tables([rest, table]).sort_by([("event", "ascending")])


def row_values(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    """Yield the values of each row."""
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


def lists_with(lists: pa.ChunkedArray, values: pa.Array) -> pa.Array:
    """Return the places of the lists that have one of some values."""
    whole = lists.combine_chunks()
    those = pc.call_function("is_in", [whole.flatten()], pc.SetLookupOptions(values))
    return pc.call_function("list_parent_indices", [whole]).filter(those).unique()


def key_of(row: Row) -> Key:
    """Return whose a row is: article and entity."""
    return row["article"], row["entity"]


def link_of(row: Row) -> EntityLink | None:
    """Return what an entity was linked to, if it is a name."""
    return EntityLink(*(row[name] for name in LINK)) if row["linked"] else None


def _pair(row: Row) -> frozenset[str]:
    return frozenset((row["entity"], row["other"]))


def rows_without(table: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    """Return the rows that have none of some values in a column."""
    return table.filter(~pc.field(column).isin(pa.array(sorted(values), pa.string())))
