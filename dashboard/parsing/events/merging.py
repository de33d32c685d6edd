"""Which mentions are one event: how alike two are, and which are joined."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from dashboard.parsing.events.dating import intersect
from dashboard.parsing.events.mention_conflicts import (
    COMMON,
    differences,
)
from dashboard.parsing.events.merge_vetoes import RETOLD, is_long_ago, is_vetoed, overlap
from dashboard.parsing.events.places import lie_apart
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.events.event_mention import Draft

THRESHOLD = 0.45
HAD_BEFORE = 0.25
"""What it costs that one "had scored" and the other "scored": the one came before what is told."""
WINDOW = 80
"""Earlier mentions of a kind that a mention is compared with: enough for any article."""
MOST_PAIRS, FEW = 40_000, 5
"""Pairs after which a mention is compared with few before it: a briefing of 79,000 letters has 5,800."""
HEADLINE = 0.25
"""What it is worth that the first sentences of a text tell again what its headline says."""
NEAR_BY, APART, FAR = 20, 0.01, 0.35
"""Sentences that two mentions of one event often lie apart, what each further one costs, and the most."""
AN_EDITION = 0.15
"""What it costs that an old gathering of the name has a date."""
SAME_NOUN, SAME_VERB, SAME_CLASS, NEAR_CLASS = 0.6, 0.45, 0.4, 0.05


def number_events(drafts: Sequence[Draft]) -> list[int]:
    """Return the event number of each draft, counted in the order of first mention."""
    scores = {
        (i, j): score
        for i, j in _candidates(drafts)
        if (score := likeness(drafts[i], drafts[j])) is not None
    }
    for later, draft in enumerate(drafts):
        if draft.refers_back:
            _nearest_alone(later, drafts, scores)
    clusters = joined_by(len(drafts), scores)
    numbers = [0] * len(drafts)
    for number, cluster in enumerate(sorted(clusters, key=min), start=1):
        for member in cluster:
            numbers[member] = number
    return numbers


def _nearest_alone(
    later: int, drafts: Sequence[Draft], scores: dict[tuple[int, int], float]
) -> None:
    """Let a bare "the visit" be no other than the nearest of those before it that may be meant."""
    kind = drafts[later].classes & COMMON
    before = [i for i in range(later) if kind & drafts[i].classes and (i, later) in scores]
    for i in before[:-1]:
        if (i, before[-1]) not in scores:
            del scores[i, later]


def _candidates(drafts: Sequence[Draft]) -> list[tuple[int, int]]:
    """Return the pairs of one kind of event, of the nearest mentions where a text has very many."""
    near = event_words().near
    kinds: dict[str, list[int]] = {}
    pairs: set[tuple[int, int]] = {
        *itertools.combinations((n for n, draft in enumerate(drafts) if draft.main), 2)
    }
    for number, draft in enumerate(drafts):
        found = set(draft.classes)
        found |= {"~".join(sorted(pair)) for pair in near if pair & draft.classes}
        for kind in found:
            earlier = kinds.setdefault(kind, [])
            window = WINDOW if len(pairs) < MOST_PAIRS else FEW
            pairs.update((other, number) for other in earlier[-window:])
            earlier.append(number)
    return sorted(pairs)


def joined_by(count: int, scores: dict[tuple[int, int], float]) -> list[set[int]]:
    """Join the pairs of clusters with the highest mean score until none reaches the threshold.

    A pair without a score is forbidden: it keeps its clusters apart.
    """
    clusters: dict[int, set[int]] = {i: {i} for i in range(count)}
    where = list(range(count))
    apart: set[tuple[int, int, int, int]] = set()
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < THRESHOLD:
            break
        one, other = where[i], where[j]
        if one == other:
            continue
        asked = (one, other, len(clusters[one]), len(clusters[other]))
        if asked in apart or _mean(clusters[one], clusters[other], scores) < THRESHOLD:
            apart.add(asked)  # a cluster only grows: of the same size it is the same
            continue
        for member in clusters[other]:
            where[member] = one
        clusters[one] |= clusters.pop(other)
    return list(clusters.values())


def _mean(ones: set[int], others: set[int], scores: dict[tuple[int, int], float]) -> float:
    """Return the mean score of the pairs across two clusters; less than any where one has none."""
    known = []
    for a, b in itertools.product(ones, others):
        score = scores.get((a, b) if a < b else (b, a))
        if score is None:
            return -math.inf
        known.append(score)
    return sum(known) / len(known)


def likeness(one: Draft, other: Draft) -> float | None:
    """Return how likely two mentions are one event, about 0 to 1; None where that is forbidden."""
    score = _class_score(one, other)
    if score is None or is_vetoed(one, other):
        return None
    score += _share(one.everyone, other.everyone, 0.3, -0.15)
    score += _share(one.agents, other.agents, 0.1, -0.2)
    if "meet" in one.classes & other.classes:
        score += _share(one.groups, other.groups, 0.0, -0.3)
    score += _share(one.patients, other.patients, 0.1, -0.1)
    score += _share(one.objects, other.objects, 0.2, -0.1)
    score += 0.2 * overlap(one.words, other.words)
    score += _place_score(one, other) + _time_score(one, other)
    score -= min(FAR, APART * max(0, abs(other.sentence - one.sentence) - NEAR_BY))
    score -= differences(one, other)
    if one.sentence == 0 < other.sentence and (other.opening or other.main):
        score += HEADLINE
    if other.clause.nominal and other.definite and one.lemma != other.lemma:
        score += 0.05
    if other.clause.nominal and not other.definite:
        score -= 0.1
    nominal = one.clause.nominal or other.clause.nominal
    return score - HAD_BEFORE * (one.earlier != other.earlier and not nominal)


def _class_score(one: Draft, other: Draft) -> float | None:
    """Return the worth of the two head words; None for words of different happenings."""
    if one.lemma == other.lemma:
        return SAME_NOUN if one.clause.nominal and other.clause.nominal else SAME_VERB
    if one.classes & other.classes or _is_told_again(one, other):
        return SAME_CLASS
    near = event_words().near
    if not any(frozenset({a, b}) in near for a in one.classes for b in other.classes):
        return None
    if one.title or other.title or any(_meets_somebody(draft) for draft in (one, other)):
        return None  # what somebody travels to, by name, is not the journey, nor is whom they meet there
    # What somebody did on one day of a longer event is part of it, not the event itself.
    return None if one.time.one_day or other.time.one_day else NEAR_CLASS


def _meets_somebody(draft: Draft) -> bool:
    """Return whether a verb says that somebody meets, or whom anybody meets."""
    return bool(draft.partners) or (draft.lemma == "meet" and not draft.clause.nominal)


def _is_told_again(one: Draft, other: Draft) -> bool:
    """Return whether the lead says in other words what the headline does."""
    if not (one.main and other.main) or one.main.where == other.main.where:
        return False
    if event_words().are_other_acts(one.lemma, other.lemma):
        return False
    if one.agents and other.agents and not one.agents & other.agents:
        return False
    if not one.plain & other.plain:
        return False  # that both name Lee and Park says nothing
    return one.status == other.status and overlap(one.words, other.words) >= RETOLD


def _share(one: frozenset[str], other: frozenset[str], same: float, different: float) -> float:
    """Return the part of ``same`` that the smaller set shares, or ``different`` if nothing is."""
    if not one or not other:
        return 0.0
    common = len(one & other)
    return same * common / min(len(one), len(other)) if common else different


def _place_score(one: Draft, other: Draft) -> float:
    """Return what the two places say; a town and its country do not contradict each other."""
    here, there = one.frame.place, other.frame.place
    if here is None or there is None:
        return 0.0
    if here.entity == there.entity:
        return 0.1
    return -0.4 if lie_apart(here.entity, there.entity) else 0.0


def _is_same_time(one: Time, other: Time) -> bool:
    """Return whether two times agree; of one whose beginning or end alone is told, in that."""
    bounds = {one.bound, other.bound} - {""}
    if len(bounds) != 1:
        return (one.first, one.last) == (other.first, other.last)
    return one.first == other.first if bounds == {"start"} else one.last == other.last


def _time_score(one: Draft, other: Draft) -> float:
    """Return what the two times say: agreeing dates bind, a plan and a report of it loosen."""
    score = 0.0
    if one.time.known and other.time.known:
        same = _is_same_time(one.time, other.time)
        apart = one.time.precise and other.time.precise and not same
        score += -0.3 if apart else 0.15
    elif one.time.known != other.time.known:
        known, assumed = (one, other) if one.time.known else (other, one)
        score -= AN_EDITION * is_long_ago(known, assumed)
        if intersect(known.time, assumed.time) is None:
            score -= 0.05 if assumed.time.last else 0.4
    if one.evident and other.evident and one.status != other.status:
        score -= 0.1 * ({one.status, other.status} != TO_COME)
    return score


TO_COME = frozenset({"planned", "uncertain"})
"""Of what may come, one sentence says that it is planned, and the next that it is not certain."""
