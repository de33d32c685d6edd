"""Days joined into one interval: "from 24 to 26 April", "between May 3 and May 5", "Monday to Friday".

The dates stage reads each end by itself, as annotation schemes do; an event takes both.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.model import DateReference

NEAR = 16
"""Characters to either side of a date in which its other end can stand."""
DAY_BEFORE = re.compile(r"(between )?\b(\d{1,2})(?:st|nd|rd|th)? ?(to|until|through|–|—|-|and) ?\Z")
DAY_AFTER = re.compile(
    r" ?(to|through|until|–|—|-|and) ?(\d{1,2})(?:st|nd|rd|th)?\b(?![.:,/]?\d| ?%| [a-z]+s\b)"
)
JOINT = re.compile(r",? ?(?:(?:to|until|through|–|—|-)|(and)) ?(?:the )?\Z")
GRANULARITIES = frozenset({"day", "month", "year"})


def join_ranges(text: str, dates: Iterable[DateReference]) -> list[DateReference]:
    """Return the dates, with those that are the two ends of an interval made one."""
    found: list[DateReference] = []
    for date in dates:
        joined = _joined(text, found[-1], date) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(_with_day(text, date))
    return found


def _joined(text: str, one: DateReference, other: DateReference) -> DateReference | None:
    """Return the interval from one date to the next, where the words between them say so."""
    link = JOINT.match(text[one.end : other.start]) if other.start - one.end < NEAR else None
    if link is None or one.granularity not in GRANULARITIES:
        return None
    before = text[max(0, one.start - NEAR) : one.start].lower().rstrip()
    framed = before.endswith("between" if link.group(1) else "from")
    if one.granularity != other.granularity and not (framed and other.granularity in GRANULARITIES):
        return None
    if not (one.first and other.last):
        return None
    if link.group(1) and not (before.endswith("between") or _is_next(one.last, other.first)):
        return None
    if one.first > other.last:
        return None
    return replace(one, end=other.end, last=other.last, rejected=other.rejected or one.rejected)


def _with_day(text: str, date: DateReference) -> DateReference:
    """Return the date widened to a bare day of the same month beside it, "7 to 13 February"."""
    if date.granularity != "day" or not date.first or date.first != date.last:
        return date
    if before := DAY_BEFORE.search(text[max(0, date.start - NEAR) : date.start]):
        opening, day, link = before.groups()
        first = _same_month(date.first, day)
        joined = link != "and" or opening or _is_next(first, date.first)
        if first and first < date.first and joined:
            start = date.start - (len(before.group()) - len(opening or ""))
            return replace(date, start=start, first=first)
    if after := DAY_AFTER.match(text[date.end : date.end + NEAR]):
        last = _same_month(date.first, after.group(2))
        joined = after.group(1) != "and" or _is_next(date.first, last)
        if last and last > date.first and joined:
            return replace(date, end=date.end + after.end(), last=last)
    return date


def _is_next(one: str | None, other: str | None) -> bool:
    """Tell whether the second day follows the first: "18 and 19 June", "2014 and 2015"."""
    if not (one and other):
        return False
    return (dt.date.fromisoformat(other) - dt.date.fromisoformat(one)).days == 1


def _same_month(iso: str, day: str) -> str | None:
    """Return that day of the month of an ISO day, or None when the month has no such day."""
    try:
        return dt.date.fromisoformat(iso).replace(day=int(day)).isoformat()
    except ValueError:
        return None
