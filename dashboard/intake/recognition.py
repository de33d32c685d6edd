"""What a file is, by its content: its name and extension are not asked."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from typing import TYPE_CHECKING, Literal

from dashboard.intake import limits
from dashboard.intake.charset import decode
from dashboard.intake.columns import (
    ESSENTIAL,
    FEWEST_GUESSED,
    SAMPLE,
    guessed_parts,
    known_columns,
    numbered,
)
from dashboard.intake.exports import family_of
from dashboard.intake.mail import is_mail

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Format = Literal[
    "empty",
    "zip",
    "pdf",
    "parquet",
    "word",
    "workbook",
    "rtf",
    "warc",
    "mail",
    "feed",
    "html",
    "jsonl",
    "json",
    "csv",
    "front matter",
    "export",
    "text",
]
SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"WARC/", "warc"),
)
FEED = re.compile(r"<(?:rss|feed|rdf:RDF|atom:feed)\b", re.IGNORECASE)
PAGE = re.compile(
    r"<(?:!doctype html|html|head|body|article|div|p|h1|meta|section|main|title|table)\b",
    re.IGNORECASE,
)
PDF = re.compile(rb"%PDF-\d\.\d\s")
JUNK_BEFORE_PDF = 1_024
"""A PDF may have this many bytes before its mark, by its specification."""
MATTER = re.compile(r"---[ \t]*\r?\n")
DELIMITERS = ",;\t|"
LONGEST_NAME, FEWEST_ROWS, FEWEST_KNOWN = 60, 2, 2
MOST_ABOVE = 10
"""Lines or rows that may be above the names of a table's columns."""
CUT_LETTERS = 10_000
"""From so many letters on, the last row of what was looked at may be the beginning of one."""


def recognise_format(head: bytes) -> Format:
    """Return the format of a file from its first bytes."""
    return _signed(head) or _written(decode(head).text.replace("\x00", "").lstrip("\ufeff \t\r\n"))


def _signed(head: bytes) -> Format | None:
    """Return the format whose own mark is in the first bytes, None for text."""
    for signature, name in SIGNATURES:
        if head.startswith(signature) or (name == "pdf" and _holds_pdf(head)):
            return name
    return None


def _written(text: str) -> Format:
    """Return the format of a text."""
    if not text:
        return "empty"
    if text[0] == "<":
        return _markup(text)
    found = _json(text) if text[0] in "{[" else None
    return found or _plain(text)


def _plain(text: str) -> Format:
    """Tell what a text is that is neither markup nor JSON."""
    tests: tuple[tuple[Format, Callable[[str], object]], ...] = (
        ("front matter", MATTER.match),
        ("csv", lambda text: delimiter(text) or table_below(text)),
        ("mail", is_mail),
        ("export", family_of),
    )
    return next((form for form, test in tests if test(text)), "text")


def _holds_pdf(head: bytes) -> bool:
    """Return whether a PDF begins a little below the file's first byte."""
    return bool(PDF.search(head[:JUNK_BEFORE_PDF])) and b" obj" in head


def _markup(text: str) -> Format:
    feed, page = FEED.search(text[:20_000]), PAGE.search(text[:20_000])
    if feed and (page is None or feed.start() < page.start()):
        return "feed"
    return "html" if page else ("feed" if text.startswith("<?xml") else "text")


def _json(text: str) -> Format | None:
    """Tell one JSON value from JSON lines; text that opens with a bracket is neither."""
    first, _, rest = text.partition("\n")
    try:
        whole = json.loads(first.strip(), strict=False)
    except (ValueError, RecursionError):
        opening = text.lstrip("{[ \t\r\n")[:1]
        if text[0] == "{" and _are_records(first, rest):
            return "jsonl"
        return "json" if opening in {'"', "{", "]", "}", "["} else None
    return "jsonl" if isinstance(whole, dict) and rest.strip() else "json"


def _are_records(first: str, rest: str) -> bool:
    """Return whether lines are records, the first of which is broken: closed, or two whole ones below it."""
    below = rest.lstrip()
    if first.rstrip().endswith("}") and below[:1] == "{":
        return True
    try:
        two = [json.loads(line, strict=False) for line in below.split("\n", 2)[:2]]
    except (ValueError, RecursionError):
        return False
    return len(two) == 2 and all(isinstance(one, dict) for one in two)


