"""Quotations as readers count them: one for each statement, whatever its cue broke it into.

Filters and search look at the pieces; what is listed and counted is the statement that they are of.
A statement whose pieces are of two kinds is found under both, and listed as mixed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from dashboard.corpus.quoting import as_said
from dashboard.corpus.search import find_hits, parse_query
from dashboard.corpus.selection import Selection, frame_of, page_of, row_of
from dashboard.view import View

if TYPE_CHECKING:
    from dashboard.corpus.tables import Tables

SORTS: dict[str, tuple[list[str], list[bool]]] = {
    "relevance": (["score", "day", "article", "start"], [True, True, False, False]),
    "date": (["day", "article", "start"], [True, False, False]),
    "prominence": (["start", "day", "article"], [False, True, False]),
    "text": (["article", "start"], [False, False]),
}
STATEMENT = ["article", "statement"]
ENOUGH = 10
"""Of a source with fewer quotations, no share is given."""
LINKED = ["quotation", "speaker", "speaker_entity", "named", "source", "day"]


def with_statement(ask: Selection, rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Return rows of the table ``statements`` with the number of their statement in its article."""
    numbers = ask.table("quotations").select("quotation", "statement")
    return rows.join(numbers, on="quotation")


def count_statements(ask: Selection) -> int:
    """Return how many quotations a selection holds."""
    rows = with_statement(ask, ask.statements()).select(STATEMENT).unique()
    return int(row_of(rows.select(n=nw.len()))["n"])


def counted(ask: Selection, name: str) -> pd.DataFrame:
    """Return value and count of one facet, most frequent first."""
    rows = with_statement(ask, ask.statements(without=(name,)))
    return frame_of(
        rows.filter(~nw.col(name).is_null())
        .select(*STATEMENT, value=nw.col(name))
        .unique()
        .group_by("value")
        .agg(count=nw.len())
        .sort("count", "value", descending=[True, False])
        .head(50)
    )


def unnamed_shares(ask: Selection) -> pd.DataFrame:
    """Return source, quotations and how many are of unnamed speakers; the largest share first."""
    rows = with_statement(ask, ask.statements(without=("named",)))
    rows = rows.filter(~nw.col("source").is_null()).select(*STATEMENT, "source", "named").unique()
    frame = frame_of(
        rows.with_columns(is_unnamed=(nw.col("named") == "unnamed").cast(nw.Int64))
        .group_by("source")
        .agg(quotations=nw.len(), unnamed=nw.col("is_unnamed").sum())
        .filter(nw.col("quotations") >= ENOUGH)
    ).astype({"quotations": "int64", "unnamed": "int64"})
    frame["share"] = frame["unnamed"] / frame["quotations"]
    return frame.sort_values(["share", "source"], ascending=[False, True], ignore_index=True)


def statements(tables: Tables, view: View, sort: str, limit: int, offset: int) -> pd.DataFrame:
    """Return one row for each statement of the view, its words as the reader sees them.

    ``start`` and ``end`` are its first piece's; ``pieces`` holds "start:end" of every one.
    """
    ask = Selection(tables, view)
    order, descending = SORTS[sort if view.text or sort != "relevance" else "date"]
    rows = (
        with_statement(ask, ask.statements(scored=True))
        .group_by(STATEMENT)
        .agg(score=nw.col("score").max(), day=nw.col("day").max(), start=nw.col("start").min())
        .sort(*order, descending=descending, nulls_last=True)
    )
    page = frame_of(page_of(rows, limit, offset))
    frame = _whole(_pieces(tables, page))
    frame = page[[*STATEMENT, "score"]].merge(frame, on=STATEMENT, how="left")
    frame.insert(0, "quotation", frame.pop("quotation"))
    query = parse_query(view.text)
    hits = [find_hits(words, query) for words in frame["words"]]
    frame["hits"] = pd.Series(hits, dtype=object, index=frame.index)
    return frame


def _pieces(tables: Tables, page: pd.DataFrame) -> pd.DataFrame:
    """Return every piece of a page of statements, in the order of the text."""
    ask = Selection(tables, View())
    here = nw.col("article").is_in(page["article"].unique().tolist())
    own = ask.table("quotations").filter(here).drop(["key", "speaker", "speaker_entity"])
    linked = ask.table("statements").filter(here).select(LINKED)
    titles = ask.table("articles").select("article", "title", "url")
    frame = frame_of(own.join(linked, on="quotation").join(titles, on="article", how="left"))
    frame = frame.merge(page[STATEMENT], on=STATEMENT).rename(columns={"day": "published"})
    frame["published"] = pd.to_datetime(frame["published"])
    return frame.sort_values([*STATEMENT, "start"], ignore_index=True)


def _whole(pieces: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each statement: its first piece, with the words of all."""
    frame = pieces.drop_duplicates(STATEMENT).drop(columns=["words", "kind"])
    said: dict[tuple[str, int], list[tuple[str, str]]] = {}
    spans: dict[tuple[str, int], list[str]] = {}
    columns = [*STATEMENT, "words", "kind", "start", "end"]
    for article, number, words, kind, start, end in pieces[columns].itertuples(
        index=False, name=None
    ):
        said.setdefault((article, number), []).append((words or "", kind))
        spans.setdefault((article, number), []).append(f"{start}:{end}")
    kinds = [{kind for _, kind in parts} for parts in said.values()]
    frame["kind"] = [next(iter(one)) if len(one) == 1 else "mixed" for one in kinds]
    frame["words"] = [as_said(parts) for parts in said.values()]
    frame["pieces"] = pd.Series(list(spans.values()), dtype=object, index=frame.index)
    return frame
