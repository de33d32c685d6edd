"""Which reports are worth comparing: those of one kind of event and one time that share something.

All pairs of a hundred thousand articles are out of reach. Two reports meet in a block: a class of
events and a span of a week (or "undated"). A block that grows past a limit is split by a
participant, or a telling word, that its pairs must share, and then by two such.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from itertools import chain, combinations
from typing import TYPE_CHECKING

import numpy as np

from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from dashboard.linking.events.compatible import Compatible, Mask
    from dashboard.linking.events.reports import Report
    from dashboard.linking.events.terms import Terms
    from dashboard.linking.weighed import Places

BUCKET_DAYS = 7
LONGEST = 62
"""Days; a vaguer interval meets only its like."""
CROWDED = 100
SHARED = 2
"""Things that the pairs of the most crowded blocks must share."""


class Blocks:
    """The blocks of a set of reports, sorted by article; each is split when it is first asked for."""

    def __init__(self, reports: Sequence[Report], terms: Terms, compatible: Compatible) -> None:
        self._compatible = compatible
        self._count = len(reports)
        self._traits = _Traits(reports, terms)
        blocks: dict[Hashable, list[int]] = defaultdict(list)
        for number, report in enumerate(reports):
            times = _buckets(report)
            for kind in _kinds(report.kind.classes):
                for time in times:
                    blocks[kind, time].append(number)
        self._closed = {place: some for place, some in enumerate(blocks.values()) if len(some) > 1}
        self._member = np.array([*chain(*self._closed.values())], dtype=np.int64)
        self._block = np.repeat([*self._closed], [*map(len, self._closed.values())])
        self._parts: dict[int, list[Places]] = defaultdict(list)

    def pairs(self, asked: Mask, done: Mask) -> tuple[Places, Places]:
        """Return the pairs of reports that can be one, in order, each once, in two arrays of places.

        One of each pair is ``asked`` for, and none ``done``.
        """
        self._open(asked)
        found = [np.empty(0, np.int64)]
        for size, tables in self._parts.items():
            sides = np.triu_indices(size, 1)
            for parts in tables:
                near = parts[asked[parts].any(axis=1)]
                one, other = (near[:, side].ravel() for side in sides)
                fits = (asked[one] | asked[other]) & ~(done[one] | done[other])
                one, other = one[fits], other[fits]
                fits = self._compatible.can_be_one(one, other)
                found.append(_each_once(one[fits] * self._count + other[fits]))
        return np.divmod(_each_once(np.concatenate(found)), max(1, self._count))

    def _open(self, asked: Mask) -> None:
        """Split the blocks that hold a report asked for, where that was not done yet."""
        by_size: dict[int, list[list[int]]] = defaultdict(list)
        for place in _each_once(self._block[asked[self._member]]).tolist():
            for part in _parts(self._closed.pop(place, []), self._traits, 0):
                by_size[len(part)].append(part)
        for size, parts in by_size.items():
            if size > 1:
                self._parts[size].append(np.array(parts))


def _each_once(codes: Places) -> Places:
    """Return the codes in order, each once; ten times as fast as numpy's own, which hashes."""
    codes = np.sort(codes)
    return codes[np.append(True, codes[1:] != codes[:-1])[: len(codes)]]


class _Traits(dict[int, list[str]]):
    """What a report may share with another of a crowded block, reckoned where it is asked for."""

    def __init__(self, reports: Sequence[Report], terms: Terms) -> None:
        super().__init__()
        self.reports = reports
        self.terms = terms

    def __missing__(self, number: int) -> list[str]:
        report = self.reports[number]
        words = {*self.terms.telling(report.words), *self.terms.leading(report.article)}
        traits = self[number] = sorted({*report.participants, *(f"word:{word}" for word in words)})
        return traits


def _parts(members: list[int], traits: _Traits, shared: int) -> Iterator[list[int]]:
    """Yield a block, or where it is crowded the parts of it that share so many traits more.

    Of what is crowded even so, such as a report that a hundred articles print, each meets the first.
    """
    if len(members) <= CROWDED:
        yield members
        return
    bare = [number for number in members if shared >= SHARED or len(traits[number]) <= shared]
    yield from ([bare[0], number] for number in bare[1:])
    if shared >= SHARED:
        return
    parts: dict[Hashable, list[int]] = defaultdict(list)
    for number in members:
        for key in combinations(traits[number], shared + 1):
            parts[key].append(number)
    for part in parts.values():
        if len(part) > CROWDED:
            yield from _parts(part, traits, shared + 1)
        elif len(part) > 1:
            yield part


@functools.lru_cache(maxsize=4096)
def _kinds(classes: frozenset[str]) -> set[str]:
    """Return the classes of a report, and the pairs of near classes that it may meet in."""
    kinds = set(classes)
    for pair in event_words().near:
        if pair & classes:
            kinds.add("~".join(sorted(pair)))
    return kinds


def _buckets(report: Report) -> list[Hashable]:
    """Return the spans of time that a report reaches into."""
    first, last = report.first or report.last, report.last or report.first
    if first is None or last is None:
        return ["undated"]
    if report.told and (report.first is None or report.last is None):
        return [("open", first.year)]
    if (last - first).days > LONGEST:
        return [("long", first.year), ("long", last.year)]
    return list(range(first.toordinal() // BUCKET_DAYS, last.toordinal() // BUCKET_DAYS + 1))
