"""Quotations as readers count them: one for each statement, whatever its cue broke it into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd

from dashboard.corpus.quoting import BETWEEN
from dashboard.corpus.search import find_hits, parse_query
from dashboard.corpus.selection import NOT_SAID, Selection, frame_of, page_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

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
    narrowed by its own filter. ``days`` has ``day`` and ``quotations``, whatever period is asked for.
    ``shares`` has ``source``, ``quotations``, ``unnamed`` and ``share`` of sources with enough.
    """

    total: int
    articles: int
    sources: int
    first_day: dt.date | None
    last_day: dt.date | None
    declined: int
    facets: dict[str, pd.DataFrame]
    days: pd.DataFrame
    shares: pd.DataFrame


def said(tables: Tables, view: View) -> Said:
    """Return the numbers of the view's quotations."""
    ask = Selection(tables, view)
    kept: dict[str, pd.DataFrame] = {}

    def without(field: str) -> pd.DataFrame:
        """Return the statements of the view as if one of its filters were not set."""
        name = field if getattr(view, field, None) or field == "status" else ""
        if name not in kept:
            columns = ["article", "day", *FACETS]
            rows = ask.statements(without=(name,) if name else ()).select(*columns)
            kept[name] = rows.collect("pandas").to_native()
        return kept[name]

    rows = without("")
    anyway = without("status")
    facets = {name: _counted(without(name)[name].explode()) for name in FACETS}
    return Said(
        total=len(rows),
        articles=rows["article"].nunique(),
        sources=rows["source"].nunique(),
        first_day=min(rows["day"].dropna(), default=None),
        last_day=max(rows["day"].dropna(), default=None),
        declined=int((anyway["status"] == NOT_SAID).sum()),
        facets=facets,
        days=_by_day(without("published")),
        shares=_unnamed_shares(without("named")),
    )


def _counted(values: pd.Series) -> pd.DataFrame:
    """Return value and count of one facet, most frequent first."""
    counts = values.dropna().value_counts().rename_axis("value").reset_index(name="count")
    counts = counts.sort_values(["count", "value"], ascending=[False, True], ignore_index=True)
    return counts.head(MOST_VALUES).astype({"count": "int64"})


def _by_day(rows: pd.DataFrame) -> pd.DataFrame:
    """Return day (datetime64) and quotations, one row per day that has any."""
    days = pd.to_datetime(rows["day"].dropna())
    counts = days.value_counts().sort_index()
    return counts.rename_axis("day").reset_index(name="quotations")


def _unnamed_shares(rows: pd.DataFrame) -> pd.DataFrame:
    """Return source, quotations and how many are of unnamed speakers; the largest share first."""
    grouped = rows.assign(unnamed=rows["named"] == "unnamed").groupby("source")["unnamed"]
    frame = grouped.agg(quotations="size", unnamed="sum").reset_index()
    frame = frame[frame["quotations"] >= ENOUGH].assign(
        share=lambda f: f["unnamed"] / f["quotations"]
    )
    return frame.sort_values(["share", "source"], ascending=[False, True], ignore_index=True)


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
    page = frame_of(page_of(rows, limit, offset)).drop(columns="key")
    columns = ["article", "title", "url", *(["text"] if verbatim else [])]
    titles = ask.table("articles").select(columns)
    titles = frame_of(titles.filter(nw.col("article").is_in(page["article"].unique().tolist())))
    frame = page.merge(titles, on="article", how="left").rename(columns={"day": "published"})
    frame.insert(0, "quotation", frame.pop("quotation"))
    if verbatim:
        texts = frame.pop("text")
        frame["words"] = [*map(_cut_out, texts, frame["pieces"])]
    frame["published"] = pd.to_datetime(frame["published"])
    query = parse_query(view.text)
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
