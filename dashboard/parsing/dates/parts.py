"""Operators for days and stretches by their place in a period: "the last week of March", "the 14th"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.interval import date_value
from dashboard.parsing.dates.joined import ends_there
from dashboard.parsing.dates.meaning import (
    PUBLICATION,
    TEXT,
    Meaning,
    Reading,
    computed,
    offset,
    stated,
)
from dashboard.parsing.dates.nearest import choose
from dashboard.parsing.dates.relative import CLOCK_UNITS, coarser, relative_unit, step_of, weekend
from dashboard.parsing.dates.weekdays import back_to, moved, on_to
from dashboard.parsing.dates.written import bare_month, calendar, year, year_named

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Day, Interval

DAY_LEADS = frozenset(
    {"on", "until", "till", "by", "from", "since", "before", "after", "to", "and"}
)
"""Words before "the 14th" where it is a day of a month."""
MONTHS_AROUND = 13
"""Months before and after publication in which a weekday and a day number fix each other."""


def week_of(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the week of March 6" and "the weekend of March 6" as those of the calendar."""
    found = calendar(phrase, reading)
    if found is None or found.interval is None or found.interval.first is None:
        return None
    unit = next((unit for unit in ("week", "weekend") if phrase.has(unit)), None)
    if unit is None:
        return found
    span = cal.containing(found.interval.first, unit)
    return replace(found, value=date_value(span), interval=span)