def delimiter(text: str) -> str | None:
    """Return what parts the columns of a table with a header we know, None for other text."""
    without = None if (best := _headed(text)) else unnamed(text)
    return without[0] if without else best


def _headed(text: str) -> str | None:
    """Return what parts the columns of a text whose first line is their names."""
    best, names = _parted(text.split("\n", 1)[0])
    if best is None or max(map(len, names)) >= LONGEST_NAME:
        return None
    return best if heads_articles(names) or _is_even(names, text, best) else None


def table_below(text: str) -> tuple[str, int] | None:
    """Return what parts the columns of a table, and how many lines are above their names; None for other text.

    Above them may be a title, a count, blank lines. The row below them has no more cells than there are names.
    """
    place = 0
    for above in range(1, MOST_ABOVE + 1):
        place = text.find("\n", place) + 1
        if not place:
            return None
        table = text[place:]
        best = _headed(table)
        if best is None:
            continue
        try:
            names, *rows = itertools.islice(csv.reader(io.StringIO(table), delimiter=best), SAMPLE)
        except csv.Error:
            continue
        guessed = guessed_parts(names, rows)
        sure = heads_articles(names) or not guessed.keys().isdisjoint(ESSENTIAL)
        if sure and rows and len(rows[0]) == len(names) and not _is_prose([names, *rows]):
            return best, above
    return None


def heads_articles(names: Sequence[str]) -> bool:
    """Return whether names are those of a table's columns, of which some hold parts of an article."""
    known = known_columns(name.strip() for name in names[: limits.COLUMNS])
    return len(known) >= FEWEST_KNOWN and not known.keys().isdisjoint({*ESSENTIAL, "url"})


def _parted(line: str) -> tuple[str | None, list[str]]:
    """Return what parts the cells of a line, and the cells; None where nothing does."""
    line = line.rstrip("\r")
    best = max(DELIMITERS, key=line.count)
    if len(line) > limits.FILE_BYTES or best not in line:
        return None, []
    try:
        return best, next(csv.reader([line], delimiter=best))
    except (csv.Error, StopIteration):
        return None, []


def unnamed(text: str) -> tuple[str, list[str]] | None:
    """Return what parts the columns of a table without a row of names, and numbers as their names.

    None for other text: prose has a blank after its commas.
    """
    for mark in DELIMITERS:
        try:
            rows = [*itertools.islice(csv.reader(io.StringIO(text), delimiter=mark), SAMPLE)]
        except csv.Error:
            continue
        rows = rows[:-1] if len(rows) < SAMPLE and len(text) > CUT_LETTERS else rows
        names = numbered(rows) if len(rows) >= FEWEST_ROWS and not _is_prose(rows) else None
        if names:
            return mark, names
    return None


def _is_even(names: list[str], text: str, parted: str) -> bool:
    """Return whether rows below names that nobody knows make a table: each has as many cells.

    A single row is one where its cells are plainly parts of an article, as an address, a day or a text is.
    """
    if not all(map(str.strip, names)) or len({*names}) < len(names) or len(names) < 3:
        return False
    rows = []
    try:
        lines = csv.reader(io.StringIO(text.rstrip("\r\n")), delimiter=parted)
        rows.extend(itertools.islice(lines, 1, SAMPLE))
    except csv.Error:
        return False
    if _is_prose([names, *rows]):
        return False
    if len(rows) == 1 and len(rows[0]) == len(names):
        parts = guessed_parts(names, rows)
        return len(parts) >= FEWEST_GUESSED and not parts.keys().isdisjoint(ESSENTIAL)
    whole = rows if len(rows) == SAMPLE - 1 else rows[:-1]  # the last one may be cut
    return len(rows) >= FEWEST_ROWS and all(len(row) == len(names) for row in whole)


def _is_prose(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a blank follows each mark that parts the rows, as after the commas of prose."""
    return all(cell.startswith(" ") for row in rows for cell in row[1:])
