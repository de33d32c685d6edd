import io

import pandas as pd
import pytest

from dashboard.corpus.timelinejs import COLUMNS, as_timelinejs


def sheet(*rows):
    columns = [
        "label",
        "first",
        "last",
        "certainty",
        "status",
        "place",
        "articles",
        "sources",
        "value",
    ]
    frame = pd.DataFrame(rows, columns=columns)
    frame = frame.assign(first=pd.to_datetime(frame["first"]), last=pd.to_datetime(frame["last"]))
    text = as_timelinejs(frame).decode("utf-8-sig")
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)


def event(first, last, label="Talks", **more):
    base = {
        "certainty": "stated",
        "status": "happened",
        "place": None,
        "articles": 2,
        "sources": 1,
        "value": None,
    }
    row = base | more
    return (label, first, last, *(row[name] for name in base))


DATES = ["Year", "Month", "Day", "End Year", "End Month", "End Day"]


@pytest.mark.parametrize(
    ("first", "last", "cells"),
    [
        ("2031-03-04", "2031-03-04", ["2031", "3", "4", "", "", ""]),
        ("2031-02-20", "2031-02-22", ["2031", "2", "20", "2031", "2", "22"]),
        ("2031-06-01", "2031-06-30", ["2031", "6", "", "", "", ""]),
        ("2031-01-01", "2031-12-31", ["2031", "", "", "", "", ""]),
        ("2019-01-01", "2021-12-31", ["2019", "", "", "2021", "", ""]),
        ("2031-03-04", None, ["2031", "3", "4", "", "", ""]),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(first, last, cells):
    assert sheet(event(first, last))[DATES].iloc[0].tolist() == cells


def test_the_sheet_has_the_columns_of_the_template_and_only_dated_events():
    table = sheet(event(None, None), event("2031-03-04", "2031-03-04", place="Port Amsel"))
    assert tuple(table.columns) == COLUMNS
    assert table["Headline"].tolist() == ["Talks"]
    assert table["Display Date"].tolist() == ["4 Mar 2031"]
    assert table["Group"].tolist() == ["Port Amsel"]


def test_status_and_certainty_are_said():
    (text,) = sheet(event("2031-03-04", None, certainty="computed", status="planned"))["Text"]
    assert text == "2 articles · 1 source · date inferred · planned"


def test_the_day_of_a_report_is_no_day_of_what_it_reports():
    assert sheet(event("2031-03-04", None, certainty="assumed")).empty


def test_markup_is_text_and_no_cell_is_a_formula():
    table = sheet(event("2031-03-04", None, label="=1+1 <img src=x>", place="@place"))
    assert table["Headline"].tolist() == ["'=1+1 &lt;img src=x&gt;"]
    assert table["Group"].tolist() == ["'@place"]


def test_a_vague_date_is_shown_in_words():
    (shown,) = sheet(event("2031-03-21", "2031-03-31", value="2031-03"))["Display Date"]
    assert shown == "late March 2031"
