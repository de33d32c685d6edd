"""Taking it away: what a page lists for a link, as a file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from dashboard.corpus.calendars import as_calendar
from dashboard.corpus.spreadsheet import as_csv
from dashboard.corpus.timelinejs import as_timelinejs

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.corpus.frames import Corpus
    from dashboard.view import View

OF_EVENTS = {"ics": as_calendar, "timelinejs": as_timelinejs}
"""Forms that only events have."""
NOT_EXPORTED = ["hits", "snippet_hits", "score"]


def exported(corpus: Corpus, view: View, table: str, form: str) -> bytes:
    """Return what the page ``table`` shows for a view, as csv, json or parquet.

    The timeline also has the forms ics and timelinejs; raises ValueError for them of other tables.
    """
    if form in OF_EVENTS and table != "timeline":
        raise ValueError(f"{form} is a form of the timeline: ask for --table timeline")
    frame = listed(corpus, view, table)
    if form in OF_EVENTS:
        return OF_EVENTS[form](frame)
    buffer = io.BytesIO()
    if form == "csv":
        return as_csv(frame)
    if form == "json":
        frame.to_json(buffer, orient="records", date_format="iso", force_ascii=False, indent=1)
        return buffer.getvalue()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue()


def listed(corpus: Corpus, view: View, table: str) -> pd.DataFrame:
    """Return all rows of what a page lists, without what only the screen needs.

    The ``words`` of quotations are to the letter: no mark is added to them.
    """
    frame = {
        "articles": lambda: corpus.articles(view),
        "entities": lambda: corpus.entities(view),
        "timeline": lambda: corpus.timeline(view),
        "quotations": lambda: corpus.quotations(view, verbatim=True),
    }[table]()
    return frame.drop(columns=[name for name in NOT_EXPORTED if name in frame])
