"""Names made of several words that mean a time: feasts, wars, summits; found by their first word.

The tables are read once into one index by first word, so that a text without such names costs one
set operation. A name is matched word by word on the lexer's tokens, capitals required.
"""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateutil.easter import easter

from dashboard.parsing.dates.interval import FOREVER, day_or_none
from dashboard.parsing.dates.lexer import TOKEN, Tokens, lexicon
from dashboard.parsing.lexicon import read, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing.dates.interval import Day


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday: its name and how its day is found in a year."""

    name: str
    kind: str
    rule: Any


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch of history; ``ends`` are the days between which it ended."""

    name: str
    first: Day
    last: Day
    ends: tuple[Day, Day] | None = None


Index = dict[str, list[tuple[tuple[str, ...], Feast | Period]]]
TERMS = ("administration", "presidency", "era", "years")
"""What stands behind a name for a time in office, which is no happening."""
"""Words after which a named period is a date: "since the Cold War"."""
SUMMIT_NAMES = {"climate": ("climate summit", "climate conference", "climate talks")}


def words_of(name: str) -> tuple[str, ...]:
    """Return a name as the lexer would cut it, in lower case."""
    return tuple(match.group().lower().replace("’", "'") for match in TOKEN.finditer(name))


@functools.cache
def index() -> Index:
    """Return all names by their first word, longest first."""
    feasts = read("dates/data/holidays.yaml").items()
    holidays = (Feast(name, kind, rule) for kind, some in feasts for name, rule in some.items())
    found: Index = {}
    for entry in (*holidays, *_periods(), *_gatherings()):
        words = words_of(entry.name)
        found.setdefault(words[0], []).append((words, entry))
    for entries in found.values():
        entries.sort(key=lambda pair: -len(pair[0]))
    return found


def _periods() -> Iterator[Period]:
    """Yield the named periods of history and the terms of office that gave an era its name."""
    for entry in read("dates/data/periods.yaml")["periods"]:
        ends = entry.get("ends")
        for name in entry["names"]:
            yield Period(
                str(name), entry["from"], entry["to"] or FOREVER, tuple(ends) if ends else None
            )
    eras = read("dates/data/offices.yaml")["era"]
    holders = [(row[1], row[3], row[4]) for row in rows("dates/data/holders.tsv") if row[0] in eras]
    last_names = [surname for surname, _, _ in holders]
    for surname, first, last in holders:
        if last_names.count(surname) == 1:
            for noun in TERMS:
                yield Period(
                    f"{surname} {noun}", dt.date.fromisoformat(first), day_or_none(last) or FOREVER
                )


@functools.cache
def _other_names() -> tuple[tuple[str, str], ...]:
    """Return the further names of periods with the first, the longest first."""
    entries = read("dates/data/periods.yaml")["periods"]
    pairs = ((str(name), str(e["names"][0])) for e in entries for name in e["names"][1:])
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def by_first_name(words: str) -> str:
    """Return words in lower case with the period in them by its first name in the table."""
    for other, first in _other_names():
        if f" {other} " in f" {words} ":
            return f" {words} ".replace(f" {other} ", f" {first} ").strip()
    return words


def _gatherings() -> Iterator[Period]:
    """Yield games and summits by their hosts."""
    data = read("dates/data/periods.yaml")
    called = [(entry, ["{} olympics", "{} games"]) for entry in data["games"]["olympics"]]
    for body, meetings in data["summits"].items():
        nouns = SUMMIT_NAMES.get(body, (f"{body} summit",))
        forms = [form for noun in nouns for form in (f"{{}} {noun}", f"{noun} in {{}}")]
        called += [(entry, forms) for entry in meetings]
    for entry, forms in called:
        for host in entry["host"]:
            yield from (Period(form.format(host), entry["from"], entry["to"]) for form in forms)


def with_names(tokens: Tokens) -> Tokens:
    """Return the tokens with each feast and named period joined into one token."""
    known = index()
    if known.keys().isdisjoint(tokens.words):
        return tokens
    starts, ends, words = [*tokens.starts], [*tokens.ends], [*tokens.words]
    values, codes = [*tokens.values], [*tokens.codes]
    for first, last, entry in reversed([*_spans(tokens, known)]):
        here = slice(first, last)
        starts[here], ends[here] = [starts[first]], [ends[last - 1]]
        words[here], values[here] = [entry.name], [entry]
        codes[here] = [lexicon().codes["holiday" if isinstance(entry, Feast) else "named"]]
    return Tokens(tokens.text, starts, ends, words, values, "".join(codes))


def _spans(tokens: Tokens, known: Index) -> Iterator[tuple[int, int, Feast | Period]]:
    """Yield first and last token and entry of each name, none overlapping another."""
    end = 0
    for position, word in enumerate(tokens.words):
        capital = tokens.text[tokens.starts[position]]
        if position < end or word not in known or not (capital.isupper() or capital.isdigit()):
            continue
        for name, entry in known[word]:
            here = tokens.words[position : position + len(name)]
            if tuple(word.lower().replace("’", "'") for word in here) == name:
                end = position + len(name)
                yield position, end, entry
                break


def feast_day(feast: Feast, year: int) -> Day | None:
    """Return the day of a feast in a year, or None when its calendar does not know that year.

    A feast of the moon that began in the year before is not that year's.
    """
    if feast.kind == "fixed":
        month, day = (int(part) for part in str(feast.rule).split("-"))
        return dt.date(year, month, day)
    if feast.kind == "nth":
        return nth_weekday(year, *feast.rule)
    if feast.kind == "easter":
        return easter(year) + dt.timedelta(days=feast.rule)
    import holidays  # noqa: PLC0415 - a third of a second, for feasts of the moon alone

    country, piece, *category = feast.rule
    days = holidays.country_holidays(
        country, years=[year - 1, year], language="en_US", categories=category or ("public",)
    )
    found = {day for day, name in days.items() if piece in name and "observed" not in name}
    begins = (day for day in found if day - dt.timedelta(days=1) not in found)
    return min((day for day in begins if day.year == year), default=None)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> Day:
    """Return the nth such weekday of a month; 0 is the one after the month's first Monday.

    Negative numbers count from the end, -2 being the day after the fourth Thursday for Fridays
    of November (the shopping day that follows Thanksgiving).
    """
    if number == 0:
        return nth_weekday(year, month, 1, 1) + dt.timedelta(days=weekday - 1)
    if number == -2:
        return nth_weekday(year, month, 4, 4) + dt.timedelta(days=1)
    if number < 0:
        last = dt.date(year, month + 1, 1) - dt.timedelta(days=1)
        return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
