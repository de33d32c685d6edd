"""Rows by number: count, sort and show some without reading the others.

Beside the table that SQL asks lies the same one as Arrow writes it, mapped into memory and not read:
a column of few different values is a column of small numbers, so that facets are counted and the
best found in milliseconds, and a page of twenty rows costs twenty rows.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from dashboard.corpus.schema import ARTICLE_KEY, DERIVED, PICKED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    type Numbers = np.ndarray[tuple[int], np.dtype[np.integer]]
    type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]

NONE = -(2**31)
"""The number of a missing value: before any day."""
FEW = 0.2
"""Of so many of the articles the rows are gathered; of more it is faster to look at each row."""


def write_picked(name: str, table: pa.Table, path: Path) -> None:
    """Write a table so that it can be picked from."""
    with path.open("wb") as file:
        encoded = _numbered(name, table)
        with pa.ipc.new_file(file, encoded.schema) as writer:
            writer.write_table(encoded)
        file.flush()
        os.fsync(file.fileno())


def picked(name: str, path: Path | None) -> Picked:
    """Return a table that was written so; without a path, an empty one."""
    if path is None:
        return Picked(_numbered(name, DERIVED[name].empty_table()))
    return Picked(pa.ipc.open_file(pa.memory_map(str(path))).read_all())


def held(table: pa.Table, recurring: Sequence[str]) -> Picked:
    """Return a table in memory as such a one, by the names of its columns of values that recur."""
    return Picked(_encoded_in(table, recurring))


def _numbered(name: str, table: pa.Table) -> pa.Table:
    """Return a table as it is kept, by the columns that its schema says recur."""
    return _encoded_in(table, PICKED[name])


def _encoded_in(table: pa.Table, recurring: Sequence[str]) -> pa.Table:
    """Return a table as one block, with its recurring values as numbers of a list."""
    table = table.combine_chunks()
    for column in recurring:
        place = table.schema.get_field_index(column)
        table = table.set_column(place, column, _encoded(_whole(table[column])))
    return table


def _whole(column: pa.ChunkedArray) -> pa.Array:
    """Return a column as one array."""
    if column.num_chunks == 1:
        return column.chunk(0)
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)


def _encoded(column: pa.Array) -> pa.Array:
    """Return a column, or what is in its lists, as numbers of a list of values."""
    if not pa.types.is_list(column.type):
        return column.dictionary_encode()
    values = column.flatten().dictionary_encode()
    return pa.ListArray.from_arrays(column.offsets, values, mask=column.is_null())


class Picked:
    """One such table, its rows known by their numbers."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table
        self._codes: dict[str, Numbers] = {}
        self._one_of_each: dict[str, Numbers] = {}

    def __len__(self) -> int:
        return len(self._table)

    @cached_property
    def _by_key(self) -> tuple[Numbers, Numbers]:
        """The keys of the rows in their order, and the rows' numbers in that order."""
        keys = self._table["key"].to_numpy()
        order = np.argsort(keys)
        return keys[order], order

    def numbers(self, keys: Numbers) -> Numbers:
        """Return the numbers of the rows with these keys, ``NONE`` where no row has one."""
        return _found(*self._by_key, keys)

    @cached_property
    def _by_article_key(self) -> tuple[Numbers, Numbers]:
        """The keys of the articles in their order, and the articles' codes in that order."""
        keys = np.empty(len(self.values("article")), np.int64)
        keys[self.codes("article")] = self._table[ARTICLE_KEY].to_numpy()
        order = np.argsort(keys)
        return keys[order], order

    def article_codes(self, keys: Numbers) -> Numbers:
        """Return the codes of the articles with these keys, ``NONE`` where none of its rows is here."""
        return _found(*self._by_article_key, keys)

    def of_articles(self, codes: Numbers) -> Mask:
        """Tell of each row whether it belongs to one of the articles with these codes."""
        wanted = np.zeros(len(self.values("article")), bool)
        wanted[codes[codes != NONE]] = True
        return wanted[self.codes("article")]

    @cached_property
    def _by_article(self) -> tuple[Numbers, Numbers]:
        """The numbers of the rows article by article, and where each article begins, by the articles' codes."""
        codes = self.codes("article")
        begins = np.append(0, np.cumsum(np.bincount(codes, minlength=len(self.values("article")))))
        return np.argsort(codes, kind="stable").astype(np.int32), begins

    def rows_of_articles(self, codes: Numbers) -> Numbers:
        """Return the numbers of the rows of the articles with these codes, in order."""
        codes = codes[codes != NONE]
        if len(codes) > FEW * len(self.values("article")):
            return np.flatnonzero(self.of_articles(codes))
        rows, begins = self._by_article
        sizes = begins[codes + 1] - begins[codes]
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return np.sort(rows[np.repeat(begins[codes], sizes) + within])

    def one_of_each(self, name: str) -> Numbers:
        """Return the number of one row of each value of a column, by the values' codes."""
        if name not in self._one_of_each:
            found = np.zeros(len(self.values(name)), np.int64)
            found[self.codes(name)] = np.arange(len(self))
            self._one_of_each[name] = found
        return self._one_of_each[name]

    def marked(self, numbers: Numbers) -> Mask:
        """Tell of each row whether its number is among these; ``NONE`` is the number of no row."""
        found = np.zeros(len(self), bool)
        found[numbers[numbers != NONE]] = True
        return found

    def codes(self, name: str) -> Numbers:
        """Return a column's values as numbers, ``NONE`` where there is none; a day is its number since 1970."""
        if name not in self._codes:
            column = self._array(name)
            column = column.indices if pa.types.is_dictionary(column.type) else column
            column = column.cast(pa.int32()) if pa.types.is_date(column.type) else column
            column = column.fill_null(NONE) if column.null_count else column
            self._codes[name] = column.to_numpy(zero_copy_only=False)
        return self._codes[name]

    def values(self, name: str) -> pa.Array:
        """Return the list of values that a column's codes mean."""
        column = self._array(name)
        column = column.flatten() if pa.types.is_list(column.type) else column
        return column.dictionary

    def codes_of(self, name: str, values: Sequence[str]) -> Numbers:
        """Return the codes of values of a column, ``NONE`` for what it never has."""
        codes = dict.fromkeys(values, NONE)
        known = enumerate(self.values(name).to_pylist())
        codes |= {value: code for code, value in known if value in codes}
        return np.array([codes[value] for value in values], np.int64)

    def knows(self, name: str, value: str) -> bool:
        """Return whether a column has a value anywhere."""
        return self.values(name).index(value).as_py() >= 0

    def rows_with(self, name: str, value: str) -> Numbers:
        """Return the numbers of the rows that have a value in a column."""
        code = self.values(name).index(value).as_py()
        return np.flatnonzero(self.codes(name) == code) if code >= 0 else np.empty(0, np.int64)

    def has(self, name: str, numbers: Numbers, *values: str) -> Mask:
        """Tell of each row whether it has one of these values in a column."""
        known = self.values(name)
        wanted = [code for value in values if (code := known.index(value).as_py()) >= 0]
        codes = self.codes(name)[numbers]
        return codes == wanted[0] if len(wanted) == 1 else np.isin(codes, wanted)

    def counts(self, name: str, numbers: Numbers, once: str | None = None) -> Numbers:
        """Return how often each value of a column is in these rows; in lists each item counts.

        ``once`` names another column: rows that have one value there count as one.
        """
        rows, found = self._items(name, numbers)
        if once:
            pairs = np.stack([found, self.codes(once)[rows]])
            found = np.unique(pairs, axis=1)[0]
        return np.bincount(found[found != NONE], minlength=len(self.values(name)))

    def _items(self, name: str, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return the codes of a column in these rows, those of lists one by one, behind whose they are."""
        column = self._array(name)
        if pa.types.is_list(column.type):
            offsets = column.offsets.to_numpy()
            items = column.flatten().indices.to_numpy()
            starts, sizes = offsets[numbers], offsets[numbers + 1] - offsets[numbers]
            within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
            return np.repeat(numbers, sizes), items[np.repeat(starts, sizes) + within]
        return numbers, self.codes(name)[numbers]

    def different(self, name: str, numbers: Numbers) -> int:
        """Return how many different values a column has in these rows."""
        return int(np.count_nonzero(self.counts(name, numbers)))

    def frame(self, numbers: Numbers, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Return these rows, or some of their columns, as they were written."""
        return self.rows(numbers, columns or self._table.column_names).to_pandas()

    def rows(self, numbers: Numbers, columns: Sequence[str]) -> pa.Table:
        """Return columns of these rows as they were written."""
        rows = self._table.select(columns).take(pa.array(numbers))
        plain = pa.schema([field.with_type(_plain(field.type)) for field in rows.schema])
        return rows.cast(plain)

    def _array(self, name: str) -> pa.Array:
        return _whole(self._table[name])


def _found(ordered: Numbers, numbers: Numbers, keys: Numbers) -> Numbers:
    """Return the numbers that stand where the keys are in order, ``NONE`` for other keys."""
    if not len(ordered):
        return np.full(len(keys), NONE)
    places = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
    return np.where(ordered[places] == keys, numbers[places], NONE)


def _plain(kind: pa.DataType) -> pa.DataType:
    """Return the type of a column before its values became numbers."""
    if pa.types.is_dictionary(kind):
        return kind.value_type
    return pa.list_(_plain(kind.value_type)) if pa.types.is_list(kind) else kind
