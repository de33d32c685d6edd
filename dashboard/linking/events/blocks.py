"""Which reports are worth comparing: those of one class and time that share something.

All pairs of a hundred thousand articles are out of reach. Two reports meet in a block: a class of
events and a span of a week (or "undated"). A block that grows past a limit is split by a
participant, or a telling word, that its pairs must share, and then by two such.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.events.compatibility import Compatible, Mask
    from dashboard.linking.events.outlines import Outlines
    from dashboard.linking.events.report_lookup import Traits
    from dashboard.linking.weighted_sets import Places

CROWDED = 100
TOGETHER = 1_000_000
"""Pairs that are looked at together."""
SHARED = 2
"""Things that the pairs of the most crowded blocks must share."""


class Blocks:
    """The blocks of a set of reports, sorted by article; of each those parts are made that are asked for.

    ``there`` tells which of the reports are compared.
    """

    def __init__(
        self, every: Outlines, there: Mask, traits: Traits, compatible: Compatible
    ) -> None:
        self._compatible = compatible
        self._count = len(every.keys)
        self._day = every.first
        self._traits = traits
        holder = every.blocks.holder
        blocks, holder = every.blocks.values[there[holder]], holder[there[holder]]
        order = np.argsort(blocks, kind="stable")
        self._member = holder[order]
        self._begins = np.flatnonzero(np.diff(blocks[order], prepend=-1))
        self._block = np.repeat(
            np.arange(len(self._begins)), np.diff(self._begins, append=len(order))
        )

    def pairs(self, asked: Mask, done: Mask) -> Iterator[tuple[Places, Places]]:
        """Yield the pairs of reports that can be one, those of some blocks after others, in two arrays of places.

        Each pair comes once, one of it is ``asked`` for, and none ``done``. What is in the same blocks comes
        together, so that who weighs the pairs finds at hand what their blocks were parted by.
        """
        places = _each_once(self._block[asked[self._member]])
        places = places[np.argsort(self._day[self._member[self._begins[places]]], kind="stable")]
        turn = np.full(len(self._begins), -1)
        turn[places] = np.arange(len(places))
        last = np.full(self._count, -1)
        np.maximum.at(last, self._member, turn[self._block])
        told = np.empty(0, np.int64)
        for now, parts, stars in self._parts(asked, places):
            found = [told[:0]]
            for size, tables in parts.items():
                sides = np.triu_indices(size, 1)
                near = np.array(tables)
                near = near[asked[near].any(axis=1)]
                found.append(self._fitting(*(near[:, side].ravel() for side in sides), asked, done))
            found.extend(self._fitting(one, other, asked, done) for one, other in stars)
            codes = _each_once(np.concatenate(found))
            codes = codes[~np.isin(codes, told)]
            one, other = np.divmod(codes, max(1, self._count))
            yield one, other
            told = np.append(told, codes)
            one, other = np.divmod(told, max(1, self._count))
            told = told[(last[one] > now) & (last[other] > now)]

    def _fitting(self, one: Places, other: Places, asked: Mask, done: Mask) -> Places:
        """Return the codes of those of some pairs that are to be compared."""
        fits = (asked[one] | asked[other]) & ~(done[one] | done[other])
        codes = _each_once(one[fits] * self._count + other[fits])
        one, other = np.divmod(codes, max(1, self._count))
        return codes[self._compatible.can_be_one(one, other)]

    def _parts(
        self, asked: Mask, places: Places
    ) -> Iterator[tuple[int, dict[int, list[list[int]]], list[tuple[Places, Places]]]]:
        """Yield the parts of some blocks by their sizes, and the stars, some at a time; before them which block came last."""
        by_size: dict[int, list[list[int]]] = defaultdict(list)
        stars: list[tuple[Places, Places]] = []
        pairs = 0
        ends = np.append(self._begins[1:], len(self._member))
        blocks = (self._member[self._begins[n] : ends[n]].tolist() for n in places.tolist())
        for now, members in enumerate(self._traits.in_sight(blocks, CROWDED)):
            if len(members) < 2:
                continue
            for part in _parts(members, self._traits, asked, stars):
                by_size[len(part)].append(part)
                pairs += len(part) * (len(part) - 1) // 2
            if pairs > TOGETHER:
                yield now, by_size, stars
                by_size, stars, pairs = defaultdict(list), [], 0
        yield len(places), by_size, stars


@dataclass(frozen=True)
class Crowd:
    """The reports of a crowded block before and after some came or went, in order, each with its traits.

    ``was`` and ``now`` have a bit for each of them, and say which are there.
    """

    traits: Sequence[tuple[int, ...]]
    was: int
    now: int

    def meeting_otherwise[T](self, members: Sequence[T]) -> list[T]:
        """Return whose pairs are not only others for who came or went: they are in a part that is split otherwise."""
        found = self._otherwise((1 << len(self.traits)) - 1, 0)
        return [one for place, one in enumerate(members) if found >> place & 1]

    def _otherwise(self, part: int, shared: int) -> int:
        """Return who meets others in a part of the block, which shares so many traits: see ``_parts``."""
        was, now = part & self.was, part & self.now
        sizes = was.bit_count(), now.bit_count()
        if was == now or max(sizes) <= CROWDED:
            return 0
        if min(sizes) <= CROWDED:
            return part
        bare = part if shared >= SHARED else part & self._with_few[shared]
        first = [some & -some for some in (bare & was, bare & now)]
        found = bare if first[0] != first[1] else 0
        if shared < SHARED:
            for key in {
                key
                for one in places(was ^ now)
                for key in combinations(self.traits[one], shared + 1)
            }:
                of_key = part
                for trait in key:
                    of_key &= self._with_trait[trait]
                found |= self._otherwise(of_key, shared + 1)
        return found

    @cached_property
    def _with_few(self) -> list[int]:
        """Who has no more traits than none, one and so on."""
        return [bits(len(some) <= few for some in self.traits) for few in range(SHARED)]

    @cached_property
    def _with_trait(self) -> dict[int, int]:
        """Who has each of the traits of those who came or went."""
        wanted = {trait for one in places(self.was ^ self.now) for trait in self.traits[one]}
        found = dict.fromkeys(wanted, 0)
        for place, some in enumerate(self.traits):
            for trait in wanted.intersection(some):
                found[trait] |= 1 << place
        return found


def bits(there: Iterable[bool]) -> int:
    """Return a number that has a bit for each of those that are there."""
    return sum(1 << place for place, one in enumerate(there) if one)


def places(found: int) -> Iterator[int]:
    """Yield the places of the bits of a number."""
    while found:
        yield (found & -found).bit_length() - 1
        found &= found - 1


def _each_once(codes: Places) -> Places:
    """Return the codes in order, each once; ten times as fast as numpy's own, which hashes."""
    codes = np.sort(codes)
    return codes[np.append(True, codes[1:] != codes[:-1])[: len(codes)]]


