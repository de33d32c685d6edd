"""Rows in order: by columns of numbers only as many of them as are shown, and some put in among many."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from dashboard.corpus.row_lookup import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.corpus.row_lookup import Numbers

    type Scores = np.ndarray[tuple[int], np.dtype[np.floating]]

FEW = 1000
"""So many rows are put in one by one; with more, all are sorted."""
EPOCH = dt.date(1970, 1, 1)


def newest_first(days: Numbers) -> Numbers:
    """Return numbers that sort days from the newest to the oldest, the unknown ones last."""
    return -days.astype(np.int64)


def oldest_first(days: Numbers) -> Numbers:
    """Return numbers that sort days from the oldest to the newest, the unknown ones last."""
    return np.where(days == NONE, -NONE, days.astype(np.int64))


def best(by: Sequence[Numbers | Scores], many: int) -> Numbers:
    """Return the places of the first so many rows, sorted by the first key, then the next, then place."""
    places = np.arange(len(by[0]))
    if many < len(places):
        places = np.flatnonzero(by[0] <= np.partition(by[0], many)[many])
    return places[np.lexsort([key[places] for key in reversed(by)])][:many]


def date_of(day: int) -> dt.date:
    """Return a day by its number since 1970."""
    return EPOCH + dt.timedelta(days=int(day))


def sorted_in(rows: pa.Table, more: pa.Table, order: Sequence[tuple[str, str]]) -> pa.Table:
    """Return rows that are in an ascending order with some more put in."""
    if len(more) > FEW:
        return pa.concat_tables([rows, more]).sort_by([*order])
    more = more.sort_by([*order])
    keys = [rows[name].combine_chunks() for name, _ in order]
    wanted = [*zip(*(more[name].to_pylist() for name, _ in order), strict=True)]
    places = _places(keys, wanted, 0, len(rows))
    parts, done, taken = [], 0, 0
    for place, some in groupby(places):
        many = sum(1 for _ in some)
        parts += [rows.slice(done, place - done), more.slice(taken, many)]
        done, taken = place, taken + many
    return pa.concat_tables([*parts, rows.slice(done)]).combine_chunks()


def _places(
    keys: Sequence[pa.Array], wanted: Iterable[tuple[Any, ...]], low: int, high: int
) -> Iterator[int]:
    """Yield behind how many rows each of some keys in order belongs, among those from ``low`` to ``high``.

    Those that begin alike are looked for together, among the rows that begin so.
    """
    column, rest = keys[0], keys[1:]
    for value, some in groupby(wanted, itemgetter(0)):
        last = bisect_right(range(high), value, low, key=lambda row: column[row].as_py())
        if not rest:
            yield from (last for _ in some)
        else:
            low = bisect_left(range(last), value, low, key=lambda row: column[row].as_py())
            yield from _places(rest, (one[1:] for one in some), low, last)
        low = last
