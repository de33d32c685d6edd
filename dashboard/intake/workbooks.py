"""Excel workbooks of articles: each sheet a table whose first row names its columns, or the first that does below a title."""

from __future__ import annotations

import datetime as dt
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from dashboard.intake import limits
from dashboard.intake.archives import DAMAGED
from dashboard.intake.columns import SAMPLE, UnsureColumns, refused
from dashboard.intake.documents import xml_refused
from dashboard.intake.recognition import MOST_ABOVE, heads_articles
from dashboard.intake.records import draft_of_record
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.intake.draft import Draft
    from dashboard.intake.file_items import Item


def read_workbook(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of each row of the sheets that have columns of articles."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    refused = xml_refused(item.all(), item.name)
    if refused:
        yield refused
        return
    try:
        with item.open() as raw:
            book = openpyxl.load_workbook(raw, read_only=True, data_only=True, keep_links=False)
            yield from _sheets(book, item)
            book.close()
    except (InvalidFileException, KeyError, TypeError, *DAMAGED) as error:
        yield Problem("broken", item.name, f"a damaged workbook ({error})"[:200])


def _sheets(book: Any, item: Item) -> Iterator[Draft | Problem]:
    headers: list[str] = []
    found, notes = False, list[Problem]()
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        top = [*islice(rows, MOST_ABOVE + 1)]
        above = _above(top)
        header = _names(top[above]) if top else []
        headers.extend(filter(None, header))
        rows = chain(top[above + 1 :], rows)
        first = [tuple(map(_value, row)) for row in islice(rows, SAMPLE)]
        problem = refused(header, first, f"{item.name}#{sheet.title}", item.columns)
        if isinstance(problem, UnsureColumns) and len(header) == 1:
            notes.append(problem)  # a cover, unless it is all there is
        elif problem is None or isinstance(problem, UnsureColumns):
            found = True
            below = enumerate(chain(first, rows), above + 2)
            yield from [problem] if problem else _rows(below, header, sheet, item)
    if not found and notes:
        yield from notes
    elif not found:
        yield Problem("unknown_columns", item.name, ", ".join(headers)[:200])


def _names(row: Sequence[Any]) -> list[str]:
    return [str(cell or "").strip() for cell in row[: limits.COLUMNS]]


def _above(rows: Sequence[Sequence[Any]]) -> int:
    """Return how many rows are above the one that names columns: of articles, else of as many as any row, where the first has few."""
    for place, row in enumerate(rows):
        if heads_articles(_names(row)):
            return place
    filled = [sum(map(bool, _names(row))) for row in rows]
    most = max(filled, default=0)
    return filled.index(most) if filled and filled[0] * 2 < most else 0


def _rows(
    rows: Iterable[tuple[int, Sequence[Any]]], header: Sequence[str], sheet: Any, item: Item
) -> Iterator[Draft | Problem]:
    """Yield the articles of a sheet's rows below its header, which are numbered."""
    number = 0
    for number, row in rows:
        if any(cell is not None for cell in row):
            cells = dict(zip(header, map(_value, row), strict=False))
            yield draft_of_record(cells, f"{item.name}#{sheet.title}!{number}", item.columns)
    if not number:
        yield Problem("no_articles", f"{item.name}#{sheet.title}", "a sheet without rows")


def _value(cell: Any) -> Any:
    """Return a cell's value; midnight is how a sheet writes a day."""
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date()
    return cell
