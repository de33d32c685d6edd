"""Levels of stock indexes: "the Dow fell 26 points to 2,662" leaves the years it stood there."""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING

from dashboard.parsing.dates.interval import Interval, date
from dashboard.parsing.dates.names import words_of
from dashboard.parsing.dates.offices import horizon_day
from dashboard.parsing.dates.tables import load, rows
from dashboard.parsing.dates.tense import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from dashboard.parsing.dates.lexer import Tokens

REACH = 24
"""Tokens behind an index's name in which its level stands."""
NEAR = 20
"""Tokens around a level in which a year makes it history."""
MARGIN = 0.04
"""How far the level of a day can lie beyond the year's lowest and highest close."""
LEVEL = re.compile(r"\d{3}(?:\.\d+)?|\d{1,2},?\d{3}(?:\.\d+)?")
AT = frozenset({"at", "to"})


@functools.cache
def _names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the names of the indexes by their first word, longest first, with the index."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for index, names in load("indexes.yaml").items():
        for name in names:
            words = words_of(name)
            found.setdefault(words[0], []).append((words, index))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@functools.cache
def _levels() -> dict[str, list[tuple[int, float, float]]]:
    """Return year, lowest and highest close of each index, by years."""
    found: dict[str, list[tuple[int, float, float]]] = {}
    for index, year, low, high in rows("levels.tsv"):
        found.setdefault(index, []).append((int(year), float(low), float(high)))
    return found


def stands(tokens: Tokens, years: Collection[int]) -> Iterator[tuple[tuple[Interval, ...], str]]:
    """Yield the years in which each index stood where the text says, and the cue."""
    known = _names()
    if known.keys().isdisjoint(tokens.words):
        return
    for position, word in enumerate(tokens.words):
        for words, index in known.get(word, ()):
            last = position + len(words)
            if tuple(tokens.words[position:last]) != words:
                continue
            place = _level_behind(tokens, last)
            if place is not None and not any(abs(year - place) < NEAR for year in years):
                spans = tuple(_years_at(index, _number(tokens.words[place])))
                name = tokens.text[tokens.starts[position] : tokens.ends[last - 1]]
                if spans:
                    yield spans, f"{name} at {tokens.words[place]}"
            break


def _level_behind(tokens: Tokens, first: int) -> int | None:
    """Return where the level stands behind an index's name: the number behind "at" or "to"."""
    behind = range(first, min(first + REACH, len(tokens.words) - 1))
    for at in itertools.takewhile(lambda at: not ends_sentence(tokens, at), behind):
        if tokens.words[at] in AT and LEVEL.fullmatch(tokens.words[at + 1]):
            return at + 1
    return None


def _number(word: str) -> float:
    return float(word.replace(",", ""))


def _years_at(index: str, level: float) -> Iterator[Interval]:
    """Yield the years in which an index stood at a level; the last of the table runs on."""
    table = _levels()[index]
    newest = table[-1][0]
    for year, low, high in table:
        if low * (1 - MARGIN) <= level <= high * (1 + MARGIN) and year < newest:
            yield Interval(date(year), date(year, 12, 31), "year")
    if level >= table[-1][1] * (1 - 5 * MARGIN):
        yield Interval(date(newest), max(horizon_day(), date(newest, 12, 31)), "period")
