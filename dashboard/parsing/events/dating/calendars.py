"""Lists of what happened on one day of other years: "Today in history, September 7"."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.model import DateReference

HEADED = re.compile(r"\b(?:historical calendar|in history|on this (?:day|date))\b", re.IGNORECASE)
"""What such a list says at its beginning."""
OPENING = 400
"""Characters in which it says so, and which day it is of."""
ENTRY = re.compile(r"(?:^|[\n.!?][\"”’)]*\s+)(?:In )?((?:1\d|20)\d\d)(?= [-–—] |, |: )")
ENTRIES = 3
"""Years that begin an entry of a list, at least."""


def of_one_day(text: str, dates: Iterable[DateReference]) -> list[DateReference]:
    """Return the dates, of a list of what was on one day each year that begins an entry with that day."""
    dates = [*dates]
    years = {found.start(1) for found in ENTRY.finditer(text)}
    day = _day_of_list(text, dates) if len(years) >= ENTRIES else None
    return [_on(date, day) if day and date.start in years else date for date in dates]


def _day_of_list(text: str, dates: Iterable[DateReference]) -> str | None:
    """Return the month and day that the beginning of a list names, as "-09-07"; None for no such list."""
    if not HEADED.search(text[:OPENING]):
        return None
    named = (d for d in dates if d.end <= OPENING and d.granularity == "day" and d.first)
    worded = (d.first for d in named if d.first and text[d.start : d.start + 1].isalpha())
    return next((day[4:] for day in worded if day), None)


def _on(date: DateReference, day: str) -> DateReference:
    """Return a year as that day of it, where it has one."""
    if date.granularity == "year":
        with suppress(ValueError):  # no leap year
            one = dt.date.fromisoformat(f"{date.value}{day}").isoformat()
            return replace(
                date, value=one, first=one, last=one, granularity="day", certainty="computed"
            )
    return date
