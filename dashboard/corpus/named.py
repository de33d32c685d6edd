"""Who and what is named: counts, trend, who beside whom, and search among a million names."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.corpus.picking import NONE
from dashboard.corpus.schema import ARTICLE_KEY
from dashboard.corpus.selection import COLUMN_OF, Selection, distinct, frame_of
from dashboard.view import NAMING, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.corpus.picking import Numbers, Picked
    from dashboard.corpus.tables import Tables

COUNTS = dict.fromkeys(("stories", "articles", "mentions", "sources"), "int64")
STEPS = {"day": "1d", "month": "1mo", "quarter": "1q", "year": "1y"}
"""What Narwhals cuts days down to; of a week it knows only which day of it one is."""
A_DAY = dt.timedelta(days=1)
BESIDE = 40
"""Among how many of the names counted most pairs are looked for; at most 62."""


def entities(
    ask: Selection, limit: int, count: str, types: Sequence[str] | None, without: Sequence[str]
) -> pd.DataFrame:
    """Return entity, name, type and the four counts; most counted first, equal ones by their names.

    To count different stories and sources is dear, so of a short list only what is on it gets them.
    """
    by = [count, "mentions" if count == "articles" else "articles"]
    if _known(ask):
        kept = [nw.col("type").is_in(list(types))] if types else []
        kept += [~nw.col("name").is_in(list(without))] if without else []
        rows = ask.table("entities").drop("folded")
        rows = rows.filter(*kept) if kept else rows
        order = [*by, "name", "entity"]
        rows = rows.sort(*order, descending=[True, True, False, False])
        return frame_of(rows.head(limit)).astype(COUNTS)
    pairs = ask.tables.pairs
    numbers, mentions = _pairs(ask)
    fits = np.ones(len(numbers), bool)
    if types:
        fits &= pairs.has("type", numbers, *types)
    if without:
        fits &= ~pairs.has("name", numbers, *without)
    counted = Counted(pairs, numbers[fits], mentions[fits])
    shown = counted.most(by, limit)
    counts = {name: counted.of(name, shown) for name in COUNTS}
    return pairs.frame(counted.first(shown), ["entity", "name", "type"]).assign(**counts)


class Counted:
    """Entities, as their codes, counted in some pairs of article and entity."""

    def __init__(self, pairs: Picked, numbers: Numbers, mentions: Numbers) -> None:
        self.pairs, self.numbers, self.mentions = pairs, numbers, mentions
        self.entity = pairs.codes("entity")[numbers]
        self.every = len(pairs.values("entity"))

    def of(self, count: str, shown: Numbers) -> Numbers:
        """Return one of the four counts of some entities."""
        if count == "articles":
            return np.bincount(self.entity, minlength=self.every)[shown]
        if count == "mentions":
            found = np.bincount(self.entity, weights=self.mentions, minlength=self.every)
            return found[shown].astype(np.int64)
        return self._different({"stories": "story", "sources": "source"}[count], shown)

    def most(self, by: Sequence[str], limit: int) -> Numbers:
        """Return the entities counted most; codes are in the order of names."""
        there = np.flatnonzero(np.bincount(self.entity, minlength=self.every))
        order = np.lexsort([-self.of(count, there) for count in reversed(by)])
        return there[order[:limit]]

    def first(self, shown: Numbers) -> Numbers:
        """Return the number of one pair of each of these entities."""
        found = np.zeros(self.every, np.int64)
        found[self.entity] = self.numbers
        return found[shown]

    def _different(self, name: str, shown: Numbers) -> Numbers:
        """Return how many different values a column has for each of these entities."""
        is_shown = np.zeros(self.every, bool)
        is_shown[shown] = True
        values = self.pairs.codes(name)[self.numbers]
        counts = is_shown[self.entity] & (values != NONE)
        many = len(self.pairs.values(name)) + 1
        both = np.unique(self.entity[counts].astype(np.int64) * many + values[counts])
        return np.bincount(both // many, minlength=self.every)[shown]


def _known(ask: Selection) -> bool:
    """Whether the entity table has the view's totals already."""
    return not ask.view.narrows and ask.view.counted == NAMING


def _pairs(ask: Selection) -> tuple[Numbers, Numbers]:
    """Return the numbers of the view's pairs of article and entity, and their mentions as it counts."""
    pairs = ask.tables.pairs
    ways = [pairs.codes(COLUMN_OF[one]) for one in ask.view.counted]
    if ask.view.narrows:
        numbers = ask.tables.rows_of(pairs, ask.chosen()[0])
    else:
        numbers = np.arange(len(ways[0]))
    mentions = np.sum([way[numbers] for way in ways], axis=0)
    return numbers[mentions > 0], mentions[mentions > 0]


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
    if _known(ask):
        rows = ask.table("entities").group_by("type").agg(n=nw.len())
        return {row["type"]: int(row["n"]) for row in frame_of(rows).to_dict("records")}
    counted = Counted(ask.tables.pairs, *_pairs(ask))
    each = counted.first(np.unique(counted.entity))
    counts = ask.tables.pairs.counts("type", each).tolist()
    named = zip(ask.tables.pairs.values("type").to_pylist(), counts, strict=True)
    return {name: n for name, n in named if n}


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
