"""The resolver: reads an article's expressions in order and gives each its meaning.

Dates that belong together are read together: "April 24 and 25", "Monday to Friday", "a three-day visit
from Wednesday". Each date of a pair is one of its own, as annotation schemes want it; what it leaves out
(its month, its year, its week) it takes from the other. A stretch under one month's name ("18-19 June") is
one expression and read by its operator. A length and the day that it begins or ends on make a stretch of
days; a length named again in the article ("the three-day trip") is the same stretch, if only one was made.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import counted, days, relative, written
from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.grammar import class_names, members
from dashboard.parsing.dates.meaning import (
    HEADING,
    MONTHS,
    PERIOD,
    PUBLICATION,
    TEXT,
    Meaning,
    Reading,
    Resolved,
    habit,
    heading_years,
    with_told_year,
)
from dashboard.parsing.dates.tense import ends_sentence, ends_there
from dashboard.parsing.lexicon import DATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Day, Interval

    Operator = Callable[[Phrase, Reading], Meaning | None]

OPERATORS: dict[str, Operator] = {
    operator.__name__: operator
    for operator in (
        days.clock,
        days.daypart,
        days.deictic,
        counted.age,
        counted.duration,
        counted.reference,
        counted.repeated,
        relative.half,
        relative.latest,
        relative.quarter,
        relative.same_period,
        relative.year_earlier,
        written.holiday,
        written.named,
        counted.bare_day,
        counted.but_one,
        counted.part_of_month,
        counted.part_of_period,
        counted.rest_of,
        counted.week_of,
        counted.weekday_number,
        counted.year_to_date,
        relative.definite_unit,
        relative.relative_unit,
        relative.running,
        relative.vague_reference,
        relative.year_end,
        written.season,
        counted.beside,
        counted.from_named,
        counted.nth_day,
        counted.shift,
        counted.shift_several,
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


def _narrowed(phrase: Phrase, meaning: Meaning, published: Day) -> Meaning:
    """Return a meaning with the days of the part that is told: "early this year", "later this month"."""
    whole = meaning.interval
    if meaning.type != "DATE" or whole is None or whole.granularity not in STRETCHES:
        return meaning
    first, last = whole.first, whole.last
    third = next((THIRDS[word] for word in phrase.words if word in THIRDS), None)
    if third is not None:
        of_year = whole.granularity == "year" and not DATE_WORDS.edges.isdisjoint(phrase.words)
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
    quarters = (
        p for p in phrases if DATE_WORDS.fiscal_words & {*p.words} or p.rule.means == "year_earlier"
    )
    told = next(quarters, None)
    return told is not None and not DATE_WORDS.earnings_words.isdisjoint(told.tokens.words)


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


JOINTS = DATE_WORDS.through_joints | {"and", "or"}


def parted(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Yield the expressions, days named together as one each."""
    for phrase in phrases:
        if phrase.rule.means == "shared_day":
            yield from _days(phrase)
        else:
            yield phrase


def _days(whole: Phrase) -> list[Phrase]:
    """Return the days of an expression like "April 24, 25 and 26", each with the whole beside it."""
    words, wanted = whole.tokens.words, members("dayno")
    places = [at for at, code in enumerate(whole.codes, whole.first) if code in wanted]
    numbers = [whole.tokens.values[at] for at in places]
    month_first = class_names()[whole.codes[0]] in ("month", "month_word")
    starts = [at - (words[at - 1] == "the" and at > whole.first) for at in places]
    ends = [at + 1 for at in places]
    starts[0] = whole.first if month_first else starts[0]
    certain = not month_first or bool(whole.values("year"))
    ends[-1] = whole.last if certain else ends[-1]
    cuts = list(zip(starts, ends, strict=True))
    rising = all(one < other <= 31 for one, other in itertools.pairwise(numbers))
    if not rising or not (certain or ends_there(whole)):
        cuts = cuts[:1] if month_first else cuts[-1:]
    return [replace(whole, first=first, last=last, beside=whole) for first, last in cuts]


