"""Scores of likely pairs of reports, in columns: a large collection has millions of them."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.linking.events.outlines import Mask
    from dashboard.linking.weighted_sets import Places, Shares

    type Pair = tuple[int, int]

TOGETHER = 100_000
"""Pairs that are told together."""


def _none() -> Places:
    return np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Scores:
    """Pairs of reports by their numbers, in order, and how likely the two of each tell of one event."""

    one: Places = field(default_factory=_none)
    other: Places = field(default_factory=_none)
    score: Shares = field(default_factory=lambda: np.empty(0))

    @classmethod
    def of(cls, one: Places, other: Places, score: Shares) -> Scores:
        """Return scores put in order."""
        order = np.lexsort([other, one])
        return cls(one[order], other[order], score[order])

    def __len__(self) -> int:
        return len(self.one)

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        """Yield each pair with its score."""
        return in_turn(self.one, self.other, self.score)

    def only(self, some: Mask) -> Scores:
        """Return some of the pairs."""
        return Scores(self.one[some], self.other[some], self.score[some])

    def joined(self, more: Scores) -> Scores:
        """Return these pairs and others."""
        if not len(self) or not len(more):
            return more if len(more) else self
        both = ((self.one, more.one), (self.other, more.other))
        return Scores.of(*(np.append(*pair) for pair in both), np.append(self.score, more.score))

    def among(self, numbers: Sequence[int]) -> Scores:
        """Return the pairs of which both are among some reports, given in order."""
        wanted = np.array(numbers, np.int64)
        begins = np.searchsorted(self.one, wanted, "left").tolist()
        ends = np.searchsorted(self.one, wanted, "right").tolist()
        rows = [np.arange(begin, end) for begin, end in zip(begins, ends, strict=True)]
        own = np.concatenate([_none(), *rows])
        own = own[np.isin(self.other[own], wanted)]
        return Scores(self.one[own], self.other[own], self.score[own])

    def by_pair(self) -> dict[Pair, float]:
        """Return the scores by their pairs."""
        return {(one, other): score for one, other, score in self}

    def moved(self, place: Places) -> Scores:
        """Return the pairs that stay; ``place`` is where each report is now, -1 if nowhere."""
        one, other = place[self.one], place[self.other]
        stay = (one >= 0) & (other >= 0)
        return Scores.of(one[stay], other[stay], self.score[stay])


def in_turn(*columns: Places | Shares) -> Iterator[tuple[Any, ...]]:
    """Yield what columns have in each row."""
    for first in range(0, len(columns[0]), TOGETHER):
        some = slice(first, first + TOGETHER)
        yield from zip(*(column[some].tolist() for column in columns), strict=True)


class Found:
    """Scores in the making."""

    def __init__(self) -> None:
        self._one, self._other, self._score = array("q"), array("q"), array("d")

    def add(self, one: int, other: int, score: float) -> None:
        """Add a pair."""
        self._one.append(one)
        self._other.append(other)
        self._score.append(score)

    def scores(self) -> Scores:
        """Return all pairs."""
        return Scores.of(
            np.array(self._one, np.int64), np.array(self._other, np.int64), np.array(self._score)
        )
