"""Who and what is named: counts, trend, who beside whom, and search among a million names."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.corpus.schema import ARTICLE_KEY
from dashboard.corpus.selection import Selection, distinct, frame_of
from dashboard.view import NAMING, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.corpus.tables import Tables

COUNTS = dict.fromkeys(("stories", "articles", "mentions", "sources"), "int64")
STEPS = {"day": "1d", "month": "1mo", "quarter": "1q", "year": "1y"}
"""What Narwhals cuts days down to; of a week it knows only which day of it one is."""
A_DAY = dt.timedelta(days=1)
FEW = 100
"""So many names are looked up one by one; of more, all are counted."""
BESIDE = 40
"""Among how many of the names counted most pairs are looked for; at most 62."""


def entities(
    ask: Selection, limit: int, count: str, types: Sequence[str] | None, without: Sequence[str]
) -> pd.DataFrame:
    """Return entity, name, type and the four counts; most counted first.

    To count different stories and sources is dear, so of a short list only what is on it gets them.
    """
    kept = [nw.col("type").is_in(list(types))] if types else []
    kept += [~nw.col("name").is_in(list(without))] if without else []
    by = [count, "mentions" if count == "articles" else "articles", "name", "entity"]

    def first(rows: nw.LazyFrame[Any]) -> pd.DataFrame:
        return frame_of(rows.sort(*by, descending=[True, True, False, False]).head(limit))

    if _known(ask):
        rows = ask.table("entities").drop("folded")
        return first(rows.filter(*kept) if kept else rows).astype(COUNTS)
    pairs = _named(ask)
    pairs = pairs.filter(*kept) if kept else pairs
    if limit <= FEW and {"articles", "mentions"}.issuperset(by[:2]):
        cheap = {name: _counted()[name] for name in by[:2]}
        shown = first(pairs.group_by("entity", "name").agg(**cheap))
        # By the names, few parts of the file are read again: it is in their order.
        pairs = pairs.filter(
            nw.col("name").is_in(shown["name"].tolist()),
            nw.col("entity").is_in(shown["entity"].tolist()),
        )
    return first(pairs.group_by("entity", "name", "type").agg(**_counted())).astype(COUNTS)


def _known(ask: Selection) -> bool:
    """Whether the entity table has the view's totals already."""
    return not ask.view.narrows and ask.view.counted == NAMING


def _totals(ask: Selection) -> nw.LazyFrame[Any]:
    """Return the counts of every entity that the view's articles name."""
    if _known(ask):
        return ask.table("entities").drop("folded")
    return _named(ask).group_by("entity", "name", "type").agg(**_counted())


def _named(ask: Selection) -> nw.LazyFrame[Any]:
    """Return the pairs of article and entity of the view, with ``mentions`` as the view counts."""
    pairs = ask.within(ask.table("article_entities"))
    return pairs.with_columns(mentions=ask.times_named()).filter(nw.col("mentions") > 0)


def _counted() -> dict[str, nw.Expr]:
    """Return the four counts of a group of pairs of article and entity."""
    return {
        "stories": nw.col("story").n_unique(),
        "articles": nw.len(),
        "mentions": nw.col("mentions").sum(),
        "sources": distinct("source"),
    }


def types(ask: Selection) -> dict[str, int]:
    """Return how many entities of each type the view's articles name."""
    rows = _totals(ask).group_by("type").agg(n=nw.len())
    return {row["type"]: int(row["n"]) for row in frame_of(rows).to_dict("records")}


def trend(ask: Selection, entity: Sequence[str], step: str) -> pd.DataFrame:
    """Return entity, first (datetime64: where a day, week, month … begins) and the four counts."""
    rows = _named(ask).filter(nw.col("entity").is_in(list(entity)), ~nw.col("day").is_null())
    moment = nw.col("day").cast(nw.Datetime("us"))
    monday = moment - nw.lit(A_DAY) * (moment.dt.weekday() - 1)
    begins = monday if step == "week" else moment.dt.truncate(STEPS[step])
    counted = rows.with_columns(first=begins).group_by("entity", "first").agg(**_counted())
    return frame_of(counted.sort("entity", "first")).astype(COUNTS)


def beside(ask: Selection, entity: Sequence[str], limit: int) -> pd.DataFrame:
    """Return pairs of the entities given, the earlier one first, with the articles that name both.

    Each article becomes one number with a bit for each of the entities that it names, so that the
    pairs are counted in numbers that differ and not in articles.
    """
    bits = pa.table({"entity": list(entity), "bit": [1 << place for place in range(len(entity))]})
    rows = _named(ask).select(ARTICLE_KEY, "entity").join(ask.given(bits), on="entity")
    masks = rows.group_by(ARTICLE_KEY).agg(mask=nw.col("bit").sum().cast(nw.Int64))
    found = frame_of(masks.group_by("mask").agg(articles=nw.len()))
    number, times = found["mask"].to_numpy(np.int64), found["articles"].to_numpy(np.int64)
    names = (number[:, None] >> np.arange(len(entity))) & 1
    together = np.triu((names * times[:, None]).T @ names, k=1)
    one, other = np.nonzero(together)
    pairs = pd.DataFrame({"one": one, "other": other, "articles": together[one, other]})
    by = ["articles", "one", "other"]
    return pairs.sort_values(by, ascending=[False, True, True], ignore_index=True).head(limit)


def shared(tables: Tables) -> list[str]:
    """Return the names that more than one entity has."""
    rows = Selection(tables, View()).table("entities").group_by("name").agg(n=nw.len())
    return frame_of(rows.filter(nw.col("n") > 1).select("name"))["name"].tolist()
