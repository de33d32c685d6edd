"""Temporal expressions: found, with the right value, with the right interval.

A range ("17 to 19 April") may be one expression or one for each end: what lies in it is taken
together, and since TIMEX3 has no value for a range, its interval decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.quality.measures.spans import matched, overlap

if TYPE_CHECKING:
    from dashboard.model import Annotations
    from tests.quality.annotated import Annotated, Annotation
    from tests.quality.measures.tally import Scores

Interval = tuple[str | None, str | None]
FOUND, VALUE = "dates: overlap", "dates: value"


def score_dates(gold: Annotated, found: Annotations, scores: Scores) -> None:
    """Count the report's expressions, and what the parser took for one."""
    spans = [(d.start, d.end) for d in found.dates]
    match = matched([d.span for d in gold.dates], spans, 0.01)
    for number, annotation in enumerate(gold.dates):
        if not annotation.optional:
            _score_one(gold, annotation, match.get(number), found, scores)
    neutral = {match[n] for n, d in enumerate(gold.dates) if d.optional and n in match}
    extra = sorted(set(range(len(spans))) - set(match.values()))
    parts = {n for n in extra if any(overlap(spans[n], d.span) > 0 for d in gold.dates)}
    for measure in (FOUND, VALUE):
        scores.count_found(measure, len(spans) - len(neutral | parts))
    for number in sorted(set(extra) - parts):
        scores.note(gold, "extra date", spans[number], found.dates[number].value)


def _score_one(
    gold: Annotated, annotation: Annotation, at: int | None, found: Annotations, scores: Scores
) -> None:
    """Count one expression of the report, and what the parser has in its place."""
    got = None if at is None else found.dates[at]
    wanted, has_days = annotation.fields["value"], "first" in annotation.fields
    interval = _interval(annotation, found) if got else (None, None)
    is_interval = has_days and _same_interval(annotation, interval)
    is_value = got is not None and (is_interval if "/" in wanted else got.value == wanted)
    scores.count(FOUND, got is not None)
    scores.count(VALUE, is_value)
    if has_days:
        scores.count("dates: interval", is_interval)
    if not is_value:
        told = f"{got.value} {got.first}/{got.last}" if got else "nothing"
        scores.note(gold, "date", annotation.span, f"{wanted} <- {told}")


def _interval(annotation: Annotation, found: Annotations) -> Interval:
    """Return the interval of all that was found inside the annotated words."""
    inside = [d for d in found.dates if overlap((d.start, d.end), annotation.span) > 0]
    firsts = [d.first for d in inside if d.first]
    lasts = [d.last for d in inside if d.last]
    return min(firsts, default=None), max(lasts, default=None)


def _same_interval(annotation: Annotation, interval: Interval) -> bool:
    first, last = annotation.fields["first"], annotation.fields["last"]
    if annotation.fields.get("within"):
        return bool(interval[0] and interval[1] and first <= interval[0] and interval[1] <= last)
    return interval == (first, last)
