"""Which reports are worth comparing: those of one kind of event and one time that share something.

All pairs of a hundred thousand articles are out of reach. Two reports meet in a block: a class of
events and a span of a week (or "undated"). A block that grows past a limit is split by a
participant, or a telling word, that its pairs must share, and then by two such.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from dashboard.parsing.events.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from dashboard.linking.events.reports import Report
    from dashboard.linking.events.terms import Terms

BUCKET_DAYS = 7
LONGEST = 62
"""Days; a vaguer interval meets only its like."""
CROWDED = 100
SHARED = 2
"""Things that the pairs of the most crowded blocks must share."""


def candidates(reports: Sequence[Report], terms: Terms) -> Iterator[tuple[int, set[int]]]:
    """Yield each report's place with the later ones that share a block with it, if there are any.

    Each pair comes once; all pairs at once would outgrow the memory.
    """
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        for kind in _kinds(report):
            for time in _buckets(report):
                blocks[kind, time].append(number)
    traits = [_traits(report, terms) for report in reports]
    parts = [part for members in blocks.values() for part in _parts(members, traits, 0)]
    where: dict[int, list[list[int]]] = defaultdict(list)
    for part in parts:
        for number in part[:-1]:
            where[number].append(part)
    for number in sorted(where):
        found = set().union(*(part[bisect_right(part, number) :] for part in where[number]))
        if found:
            yield number, found


def _parts(members: list[int], traits: Sequence[list[str]], shared: int) -> Iterator[list[int]]:
    """Yield a block, or where it is crowded the parts of it that share so many traits more."""
    if len(members) <= CROWDED:
        yield members
        return
    if shared >= SHARED:
        return
    parts: dict[Hashable, list[int]] = defaultdict(list)
    for number in members:
        for key in combinations(traits[number], shared + 1):
            parts[key].append(number)
    for part in parts.values():
        if len(part) < len(members):
            yield from _parts(part, traits, shared + 1)


def _kinds(report: Report) -> set[str]:
    """Return the classes of a report, and the pairs of near classes that it may meet in."""
    kinds = set(report.classes)
    for pair in lexicon().near:
        if pair & report.classes:
            kinds.add("~".join(sorted(pair)))
    return kinds


def _traits(report: Report, terms: Terms) -> list[str]:
    """Return what a report may share with another of a crowded block."""
    words = {*terms.telling(report.words), *terms.leading(report.article)}
    return sorted({*report.participants, *(f"word:{word}" for word in words)})


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
