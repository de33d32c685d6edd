"""Names that date a text: no text speaks of a thing before it was there.

The country in which a group met leaves some years.
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
from dashboard.parsing.dates.tables import load, rows, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.lexer import Tokens


@dataclass(frozen=True, slots=True)
class Lifetime:
    """A name with the first day of what it names."""

    name: str
    words: tuple[str, ...]
    first: Day


@functools.cache
def lifetimes() -> dict[str, list[Lifetime]]:
    """Return the names by their first word."""
    found: dict[str, list[Lifetime]] = {}
    for name, first in rows("lifetimes.tsv"):
        words = words_of(name)
        found.setdefault(words[0], []).append(Lifetime(name, words, dt.date.fromisoformat(first)))
    return found


def lifetime_bounds(tokens: Tokens) -> Iterator[tuple[Interval, str]]:
    """Yield the days that each bounding name allows, and the cue."""
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
            yield Interval(lifetime.first, horizon_day(), "period"), f"{name} being there"


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
