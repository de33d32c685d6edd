"""Terms of office: a title with a name dates an article to the days that person held it."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.dates.interval import Interval
from dashboard.parsing.dates.names import words_of
from dashboard.parsing.dates.tables import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.lexer import Tokens

FORMER = frozenset({"former", "ex", "then", "late", "future", "onetime", "by"})
OTHER_OFFICE = frozenset({"vice", "deputy", "assistant", "acting", "under", "shadow"})
"""Before a title they make it another office."""
LONGEST_GIVEN = 3
"""Tokens of given names and initials between a title and a surname."""


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office."""

    surname: tuple[str, ...]
    given: tuple[str, ...]
    titles: frozenset[tuple[str, ...]]
    first: Day
    last: Day


@dataclass(frozen=True, slots=True)
class Holder:
    """A title and name as a text has them, with all terms that they can mean."""

    words: str
    terms: tuple[Interval, ...]
    former: bool
    position: int


@functools.cache
def terms() -> dict[str, list[Term]]:
    """Return all terms by the last word of the surname."""
    data = load("offices.yaml")
    horizon, grace = horizon_day(), dt.timedelta(days=data["grace"])
    found: dict[str, list[Term]] = {}
    for office in data["offices"].values():
        titles = frozenset(words_of(title) for title in office["titles"])
        for surname, given, first, last in office["holders"]:
            until = min(last + grace, horizon) if last else horizon
            name = words_of(surname)
            term = Term(name, words_of(given), titles, first, until)
            found.setdefault(name[-1], []).append(term)
    return found


@functools.cache
def horizon_day() -> Day:
    """Return the last day that the tables know: no open range reaches beyond it."""
    return load("offices.yaml")["horizon"]


def holders(tokens: Tokens) -> Iterator[Holder]:
    """Yield each title with a name that the table knows."""
    known = terms()
    if known.keys().isdisjoint(tokens.words):
        return
    for position, word in enumerate(tokens.words):
        options = known.get(word)
        if options and tokens.text[tokens.starts[position]].isupper():
            holder = _holder(tokens, position, options)
            if holder is not None:
                yield holder


def _holder(tokens: Tokens, position: int, options: list[Term]) -> Holder | None:
    """Return the office holder named at a surname, if a title of theirs stands before it."""
    found: list[Term] = []
    start = position
    for term in options:
        title_start = _title(tokens, position, term)
        if title_start is not None:
            found.append(term)
            start = title_start
    if not found:
        return None
    before = tokens.words[max(start - 3, 0) : start]
    if before[-1:] and before[-1] in OTHER_OFFICE:
        return None
    former = not FORMER.isdisjoint(before)
    text = tokens.text[tokens.starts[start] : tokens.ends[position]]
    spans = tuple(Interval(term.first, term.last, "period") for term in found)
    return Holder(text, spans, former, start)


def _title(tokens: Tokens, position: int, term: Term) -> int | None:
    """Return where a title of the term starts before the name at ``position``, or None."""
    words = tokens.words
    first = position - len(term.surname) + 1
    if first < 1 or tuple(words[first : position + 1]) != term.surname:
        return None
    given = [word for word in term.given if word != "."]
    for gap in range(LONGEST_GIVEN + 3):
        end = first - gap
        between = [word for word in words[end:first] if word != "."]
        if end < 1 or len(between) > LONGEST_GIVEN:
            return None
        if gap and not tokens.text[tokens.starts[end]].isupper() and words[end] != ".":
            return None
        if between and given and not _same_given(between, given):
            continue
        for title in term.titles:
            if tuple(words[max(end - len(title), 0) : end]) == title:
                return end - len(title)
    return None


def _same_given(here: list[str], known: list[str]) -> bool:
    """Whether given names in the text can be those of the table (initials and short forms too)."""
    if here[0][0] != known[0][0]:
        return here[0] in known
    rest = {word for word in here[1:] if len(word) == 1}
    initials = {word[0] for word in known[1:]}
    return not rest or not initials or bool(rest & initials)
