"""Selection: a View's filters as Narwhals expressions over the tables of one corpus."""

from __future__ import annotations

import operator
from dataclasses import fields, replace
from functools import reduce
from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw
import numpy as np
import pyarrow as pa

from dashboard.corpus.picking import NONE
from dashboard.corpus.schema import ARTICLE_KEY
from dashboard.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb
    import pandas as pd

    from dashboard.corpus.picking import Numbers
    from dashboard.corpus.search import Index, Query
    from dashboard.corpus.tables import Tables

    type Scores = np.ndarray[tuple[int], np.dtype[np.floating]]

QUOTATION_FIELDS = ("speaker", "about", "kind", "status", "known", "named")
COLUMN_OF = {
    "names": "mentions",
    "readings": "readings",
    "demonyms": "demonyms",
    "descriptions": "nominals",
}
"""Where ``article_entities`` counts each way of naming."""
CHOSEN = ["article", ARTICLE_KEY, "story", "source", "day", "parsed", "score"]
"""What is counted of articles, and what their list is sorted by."""
EVERYTHING = 1_000_000_000
"""More rows than any table has: what is asked for without a limit is given whole."""
NOT_SAID = "declined"
"""A refusal to comment can be asked for, but is no quotation."""


class Selection:
    """What a View holds of each table, as lazy frames on one cursor of their own."""

    def __init__(
        self, tables: Tables, view: View, cursor: duckdb.DuckDBPyConnection | None = None
    ) -> None:
        self.tables = tables
        self.view = view
        self.cursor = cursor or tables.cursor()

    def table(self, name: str) -> nw.LazyFrame[Any]:
        """Return a table, lazily."""
        return nw.from_native(self.cursor.table(name))

    def given(self, rows: pa.Table) -> nw.LazyFrame[Any]:
        """Return rows that are not of the corpus, lazily, to join with."""
        return nw.from_native(self.cursor.from_arrow(rows))

    def _matches(self, index: Index, query: Query) -> nw.LazyFrame[Any]:
        """Return key and score of what the text search finds."""
        keys, scores = index.find(query)
        found = pa.table(
            {"key": pa.array(keys, pa.int64()), "score": pa.array(scores, pa.float32())}
        )
        return self.given(found)

    def articles(self, *, scored: bool = False, text: bool = True) -> nw.LazyFrame[Any]:
        """Return the rows of ``catalogue`` that the view holds, with ``score`` where asked."""
        rows = self._quoting(self._naming(self._printed(self.table("catalogue"))))
        index = self.tables.articles_index
        if text and (query := index.asked(self.view.text)):
            found = self._matches(index, query)
            return rows.join(found.rename({"key": ARTICLE_KEY}), on=ARTICLE_KEY)
        return rows.with_columns(score=nw.lit(0.0)) if scored else rows

    def _printed(self, rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Return the articles that were printed where and when the view says."""
        for name in ("source", "section", "language"):
            if wanted := getattr(self.view, name):
                rows = rows.filter(nw.col(name).is_in(list(wanted)))
        if self.view.not_source:
            left_out = nw.col("source").is_in(list(self.view.not_source))
            rows = rows.filter(~left_out | nw.col("source").is_null())
        if self.view.published:
            rows = rows.filter(nw.col("day").is_between(*self.view.published))
        if len(self.view.dated) == 1:
            undated = nw.col("day").is_null()
            rows = rows.filter(undated if self.view.dated == ("undated",) else ~undated)
        return rows

    def _naming(self, rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Return the articles that name what the view asks for, and nothing that it leaves out."""
        view = self.view
        if view.entity:
            named = self._named(view.entity)
            if view.match == "all":
                counts = named.group_by(ARTICLE_KEY).agg(found=nw.col("name").n_unique())
                named = counts.filter(nw.col("found") == len(set(view.entity)))
            rows = _of(rows, named)
        return _of(rows, self._named(view.not_entity), "anti") if view.not_entity else rows

    def _named(self, names: Sequence[str]) -> nw.LazyFrame[Any]:
        """Return the pairs of article and entity in which one of the names counts as named."""
        pairs = self.table("article_entities")
        return pairs.filter(nw.col("name").is_in(list(names)), self.times_named() > 0)

    def times_named(self) -> nw.Expr:
        """Return how often a row of ``article_entities`` names its entity, as the view counts."""
        return reduce(operator.add, (nw.col(COLUMN_OF[one]) for one in self.view.counted))

    def _quoting(self, rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Return the articles with quotations and events as the view asks for."""
        view = self.view
        if any(getattr(view, name) for name in QUOTATION_FIELDS):
            rows = _of(rows, self._quoted(self.table("statements")))
        if view.not_speaker:
            theirs = nw.col("speaker").is_in(list(view.not_speaker))
            rows = _of(rows, self.table("statements").filter(theirs), "anti")
        if view.event:
            told = nw.col("event").is_in(list(view.event))
            rows = _of(rows, self.table("event_mentions").filter(told))
        if view.referenced:
            rows = _of(rows, self._in_period(self.table("event_mentions")))
        return rows

    def chosen(self, *, text: bool = True) -> nw.LazyFrame[Any]:
        """Return what is counted of the view's articles, with ``score``, lazily."""
        return self.given(self.chosen_rows(text=text))

    def chosen_rows(self, *, text: bool = True) -> pa.Table:
        """Return what is counted of the view's articles, with ``score``; found once for a view."""
        view = replace(self.view, unit=View().unit, **({} if text else {"text": ""}))

        def find() -> pa.Table:
            rows = Selection(self.tables, view, self.cursor).articles(scored=True)
            return rows.select(CHOSEN).collect("pyarrow").to_native()

        return self.tables.chosen(view, find)

    def within(self, rows: nw.LazyFrame[Any], *, text: bool = True) -> nw.LazyFrame[Any]:
        """Return the rows of a table that belong to the view's articles."""
        if not (self.view if text else replace(self.view, text="")).narrows:
            return rows
        return rows.join(self.chosen(text=text).select(ARTICLE_KEY), on=ARTICLE_KEY, how="semi")

    def _quoted(self, rows: nw.LazyFrame[Any], without: Sequence[str] = ()) -> nw.LazyFrame[Any]:
        """Return the rows of ``statements`` that pass the view's filters on quotations."""
        wanted = [
            _any_of(name, getattr(self.view, name))
            for name in QUOTATION_FIELDS
            if getattr(self.view, name) and name not in without
        ]
        if not self.view.status and "status" not in without:
            wanted.append(nw.col("status") != NOT_SAID)
        if self.view.not_speaker:
            theirs = nw.col("speaker").is_in(list(self.view.not_speaker))
            wanted.append(~theirs | nw.col("speaker").is_null())
        return rows.filter(*wanted) if wanted else rows

    def statements(self, *, scored: bool = False, without: Sequence[str] = ()) -> nw.LazyFrame[Any]:
        """Return the rows of ``statements`` that the view holds; its text is sought in the words."""
        kept = {f.name: getattr(self.view, f.name) for f in fields(View)}
        kept |= dict.fromkeys((*QUOTATION_FIELDS, "not_speaker"), ())
        kept |= {"source": ()} if "source" in without else {}
        kept |= {"published": None, "dated": ()} if "published" in without else {}
        around = Selection(self.tables, View(**kept), self.cursor)
        rows = self._quoted(self.table("statements"), without)
        if replace(around.view, text="").narrows:
            rows = around.within(rows, text=False)
        index = self.tables.quotations_index
        if query := index.asked(self.view.text):
            return rows.join(self._matches(index, query), on="key")
        return rows.with_columns(score=nw.lit(0.0)) if scored else rows

    def stated(self, without: Sequence[str] = ()) -> tuple[Numbers, Scores]:
        """Return the numbers of the view's statements and their scores; found once for a view.

        They are in the order of articles and text, as the statements are kept.
        """
        if not self.view.status and "status" not in without:
            numbers, scores = self.stated((*without, "status"))
            said = ~self.tables.statements.has("status", numbers, NOT_SAID)
            return numbers[said], scores[said]
        view = replace(self.view, unit=View().unit)

        def find() -> pa.Table:
            ask = Selection(self.tables, view, self.cursor)
            keys, scores = ask.keys_of_statements(without)
            numbers = self.tables.statements.numbers(keys)
            order = np.argsort(numbers)
            order = order[np.count_nonzero(numbers == NONE) :]
            return pa.table({"number": numbers[order], "score": scores[order]})

        found = self.tables.chosen(("statements", view, tuple(without)), find)
        return found["number"].to_numpy(), found["score"].to_numpy()

    def keys_of_statements(self, without: Sequence[str]) -> tuple[Numbers, Scores]:
        """Return the keys of the view's statements and their scores, in any order.

        Where the text alone is asked for, they are the index's: some may be no statement's any more.
        """
        index = self.tables.quotations_index
        if not replace(self.view, text="").narrows and (query := index.asked(self.view.text)):
            return index.find(query)
        rows = self.statements(scored=True, without=without)
        found = rows.select("key", "score").collect("pyarrow").to_native()
        return found["key"].to_numpy(), found["score"].to_numpy()

    def timeline(self) -> nw.LazyFrame[Any]:
        """Return the events that the view's articles speak of, counted among these articles."""
        rows = self.table("timeline")
        if self.view.event:
            rows = rows.filter(nw.col("event").is_in(list(self.view.event)))
        if self.view.referenced:
            rows = self._in_period(rows)
        if not self.view.narrows:
            return rows
        about = self.chosen().select(ARTICLE_KEY, "source", "story")
        told = self.table("event_mentions").select("event", ARTICLE_KEY).join(about, on=ARTICLE_KEY)
        counts = told.group_by("event").agg(
            stories=nw.col("story").n_unique(),
            articles=nw.col(ARTICLE_KEY).n_unique(),
            mentions=nw.len(),
            sources=distinct("source"),
        )
        return rows.drop(["stories", "articles", "mentions", "sources"]).join(counts, on="event")

    def count_events(self) -> int:
        """Return how many events ``timeline`` has, without counting who tells of them."""
        if not self.view.narrows or self.view.event or self.view.referenced:
            return int(row_of(self.timeline().select(n=nw.len()))["n"])
        told = self.tables.told
        mentions = told.of_articles(self.chosen_rows()[ARTICLE_KEY].to_numpy())
        return int(np.count_nonzero(told.counts("event", mentions)))

    def _in_period(self, rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Return the rows whose interval touches the period that the view asks for."""
        if self.view.referenced is None:
            return rows
        low, high = self.view.referenced
        first, last = nw.col("first"), nw.col("last")
        begins = (first <= high) | (first.is_null() & ~last.is_null())
        ends = (last >= low) | (last.is_null() & ~first.is_null())
        return rows.filter(begins, ends)


def _of(
    articles: nw.LazyFrame[Any], rows: nw.LazyFrame[Any], how: Literal["semi", "anti"] = "semi"
) -> nw.LazyFrame[Any]:
    """Return the articles that have such rows, or ("anti") those that have none."""
    return articles.join(rows.select(ARTICLE_KEY), on=ARTICLE_KEY, how=how)


def _any_of(name: str, values: Sequence[str]) -> nw.Expr:
    """Return the test whether a column, or a column of lists, has one of the values."""
    if name == "about":
        return reduce(operator.or_, (nw.col(name).list.contains(value) for value in values))
    return nw.col(name).is_in(list(values))


def distinct(name: str) -> nw.Expr:
    """Return how many different values a column has, missing ones not counted."""
    return nw.col(name).n_unique() - nw.col(name).is_null().any().cast(nw.Int64)


def frame_of(rows: nw.LazyFrame[Any]) -> pd.DataFrame:
    """Return the rows as a pandas frame."""
    return rows.collect("pandas").to_native()


def row_of(rows: nw.LazyFrame[Any]) -> dict[str, Any]:
    """Return the only row."""
    return rows.collect("pyarrow").to_native().to_pylist()[0]


def page_of(rows: nw.LazyFrame[Any], limit: int, offset: int) -> nw.LazyFrame[Any]:
    """Return one page of sorted rows."""
    return nw.from_native(rows.to_native().limit(limit, offset)) if offset else rows.head(limit)
