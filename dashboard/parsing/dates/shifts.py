"""Operators for so many units from an anchor: "two weeks ago", "a year earlier", "the day after"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.counting import count_of
from dashboard.parsing.dates.grammar import members
from dashboard.parsing.dates.interval import duration_value
from dashboard.parsing.dates.meaning import (
    PERIOD,
    PUBLICATION,
    TEXT,
    Meaning,
    Reading,
    computed,
    leans_on,
    offset,
    reference,
    unknown_day,
)
from dashboard.parsing.dates.named import holiday
from dashboard.parsing.dates.relative import CLOCK_UNITS, coarser

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Interval


def shift(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "two weeks ago", "three days later", "a year earlier"."""
    unit = phrase.value("any_unit")
    count, vague = count_of(phrase)
    ago = phrase.has("ago", "hence", "from")
    back = phrase.has("ago", "earlier", "before", "previously")
    if count is None and not vague and phrase.has("a", "an"):
        count = 1.0
    if count is None:
        if not ago and not back:
            return Meaning("DURATION", duration_value(None, unit), None, "stated")
        return reference("PAST_REF" if back else "FUTURE_REF", f"some {unit}s")
    if unit == "year" and back and count == 1 and (found := _a_year_ago(phrase, reading)):
        return found
    if unit in CLOCK_UNITS:
        return Meaning("DURATION", duration_value(count, unit), None, "stated")
    if count != int(count):
        count, unit, vague = _finer(count, unit)
    if count is None:
        return None
    steps = -int(count) if back else int(count)
    return _stepped(phrase, reading, steps, unit, ago=ago, vague=vague)


def _stepped(
    phrase: Phrase, reading: Reading, steps: int, unit: str, *, ago: bool, vague: bool
) -> Meaning | None:
    """Return so many units from the anchor; "two days later" has none but a date named before."""
    if phrase.has("later") and _is_now(phrase):
        return computed(reading.today, PUBLICATION, f"{phrase.text}, and now")
    base, anchor = _base(reading, unit, ago=ago)
    if phrase.has("later") and (anchor == PUBLICATION or not leans_on(phrase, reading)):
        return unknown_day(phrase)
    return _shifted(phrase, base, anchor, steps, unit, vague=vague)


def _is_now(phrase: Phrase) -> bool:
    """Whether the words before say that the later day is today: "Now, two decades later"."""
    words = phrase.tokens.words[max(phrase.first - 3, 0) : phrase.first]
    words = words[:-1] if words[-1:] == [","] else words
    return words[-1:] in (["now"], ["today"]) or words[-3:] == ["here", "we", "are"]