def partners(phrases: list[Phrase]) -> tuple[dict[int, Phrase], dict[int, Phrase]]:
    """Return by first token: the expression joined after one, and the one a stretch starts with."""
    behind: dict[int, Phrase] = {}
    begun: dict[int, Phrase] = {}
    for one, other in itertools.pairwise(phrases):
        between = [word for word in one.tokens.words[one.last : other.first] if word != "the"]
        if len(between) != 1 or between[0] not in JOINTS or ends_sentence(one.tokens, one.last):
            continue
        behind[one.first] = other
        before = one.tokens.words[max(one.first - 2, 0) : one.first]
        if between[0] in DATE_WORDS.through_joints or "between" in before:
            begun[other.first] = one
    return behind, begun


REACH = 9
"""Tokens between a length and the day it starts or ends on."""
LONG = {"D": "day", "W": "week", "M": "month"}


def compose(found: list[Resolved]) -> list[Resolved]:
    """Return the expressions, lengths joined to the days that they start or end on."""
    out = list(found)
    for number, resolved in enumerate(found):
        if _length(resolved) is not None and resolved.meaning.interval is None:
            out[number] = _joined(found, number)
    return _named_again(out)


def _length(resolved: Resolved) -> tuple[int, str] | None:
    """Return count and unit of a duration of whole days, weeks or months."""
    value = resolved.meaning.value
    if resolved.meaning.type != "DURATION" or not value[1:-1].isdigit() or value[-1] not in LONG:
        return None
    return (int(value[1:-1]), LONG[value[-1]]) if len(value) < 6 else None


def _joined(found: list[Resolved], number: int) -> Resolved:
    """Return one length with the stretch it makes with a day near it, or as it was."""
    resolved, words = found[number], found[number].phrase.tokens.words
    if number + 1 < len(found) and _together(resolved.phrase, found[number + 1].phrase):
        after = found[number + 1]
        near = words[resolved.phrase.last : after.phrase.first][-2:]
        cue = next(
            (word for word in reversed(near) if word in DATE_WORDS.starts | DATE_WORDS.ends), None
        )
        if cue:
            return _stretched(resolved, after, cue, forward=cue in DATE_WORDS.starts)
    cue, before = words[resolved.phrase.first - 1], found[number - 1]
    if number and cue in DATE_WORDS.capping and _together(before.phrase, resolved.phrase):
        return _stretched(resolved, before, cue, forward=False)
    return resolved


def _together(first: Phrase, second: Phrase) -> bool:
    """Whether two expressions stand near each other in one sentence."""
    if second.first - first.last > REACH:
        return False
    return not any(ends_sentence(first.tokens, at) for at in range(first.last, second.first))


def _stretched(resolved: Resolved, day: Resolved, cue: str, *, forward: bool) -> Resolved:
    """Return the length as so many units from a day on, or up to it: the day is one of them."""
    length, interval = _length(resolved), day.meaning.interval
    if length is None or interval is None or not interval.is_day:
        return resolved
    count, unit = length
    try:
        edge = cal.shift_day(interval.first, count if forward else -count, unit)
    except cal.OutOfCalendar:
        return resolved
    ends = sorted((interval.first, cal.shift_day(edge, -1 if forward else 1, "day")))
    meaning = replace(
        resolved.meaning,
        interval=cal.Interval(ends[0], ends[1], "period"),
        certainty="computed",
        anchor=day.phrase.text,
        relation=f"{resolved.phrase.text} {cue} {day.phrase.text}",
    )
    return replace(resolved, meaning=meaning)


def _named_again(found: list[Resolved]) -> list[Resolved]:
    """Give the article's one stretch of a length to the places that name the length again."""
    givers: dict[str, dict[tuple[Day | None, Day | None], Resolved]] = {}
    for resolved in found:
        interval = resolved.meaning.interval
        if _length(resolved) and interval and resolved.phrase.rule.means == "duration":
            made = givers.setdefault(resolved.meaning.value, {})
            made[interval.first, interval.last] = resolved
    out = []
    for resolved in found:
        made = givers.get(resolved.meaning.value, {})
        if len(made) == 1 and resolved.meaning.interval is None and "-" in resolved.phrase.text:
            given = next(iter(made.values())).meaning
            same = replace(given, anchor=f"the same length: {given.anchor}")
            out.append(replace(resolved, meaning=same))
        else:
            out.append(resolved)
    return out
