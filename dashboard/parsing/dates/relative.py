"""Operators for units seen from an anchor: "last week", "that year", "the past month"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.days import in_play
from dashboard.parsing.dates.grammar import count_of
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
    stated,
    unknown_day,
)
from dashboard.parsing.dates.written import of_year_beside, season, step_of, year_named
from dashboard.parsing.lexicon import DATE_WORDS

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Interval


def relative_unit(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "last week", "this year", "that month", "the weekend"."""
    unit = phrase.value("unit") or phrase.value("weekend") or phrase.value("season")
    unit, step = "week" if unit == "fortnight" else unit, step_of(phrase)
    to_this_day = unit == "day" and phrase.has("this") and phrase.before == "to"
    if to_this_day or unit in cal.CLOCK_UNITS or phrase.before in ("any", "every"):
        return None
    if unit in cal.SEASONS:
        return season(phrase, reading)
    if unit == "weekend":
        some = phrase.before in DATE_WORDS.some or phrase.before in ("day", "holiday")
        some = some and phrase.words[0] == "weekend"  # a feast's that is not in the table
        return None if some else weekend(phrase, reading, step)
    leans = phrase.has("that", "same", "following", "previous", "preceding", "prior")
    if leans or (unit == "day" and phrase.has("the")) or _is_next_of_past(phrase, reading):
        return _next_to_named(phrase, reading, unit, step)
    if unit == "day" and phrase.has("past", "coming", "last", "current"):
        return None
    return _from_publication(phrase, reading, unit, step)


def _next_to_named(phrase: Phrase, reading: Reading, unit: str, step: int) -> Meaning | None:
    """Return the unit next to the date named last; without one, what publication gives or no day."""
    recent = reading.recent
    if recent is not None:
        fine = not coarser(recent.granularity, unit) or (bool(step) and unit != "day")
        if fine:
            found = cal.unit_from(recent.first, step, unit)
            return computed(replace(found, approximate=phrase.is_loose), TEXT)
    if phrase.has("following") or (unit == "day" and not phrase.has("last", "past", "coming")):
        return unknown_day(phrase)  # "the next day" leans on a day that is not named
    return _from_publication(phrase, reading, unit, step)


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


def _from_publication(phrase: Phrase, reading: Reading, unit: str, step: int) -> Meaning | None:
    """Return the unit next to publication's; a running one for "the past month"."""
    words, at = phrase.tokens.words, phrase.first
    spanned = (  # "have spoken twice in the last week"
        phrase.words[:2] == ["the", "last"]
        and unit in ("week", "month", "year")
        and (
            phrase.before in DATE_WORDS.up_to_now
            or words[max(at - 2, 0) : at] == ["course", "of"]
            or phrase.has("so")
        )
        and phrase.behind != "of"
    )
    if (
        spanned
        or (phrase.has("past", "coming") and unit in LONGER)
        or (phrase.has("next") and unit in ("decade", "century"))
        or phrase.words == ["the", "next", "year"]
    ):
        span = stretch(reading, step, unit, approximate=True)
        relation = offset(step, unit)
        return Meaning("DURATION", duration_value(1, unit), span, "computed", PUBLICATION, relation)
    eve = reading.published.isoweekday() == SUNDAY and phrase.words == ["this", "week"]
    if eve and reading.tense(phrase).side == "future":
        step = 1  # said on a Sunday of what will be, it is the week that begins
    found = replace(reading.unit(step, unit), approximate=phrase.is_loose)
    other = f"the seven days before {reading.published.isoformat()}"
    rejected = (other,) if unit == "week" and step == -1 else ()
    return computed(found, PUBLICATION, offset(step, unit), rejected=rejected)


LONGER = frozenset({"week", "month", "year", "decade", "century"})


MIDWEEK, SATURDAY, SUNDAY = 2, 6, 7


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
    if unit in ("quarter", "year"):
        return (_the_quarter if unit == "quarter" else _the_year)(phrase, reading)
    if unit == "day":
        if not phrase.has("earlier", "later", "early", "late"):
            return None
        base = reading.recent if reading.recent and reading.recent.is_day else reading.today
        return computed(base, TEXT if base is reading.recent else PUBLICATION)
    named = unit == "week" or (unit == "month" and phrase.words[0] != "the")
    return computed(reading.unit(0, unit), PUBLICATION, offset(0, unit)) if named else None