def part_of_month(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the last week of March", "the first day of May 2019", "the second Monday of May"."""
    named = phrase.from_class("any_month")
    month = bare_month(named, reading) if year_named(phrase) is None else calendar(named, reading)
    if month is None or month.interval is None:
        return None
    found = _numbered(phrase, month.interval)
    return None if found is None else _within(month, found)


def part_of_period(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the 5th of this month", "the first Monday of next month", "6 to 9 next month"."""
    tail = replace(phrase, first=phrase.first + _cut(phrase))
    named = len(tail.words) == 2 and tail.words[0] == "the"
    period = _the_period(tail, reading) if named else relative_unit(tail, reading)
    if period is None or period.interval is None or period.interval.first is None:
        return None
    days = phrase.value("small_range") or phrase.values("dayno")
    if not days:
        found = _numbered(phrase, period.interval)
    elif not tail.has("month"):
        return None
    else:
        first = period.interval.first
        begin, end = (cal.date(first.year, first.month, day) for day in (days[0], days[-1]))
        found = cal.day_of(begin) if begin == end else cal.Interval(begin, end, "period")
    return None if found is None else _within(period, found)


def _the_period(tail: Phrase, reading: Reading) -> Meaning | None:
    """Return "the month" that a day is a part of: the one the text stands in."""
    unit, recent = tail.value("unit"), reading.recent
    if unit in CLOCK_UNITS:
        return None
    if recent and recent.first and not coarser(recent.granularity, unit):
        return computed(cal.containing(recent.first, unit), TEXT)
    return computed(reading.unit(0, unit), PUBLICATION, offset(0, unit))


def _cut(phrase: Phrase) -> int:
    """Return at which word of a phrase the period begins that a part of it is named of."""
    pointers = ("last", "this", "next", "current", "following", "previous")
    words = phrase.words
    at = max((i for i, word in enumerate(words) if i > 1 and word in pointers), default=0)
    return at - (words[at - 1] == "the") if at else len(words) - 2


def _numbered(phrase: Phrase, period: Interval) -> Interval | None:
    """Return the day, weekday, week or weekend of a period that a phrase counts."""
    if period.first is None or period.last is None:
        return None
    ordinal = phrase.value("ordinal")
    number = -1 if ordinal is None else ordinal - 1
    if (weekday := phrase.value("weekday")) is not None:
        back = back_to(period.last, weekday)
        day = moved(on_to(period.first, weekday), 7 * number) if number >= 0 else back
        return cal.day_of(day) if day <= period.last else None
    units = phrase.values("unit_word") + phrase.values("day_word")
    unit = "weekend" if phrase.value("weekend") else "day" if phrase.value("day_word") else units[0]
    return _part(unit, number, period.first, period.last)


def _within(period: Meaning, found: Interval) -> Meaning:
    """Return a part of a period as a date that is known as the period is."""
    value = date_value(found)
    if found.granularity == "period" and found.first is not None:
        week = found.days == 7
        value = date_value(cal.week_of(moved(found.first, 3)) if week else cal.day_of(found.first))
    return replace(period, type="DATE", value=value, interval=found, relation=None, rejected=())


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


def weekday_number(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "Tuesday the 9th": the weekday and the number of the day fix the month."""
    weekday, number = phrase.value("weekday"), phrase.value("ordinal_digits")
    options = [day for day in _numbered_days(reading, number) if day.isoweekday() == weekday]
    return choose(phrase, reading, [cal.day_of(day) for day in options], patience=10)


def bare_day(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "on the 14th": that day of the month that the text stands in, else the nearest."""
    if phrase.before not in DAY_LEADS or not ends_there(phrase):
        return None
    number, recent = phrase.value("ordinal_digits"), reading.recent
    if phrase.before in ("to", "and") and phrase.first not in reading.begun:
        return None
    if recent and recent.first and recent.granularity in ("day", "month"):
        day = cal.date(recent.first.year, recent.first.month, number)
        return computed(cal.day_of(day), TEXT)
    options = [cal.day_of(day) for day in _numbered_days(reading, number, months=1)]
    if phrase.tokens.words[phrase.first - 2] in ("is", "are", "'s", "'re"):
        options = [one for one in options if one.first and one.first >= reading.published]
    return choose(phrase, reading, options, patience=0)


def _numbered_days(reading: Reading, number: int, months: int = MONTHS_AROUND) -> list[Day]:
    """Return the days of that number in the months around publication."""
    first = reading.published.replace(day=1)
    found = []
    for step in range(-months, months + 1):
        month = cal.shift_day(first, step, "month")
        try:
            found.append(cal.date(month.year, month.month, number))
        except cal.OutOfCalendar:
            continue
    return found


def rest_of(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the rest of the year", from publication to its end, and "the whole of 2019"."""
    tail = replace(phrase, first=phrase.first + 3)
    numbered = "".join(phrase.tokens.words[phrase.last : phrase.last + 1]).isdigit()
    whole = None if numbered else _whole(tail, reading)  # "the rest of the Oct. 7 group"
    if whole is None or whole.interval is None or phrase.has("whole", "entire"):
        return whole
    first, last = whole.interval.first, whole.interval.last
    if first is None or last is None or not first <= reading.published <= last:
        return whole
    rest = cal.Interval(reading.published, last, "period")
    return replace(whole, interval=rest, relation=f"the rest of {whole.relation or whole.value}")


def _whole(tail: Phrase, reading: Reading) -> Meaning | None:
    """Return the period that something is the rest or the whole of."""
    if tail.value("any_month") is not None:
        return bare_month(tail, reading)
    if tail.value("year") is not None:
        return year(tail, reading)
    if tail.value("weekend") is not None:
        return weekend(tail, reading, step_of(tail))
    if tail.value("unit") is None:
        return None
    if tail.has("the") and not tail.has("decade", "century"):
        unit = tail.value("unit")
        return computed(reading.unit(0, unit), PUBLICATION, offset(0, unit))
    return relative_unit(tail, reading)


def but_one(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the week after next" and "the year before last"."""
    step = 2 if phrase.has("next") else -2
    unit = phrase.value("unit") or "weekend"
    if unit in ("minute", "hour", "day"):
        return None
    return computed(reading.unit(step, unit), PUBLICATION, offset(step, unit))


def year_to_date(_phrase: Phrase, reading: Reading) -> Meaning:
    """Return "year to date": from the first of January up to publication."""
    this = reading.unit(0, "year")
    span = cal.Interval(this.first, reading.published, "period")
    return Meaning("DATE", date_value(this), span, "computed", PUBLICATION, offset(0, "year"))


def numbered_half(phrase: Phrase, _reading: Reading) -> Meaning:
    """Return "H1 2023"."""
    return stated(cal.half_of(phrase.value("year"), phrase.value("half_year")))
