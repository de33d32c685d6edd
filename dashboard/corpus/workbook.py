"""Tables as XLSX: a sheet of rows without formulas, and a sheet that describes them."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import numpy as np
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from dashboard.corpus.spreadsheet import FORMULA
from dashboard.wording import as_day, harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

ABOUT = "About this file"
MOST_ROWS = 1_048_575
"""Rows of one sheet below its heads (limit of the format)."""
LONGEST = 32_767
"""Characters of one cell (limit of the format)."""
FIRST_DAY = dt.date(1900, 3, 1)
"""Spreadsheet programs disagree on days before it: those are written as text."""


def as_workbook(table: pd.DataFrame, about: Mapping[str, str]) -> bytes:
    """Return a table as XLSX; ``about`` is on a sheet of its own, as names and values.

    Raises ValueError where the table has more rows than a sheet can hold.
    """
    if len(table) > MOST_ROWS:
        raise ValueError(f"A sheet holds {MOST_ROWS:,} rows: take this table as CSV or Parquet.")
    book = Workbook(write_only=True)
    days = {name for name in table.columns if table[name].dtype.kind == "M"}
    rows = (
        [as_day(value) if name in days else value for name, value in row.items()]
        for row in table.to_dict("records")
    )
    _write(book, "Rows", [[*table.columns], *rows])
    _write(book, ABOUT, about.items())
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write(book: Workbook, title: str, rows: Iterable[Iterable[Any]]) -> None:
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Any) -> Any:
    """Return a cell that holds a number, a day or text, and never a formula."""
    if isinstance(value, (list, tuple, np.ndarray)):
        value = "; ".join(str(item) for item in value)
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT differ from themselves
        return WriteOnlyCell(sheet, None)
    if isinstance(value, dt.date):
        day = as_day(value)
        return WriteOnlyCell(sheet, day if day and day >= FIRST_DAY else str(day))
    if isinstance(value, (bool, np.bool_)):
        return WriteOnlyCell(sheet, bool(value))
    if isinstance(value, (int, float, np.number)):
        return WriteOnlyCell(sheet, value)
    text = harmless(ILLEGAL_CHARACTERS_RE.sub("", str(value)))[:LONGEST]
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA)
    return cell
