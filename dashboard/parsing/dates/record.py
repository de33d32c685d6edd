"""From meanings to the records that the model keeps, with a day of publication and without."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.model import DateReference
from dashboard.parsing.dates.interval import Day
from dashboard.parsing.dates.joined import compose
from dashboard.parsing.dates.resolve import resolve

if TYPE_CHECKING:
    from dashboard.model import PublicationRange
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.meaning import Resolved


def record(resolved: Resolved) -> DateReference:
    """Return what the model keeps of an expression."""
    phrase, meaning = resolved.phrase, resolved.meaning
    interval = meaning.interval
    return DateReference(
        phrase.start,
        phrase.end,
        meaning.type,
        meaning.value,
        interval.first.isoformat() if interval and interval.first else None,
        interval.last.isoformat() if interval and interval.last else None,
        interval.granularity if interval else None,
        interval.approximate if interval else False,
        meaning.certainty,
        meaning.anchor,
        phrase.rule.name,
        meaning.rejected,
        meaning.relation,
    )


def undated(phrases: tuple[Phrase, ...], published: PublicationRange) -> tuple[DateReference, ...]:
    """Return the expressions of an undated article, read at both ends of its range.

    Where both readings agree the date is certain all the same; elsewhere the value keeps only what
    they share, and the interval runs from the earliest to the latest reading.
    """
    first = Day.fromisoformat(published.first or "1900-01-01")
    last = Day.fromisoformat(published.last or "2100-01-01")
    early = {one.phrase.first: record(one) for one in compose(resolve(phrases, first))}
    late = [record(one) for one in compose(resolve(phrases, last))]
    by_start = {phrase.start: phrase for phrase in phrases}
    found = []
    for after in late:
        phrase = by_start[after.start]
        before = early.get(phrase.first)
        found.append(after if before is None else _between(phrase, before, after))
    return tuple(found)


def _between(phrase: Phrase, before: DateReference, after: DateReference) -> DateReference:
    """Return what two readings of one expression have in common."""
    if (before.value, before.first, before.last) == (after.value, after.first, after.last):
        return after
    days = [day for day in (before.first, after.first) if day]
    ends = [day for day in (before.last, after.last) if day]
    return replace(
        after,
        value=common_value(before.value, after.value, named=is_named(phrase)),
        first=min(days, default=None),
        last=max(ends, default=None),
        approximate=True,
        rejected=(),
    )


def is_named(phrase: Phrase) -> bool:
    """Whether a month, season or quarter was named, so that only its year is open."""
    named = (phrase.value(name) for name in ("any_month", "season", "ordinal", "q", "holiday"))
    return any(value is not None for value in named)


def common_value(one: str, other: str, *, named: bool) -> str:
    """Return the TIMEX3 value that both can be: what differs becomes X.

    Behind the year a part counts only when it was ``named``: "June" keeps its month, while the
    weeks of two readings may be the same by chance.
    """
    if one == other:
        return one
    parts, others = one.split("-"), other.split("-")
    if len(parts) != len(others):
        return "XXXX"
    return "-".join(
        mine if mine == theirs and (named or place == 0) else _masked(mine)
        for place, (mine, theirs) in enumerate(zip(parts, others, strict=True))
    )


def _masked(part: str) -> str:
    """Return a part of a value with its figures unknown: 2024 -> XXXX, W17 -> WXX, 22TEV -> XXTEV."""
    head, mark, tail = part.partition("T")
    return re.sub(r"\d", "X", head) + mark + tail
