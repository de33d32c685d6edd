"""Intervals of days with a granularity: what every temporal expression means in the end.

An ``Interval`` is closed at both ends; one that is open ends with the calendar. ``granularity`` says how
fine the words were ("June" is a month even when it is known to be thirty days), so that a timeline
can draw a month as a month. All arithmetic stays within the years 1 to 9999: what falls outside
raises ``OutOfCalendar``, which the resolver answers by leaving the interval out.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from collections.abc import Callable


Day = dt.date
EVER, FOREVER = dt.date.min, dt.date.max
"""The ends of an interval that is open."""
ORDER = (
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
)
"""Granularities, finest first; ``period`` (a named or composed stretch) has no place among them."""
STEPS = {
    "day": {"days": 1},
    "weekend": {"weeks": 1},
    "week": {"weeks": 1},
    "fortnight": {"weeks": 2},
    "month": {"months": 1},
    "quarter": {"months": 3},
    "season": {"years": 1},
    "half": {"months": 6},
    "year": {"years": 1},
    "decade": {"years": 10},
    "century": {"years": 100},
}
"""How far the next unit of the same kind begins (a season comes back after a year)."""
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, by its TIMEX3 letters; all last three months."""
SEASON_OF_MONTH = ("WI", "SP", "SU", "FA")
"""Their letters by a month's number divided by three: January and February are the winter before."""


CLOCK_UNITS = frozenset({"second", "minute", "hour"})
LARGE_UNITS = {"fortnight": (2, "week"), "century": (100, "year"), "decade": (10, "year")}
"""Units that are counted as so many of another."""


def counted_in(unit: str) -> str:
    """Return the unit in which so many of a larger one are told: two decades are twenty years."""
    return LARGE_UNITS.get(unit, (1, unit))[1]


class OutOfCalendar(ValueError):
    """A day before year 1 or after year 9999."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from ``first`` to ``last``, both included; an open end is that of the calendar."""

    first: Day
    last: Day
    granularity: str = "day"
    approximate: bool = False

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    @property
    def is_day(self) -> bool:
        """Whether it is one known day."""
        return self.first == self.last

    @property
    def is_open(self) -> bool:
        """Whether it has no end that is known: "since the war"."""
        return self.granularity == "period" and self.last == FOREVER

    def overlaps(self, other: Interval) -> bool:
        """Whether some day lies in both."""
        return self.first <= other.last and other.first <= self.last

    def intersect(self, other: Interval) -> Interval | None:
        """Return the days in both, with the finer granularity; None when there are none."""
        if not self.overlaps(other):
            return None
        first, last = max(self.first, other.first), min(self.last, other.last)
        for one in (self, other):
            if (one.first, one.last) == (first, last):
                return one
        kind = "day" if first == last else "period"
        return Interval(first, last, kind, self.approximate and other.approximate)

    def hull(self, other: Interval) -> Interval:
        """Return the shortest interval that holds both."""
        first, last = min(self.first, other.first), max(self.last, other.last)
        kind = "day" if first == last else "period"
        return Interval(first, last, kind, self.approximate or other.approximate)

    def shift(self, count: int, unit: str) -> Interval:
        """Return it moved by ``count`` units, its length in calendar units kept."""
        first = shift_day(self.first, count, unit)
        if self.granularity in ORDER[1:]:
            return replace(containing(first, self.granularity), approximate=self.approximate)
        return replace(self, first=first, last=shift_day(self.last, count, unit))


def day_of(day: Day) -> Interval:
    """Return one day as an interval."""
    return Interval(day, day, "day")


def shift_day(day: Day, count: int, unit: str) -> Day:
    """Return the day ``count`` units later (earlier if negative)."""
    step = {name: size * count for name, size in STEPS[unit].items()}
    try:
        return day + relativedelta(**step)
    except (ValueError, OverflowError) as error:
        raise OutOfCalendar(count) from error


def date(year: int, month: int = 1, day: int = 1) -> Day:
    """Return a calendar day, or raise OutOfCalendar."""
    try:
        return Day(year, month, day)
    except (ValueError, OverflowError) as error:
        raise OutOfCalendar(year) from error


def day_or_none(field: str) -> Day | None:
    """Return the day of a table's field; None where it has none."""
    return Day.fromisoformat(field) if field else None


def _span(first: Day, months: int, granularity: str) -> Interval:
    """Return the interval of whole months that starts on ``first``."""
    if first.year + (first.month - 1 + months) // 12 > FOREVER.year:
        return Interval(first, FOREVER, granularity)
    last = shift_day(first, months, "month") - dt.timedelta(days=1)
    return Interval(first, last, granularity)


MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""Parts of a year, and the year, by how many months they have."""


def part_of_year(unit: str, year: int, number: int = 1) -> Interval:
    """Return a calendar month, quarter or half of a year by its number, or the whole year."""
    return _span(date(year, MONTHS[unit] * (number - 1) + 1), MONTHS[unit], unit)


def season_of(year: int, season: str) -> Interval:
    """Return a season by its TIMEX3 letters; winter starts in December of its year."""
    return _span(date(year, SEASONS[season]), 3, "season")


def decade_of(year: int) -> Interval:
    """Return the ten years that hold ``year``."""
    return _span(date(max(year // 10 * 10, 1)), 120, "decade")


def century_of(year: int) -> Interval:
    """Return the hundred years that TIMEX3 writes with the first two digits of ``year``."""
    first = date(max(year // 100 * 100, 1))
    return Interval(first, date(year // 100 * 100 + 99, 12, 31), "century")


def week_of(day: Day) -> Interval:
    """Return the ISO week, Monday to Sunday, that holds ``day``."""
    try:
        first = day - dt.timedelta(days=day.weekday())
        return Interval(first, first + dt.timedelta(days=6), "week")
    except OverflowError as error:
        raise OutOfCalendar(day) from error


def containing(day: Day, unit: str) -> Interval:
    """Return the calendar unit of that granularity which holds ``day``."""
    if unit in MONTHS:
        return part_of_year(unit, day.year, (day.month - 1) // MONTHS[unit] + 1)
    if unit not in CONTAINERS:
        raise OutOfCalendar(unit)
    return CONTAINERS[unit](day)


CONTAINERS: dict[str, Callable[[Day], Interval]] = {
    "day": day_of,
    "week": week_of,
    "weekend": lambda day: Interval(
        shift_day(week_of(day).last, -1, "day"), week_of(day).last, "weekend"
    ),
    "season": lambda day: season_of(
        day.year - (day.month < 3), SEASON_OF_MONTH[day.month // 3 % 4]
    ),
    "decade": lambda day: decade_of(day.year),
    "century": lambda day: century_of(day.year),
}


def unit_from(day: Day, count: int, unit: str) -> Interval:
    """Return the calendar unit that lies ``count`` units from the one holding ``day``."""
    return containing(shift_day(day, count, unit), unit)


UNIT_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}
VAGUE_LETTERS = {"decade": "E", "century": "C"}
PARTS = {
    "year": (12, "month"),
    "day": (24, "hour"),
    "hour": (60, "minute"),
    "minute": (60, "second"),
}
"""How half a unit is written: in the next smaller one (weeks have no smaller unit in TIMEX3)."""


def date_value(interval: Interval) -> str:
    """Return the TIMEX3 value of a calendar interval: 2024, 2024-06, 2024-W16, 2024-Q1, 199, 19."""
    first = interval.first
    kind = interval.granularity
    iso = first.isocalendar()
    year = f"{first.year:04d}"
    if kind == "week":
        return f"{iso.year:04d}-W{iso.week:02d}"
    if kind == "weekend":
        return f"{iso.year:04d}-W{iso.week:02d}-WE"
    if kind == "season":
        return f"{year}-{SEASON_OF_MONTH[first.month // 3 % 4]}"
    printed = {
        "month": f"{year}-{first.month:02d}",
        "quarter": f"{year}-Q{(first.month + 2) // 3}",
        "half": f"{year}-H{1 if first.month < 7 else 2}",
        "year": year,
        "decade": year[:3],
        "century": year[:2] if first.year >= 100 else "00",
    }
    return printed.get(kind, first.isoformat())


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of ``count`` units; None is an unknown number."""
    if count is None:
        return _period("X", VAGUE_LETTERS.get(unit) or UNIT_LETTERS.get(unit, "X"))
    factor, plain = LARGE_UNITS.get(unit, (1, unit))
    count *= factor
    whole = math.floor(count)
    rest = count - whole
    if rest < 0.01 or plain not in PARTS:
        return _period(str(whole) if rest < 0.01 else f"{count:g}", UNIT_LETTERS[plain])
    size, smaller = PARTS[plain]
    tail = f"{round(rest * size)}{UNIT_LETTERS[smaller][-1]}"
    head = f"{whole}{UNIT_LETTERS[plain][-1]}" if whole else ""
    timed = "T" if plain in ("hour", "minute") else ""
    middle = "T" if plain == "day" else ""
    return f"P{timed}{head}{middle}{tail}"


def _period(number: str, letters: str) -> str:
    """Return "P" and number and letters, with the T of times in front."""
    if letters.startswith("T"):
        return f"PT{number}{letters[1:]}"
    return f"P{number}{letters}"
