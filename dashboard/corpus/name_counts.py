"""Counts of names in a View, their trend, and who is named with whom."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import narwhals as nw
import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.corpus.row_lookup import NONE
from dashboard.corpus.row_order import best
from dashboard.corpus.selection import Selection, frame_of, times_named
from dashboard.view import NAMING, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.corpus.row_lookup import Mask, Numbers, Picked
    from dashboard.corpus.tables import Tables

COUNTS = dict.fromkeys(("stories", "articles", "mentions", "sources"), "int64")
STEPS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
"""What pandas calls the spans of days."""
TICKED = 50_000_000
"""How many pairs of a group and a value there may be to be ticked, at a byte each."""
BESIDE = 40
"""Among how many of the names counted most pairs are looked for."""


def entities(
    ask: Selection,
    limit: int,
    count: str,
    types: Sequence[str] | None,
    without: Sequence[str],
    *,
    alone: bool,
) -> pd.DataFrame:
    """Return entity, name, type and the four counts; most counted first, equal ones by their names.

    To count different stories and sources is dear: of a short list only what is on it gets them, and
    where one count is asked for ``alone``, none does but that.
    """
    by = [count, "mentions" if count == "articles" else "articles"]
    if _known(ask):
        every = ask.tables.entities
        there = np.flatnonzero(every.codes("mentions"))
        there = there[every.has("type", there, *types)] if types else there
        there = there[~every.has("name", there, *without)] if without else there
        shown = there[best([-every.codes(one)[there] for one in by], limit)]
        return every.frame(shown, ["entity", "name", "type", *COUNTS])
    pairs = ask.tables.pairs
    counted = Counted(pairs, *_pairs(ask))
    there = np.flatnonzero(counted.articles)
    each = pairs.one_of_each("entity")
    if types:
        there = there[pairs.has("type", each[there], *types)]
    if without:
        there = there[~pairs.has("name", each[there], *without)]
    shown = there[best([-counted.of(one, there) for one in by], limit)]
    counts = {name: counted.of(name, shown) for name in ([count] if alone else COUNTS)}
    return pairs.frame(each[shown], ["entity", "name", "type"]).assign(**counts)


class Counted:
    """Groups of some pairs of article and entity, counted: entities, by their codes, or finer ones."""

    def __init__(
        self,
        pairs: Picked,
        numbers: Numbers,
        mentions: Numbers,
        groups: Numbers | None = None,
        every: int = 0,
    ) -> None:
        self.pairs, self.numbers, self.mentions = pairs, numbers, mentions
        self.group = pairs.codes("entity")[numbers] if groups is None else groups
        self.every = every or len(pairs.values("entity"))

    @cached_property
    def articles(self) -> Numbers:
        """How many articles each group has."""
        return np.bincount(self.group, minlength=self.every)

    def of(self, count: str, shown: Numbers) -> Numbers:
        """Return one of the four counts of some groups."""
        if count == "articles":
            return self.articles[shown]
        if count == "mentions":
            found = np.bincount(self.group, weights=self.mentions, minlength=self.every)
            return found[shown].astype(np.int64)
        return self._different({"stories": "story", "sources": "source"}[count], shown)

    def _different(self, name: str, shown: Numbers) -> Numbers:
        """Return how many different values a column has for each of these groups.

        Of a few, each value that one has is ticked in a table of them all; of many it would be too large.
        """
        many = len(self.pairs.values(name))
        place = np.full(self.every, NONE)
        place[shown] = np.arange(len(shown))
        place = place[self.group]
        here = place != NONE
        place, values = place[here], self.pairs.codes(name)[self.numbers[here]]
        known = values != NONE
        both = place[known] * many + values[known]
        if len(shown) * many > TICKED:
            return np.bincount(np.unique(both) // many, minlength=len(shown))
        ticked = np.zeros(len(shown) * many, bool)
        ticked[both] = True
        return ticked.reshape(len(shown), many).sum(axis=1)


def _known(ask: Selection) -> bool:
    """Whether the entity table has the view's totals already."""
    return not ask.view.narrows and ask.view.counted == NAMING


