"""Columns of tables and fields of records: which part of an article each holds.

Usual names are known. What a column of another name holds is guessed from its cells, and a guess is
never acted on: who adds the table says whether it is right.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from dashboard.intake import limits
from dashboard.intake.identity import web_address
from dashboard.intake.publication_days import read_day
from dashboard.intake.words import word_list
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ESSENTIAL = frozenset({"title", "body", "html"})
"""A table without any of these parts holds no articles."""
NONE = "none"
"""What a reader calls a column that is no part of an article; it is kept beside it."""
SAMPLE, EXAMPLE = 20, 80
"""Rows that are looked at for a guess, and letters of a cell that are shown."""
MOSTLY = 0.8
LONG_CELL, PROSE_CELL, SHORT_CELL, TITLE_WORDS = 300, 80, 15, 3
"""Letters of a cell that is a text, or that is one where it ends as a sentence; and of the shortest title, with its words."""
UNNAMED, LABEL = re.compile(r"column \d+"), 24
PROSE = re.compile(r"[.!?]['\"”’»]?$")
"""The end of a sentence."""
FEWEST_GUESSED = 2

type Chosen = Mapping[str, str]
"""What a reader said: the part that each column of this name holds, or ``none``."""
AS_NAMED: Chosen = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the part that it is taken for, or might be, and one of its cells."""

    name: str
    part: str
    example: str
    guessed: bool = False

    @property
    def label(self) -> str:
        """What a reader knows the column by: its name, with a cell of it where that is a mere number."""
        return f"{self.name}: {self.example[:LABEL]}" if UNNAMED.fullmatch(self.name) else self.name


@dataclass(frozen=True, slots=True)
class UnsureColumns(Problem):
    """The problem that parts of a table are only guessed; nothing of it is read until they are said."""

    columns: tuple[Column, ...] = ()


def folded(name: object) -> str:
    """Return a column's name as it is compared: in lower case without blanks, hyphens, underscores."""
    return re.sub(r"[\s_:.-]+", "", str(name).lower().lstrip("\ufeff"))


def parts_known() -> tuple[str, ...]:
    """Return the parts of an article that a column can hold."""
    return tuple(word_list("columns"))


@functools.cache
def _synonyms() -> dict[str, tuple[str, int]]:
    """Return, for each known column name, the part it holds and its rank among the synonyms."""
    return {
        name: (part, rank)
        for part, names in word_list("columns").items()
        for rank, name in enumerate(names)
    }


def part_of(name: object, chosen: Chosen) -> tuple[str, int]:
    """Return the part that a column holds, if any, and its rank: what a reader said comes first."""
    said = chosen.get(folded(name))
    if said is not None:
        return ("", 0) if said == NONE else (said, -1)
    return _synonyms().get(folded(name), ("", 0))


def known_columns(names: Iterable[object], chosen: Chosen = AS_NAMED) -> dict[str, object]:
    """Return the part of an article that each known column holds: part -> column, best first."""
    found: dict[str, tuple[int, object]] = {}
    for name in names:
        part, rank = part_of(name, chosen)
        if part and (part not in found or rank < found[part][0]):
            found[part] = (rank, name)
    return {part: name for part, (_, name) in found.items()}


def refused(
    names: Sequence[str], rows: Sequence[Sequence[Any]], where: str, chosen: Chosen
) -> Problem | None:
    """Return why a table is not read: too many columns, none of an article, or parts only guessed.

    ``rows`` are its first ones; their cells are in the order of the names.
    """
    if len(names) > limits.COLUMNS:
        told = f"{len(names):,} columns; the limit is {limits.COLUMNS:,}"
        return Problem("too_many_columns", where, told)
    known = known_columns(names, chosen)
    cells = [_cells(place, rows) for place in range(len(names))]
    guesses = _guesses(names, cells, known, chosen)
    if guesses and (guesses.keys() | known.keys()) & ESSENTIAL:
        parts = {name: part for part, name in (known | guesses).items()}
        columns = tuple(
            Column(
                name,
                parts.get(name, ""),
                found[0][:EXAMPLE] if found else "",
                name in guesses.values(),
            )
            for name, found in zip(names, cells, strict=True)
        )
        return UnsureColumns("columns_unsure", where, _advice(columns), columns)
    if not known.keys() & ESSENTIAL:
        return Problem("unknown_columns", where, ", ".join(names)[:200])
    return None


