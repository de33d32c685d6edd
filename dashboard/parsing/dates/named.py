"""Operators for feasts, named periods and seasons: "last Thanksgiving", "the end of the Cold War", "the spring of 2021"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.interval import date_value
from dashboard.parsing.dates.meaning import PUBLICATION, Meaning, Reading, computed, offset, stated
from dashboard.parsing.dates.names import TIMED_LEADS, Feast, Period, feast_day
from dashboard.parsing.dates.nearest import choose
from dashboard.parsing.dates.tables import word_list
from dashboard.parsing.dates.written import year_named, year_step

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Interval


NOT_FEASTS = word_list("not_feasts_behind")
BEGINNINGS = ("beginning", "start", "outbreak", "early")
ENDINGS = ("end", "close", "late")


def holiday(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return the day of a feast, its week or its weekend."""
    feast: Feast = phrase.value("holiday")
    behind = phrase.tokens.words[phrase.last : phrase.last + 1]
    if not NOT_FEASTS.isdisjoint(behind):
        return None
    year = year_named(phrase)
    if year is not None:
        day = feast_day(feast, year)
        return None if day is None else widened(phrase, stated(cal.day_of(day)))
    found = choose(phrase, reading, _feast_days(phrase, feast, reading), patience=60)
    return None if found is None else widened(phrase, found)


def _feast_days(phrase: Phrase, feast: Feast, reading: Reading) -> list[Interval]:
    """Return the days that a feast named without its year can be: those around publication."""
    today = reading.published
    days = [
        day for year in range(today.year - 1, today.year + 2) if (day := feast_day(feast, year))
    ]
    first, words = phrase.words[0], phrase.words
    if phrase.has("year"):
        step = {"last": -1, "next": 1}.get(words[-2], 0)
        days = [day for day in days if day.year == today.year + step]
    elif first == "last":
        days = [day for day in days if day < today][-1:]
    elif first == "next":
        days = [day for day in days if day > today][:1]
    return [cal.day_of(day) for day in days]


def widened(phrase: Phrase, found: Meaning) -> Meaning:
    """Return "Easter week" and "Labor Day weekend" as what they are."""
    unit = phrase.value("weekend") or phrase.value("unit_word")
    if unit not in ("week", "weekend") or found.interval is None or found.interval.first is None:
        return found
    day = found.interval.first
    if unit == "weekend" and day.isoweekday() == 1:
        day = cal.shift_day(day, -1, "day")
    span = cal.containing(day, unit)
    return replace(found, value=date_value(span), interval=span)


def named(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return a period of the table, where it stands as a date; its beginning or end where named."""
    period: Period = phrase.value("named")
    edged = phrase.has(*BEGINNINGS, *ENDINGS)
    written = period.name[0].isdigit()  # "9/11" is a date wherever it stands
    if not (edged or written or phrase.before in TIMED_LEADS):
        return None
    span = _part(phrase, period)
    return Meaning(
        "DATE",
        period_value(phrase, span),
        span,
        "computed",
        "the table of named periods",
        rejected=(),
    )


def _part(phrase: Phrase, period: Period) -> Interval:
    """Return the period, or the stretch in which it began or ended."""
    if phrase.has("end", "close") and period.last is not None:
        first, last = period.ends or (period.last, period.last)
        return cal.Interval(first, last, "day" if first == last else "period", approximate=True)
    if phrase.has("beginning", "start"):
        return replace(cal.day_of(period.first), approximate=True)
    kind = "day" if period.first == period.last else "period"
    return cal.Interval(period.first, period.last, kind)


def period_value(phrase: Phrase, span: Interval) -> str:
    """Return the value of a named stretch: its last year, month or day; an ISO interval if longer."""
    if span.first is None or span.last is None:
        return f"{span.first.year}/.." if span.first else "XXXX"
    if span.first == span.last:
        return span.first.isoformat()
    if span.first.year == span.last.year:
        same = span.first.month == span.last.month
        return f"{span.first:%Y-%m}" if same else f"{span.first.year}"
    if phrase.has("end", "close"):
        return f"{span.last.year}"
    return f"{span.first.year}/{span.last.year}"


def season(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return a season of a named or relative year, or the nearest one."""
    letters = phrase.value("season")
    named = year_named(phrase)
    if named is not None:
        return stated(cal.season_of(named, letters))
    if phrase.has("year"):
        step = year_step(phrase)
        found = cal.season_of(reading.published.year + step, letters)
        return computed(found, PUBLICATION, f"the season in {offset(step, 'year')}")
    return _near_season(phrase, reading, letters)


def _near_season(phrase: Phrase, reading: Reading, letters: str) -> Meaning | None:
    """Return "last summer", "this spring" or "the winter" as one near publication."""
    if _begins_a_name(phrase) or _is_a_drop(phrase):
        return None
    today = reading.published
    options = [cal.season_of(year, letters) for year in range(today.year - 2, today.year + 2)]
    if phrase.has("last", "previous", "past"):
        ended = [one for one in options if one.last and one.last < today]
        return computed(ended[-1], PUBLICATION, "the last such season before publication")
    if phrase.has("next", "following", "coming"):
        ahead = [one for one in options if one.first and one.first > today]
        return computed(ahead[0], PUBLICATION, "the next such season after publication")
    if phrase.has("fall") and not phrase.has("the", "this"):
        return None
    if phrase.has("this") and letters != "WI":
        found = cal.season_of(today.year, letters)
        return computed(found, PUBLICATION, f"the season in {offset(0, 'year')}")
    ahead = reading.tense(phrase).cue in ("will", "'ll", "shall")  # a season over is not meant
    return choose(phrase, reading, options, patience=20 if ahead else 90)


def _is_a_drop(phrase: Phrase) -> bool:
    """Whether "the fall" is one of figures or of a town, no season: "the fall in exports"."""
    behind = phrase.tokens.words[phrase.last : phrase.last + 1]
    return phrase.has("fall") and phrase.has("the") and behind in (["in"], ["of"])


def _begins_a_name(phrase: Phrase) -> bool:
    """Whether a season and the word behind it have capitals: "the Spring Uprising"."""
    tokens, last = phrase.tokens, phrase.last
    if last >= len(tokens.words) or tokens.text[phrase.end : tokens.starts[last]] != " ":
        return False
    season = tokens.text[tokens.starts[last - 1]]
    return season.isupper() and tokens.text[tokens.starts[last]].isupper()
