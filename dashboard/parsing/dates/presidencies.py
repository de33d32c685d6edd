"""Meetings of the group of seven: their country names the years in which they can have been."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from dashboard.parsing.dates.interval import Interval, date
from dashboard.parsing.dates.names import words_of
from dashboard.parsing.dates.tables import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.dates.lexer import Tokens

GROUPS = frozenset({"g7", "g8", "g-7", "g-8"})
REACH = 8
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
        for place in range(position + 1, min(position + REACH, len(words) - 1)):
            if words[place] != "in":
                continue
            for country, years in presidencies().items():
                if tuple(words[place + 1 : place + 1 + len(country)]) == country:
                    text = tokens.text[tokens.starts[position] : tokens.ends[place + len(country)]]
                    spans = tuple(
                        Interval(date(year), date(year, 12, 31), "year") for year in years
                    )
                    yield spans, text
