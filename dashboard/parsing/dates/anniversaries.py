"""Anniversaries of events whose year is known: they date what tells of them."""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING

from dashboard.parsing.dates.constraint import (
    WEAK,
    Constraint,
    spread,
)
from dashboard.parsing.dates.grammar import members
from dashboard.parsing.dates.interval import Interval, OutOfCalendar, date
from dashboard.parsing.dates.names import words_of
from dashboard.parsing.dates.tables import load, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.dates.lexer import Tokens

REACH = 14
"""Tokens behind "anniversary" in which stands what it is of."""
AROUND = 180
"""Days before and behind the year of an anniversary in which it is told of."""


def anniversaries(tokens: Tokens) -> Iterator[Constraint]:
    """Yield the year of "NATO's 50th anniversary": of events whose year the table knows."""
    ordinals = members("ordinal")
    for position, word in enumerate(tokens.words):
        if word != "anniversary" or position == 0 or tokens.codes[position - 1] not in ordinals:
            continue
        count, year = tokens.values[position - 1], _remembered(tokens, position)
        if year is None:
            continue
        text = tokens.text[tokens.starts[position - 1] : tokens.ends[position]]
        cue = f"the {text} of what was in {year}"
        yield Constraint(_around(year + count, AROUND), WEAK, cue)


@functools.cache
def events() -> dict[tuple[str, ...], int]:
    """Return the years of events whose anniversaries are told of, by the words that name them."""
    table: dict[int, list[str]] = load("anniversaries.yaml")
    return {words_of(str(name)): year for year, names in table.items() for name in names}


def _remembered(tokens: Tokens, position: int) -> int | None:
    """Return the year of the event that an anniversary is of, where the table knows it.

    The event stands behind ("anniversary of the Bay of Pigs") or, owning it, before ("NATO's 50th").
    """
    before = _parts(tokens, max(position - 1 - REACH, 0), position - 1)
    behind = _parts(tokens, position + 1, position + REACH)
    links = len([*itertools.takewhile(LINKS.__contains__, behind)])
    owner = before[:-1] if before[-1:] == ["'s"] else []
    fits = [
        (len(name), year)
        for name, year in events().items()
        if (links and _opens(behind[links:], name))
        or tuple(owner[-len(name) :]) == name
        or (name[-1] in ("'s", "'") and tuple(before[-len(name) :]) == name)
    ]
    return max(fits)[1] if fits else None


def _parts(tokens: Tokens, first: int, end: int) -> list[str]:
    """Return the words of some tokens, those that the lexer takes together apart."""
    return [part for word in tokens.words[first:end] for part in words_of(word.replace("’", "'"))]


def _opens(words: list[str], name: tuple[str, ...]) -> bool:
    """Whether a name stands first and is no part of a longer one ("Titanic movie", "NATO-Russia")."""
    if tuple(words[: len(name)]) != name:
        return False
    then = words[len(name)] if len(name) < len(words) else "."
    return then in BEHIND_EVENTS or not (then[0].isalnum() or then in JOINS)


JOINS = frozenset({"-", "–", "'s", "/"})
BEHIND_EVENTS = word_list("behind_events")
"""Words that may stand behind an event without being part of its name."""
LINKS = frozenset({"of", "the", "since"})
"""Words between "anniversary" and what it is of."""


def _around(year: int, days: int) -> tuple[Interval, ...]:
    """Return a year with some days before and behind it; nothing for one beyond the calendar."""
    try:
        first, last = date(year), date(year, 12, 31)
    except OutOfCalendar:
        return ()
    begin, end = spread(first, days, 0).first, spread(last, 0, days).last
    return (Interval(begin, end, "period"),)
