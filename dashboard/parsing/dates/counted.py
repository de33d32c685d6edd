"""Operators for what is counted: lengths, repetitions, days so many units from an anchor, parts of a period.

"Three-day", "two weeks", "every Friday", "daily"; "two weeks ago", "a year earlier", "the day after"; "the
last week of March", "the 14th".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.days import back_to, moved, on_to
from dashboard.parsing.dates.grammar import count_of, members
from dashboard.parsing.dates.interval import date_value, duration_value
from dashboard.parsing.dates.meaning import (
    PERIOD,
    PUBLICATION,
    TEXT,
    Meaning,
    Reading,
    choose,
    computed,
    leans_on,
    offset,
    unknown_day,
)
from dashboard.parsing.dates.meaning import reference as reference_meaning
from dashboard.parsing.dates.quoted import in_marks
from dashboard.parsing.dates.relative import coarser, relative_unit
from dashboard.parsing.dates.tense import ends_there
from dashboard.parsing.dates.written import bare_month, calendar, holiday, widened, year, year_named
from dashboard.parsing.lexicon import DATE_WORDS

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Day, Interval


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
    if (
        some_day
        and phrase.before not in DATE_WORDS.length_leads
        and reading.tense(phrase).side != "past"
    ):
        return reference_meaning("FUTURE_REF")
    if count is not None and not vague and _lies_ahead(phrase, reading, count, units[0]):
        return _shifted(phrase, reading.today, PUBLICATION, int(count), units[0], vague=False)
    return Meaning("DURATION", duration_value(count, units[0]))


def _lies_ahead(phrase: Phrase, reading: Reading, count: float, unit: str) -> bool:
    """Whether a counted length is a point to come: "will open in three weeks"."""
    if phrase.before != "in" or count != int(count) or unit in cal.CLOCK_UNITS or unit == "quarter":
        return False
    words, at = phrase.tokens.words, phrase.first
    records = any(
        word in DATE_WORDS.makes_a_record or word.endswith("est")
        for word in words[max(at - 8, 0) : at - 1]
    )
    plain = not phrase.has("-", "to", "or", "the", "least", "most", "more") and not records
    apart = plain and phrase.behind not in ("of", "or")
    return apart and reading.tense(phrase).side == "future"


BARE_UNITS = frozenset({"day", "week", "month", "year", "decade", "century"})
"""Units that the plural alone names a length of: "for weeks"."""


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
    return not alone or phrase.before in DATE_WORDS.length_leads


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
    said = behind[0] == "," and behind[1] in DATE_WORDS.talk_words
    return said or (behind[0] in DATE_WORDS.subject_pronouns and behind[1] in DATE_WORDS.did)


def reference(phrase: Phrase, _reading: Reading) -> Meaning | None:
    """Return the value of a word like "now", "recently", "the future"."""
    if phrase.value("past_word") is not None:
        return reference_meaning("PAST_REF", "a short time")
    now = phrase.value("present") is not None or phrase.has("now", "present", "date")
    if now or phrase.has("these"):
        known = phrase.has("days") or (now and not _only_opens(phrase))
        found = reference_meaning("PRESENT_REF")
        found = replace(found, relation=SPOKEN) if in_marks(phrase) else found
        return found if known else None
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
    back = phrase.has(*BACK)
    if count is None and not vague and phrase.has("a", "an"):
        count = 1.0
    if count is None and (back or phrase.has("ago", "hence", "from")):
        return reference_meaning("PAST_REF" if back else "FUTURE_REF", f"some {unit}s")
    if unit == "year" and back and count == 1 and (found := _a_year_ago(phrase, reading)):
        return found
    if count is None or unit in cal.CLOCK_UNITS:
        return Meaning("DURATION", duration_value(count, unit))
    if count != int(count):  # "a year and a half" is 18 months
        size, unit = FINER.get(unit, (1, unit))
        count, vague = round(count * size), True
    return _counted_from(phrase, reading, int(-count if back else count), unit, vague=vague)


def _counted_from(
    phrase: Phrase, reading: Reading, count: int, unit: str, *, vague: bool
) -> Meaning | None:
    """Return the period so many units from its anchor; no day where the anchor is not named, or not the one meant."""
    base, anchor = _base(reading, unit, ago=phrase.has("ago", "hence", "from"))
    if phrase.has("later") and (anchor == PUBLICATION or not leans_on(phrase, reading)):
        return unknown_day(phrase)  # "two days later" has no anchor but a date named before
    found = _shifted(phrase, base, anchor, count, unit, vague=vague)
    to_come = found and found.interval and found.interval.first > reading.published
    if to_come and anchor != PUBLICATION and reading.tense(phrase).side != "future":
        return unknown_day(phrase)  # "a decade later, the mill still stands": from another day
    return found


SPOKEN = "the time of speaking"
BACK = ("ago", "earlier", "before", "previously")
FINER = {"year": (12, "month"), "week": (7, "day"), "decade": (10, "year")}


def shift_several(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "3 years and 2 months ago": the unit counted last, so long from the anchor."""
    base, anchor = _base(reading, "day", ago=phrase.has("ago", "hence", "from"))
    if (led := _led_to(phrase, base.first)) is None:
        return None
    day, unit = led
    found = cal.containing(day, cal.counted_in(unit))
    return computed(found, anchor, f"{phrase.text}, seen from {anchor}")


