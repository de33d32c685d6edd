"""Names that bound a report's date: no text can speak of them before they were there."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from dashboard.parsing.dates.interval import Interval
from dashboard.parsing.dates.names import words_of
from dashboard.parsing.dates.offices import horizon_day
from dashboard.parsing.dates.tables import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.lexer import Tokens

OFTEN = 3
"""What has ceased is told of as history too: only a text full of it is taken to be of its time."""
Entry = tuple[tuple[str, ...], "Day", bool]


@functools.cache
def index() -> dict[str, list[Entry]]:
    """Return the bounding names by their first word: words, day, and whether it is the earliest."""
    found: dict[str, list[Entry]] = {}
    data = load("firsts.yaml")
    for firm, side in ((True, "after"), (False, "until")):
        for day, names in data[side].items():
            for name in names:
                words = words_of(str(name))
                found.setdefault(words[0], []).append((words, day, firm))
    return found


def bounds(tokens: Tokens) -> Iterator[tuple[Interval, str, bool]]:
    """Yield the days that each bounding name allows, the cue, and whether it is firm."""
    known = index()
    if known.keys().isdisjoint(tokens.words):
        return
    seen: set[tuple[str, ...]] = set()
    for position, word in enumerate(tokens.words):
        for words, day, firm in known.get(word, ()):
            here = tuple(tokens.words[position : position + len(words)])
            if here != words or words in seen:
                continue
            seen.add(words)
            if not firm and tokens.words.count(words[0]) < OFTEN:
                continue
            name = tokens.text[tokens.starts[position] : tokens.ends[position + len(words) - 1]]
            if firm:
                yield Interval(day, horizon_day(), "period"), f"not before {name}", True
            else:
                yield Interval(None, day, "period"), f"not after {name}", False
