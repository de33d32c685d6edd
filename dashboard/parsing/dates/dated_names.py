"""Names that date a text: no text speaks of a thing before it was there.

Where a name ceased (a merger, the end of a state), a report that speaks of it as if it were there
is older; told as history ("the former ...", a year named close by) it bounds nothing. The country in
which a group met leaves some years.
"""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.dates.interval import Interval, date
from dashboard.parsing.dates.lexer import TOKEN
from dashboard.parsing.dates.names import words_of
from dashboard.parsing.dates.offices import horizon_day
from dashboard.parsing.dates.tables import day_or_none, load, rows, word_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.lexer import Tokens


GRACE = dt.timedelta(days=365)
"""How long reports go on speaking of a name after its end."""
OFTEN = 3
"""A single word that ceased (a state, a people) stays in use as history: often, it is of its time."""
HISTORY = word_list("history")
"""Words around a name that tell of it as past."""
NEAR = 20
"""Tokens around a name in which a year makes a sentence history."""


@dataclass(frozen=True, slots=True)
class Lifetime:
    """A name with the first and the last day of what it names; None where that lifetime_bounds nothing."""

    name: str
    words: tuple[str, ...]
    first: Day | None
    last: Day | None


@functools.cache
def lifetimes() -> dict[str, list[Lifetime]]:
    """Return the names by their first word."""
    found: dict[str, list[Lifetime]] = {}
    for name, first, last in rows("lifetimes.tsv"):
        words = words_of(name)
        lifetime = Lifetime(name, words, day_or_none(first), day_or_none(last))
        found.setdefault(words[0], []).append(lifetime)
    return found


def lifetime_bounds(tokens: Tokens, years: Collection[int]) -> Iterator[tuple[Interval, str, bool]]:
    """Yield the days that each bounding name allows, the cue, and whether it is firm.

    ``years`` are the tokens at which years are named.
    """
    known = lifetimes()
    if known.keys().isdisjoint(tokens.words):
        return
    seen: set[tuple[str, ...]] = set()
    for position, word in enumerate(tokens.words):
        for lifetime in known.get(word, ()):
            if lifetime.words in seen or not _named(tokens, position, lifetime):
                continue
            seen.add(lifetime.words)
            end = tokens.ends[position + len(lifetime.words) - 1]
            name = tokens.text[tokens.starts[position] : end]
            if lifetime.first is not None:
                yield Interval(lifetime.first, horizon_day(), "period"), f"{name} being there", True
            if lifetime.last is not None and not _is_history(tokens, position, lifetime, years):
                until = min(lifetime.last + GRACE, horizon_day())
                yield Interval(None, until, "period"), f"{name} still being there", False


def _named(tokens: Tokens, position: int, lifetime: Lifetime) -> bool:
    """Whether the name stands there, with all the capitals that the table has."""
    last = position + len(lifetime.words)
    if tuple(tokens.words[position:last]) != lifetime.words:
        return False
    written = tokens.text[tokens.starts[position] : tokens.ends[last - 1]]
    if lifetime.name.isupper():
        return written.isupper()
    known = TOKEN.finditer(lifetime.name)
    return all(
        not match.group()[0].isupper() or tokens.text[tokens.starts[at]].isupper()
        for at, match in enumerate(known, position)
    )


def _is_history(tokens: Tokens, position: int, lifetime: Lifetime, years: Collection[int]) -> bool:
    """Whether the name is told of as something past, or is the tail of a longer name."""
    if not HISTORY.isdisjoint(tokens.words[max(position - 8, 0) : position + 8]):
        return True
    if capital_before(tokens, position):
        return True
    if any(abs(year - position) < NEAR for year in years):
        return True
    return len(lifetime.words) == 1 and tokens.words.count(lifetime.words[0]) < OFTEN


def capital_before(tokens: Tokens, position: int) -> bool:
    """Whether a capitalised word stands directly before: "China Eastern Airlines" is another name."""
    if position < 1 or not tokens.words[position - 1].isalpha():
        return False
    opens = position == 1 or not tokens.words[position - 2].isalnum()
    written = tokens.text[tokens.starts[position - 1]]
    return written.isupper() and not (opens and tokens.words[position - 1] in SMALL_WORDS)


SMALL_WORDS = word_list("small_words")
"""Words that have a capital at the start of a sentence only."""


GROUPS = frozenset({"g7", "g8", "g-7", "g-8"})
MEETING_REACH = 8
"""Tokens between the group's name and the country it met in."""


@functools.cache
def presidencies() -> dict[tuple[str, ...], list[int]]:
    """Return the years of each country's presidency."""
    return {words_of(name): years for name, years in load("periods.yaml")["presidencies"].items()}


def meetings(tokens: Tokens) -> Iterator[tuple[tuple[Interval, ...], str]]:
    """Yield the years allowed by "the G7 ministers' meeting in Italy", and the cue."""
    words = tokens.words
    if GROUPS.isdisjoint(words):
        return
    for position, word in enumerate(words):
        if word not in GROUPS or "last" in words[max(position - 4, 0) : position]:
            continue
        for place in range(position + 1, min(position + MEETING_REACH, len(words) - 1)):
            if words[place] != "in":
                continue
            for country, years in presidencies().items():
                if tuple(words[place + 1 : place + 1 + len(country)]) == country:
                    text = tokens.text[tokens.starts[position] : tokens.ends[place + len(country)]]
                    spans = tuple(
                        Interval(date(year), date(year, 12, 31), "year") for year in years
                    )
                    yield spans, text
