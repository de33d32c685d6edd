"""CSV tables of articles, read one row at a time.

A bad row is a problem with its number; the rows after it are read.
"""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.intake.charset import decode, encoding_of
from dashboard.intake.columns import SAMPLE, refused
from dashboard.intake.recognition import delimiter, table_below, unnamed
from dashboard.intake.records import draft_of_record
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.intake.draft import Draft
    from dashboard.intake.file_items import Item

MOST_RESTARTS = 100


def read_csv(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of each row; after a row with an unclosed quote, go on below it.

    What is there may be the rest of a text: the next row is one with as many cells as columns.
    """
    csv.field_size_limit(limits.CELL_BYTES)
    names, parted, done = _names(item)
    problem = refused(names, _sample(item, parted, done), item.name, item.columns)
    if problem:
        yield problem
        return
    found, whole = False, True
    for _ in range(MOST_RESTARTS):
        with _text_lines(item) as file:
            for _ in range(done):
                file.readline(limits.FILE_BYTES)
            rows = csv.reader(file, delimiter=parted, strict=True)
            begun = done
            try:
                for row in rows:
                    where = f"{item.name}#{done + 1}"
                    done = begun + rows.line_num
                    whole = whole or len(row) == len(names)
                    if whole and any(map(str.strip, row)):
                        found = True
                        cells = dict(zip(names, row, strict=False))
                        yield draft_of_record(cells, where, item.columns)
            except csv.Error as error:
                found = True
                yield _bad_row(error, f"{item.name}#{done + 1}")
                done, whole = done + 1, False
                continue
        if not found:
            yield Problem("no_articles", item.name, "a line of column names and no row with a cell")
        return
    yield Problem("broken", item.name, f"more than {MOST_RESTARTS} bad rows; the rest was not read")


def _names(item: Item) -> tuple[list[str], str, int]:
    """Return the columns' names, what parts them, and how many lines they take: none where they are numbers."""
    head = decode(item.head()).text.lstrip("\ufeff")
    without = unnamed(head)
    if without:
        return without[1], without[0], 0
    first = delimiter(head)
    parted, above = (first, 0) if first else table_below(head) or (",", 0)
    with _text_lines(item) as file:
        header = [file.readline(limits.FILE_BYTES) for _ in range(above + 1)][-1]
    return next(csv.reader([header.lstrip("\ufeff")], delimiter=parted)), parted, above + 1


def _sample(item: Item, parted: str, skipped: int) -> list[list[str]]:
    """Return the first rows of a table, as far as they can be read."""
    rows: list[list[str]] = []
    with _text_lines(item) as file, contextlib.suppress(csv.Error):
        for _ in range(skipped):
            file.readline(limits.FILE_BYTES)
        rows.extend(itertools.islice(csv.reader(file, delimiter=parted), SAMPLE))
    return rows


def _bad_row(error: csv.Error, where: str) -> Problem:
    """Return the problem with a row that is no CSV, in words that say what to look for."""
    if "unexpected end" in str(error):
        return Problem("unclosed_quote", where, "a quotation mark that nothing closes begins here")
    if "field limit" in str(error):
        told = f"a cell over {limits.CELL_BYTES:,} letters, or a quotation mark that nothing closes"
        return Problem("too_large", where, told)
    return Problem("bad_line", where, str(error))


def _text_lines(item: Item) -> io.TextIOWrapper:
    with item.open() as file:
        encoding = encoding_of(file)
    name = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16-be"}.get(
        encoding, encoding
    )
    return io.TextIOWrapper(item.open(), encoding=name, errors="replace", newline="")
