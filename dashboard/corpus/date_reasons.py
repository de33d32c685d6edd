"""Why an event has its date: the dates around each mention, how they were read, and which were rejected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw
import pandas as pd

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from dashboard.corpus.selection import Selection

    Row = dict[str, Any]

COLUMNS = [
    "article",
    "start",
    "end",
    "first",
    "last",
    "anchor",
    "value",
    "rule",
    "rejected",
    "relation",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One date beside a mention of an event: its words, what they mean, and how that was found.

    ``taken`` says that the mention took this date; ``rejected`` are the readings that were not taken.
    ``stands`` says where it does, before or after the mention, where a mention without a date beside it
    takes that of another sentence of its article.
    """

    phrase: str
    first: dt.date | None
    last: dt.date | None
    rule: str
    anchor: str | None
    rejected: tuple[str, ...]
    relation: str | None
    taken: bool
    value: str | None = None
    stands: Literal["", "before", "after"] = ""


def reasons(
    ask: Selection, mentions: pd.DataFrame, texts: Sequence[str]
) -> list[tuple[Reason, ...]]:
    """Return, for each mention, the dates in its clause and the one it took, in their order.

    A mention that has a date from none of these takes the nearest of its article that means the same days.
    ``mentions`` has their columns and where the sentence of each stands; ``texts`` are the articles' texts, row by row.
    """
    articles = mentions["article"].unique().tolist()
    dates: dict[str, list[Row]] = {}
    rows = ask.table("dates").filter(nw.col("article").is_in(articles)).select(COLUMNS)
    for row in _plain(rows.sort("article", "start")):
        dates.setdefault(row["article"], []).append(row)
    taken = _taken(ask, articles)
    found = []
    for row, text in zip(mentions.to_dict("records"), texts, strict=True):
        own = taken.get((row["article"], row["start"], row["end"]), ())
        known = dates.get(row["article"], ())
        beside = [
            _reason(one, text, taken=one["start"] in own)
            for one in known
            if (one["start"] < row["end"] and one["end"] > row["start"]) or one["start"] in own
        ]
        found.append((*beside, *([] if own else _from_elsewhere(row, known, text))))
    return found


def _from_elsewhere(mention: Row, dates: Sequence[Row], text: str) -> list[Reason]:
    """Return the nearest date around a mention that means the days it has: of its sentence, before it, or after it."""
    if mention["certainty"] == "assumed" or pd.isna(mention["first"]) or pd.isna(mention["last"]):
        return []
    days = mention["first"].date(), mention["last"].date()
    begins, ends = mention["sentence_start"], mention["sentence_end"]
    same = [
        (one, "before" if one["end"] <= begins else "after" if one["start"] >= ends else "")
        for one in dates
        if (one["first"], one["last"]) == days
    ]
    near = (
        [one for one in same if one[1] == ""]
        or [one for one in same if one[1] == "before"][-1:]
        or same
    )
    return [replace(_reason(one, text, taken=True), stands=where) for one, where in near[:1]]


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
        row["value"],
    )


def _plain(rows: nw.LazyFrame[Any]) -> list[Row]:
    return rows.collect("pyarrow").to_native().to_pylist()