def _pairs(ask: Selection) -> tuple[Numbers, Numbers]:
    """Return the numbers of the view's pairs of article and entity, and their mentions as it counts."""

    def find() -> pa.Table:
        pairs, narrows = ask.tables.pairs, ask.view.narrows
        every = np.arange(len(pairs), dtype=np.int32)
        numbers = ask.tables.rows_of(pairs, ask.chosen()[0]) if narrows else every
        mentions = times_named(ask.view, lambda column: pairs.codes(column)[numbers])
        named = mentions > 0
        return pa.table({"number": numbers[named].astype(np.int32), "mentions": mentions[named]})

    found = ask.tables.chosen(("pairs", replace(ask.view, unit=View().unit)), find)
    return found["number"].to_numpy(), found["mentions"].to_numpy()


def _of_these(pairs: Picked, numbers: Numbers, entity: Sequence[str]) -> tuple[Mask, Numbers]:
    """Tell of each pair whether it is of one of these entities, and of those which: its place."""
    codes = pairs.codes_of("entity", entity)
    place = np.full(len(pairs.values("entity")), NONE)
    place[codes[codes != NONE]] = np.flatnonzero(codes != NONE)
    places = place[pairs.codes("entity")[numbers]]
    return places != NONE, places[places != NONE]


def types(ask: Selection) -> dict[str, int]:
    """Return how many entities of each type the view's articles name."""
    if _known(ask):
        every = ask.tables.entities
        return _of_each_type(every, np.flatnonzero(every.codes("mentions")))
    counted = Counted(ask.tables.pairs, *_pairs(ask))
    each = ask.tables.pairs.one_of_each("entity")[counted.articles > 0]
    return _of_each_type(ask.tables.pairs, each)


def _of_each_type(rows: Picked, numbers: Numbers) -> dict[str, int]:
    """Return how many of these rows have each type."""
    counts = rows.counts("type", numbers).tolist()
    return {name: n for name, n in zip(rows.values("type").to_pylist(), counts, strict=True) if n}


def trend(ask: Selection, entity: Sequence[str], step: str) -> pd.DataFrame:
    """Return entity, first (datetime64: where a day, week, month … begins) and the four counts."""
    pairs, (numbers, mentions) = ask.tables.pairs, _pairs(ask)
    dated = pairs.codes("day")[numbers] != NONE
    numbers, mentions = numbers[dated], mentions[dated]
    entity = sorted({*entity})
    of_these, places = _of_these(pairs, numbers, entity)
    numbers, mentions = numbers[of_these], mentions[of_these]
    days, day = np.unique(pairs.codes("day")[numbers], return_inverse=True)
    begins = pd.DatetimeIndex(days.astype("datetime64[D]")).to_period(STEPS[step]).start_time
    steps, of_day = np.unique(begins.to_numpy("datetime64[us]"), return_inverse=True)
    groups = places * len(steps) + of_day[day]
    counted = Counted(pairs, numbers, mentions, groups, len(entity) * len(steps))
    there = np.flatnonzero(counted.articles)
    rows = pd.DataFrame({"entity": np.array(entity, object)[there // max(len(steps), 1)]})
    rows["first"] = steps[there % max(len(steps), 1)]
    return rows.assign(**{name: counted.of(name, there) for name in COUNTS})


def beside(ask: Selection, entity: Sequence[str], limit: int) -> pd.DataFrame:
    """Return pairs of the entities given, the earlier one first, with the articles that name both.

    Each article is a row with a tick for each of the entities that it names: the product of the
    table with itself counts the pairs, exactly up to sixteen million articles.
    """
    pairs, (numbers, _) = ask.tables.pairs, _pairs(ask)
    of_these, places = _of_these(pairs, numbers, entity)
    articles = pairs.codes("article")[numbers[of_these]]
    ticked = np.zeros((len(pairs.values("article")), len(entity)), np.float32)
    ticked[articles, places] = 1
    together = np.triu(ticked.T @ ticked, k=1).astype(np.int64)
    one, other = np.nonzero(together)
    found = pd.DataFrame({"one": one, "other": other, "articles": together[one, other]})
    by = ["articles", "one", "other"]
    return found.sort_values(by, ascending=[False, True, True], ignore_index=True).head(limit)


def shared(tables: Tables) -> list[str]:
    """Return the names that more than one entity has."""
    rows = Selection(tables, View()).table("entities").group_by("name").agg(n=nw.len())
    return frame_of(rows.filter(nw.col("n") > 1).select("name"))["name"].tolist()
