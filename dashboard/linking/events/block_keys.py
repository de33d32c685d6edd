"""The blocks in which reports are compared: a class of events and a span of time."""

from __future__ import annotations

import functools
import hashlib
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Hashable

    from dashboard.linking.events.reports import Report

BUCKET_DAYS = 7
LONGEST = 62
"""Days; a vaguer interval meets only its like."""


def blocks_of(report: Report) -> list[int]:
    """Return the numbers of the blocks in which a report meets others; the same in any collection."""
    times = _buckets(report)
    return [_number(kind, time) for kind in _kinds(report.kind.classes) for time in times]


@functools.lru_cache(maxsize=65536)
def _number(kind: str, time: Hashable) -> int:
    digest = hashlib.blake2b(f"{kind}\n{time}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


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
