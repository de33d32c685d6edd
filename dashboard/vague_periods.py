"""Vague periods in words: "late January 2024", "spring 2023", "1960s".

A date of a text has its days and its TIMEX3 value. Where the value is of a month, a season or a year and the
days are those of a part of it, the text gave no days. Then it is said in words: "21–31 Jan 2024" would read
as eleven days that something lasted.
"""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

ORDINALS = ("first", "second", "third", "fourth")
NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
)  # fmt: skip
SEASONS = {"SP": (3, "spring"), "SU": (6, "summer"), "FA": (9, "autumn"), "WI": (12, "winter")}
"""The first month of each season, and its name."""
MONTH = ((1, 10, "early "), (11, 20, "mid-"), (21, 31, "late "))
"""The first and last day of each part of a month, and its word."""
YEAR = (
    (0, 4, "early "), (4, 8, "mid-"), (8, 12, "late "), (0, 2, "start of "), (10, 12, "end of "),
)  # fmt: skip
DECADE = ((0, 48, "early "), (48, 84, "mid-"), (84, 120, "late "))
CENTURY = ((0, 396, "early "), (396, 792, "mid-"), (792, 1200, "late "))
"""After how many months each part begins and ends, and its word."""
FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)|-(?P<season>SP|SU|FA|WI)|-(?P<share>[QH])(?P<number>[1-4]))?"
    r"|(?P<decade>\d{3})|(?P<century>\d\d)|\d{4}-W\d\d(?P<weekend>-WE)?(?P<week>)|P(?P<months>\d+)M"
)
"""The TIMEX3 values that are of more than days."""


class Unit(NamedTuple):
    """A calendar unit: its first month, counted from the year 0, how many it has, its name and its parts."""

    start: int
    months: int
    name: str
    parts: tuple[tuple[int, int, str], ...] = ()


def in_words(first: dt.date, last: dt.date, value: str) -> str | None:
    """Return a period in words, or None where its days say as much as the text did."""
    form = FORM.fullmatch(value)
    if form is None:
        return None
    if form["week"] is not None:
        return _week(first, last, "weekend" if form["weekend"] else "week")
    if form["month"]:
        return _part_of_month(first, last, int(form["year"]), int(form["month"]))
    if first.day != 1 or last.day != _length(last):
        return None
    unit = _unit(form, first.year)
    found = (12 * first.year + first.month - 1, 12 * last.year + last.month)
    ends = (found[0] - unit.start, found[1] - unit.start)
    if ends == (0, unit.months):
        return None if unit.parts is YEAR or form["months"] else unit.name
    return next((word + unit.name for *part, word in unit.parts if (*part,) == ends), None)


def _length(day: dt.date) -> int:
    """Return how many days the month of a day has."""
    return calendar.monthrange(day.year, day.month)[1]


def _week(first: dt.date, last: dt.date, named: str) -> str | None:
    if (last - first).days != {"week": 6, "weekend": 1}[named]:
        return None
    return f"{named} of {first.day} {calendar.month_abbr[first.month]} {first.year}"


def _part_of_month(first: dt.date, last: dt.date, year: int, month: int) -> str | None:
    """Say a part of a month, or what begins in one and ends on a day: "late January to 4 Feb 2023"."""
    if (first.year, first.month) != (year, month):
        return None
    name, length = f"{calendar.month_name[month]} {year}", _length(first)
    if (last.year, last.month) != (year, month):
        word = next((word for begins, _, word in MONTH[1:] if first.day == begins), None)
        begun = name if last.year != year else calendar.month_name[month]
        ends = f"{last.day} {calendar.month_abbr[last.month]} {last.year}"
        return f"{word}{begun} to {ends}" if word else None
    for begins, ends, word in MONTH:
        if (first.day, last.day) == (begins, min(ends, length)):
            return word + name
    up_to_an_end = (first.day == 1) != (last.day == length)
    return f"between {first.day} and {last.day} {name}" if up_to_an_end else None


def _unit(form: re.Match[str], begins: int) -> Unit:
    """Return the unit of a value; a number of months is one of the year in which they begin."""
    if form["decade"]:
        year = 10 * int(form["decade"])
        return Unit(12 * year, 120, f"{year}s", DECADE)
    if form["century"]:
        number = int(form["century"]) + 1
        return Unit(1200 * (number - 1), 1200, f"{_ordinal(number)} century", CENTURY)
    if form["months"]:
        return Unit(12 * begins, 12, str(begins), _some_months(int(form["months"])))
    year = int(form["year"])
    if form["season"]:
        month, name = SEASONS[form["season"]]
        named = f"{year}–{(year + 1) % 100:02d}" if form["season"] == "WI" else str(year)
        return Unit(12 * year + month - 1, 3, f"{name} {named}")
    if form["share"]:
        months, name = {"Q": (3, "quarter"), "H": (6, "half")}[form["share"]]
        place = int(form["number"]) - 1
        return Unit(12 * year + months * place, months, f"{ORDINALS[place]} {name} of {year}")
    return Unit(12 * year, 12, str(year), YEAR)


def _some_months(many: int) -> tuple[tuple[int, int, str], ...]:
    """Return the parts that so many months may be of a year."""
    if not 1 < many < 12:
        return ()
    number = NUMBERS[many - 2]
    return (
        (0, many, f"first {number} months of "),
        (12 - many, 12, f"last {number} months of "),
    )


def _ordinal(number: int) -> str:
    teen = number // 10 == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
