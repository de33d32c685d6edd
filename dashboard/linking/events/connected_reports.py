"""Connected components: reports reached through likely pairs from given ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.events.agreement import SAME_STORY
from dashboard.linking.events.blocks import TOGETHER
from dashboard.linking.events.likeness import THRESHOLD
from dashboard.linking.events.pair_scores import Found, Scores, in_turn

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dashboard.linking.events.blocks import Blocks
    from dashboard.linking.events.compatibility import Compatible
    from dashboard.linking.events.likeness import Likeness
    from dashboard.linking.events.outlines import Mask
    from dashboard.linking.weighted_sets import Places, Shares


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of reports that did not change: the group of each, and the scores of its pairs.

    ``lost`` are the groups from which some report went or changed.
    """

    groups: Sequence[str | None]
    scores: Scores = field(default_factory=Scores)
    lost: Collection[str] = ()


def reached(
    blocks: Blocks, likeness: Likeness, compatible: Compatible, asked: Mask, known: Known
) -> tuple[list[int], Scores]:
    """Return what hangs together with the reports asked for, and its likely pairs with their scores.

    Whose group is known is not asked again whom else it meets.
    """
    settled = np.array([group is not None for group in known.groups], dtype=bool) & ~asked
    scores = Found()
    every, done = asked.copy(), np.zeros(len(asked), dtype=bool)
    while asked.any():
        found = np.zeros(len(asked), dtype=bool)
        for ones, others in blocks.pairs(asked, done):
            near = _near(compatible, ones, others)
            order = compatible.by_day(near[0])
            pairs = in_turn(*(some[order] for some in near))
            for one, other, story in likeness.reports.in_sight(pairs, lambda pair: pair[:2]):
                score = likeness.of(one, other, story)
                if score is not None and score >= THRESHOLD:
                    scores.add(one, other, score)
                    found[[one, other]] = True
        done |= asked
        every |= found
        asked = found & ~done & ~settled
    return _with_known(every, done, scores.scores(), known)


def _near(compatible: Compatible, ones: Places, others: Places) -> tuple[Places, Places, Shares]:
    """Return those of some pairs that a name or the stories of their articles join, with the likeness of these."""
    found = [(ones[:0], others[:0], np.empty(0))]
    for first in range(0, len(ones), TOGETHER):
        one, other = (side[first : first + TOGETHER] for side in (ones, others))
        near, stories = compatible.are_near(one, other, SAME_STORY)
        found.append((one[near], other[near], stories[near]))
    one, other, stories = map(np.concatenate, zip(*found, strict=True))
    return one, other, stories


def _with_known(every: Mask, done: Mask, scores: Scores, known: Known) -> tuple[list[int], Scores]:
    """Return the reports reached with all that hung together with them before."""
    members: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(known.groups):
        if group is not None:
            members[group].append(number)
    touched = {known.groups[number] for number in np.flatnonzero(every).tolist()} - {None}
    for group in {*touched, *known.lost}:
        every[members.get(group or "", [])] = True
    one, other = known.scores.one, known.scores.other
    stay = known.scores.only(every[one] & ~(done[one] | done[other]))
    return np.flatnonzero(every).tolist(), scores.joined(stay)
