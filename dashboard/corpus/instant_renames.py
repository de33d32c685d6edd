"""Names that only changed their name or type, shown at once: just the rows that print them change.

No article is read, so a name in thousands of articles is renamed as fast as one in ten. Where a statement does not tell
whom it means by a name, its article is named: its statements are made of its text again.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.schema import DERIVED
from dashboard.parsing.entities.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from dashboard.linking.entities import EntityLink


@dataclass(frozen=True)
class Renaming:
    """What some entities are called now, by their ids, and what they were called in the version before."""

    now: Mapping[str, EntityLink]
    then: Mapping[str, EntityLink]
    pairs: pa.Table
    """``article_entities`` of that version, as the next are its tables too."""
    statements: pa.Table
    entities: pa.Table
    """Article, entity and link of ``entity_rows``."""

    @property
    def is_plain(self) -> bool:
        """Whether each of these names was, and is, that of one entity alone, and none is that of a known place.

        Statements name a country that is meant by its capital as it is known, whatever a reader calls it.
        """
        own = [{self.then[entity].name, one.name} for entity, one in self.now.items()]
        moving, known = set[str]().union(*own), load_gazetteer().by_id
        if len(moving) < sum(map(len, own)) or not moving.isdisjoint(
            p.name for p in known.values()
        ):
            return False
        bearing = self.pairs.filter(_among("name", moving))["entity"].unique().to_pylist()
        return self.now.keys() >= {*bearing} and self.now.keys().isdisjoint(known)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of these names."""
        return frozenset(self.now)

    @property
    def of_one_kind(self) -> set[str]:
        """The ids of those that are of the same kind as they were."""
        return {entity for entity, one in self.now.items() if self.then[entity].type == one.type}

    @property
    def _called(self) -> dict[str, str]:
        """What those are called now that have another name, by what they were called."""
        both = ((self.then[entity].name, one.name) for entity, one in self.now.items())
        return {then: now for then, now in both if then != now}

    def named(self) -> pa.Table:
        """Return who is named where, in order: the rows of each entity together, where its new name stands."""
        rest = self.pairs.filter(~_among("entity", self.now))
        names, parts, done = rest["name"].combine_chunks(), list[pa.Table](), 0
        for one in sorted(self.now.values(), key=attrgetter("name")):
            first = bisect_left(range(len(rest)), one.name, key=lambda row: names[row].as_py())
            rows = self.pairs.filter(pc.field("entity") == one.entity)
            for column, value in (("name", one.name), ("type", one.type)):
                place = rows.schema.get_field_index(column)
                rows = rows.set_column(place, column, pa.array([value] * len(rows), pa.string()))
            parts += [rest.slice(done, first - done), rows]
            done = first
        return pa.concat_tables([*parts, rest.slice(done)])

    def said(self) -> pa.Table:
        """Return the statements with the new names; of ``unclear`` articles some are not right."""
        table, new = self.statements, self._called
        if not new:
            return table
        about = table["about"].combine_chunks()
        ends = np.append(0, np.cumsum(about.value_lengths().to_numpy(zero_copy_only=False)))
        columns = {
            "speaker": _with(new, table["speaker"].combine_chunks()),
            "about": pa.ListArray.from_arrays(ends.astype(np.int32), _with(new, about.flatten())),
        }
        for name, column in columns.items():
            table = table.set_column(table.schema.get_field_index(name), name, column)
        return table.cast(DERIVED["statements"])

    @cached_property
    def unclear(self) -> frozenset[str]:
        """The articles of which a statement does not tell whom it means by one of these names.

        A speaker may be called so without being linked, and of several refusals of one speaker one is kept.
        """
        table = self.statements.select(["article", "speaker", "speaker_entity", "status"])
        called = self._called
        names = {entity: one.name for entity, one in self.then.items() if one.name in called}
        moving = _among("speaker", {*called, *called.values()}) | _among("speaker_entity", names)
        return frozenset(
            row["article"]
            for row in table.filter(moving).to_pylist()
            if row["status"] == "declined"
            or row["speaker"] != names.get(row["speaker_entity"])
            or (row["article"], row["speaker_entity"]) not in self._linked
        )

    @cached_property
    def _linked(self) -> frozenset[tuple[str, str]]:
        """In which articles what is linked to each of these entities, unless what has its id there is another's."""
        some = self.entities.filter(_among("linked", self.now) | _among("entity", self.now))
        columns = (some[name].to_pylist() for name in ("article", "entity", "linked"))
        rows = [*zip(*columns, strict=True)]
        others = {(article, entity) for article, entity, link in rows if link != entity}
        return frozenset((article, link) for article, _, link in rows if link) - others


def _among(column: str, values: Collection[str]) -> pc.Expression:
    return pc.field(column).isin(pa.array(sorted(values), pa.string()))


def _with(now: Mapping[str, str], names: pa.Array) -> pa.Array:
    """Return names, some of which are others now."""
    known = pc.SetLookupOptions(value_set=pa.array([*now], pa.string()))
    places = pc.call_function("index_in", [names], known)
    return pc.call_function(
        "coalesce", [pa.array([*now.values()], pa.string()).take(places), names]
    )
