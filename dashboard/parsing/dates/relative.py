"""Operators for units seen from an anchor: "last week", "that year", "the past month"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import fiscal, named
from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.counting import count_of
from dashboard.parsing.dates.interval import duration_value
from dashboard.parsing.dates.meaning import (
    PERIOD,
    PUBLICATION,
    REFERENCES,
    TEXT,
    Meaning,
    Reading,
    computed,
    offset,
    reference,
    unknown_day,
)

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Interval

LESS = ("earlier", "later", "early", "late", "mid", "sometime", "beginning", "end", "start")
CLOCK_UNITS = frozenset({"second", "minute", "hour"})


def step_of(phrase: Phrase) -> int:
    """Return -1, 0 or 1: which neighbour of the anchor's unit the words name."""
    if phrase.has("last", "past", "previous", "preceding", "prior"):
        return -1
    return 1 if phrase.has("next", "coming", "following", "upcoming", "subsequent") else 0


def unit_named(phrase: Phrase) -> str:
    """Return the calendar unit an expression is about."""
    found = phrase.value("unit") or phrase.value("weekend") or phrase.value("season")
    return "week" if found == "fortnight" else found


def relative_unit(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "last week", "this year", "that month", "the weekend"."""
    unit, step = unit_named(phrase), step_of(phrase)
    if unit in CLOCK_UNITS or _is_title(phrase) or phrase.before in ("any", "every"):
        return None
    if unit in cal.SEASONS:
        return named.season(phrase, reading)
    if unit == "weekend":
        some = phrase.words[0] == "weekend" and (phrase.before in SOME or _says_what_kind(phrase))
        return None if some else weekend(phrase, reading, step)
    leans = phrase.has("that", "same", "following", "previous", "preceding", "prior")
    leans = leans or (unit == "day" and phrase.has("the")) or _is_next_of_past(phrase, reading)
    if not leans:
        return _from_publication(phrase, reading, unit, step, leans=False)
    return _next_to_named(phrase, reading, unit, step)


def _says_what_kind(phrase: Phrase) -> bool:
    """Whether a bare "weekend" is part of what something is: "a cookout or weekend picnic"."""
    if len(phrase.words) > 1 or phrase.before not in LEADING_TO_A_KIND:
        return False
    behind = phrase.tokens.words[phrase.last : phrase.last + 1]
    return any(map(str.isalpha, behind))


def _next_to_named(phrase: Phrase, reading: Reading, unit: str, step: int) -> Meaning | None:
    """Return the unit next to the date named last; without one, what publication gives or no day."""
    recent = reading.recent
    if recent is not None and recent.first:
        fine = not coarser(recent.granularity, unit) or (bool(step) and unit != "day")
        if fine:
            found = cal.unit_from(recent.first, step, unit)
            return computed(replace(found, approximate=phrase.has(*LESS)), TEXT)
    if _needs_a_day(phrase, unit):
        return unknown_day(phrase)
    return _from_publication(phrase, reading, unit, step, leans=True)


def _needs_a_day(phrase: Phrase, unit: str) -> bool:
    """Whether "the next day", "the same day" and "the following week" lean on a day that is not named."""
    return phrase.has("following") or (unit == "day" and not phrase.has("last", "past", "coming"))


def _is_next_of_past(phrase: Phrase, reading: Reading) -> bool:
    """Whether "the very next month" is told as past, and so is next to the date named before."""
    if not phrase.has("next") or not (phrase.before == "very" or phrase.words[0] == "the"):
        return False
    recent = reading.recent.last if reading.recent else None
    if recent is None or recent >= reading.published:
        return False
    return phrase.before == "very" or reading.tense(phrase).side == "past"


def coarser(granularity: str, unit: str) -> bool:
    """Whether an interval is too coarse to count such units from."""
    if granularity not in cal.ORDER or unit not in cal.ORDER:
        return granularity == "period"
    return cal.ORDER.index(granularity) > max(cal.ORDER.index(unit), cal.ORDER.index("week"))


def _from_publication(
    phrase: Phrase, reading: Reading, unit: str, step: int, *, leans: bool
) -> Meaning | None:
    """Return the unit next to publication's; a running one for "the past month"."""
    if unit == "day" and not leans:
        return _days(phrase, reading, step)
    runs = phrase.has("past", "coming") and unit in ("week", "month", "year", "decade", "century")
    runs = runs or _is_spanned(phrase, unit)
    runs = runs or (phrase.has("next") and unit in ("decade", "century"))
    runs = runs or (unit == "year" and phrase.words == ["the", "next", "year"])
    if runs:
        return _running_one(reading, unit, step)
    found = replace(reading.unit(step, unit), approximate=phrase.has(*LESS))
    other = f"the seven days before {reading.published.isoformat()}"
    rejected = (other,) if unit == "week" and step == -1 else ()
    return computed(found, PUBLICATION, offset(step, unit), rejected=rejected)


def _is_title(phrase: Phrase) -> bool:
    """Whether a quotation mark and capitals make it a name: on the programme "This Week"."""
    text, start = phrase.tokens.text, phrase.start
    return phrase.text.istitle() and text[start - 1 : start] in QUOTES


def _is_spanned(phrase: Phrase, unit: str) -> bool:
    """Whether "the last week" is the time up to now: "have spoken twice in the last week"."""
    behind = phrase.tokens.words[phrase.last : phrase.last + 1]
    course = phrase.tokens.words[max(phrase.first - 2, 0) : phrase.first] == ["course", "of"]
    spans = phrase.before in UP_TO_NOW or course or phrase.has("so")
    return (
        phrase.words[:2] == ["the", "last"]
        and unit in ("week", "month", "year")
        and spans
        and behind != ["of"]
    )


UP_TO_NOW = frozenset({"in", "over", "during", "within", "for", "spent"})
"""Before "the last month" they make it the time up to publication."""
LEADING_TO_A_KIND = frozenset({"and", "or", "for", "of"})
"""Before a bare "weekend" with a word behind it, which is then no day."""
SOME = frozenset({"a", "another", "one", "some"})
"""Before a weekend they make it any."""
MIDWEEK, SATURDAY = 2, 6
QUOTES = frozenset("\"“‘`'")


def _days(phrase: Phrase, reading: Reading, step: int) -> Meaning | None:
    """Return "this day" and "the next day" without a day named before."""
    if phrase.has("past", "coming", "last", "current"):
        return None
    return computed(reading.unit(step, "day"), PUBLICATION, offset(step, "day"))


def _running_one(reading: Reading, unit: str, step: int) -> Meaning:
    """Return "the past month": a duration up to the publication day."""
    edge = cal.shift_day(reading.published, step, unit)
    ends = sorted((edge, reading.published))
    span = cal.Interval(ends[0], ends[1], "period", approximate=True)
    value = duration_value(1, unit)
    return Meaning("DURATION", value, span, "computed", PUBLICATION, offset(step, unit))


def weekend(phrase: Phrase, reading: Reading, step: int) -> Meaning:
    """Return the weekend meant: "over the weekend" is the last one, unless tense says future."""
    day = reading.published
    side = reading.tense(phrase).side
    this = phrase.has("this") and day.isoweekday() > MIDWEEK and side != "past"
    if step == 0 and day.isoweekday() < SATURDAY and not this:
        step = 0 if side == "future" else -1
    return computed(reading.unit(step, "weekend"), PUBLICATION, offset(step, "weekend"))


def definite_unit(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the quarter", "the year", "later in the day": the unit the text is in."""
    unit = phrase.value("unit")
    if unit is None:
        return None
    if unit == "quarter":
        return _the_quarter(phrase, reading)
    if unit == "year":
        return _the_year(phrase, reading)
    if unit == "day":
        if not phrase.has("earlier", "later", "early", "late"):
            return None
        base = reading.recent if reading.recent and reading.recent.is_day else reading.today
        return computed(base, TEXT if base is reading.recent else PUBLICATION)
    named = unit == "week" or (unit == "month" and phrase.words[0] != "the")
    return computed(reading.unit(0, unit), PUBLICATION, offset(0, unit)) if named else None


def _the_quarter(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the quarter": the one told of, or the one that ended on the day named behind it."""
    told_of = reading.earnings or phrase.tokens.words[phrase.last : phrase.last + 1] == ["ended"]
    if not told_of or phrase.tokens.words[phrase.last : phrase.last + 1] == ["of"]:
        return None
    ended = quarter_ended(phrase, reading)
    return computed(ended or fiscal.told(reading), PERIOD if reading.period else PUBLICATION)


def quarter_ended(phrase: Phrase, reading: Reading) -> Interval | None:
    """Return the quarter of "the quarter ended Sept. 30", by the day it ended on."""
    tokens, at = phrase.tokens, phrase.last
    if tokens.words[at : at + 1] not in (["ended"], ["ending"]) or at + 2 >= len(tokens.words):
        return None
    month, day = tokens.values[at + 1], tokens.values[at + 2]
    if (
        not isinstance(month, int)
        or not isinstance(day, int)
        or not (1 <= month <= 12 and day < 32)
    ):
        return None
    year = reading.published.year - (month > reading.published.month)
    middle = cal.shift_day(cal.date(year, month, min(day, 28)), -45, "day")
    return cal.containing(middle, "quarter")


def _the_year(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the year": a duration before "ended", else the year of publication."""
    words = phrase.tokens.words
    behind = words[phrase.last] if phrase.last < len(words) else ""
    priced = behind == "of" and phrase.before == "for"  # "a high for the year of $42.875"
    if behind in ("before", "after", "of", "when", "that", "anniversary") and not priced:
        return None
    if phrase.before == "of" and phrase.text.endswith("Year"):
        return None  # "Mayor of the Year"
    whole = not phrase.has("earlier", "later", "early", "late")
    if whole and (behind == "since" or _all_year(phrase, reading)):
        return Meaning("DURATION", "P1Y", None, "stated")
    if whole and behind in ("ended", "ending", "ends", "to", "through"):
        return Meaning("DURATION", "P1Y", None, "stated")
    period = reading.period if reading.period and reading.period.granularity == "year" else None
    found = period or reading.unit(0, "year")
    return computed(found, PERIOD if period else PUBLICATION, offset(0, "year"))


def _all_year(phrase: Phrase, reading: Reading) -> bool:
    """Whether "throughout the year" is any year: what is done in each is told in the present."""
    return phrase.before == "throughout" and reading.tense(phrase).side == "open"


def year_end(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "year-end" and "this year's end": the end of the year of publication."""
    if not phrase.has("end", "close"):
        return None
    step = step_of(phrase)
    if step == 0 and reading.tense(phrase).cue == "since":
        step = -1  # what changed since year-end changed this year
    last = reading.unit(step, "year").last
    if last is None:
        return None
    if "-" not in phrase.text:
        found = replace(reading.unit(step, "year"), approximate=True)
        return computed(found, PUBLICATION, f"the end of {offset(step, 'year')}")
    found = replace(cal.day_of(last), approximate=True)
    return computed(found, PUBLICATION, f"the last day of {offset(step, 'year')}")


def running(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the past two months": a duration that ends or starts at publication."""
    unit = (phrase.values("any_unit") or phrase.values("weekends"))[-1]
    count, vague = count_of(phrase)
    if phrase.has("first", "second", "third"):
        return _first_units(phrase, reading, count, unit)
    value = duration_value(count, unit)
    if unit == "quarter" and count is not None:
        value = duration_value(count * 3, "month")
    span, relation = None, None
    if _is_of_a_thing(phrase):
        return Meaning("DURATION", value, None, "computed", None, f"{phrase.text}: of what follows")
    if phrase.has("next", "following") and reading.tense(phrase).side == "past":
        return Meaning(
            "DURATION", value, None, "computed", None, f"{phrase.text}: from no day named"
        )
    back = not phrase.has("next", "coming", "following")
    if count is None:
        relation = f"some {unit}s {REFERENCES['PAST_REF' if back else 'FUTURE_REF']}"
    elif count == int(count):
        span = stretch(reading, int(count) * (-1 if back else 1), unit, approximate=vague)
        relation = offset(int(count) * (-1 if back else 1), unit)
    return Meaning("DURATION", value, span, "computed", PUBLICATION, relation)


def _is_of_a_thing(phrase: Phrase) -> bool:
    """Whether a stretch is a part of something and counted from its end: "the last months of his life"."""
    behind = phrase.tokens.words[phrase.last : phrase.last + 2]
    return phrase.has("last") and behind[:1] == ["of"] and behind[1:] not in (["the"], ["this"])


def _first_units(
    phrase: Phrase, reading: Reading, count: float | None, unit: str
) -> Meaning | None:
    """Return "the first nine months": a duration, at the start of the year it is about."""
    value = duration_value(count, unit)
    tokens = phrase.tokens
    named = (
        tokens.values[phrase.last + 1]
        if tokens.words[phrase.last : phrase.last + 1] == ["of"]
        and len(tokens.values) > phrase.last + 1
        else None
    )
    year = named if isinstance(named, int) and named > 1000 else reading.published.year
    span = None
    if phrase.has("first") and unit == "month" and count and count < 12:
        first = cal.date(year)
        last = cal.shift_day(first, int(count), "month")
        span = cal.Interval(first, cal.shift_day(last, -1, "day"), "period")
    return Meaning("DURATION", value, span, "computed", PUBLICATION if span else None)


def stretch(reading: Reading, count: int, unit: str, *, approximate: bool) -> Interval | None:
    """Return the days between publication and ``count`` units from it."""
    if unit == "hour" and abs(count) >= 24:
        count, unit = round(count / 24), "day"
    if unit in CLOCK_UNITS:
        return reading.today
    factor, plain = {"fortnight": (2, "week")}.get(unit, (1, unit))
    edge = cal.shift_day(reading.published, count * factor, plain)
    first, last = sorted((edge, reading.published))
    return cal.Interval(first, last, "period", approximate)


def vague_reference(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return "recent years" and "coming months"."""
    ahead = phrase.has("coming", "upcoming", "future")
    units = phrase.values("units") or phrase.values("quarters")
    if len(units) == 1 and not ahead and units[0] in VAGUE_SPANS:
        relation = f"some {units[0]}s {REFERENCES['PAST_REF']}"
        value = duration_value(None, units[0])
        return Meaning("DURATION", value, None, "computed", PUBLICATION, relation)
    return reference("FUTURE_REF" if ahead else "PAST_REF", f"some {units[0]}s")


VAGUE_SPANS = frozenset({"month", "week", "day"})
