"""Twins: reports that say the same of an event, as a text does that a thousand outlets print.

A thousand reports have half a million pairs, all alike. Where so many are twins, they are weighed
as one, which counts as many.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from dashboard.linking.events.reports import Report

CROWD = 150
"""Up to so many twins are weighed one by one: one article that tells of two such events, and so keeps
them apart, then speaks for itself only."""


def twins(reports: Sequence[Report], are_one: Callable[[int, int], bool]) -> list[list[int]]:
    """Return the places of the reports in groups, each alone but for crowds of twins, in order.

    ``are_one`` says of two places whether the reports can be of one event. Two twins are never of
    one article.
    """
    outlines = [*map(_outline, reports)]
    counts = Counter(outlines)
    groups = [[n] for n, outline in enumerate(outlines) if counts[outline] <= CROWD]
    alike: dict[tuple[Hashable, int], list[int]] = defaultdict(list)
    seen: Counter[tuple[str, Hashable]] = Counter()
    for number, outline in enumerate(outlines):
        if counts[outline] > CROWD:
            weighed = _weighed(reports[number])
            own = reports[number].key[0], weighed
            alike[weighed, seen[own]].append(number)
            seen[own] += 1
    for first, *others in alike.values():
        near = {other for other in others if are_one(first, other)} if len(others) >= CROWD else ()
        groups.append([first, *sorted(near)])
        groups.extend([other] for other in others if other not in near)
    return sorted(groups)


def _outline(report: Report) -> Hashable:
    """Return what of it is weighed and known without reading its text: twins share that too."""
    return report.lemmas, report.who, report.first, report.last


def _weighed(report: Report) -> Hashable:
    """Return all that is weighed of a report beside its article: who, when, where, in which words."""
    head = report.head
    when = report.first, report.last, report.told, report.vague, bool(report.published)
    said = report.lemmas, report.words, report.title, head.status, head.first, head.last
    return said, when, report.who, report.place
