"""Events: found, dated, told as happened or planned, and recognised as one across reports.

Only events worth a place on a timeline are annotated, so what else the parser finds is not judged.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.linking import Links
    from dashboard.model import Annotations, EventMention
    from tests.quality.annotated import Annotated
    from tests.quality.measures.spans import Span
    from tests.quality.measures.tally import Scores

Interval = tuple[str | None, str | None]


def score_events(
    gold: Annotated,
    found: Annotations,
    links: Links,
    narrowest: Mapping[str, Interval],
    scores: Scores,
) -> list[tuple[str, str]]:
    """Count the report's event mentions; return (event, the parser's event) of each."""
    told = []
    for annotation in gold.events:
        fields = annotation.fields
        got = _tightest(found.events, annotation.span)
        scores.count("events: found", got is not None)
        if got is None:
            scores.note(gold, "event", annotation.span, f"{fields['event']} <- nothing")
            told.append((fields["event"], f"missed {gold.article.id} {annotation.span}"))
            continue
        linked = links.events.get((gold.article.id, got.event))
        told.append((fields["event"], linked.event if linked else f"{gold.article.id} {got.event}"))
        scores.count("events: status", got.status == fields["status"])
        if fields["first"]:
            right = {(fields["first"], fields["last"]), narrowest[fields["event"]]}
            mine = {(got.first, got.last)} | ({(linked.first, linked.last)} if linked else set())
            scores.count("events: interval", bool(right & mine))
            if not right & mine:
                detail = f"{fields['event']} {fields['first']}/{fields['last']} <- {sorted(map(str, mine))}"
                scores.note(gold, "event", annotation.span, detail)
    return told


def score_merging(told: Sequence[tuple[str, str]], scores: Scores) -> None:
    """Count pairs of mentions of one event, in and across reports."""
    name = "events: merged"
    for (event, mine), (other_event, other_mine) in itertools.combinations(told, 2):
        if event == other_event:
            scores.count(name, mine == other_mine)
        scores.count_found(name, int(mine == other_mine))


def narrowest_intervals(reports: Iterable[Annotated]) -> dict[str, Interval]:
    """Return the narrowest interval that any report gives of each event: what merging may reach."""
    intervals: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for report in reports:
        for annotation in report.events:
            if annotation.fields["first"]:
                told = (annotation.fields["first"], annotation.fields["last"])
                intervals[annotation.fields["event"]].add(told)
    return {
        event: max(told, key=lambda i: (i[0], i[1] is None)) for event, told in intervals.items()
    }


def _tightest(events: Iterable[EventMention], head: Span) -> EventMention | None:
    """Return the event mention with this head, else the shortest clause around it."""
    events = list(events)
    at_head = [e for e in events if e.head_start < head[1] and head[0] < e.head_end]
    around = at_head or [e for e in events if e.start <= head[0] and head[1] <= e.end]
    return min(around, key=lambda e: e.end - e.start, default=None)
