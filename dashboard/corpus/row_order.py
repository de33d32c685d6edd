"""The order of rows: the first few by numeric columns, and insertion into sorted rows."""

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

    import pyarrow.compute as pc

    from dashboard.corpus.row_lookup import Numbers

    type Scores = np.ndarray[tuple[int], np.dtype[np.floating]]

FEW = 5000
"""So many rows are taken out and put in one by one; with more, all are sorted."""
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


def exchanged(
    rows: pa.Table, gone: pc.Expression, more: pa.Table, order: Sequence[tuple[str, str]]
) -> pa.Table:
    """Return rows that are in an ascending order without some, by article and entity, and with some more put in.

    Where these are few, all else is copied once, in the pieces between them; where they are the same, nothing is.
    """
    asked = rows.select([name for name in ("article", "entity") if name in rows.column_names])
    numbered = asked.append_column("number", pa.array(np.arange(len(rows))))
    without, more = numbered.filter(gone)["number"], more.sort_by([*order])
    if rows.take(without).equals(more):
        return rows
    if len(without) + len(more) > FEW:
        return pa.concat_tables([rows.filter(~gone), more]).sort_by([*order])
    keys = [rows[name].combine_chunks() for name, _ in order]
    wanted = [*zip(*(more[name].to_pylist() for name, _ in order), strict=True)]
    runs = _runs(without.to_numpy())
    places = (_out_of(runs, place) for place in _places(keys, wanted, 0, len(rows)))
    edits = [(place, place, sum(1 for _ in some)) for place, some in groupby(places)]
    parts, done, taken = [rows.slice(0, 0)], 0, 0
    for start, end, many in sorted([*edits, *((start, end, 0) for start, end in runs)]):
        parts += [rows.slice(done, start - done)] if start > done else []
        parts += [more.slice(taken, many)] if many else []
        done, taken = end, taken + many
    return pa.concat_tables([*parts, rows.slice(done)]).combine_chunks()


def _runs(numbers: Numbers) -> list[tuple[int, int]]:
    """Return where numbers in order follow one another: the first of each run, and the one after its last."""
    breaks = np.flatnonzero(np.diff(numbers) != 1) + 1
    return [(int(run[0]), int(run[-1]) + 1) for run in np.split(numbers, breaks) if len(run)]


def _out_of(runs: Sequence[tuple[int, int]], place: int) -> int:
    """Return a place among rows of which these runs go: in one of them, or at its end, is where it begins."""
    before = bisect_right(runs, (place, len(runs) and runs[-1][1])) - 1
    return runs[before][0] if before >= 0 and place <= runs[before][1] else place


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
