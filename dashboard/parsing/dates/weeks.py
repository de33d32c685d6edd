"""Operators for weeks and days by their place: "the week of March 6", "the last week of March"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.timex import date_value
from dashboard.parsing.dates.weekdays import back_to, moved, on_to
from dashboard.parsing.dates.written import bare_month, calendar, year_named

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Day, Interval
    from dashboard.parsing.dates.meaning import Meaning, Reading


def week_of(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the week of March 6" as that calendar week."""
    found = calendar(phrase, reading)
    if found is None or found.interval is None or found.interval.first is None:
        return None
    week = cal.week_of(found.interval.first)
    if not phrase.has("week"):
        return found
    return replace(found, value=date_value(week), interval=week)


def part_of_month(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the last week of March" and "the first day of May 2019"."""
    named = phrase.from_class("any_month")
    month = bare_month(named, reading) if year_named(phrase) is None else calendar(named, reading)
    if month is None or month.interval is None:
        return None
    number = -1 if phrase.has("last") else phrase.value("ordinal_word") - 1
    first, last = month.interval.first, month.interval.last
    if first is None or last is None:
        return None
    found = _part(
        phrase.value("unit_word") or phrase.value("weekend") or "day", number, first, last
    )
    if found is None:
        return None
    value = date_value(found)
    if found.granularity == "period":
        value = date_value(cal.week_of(moved(found.first or first, 3)))
    return replace(month, value=value, interval=found, relation=None, rejected=())


def _part(unit: str, number: int, first: Day, last: Day) -> Interval | None:
    """Return the week, weekend or day of that number (-1: the last) of a month."""
    if unit == "weekend":
        day = moved(on_to(first, 6), 7 * number) if number >= 0 else back_to(moved(last, -1), 6)
        return cal.containing(day, "weekend")
    if unit == "day":
        return cal.day_of(moved(first, number) if number >= 0 else last)
    if unit != "week" or number > 3:
        return None
    begin = moved(first, 7 * number) if number >= 0 else moved(last, -6)
    return cal.Interval(begin, moved(begin, 6), "period")