def shift_several(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "3 years and 2 months ago": the unit counted last, so long from the anchor."""
    units = members("any_unit")
    places = [at for at, code in enumerate(phrase.codes, phrase.first) if code in units]
    back = phrase.has("ago", "earlier", "before", "previously")
    base, anchor = _base(reading, "day", ago=phrase.has("ago", "hence", "from"))
    day, begin, unit = base.first or reading.published, phrase.first, ""
    for at in places:
        count, _ = count_of(replace(phrase, first=begin, last=at))
        unit, begin = phrase.tokens.values[at], at + 1
        if count is None or count != int(count) or unit in CLOCK_UNITS:
            return None
        factor, plain = LARGE_UNITS.get(unit, (1, unit))
        day, unit = cal.shift_day(day, int(count) * factor * (-1 if back else 1), plain), plain
    return computed(cal.containing(day, unit), anchor, f"{phrase.text}, seen from {anchor}")


def ahead(phrase: Phrase, reading: Reading, count: float, unit: str) -> Meaning | None:
    """Return the unit so many units after publication: "will open in three weeks"."""
    return _shifted(phrase, reading.today, PUBLICATION, int(count), unit, vague=False)


def beside_holiday(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "ten days after Easter" as the day, week or month that is."""
    unit, (count, vague) = phrase.value("any_unit"), count_of(phrase)
    feast = holiday(phrase.from_class("holiday"), reading)
    if feast is None or feast.interval is None or feast.interval.first is None or vague:
        return None
    if unit in CLOCK_UNITS or (count is not None and count != int(count)):
        return None
    factor, plain = LARGE_UNITS.get(unit, (1, unit))
    steps = int(count or 1) * factor * (-1 if phrase.has("before") else 1)
    day = cal.day_of(cal.shift_day(feast.interval.first, steps, plain))
    return computed(day, feast.anchor or "the calendar", phrase.text)


def _finer(count: float, unit: str) -> tuple[float | None, str, bool]:
    """Return a broken count in the next smaller unit: "a year and a half" is 18 months."""
    size, smaller = {"year": (12, "month"), "week": (7, "day"), "decade": (10, "year")}.get(
        unit, (0, unit)
    )
    if not size:
        return float(round(count)), unit, True
    return float(round(count * size)), smaller, True


def _base(reading: Reading, unit: str, *, ago: bool) -> tuple[Interval, str]:
    """Return what a shift starts from: publication, or the date the text stands at.

    A date coarser than the unit is no anchor: nothing is two weeks earlier than an autumn.
    """
    recent = reading.recent
    if ago or recent is None or recent.first is None:
        return reading.today, PUBLICATION
    short = recent.days is not None and recent.days <= SHORT_STAY and unit != "day"
    if coarser(recent.granularity, unit) and not short:
        return reading.today, PUBLICATION
    return recent, TEXT


LARGE_UNITS = {"fortnight": (2, "week"), "century": (100, "year"), "decade": (10, "year")}
"""Units that are counted as so many of another."""
SHORT_STAY = 7
"""Days of a visit or meeting that weeks and months are still counted from."""


def _shifted(
    phrase: Phrase, base: Interval, anchor: str, steps: int, unit: str, *, vague: bool
) -> Meaning | None:
    """Return the calendar unit ``steps`` from the base."""
    factor, plain = LARGE_UNITS.get(unit, (1, unit))
    if base.first is None:
        return None
    day = cal.shift_day(base.first, steps * factor, plain)
    if plain == "week" and base.is_day and anchor == TEXT and not vague:
        plain = "day"  # "a week earlier" than a day is a day
    loose = vague or phrase.has("nearly", "almost", "about", "so", "over", "than", "around")
    found = replace(cal.containing(day, plain), approximate=loose)
    relation = offset(steps, unit) if anchor == PUBLICATION else None
    return computed(found, anchor, relation)


def _a_year_ago(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "a year ago" in earnings copy: the fiscal period a year before the one told of."""
    if not reading.earnings or phrase.has("nearly", "almost", "about"):
        return None
    if reading.period_months is not None and phrase.first - reading.period_token < 45:
        return computed(reading.unit(-1, "year"), PUBLICATION, offset(-1, "year"))
    if reading.period is None:
        return None
    found = reading.period.shift(-1, "year")
    return computed(found, PERIOD, "the period told of - 1 year")


def nth_day(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "it is the eighth day of the strike" as today; any other day of a count stays open."""
    before = phrase.tokens.words[max(phrase.first - 1, 0) : phrase.first]
    if before and before[0] in PRESENT_VERBS:
        return computed(reading.today, PUBLICATION, offset(0, "day"))
    return Meaning("DATE", "XXXX-XX-XX") if before == ["on"] else None


OF_EVENTS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "he", "she", "they", "it", "this", "that"}
)
"""What begins the event or clause behind "the day after"."""
PRESENT_VERBS = frozenset({"is", "'s", "’s"})


def beside(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the day before" and "the year after", seen from the date named last."""
    unit = phrase.value("unit")
    if unit in CLOCK_UNITS or reading.recent is None or reading.recent.first is None:
        return None
    words, at = phrase.tokens.words, phrase.first
    event = "".join(words[phrase.last : phrase.last + 1]).isalpha()
    if unit == "day" and event and words[at - 1 : at] == [","]:
        return computed(reading.recent, TEXT)  # "Oct. 12, the day before the crash" is that day
    if event and words[phrase.last] in OF_EVENTS and not phrase.has("previously"):
        return unknown_day(phrase)  # "the week after the vote" counts from the vote
    step = -1 if phrase.has("before", "previously", "previous", "preceding", "prior") else 1
    return computed(cal.unit_from(reading.recent.first, step, unit), TEXT)
