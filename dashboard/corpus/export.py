"""Taking it away: what a page lists for a link, as a file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from dashboard.corpus.spreadsheet import as_csv
from dashboard.view import View

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.corpus.frames import Corpus

ALL = 1_000_000_000
NOT_EXPORTED = ["hits", "snippet_hits", "score"]


def exported(corpus: Corpus, link: str, table: str, form: str) -> bytes:
    """Return what the page ``table`` shows for the query string of a link, as csv, json or parquet."""
    query = link.split("?", 1)[-1]
    view = View.from_query(parse_qs(query))
    frame = listed(corpus, view, table)
    buffer = io.BytesIO()
    if form == "csv":
        return as_csv(frame)
    if form == "json":
        frame.to_json(buffer, orient="records", date_format="iso", force_ascii=False, indent=1)
        return buffer.getvalue()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue()


def listed(corpus: Corpus, view: View, table: str) -> pd.DataFrame:
    """Return all rows of what a page lists, without what only the screen needs."""
    frame = {
        "articles": lambda: corpus.articles(view, limit=ALL),
        "entities": lambda: corpus.entities(view, limit=ALL),
        "timeline": lambda: corpus.timeline(view),
        "quotations": lambda: corpus.quotations(view, limit=ALL),
    }[table]()
    return frame.drop(columns=[name for name in NOT_EXPORTED if name in frame])
