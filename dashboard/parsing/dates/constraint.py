"""What one cue of a text says of the day it was printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.dates.interval import Interval, OutOfCalendar, date
from dashboard.parsing.dates.offices import horizon_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.dates.interval import Day

EARLIEST = dt.date(1900, 1, 1)
"""No article is taken to be older, unless it says so."""
FIRM, STRONG, FAIR, WEAK = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Constraint:
    """Days allowed by one cue of the text, and how far the cue is to be trusted."""

    allowed: tuple[Interval, ...]
    strength: int
    cue: str


def since(day: Day) -> Interval:
    """Return all days from ``day`` on that the tables know."""
    return Interval(day, max(horizon_day(), day), "period")


def spread(day: Day, before: int, after: int) -> Interval:
    """Return some days around a day, as far as the calendar goes."""
    first = max(day.toordinal() - before, 1)
    last = min(day.toordinal() + after, dt.date.max.toordinal())
    return Interval(dt.date.fromordinal(first), dt.date.fromordinal(last), "period")


def in_each_year(month: int, day: int) -> Iterator[Day]:
    """Yield a day of the calendar in all years that an article can be from."""
    for year in range(EARLIEST.year, horizon_day().year + 1):
        try:
            yield date(year, month, day)
        except OutOfCalendar:
            continue
