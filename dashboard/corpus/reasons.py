"""Why an event has its date: the dates around each mention, what they were read by, what was rejected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals as nw

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    import pandas as pd

    from dashboard.corpus.selection import Selection

    Row = dict[str, Any]

COLUMNS = ["article", "start", "end", "first", "last", "anchor", "rule", "rejected", "relation"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One date beside a mention of an event: its words, what they mean, and how that was found.

    ``taken`` says that the mention took this date; ``rejected`` are the readings that were not taken.
    """

    phrase: str
    first: dt.date | None
    last: dt.date | None
    rule: str
    anchor: str | None
    rejected: tuple[str, ...]
    relation: str | None
    taken: bool


def reasons(
    ask: Selection, mentions: pd.DataFrame, texts: Sequence[str]
) -> list[tuple[Reason, ...]]:
    """Return, for each mention, the dates in its clause and the one it took, in their order.

    ``mentions`` has ``article``, ``start``, ``end``; ``texts`` are the articles' texts, row by row.
    """
    articles = mentions["article"].unique().tolist()
    dates: dict[str, list[Row]] = {}
    rows = ask.table("dates").filter(nw.col("article").is_in(articles)).select(COLUMNS)
    for row in _plain(rows.sort("article", "start")):
        dates.setdefault(row["article"], []).append(row)
    taken = _taken(ask, articles)
    spans = zip(mentions["article"], mentions["start"], mentions["end"], texts, strict=True)
    return [
        tuple(
            _reason(row, text, taken=row["start"] in taken.get((article, start, end), ()))
            for row in dates.get(article, ())
            if (row["start"] < end and row["end"] > start)
            or row["start"] in taken.get((article, start, end), ())
        )
        for article, start, end, text in spans
    ]


def _taken(ask: Selection, articles: Sequence[str]) -> dict[tuple[str, int, int], set[int]]:
    """Return where the dates stand that each mention took, by the mention's article and span."""
    rows = ask.table("events").filter(
        nw.col("article").is_in(list(articles)), ~nw.col("date_start").is_null()
    )
    found: dict[tuple[str, int, int], set[int]] = {}
    for row in _plain(rows.select("article", "start", "end", "date_start")):
        span = (row["article"], row["start"], row["end"])
        found.setdefault(span, set()).add(row["date_start"])
    return found


def _reason(row: Row, text: str, *, taken: bool) -> Reason:
    return Reason(
        text[row["start"] : row["end"]],
        row["first"],
        row["last"],
        row["rule"] or "",
        row["anchor"],
        tuple(row["rejected"] or ()),
        row["relation"],
        taken,
    )


def _plain(rows: nw.LazyFrame[Any]) -> list[Row]:
    return rows.collect("pyarrow").to_native().to_pylist()