def _the_quarter(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the quarter": the one told of, or the one that ended on the day named after it."""
    behind, month = phrase.behind, phrase.tokens.values[phrase.last + 1 : phrase.last + 2]
    if behind == "of" or not (reading.earnings or behind == "ended"):
        return None
    found = period_told(reading)
    if behind in ("ended", "ending") and month and isinstance(month[0], int):
        year = reading.published.year - (month[0] > reading.published.month)
        found = cal.containing(cal.shift_day(cal.date(year, month[0], 15), -30, "day"), "quarter")
    return computed(found, PERIOD if reading.period else PUBLICATION)


def _the_year(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the year": a duration before "ended", else the year of publication."""
    behind = phrase.behind
    priced = behind == "of" and phrase.before == "for"  # "a high for the year of $42.875"
    if behind in ("before", "after", "of", "when", "that", "anniversary") and not priced:
        return None
    if phrase.before == "of" and phrase.text.endswith("Year"):
        return None  # "Mayor of the Year"
    whole = not phrase.has("earlier", "later", "early", "late")
    each = phrase.before == "throughout" and reading.tense(phrase).side == "open"
    if whole and (each or behind in ("since", "ended", "ending", "ends", "to", "through")):
        return Meaning("DURATION", "P1Y", None, "stated")
    period = reading.period if reading.period and reading.period.granularity == "year" else None
    found = period or reading.unit(0, "year")
    return computed(found, PERIOD if period else PUBLICATION, offset(0, "year"))


def year_end(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "year-end" and "this year's end": the end of the year of publication."""
    step = step_of(phrase) or -(reading.tense(phrase).cue == "since")
    year, named = reading.unit(step, "year"), "-" not in phrase.text
    if not phrase.has("end", "close"):
        return None
    relation = offset(step, "year")  # what changed since year-end changed this year
    found = replace(year if named else cal.day_of(year.last), approximate=True)
    return computed(found, PUBLICATION, f"the {'end' if named else 'last day'} of {relation}")


def running(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the past two months": a duration that ends or starts at publication."""
    unit = (phrase.values("any_unit") or phrase.values("weekends"))[-1]
    count, vague = count_of(phrase)
    if phrase.has("first", "second", "third"):
        return _first_units(phrase, reading, count, unit)
    value = duration_value(count, unit)
    if unit == "quarter" and count is not None:
        value = duration_value(count * 3, "month")
    behind = phrase.tokens.words[phrase.last : phrase.last + 2]
    of_thing = phrase.has("last") and behind[:1] == ["of"] and behind[1:] not in (["the"], ["this"])
    if of_thing or (phrase.has("next", "following") and reading.tense(phrase).side == "past"):
        words = f"{phrase.text}: {'of what follows' if of_thing else 'from no day named'}"
        return Meaning("DURATION", value, None, "computed", None, words)
    back = not phrase.has("next", "coming", "following")
    span, relation = None, None
    if count is None:
        relation = f"some {unit}s {REFERENCES['PAST_REF' if back else 'FUTURE_REF']}"
    elif count == int(count):
        steps = -int(count) if back else int(count)
        span, relation = stretch(reading, steps, unit, approximate=vague), offset(steps, unit)
    return Meaning("DURATION", value, span, "computed", PUBLICATION, relation)


def _first_units(
    phrase: Phrase, reading: Reading, count: float | None, unit: str
) -> Meaning | None:
    """Return "the first nine months": a duration, at the start of the year it is about."""
    tokens, at = phrase.tokens, phrase.last
    named = tokens.values[at + 1 : at + 2] if tokens.words[at : at + 1] == ["of"] else []
    year = next((y for y in named if isinstance(y, int) and y > 1000), reading.published.year)
    span = None
    if phrase.has("first") and unit == "month" and count and count < 12:
        last = cal.shift_day(cal.date(year), int(count), "month")
        span = cal.Interval(cal.date(year), cal.shift_day(last, -1, "day"), "period")
    value = duration_value(count, unit)
    return Meaning("DURATION", value, span, "computed", PUBLICATION if span else None)


def stretch(reading: Reading, count: int, unit: str, *, approximate: bool) -> Interval | None:
    """Return the days between publication and ``count`` units from it."""
    if unit == "hour" and abs(count) >= 24:
        count, unit = round(count / 24), "day"
    if unit in cal.CLOCK_UNITS:
        return reading.today
    edge = cal.shift_day(reading.published, count, unit)
    first, last = sorted((edge, reading.published))
    return cal.Interval(first, last, "period", approximate)


def vague_reference(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return "recent years" and "coming months"."""
    if phrase.words[-1] == "past" and phrase.before not in DATE_WORDS.before_past_units:
        return None  # "two and more years past the deadline"
    ahead = phrase.has("coming", "upcoming", "future")
    units = phrase.values("units") or phrase.values("quarters")
    found = reference("FUTURE_REF" if ahead else "PAST_REF", f"some {units[0]}s")
    if len(units) == 1 and not ahead and units[0] in VAGUE_SPANS and phrase.words[-1] != "past":
        return replace(found, type="DURATION", value=duration_value(None, units[0]))
    return found


VAGUE_SPANS = frozenset({"month", "week", "day"})


ORDINALS = ("first", "second", "third", "fourth")


def quarter(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return a numbered quarter of a named, relative or understood year; none of a game."""
    number = phrase.value("ordinal") or phrase.value("q") or phrase.value("final")
    named = year_named(phrase)
    if number is None or not 1 <= number <= 4:
        return None
    if named is not None:
        return stated(cal.part_of_year("quarter", named, number))
    if not reading.earnings and (reading.plays or in_play(phrase)):
        return None
    year, words = reading.published.year, f"the {ORDINALS[number - 1]} quarter"
    if phrase.has("year", "last", "next"):
        return of_year_beside(reading, "quarter", number, step_of(phrase), f"{words} of")
    found = cal.part_of_year("quarter", year, number)  # the last that ended, or the one that runs
    gap = (found.first - reading.published).days
    if gap > 62 and reading.tense(phrase).side != "future":
        found = cal.part_of_year("quarter", year - 1, number)
    return computed(found, PUBLICATION, f"{words} nearest publication")


def half(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the first half of 1990", "the second half", "H1 2023"."""
    number = phrase.value("half_year") or phrase.value("ordinal") or 2 * phrase.has("last")
    if number not in (1, 2):
        return None
    if (decade := phrase.value("decade")) is not None:
        return stated(replace(cal.decade_of(decade), approximate=True))
    named = year_named(phrase)
    if named is not None:
        return stated(cal.part_of_year("half", named, number))
    if not phrase.has("year") and (not reading.earnings or in_play(phrase)):
        return None
    tail = phrase.words[phrase.words.index("half") :]
    step = -1 if "last" in tail else 1 if "next" in tail else 0
    words = f"the {ORDINALS[number - 1]} half of"
    return of_year_beside(reading, "half", number, step, words)


def period_told(reading: Reading) -> Interval:
    """Return the fiscal period the article tells of: the one named last, or the last ended."""
    return reading.period or reading.unit(-1, "quarter")


def year_earlier(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the year-earlier period": the period told of, a year before."""
    if phrase.value("units") is not None:
        return _counted(phrase)
    if reading.period_months and phrase.has("period"):
        return Meaning("DURATION", f"P{reading.period_months}M", None, "computed", PERIOD)
    return computed(period_told(reading).shift(-1, "year"), PERIOD, "the period told of - 1 year")


def _counted(phrase: Phrase) -> Meaning:
    """Return "the latest nine months" as a length."""
    value = duration_value(count_of(phrase)[0], phrase.value("units"))
    return Meaning("DURATION", value, None, "computed")


def same_period(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the same period last year" and "the 1988 quarter"."""
    base, recent, named = period_told(reading), reading.recent, year_named(phrase)
    if reading.period is None and recent and recent.granularity in ("month", "quarter", "half"):
        base = recent
    if phrase.has("month", "week"):
        base = reading.unit(0, phrase.value("unit"))
    if named is not None:
        return stated(base.shift(named - base.first.year, "year"))
    return computed(base.shift(-1, "year"), PERIOD, "the period told of - 1 year")


def latest(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the latest quarter" and "the latest nine months"."""
    if phrase.value("units") is not None:
        return _counted(phrase)
    if reading.period is None:
        return computed(period_told(reading), PUBLICATION, offset(-1, "quarter"))
    return computed(reading.period, PERIOD)
