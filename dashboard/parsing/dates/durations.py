"""Operators for counted units: lengths, repetitions, and days so many units from an anchor.

"Three-day", "two weeks", "every Friday", "daily"; "two weeks ago", "a year earlier", "the day after".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.grammar import count_of, members
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
    unknown_day,
)
from dashboard.parsing.dates.meaning import reference as reference_meaning
from dashboard.parsing.dates.relative import coarser
from dashboard.parsing.dates.written import holiday
from dashboard.parsing.lexicon import date_words

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Interval


def age(_phrase: Phrase, _reading: Reading) -> None:
    """Return no meaning: how old somebody or something is, is no date of news."""


def duration(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return a length of time; the point it leads to, in "will open in three weeks"."""
    units = phrase.values("any_unit")
    if len(units) > 1 and not phrase.has("or"):
        return _two_units(phrase, units)
    long = phrase.words[-1] == "long" and len(phrase.words) == 3 and phrase.value("unit")
    if whole := long or phrase.value("long_word"):
        return Meaning("DURATION", duration_value(1.0, whole))  # "week-long", "yearlong"
    count, vague = count_of(phrase)
    if count is None and not vague and phrase.has("a", "an", "another", "one"):
        count = 1.0
    if not units or not _is_time(phrase, units[0], count):
        return None
    some_day = phrase.words == ["one", "day"] and phrase.behind not in ("before", "after")
    if some_day and phrase.before not in LENGTH_LEADS and reading.tense(phrase).side != "past":
        return reference_meaning("FUTURE_REF")
    if count is not None and not vague and _lies_ahead(phrase, reading, count, units[0]):
        return _shifted(phrase, reading.today, PUBLICATION, int(count), units[0], vague=False)
    return Meaning("DURATION", duration_value(count, units[0]))


def _lies_ahead(phrase: Phrase, reading: Reading, count: float, unit: str) -> bool:
    """Whether a counted length is a point to come: "will open in three weeks"."""
    if phrase.before != "in" or count != int(count) or unit in cal.CLOCK_UNITS or unit == "quarter":
        return False
    words, at = phrase.tokens.words, phrase.first
    records = any(word in FIRSTS or word.endswith("est") for word in words[max(at - 8, 0) : at - 1])
    plain = not phrase.has("-", "to", "or", "the", "least", "most", "more") and not records
    apart = plain and phrase.behind not in ("of", "or")
    return apart and reading.tense(phrase).side == "future"


FIRSTS = frozenset({"first", "only", "time", "most", "least"})
"""Before "in ten years" they make it a length: "the first time in ten years"."""
BARE_UNITS = frozenset({"day", "week", "month", "year", "decade", "century"})
"""Units that the plural alone names a length of: "for weeks"."""
LENGTH_LEADS = date_words("length_leads")
"""Words before "a year" that make it a length; after others it is a rate ("$5 million a year")."""


def _is_time(phrase: Phrase, unit: str, count: float | None) -> bool:
    """Whether counted units are a length of time, not a share of a whole or a rate."""
    if unit == "quarter":  # "three-quarters" of anything
        share = count is not None and phrase.behind == "of"
        plain = "-" not in phrase.text or phrase.has("long")
        return plain and len(phrase.words) > 1 and not phrase.has("a") and not share
    if phrase.rule.name == "uncounted units" and phrase.last - phrase.first == 1:
        named = phrase.text.istitle()  # "Timothy Weeks", "Days of Action"
        plain = phrase.before != "of" and phrase.behind != "when" and not named
        return plain and unit in BARE_UNITS
    alone = phrase.words[0] in ("a", "an") and len(phrase.words) == 2
    return not alone or phrase.before in LENGTH_LEADS


