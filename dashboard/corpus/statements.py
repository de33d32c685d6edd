"""Quotations as readers count them: one for each statement, whatever its cue broke it into."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.quoting import BETWEEN
from dashboard.corpus.schema import ARTICLE_KEY
from dashboard.corpus.search import find_hits
from dashboard.corpus.selection import NOT_SAID, Selection, frame_of, page_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from dashboard.corpus.tables import Tables
    from dashboard.view import View

SORTS: dict[str, tuple[list[str], list[bool]]] = {
    "relevance": (["score", "day", "article", "start"], [True, True, False, False]),
    "date": (["day", "article", "start"], [True, False, False]),
    "prominence": (["start", "day", "article"], [False, True, False]),
    "text": (["day", "article", "start"], [False, False, False]),
}
"""Columns of each order, and which of them descend."""
FACETS = ("speaker", "about", "source", "kind", "status", "known", "named")
MOST_VALUES = 50
ENOUGH = 10
"""Of a source with fewer quotations, no share is given."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a view holds of quotations, in numbers.

    ``facets`` has a frame of ``value`` and ``count`` for each facet, most frequent first; none is
    narrowed by its own filter. ``retold`` counts the statements that several articles carry. ``days`` has ``day`` and ``quotations``, whatever period is asked for.
    ``shares`` has ``source``, ``quotations``, ``unnamed`` and ``share`` of sources with enough.
    """

    total: int
    articles: int
    sources: int
    first_day: dt.date | None
    last_day: dt.date | None
    declined: int
    retold: int
    facets: dict[str, pd.DataFrame]
    days: pd.DataFrame
    shares: pd.DataFrame


def said(tables: Tables, view: View) -> Said:
    """Return the numbers of the view's quotations."""
    ask = Selection(tables, view)
    kept: dict[str, pa.Table] = {}

    def without(field: str) -> pa.Table:
        """Return the statements of the view as if one of its filters were not set."""
        if not getattr(view, field):
            return anyway if field == "status" else rows
        if field not in kept:
            kept[field] = _columns(ask, (field,))
        return kept[field]

    anyway = _columns(ask, () if view.status else ("status",))
    rows = anyway if view.status else anyway.filter(pc.field("status") != NOT_SAID)
    known = without("speaker").filter(pc.field("named").isin(["named", "unnamed"]))
    days = rows["day"].drop_null().unique().to_pylist()
    return Said(
        total=len(rows),
        articles=len(rows["article"].unique()),
        sources=len(rows["source"].drop_null().unique()),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        declined=len(without("status").filter(pc.field("status") == NOT_SAID)),
        retold=len(rows["origin"].drop_null().unique()),
        facets={name: _counted(without(name)[name]) for name in FACETS}
        | {"speaker": _counted(known["speaker"])},
        days=_by_day(without("published")["day"]),
        shares=_unnamed_shares(without("named")),
    )


def _columns(ask: Selection, without: Sequence[str]) -> pa.Table:
    """Return what is counted of the view's statements, some of its filters not set."""
    rows = ask.statements(without=without).select("article", "day", "origin", *FACETS)
    return rows.collect("pyarrow").to_native()


def _counted(values: pa.ChunkedArray) -> pd.DataFrame:
    """Return value and count of one facet, most frequent first; of a list each item counts."""
    if pa.types.is_list(values.type):
        items = [chunk.flatten() for chunk in values.chunks]
        values = pa.chunked_array(items, values.type.value_type)
    counts = values.drop_null().value_counts()
    table = pa.table({"value": counts.field("values"), "count": counts.field("counts")})
    order = [("count", "descending"), ("value", "ascending")]
    return table.sort_by(order).slice(0, MOST_VALUES).to_pandas()


def _by_day(days: pa.ChunkedArray) -> pd.DataFrame:
    """Return day (datetime64) and quotations, one row per day that has any."""
    counts = days.drop_null().value_counts()
    table = pa.table({"day": counts.field("values"), "quotations": counts.field("counts")})
    frame = table.sort_by("day").to_pandas()
    frame["day"] = pd.to_datetime(frame["day"])
    return frame


