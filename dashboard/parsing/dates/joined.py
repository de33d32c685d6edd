"""Dates that belong together: "April 24 and 25", "Monday to Friday", "a three-day visit from Wednesday".

Each date of a pair is one of its own, as annotation schemes want it; what it leaves out (its month, its
year, its week) it takes from the other. A stretch under one month's name ("18-19 June") is one
expression and read elsewhere. A length and the day that it begins or ends on make a stretch of days; a
length named again in the article ("the three-day trip") is the same stretch, if only one was made.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates.grammar import class_names, members
from dashboard.parsing.dates.interval import Interval, OutOfCalendar, shift_day
from dashboard.parsing.dates.tense import FUTURE, PAST, ends_sentence
from dashboard.parsing.lexicon import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.meaning import Resolved

THROUGH = frozenset({"to", "through", "until", "till", "-", "–", "—"})
"""What joins the two ends of a stretch."""
JOINTS = THROUGH | {"and", "or"}
BEHIND_DAYS = date_words("behind_days")
"""Words that follow a day; a number before other words may count them ("April 24 and 12 others")."""


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


def ends_there(phrase: Phrase) -> bool:
    """Whether what follows an expression cannot be counted by its last number."""
    return not phrase.behind[:1].isalnum() or phrase.behind in BEHIND_DAYS | PAST | FUTURE


def partners(phrases: list[Phrase]) -> tuple[dict[int, Phrase], dict[int, Phrase]]:
    """Return by first token: the expression joined behind one, and the one a stretch starts with."""
    behind: dict[int, Phrase] = {}
    begun: dict[int, Phrase] = {}
    for one, other in itertools.pairwise(phrases):
        between = [word for word in one.tokens.words[one.last : other.first] if word != "the"]
        if len(between) != 1 or between[0] not in JOINTS or ends_sentence(one.tokens, one.last):
            continue
        behind[one.first] = other
        before = one.tokens.words[max(one.first - 2, 0) : one.first]
        if between[0] in THROUGH or "between" in before:
            begun[other.first] = one
    return behind, begun


STARTS = date_words("starts")
ENDS = date_words("ends")
CAPS = frozenset(("capping", "ending", "concluding", "closing", "completing", "after", "wrapping"))
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
        cue = next((word for word in reversed(near) if word in STARTS | ENDS), None)
        if cue:
            return _stretched(resolved, after, cue, forward=cue in STARTS)
    cue, before = words[resolved.phrase.first - 1], found[number - 1]
    if number and cue in CAPS and _together(before.phrase, resolved.phrase):
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
        edge = shift_day(interval.first, count if forward else -count, unit)
    except OutOfCalendar:
        return resolved
    ends = sorted((interval.first, shift_day(edge, -1 if forward else 1, "day")))
    meaning = replace(
        resolved.meaning,
        interval=Interval(ends[0], ends[1], "period"),
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
