"""Campaigns for the presidency of the United States: who ran when dates a report that tells of it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from dashboard.parsing.dates.interval import date
from dashboard.parsing.dates.names import words_of
from dashboard.parsing.dates.tables import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.lexer import Tokens

    Words = tuple[str, ...]

ENOUGH = 3
"""Words of a campaign that make a text one that tells of it."""


@functools.cache
def table() -> dict[str, Any]:
    """Return ``data/campaigns.yaml``."""
    return load("campaigns.yaml")


def runs() -> Iterator[tuple[Words, Words, frozenset[Words], Day, Day]]:
    """Yield surname, given names, titles, first and last day of each candidacy."""
    titles = {
        part: frozenset(words_of(title) for title in names)
        for part, names in table()["titles"].items()
    }
    for one in table()["elections"]:
        day: Day = one["day"]
        opens = one.get("opens", date(day.year - 1))
        spans = {
            "nominees": (opens, day),
            "candidates": (opens, date(day.year, 8, 31)),
            "running_mates": (date(day.year, 5), day),
            "elected": (day, one["inauguration"]),
        }
        for part, (first, last) in spans.items():
            names = one.get(part, [])
            for name in [names] if isinstance(names, str) else names:
                given, surname = name.split(" ", 1)
                yield words_of(surname), words_of(given), titles[part], first, last


def is_told(tokens: Tokens) -> bool:
    """Whether a text tells of a campaign, in which a candidate may be called president ahead."""
    told = frozenset(table()["told"])
    return sum(word in told for word in tokens.words) >= ENOUGH


def is_american(tokens: Tokens) -> bool:
    """Whether a text names the parties of the United States."""
    return not frozenset(table()["parties"]).isdisjoint(tokens.words)
