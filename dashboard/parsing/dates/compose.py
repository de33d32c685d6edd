"""Composition: a length and a day beside it make a stretch of days.

"A three-day visit starting Wednesday" is three days from that Wednesday on; "on June 19, capping
two days of talks" are the two days up to June 19. A length named again in the article ("the
three-day trip") is the same stretch, if only one such stretch was made.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates.interval import Interval, OutOfCalendar, shift_day
from dashboard.parsing.dates.tables import word_list
from dashboard.parsing.dates.tense import ends_sentence

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.resolve import Resolved

STARTS = word_list("starts")
ENDS = word_list("ends")
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
    resolved = found[number]
    if number + 1 < len(found):
        after = found[number + 1]
        cue = _cue_between(resolved.phrase, after.phrase)
        if cue in STARTS:
            return _stretched(resolved, after, cue, forward=True)
        if cue in ENDS:
            return _stretched(resolved, after, cue, forward=False)
    if number:
        before = found[number - 1]
        words = resolved.phrase.tokens.words
        cue = words[resolved.phrase.first - 1]
        if cue in CAPS and _together(before.phrase, resolved.phrase):
            return _stretched(resolved, before, cue, forward=False)
    return resolved


def _cue_between(first: Phrase, second: Phrase) -> str:
    """Return the word before the second expression that can tie it to the first."""
    if not _together(first, second):
        return ""
    words = first.tokens.words[first.last : second.first]
    near = [word for word in words[-2:] if word in STARTS or word in ENDS]
    return near[-1] if near else ""


def _together(first: Phrase, second: Phrase) -> bool:
    """Whether two expressions stand near each other in one sentence."""
    if second.first - first.last > REACH:
        return False
    return not any(ends_sentence(first.tokens, at) for at in range(first.last, second.first))


def _stretched(resolved: Resolved, day: Resolved, cue: str, *, forward: bool) -> Resolved:
    """Return the length as the days from or up to a day."""
    length, interval = _length(resolved), day.meaning.interval
    if length is None or interval is None or not interval.is_day or interval.first is None:
        return resolved
    try:
        span = stretch(interval.first, *length, forward=forward)
    except OutOfCalendar:
        return resolved
    meaning = replace(
        resolved.meaning,
        interval=span,
        certainty="computed",
        anchor=day.phrase.text,
        relation=f"{resolved.phrase.text} {cue} {day.phrase.text}",
    )
    return replace(resolved, meaning=meaning)


def stretch(day: Day, count: int, unit: str, *, forward: bool) -> Interval:
    """Return so many units from ``day`` on, or up to it; the day itself is the first of them."""
    edge = shift_day(day, count if forward else -count, unit)
    if forward:
        return Interval(day, shift_day(edge, -1, "day"), "period")
    return Interval(shift_day(edge, 1, "day"), day, "period")


def _named_again(found: list[Resolved]) -> list[Resolved]:
    """Give the article's one stretch of a length to the places that name the length again."""
    made: dict[str, set[tuple[Day | None, Day | None]]] = {}
    givers: dict[str, Resolved] = {}
    for resolved in found:
        interval = resolved.meaning.interval
        if _length(resolved) and interval and resolved.phrase.rule.means == "duration":
            made.setdefault(resolved.meaning.value, set()).add((interval.first, interval.last))
            givers[resolved.meaning.value] = resolved
    out = []
    for resolved in found:
        giver = givers.get(resolved.meaning.value)
        again = resolved.meaning.interval is None and "-" in resolved.phrase.text
        if giver and again and len(made[resolved.meaning.value]) == 1:
            meaning = replace(giver.meaning, anchor=f"the same length: {giver.meaning.anchor}")
            out.append(replace(resolved, meaning=meaning))
        else:
            out.append(resolved)
    return out