def _led_to(phrase: Phrase, day: Day) -> tuple[Day, str] | None:
    """Return the day to which counted units lead from a day, and the unit counted last; None for a vague count."""
    begin, unit, back = phrase.first, "", phrase.has(*BACK)
    for at, code in enumerate(phrase.codes, phrase.first):
        if code not in members("any_unit"):
            continue
        part = replace(phrase, first=begin, last=at)
        count, vague = count_of(part)
        count = 1.0 if count is None and part.has("a", "the") else count
        unit, begin = phrase.tokens.values[at], at + 1
        if vague or count is None or count != int(count) or unit in cal.CLOCK_UNITS:
            return None
        day = cal.shift_day(day, int(-count if back else count), unit)
    return day, unit


def from_named(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return the day so long from a named one: "a week from Friday", "ten days after Easter", "ten years ago today".

    Of "five years ago this week" it is that week.
    """
    number, today, grain = phrase.value("weekday"), reading.published, "day"
    anchor, relation = PUBLICATION, f"{phrase.text}, seen from publication"
    counted = phrase
    if phrase.value("holiday"):
        feast = holiday(phrase.from_class("holiday"), reading)
        if feast is None or feast.interval is None:
            return None
        base, anchor, relation = feast.interval.first, feast.anchor or "the calendar", phrase.text
    elif number:
        units, last = phrase.values("any_unit"), phrase.has("last")
        if phrase.has("ago") and units[0] not in ("day", "week"):
            return None  # "a year ago Monday": of the weekday, or of the date
        past = phrase.has(*BACK) or last
        base = (back_to if past else on_to)(today, number, strictly=last or not phrase.has(*BACK))
    elif phrase.has("this"):
        base, grain = today, phrase.values("any_unit")[-1]
        counted = replace(phrase, last=phrase.last - 2)
    else:
        base = moved(today, phrase.value("today") or 0)
    led = _led_to(counted, base)
    return led and computed(cal.containing(led[0], grain), anchor, relation)


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


def beside(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "the day before" and "the year after", seen from the date named last."""
    unit, recent = phrase.value("unit"), reading.recent
    if unit in cal.CLOCK_UNITS or recent is None:
        return None
    event = phrase.behind
    if unit == "day" and event.isalpha() and phrase.before == ",":
        return computed(recent, TEXT)  # "Oct. 12, the day before the crash" is that day
    if event in DATE_WORDS.begins_an_event and not phrase.has("previously"):
        return unknown_day(phrase)  # "the week after the vote" counts from the vote
    step = -1 if phrase.has("before", "previously", "previous", "preceding", "prior") else 1
    return computed(cal.unit_from(recent.first, step, unit), TEXT)


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
    words = phrase.words  # the words of the part, then those of the period
    at = max(
        (i for i, word in enumerate(words) if i > 1 and word in DATE_WORDS.period_pointers),
        default=0,
    )
    cut = at - (words[at - 1] == "the") if at else len(words) - 2
    tail = replace(phrase, first=phrase.first + cut)
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
    if phrase.before not in DATE_WORDS.day_leads or not joined or not ends_there(phrase):
        return None
    if reading.plays:  # "on the 14th" is a hole
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
