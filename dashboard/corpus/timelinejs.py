"""Events in the spreadsheet form that TimelineJS reads: one row an event, the date in columns.

Source of the columns: the template sheet of TimelineJS 3 (Knight Lab). Its cells are read as HTML,
so everything that comes from articles is escaped; and no cell is a formula.
"""

from __future__ import annotations

import calendar
import html
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.corpus.checks import checked_words
from dashboard.corpus.spreadsheet import as_csv
from dashboard.wording import CERTAINTY_WORDS, as_day, count, period, status_words

if TYPE_CHECKING:
    import datetime as dt

    Row = dict[str, Any]

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date",
    "Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group",
    "Background",
)  # fmt: skip


def as_timelinejs(events: pd.DataFrame) -> bytes:
    """Return the dated events of a timeline as CSV for TimelineJS; others cannot be on it.

    The frame is what ``Corpus.timeline`` returns. A whole month or year has no day or month.
    """
    rows = [_row(row) for row in events.to_dict("records") if _ends(row)]
    return as_csv(pd.DataFrame(rows, columns=list(COLUMNS), dtype=object))


def _ends(row: Row) -> tuple[dt.date, dt.date] | None:
    start, end = as_day(row["first"]), as_day(row["last"])
    first, last = start or end, end or start
    return (first, last) if first and last and row["certainty"] != "assumed" else None


def _row(row: Row) -> Row:
    first, last = _ends(row) or (None, None)
    cells = dict.fromkeys(COLUMNS, "")
    cells |= _dates(first, last) if first and last else {}
    facts = [count(row["articles"], "article"), count(row["sources"], "source")]
    facts += [
        words for words in (CERTAINTY_WORDS.get(row["certainty"]), status_words(row)) if words
    ]
    noted = (row.get("set_by"), checked_words(row))
    facts += [words for words in noted if isinstance(words, str)]
    return cells | {
        "Display Date": period(row["first"], row["last"], row["value"]),
        "Headline": html.escape(row["label"]),
        "Text": html.escape(" · ".join(facts)),
        "Group": html.escape(row["place"]) if isinstance(row["place"], str) else "",
    }


def _dates(first: dt.date, last: dt.date) -> Row:
    """Return the cells of a date as exactly as it is known: a whole year has no month and no day."""
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    whole_years = whole_months and (first.month, last.month) == (1, 12)
    start: Row = {"Year": str(first.year)}
    end: Row = {"End Year": str(last.year)}
    if not whole_years:
        start["Month"], end["End Month"] = str(first.month), str(last.month)
    if not whole_months:
        start["Day"], end["End Day"] = str(first.day), str(last.day)
    return start if list(start.values()) == list(end.values()) else start | end
