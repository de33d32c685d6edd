"""Names that are called otherwise, and nothing else: the rows that print one are changed, and no article is read.

So a name in thousands of articles is renamed as fast as one in ten. Where a statement does not tell whom it means by a
name, its article is named: its statements are made of its text again.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.schema import DERIVED
from dashboard.parsing.entities.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@dataclass(frozen=True)
class Renaming:
    """What some entities are called now, by their ids, and what they were called in the version before."""

    now: Mapping[str, str]
    then: Mapping[str, str]
    pairs: pa.Table
    """``article_entities`` of that version, as the next are its tables too."""
    statements: pa.Table
    entities: pa.Table
    """Article, entity and link of ``linked_entities``."""

    @property
    def is_plain(self) -> bool:
        """Whether each of these names was, and is, that of one entity alone, and none is that of a known place.

        Statements name a country that is meant by its capital as it is known, whatever a reader calls it.
        """
        moving = [*self.then.values(), *self.now.values()]
        known = load_gazetteer().by_id
        if len({*moving}) < len(moving) or not {*moving}.isdisjoint(p.name for p in known.values()):
            return False
        bearing = self.pairs.filter(_among("name", moving))["entity"].unique().to_pylist()
        return self.now.keys() >= {*bearing} and self.now.keys().isdisjoint(known)

    def named(self) -> pa.Table:
        """Return who is named where, in order: the rows of each entity together, where its new name stands."""
        rest = self.pairs.filter(~_among("entity", self.now))
        names, place = rest["name"].combine_chunks(), rest.schema.get_field_index("name")
        parts, done = [], 0
        for name, entity in sorted((name, entity) for entity, name in self.now.items()):
            first = bisect_left(range(len(rest)), name, key=lambda row: names[row].as_py())
            rows = self.pairs.filter(pc.field("entity") == entity)
            called = pa.array([name] * len(rows), pa.string())
            parts += [rest.slice(done, first - done), rows.set_column(place, "name", called)]
            done = first
        return pa.concat_tables([*parts, rest.slice(done)])

    def said(self) -> pa.Table:
        """Return the statements with the new names; of ``unclear`` articles some are not right."""
        table, new = self.statements, {name: self.now[one] for one, name in self.then.items()}
        about = table["about"].combine_chunks()
        ends = np.append(0, np.cumsum(about.value_lengths().to_numpy(zero_copy_only=False)))
        columns = {
            "speaker": _called(table["speaker"].combine_chunks(), new),
            "about": pa.ListArray.from_arrays(ends.astype(np.int32), _called(about.flatten(), new)),
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
        moving = _among("speaker", {*self.then.values(), *self.now.values()})
        return frozenset(
            row["article"]
            for row in table.filter(moving | _among("speaker_entity", self.now)).to_pylist()
            if row["status"] == "declined"
            or row["speaker"] != self.then.get(row["speaker_entity"])
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


def _called(names: pa.Array, now: Mapping[str, str]) -> pa.Array:
    """Return names, some of which are others now."""
    known = pc.SetLookupOptions(value_set=pa.array([*now], pa.string()))
    places = pc.call_function("index_in", [names], known)
    return pc.call_function(
        "coalesce", [pa.array([*now.values()], pa.string()).take(places), names]
    )
