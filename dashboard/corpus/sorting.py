"""Rows in order, by columns of numbers: only as many of them as are shown."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from dashboard.corpus.picking import NONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.corpus.picking import Numbers

    type Scores = np.ndarray[tuple[int], np.dtype[np.floating]]

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
