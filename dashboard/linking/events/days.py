"""The days of an event in one article: how far they may reach, and whether they are vague."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.model import DateReference, EventMention

REPORTED_WITHIN, REPORTED_OF_STAY = 3, 7
"""Days that news told without a date may be older than the article; and what goes on for days."""
AHEAD_WITHIN = 30
"""Days that a plan told without a date may lie ahead."""
PRECISE = frozenset({"day", "period", "TIME"})
"""Granularities of dates whose ends are days that the text means."""
WEEK = 7


def is_vague(mentions: Sequence[EventMention], dates: Mapping[int, DateReference]) -> bool:
    """Return whether an interval is that of a week, a month or a year, not of days that were told.

    ``dates`` are the article's by where they start.
    """
    head = mentions[0]
    for mention in mentions:
        own = (mention.own_first, mention.own_last) == (head.first, head.last)
        date = dates.get(mention.date_start) if own and mention.date_start is not None else None
        if date is not None:
            return date.granularity not in PRECISE
    return _is_unit(head)


def _is_unit(mention: EventMention) -> bool:
    """Return whether an interval runs from Monday to Sunday, or over whole months."""
    first, last = day_of(mention.first), day_of(mention.last)
    if not (first and last):
        return False
    week = first.weekday() == 0 and (last - first).days == WEEK - 1
    ends_month = (last + dt.timedelta(1)).day == 1 if last < dt.date.max else True
    return week or (first.day == 1 and ends_month)


def bounds(
    mention: EventMention, within: int, *, told: bool
) -> tuple[dt.date | None, dt.date | None]:
    """Return the days between which the event lies as far as the article tells."""
    first, last = day_of(mention.first), day_of(mention.last)
    if told or not (first or last):
        return first, last
    if mention.status == "planned":
        return first, plus(first or last, AHEAD_WITHIN)
    if first is None:
        return None, last
    return plus(first, -within), last


def day_of(day: str | None) -> dt.date | None:
    """Return the date of an ISO day."""
    return dt.date.fromisoformat(day) if day else None


def plus(day: dt.date | None, days: int) -> dt.date | None:
    """Return the date so many days on; the same one at the end of the calendar."""
    try:
        return day + dt.timedelta(days) if day else None
    except OverflowError:
        return day
