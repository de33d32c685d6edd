"""Workbooks: numbers stay numbers, days are days, and nothing that an article says is calculated."""

import datetime as dt
import io

import openpyxl
import pandas as pd
import pytest

from dashboard.corpus import workbook
from dashboard.corpus.workbook import ABOUT, as_workbook

TABLE = pd.DataFrame(
    {
        "=name": ["=1+1", "+49", "@x", "Ada\x07 Lund", None],
        "day": pd.to_datetime(["2031-03-04", None, "1850-01-01", "2031-03-05", "2031-03-06"]),
        "who": [["=x", "b"], [], ["c"], [], []],
        "count": [1, -2, 3, 4, 5],
        "share": [0.5, float("nan"), 1.0, 0.0, 0.25],
        "parsed": [True, False, True, True, True],
    }
)


def sheets(data):
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def book():
    return sheets(as_workbook(TABLE, {"view": "=All articles", "link": "?"}))


def test_nothing_is_a_formula(book):
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d", "b"}
    armed = [cell for cell in cells if str(cell.value).startswith(("=", "+", "@"))]
    assert [cell.value for cell in armed] == [
        "=name",
        "=1+1",
        "=x; b",
        "+49",
        "@x",
        "=All articles",
    ]
    assert all(cell.quotePrefix for cell in armed)


def test_values_keep_their_kinds(book):
    heads, first, second, third, fourth, fifth = book["Rows"].iter_rows(values_only=True)
    assert heads == ("=name", "day", "who", "count", "share", "parsed")
    assert first[1].date() == dt.date(2031, 3, 4)
    assert first[2:] == ("=x; b", 1, 0.5, True)
    assert [second[place] for place in (1, 3, 4, 5)] == [None, -2, None, False]
    assert third[1] == "1850-01-01"
    assert fourth[0] == "Ada Lund"
    assert fifth[0] is None


def test_it_says_what_it_is(book):
    assert dict(book[ABOUT].iter_rows(values_only=True)) == {"view": "=All articles", "link": "?"}


def test_too_many_rows_are_named_not_cut(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    with pytest.raises(ValueError, match="as CSV or Parquet"):
        as_workbook(TABLE, {})
