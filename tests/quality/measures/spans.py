"""When two spans are the same, and which of two lists belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]
EDGE = " \t\n\"'“”‘’,.;:!?—–-…()[]"


def overlap(one: Span, other: Span) -> float:
    """Return the intersection over the union of two spans."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def trimmed(text: str, span: Span) -> Span:
    """Return the span without outer marks and punctuation and without a leading "that"."""
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while start < end and text[end - 1] in EDGE:
        end -= 1
    if text[start:end].lower().startswith("that "):
        return trimmed(text, (start + 5, end))
    return start, end


def matched(wanted: Sequence[Span], found: Sequence[Span], least: float) -> dict[int, int]:
    """Match spans one to one, best overlap first: index of the wanted -> index of the found."""
    ranked = sorted(
        ((overlap(a, b), i, j) for i, a in enumerate(wanted) for j, b in enumerate(found)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    match: dict[int, int] = {}
    for value, i, j in ranked:
        if value >= least and i not in match and j not in match.values():
            match[i] = j
    return match
