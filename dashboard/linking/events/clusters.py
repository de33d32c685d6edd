"""Reports of one event, found by average link within connected groups of likely pairs."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.events.blocks import candidates
from dashboard.linking.events.compatible import Compatible
from dashboard.linking.events.twins import twins
from dashboard.parsing.events.lexicon import lexicon
from dashboard.parsing.events.merging import are_other_names, are_others
from dashboard.parsing.events.places import lie_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.linking.events.reports import Report
    from dashboard.linking.events.terms import Terms

THRESHOLD = 0.6
SAME_WORDS = 0.3
"""Likeness of wording that words of speech and other faint verbs need to be one event."""
SAME_STORY = 0.2
"""Likeness of whole articles that events without a common participant need, where days are known;
undated articles have little else to go by, and their stories are weighed with the rest."""
UNDATED = 0.15
"""What two undated articles get in place of the points that agreeing days would give."""
SAME_PRESENCE, SAME_STAY, WEEK = 0.2, 0.5, 12
"""One person is at one place once in the same few days, whatever words tell of it; surer still
where both tell of a visit and one of them gives its days."""
OTHER_PEOPLE = 0.7
"""What two meetings lose of which each has somebody whom the other lacks."""
OTHER_NAME = 0.5
"""What two happenings lose that bear different names."""
PLACES = 9
"""Decimal places in which scores are compared."""
LARGEST = 150
"""Reports in a connected group beyond which only surer pairs connect."""


class Likeness:
    """Scores pairs of reports; rare words weigh more, by the collection's own counts."""

    def __init__(self, reports: Sequence[Report], terms: Terms) -> None:
        self.reports = reports
        self.terms = terms

    def of(self, i: int, j: int) -> float | None:
        """Return how likely two reports tell of one event, about 0 to 1; None where it cannot be."""
        one, other = self.reports[i], self.reports[j]
        if is_vetoed(one, other):
            return None
        if one.named and one.named == other.named:
            return 1.0
        score = _class_score(one, other)
        if score is None:
            return None
        story = self.terms.story(one.article, other.article)
        strangers = not one.who & other.who
        if strangers and one.published and other.published and story < SAME_STORY:
            return None
        wording = self.terms.cosine(one.words, other.words)
        if (one.loose or other.loose) and wording < SAME_WORDS:
            return None
        score += 0.6 * wording + 0.8 * story
        score += _participants_score(one, other)
        score += _place_score(one, other)
        score -= _is_of_others(one, other)
        if one.told and other.told:
            score += 0.15 if (one.first, one.last) == (other.first, other.last) else 0.1
            if one.is_span and one.who & other.who and _is_same_span(one, other):
                score += SAME_STAY
            elif _is_one_presence(one, other):
                score += SAME_STAY if _is_one_stay(one, other) else SAME_PRESENCE
        elif not one.published and not other.published:
            score += UNDATED
        return score


def _is_of_others(one: Report, other: Report) -> float:
    """Return what two happenings lose that bear other names, or at which other people meet."""
    cost = OTHER_NAME if are_other_names(one.title, other.title) else 0.0
    meetings = "meet" in one.classes & other.classes
    return cost + OTHER_PEOPLE * (meetings and are_others(one.people, other.people))


def _is_one_presence(one: Report, other: Report) -> bool:
    """Tell whether two reports put one person at compatible places within one week."""
    if one.faint or other.faint or not one.people & other.people:
        return False
    if _place_score(one, other) < 0:
        return False
    days = [day for r in (one, other) for day in (r.first, r.last)]
    known = [day for day in days if day]
    return len(known) == len(days) and (max(known) - min(known)).days <= WEEK


def _is_same_span(one: Report, other: Report) -> bool:
    """Tell whether two lasting events are of the very same several days."""
    lasting = one.classes & other.classes & lexicon().durative
    return bool(lasting and (one.first, one.last) == (other.first, other.last))


def _is_one_stay(one: Report, other: Report) -> bool:
    """Tell whether both reports tell of something that lasts, and one gives its several days."""
    lasting = one.classes & other.classes & lexicon().durative
    return bool(lasting and (one.is_span or other.is_span))


def _class_score(one: Report, other: Report) -> float | None:
    """Return the worth of the two reports' head words; None for different happenings."""
    if one.lemmas & other.lemmas:
        return 0.35
    if one.classes & other.classes:
        return 0.3
    near = lexicon().near
    if any(frozenset({a, b}) in near for a in one.classes for b in other.classes):
        return 0.1
    return None


def _participants_score(one: Report, other: Report) -> float:
    """Return what the participants say: shared ones bind, entirely different ones part."""
    if not one.participants or not other.participants:
        return 0.0
    common = len(one.who & other.who)
    if not common:
        return -0.2
    return 0.25 * common / min(len(one.who), len(other.who)) + 0.1 * common / len(
        one.who | other.who
    )


def _place_score(one: Report, other: Report) -> float:
    """Return what the places say; a town and its country do not contradict each other."""
    if not one.place or not other.place:
        return 0.0
    if one.place == other.place:
        return 0.1
    return -0.3 if lie_apart(one.place, other.place) else 0.0


def is_vetoed(one: Report, other: Report) -> bool:
    """Tell whether two reports cannot be of one event: their days, or what was said by whom."""
    if one.first and other.last and one.first > other.last:
        return True
    if other.first and one.last and other.first > one.last:
        return True
    if one.reporting != other.reporting:
        return True
    if one.people and other.people and not one.people & other.people:
        return True
    if one.reporting and not one.who & other.who:
        return True
    return {one.head.status, other.head.status} == {"denied", "happened"}


def clusters(reports: Sequence[Report], terms: Terms) -> list[tuple[int, ...]]:
    """Return the groups of reports that tell of one event, each sorted; every report is in one.

    ``reports`` are sorted by article. Twins are weighed as one, by their first, and count as many.
    """
    weighed = Likeness(reports, terms)
    groups = twins(reports, lambda one, other: (weighed.of(one, other) or 0.0) >= THRESHOLD)
    firsts = [reports[twin[0]] for twin in groups]
    likeness = Likeness(firsts, terms)
    compatible = Compatible(firsts)
    scores: dict[tuple[int, int], float] = {}
    for ones, others in candidates(firsts, terms, compatible):
        near = compatible.are_near(ones, others, terms, SAME_STORY)
        for one, other in zip(ones[near].tolist(), others[near].tolist(), strict=True):
            score = likeness.of(one, other)
            if score is not None and score >= THRESHOLD:
                scores[one, other] = score
    joining = _Joining(likeness, scores, [{reports[n].key[0] for n in twin} for twin in groups])
    return [
        tuple(sorted(number for place in cluster for number in groups[place]))
        for group in _connected(range(len(groups)), scores, THRESHOLD)
        for cluster in joining.average_link(group)
    ]


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
        table = np.zeros((len(group), len(group)))
        for (a, one), (b, other) in combinations(enumerate(group), 2):
            score = None
            if self.articles[one].isdisjoint(self.articles[other]):
                score = self.scores.get((one, other)) or self.likeness.of(one, other)
            table[a, b] = table[b, a] = -math.inf if score is None else score
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
