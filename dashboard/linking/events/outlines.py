"""Outlines of reports: the numbers that decide which reports are compared, in arrays.

Numbers are made of what a report says alone, so they are the same in any collection and can be kept.
Whoever adds an article need not read the others again to know which of them its events may meet.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.events.block_keys import blocks_of
from dashboard.linking.lists import Lists
from dashboard.linking.shingles import MIX, runs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.linking.events.reports import Key, Report
    from dashboard.linking.weighted_sets import Places

    type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]

EARLIEST, LATEST = 0, 10**7
"""Days beyond any calendar, for ends that nobody told."""
BITS = 63
"""Names are folded into so many bits: without a common bit, two sets have no common name."""
REPORTING, DENIED, HAPPENED, PUBLISHED, WANTED = 1, 2, 4, 8, 16
"""Bits of ``marks``."""


def _none() -> Places:
    return np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Outlines:
    """The reports of a collection by number, in the order of their ``keys``.

    ``first`` and ``last`` are days, ``who`` and ``people`` names folded into bits, ``named`` is a hash of
    the name of a period or 0, ``shape`` one of what twins have in common; ``blocks`` are those they meet in.
    """

    keys: Sequence[Key] = ()
    first: Places = field(default_factory=_none)
    last: Places = field(default_factory=_none)
    marks: Places = field(default_factory=_none)
    named: Places = field(default_factory=_none)
    who: Places = field(default_factory=_none)
    people: Places = field(default_factory=_none)
    shape: Places = field(default_factory=_none)
    blocks: Lists = field(default_factory=Lists)

    @classmethod
    def of(
        cls, reports: Sequence[Report], wanted: Callable[[Report], bool] = lambda _: False
    ) -> Outlines:
        """Return the outlines of reports, in their order, with a mark on those that are ``wanted``."""
        rows = [_numbers(report, wanted(report)) for report in reports]
        *columns, lemmas, who = np.array(rows, dtype=np.int64).reshape(-1, len(NUMBERS) + 1).T
        shape = _mixed(lemmas, who, *columns[:2])
        blocks = Lists.of(sorted(blocks_of(report)) for report in reports)
        return cls([report.key for report in reports], *columns, shape, blocks)

    @classmethod
    def of_all(cls, parts: Sequence[Outlines]) -> Outlines:
        """Return the outlines of all parts, one part after another."""
        columns = (
            np.concatenate([_none(), *(getattr(one, name) for one in parts)]) for name in NUMBERS
        )
        keys = [key for one in parts for key in one.keys]
        return cls(keys, *columns, blocks=Lists.of_all([one.blocks for one in parts]))

    def take(self, numbers: Places) -> Outlines:
        """Return some of the outlines, in the order asked for."""
        columns = [getattr(self, name)[numbers] for name in NUMBERS]
        keys = [self.keys[number] for number in numbers.tolist()]
        return Outlines(keys, *columns, blocks=self.blocks.take(numbers))

    def joined(self, other: Outlines) -> tuple[Outlines, Places]:
        """Return these outlines and those of another in order, and where each was in one row."""
        keys = [*self.keys, *other.keys]
        order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)
        columns = [np.append(getattr(self, name), getattr(other, name)) for name in NUMBERS]
        both = Outlines(keys, *columns, blocks=self.blocks.joined(other.blocks))
        return both.take(order), order

    def has(self, mark: int) -> Mask:
        """Return which reports bear a mark."""
        return (self.marks & mark) != 0

    @property
    def articles(self) -> Places:
        """Return the number of each report's article, of which the first is 0."""
        return runs_of([article for article, _ in self.keys])


NUMBERS = tuple(one.name for one in fields(Outlines) if one.name not in ("keys", "blocks"))


def _numbers(report: Report, wanted: bool) -> tuple[int, ...]:
    """Return a report's numbers up to ``people``, and those of its words and of who takes part."""
    status = report.head.status
    marks = WANTED * wanted + REPORTING * report.kind.reporting + PUBLISHED * bool(report.published)
    marks += DENIED * (status == "denied") + HAPPENED * (status == "happened")
    first = report.first.toordinal() if report.first else EARLIEST
    last = report.last.toordinal() if report.last else LATEST
    named = number_of(report.named) if report.named else 0
    days = first, last, marks, named
    return *days, _bits(report.who), _bits(report.people), _set(report.lemmas), _set(report.who)


def _mixed(*columns: Places) -> Places:
    """Return one number for each row of several columns."""
    mixed = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        mixed = (mixed ^ column.astype(np.uint64)) * MIX
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(1)).astype(np.int64)


@functools.lru_cache(maxsize=65536)
def _set(words: frozenset[str]) -> int:
    """Return a number that stands for a set of words."""
    return number_of("\n".join(sorted(words)))


@functools.lru_cache(maxsize=65536)
def _bits(names: frozenset[str]) -> int:
    """Return a set of names as bits."""
    return functools.reduce(int.__or__, (1 << number_of(name) % BITS for name in names), 0)


@functools.lru_cache(maxsize=65536)
def number_of(words: str) -> int:
    """Return a number of 62 bits that stands for words, in any collection the same."""
    digest = hashlib.blake2b(words.encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(digest) >> 2
