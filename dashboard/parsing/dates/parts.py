"""Operators for days and stretches by their place in a period: "the last week of March", "the 14th"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.days import back_to, moved, on_to
from dashboard.parsing.dates.interval import date_value
from dashboard.parsing.dates.joined import ends_there
from dashboard.parsing.dates.meaning import (
    PUBLICATION,
    TEXT,
    Meaning,
    Reading,
    computed,
    offset,
)
from dashboard.parsing.dates.nearest import choose
from dashboard.parsing.dates.relative import coarser, relative_unit
from dashboard.parsing.dates.written import bare_month, calendar, widened, year, year_named

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
    return None if found is None else widened(phrase, found)


def part_of_month(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the last week of March", "the first day of May 2019", "the second Monday of May"."""
    named = phrase.from_class("any_month")
    return _numbered(
        phrase, (bare_month if year_named(phrase) is None else calendar)(named, reading)
    )


def part_of_period(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the 5th of this month", "the first Monday of next month", "6 to 9 next month"."""
    tail = replace(phrase, first=phrase.first + _cut(phrase))
    named = len(tail.words) == 2 and tail.words[0] == "the"
    period = _the_period(tail, reading) if named else relative_unit(tail, reading)
    days = phrase.value("small_range") or phrase.values("dayno")
    if not days:
        return _numbered(phrase, period)
    first = period.interval.first if period and period.interval else None
    if period is None or first is None or not tail.has("month"):
        return None
    begin, end = (cal.date(first.year, first.month, day) for day in (days[0], days[-1]))
    kind = "day" if begin == end else "period"
    return _within(period, cal.Interval(begin, end, kind))


def _the_period(tail: Phrase, reading: Reading) -> Meaning | None:
    """Return "the month" that a day is a part of: the one the text stands in."""
    unit, recent = tail.value("unit"), reading.recent
    if unit in cal.CLOCK_UNITS:
        return None
    if recent and not coarser(recent.granularity, unit):
        return computed(cal.containing(recent.first, unit), TEXT)
    return computed(reading.unit(0, unit), PUBLICATION, offset(0, unit))


def _cut(phrase: Phrase) -> int:
    """Return at which word of a phrase the period begins that a part of it is named of."""
    words = phrase.words
    at = max((i for i, word in enumerate(words) if i > 1 and word in POINTERS), default=0)
    return at - (words[at - 1] == "the") if at else len(words) - 2


POINTERS = frozenset(("last", "this", "next", "current", "following", "previous"))


def _numbered(phrase: Phrase, period: Meaning | None) -> Meaning | None:
    """Return the day, weekday, week or weekend of a period that a phrase counts."""
    whole = period.interval if period else None
    if period is None or whole is None:
        return None
    found = _part(phrase, whole.first, whole.last)
    return None if found is None else _within(period, found)


def _part(phrase: Phrase, first: Day, last: Day) -> Interval | None:
    """Return the part of the days from ``first`` to ``last`` that a phrase counts; the last is -1."""
    number, weekday = (phrase.value("ordinal") or 0) - 1, phrase.value("weekday")
    weekend = phrase.value("weekend") is not None
    if weekday or weekend:
        day = moved(on_to(first, weekday or 6), 7 * number)
        day = day if number >= 0 else back_to(moved(last, -weekend), weekday or 6)
        found = cal.containing(day, "weekend" if weekend else "day")
        return found if day <= last else None
    if phrase.value("day_word") is not None:
        return cal.day_of(moved(first, number) if number >= 0 else last)
    if phrase.value("unit_word") != "week" or number > 3:
        return None
    begin = moved(first, 7 * number) if number >= 0 else moved(last, -6)
    return cal.Interval(begin, moved(begin, 6), "period")


def _within(period: Meaning, found: Interval) -> Meaning:
    """Return a part of a period as a date that is known as the period is."""
    value = date_value(found)
    if found.granularity == "period":
        week = found.days == 7
        value = date_value(cal.week_of(moved(found.first, 3)) if week else cal.day_of(found.first))
    return replace(period, type="DATE", value=value, interval=found, relation=None, rejected=())


def weekday_number(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "Tuesday the 9th": the weekday and the number of the day fix the month."""
    weekday, number = phrase.value("weekday"), phrase.value("ordinal_digits")
    options = [day for day in _numbered_days(reading, number) if day.isoweekday() == weekday]
    return choose(phrase, reading, [cal.day_of(day) for day in options], patience=10)


def bare_day(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "on the 14th": that day of the month that the text stands in, else the nearest."""
    number, recent = phrase.value("ordinal_digits"), reading.recent
    joined = phrase.before not in ("to", "and") or phrase.first in reading.begun
    if phrase.before not in DAY_LEADS or not joined or not ends_there(phrase):
        return None
    if recent and recent.granularity in ("day", "month"):
        day = cal.date(recent.first.year, recent.first.month, number)
        return computed(cal.day_of(day), TEXT)
    options = [cal.day_of(day) for day in _numbered_days(reading, number, months=1)]
    if phrase.tokens.words[phrase.first - 2] in ("is", "are", "'s", "'re"):
        options = [one for one in options if one.first >= reading.published]
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
    whole, unit = None, tail.value("unit")
    for name, operator in (("any_month", bare_month), ("year", year), ("weekend", relative_unit)):
        if tail.value(name) is not None:
            whole = operator(tail, reading)
    if unit is not None:
        plain = tail.has("the") and unit not in ("decade", "century")
        this = computed(reading.unit(0, unit), PUBLICATION, offset(0, unit)) if plain else None
        whole = this or relative_unit(tail, reading)
    numbered = phrase.behind.isdigit()
    if numbered or whole is None or whole.interval is None or phrase.has("whole", "entire"):
        return None if numbered else whole  # "the rest of the Oct. 7 group"
    if not whole.interval.first <= reading.published <= whole.interval.last:
        return whole
    rest = cal.Interval(reading.published, whole.interval.last, "period")
    return replace(whole, interval=rest, relation=f"the rest of {whole.relation or whole.value}")


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
