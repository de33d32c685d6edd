"""Base tables of one or several folders, read on request and no further.

Of a collection of which one article changed, little else is asked for: the ids of the articles, a few of
their columns, and all that was found in some of them. Where all is asked for, it is read in buckets of
whole articles, layer by layer, and tables that were not used for a while are let go: how much is held
does not hang on how large the collection is.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from itertools import batched
from typing import TYPE_CHECKING, Self

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.records import content_of_text
from dashboard.corpus.schema import BASE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from dashboard.corpus.store import Manifest, Store

    type Tables = dict[str, pa.Table]


AT_HAND = 64 << 20
"""Bytes of the tables that are kept at hand."""
BUCKET = 1000
"""Articles of a bucket, at most."""


class Hand:
    """The tables that were used last, as many as fit, and all of the folder that is read just now."""

    def __init__(self) -> None:
        self._size = 0
        self._tables: OrderedDict[tuple[str, str], pa.Table] = OrderedDict()

    def get(self, folder: str, name: str) -> pa.Table | None:
        """Return a table of a folder, None where it was let go, or never read."""
        table = self._tables.get((folder, name))
        if table is not None:
            self._tables.move_to_end((folder, name))
        return table

    def keep(self, folder: str, name: str, table: pa.Table) -> pa.Table:
        """Keep a table, let go of those that were not used for the longest time, and return it."""
        self._tables[folder, name] = table
        self._size += table.nbytes
        others = [key for key in self._tables if key[0] != folder] if self._size > AT_HAND else []
        for other in others:
            if self._size <= AT_HAND:
                break
            self._size -= self._tables.pop(other).nbytes
        return table

    def let_go(self) -> None:
        """Let go of all tables: what is asked for is read again."""
        self._size = 0
        self._tables.clear()
        pa.default_memory_pool().release_unused()


class Layer:
    """The base tables of one folder, kept at ``hand`` with those of others; or ``tables`` that are in no folder."""

    def __init__(
        self,
        store: Store | None,
        folder: str,
        hand: Hand,
        tables: Tables | None = None,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self._store, self._folder, self._hand = store, folder, hand
        self._tables, self._without = tables or {}, without

    @classmethod
    def written(cls, store: Store, folder: str, hand: Hand, tables: Tables) -> Self:
        """Return the layer of a folder with these tables, which are at hand as if they had just been read."""
        for name, table in tables.items():
            hand.keep(folder, name, table)
        return cls(store, folder, hand)

    def table(self, name: str) -> pa.Table:
        """Return a table."""
        if name in self._tables or not self._store:
            return self._left(name, self._tables[name])
        read = self._hand.get(self._folder, name)
        if read is None:
            read = self._hand.keep(self._folder, name, self._store.read(name, [self._folder]))
        return self._left(name, read)

    def columns(self, name: str, wanted: Sequence[str]) -> pa.Table:
        """Return some columns of a table; the others are not unpacked."""
        if name in self._tables or not self._store:
            return self._left(name, self._tables[name]).select(wanted)
        read = self._hand.get(self._folder, name)
        if read is None:
            also = ["article"] if self._without and name != "problems" else []
            read = self._store.columns(name, [self._folder], [*dict.fromkeys([*wanted, *also])])
        return self._left(name, read).select(wanted)

    def _left(self, name: str, read: pa.Table) -> pa.Table:
        """Return the rows of a table that are not of articles that stand elsewhere."""
        if not self._without or name == "problems":
            return read
        return read.filter(~pc.field("article").isin(pa.array(sorted(self._without), pa.string())))

    def without(self, articles: frozenset[str]) -> Layer:
        """Return the layer without some articles: itself where it has none of them."""
        if articles.isdisjoint(self.articles):
            return self
        gone = self._without | articles
        return Layer(self._store, self._folder, self._hand, self._tables, gone)

    def let_go(self) -> None:
        """Let go of what is at hand, of other layers too."""
        self._hand.let_go()

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
        hand = Hand()
        return cls(Layer(store, folder, hand) for folder in folders)

    @classmethod
    def shown(cls, store: Store, manifest: Manifest) -> Self:
        """Return the layers of a version as readers see it: what is in its patch is in no other."""
        return cls.of(store, manifest.segments).patched(store, manifest.patch)

    def patched(self, store: Store, folders: Iterable[str]) -> Self:
        """Return these layers and some more, whose articles are in no other."""
        hand = Hand()
        patch = [Layer(store, folder, hand) for folder in folders]
        there = frozenset[str]().union(*(one.articles for one in patch))
        return type(self)([*(one.without(there) for one in self._layers), *patch])

    @classmethod
    def holding(cls, tables: Mapping[str, pa.Table]) -> Self:
        """Return one layer of tables that are at hand."""
        return cls([Layer(None, "", Hand(), dict(tables))])

    @property
    def articles(self) -> frozenset[str]:
        """The ids of all articles."""
        return frozenset[str]().union(*(one.articles for one in self._layers))

    def let_go(self) -> None:
        """Let go of what is at hand: somebody else needs the room."""
        for one in self._layers:
            one.let_go()

    def table(self, name: str) -> pa.Table:
        """Return a whole table."""
        parts = [one.table(name) for one in self._layers]
        return pa.concat_tables([BASE[name].empty_table(), *parts])

    def columns(self, name: str, wanted: Sequence[str]) -> pa.Table:
        """Return some columns of a whole table."""
        schema = pa.schema([BASE[name].field(one) for one in wanted])
        parts = [one.columns(name, wanted) for one in self._layers]
        return pa.concat_tables([schema.empty_table(), *parts])

    def of_contents(self, contents: Collection[str]) -> dict[str, list[str]]:
        """Return the ids of the articles of some texts, by the keys of these: see ``content_of_text``.

        Of an article in several layers the last holds.
        """
        every: dict[str, str] = {}
        for one in self._layers:
            rows = one.columns("articles", ["article", "content"])
            if rows["content"].null_count:  # an older Dateline wrote it
                rows = one.columns("articles", ["article", "text"])
            names, keys = (column.to_pylist() for column in rows.columns)
            if rows.column_names[1] == "text":
                keys = [*map(content_of_text, keys)]
            every.update(zip(names, keys, strict=True))
        found: dict[str, list[str]] = {}
        for article, content in every.items():
            if content in contents:
                found.setdefault(content, []).append(article)
        return found

    def pieces(self, name: str, wanted: Sequence[str]) -> Iterator[pa.Table]:
        """Yield some columns of a table, one layer's after another's."""
        return (one.columns(name, wanted) for one in self._layers)

    def rows(
        self, name: str, articles: Collection[str], wanted: Sequence[str] | None = None
    ) -> pa.Table:
        """Return the rows that a table has of some articles; or ``wanted`` columns, of which one is the article."""
        asked = frozenset(articles)
        tables = (
            (one, one.columns(name, wanted) if wanted else one.table(name))
            for one in self._layers
            if not asked.isdisjoint(one.articles)
        )
        parts = [
            table if asked >= one.articles else rows_with(table, "article", asked)
            for one, table in tables
        ]
        empty = BASE[name].empty_table()
        return pa.concat_tables([empty.select(wanted) if wanted else empty, *parts])

    def buckets(self, articles: Collection[str]) -> Iterator[list[str]]:
        """Yield some articles in buckets, each of the last layer that has them, whose tables are read once."""
        left = frozenset(articles)
        for one in reversed(self._layers):
            here = left & one.articles
            left -= here
            yield from map(list, batched(sorted(here), BUCKET))


def rows_with(table: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    """Return the rows of a table that have one of some values."""
    wanted = pc.SetLookupOptions(pa.array(sorted(values), pa.string()))
    return table.filter(pc.call_function("is_in", [table[column]], wanted))
