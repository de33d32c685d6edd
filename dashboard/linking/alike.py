"""Whether two sayings are one statement, and how the second then differs from the first."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dashboard.linking.sayings import Saying

Difference = Literal["first", "same", "clipped", "longer", "altered", "reordered"]

LIKENESS = 0.8
"""This share of the shorter quotation's words must be found in the longer one."""
IN_ORDER = 0.4
"""This share of them must stand there in the same order, if in all it is ``LIKENESS``: sentences may
have changed places."""
TIMES = 2
"""A quotation so many times longer than another holds it only where it holds a long row of its words:"""
IN_ONE_ROW = 0.5
"""so great a share of them."""
ROW = 2
"""So many words in a row stand in order; a single "the" in both tells nothing."""


def likeness(one: Saying, two: Saying) -> float:
    """Return how alike two sayings are, up to 1 for the same words; 0 where they are no one statement."""
    shorter, longer = (one, two) if len(one.compared) <= len(two.compared) else (two, one)
    least = LIKENESS * len(shorter.compared)
    if len(shorter.compared) - len(shorter.vocabulary - longer.vocabulary) < least:
        return 0.0
    shared = _in_rows(shorter.compared, longer.compared)
    if shared < least or not _in_order(shorter, longer):
        return 0.0
    return 2 * shared / (len(shorter.compared) + len(longer.compared))


def _in_order(shorter: Saying, longer: Saying) -> bool:
    """Say whether enough of the shorter one's words stand in the longer one in the same order."""
    blocks = SequenceMatcher(None, shorter.compared, longer.compared, autojunk=False)
    sizes = [block.size for block in blocks.get_matching_blocks()]
    if len(longer.compared) > TIMES * len(shorter.compared):
        # Single pairs of words are met anywhere in a long turn: "as I said", "we don't have".
        return max(sizes) >= IN_ONE_ROW * len(shorter.compared)
    return sum(sizes) >= IN_ORDER * len(shorter.compared)


def _in_rows(shorter: tuple[str, ...], longer: tuple[str, ...]) -> int:
    """Return how many words stand in rows that both have, wherever they stand there."""
    rows = {longer[n : n + ROW] for n in range(len(longer) - ROW + 1)}
    shared = {n for n in range(len(shorter) - ROW + 1) if shorter[n : n + ROW] in rows}
    return len({n + step for n in shared for step in range(ROW)})


def _shared(one: tuple[str, ...], two: tuple[str, ...]) -> int:
    """Return how many words stand in both, in order."""
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def difference(first: tuple[str, ...], other: tuple[str, ...]) -> Difference:
    """Return how a version differs from the first."""
    if first == other:
        return "same"
    shared = _shared(first, other)
    if shared == len(other):
        return "clipped"
    if shared == len(first):
        return "longer"
    return "reordered" if sorted(first) == sorted(other) else "altered"
