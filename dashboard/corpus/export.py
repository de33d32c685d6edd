"""Exports: what a page lists for a link, as a file."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.corpus.calendars import as_calendar
from dashboard.corpus.spreadsheet import as_csv
from dashboard.corpus.timelinejs import as_timelinejs
from dashboard.corpus.workbook import as_workbook
from dashboard.wording import doubts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.corpus.queries import Corpus
    from dashboard.view import View

    Provenance = dict[str, str]

FORMS = ("csv", "xlsx", "parquet", "json")
"""Forms that every table has."""
OF_EVENTS = {"ics": as_calendar, "timelinejs": as_timelinejs}
"""Forms that only events have."""
NOT_EXPORTED = ["hits", "snippet_hits", "title_hits", "score"]


def exported(corpus: Corpus, view: View, table: str, form: str) -> bytes:
    """Return what the page ``table`` shows for a view, in one of the FORMS, with the view in it.

    The timeline also has the forms ics and timelinejs; raises ValueError for them of other tables.
    """
    if form in OF_EVENTS and table != "timeline":
        raise ValueError(f"{form} is a form of the timeline: ask for --table timeline")
    frame = listed(corpus, view, table)
    if form in OF_EVENTS:
        return OF_EVENTS[form](frame)
    return written(frame, form, provenance(corpus, view))


def provenance(corpus: Corpus, view: View, events: Mapping[str, str] | None = None) -> Provenance:
    """Return what a file says of itself: the view in words and as a link, and the collection."""
    if events is None:
        events = corpus.printed_events if view.event else {}
    return {
        "view": view.describe(events),
        "link": f"?{view.to_url()}",
        "collection": corpus.fingerprint,
        "made with": "Dateline",
    }


def written(frame: pd.DataFrame, form: str, about: Provenance) -> bytes:
    """Return a table in one of the FORMS, with what it is: exactly the rows given.

    CSV has it in a last column, XLSX on a second sheet, Parquet in the metadata of its schema
    (key ``dateline``), and JSON beside ``rows``.
    """
    if form == "csv":
        return as_csv(frame.assign(view=about["view"]))
    if form == "xlsx":
        return as_workbook(frame, about)
    if form == "json":
        rows = frame.to_json(orient="records", date_format="iso", force_ascii=False, indent=1)
        head = json.dumps(about, ensure_ascii=False, indent=1).removesuffix("\n}")
        return f'{head},\n "rows": {rows}\n}}\n'.encode()
    table = pa.Table.from_pandas(frame, preserve_index=False)
    said = {**(table.schema.metadata or {}), b"dateline": json.dumps(about).encode()}
    file = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(said), file)
    return file.getvalue()


def listed(corpus: Corpus, view: View, table: str, only: str = "") -> pd.DataFrame:
    """Return all rows of what a page lists, without what only the screen needs.

    ``only`` is the part of the articles that the page lists, where it is not all of them.

    The ``words`` of quotations are to the letter: no mark is added to them. ``tags`` before them
    say where nobody said them, or where the speaker is unclear. ``extra`` of articles is what their
    tables or records said besides, as a JSON object.
    """
    frame = {
        "articles": lambda: corpus.articles(view, only=only),
        "entities": lambda: corpus.with_set_by(corpus.entities(view)),
        "timeline": lambda: corpus.timeline(view),
        "quotations": lambda: corpus.quotations(view, verbatim=True),
        "unnamed": lambda: corpus.unnamed_sources(view),
        "versions": lambda: corpus.versions(corpus.retold(view)["origin"].tolist()),
    }[table]()
    if table == "articles":
        extras = corpus.extras()
        kept = [extras.get(article) for article in frame["article"]]
        said = [json.dumps(one, ensure_ascii=False) if one else None for one in kept]
        frame["extra"] = pd.Series(said, index=frame.index, dtype=object)
    if table == "quotations":
        before = [*map(doubts, frame["status"], frame["known"], frame["speaker"])]
        frame.insert([*frame.columns].index("words"), "tags", ["; ".join(one) for one in before])
    return frame.drop(columns=[name for name in NOT_EXPORTED if name in frame])
