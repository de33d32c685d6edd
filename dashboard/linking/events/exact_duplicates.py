"""Duplicate reports: a text that a thousand outlets print reports its event once.

A thousand reports have half a million pairs, all alike. Where so many are twins, they are weighed
as one, which counts as many.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.events.likeness import THRESHOLD, Likeness

if TYPE_CHECKING:
    from collections.abc import Hashable

    from dashboard.linking.events.report_lookup import Told
    from dashboard.linking.events.reports import Report
    from dashboard.linking.events.stories import Stories
    from dashboard.linking.weighted_sets import Places

CROWD = 150
"""Up to so many twins are weighed one by one: one article that tells of two such events, and so keeps
them apart, then speaks for itself only."""


def twins(shapes: Places, known: Places, changed: Places, told: Told, stories: Stories) -> Places:
    """Return for each report the number of the first of its twins, its own where it has none.

    ``shapes`` tell what reports have in common who may be twins; those ``known`` before stay where
    their shape is none of the ``changed``. Two twins are never of one article.
    """
    values, place, counts = np.unique(shapes, return_inverse=True, return_counts=True)
    anew = np.isin(values, changed)
    first = np.where(anew[place], np.arange(len(shapes)), known)
    crowd = np.flatnonzero((anew & (counts > CROWD))[place])
    crowd = crowd[np.argsort(place[crowd], kind="stable")].tolist()
    alike: dict[tuple[Hashable, int], list[int]] = defaultdict(list)
    seen: Counter[tuple[str, Hashable]] = Counter()
    for number in told.in_sight(crowd, lambda number: [number]):
        weighed = _weighed(told[number])
        own = told[number].key[0], weighed
        alike[weighed, seen[own]].append(number)
        seen[own] += 1
    likeness = Likeness(told, stories)
    crowds = (some for some in alike.values() if len(some) > CROWD)
    for one, *others in told.in_sight(crowds, lambda some: some):
        for other in others:
            if (likeness.of(one, other) or 0.0) >= THRESHOLD:
                first[other] = one
    return first


def _weighed(report: Report) -> Hashable:
    """Return all that is weighed of a report beside its article: who, when, where, in which words."""
    head = report.head
    when = report.first, report.last, report.told, report.vague, bool(report.published)
    said = report.lemmas, report.words, head.status, head.first, head.last
    return said, when, report.who, report.place
