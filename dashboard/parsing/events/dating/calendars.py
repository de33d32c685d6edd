"""Lists of what happened on one day of other years: "Today in history, September 7"."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.syntax.document import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.model import DateReference
    from dashboard.parsing.syntax.document import Document

HEADED = re.compile(r"\b(?:historical calendar|in history|on this (?:day|date))\b", re.IGNORECASE)
"""What the heading of such a list says beside its day."""
BESIDE = re.compile(r"\W*(?:for )?")
"""What stands between the two."""
NAMED = re.compile(r"[^\W\d]+\.? \d")
"""A day by its month; not "today"."""
ENTRY = re.compile(r"(?:^|[\n.!?][\"”’)]*\s+)((?:1\d|20)\d\d)(?= [-–—] |, |: )")
ENTRIES = 3
"""Years that begin an entry of a list, at least."""


def of_one_day(document: Document, dates: Iterable[DateReference]) -> list[DateReference]:
    """Return the dates, of a list of what was on one day each year that begins an entry with that day."""
    dates = [*dates]
    years = {found.start(1) for found in ENTRY.finditer(document.text)}
    day = _day_of_list(document, dates) if len(years) >= ENTRIES else None
    return [_on(date, day) if day and date.start in years else date for date in dates]


def _day_of_list(document: Document, dates: Iterable[DateReference]) -> str | None:
    """Return the month and day that the heading of a list names, as "-09-07"; None for no such list.

    The heading is the first line, and no sentence.
    """
    text = document.text
    start = len(text) - len(text.lstrip())
    end = document.line_of(start)[1]
    headed = HEADED.search(text, start, end)
    if not headed or any(document.tag[t] in FINITE for t in document.within(start, end)):
        return None
    named = (d for d in dates if d.end <= end and d.granularity == "day" and d.first)
    worded = (d for d in named if NAMED.match(text, d.start, d.end))
    beside = (d for d in worded if _is_beside(text, headed, d))
    return next((d.first[4:] for d in beside if d.first), None)


def _is_beside(text: str, headed: re.Match[str], date: DateReference) -> bool:
    """Return whether nothing but a mark parts a day from what the heading says."""
    gap = text[headed.end() : date.start] or text[date.end : headed.start()]
    return BESIDE.fullmatch(gap) is not None


def _on(date: DateReference, day: str) -> DateReference:
    """Return a year as that day of it, where it has one."""
    if date.granularity == "year":
        with suppress(ValueError):  # no leap year
            one = dt.date.fromisoformat(f"{date.value}{day}").isoformat()
            return replace(
                date, value=one, first=one, last=one, granularity="day", certainty="computed"
            )
    return date