def _parts(
    members: list[int], traits: Traits, asked: Mask, stars: list[tuple[Places, Places]]
) -> Iterator[list[int]]:
    """Yield a block, or where it is crowded the parts of it that share a trait, or several, each once.

    A crowded part is parted again by one trait more; not by a trait with which it shares no crowd, whose part
    holds all of these pairs. Parts that nobody asked for is in are left out. Of what is crowded even so, such as
    a report that a hundred articles print, each meets the first: these pairs are put among the ``stars``.
    """
    if len(members) <= CROWDED:
        yield members
        return
    parts = {(): members}
    own = {number: traits[number] for number in members}
    for shared in range(SHARED + 2):
        crowded = {key: part for key, part in parts.items() if len(part) > CROWDED}
        yield from (part for part in parts.values() if 1 < len(part) <= CROWDED)
        if not crowded:
            return
        for part in crowded.values():
            bare = [one for one in part if shared >= SHARED or len(traits[one]) <= shared]
            if len(bare) > 1:
                others = np.array(bare[1:])
                stars.append((np.full(len(others), bare[0]), others))
        parts = _parted(own, asked, crowded) if shared <= SHARED else {}


def _parted(
    own: Mapping[int, tuple[int, ...]], asked: Mask, crowded: Mapping[tuple[int, ...], list[int]]
) -> dict[tuple[int, ...], list[int]]:
    """Return the parts of crowded parts that share one trait more, known by all that they share."""
    fewer = len(next(iter(crowded)))
    often = {trait for key in crowded for trait in key}
    if fewer:
        own = {one: tuple(trait for trait in some if trait in often) for one, some in own.items()}
    shared = {
        key for one, some in own.items() if asked[one] for key in combinations(some, fewer + 1)
    }
    shared = {key for key in shared if crowded.keys() >= {*combinations(key, fewer)}}
    parts: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for one, some in own.items():
        for key in shared.intersection(combinations(some, fewer + 1)):
            parts[key].append(one)
    return parts
