"""Many lists of numbers in two arrays, and what is known of pairs of things by their numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    type Places = np.ndarray[tuple[int], np.dtype[np.int64]]
    type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
    type Values = np.ndarray[Any, np.dtype[Any]]

AT_ONCE = 4096
"""Pairs that are looked at together."""


def _none() -> Places:
    return np.empty(0, np.int64)


@dataclass(frozen=True)
class Lists:
    """Lists of numbers, one after another; ``sizes`` says how long each is."""

    values: Values = field(default_factory=_none)
    sizes: Places = field(default_factory=_none)

    @classmethod
    def of(cls, lists: Iterable[Sequence[int]]) -> Lists:
        """Return the lists given."""
        lists = [*lists]
        values = np.array([value for one in lists for value in one], dtype=np.int64)
        return cls(values, np.array([*map(len, lists)], dtype=np.int64))

    @classmethod
    def of_all(cls, parts: Sequence[Lists]) -> Lists:
        """Return the lists of all parts."""
        values, sizes = ([getattr(one, name) for one in parts] for name in ("values", "sizes"))
        return cls(np.concatenate([_none(), *values]), np.concatenate([_none(), *sizes]))

    @property
    def holder(self) -> Places:
        """Whose each value is, by number."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    @cached_property
    def _ends(self) -> Places:
        """Where each list begins, and where the last one ends."""
        return np.append(0, np.cumsum(self.sizes))

    def __getitem__(self, number: int) -> Values:
        """Return a list."""
        return self.values[self._ends[number] : self._ends[number + 1]]

    def take(self, numbers: Places) -> Lists:
        """Return some of the lists, in the order asked for."""
        if not len(numbers):
            return Lists(self.values[:0], self.sizes[:0])
        ends, borders = self._ends, np.flatnonzero(np.diff(numbers) != 1)
        firsts, lasts = (
            np.append(numbers[0], numbers[borders + 1]),
            np.append(numbers[borders], numbers[-1]),
        )
        runs = zip(ends[firsts].tolist(), ends[lasts + 1].tolist(), strict=True)
        values = np.concatenate([self.values[first:last] for first, last in runs])
        return Lists(values, self.sizes[numbers])

    def joined(self, other: Lists) -> Lists:
        """Return these lists and those of another."""
        return Lists(np.append(self.values, other.values), np.append(self.sizes, other.sizes))


@dataclass(frozen=True, slots=True)
class Pairs:
    """What was found of pairs, a row of ``found`` for each: ``one`` and ``other`` are numbers, in order."""

    one: Places = field(default_factory=_none)
    other: Places = field(default_factory=_none)
    found: Values = field(default_factory=_none)

    def only(self, some: Mask) -> Pairs:
        """Return some of the pairs."""
        return Pairs(self.one[some], self.other[some], self.found[some])

    def joined(self, rows: Sequence[tuple[int, int, float]]) -> Pairs:
        """Return these pairs and others, in order."""
        more = np.array(rows, np.float64).reshape(-1, 3)
        one, other = (
            np.append(side, more[:, n].astype(np.int64))
            for n, side in enumerate((self.one, self.other))
        )
        order = np.lexsort([other, one])
        return Pairs(one[order], other[order], np.append(self.found, more[:, 2])[order])

    def moved(self, place: Places) -> Pairs:
        """Return the pairs that stay; ``place`` is where each thing is now, -1 if nowhere, in the same order."""
        one, other = place[self.one], place[self.other]
        stay = (one >= 0) & (other >= 0)
        return Pairs(one[stay], other[stay], self.found[stay])

    def of(self, one: Places, other: Places, find: Callable[[Places, Places], Values]) -> Pairs:
        """Return what is known of other pairs, given in order, and what ``find`` finds of those that are none of these."""
        many = 1 + max((int(side.max(initial=0)) for side in (self.other, other)), default=0)
        known, asked = self.one * many + self.other, one * many + other
        place = np.minimum(np.searchsorted(known, asked), max(0, len(known) - 1))
        there = known[place] == asked if len(known) else np.zeros(len(asked), bool)
        new = np.flatnonzero(~there)
        some = (new[first : first + AT_ONCE] for first in range(0, len(new), AT_ONCE))
        made = [find(one[own], other[own]) for own in some]
        found = np.concatenate([self.found[place[there]], *made])
        order = np.append(np.flatnonzero(there), new)
        rows = np.empty_like(found)
        rows[order] = found
        return Pairs(one, other, rows)
