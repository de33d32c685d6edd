"""Reports of one event, found by average link within connected groups of likely pairs."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.events.blocks import Blocks
from dashboard.linking.events.compatible import Compatible
from dashboard.linking.events.likeness import SAME_STORY, Likeness
from dashboard.linking.events.twins import twins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dashboard.linking.events.compatible import Mask
    from dashboard.linking.events.reports import Report
    from dashboard.linking.events.terms import Terms

THRESHOLD = 0.6
PLACES = 9
"""Decimal places in which scores are compared."""
LARGEST = 150
"""Reports in a connected group beyond which only surer pairs connect."""


def clusters(
    reports: Sequence[Report], terms: Terms, wanted: Callable[[Report], bool]
) -> list[tuple[int, ...]]:
    """Return the groups of reports that tell of one event, each sorted, in which one is wanted.

    ``reports`` are sorted by article. Twins are weighed as one, by their first, and count as many.
    What hangs together with a wanted report is found whole, so that a group is the same whatever
    else is wanted.
    """
    weighed = Likeness(reports, terms)
    groups = twins(reports, lambda one, other: (weighed.of(one, other) or 0.0) >= THRESHOLD)
    likeness = Likeness([reports[twin[0]] for twin in groups], terms)
    asked = np.array([any(wanted(reports[number]) for number in twin) for twin in groups], bool)
    compatible = Compatible(likeness.reports, terms)
    reached, scores = _reached(likeness, compatible, asked)
    articles = [{reports[n].key[0] for n in twin} for twin in groups]
    joining = _Joining(likeness, compatible, scores, articles)
    return [
        tuple(sorted(number for place in cluster for number in groups[place]))
        for group in _connected(reached, scores, THRESHOLD)
        for cluster in joining.average_link(group)
    ]


def _reached(
    likeness: Likeness, compatible: Compatible, asked: Mask
) -> tuple[list[int], dict[tuple[int, int], float]]:
    """Return what hangs together with the reports asked for, and its likely pairs with their scores."""
    reports = likeness.reports
    blocks = Blocks(reports, likeness.terms, compatible)
    scores: dict[tuple[int, int], float] = {}
    done = np.zeros(len(reports), dtype=bool)
    while asked.any():
        reached: set[int] = set()
        ones, others = blocks.pairs(asked, done)
        near, stories = compatible.are_near(ones, others, SAME_STORY)
        pairs = (ones[near].tolist(), others[near].tolist(), stories[near].tolist())
        for one, other, story in zip(*pairs, strict=True):
            score = likeness.of(one, other, story)
            if score is not None and score >= THRESHOLD:
                scores[one, other] = score
                reached.update((one, other))
        found = np.zeros(len(reports), dtype=bool)
        found[[*reached]] = True
        done |= asked
        asked = found & ~done
    return np.flatnonzero(done).tolist(), scores


def _connected(
    numbers: Iterable[int], scores: dict[tuple[int, int], float], threshold: float
) -> list[tuple[int, ...]]:
    """Return what hangs together by pairs that reach the threshold, cut finer where it is huge."""
    parent = {number: number for number in numbers}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for (one, other), score in scores.items():
        if score >= threshold:
            a, b = sorted((root(one), root(other)))
            parent[b] = a
    groups: dict[int, list[int]] = defaultdict(list)
    for number in parent:
        groups[root(number)].append(number)
    found: list[tuple[int, ...]] = []
    for group in groups.values():
        if len(group) > LARGEST and threshold < 1.2:
            members = set(group)
            inner = {
                pair: s for pair, s in scores.items() if pair[0] in members and pair[1] in members
            }
            found.extend(_connected(sorted(group), inner, threshold + 0.08))
        else:
            found.append(tuple(sorted(group)))
    return found


@dataclass(frozen=True, slots=True)
class _Joining:
    """What joins the reports of connected groups; ``articles`` are those of each report's twins."""

    likeness: Likeness
    compatible: Compatible
    scores: Mapping[tuple[int, int], float]
    articles: Sequence[set[str]]

    def average_link(self, group: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Join the group's likeliest clusters while their mean pair reaches the threshold.

        A pair that cannot be one event keeps its clusters apart. Sums of pairs are kept per two
        clusters, so that a join adds two rows.
        """
        if len(group) < 2:
            return [group]
        table = self._pair_table(group)
        sizes = np.array([float(len(self.articles[number])) for number in group])
        sums = table * np.outer(sizes, sizes)
        members = {place: [number] for place, number in enumerate(group)}
        where = list(range(len(group)))
        for one, other in self._likeliest(group, table):
            a, b = where[one], where[other]
            if a == b or round(sums[a, b] / (sizes[a] * sizes[b]), PLACES) < THRESHOLD:
                continue
            sums[a] += sums[b]
            sums[:, a] += sums[:, b]
            sizes[a] += sizes[b]
            members[a] += members.pop(b)
            where = [a if place == b else place for place in where]
        return sorted(tuple(sorted(cluster)) for cluster in members.values())

    def _pair_table(self, group: tuple[int, ...]) -> np.ndarray:
        """Return the scores of all pairs of a group; minus infinity where they cannot be one event."""
        table = np.full((len(group), len(group)), -math.inf)
        np.fill_diagonal(table, 0.0)
        numbers = np.array(group)
        a, b = np.triu_indices(len(group), 1)
        fits = self.compatible.can_be_one(numbers[a], numbers[b])
        a, b = a[fits], b[fits]
        near, stories = self.compatible.are_near(numbers[a], numbers[b], SAME_STORY)
        pairs = (a[near].tolist(), b[near].tolist(), stories[near].tolist())
        for here, there, story in zip(*pairs, strict=True):
            one, other = group[here], group[there]
            if self.articles[one].isdisjoint(self.articles[other]):
                score = self.scores.get((one, other)) or self.likeness.of(one, other, story)
                if score is not None:
                    table[here, there] = table[there, here] = score
        return table

    def _likeliest(self, group: tuple[int, ...], table: np.ndarray) -> list[tuple[int, int]]:
        """Return the places of the pairs that reach the threshold, best first, the same in any order."""
        digests = [self.likeness.reports[number].digest for number in group]
        firsts, seconds = np.nonzero(np.triu(table, 1) >= THRESHOLD)
        pairs = list(zip(firsts.tolist(), seconds.tolist(), strict=True))
        return sorted(
            pairs,
            key=lambda pair: (
                -round(float(table[pair]), PLACES),
                digests[pair[0]],
                digests[pair[1]],
            ),
        )


def counted(words: Iterable[str]) -> list[tuple[str, int]]:
    """Return values with their counts, most frequent first, equal ones in their own order."""
    return sorted(Counter(words).items(), key=lambda item: (-item[1], item[0]))