def numbered(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """Return names for the columns of a table that has none, as its first row is one like the others.

    None where the first row may be names: no cell of it is an address, a day or a text, as those below it.
    """
    if len({len(row) for row in rows}) != 1 or known_columns(rows[0]):
        return None
    names = [f"column {place + 1}" for place in range(len(rows[0]))]
    guesses = guessed_parts(names, rows)
    if len(guesses) < FEWEST_GUESSED or guesses.keys().isdisjoint({*ESSENTIAL, "url"}):
        return None
    first = {part: [rows[0][names.index(name)].strip()] for part, name in guesses.items()}
    tests = {"url": _are_addresses, "published": _are_days, "body": _are_texts}
    return (
        names if any(part in first and test(first[part]) for part, test in tests.items()) else None
    )


def guessed_parts(names: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return which column of names that nobody knows may hold which part of an article, by the cells of its rows."""
    return _guesses(names, [_cells(place, rows) for place in range(len(names))], {}, AS_NAMED)


def _cells(place: int, rows: Sequence[Sequence[Any]]) -> list[str]:
    """Return the filled cells of a column as text."""
    cells = (str(row[place]).strip() for row in rows[:SAMPLE] if place < len(row))
    return [cell for cell in cells if cell and cell != "None"]


def _guesses(
    names: Sequence[str],
    cells: Sequence[Sequence[str]],
    known: Mapping[str, object],
    chosen: Chosen,
) -> dict[str, str]:
    """Return what columns of unknown names might hold, of the parts that no other column does."""
    tests = {
        "url": _are_addresses,
        "published": _are_days,
        "body": _are_texts,
        "title": _are_titles,
    }
    if {"body", "html"} & known.keys():
        del tests["body"]
    found: dict[str, str] = {}
    for name, some in zip(names, cells, strict=True):
        if part_of(name, chosen)[0] or folded(name) in chosen or not some:
            continue
        for part, test in tests.items():
            if part not in known and part not in found and test(some):
                found[part] = name
                break
    return found


def _are_addresses(cells: Sequence[str]) -> bool:
    return _share(web_address(cell) is not None for cell in cells) >= MOSTLY


def _are_days(cells: Sequence[str]) -> bool:
    return _share(
        any(map(str.isdigit, cell)) and len(cell) < 40 and bool(read_day(cell, day_first=True).iso)
        for cell in cells
    ) >= MOSTLY  # fmt: skip


def _are_texts(cells: Sequence[str]) -> bool:
    """Return whether cells are texts: long, or whole sentences."""
    letters = sum(map(len, cells)) / max(1, len(cells))
    prose = (len(cell) >= PROSE_CELL and bool(PROSE.search(cell)) for cell in cells)
    return letters >= LONG_CELL or _share(prose) >= MOSTLY


def _are_titles(cells: Sequence[str]) -> bool:
    """Return whether cells are titles: a few words each, and no long sentences."""
    lengths = (
        SHORT_CELL <= len(cell) < LONG_CELL and len(cell.split()) >= TITLE_WORDS for cell in cells
    )
    return _share(lengths) >= MOSTLY and not _are_texts(cells)


def _share(tests: Iterable[bool]) -> float:
    results = [*tests]
    return sum(results) / max(1, len(results))


def _advice(columns: Iterable[Column]) -> str:
    """Return what the columns seem to hold, and how to say so."""
    guessed = [one for one in columns if one.guessed]
    seem = ", ".join(f"“{one.label}” seems to be {one.part}" for one in guessed)
    say = " ".join(f"--column '{one.part}={one.name}'" for one in guessed)
    return f"not read yet: {seem}. If so, add it with {say}; if not, --column '{NONE}=NAME' keeps a column beside the article"


def chosen_columns(said: Iterable[str]) -> dict[str, str]:
    """Return what ``part=column`` says, as a choice; raises ValueError with a sentence for a reader."""
    found = {}
    for one in said:
        part, _, name = one.partition("=")
        part = part.strip().lower()
        if part not in {*parts_known(), NONE} or not name.strip():
            parts = ", ".join(parts_known())
            raise ValueError(
                f"{one!r} is no column: write PART=NAME, as published=Datum. Parts are {parts}, "
                f"and {NONE} for a column that is none of them."
            )
        found[folded(name)] = part
    return found
