"""Operators for dates written with the calendar's names: "Nov. 17, 1989", "mid-1990", "June".

Feasts, named periods and seasons too: "last Thanksgiving", "the end of the Cold War", "the spring of 2021".
"""

from __future__ import annotations

from calendar import month_name
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.grammar import reads_as_year, spelled_year
from dashboard.parsing.dates.interval import date_value
from dashboard.parsing.dates.lexer import Feast, Period, feast_day
from dashboard.parsing.dates.meaning import (
    JOINED,
    PUBLICATION,
    Meaning,
    Reading,
    choose,
    computed,
    offset,
    stated,
)
from dashboard.parsing.dates.tense import sentence_around
from dashboard.parsing.lexicon import DATE_WORDS

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Interval


def written(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return the day of "2024-06-19", "6/19/2024" and "20240619"."""
    if (parts := phrase.value("iso") or phrase.value("stamp")) is None:
        month, day, year = phrase.value("slash")
        year += 0 if year > 99 else 2000 if year < 50 else 1900
        parts = (year, day, month) if month > 12 else (year, month, day)
    return stated(cal.day_of(cal.date(*parts)))


def calendar(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return the day or month of an expression with a month's name."""
    month, year = phrase.value("any_month"), year_named(phrase)
    day = next(iter(phrase.values("dayno") + phrase.values("ordinal_word")), None)
    if year is None:
        return None if day is None else month_day(phrase, reading, month, day)
    found = (
        cal.part_of_year("month", year, month)
        if day is None
        else cal.day_of(cal.date(year, month, day))
    )
    return stated(replace(found, approximate=phrase.is_loose))


def year_named(phrase: Phrase) -> int | None:
    """Return the year that the expression names, in digits or in words."""
    found = phrase.values("year") or phrase.values("short_year")
    return found[-1] if found else spelled_year(phrase)


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
    other, begun = reading.behind.get(phrase.first), reading.begun.get(phrase.first)
    if other is not None and (year := year_named(other)) is not None:
        end, last = other.value("any_month"), next(iter(other.values("dayno")), 31)
        return None if end is None else year - ((month, day) > (end, last))
    first = reading.recent.first if reading.recent else None
    if begun is None or first is None or begun.value("any_month") is None:
        return None
    return first.year + ((month, day) < (first.month, first.day if day > 1 else 1))


def month_day(phrase: Phrase, reading: Reading, month: int, day: int) -> Meaning | None:
    """Return the day of a month that is named without its year."""
    if (year := year_beside(phrase, reading, month, day)) is not None:
        return computed(cal.day_of(cal.date(year, month, day)), JOINED)
    attacks = phrase.behind in DATE_WORDS.attacks or _is_the_day(phrase, reading)
    if (month, day) == (9, 11) and attacks:
        return stated(cal.day_of(cal.date(2001, 9, 11)))
    options = []
    for year in range(reading.published.year - 1, reading.published.year + 2):
        try:
            options.append(cal.day_of(cal.date(year, month, day)))
        except cal.OutOfCalendar:
            continue
    if phrase.has("last"):
        options = [one for one in options if one.first <= reading.published]
    found = choose(phrase, reading, options, patience=45)
    back = days_back(found, reading)
    if month == ELECTIONS and 2 * back > DAYS_OF_YEAR and _is_of_a_vote(phrase, reading):
        return choose(phrase, reading, options, patience=45, even=True)
    return found


DAYS_OF_YEAR = 366


def days_back(found: Meaning | None, reading: Reading) -> int:
    """Return how many days before publication a date lies, 0 where it does not."""
    last = found.interval.last if found and found.interval else reading.published
    return max((reading.published - last).days, 0)


def _is_the_day(phrase: Phrase, reading: Reading) -> bool:
    """Whether "since Sept. 11", said in another season of a later year, is since the attacks of 2001."""
    day = reading.published.replace(month=9, day=11)
    return phrase.before in DATE_WORDS.timed_leads and abs((reading.published - day).days) > 60


def month_of_year(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "June last year": that month within the year meant."""
    month, step = phrase.value("any_month"), step_of(phrase)
    return of_year_beside(reading, "month", month, step, f"{month_name[month]} of")


def of_year_beside(reading: Reading, unit: str, number: int, step: int, words: str) -> Meaning:
    """Return a month, quarter or half of the year so many from publication's."""
    found = cal.part_of_year(unit, reading.published.year + step, number)
    return computed(found, PUBLICATION, f"{words} {offset(step, 'year')}")


def step_of(phrase: Phrase) -> int:
    """Return -1, 0 or 1: which neighbour of the anchor's unit the words name."""
    if phrase.has("last", "past", "previous", "preceding", "prior"):
        return -1
    return 1 if phrase.has("next", "coming", "following", "upcoming", "subsequent") else 0


def day_range(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "April 15-21" as one stretch of days, its value the first of them."""
    first, last = phrase.value("small_range") or phrase.values("dayno")[:2]
    month, year = phrase.value("any_month"), year_named(phrase)
    if year is None:
        found = month_day(phrase, reading, month, first)
    else:
        found = stated(cal.day_of(cal.date(year, month, first)))
    begin = found.interval.first if found and found.interval else None
    if found is None or begin is None or not 0 < first < last <= 31:
        return None
    stretch = cal.Interval(begin, cal.date(begin.year, begin.month, last), "period")
    return replace(found, interval=stretch)


def year(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return a calendar or fiscal year, or several: "1990-91"."""
    named = year_named(phrase)
    if phrase.rule.name == "years":
        first, last = phrase.value("year_range") or phrase.values("number")[:2]
        last = first // 100 * 100 + last if last < 100 else last
        span = cal.Interval(cal.date(first), cal.date(last, 12, 31), "period")
        return Meaning("DATE", f"{first}", span) if first < last <= first + 120 else None
    if named is None or (len(phrase.words) == 1 and not reads_as_year(phrase)):
        return None
    return stated(replace(cal.part_of_year("year", named), approximate=phrase.is_loose))


def decade(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return "the 1980s", "the 1980's", "the '90s" and "the nineties"."""
    value = phrase.value("decade")
    if phrase.has("'s"):  # "the 1980's", and no "the 2016's"
        value = next((year for year in phrase.values("year") if year % 10 == 0), 0)
    if value is None and phrase.has("the"):
        value = (phrase.value("cardinal") or 19) * 100 + phrase.value("tens_plural")
    if value is None or value < 1000 or phrase.before in DATE_WORDS.of_persons:
        return None  # "in their mid-50s" is an age
    span = cal.century_of(value) if value % 100 == 0 and value < 2000 else cal.decade_of(value)
    return stated(replace(span, approximate=phrase.is_loose))


def century(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return "the 19th century"; no time is a firm called after one, "21st Century Fox"."""
    if (
        phrase.text.endswith("Century")
        and phrase.tokens.text[phrase.end + 1 : phrase.end + 2].isupper()
    ):
        return None
    return stated(cal.century_of((phrase.value("ordinal") - 1) * 100 + 1))


def bare_month(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return a month without its year: the nearest, unless tense says otherwise."""
    month = phrase.value("any_month")
    alone = len(phrase.words) == 1 and phrase.words[0] in DATE_WORDS.ambiguous_months
    if alone and phrase.before not in DATE_WORDS.month_leads:
        return None
    if (beside := year_beside(phrase, reading, month)) is not None:
        return computed(cal.part_of_year("month", beside, month), JOINED)
    years = range(reading.published.year - 1, reading.published.year + 2)
    options = [cal.part_of_year("month", year, month) for year in years]
    found = choose(phrase, reading, options, patience=60)
    back = days_back(found, reading)
    fresh = back < FRESH and reading.tense(phrase).side == "past"  # "lost the November race"
    if month == ELECTIONS and back and not fresh and _is_of_a_vote(phrase, reading):
        return choose(phrase, reading, options, patience=60, even=True)
    return found


ELECTIONS = 11
"""The month in which the United States vote, in even years."""
FRESH = 75
"""Days after a month in which what is told of it as past is of that month, whatever year it is."""


def _is_of_a_vote(phrase: Phrase, reading: Reading) -> bool:
    """Return whether a month is that of elections: "the November ballot", "can he win in November?".

    What was done in it is not: "He won in November", "endorsed the nominee in November".
    """
    words, tense = phrase.tokens.words, reading.tense(phrase)
    if tense.governed:
        return False
    behind = words[phrase.last : phrase.last + 3]
    if phrase.before in ("the", "a", "this") and not DATE_WORDS.votes.isdisjoint(behind):
        return True
    around = {words[at] for at in sentence_around(phrase)}
    return tense.side != "past" and not DATE_WORDS.voting.isdisjoint(around)


def relative_month(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "last June" and "next March"."""
    month, today, step = phrase.value("any_month"), reading.published, step_of(phrase)
    relation = f"{month_name[month]} of the year of publication"
    year = today.year
    if step:
        year += 0 if (today.month - month) * step < 0 else step
        side = ("next", "after") if step > 0 else ("last", "before")
        relation = f"the {side[0]} {month_name[month]} {side[1]} publication"
    return computed(cal.part_of_year("month", year, month), PUBLICATION, relation)


def holiday(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return the day of a feast, its week or its weekend."""
    feast: Feast = phrase.value("holiday")
    year, today, words = year_named(phrase), reading.published, phrase.words
    behind = phrase.tokens.text[phrase.end : phrase.end + 2]
    part = behind[:1] == "-" and behind[1:].islower()  # "a Christmas-themed advert"
    if part or phrase.behind in DATE_WORDS.not_feasts_behind:
        return None
    years = range(today.year - 1, today.year + 2) if year is None else (year,)
    days = [day for one in years if (day := feast_day(feast, one))]
    if year is not None:
        return widened(phrase, stated(cal.day_of(days[0]))) if days else None
    if phrase.has("year"):
        days = [day for day in days if day.year == today.year + step_of(phrase)]
    elif words[0] == "last":
        days = [day for day in days if day < today][-1:]
    elif words[0] == "next":
        days = [day for day in days if day > today][:1]
    found = choose(phrase, reading, [cal.day_of(day) for day in days], patience=60)
    return None if found is None else widened(phrase, found)


def widened(phrase: Phrase, found: Meaning) -> Meaning:
    """Return "Easter week" and "Labor Day weekend" as what they are: a Monday off belongs to its weekend."""
    unit = phrase.value("weekend") or phrase.value("unit_word")
    if unit not in ("week", "weekend") or found.interval is None:
        return found
    day = found.interval.first
    if unit == "weekend" and day.isoweekday() == 1:
        span = cal.containing(cal.shift_day(day, -1, "day"), unit)
        return replace(found, value=date_value(span), interval=replace(span, last=day))
    span = cal.containing(day, unit)
    return replace(found, value=date_value(span), interval=span)


def named(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return a period of the table, where it stands as a date; its beginning or end where named."""
    period: Period = phrase.value("named")
    written = period.name[0].isdigit()  # "9/11" is a date wherever it stands
    if not (phrase.has(*EDGES) or written or phrase.before in DATE_WORDS.timed_leads):
        return None
    span = cal.Interval(period.first, period.last, "period")
    if phrase.has("end", "close") and period.last < cal.FOREVER:
        span = cal.Interval(*(period.ends or (period.last, period.last)), "period", True)
    elif phrase.has("beginning", "start"):
        span = cal.Interval(period.first, period.first, "period", True)
    if span.is_day:
        span = replace(span, granularity="day")
    value = period_value(phrase, span)
    return Meaning("DATE", value, span, "computed", "the table of named periods")


EDGES = ("beginning", "start", "outbreak", "early", "end", "close", "late")


def period_value(phrase: Phrase, span: Interval) -> str:
    """Return the value of a named stretch: its last year, month or day; an ISO interval if longer."""
    if span.is_open:
        return f"{span.first.year}/.."
    if span.is_day:
        return span.first.isoformat()
    if span.first.year == span.last.year:
        return f"{span.first:%Y-%m}" if span.first.month == span.last.month else f"{span.first:%Y}"
    return (
        f"{span.last.year}" if phrase.has("end", "close") else f"{span.first.year}/{span.last.year}"
    )


def season(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return a season of a named or relative year, or the nearest one."""
    letters = phrase.value("season")
    named = year_named(phrase)
    if named is not None:
        return stated(cal.season_of(named, letters))
    if phrase.has("year"):
        step = step_of(phrase)
        found = cal.season_of(reading.published.year + step, letters)
        return computed(found, PUBLICATION, f"the season in {offset(step, 'year')}")
    return _near_season(phrase, reading, letters)


def _near_season(phrase: Phrase, reading: Reading, letters: str) -> Meaning | None:
    """Return "last summer", "this spring" or "the winter" as one near publication; no "fall in exports"."""
    tokens = phrase.tokens
    drops = not phrase.has("the", "this") or (phrase.has("the") and phrase.behind in ("in", "of"))
    capital = tokens.text[tokens.starts[phrase.last - 1]].isupper()
    following = tokens.text[phrase.end : phrase.end + 2]
    named = capital and following[:1] == " " and following[1:].isupper()
    of_another = phrase.behind in ("after", "before") and len(phrase.words) <= len(("the", letters))
    if named or of_another:
        return None  # "the Spring Uprising", "the summer after the war"
    today = reading.published
    options = [cal.season_of(year, letters) for year in range(today.year - 2, today.year + 2)]
    if phrase.has("last", "previous", "past"):
        ended = [one for one in options if one.last < today]
        return computed(ended[-1], PUBLICATION, "the last such season before publication")
    if phrase.has("next", "following", "coming"):
        ahead = [one for one in options if one.first > today]
        return computed(ahead[0], PUBLICATION, "the next such season after publication")
    if phrase.has("fall") and drops:
        return None
    if phrase.has("this") and letters != "WI":
        found = cal.season_of(today.year, letters)
        return computed(found, PUBLICATION, f"the season in {offset(0, 'year')}")
    ahead = reading.tense(phrase).cue in DATE_WORDS.firm_future  # a season over is not meant
    return choose(phrase, reading, options, patience=20 if ahead else 90)
