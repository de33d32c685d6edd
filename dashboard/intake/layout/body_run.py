"""The body of an article among a page's lines: the run of lines with the most prose.

Each line is scored, prose above zero and furniture below; the run with the greatest sum is the
body. A box of links between two paragraphs costs less than the paragraphs beyond it bring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.intake.layout import line_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.intake.layout.lines import Line

CODE, ENDER, OPENER, NOTICE, WIDGET, SHORT = -6.0, -7.0, -2.5, -2.0, -1.0, -0.7
SAMPLE_WORDS = 4_000
ENOUGH_PROSE, BELOW = 16.0, 0.4
"""What closes an article counts after so much prose; what is below it counts for less."""

REACH_UP, REACH_DOWN, FULL_LINE = 10, 10, 2.0
LONGEST_GAP = 12.0
"""The most that one stretch without prose costs, unless it holds the end of the article."""


def best_run(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the first and the last line of the body, as a half-open range; (0, 0) if none."""
    sample = [word for line in lines if line.words >= 8 for word in line.folded.split(" ", 40)[:40]]
    listed = line_signs.function_words(line_signs.prose_language(sample[:SAMPLE_WORDS]))
    best = (0.0, 0, 0)
    total, start, gap, below = 0.0, 0, 0.0, False
    for number, line in enumerate(lines):
        if line.close and total >= ENOUGH_PROSE:
            total, start, gap, below = 0.0, number + 1, 0.0, True
            continue
        score = line_score(line, listed)
        if score > 0:
            gap = 0.0
            score *= BELOW if below else 1.0
        else:
            score = max(score, min(0.0, -LONGEST_GAP - gap)) if score > ENDER else score
            gap += score
        total += score
        if total <= 0:
            total, start, gap = 0.0, number + 1, 0.0
        elif total > best[0]:
            best = (total, start, number + 1)
    return _grown(lines, best[1], best[2], listed)


def _grown(lines: Sequence[Line], start: int, end: int, listed: frozenset[str]) -> tuple[int, int]:
    """Return the run with the paragraphs that only a box of links parts from it."""
    if start == end:
        return start, end
    for number in range(start - 1, max(-1, start - REACH_UP), -1):
        line = lines[number]
        if line.ender or line.code or line.level == 1:
            break
        if _goes_on(line, lines[number + 1 : start], listed):
            start = number
    for number in range(end, min(len(lines), end + REACH_DOWN)):
        line = lines[number]
        if line.ender or line.code:
            break
        if _goes_on(line, lines[end:number], listed):
            end = number + 1
    return start, end


def _goes_on(line: Line, between: Sequence[Line], listed: frozenset[str]) -> bool:
    """Return whether a line is a full paragraph and nothing but a box of links lies between it and the run."""
    boxed = not between or any(one.opener for one in between)
    return boxed and line.prose and line_score(line, listed) > FULL_LINE


def line_score(line: Line, listed: frozenset[str]) -> float:
    """Return how much a line speaks for being in the body; ``listed`` are function words."""
    if line.furniture and not line.staff:
        return _furniture_score(line)
    if line.words < 3:
        return SHORT
    if not line.ended:
        return _unended_score(line)
    if line.words < 8:
        return 0.6
    score = 1.0 + min(line.words, 60) / 12
    if listed:
        words = line.folded.split(" ", 60)[:60]
        score *= 0.25 if sum(map(listed.__contains__, words)) < 0.12 * len(words) else 1.0
    return score / 2 if line.bullet or line.level else score


def _furniture_score(line: Line) -> float:
    if line.code:
        return CODE
    if line.ender:
        return ENDER
    if line.opener:
        return OPENER
    return NOTICE if line.notice else WIDGET


def _unended_score(line: Line) -> float:
    """Return the score of a line without an end mark: a label, a list's item, a lead-in, a headline."""
    if line.words >= 25:
        return 0.8
    if line.goes_on and line.words >= 8:
        return 0.8
    if line.bullet:
        return 0.0 if line.words >= 5 else -0.3
    return SHORT