def _two_units(phrase: Phrase, units: list[str]) -> Meaning | None:
    """Return "two years and three months"."""
    numbers = [*phrase.values("number"), *phrase.values("cardinal"), 1, 1]
    head, tail = (duration_value(n, unit) for n, unit in zip(numbers, units, strict=False))
    timed = head.startswith("PT") and tail.startswith("PT")
    return Meaning("DURATION", head + tail.removeprefix("PT" if timed else "P"))


def repeated(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return a SET: "every Friday", "each year", "daily", "Tuesday nights"."""
    tokens, text, often = phrase.tokens, phrase.tokens.text, phrase.value("often")
    if often and text[phrase.start].isupper() and phrase.last < len(tokens.words):
        begins = tokens.starts[phrase.last]
        if begins == phrase.end + 1 and text[begins].isupper():
            return None  # "the Daily Harbour"
    return Meaning("SET", often or _recurring(phrase) or _every(phrase))


def _recurring(phrase: Phrase) -> str | None:
    """Return the value of a weekday, month, season or part of the day that comes back."""
    letters = phrase.value("dayparts") or phrase.value("daypart")
    weekday = phrase.value("weekday_plural") or phrase.value("weekday")
    month, season = phrase.value("any_month"), phrase.value("season")
    day = f"WXX-{weekday}" if weekday else "WXX-WE" if phrase.value("weekend") else None
    day = day or (f"{month:02d}" if month else season) or ("XX-XX" if letters else None)
    return day and f"XXXX-{day}" + (f"T{letters}" if letters else "")


def _every(phrase: Phrase) -> str:
    """Return the value of "every two years", "each other week", "twice a year"."""
    count = 2 if phrase.has("other") else count_of(phrase)[0]
    once = count is None or phrase.has("once", "twice", "times")
    return duration_value(1.0 if once else count, phrase.value("any_unit"))


def _only_opens(phrase: Phrase) -> bool:
    """Whether "now" but opens what somebody says, and tells no time: "Now, I do not want to guess"."""
    at = phrase.last
    behind = phrase.tokens.words[at : at + 2]
    if phrase.text != "Now" or len(behind) < 2:
        return False
    said = behind[0] == "," and behind[1] in date_words("talk_words")
    return said or (behind[0] in PRONOUNS and behind[1] in DID)


PRONOUNS = frozenset({"he", "i", "it", "she", "that", "there", "they", "this", "we", "you"})
DID = frozenset({"did", "had", "said", "saw", "was", "were", "went"})
"""Behind "now" and who did it: what is told is past."""


def reference(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return the value of a word like "now", "recently", "the future"."""
    if phrase.value("past_word") is not None:
        return reference_meaning("PAST_REF", "a short time")
    now = phrase.value("present") is not None or phrase.has("now", "present", "date")
    if now or phrase.has("these"):
        known = phrase.has("days") or (now and not _only_opens(phrase))
        return reference_meaning("PRESENT_REF") if known else None
    if phrase.text.endswith(("Future", "Past")):
        return None  # "Feed the Future"
    if phrase.has("future", "term"):
        return reference_meaning("FUTURE_REF")
    looks_back = phrase.has("past") and phrase.before == "in"
    return reference_meaning("PAST_REF") if looks_back else None


def shift(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "two weeks ago", "three days later", "a year earlier"; a length where it has no anchor."""
    unit = phrase.value("any_unit")
    count, vague = count_of(phrase)
    ago, back = phrase.has("ago", "hence", "from"), phrase.has(*BACK)
    if count is None and not vague and phrase.has("a", "an"):
        count = 1.0
    if count is None and (ago or back):
        return reference_meaning("PAST_REF" if back else "FUTURE_REF", f"some {unit}s")
    if unit == "year" and back and count == 1 and (found := _a_year_ago(phrase, reading)):
        return found
    if count is None or unit in cal.CLOCK_UNITS:
        return Meaning("DURATION", duration_value(count, unit))
    if count != int(count):  # "a year and a half" is 18 months
        size, unit = FINER.get(unit, (1, unit))
        count, vague = round(count * size), True
    base, anchor = _base(reading, unit, ago=ago)
    if phrase.has("later") and (anchor == PUBLICATION or not leans_on(phrase, reading)):
        return unknown_day(phrase)  # "two days later" has no anchor but a date named before
    return _shifted(phrase, base, anchor, int(-count if back else count), unit, vague=vague)


BACK = ("ago", "earlier", "before", "previously")
FINER = {"year": (12, "month"), "week": (7, "day"), "decade": (10, "year")}


def shift_several(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "3 years and 2 months ago": the unit counted last, so long from the anchor."""
    base, anchor = _base(reading, "day", ago=phrase.has("ago", "hence", "from"))
    day, begin, unit = base.first, phrase.first, ""
    for at, code in enumerate(phrase.codes, phrase.first):
        if code not in members("any_unit"):
            continue
        count, _ = count_of(replace(phrase, first=begin, last=at))
        unit = phrase.tokens.values[at]
        if count is None or count != int(count) or unit in cal.CLOCK_UNITS:
            return None
        day = cal.shift_day(day, int(-count if phrase.has(*BACK) else count), unit)
        unit, begin = cal.counted_in(unit), at + 1
    return computed(cal.containing(day, unit), anchor, f"{phrase.text}, seen from {anchor}")


def beside_holiday(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "ten days after Easter" as the day, week or month that is."""
    count, vague = count_of(phrase)
    unit = phrase.value("any_unit")
    feast = holiday(phrase.from_class("holiday"), reading)
    day = feast.interval.first if feast and feast.interval else None
    whole = count is None or count == int(count)
    if feast is None or day is None or vague or not whole or unit in cal.CLOCK_UNITS:
        return None
    steps = int(count or 1) * (-1 if phrase.has("before") else 1)
    found = cal.day_of(cal.shift_day(day, steps, unit))
    return computed(found, feast.anchor or "the calendar", phrase.text)


def _base(reading: Reading, unit: str, *, ago: bool) -> tuple[Interval, str]:
    """Return what a shift starts from: publication, or the date the text stands at.

    A date coarser than the unit is no anchor: nothing is two weeks earlier than an autumn.
    """
    recent = reading.recent
    if not ago and recent:
        short = recent.days <= SHORT_STAY and unit != "day"
        if short or not coarser(recent.granularity, unit):
            return recent, TEXT
    return reading.today, PUBLICATION


SHORT_STAY = 7
"""Days of a visit or meeting that weeks and months are still counted from."""


def _shifted(
    phrase: Phrase, base: Interval, anchor: str, steps: int, unit: str, *, vague: bool
) -> Meaning | None:
    """Return the calendar unit ``steps`` from the base."""
    day, plain = cal.shift_day(base.first, steps, unit), cal.counted_in(unit)
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
    return computed(reading.period.shift(-1, "year"), PERIOD, "the period told of - 1 year")


def nth_day(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "it is the eighth day of the strike" as today; any other day of a count stays open."""
    if phrase.before in ("is", "'s"):
        return computed(reading.today, PUBLICATION, offset(0, "day"))
    return Meaning("DATE", "XXXX-XX-XX") if phrase.before == "on" else None


OF_EVENTS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "he", "she", "they", "it", "this", "that"}
)
"""What begins the event or clause behind "the day after"."""


def beside(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the day before" and "the year after", seen from the date named last."""
    unit, recent = phrase.value("unit"), reading.recent
    if unit in cal.CLOCK_UNITS or recent is None:
        return None
    event = phrase.behind
    if unit == "day" and event.isalpha() and phrase.before == ",":
        return computed(recent, TEXT)  # "Oct. 12, the day before the crash" is that day
    if event in OF_EVENTS and not phrase.has("previously"):
        return unknown_day(phrase)  # "the week after the vote" counts from the vote
    step = -1 if phrase.has("before", "previously", "previous", "preceding", "prior") else 1
    return computed(cal.unit_from(recent.first, step, unit), TEXT)
