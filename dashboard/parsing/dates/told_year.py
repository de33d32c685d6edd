"""The year that a day or month without one takes from the text: from its heading, or the story it is in.

"Sept. 12, 2020 … on Oct. 10 they came back" goes on in 2020, and the days that begin the lines under
"Events of 2021" are days of 2021.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates.meaning import HEADING, TEXT, Meaning, Reading, computed
from dashboard.parsing.dates.tense import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Interval

REACH = 60
"""Tokens behind a date with its year in which the story it tells still goes on."""
NEWS = 60
"""Days before publication from which a day is news, whatever older year was named before it."""
BACK = 3
"""How much farther a day back is than one ahead, for a story that is told as it went."""
HEADING_WORDS = 12
BULLET = re.compile(r"[\s•·*–—\-\[(]*\Z")
ENDING = frozenset(".!?…")
MONTHS = frozenset({"month_day", "bare_month", "calendar", "day_range"})
DATES_BELOW = 2
"""Lines that begin with a date under a heading before its year is theirs: one may be a dateline."""


def heading_years(phrases: Iterable[Phrase]) -> dict[int, int]:
    """Return the year of the heading, by first token, for each date that begins a line of a list."""
    years: dict[int, int] = {}
    heading: int | None = None
    below: list[int] = []
    for phrase in phrases:
        begin = phrase.tokens.text.rfind("\n", 0, phrase.start) + 1
        opens = BULLET.match(phrase.tokens.text, begin, phrase.start) is not None
        if (year := _year_of_heading(phrase, begin)) is not None:
            heading, below = year, []
        elif heading is not None and opens and phrase.rule.means in MONTHS:
            if not phrase.values("year"):
                below.append(phrase.first)
            else:
                heading = None
        if heading is not None and len(below) >= DATES_BELOW:
            years.update(dict.fromkeys(below, heading))
    return years


def _year_of_heading(phrase: Phrase, begin: int) -> int | None:
    """Return the year that a short line without a full stop names, None where this is none."""
    if phrase.rule.name != "year" or not begin:
        return None  # the headline is none of these
    text = phrase.tokens.text
    end = text.find("\n", phrase.end)
    line = text[begin : end if end >= 0 else len(text)].strip()
    if end < 0 or not line or line[-1] in ENDING or len(line.split()) > HEADING_WORDS:
        return None
    return next(iter(phrase.values("year")), None)


def with_told_year(phrase: Phrase, reading: Reading, meaning: Meaning) -> Meaning:
    """Return what a day or month without its year means in the year of its heading or story."""
    interval = meaning.interval
    if interval is None or interval.first is None or phrase.has("last", "next", "this"):
        return meaning
    year = reading.headings.get(phrase.first)
    if year is not None:
        return _moved(phrase, meaning, year - interval.first.year, HEADING)
    told = _story(phrase, reading)
    if told is None or told.first is None:
        return meaning
    if phrase.before != "that" and not _looks_past_news(phrase, reading, interval):
        return meaning
    steps = [told.first.year - interval.first.year + step for step in (-1, 0, 1)]
    days = told.first.toordinal()
    near = min(steps, key=lambda step: _way(_first_day(interval, step) - days))
    return _moved(phrase, meaning, near, TEXT)


def _way(days: int) -> int:
    """Return how far a story goes to a day: it goes on sooner than back."""
    return days if days >= 0 else -BACK * days


def _first_day(interval: Interval, step: int) -> int:
    first = interval.shift(step, "year").first
    return first.toordinal() if first else 0


def _story(phrase: Phrase, reading: Reading) -> Interval | None:
    """Return the day or month of an earlier year that was named before, in this sentence or the last."""
    told, at = reading.told, reading.told_token
    if told is None or told.last is None or phrase.first - at > REACH:
        return None
    if (
        told.last.year >= reading.published.year
        or "\n" in phrase.tokens.text[phrase.tokens.starts[at] : phrase.start]
    ):
        return None
    stops = sum(ends_sentence(phrase.tokens, place) for place in range(at, phrase.first))
    return told if stops <= 1 else None


def _looks_past_news(phrase: Phrase, reading: Reading, interval: Interval) -> bool:
    """Whether a day as read from publication is neither news nor a plan."""
    tense = reading.tense(phrase)
    if tense.side == "future" or interval.first is None or interval.last is None:
        return False
    gap = (reading.published - interval.last).days
    if interval.first > reading.published:
        return tense.side == "past" or phrase.before in ("on", "in", "and")
    return gap > NEWS


def _moved(phrase: Phrase, meaning: Meaning, years: int, anchor: str) -> Meaning:
    """Return a meaning so many years on."""
    if meaning.interval is None:
        return meaning
    found = meaning.interval.shift(years, "year")
    if phrase.value("weekday") not in (None, found.first and found.first.isoweekday()):
        return meaning  # "Tuesday, Nov. 19" is such a day in few years
    moved = computed(found, anchor, rejected=(meaning.value,))
    first = found.first
    if meaning.interval.granularity == "period" and first is not None:
        return replace(moved, value=first.isoformat())
    return moved
