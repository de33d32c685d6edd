"""Layers: the base tables of some folders, read when they are asked for and no further than that.

Of a collection of which one article changed, little else is asked for: the ids of the articles, a few of
their columns, and all that was found in some of them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.schema import BASE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dashboard.corpus.store import Store

    type Tables = dict[str, pa.Table]


class Layer:
    """The base tables of one folder, or of what is to become one."""

    def __init__(self, store: Store | None, folder: str, tables: Tables | None = None) -> None:
        self._store, self._folder = store, folder
        self._read = tables or {}

    def table(self, name: str) -> pa.Table:
        """Return a table; it is kept."""
        if name not in self._read and self._store:
            self._read[name] = self._store.read(name, [self._folder])
        return self._read[name]

    def columns(self, name: str, wanted: Sequence[str]) -> pa.Table:
        """Return some columns of a table; the others are not unpacked."""
        if name in self._read or not self._store:
            return self._read[name].select(wanted)
        return self._store.columns(name, [self._folder], wanted)

    @cached_property
    def articles(self) -> frozenset[str]:
        """The ids of its articles."""
        return frozenset(self.columns("articles", ["article"])["article"].to_pylist())


class Layers:
    """The base tables of several layers, as those of one."""

    def __init__(self, layers: Iterable[Layer]) -> None:
        self._layers = [*layers]

    @classmethod
    def of(cls, store: Store, folders: Iterable[str]) -> Self:
        """Return the layers of some folders of a corpus."""
        return cls(Layer(store, folder) for folder in folders)

    @classmethod
    def holding(cls, tables: Mapping[str, pa.Table]) -> Self:
        """Return one layer of tables that are at hand."""
        return cls([Layer(None, "", dict(tables))])

    def table(self, name: str) -> pa.Table:
        """Return a whole table."""
        parts = [one.table(name) for one in self._layers]
        return pa.concat_tables([BASE[name].empty_table(), *parts])

    def columns(self, name: str, wanted: Sequence[str]) -> pa.Table:
        """Return some columns of a whole table."""
        schema = pa.schema([BASE[name].field(one) for one in wanted])
        parts = [one.columns(name, wanted) for one in self._layers]
        return pa.concat_tables([schema.empty_table(), *parts])

    def rows(self, name: str, articles: Collection[str]) -> pa.Table:
        """Return the rows that a table has of some articles."""
        asked = frozenset(articles)
        wanted = pc.field("article").isin(pa.array(sorted(asked), pa.string()))
        parts = [
            one.table(name).filter(wanted)
            for one in self._layers
            if not asked.isdisjoint(one.articles)
        ]
        return pa.concat_tables([BASE[name].empty_table(), *parts])


def rows_with(table: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    """Return the rows of a table that have one of some values."""
    return table.filter(pc.field(column).isin(pa.array(sorted(values), pa.string())))
