"""Which reports are worth comparing: those that share an entity, a kind of event and a time.

All pairs of a hundred thousand articles are out of reach. Two reports meet only in a block: a
class of events, an entity and a span of two weeks (or "undated"). A block that grows past a limit
is split by a second thing that its pairs must share.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from dashboard.parsing.events.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from dashboard.linking.events.reports import Report

BUCKET_DAYS = 14
LONGEST = 62
"""Days; a vaguer interval meets only its like."""
CROWDED = 60


def candidate_pairs(reports: Sequence[Report]) -> set[tuple[int, int]]:
    """Return the pairs of reports, by their places in the sequence, that share a block."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        for key in set(_keys(report)):
            blocks[key].append(number)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        pairs.update(_pairs(reports, members, [_pairs_of_entities, _words]))
    return pairs


def _pairs(
    reports: Sequence[Report],
    members: Sequence[int],
    splits: Sequence[Callable[[Report], Iterator[Hashable]]],
) -> Iterator[tuple[int, int]]:
    """Yield a block's pairs; a crowded block's only where they share one more thing."""
    if len(members) <= CROWDED:
        for one, other in combinations(members, 2):
            if reports[one].key[0] != reports[other].key[0]:
                yield one, other
        return
    if not splits:
        return
    parts: dict[Hashable, list[int]] = defaultdict(list)
    for number in members:
        for key in splits[0](reports[number]):
            parts[key].append(number)
    for part in parts.values():
        yield from _pairs(reports, part, splits[1:])


def _keys(report: Report) -> Iterator[Hashable]:
    """Yield the blocks of a report."""
    kinds = set(report.classes)
    for pair in lexicon().near:
        if pair & report.classes:
            kinds.add("~" + "~".join(sorted(pair)))
    entities = report.participants or tuple(f"word:{w}" for w in report.words if len(w) > 3)
    for kind in kinds:
        for entity in entities:
            for time in _buckets(report):
                yield kind, entity, time


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


def _pairs_of_entities(report: Report) -> Iterator[Hashable]:
    """Yield the pairs of participants, or the one there is with its place."""
    if len(report.participants) < 2:
        yield report.participants, report.place
    yield from combinations(sorted(report.who), 2)


def _words(report: Report) -> Iterator[Hashable]:
    """Yield the exact time together with the wording's longest words: nearly a copy's test."""
    longest = sorted(report.words, key=lambda word: (-len(word), word))[:3]
    for word in longest:
        yield report.first, report.last, word
