"""Temporal expressions: found, with the right value, with the right interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.quality.measures.spans import matched

if TYPE_CHECKING:
    from dashboard.model import Annotations, DateReference
    from tests.quality.annotated import Annotated, Annotation
    from tests.quality.measures.tally import Scores

FOUND, VALUE = "dates: overlap", "dates: value"


def score_dates(gold: Annotated, found: Annotations, scores: Scores) -> None:
    """Count the report's expressions, and what the parser took for one."""
    spans = [(d.start, d.end) for d in found.dates]
    match = matched([d.span for d in gold.dates], spans, 0.01)
    for number, annotation in enumerate(gold.dates):
        if annotation.optional:
            continue
        got = found.dates[match[number]] if number in match else None
        is_value = got is not None and _same_value(annotation, got)
        scores.count(FOUND, got is not None)
        scores.count(VALUE, is_value)
        if "first" in annotation.fields:
            is_interval = got is not None and _same_interval(annotation, got)
            scores.count("dates: interval", is_interval)
        if not is_value:
            told = f"{got.value} {got.first}/{got.last}" if got else "nothing"
            scores.note(gold, "date", annotation.span, f"{annotation.fields['value']} <- {told}")
    optional = {match[n] for n, d in enumerate(gold.dates) if d.optional and n in match}
    scores.count_found(FOUND, len(spans) - len(optional))
    scores.count_found(VALUE, len(spans) - len(optional))
    for number in sorted(set(range(len(spans))) - set(match.values())):
        scores.note(gold, "extra date", spans[number], found.dates[number].value)


def _same_value(annotation: Annotation, got: DateReference) -> bool:
    """Return whether the TIMEX3 values agree; a range has none, so its interval decides."""
    if "/" in annotation.fields["value"]:
        return _same_interval(annotation, got)
    return got.value == annotation.fields["value"]


def _same_interval(annotation: Annotation, got: DateReference) -> bool:
    first, last = annotation.fields["first"], annotation.fields["last"]
    if annotation.fields.get("within"):
        return bool(got.first and got.last and first <= got.first and got.last <= last)
    return (got.first, got.last) == (first, last)
