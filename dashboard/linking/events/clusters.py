"""Reports of one event, found by average link within connected groups of likely pairs."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.events.agreement import SAME_STORY
from dashboard.linking.events.blocks import Blocks
from dashboard.linking.events.compatibility import Compatible
from dashboard.linking.events.connected_reports import reached
from dashboard.linking.events.likeness import THRESHOLD, Likeness
from dashboard.linking.events.outlines import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.events.connected_reports import Known
    from dashboard.linking.events.outlines import Mask, Outlines
    from dashboard.linking.events.pair_scores import Scores
    from dashboard.linking.events.report_lookup import Traits
    from dashboard.linking.events.stories import Stories
    from dashboard.linking.weighted_sets import Places

PLACES = 9
"""Decimal places in which scores are compared."""
LARGEST = 150
"""Reports in a connected group beyond which only surer pairs connect."""
SURER, SUREST = 0.08, 1.2
"""By how much surer a step, and how sure at most."""


type Cluster = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Criteria:
    """What reports are compared by."""

    likeness: Likeness
    traits: Traits
    stories: Stories


@dataclass(frozen=True, slots=True)
class Part:
    """Reports that surer pairs hold together, and the clusters of those that tell of one event.

    ``name`` is made of who is in it; of a part that is as it was before, clusters are not asked for.
    """

    name: int
    numbers: tuple[int, ...]
    clusters: tuple[Cluster, ...] = ()


def groups_of(
    every: Outlines,
    first: Places,
    criteria: Criteria,
    asked: Mask,
    known: Known,
    parts: Places,
) -> tuple[Iterator[list[Part]], Scores]:
    """Return what hangs together with a report asked for, each group in its parts, and the likely pairs.

    Groups come by their days, each when it is asked for: then its reports are at hand.

    The reports of a cluster tell of one event; all are known by their numbers in ``every``. Twins are
    weighed as one, by the ``first`` of them, and count as many. A group is found whole, so that it is
    the same whatever else is asked for. ``parts`` are the names of those that the reports were in.
    """
    there = first == np.arange(len(first))
    alike: dict[int, list[int]] = defaultdict(list)
    for number in np.flatnonzero(np.isin(first, first[~there])).tolist():
        alike[int(first[number])].append(number)
    wanted = np.zeros(len(first), dtype=bool)
    wanted[first[asked]] = True
    compatible = Compatible(every, criteria.stories)
    blocks = Blocks(every, there, criteria.traits, compatible)
    found, scores = reached(blocks, criteria.likeness, compatible, wanted, known)
    scores = scores.only(there[scores.one] & there[scores.other])
    joining = _Joining(every, criteria.likeness, compatible, scores, alike)
    numbers = [number for number in found if there[number]]
    connected = _connected(numbers, scores, THRESHOLD)
    connected.sort(key=lambda group: int(every.first[group[0]]))
    groups = (
        [joining.part(some, parts) for some in _finer(group, scores, THRESHOLD)]
        for group in criteria.likeness.reports.in_sight(connected, joining.whole)
    )
    return groups, scores


def _connected(numbers: Iterable[int], scores: Scores, threshold: float) -> list[Cluster]:
    """Return what hangs together by pairs that reach the threshold."""
    parent = {number: number for number in numbers}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other, score in scores:
        if score >= threshold:
            a, b = sorted((root(one), root(other)))
            parent[b] = a
    groups: dict[int, list[int]] = defaultdict(list)
    for number in parent:
        groups[root(number)].append(number)
    return [tuple(sorted(group)) for group in groups.values()]


def _finer(group: Cluster, scores: Scores, threshold: float) -> list[Cluster]:
    """Return a group, or where it is huge the parts that surer pairs hold together."""
    if len(group) <= LARGEST or threshold >= SUREST:
        return [group]
    inner = scores.among(group)
    surer = threshold + SURER
    parts = _connected(group, inner, surer)
    return [finer for part in parts for finer in _finer(part, inner, surer)]


@dataclass(frozen=True, slots=True)
class _Joining:
    """What joins the reports of connected groups; ``alike`` are the crowds of twins by their first."""

    every: Outlines
    likeness: Likeness
    compatible: Compatible
    scores: Scores
    alike: Mapping[int, Sequence[int]]

    def _articles(self, number: int) -> set[str]:
        """Return the articles of a report's twins, its own among them."""
        return {self.every.keys[one][0] for one in self.alike.get(number, [number])}

    def whole(self, group: Cluster) -> list[int]:
        """Return the reports of a group with their twins."""
        return [twin for one in group for twin in self.alike.get(one, [one])]

    def part(self, group: Cluster, before: Places) -> Part:
        """Return a part with its clusters, without them where it is as ``before``."""
        whole = tuple(sorted(self.whole(group)))
        name = number_of(repr([self.every.keys[number] for number in whole]))
        if (before[[*whole]] == name).all():
            return Part(name, whole)
        clusters = [tuple(sorted(self.whole(cluster))) for cluster in self.average_link(group)]
        return Part(name, whole, tuple(clusters))

    def average_link(self, group: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Join the group's likeliest clusters while their mean pair reaches the threshold.

        A pair that cannot be one event keeps its clusters apart. Sums of pairs are kept per two
        clusters, so that a join adds two rows.
        """
        if len(group) < 2:
            return [group]
        table = self._pair_table(group)
        sizes = np.array([float(len(self._articles(number))) for number in group])
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
        articles = [self._articles(number) for number in group]
        known = self.scores.among(group).by_pair()
        self.likeness.reports.look_at(group)
        for here, there, story in zip(*pairs, strict=True):
            one, other = group[here], group[there]
            if articles[here].isdisjoint(articles[there]):
                score = known.get((one, other)) or self.likeness.of(one, other, story)
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
