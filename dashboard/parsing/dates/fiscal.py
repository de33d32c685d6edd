"""Operators for quarters, halves and the fiscal periods of company news."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.clock import in_play
from dashboard.parsing.dates.counting import count_of
from dashboard.parsing.dates.interval import duration_value
from dashboard.parsing.dates.meaning import (
    PERIOD,
    PUBLICATION,
    Meaning,
    Reading,
    computed,
    offset,
    stated,
)
from dashboard.parsing.dates.written import year_named

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Interval


ORDINALS = ("first", "second", "third", "fourth")


def quarter(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return a numbered quarter of a named, relative or understood year."""
    number = phrase.value("ordinal") or phrase.value("q") or phrase.value("final")
    if number is None or not 1 <= number <= 4 or _is_game(phrase, reading):
        return None
    named = year_named(phrase)
    if named is not None:
        return stated(cal.quarter_of(named, number))
    year = reading.published.year
    if phrase.has("year", "last", "next"):
        step = -1 if phrase.has("last", "previous") else 1 if phrase.has("next") else 0
        found = cal.quarter_of(year + step, number)
        return computed(
            found, PUBLICATION, f"the {ORDINALS[number - 1]} quarter of {offset(step, 'year')}"
        )
    return computed(
        understood(reading, phrase, number),
        PUBLICATION,
        f"the {ORDINALS[number - 1]} quarter nearest publication",
    )


def _is_game(phrase: Phrase, reading: Reading) -> bool:
    """Whether a quarter is a game's: the article tells of play, and of no results of companies."""
    told = year_named(phrase) is None and not reading.earnings
    return told and (reading.plays or in_play(phrase))


def understood(reading: Reading, phrase: Phrase, number: int) -> Interval:
    """Return the quarter of that number which the article must mean: last ended or running."""
    year = reading.published.year
    here = cal.quarter_of(year, number)
    if here.first is None or here.last is None:
        return here
    if here.first <= reading.published:
        return here
    gap = (here.first - reading.published).days
    if reading.tense(phrase).side == "future" or gap <= 62:
        return here
    return cal.quarter_of(year - 1, number)


def half(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the first half of 1990", "the second half"."""
    number = 2 if phrase.has("last") and not phrase.has("first") else phrase.value("ordinal")
    if number not in (1, 2):
        return None
    if (decade := phrase.value("decade")) is not None:
        return stated(replace(cal.decade_of(decade), approximate=True))
    named = year_named(phrase)
    if named is not None:
        return stated(cal.half_of(named, number))
    if not phrase.has("year") and (not reading.earnings or in_play(phrase)):
        return None
    tail = phrase.words[phrase.words.index("half") :]
    step = -1 if "last" in tail else 1 if "next" in tail else 0
    found = cal.half_of(reading.published.year + step, number)
    return computed(
        found, PUBLICATION, f"the {ORDINALS[number - 1]} half of {offset(step, 'year')}"
    )


def told(reading: Reading) -> Interval:
    """Return the fiscal period the article tells of: the one named last, or the last ended."""
    if reading.period is not None:
        return reading.period
    return reading.unit(-1, "quarter")


def year_earlier(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the year-earlier period": the period told of, a year before."""
    if phrase.value("units") is not None:
        count, _ = count_of(phrase)
        return Meaning("DURATION", duration_value(count, phrase.value("units")), None, "computed")
    if reading.period_months and phrase.has("period"):
        return Meaning("DURATION", f"P{reading.period_months}M", None, "computed", PERIOD)
    return computed(told(reading).shift(-1, "year"), PERIOD, "the period told of - 1 year")


def same_period(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the same period last year" and "the 1988 quarter"."""
    base = told(reading)
    recent = reading.recent
    if reading.period is None and recent and recent.granularity in ("month", "quarter", "half"):
        base = recent
    if phrase.has("month", "week"):
        base = reading.unit(0, phrase.value("unit"))
    named = year_named(phrase)
    if base.first is None:
        return None
    if named is not None:
        found = base.shift(named - base.first.year, "year")
        return stated(found)
    return computed(base.shift(-1, "year"), PERIOD, "the period told of - 1 year")


def latest(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the latest quarter" and "the latest nine months"."""
    if phrase.value("units") is not None:
        count, _ = count_of(phrase)
        return Meaning("DURATION", duration_value(count, phrase.value("units")), None, "computed")
    if not reading.earnings and phrase.has("period"):
        return None
    if reading.period is None:
        return computed(told(reading), PUBLICATION, offset(-1, "quarter"))
    return computed(told(reading), PERIOD)
