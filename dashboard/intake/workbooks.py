"""Excel workbooks of articles: each sheet a table whose first row names its columns."""

from __future__ import annotations

import datetime as dt
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from dashboard.intake import limits
from dashboard.intake.archives import DAMAGED
from dashboard.intake.columns import SAMPLE, UnsureColumns, refused
from dashboard.intake.documents import xml_refused
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
    found = False
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        header = [str(cell or "").strip() for cell in next(rows, ())[: limits.COLUMNS]]
        headers.extend(filter(None, header))
        first = [tuple(map(_value, row)) for row in islice(rows, SAMPLE)]
        problem = refused(header, first, f"{item.name}#{sheet.title}", item.columns)
        if problem is None or isinstance(problem, UnsureColumns):
            found = True
            yield from [problem] if problem else _rows(chain(first, rows), header, sheet, item)
    if not found:
        yield Problem("unknown_columns", item.name, ", ".join(headers)[:200])


def _rows(
    rows: Iterable[Sequence[Any]], header: Sequence[str], sheet: Any, item: Item
) -> Iterator[Draft | Problem]:
    """Yield the articles of a sheet's rows below its header."""
    number = 1
    for number, row in enumerate(rows, 2):
        if any(cell is not None for cell in row):
            cells = dict(zip(header, map(_value, row), strict=False))
            yield draft_of_record(cells, f"{item.name}#{sheet.title}!{number}", item.columns)
    if number == 1:
        yield Problem("no_articles", f"{item.name}#{sheet.title}", "a sheet without rows")


def _value(cell: Any) -> Any:
    """Return a cell's value; midnight is how a sheet writes a day."""
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date()
    return cell