def _unnamed_shares(rows: pa.Table) -> pd.DataFrame:
    """Return source, quotations and how many are of unnamed speakers; the largest share first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    grouped = rows.group_by(["source", "named"]).aggregate([([], "count_all")])
    for row in grouped.to_pylist():
        counts[row["source"]][row["named"]] += row["count_all"]
    shares = [
        (source, found.total(), found["unnamed"], found["unnamed"] / found.total())
        for source, found in counts.items()
        if source and found.total() >= ENOUGH
    ]
    shares.sort(key=lambda row: (-row[3], row[0]))
    return pd.DataFrame(shares, columns=["source", "quotations", "unnamed", "share"])


def statements(
    tables: Tables, view: View, sort: str, limit: int, offset: int, *, verbatim: bool = False
) -> pd.DataFrame:
    """Return one row for each statement of the view, with its article's title and address.

    ``start`` and ``end`` are its first piece's; ``pieces`` holds "start:end" of every one. With
    ``verbatim``, ``words`` are the text of the pieces to the letter, without marks added.
    """
    ask = Selection(tables, view)
    order, descending = SORTS[sort if view.text or sort != "relevance" else "date"]
    rows = ask.statements(scored=True).sort(*order, descending=descending, nulls_last=True)
    return _shown(ask, frame_of(page_of(rows, limit, offset)), verbatim=verbatim)


def retold(tables: Tables, view: View, limit: int | None = None) -> pd.DataFrame:
    """Return the statements that several articles carry, each once, those of most articles first."""
    ask = Selection(tables, view)
    rows = ask.statements(scored=True).filter(~nw.col("origin").is_null())
    order = ["versions", "day", "article", "start"]
    frame = frame_of(rows.sort(*order, descending=[True, False, False, False], nulls_last=True))
    return _shown(ask, frame.drop_duplicates("origin", ignore_index=True)[:limit])


def _shown(ask: Selection, page: pd.DataFrame, *, verbatim: bool = False) -> pd.DataFrame:
    """Return a page of statements with titles, addresses and the hits of the search."""
    columns = ["article", "title", "url", *(["text"] if verbatim else [])]
    titles = ask.table("articles" if verbatim else "catalogue").select(columns)
    titles = frame_of(titles.filter(nw.col("article").is_in(page["article"].unique().tolist())))
    frame = page.drop(columns=["key", ARTICLE_KEY]).merge(titles, on="article", how="left")
    frame = frame.rename(columns={"day": "published"})
    frame.insert(0, "quotation", frame.pop("quotation"))
    if verbatim:
        texts = frame.pop("text")
        frame["words"] = [*map(_cut_out, texts, frame["pieces"])]
    frame["published"] = pd.to_datetime(frame["published"])
    query = ask.tables.quotations_index.asked(ask.view.text)
    hits = [find_hits(words, query) for words in frame["words"]]
    frame["hits"] = pd.Series(hits, dtype=object, index=frame.index)
    return frame


def _cut_out(text: str, pieces: Iterable[str]) -> str:
    """Return the pieces of a statement, each "start:end", as they stand in the text."""
    spans = (piece.split(":") for piece in pieces)
    return BETWEEN.join(text[int(start) : int(end)] for start, end in spans)


def unnamed_sources(tables: Tables, view: View) -> pd.DataFrame:
    """Return who is quoted without a name, one row for each description, most often first.

    Columns: speaker, role, affiliation, reason (given for anonymity), sources (a list), articles and
    quotations.
    """
    rows = Selection(tables, view).statements(without=("named",))
    columns = ["speaker", "role", "affiliation", "anonymity_reason", "source", "article"]
    frame = frame_of(rows.filter(nw.col("named") == "unnamed").select(columns))
    found = [_ledger_row(some) for _, some in frame.groupby("speaker", dropna=False, sort=True)]
    table = pd.DataFrame(
        found,
        columns=["speaker", "role", "affiliation", "reason", "sources", "articles", "quotations"],
    )
    return table.sort_values(
        ["quotations", "speaker"], ascending=[False, True], kind="stable", ignore_index=True
    )


def _ledger_row(some: pd.DataFrame) -> dict[str, Any]:
    """Return the row of one description of an unnamed source."""
    return {
        "speaker": some["speaker"].iloc[0],
        "role": _each(some["role"]),
        "affiliation": _each(some["affiliation"]),
        "reason": _each(some["anonymity_reason"]),
        "sources": sorted(some["source"].dropna().unique()),
        "articles": some["article"].nunique(),
        "quotations": len(some),
    }


def _each(values: Iterable[Any]) -> str:
    """Return the different values that there are, most frequent first."""
    return "; ".join(pd.Series(values).dropna().value_counts().index)
