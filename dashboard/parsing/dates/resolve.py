"""The resolver: reads an article's expressions in order and gives each its meaning."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import days, durations, parts, relative, written
from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.joined import partners
from dashboard.parsing.dates.meaning import (
    HEADING,
    PERIOD,
    PUBLICATION,
    TEXT,
    Meaning,
    Reading,
    Resolved,
    habit,
)
from dashboard.parsing.dates.nearest import MONTHS, heading_years, with_told_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Day, Interval

    Operator = Callable[[Phrase, Reading], Meaning | None]

OPERATORS: dict[str, Operator] = {
    operator.__name__: operator
    for operator in (
        days.clock,
        days.daypart,
        days.deictic,
        durations.age,
        durations.duration,
        durations.reference,
        durations.repeated,
        relative.half,
        relative.latest,
        relative.quarter,
        relative.same_period,
        relative.year_earlier,
        written.holiday,
        written.named,
        parts.bare_day,
        parts.but_one,
        parts.part_of_month,
        parts.part_of_period,
        parts.rest_of,
        parts.week_of,
        parts.weekday_number,
        parts.year_to_date,
        relative.definite_unit,
        relative.relative_unit,
        relative.running,
        relative.vague_reference,
        relative.year_end,
        written.season,
        durations.beside,
        durations.beside_holiday,
        durations.nth_day,
        durations.shift,
        durations.shift_several,
        days.beside_day,
        days.beside_unit,
        days.weekday,
        days.weekday_of_week,
        written.bare_month,
        written.calendar,
        written.century,
        written.day_range,
        written.decade,
        written.month_of_year,
        written.relative_month,
        written.shared_day,
        written.written,
        written.year,
    )
}

FISCAL = frozenset({"quarter", "half", "year"})
FISCAL_WORDS = frozenset({"quarter", "period", "fiscal"})
EARNINGS_WORDS = frozenset(
    {"earnings", "profit", "profits", "net", "revenue", "sales", "income", "loss", "losses"}
)


def resolve(phrases: Iterable[Phrase], published: Day) -> list[Resolved]:
    """Return the expressions that mean something, read against one publication day."""
    phrases = list(phrases)
    behind, begun = partners(phrases)
    reading = Reading(
        published,
        reports_earnings(phrases),
        days.tells_of_play(phrases),
        behind=behind,
        begun=begun,
        headings=heading_years(phrases),
    )
    found = []
    for phrase in phrases:
        try:
            meaning = OPERATORS[phrase.rule.means](phrase, reading)
        except (ValueError, OverflowError):
            continue  # a day outside the calendar: February 31, the year 0
        if meaning is None:
            continue
        if meaning.anchor == PUBLICATION and phrase.rule.means in MONTHS:
            meaning = with_told_year(phrase, reading, meaning)
        elif meaning.certainty == "computed":
            meaning = habit(phrase, meaning)
        told = _narrowed(phrase, meaning, published)
        found.append(Resolved(phrase, _explained(phrase, told, reading)))
        remember(reading, phrase, meaning)
    return found


THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
"""Words for a part of a period, by the third that they mean."""
STRETCHES: dict[str, tuple[str, tuple[int, int]]] = {
    "month": ("day", (10, 20)),
    "quarter": ("month", (1, 2)),
    "year": ("month", (4, 8)),
    "end of a year": ("month", (2, 10)),
    "decade": ("year", (4, 7)),
    "century": ("year", (33, 66)),
}
"""A unit, and after how many of it the middle of a period begins and ends: "the mid-1980s" are 1984 to 1986."""
ENDS = frozenset({"beginning", "start", "end"})


def _narrowed(phrase: Phrase, meaning: Meaning, published: Day) -> Meaning:
    """Return a meaning with the days of the part that is told: "early this year", "later this month"."""
    whole = meaning.interval
    if meaning.type != "DATE" or whole is None or whole.granularity not in STRETCHES:
        return meaning
    first, last = whole.first, whole.last
    third = next((THIRDS[word] for word in phrase.words if word in THIRDS), None)
    if third is not None:
        of_year = whole.granularity == "year" and not ENDS.isdisjoint(phrase.words)
        unit, (begin, end) = STRETCHES["end of a year" if of_year else whole.granularity]
        edges = [first, *(cal.shift_day(first, count, unit) for count in (begin, end))]
        last = last if edges[third] == edges[-1] else cal.shift_day(edges[third + 1], -1, "day")
        first = edges[third]
    elif first < published < last and phrase.has("earlier", "later"):
        first, last = (first, published) if phrase.has("earlier") else (published, last)
    return replace(meaning, interval=replace(whole, first=first, last=last))


def _explained(phrase: Phrase, meaning: Meaning, reading: Reading) -> Meaning:
    """Return the meaning with the words that its anchor has, and the verb that gave the direction."""
    words = {TEXT: reading.recent_words, PERIOD: reading.period_words}.get(meaning.anchor or "")
    if words is not None:
        return replace(meaning, anchor=f"{meaning.anchor}, “{words}”")
    first = meaning.interval.first if meaning.interval else None
    if meaning.anchor != PUBLICATION or not meaning.rejected or first is None:
        return meaning
    tense = reading.known_tense(phrase)
    side = "future" if first > reading.published else "past"
    if tense is None or tense.side != side or not tense.cue:
        return meaning
    looks = "ahead" if side == "future" else "back"
    return replace(meaning, anchor=f"{PUBLICATION}, where “{tense.cue}” looks {looks}")


def reports_earnings(phrases: list[Phrase]) -> bool:
    """Whether the article reports company results: quarters are told of, and money earned."""
    quarters = (p for p in phrases if FISCAL_WORDS & {*p.words} or p.rule.means == "year_earlier")
    told = next(quarters, None)
    return told is not None and not EARNINGS_WORDS.isdisjoint(told.tokens.words)


def _tells_results(reading: Reading, phrase: Phrase, interval: Interval) -> bool:
    """Whether a quarter is the one an article tells of: over, and none before the one told of.

    A quarter of the fiscal year may have closed before the calendar's; its results are past.
    """
    told, day = reading.period, reading.published
    if told and told.granularity == "quarter" and interval.first < told.first:
        return False
    begun = reading.earnings and interval.first <= day
    return interval.last <= day or (begun and reading.tense(phrase).side == "past")


def remember(reading: Reading, phrase: Phrase, meaning: Meaning) -> None:
    """Note what later expressions lean on: the last date, the fiscal period told of."""
    interval, means = meaning.interval, phrase.rule.means
    if meaning.type == "DURATION" and reading.earnings and phrase.has("months"):
        months = meaning.value.strip("PM")
        reading.period_months = int(months) if months.isdigit() else None
        reading.period_token = phrase.first
    if interval is None or meaning.type not in ("DATE", "TIME") or means == "named":
        return  # "since the end of the Cold War" is not where the text stands
    reading.recent, reading.recent_words = interval, phrase.text
    reading.recent_token = phrase.last
    if means in MONTHS and (meaning.certainty == "stated" or meaning.anchor in (HEADING, TEXT)):
        reading.told, reading.told_token = interval, phrase.last
    if means == "quarter" and phrase.has("quarter"):
        bare = not phrase.values("year") and not phrase.has("last", "next")
        if bare and _tells_results(reading, phrase, interval):
            reading.period, reading.period_months = interval, None
            reading.period_words = phrase.text
    elif means in ("definite_unit", "latest") and interval.granularity in FISCAL:
        reading.period = interval
        reading.period_words = reading.period_words or phrase.text
