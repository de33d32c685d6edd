"""Operators for dates written with the calendar's names: "Nov. 17, 1989", "mid-1990", "June"."""

from __future__ import annotations

from calendar import month_name
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import counting
from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.meaning import (
    JOINED,
    PUBLICATION,
    Meaning,
    Reading,
    computed,
    offset,
    stated,
)
from dashboard.parsing.dates.nearest import choose
from dashboard.parsing.dates.tables import word_list

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase

ATTACKS = frozenset({"attacks", "attack", "terrorist", "terror", "hijackings", "hijackers"})
"""What makes September 11 the one of 2001."""
AMBIGUOUS_MONTHS = frozenset({"may", "march", "august"})
OF_PERSONS = frozenset({"his", "her", "their", "my", "your", "our"})
MONTH_LEADS = word_list("month_leads")


def written(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return the day of "2024-06-19", "6/19/2024" and "20240619"."""
    if (parts := phrase.value("iso") or phrase.value("stamp")) is not None:
        return stated(cal.day_of(cal.date(*parts)))
    month, day, year = phrase.value("slash")
    if year < 100:
        year += 2000 if year < 50 else 1900
    if month > 12:
        month, day = day, month
    return stated(cal.day_of(cal.date(year, month, day)))


def calendar(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return the day or month of an expression with a month's name."""
    month = phrase.value("any_month")
    day = next(iter(phrase.values("dayno") + phrase.values("ordinal_word")), None)
    year = year_named(phrase)
    vague = phrase.has("early", "late", "mid", "about", "around", "beginning", "end", "start")
    if day is not None and year is None:
        return month_day(phrase, reading, month, day)
    if year is None:
        return None
    found = cal.month_of(year, month) if day is None else cal.day_of(cal.date(year, month, day))
    return stated(replace(found, approximate=vague))


def year_named(phrase: Phrase) -> int | None:
    """Return the year that the expression names, in digits or in words."""
    found = phrase.values("year") or phrase.values("short_year")
    if found:
        return found[-1]
    return counting.spelled_year(phrase)


def shared_day(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return one of the days in "April 24 and 25, 2024"."""
    whole = phrase.beside or phrase
    day, month = phrase.value("dayno"), whole.value("any_month")
    year = year_named(whole)
    if year is None:
        return month_day(whole, reading, month, day)
    return stated(cal.day_of(cal.date(year, month, day)))


def year_beside(phrase: Phrase, reading: Reading, month: int, day: int = 1) -> int | None:
    """Return the year that a date takes from the one it is joined to: "June 18 to July 2, 2023"."""
    other = reading.behind.get(phrase.first)
    if other is not None and (year := year_named(other)) is not None:
        end = other.value("any_month")
        last = next(iter(other.values("dayno")), 31)
        return None if end is None else year - ((month, day) > (end, last))
    begun = reading.begun.get(phrase.first)
    first = reading.recent.first if reading.recent else None
    if begun is None or first is None:
        return None
    if begun.value("any_month") is None:
        return None
    return first.year + ((month, day) < (first.month, first.day if day > 1 else 1))


def month_day(phrase: Phrase, reading: Reading, month: int, day: int) -> Meaning | None:
    """Return the day of a month that is named without its year."""
    if (year := year_beside(phrase, reading, month, day)) is not None:
        return computed(cal.day_of(cal.date(year, month, day)), JOINED)
    behind = phrase.tokens.words[phrase.last : phrase.last + 1]
    if (month, day) == (9, 11) and not ATTACKS.isdisjoint(behind):
        return stated(cal.day_of(cal.date(2001, 9, 11)))
    options = []
    for year in range(reading.published.year - 1, reading.published.year + 2):
        try:
            options.append(cal.day_of(cal.date(year, month, day)))
        except cal.OutOfCalendar:
            continue
    if phrase.has("last"):
        options = [one for one in options if one.first and one.first <= reading.published]
    return choose(phrase, reading, options, patience=45)


def month_of_year(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "June last year": that month within the year meant."""
    month, step = phrase.value("any_month"), year_step(phrase)
    found = cal.month_of(reading.published.year + step, month)
    return computed(found, PUBLICATION, f"{month_name[month]} of {offset(step, 'year')}")


def year_step(phrase: Phrase) -> int:
    """Return how many years on from publication the words go."""
    if phrase.has("last"):
        return -1
    return 1 if phrase.has("next") else 0


def day_range(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "April 15-21" as one stretch of days, its value the first of them."""
    month = phrase.value("any_month")
    first, last = phrase.value("small_range") or phrase.values("dayno")[:2]
    year = year_named(phrase)
    if not 0 < first < last <= 31:
        return None
    if year is None:
        found = month_day(phrase, reading, month, first)
    else:
        found = stated(cal.day_of(cal.date(year, month, first)))
    if found is None or found.interval is None or found.interval.first is None:
        return None
    begin = found.interval.first
    stretch = cal.Interval(begin, cal.date(begin.year, begin.month, last), "period")
    return replace(found, interval=stretch)


def year(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return a calendar or fiscal year."""
    pair = phrase.value("year_range") or (phrase.values("year") + phrase.values("small"))
    if phrase.rule.name == "years":
        first, last = pair[:2]
        last = first // 100 * 100 + last if last < 100 else last
        if not first < last <= first + 120:
            return None
        span = cal.Interval(cal.date(first), cal.date(last, 12, 31), "period")
        return Meaning("DATE", f"{first}", span, "stated")
    named = year_named(phrase)
    if named is None:
        return None
    if len(phrase.words) == 1 and not counting.reads_as_year(phrase):
        return None
    vague = phrase.has("early", "late", "mid", "end", "beginning", "middle", "start")
    return stated(replace(cal.year_of(named), approximate=vague or phrase.has("fiscal")))


def decade(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return "the 1980s", "the '90s" and "the nineties"."""
    value = phrase.value("decade")
    if phrase.before in OF_PERSONS:
        return None  # "in their mid-50s" is an age
    if value is None:
        tens = phrase.value("tens_plural")
        hundreds = phrase.value("cardinal") or 19
        if hundreds < 10 or hundreds > 20 or not phrase.has("the"):
            return None
        value = hundreds * 100 + tens
    vague = phrase.has("early", "late", "mid", "end", "beginning")
    span = cal.century_of(value) if value % 100 == 0 and value < 2000 else cal.decade_of(value)
    return stated(replace(span, approximate=vague))


def century(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return "the 19th century"."""
    number = phrase.value("ordinal")
    if not 1 <= number <= 30:
        return None
    return stated(cal.century_of((number - 1) * 100 + 1))


def bare_month(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return a month without its year: the nearest, unless tense says otherwise."""
    month = phrase.value("any_month")
    alone = len(phrase.words) == 1 and phrase.words[0] in AMBIGUOUS_MONTHS
    if alone and phrase.before not in MONTH_LEADS:
        return None
    if (beside := year_beside(phrase, reading, month)) is not None:
        return computed(cal.month_of(beside, month), JOINED)
    years = range(reading.published.year - 1, reading.published.year + 2)
    options = [cal.month_of(year, month) for year in years]
    return choose(phrase, reading, options, patience=60)


def relative_month(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "last June" and "next March"."""
    month = phrase.value("any_month")
    today = reading.published
    if phrase.has("last", "previous", "past"):
        year = today.year if month < today.month else today.year - 1
        relation = f"the last {month_name[month]} before publication"
    elif phrase.has("next", "following", "coming"):
        year = today.year if month > today.month else today.year + 1
        relation = f"the next {month_name[month]} after publication"
    else:
        year, relation = today.year, f"{month_name[month]} of the year of publication"
    return computed(cal.month_of(year, month), PUBLICATION, relation)
