"""Selection: a View's filters as Narwhals expressions over the tables of one corpus."""

from __future__ import annotations

import operator
from dataclasses import fields
from functools import reduce
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pyarrow as pa

from dashboard.corpus.search import Index, Query, parse_query
from dashboard.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb
    import pandas as pd

    from dashboard.corpus.tables import Tables

QUOTATION_FIELDS = ("speaker", "about", "kind", "status", "known", "named")
NOT_SAID = "declined"
"""A refusal to comment can be asked for, but is no quotation."""


class Selection:
    """What a View holds of each table, as lazy frames on one cursor of their own."""

    def __init__(
        self, tables: Tables, view: View, cursor: duckdb.DuckDBPyConnection | None = None
    ) -> None:
        self.tables = tables
        self.view = view
        self._cursor = cursor or tables.cursor()

    def table(self, name: str) -> nw.LazyFrame[Any]:
        """Return a table, lazily."""
        return nw.from_native(self._cursor.table(name))

    def _matches(self, index: Index, query: Query) -> nw.LazyFrame[Any]:
        """Return key and score of what the text search finds."""
        keys, scores = index.find(query)
        found = pa.table(
            {"key": pa.array(keys, pa.int64()), "score": pa.array(scores, pa.float32())}
        )
        return nw.from_native(self._cursor.from_arrow(found))

    def articles(self, *, scored: bool = False, text: bool = True) -> nw.LazyFrame[Any]:
        """Return the rows of ``articles`` that the view holds, with ``score`` where asked."""
        view = self.view
        rows = self.table("articles")
        if view.source:
            rows = rows.filter(nw.col("source").is_in(list(view.source)))
        if view.language:
            rows = rows.filter(nw.col("language").is_in(list(view.language)))
        if view.published:
            rows = rows.filter(nw.col("day").is_between(*view.published))
        if view.entity:
            counted = (nw.col("mentions") + nw.col("readings")) > 0
            named = self.table("article_entities").filter(
                nw.col("name").is_in(list(view.entity)), counted
            )
            rows = rows.join(named.select("article").unique(), on="article", how="semi")
        if any(getattr(view, name) for name in QUOTATION_FIELDS):
            said = self._quoted(self.table("statements"))
            rows = rows.join(said.select("article").unique(), on="article", how="semi")
        if view.event:
            told = self.table("event_mentions").filter(nw.col("event").is_in(list(view.event)))
            rows = rows.join(told.select("article").unique(), on="article", how="semi")
        if view.referenced:
            told = self._in_period(self.table("event_mentions"))
            rows = rows.join(told.select("article").unique(), on="article", how="semi")
        query = parse_query(view.text)
        if query and text:
            return rows.join(self._matches(self.tables.articles_index, query), on="key")
        return rows.with_columns(score=nw.lit(0.0)) if scored else rows

    def with_story(self, rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Return rows of articles with the story that each prints."""
        return rows.join(self.table("copies"), on="article")

    def within(self, rows: nw.LazyFrame[Any], *, text: bool = True) -> nw.LazyFrame[Any]:
        """Return the rows of a table that belong to the view's articles."""
        chosen = self.articles(text=text).select("article")
        return rows.join(chosen, on="article", how="semi")

    def _quoted(self, rows: nw.LazyFrame[Any], without: Sequence[str] = ()) -> nw.LazyFrame[Any]:
        """Return the rows of ``statements`` that pass the view's filters on quotations."""
        wanted = [
            _any_of(name, getattr(self.view, name))
            for name in QUOTATION_FIELDS
            if getattr(self.view, name) and name not in without
        ]
        if not self.view.status and "status" not in without:
            wanted.append(nw.col("status") != NOT_SAID)
        return rows.filter(reduce(operator.and_, wanted)) if wanted else rows

    def statements(self, *, scored: bool = False, without: Sequence[str] = ()) -> nw.LazyFrame[Any]:
        """Return the rows of ``statements`` that the view holds; its text is sought in the words."""
        kept = {f.name: getattr(self.view, f.name) for f in fields(View)}
        kept |= dict.fromkeys(QUOTATION_FIELDS, ())
        kept |= {"source": ()} if "source" in without else {}
        kept |= {"published": None} if "published" in without else {}
        around = Selection(self.tables, View(**kept), self._cursor)
        rows = self._quoted(self.table("statements"), without)
        if around.view != View(text=self.view.text):
            rows = around.within(rows, text=False)
        query = parse_query(self.view.text)
        if query:
            return rows.join(self._matches(self.tables.quotations_index, query), on="key")
        return rows.with_columns(score=nw.lit(0.0)) if scored else rows

    def timeline(self) -> nw.LazyFrame[Any]:
        """Return the events that the view's articles speak of."""
        rows = self.table("timeline")
        if self.view.event:
            rows = rows.filter(nw.col("event").is_in(list(self.view.event)))
        if self.view.referenced:
            rows = self._in_period(rows)
        if self.view == View():
            return rows
        told = self.within(self.table("event_mentions")).select("event").unique()
        return rows.join(told, on="event", how="semi")

    def _in_period(self, rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Return the rows whose interval touches the period that the view asks for."""
        if self.view.referenced is None:
            return rows
        low, high = self.view.referenced
        first, last = nw.col("first"), nw.col("last")
        begins = (first <= high) | (first.is_null() & ~last.is_null())
        ends = (last >= low) | (last.is_null() & ~first.is_null())
        return rows.filter(begins, ends)


def _any_of(name: str, values: Sequence[str]) -> nw.Expr:
    """Return the test whether a column, or a column of lists, has one of the values."""
    if name == "about":
        return reduce(operator.or_, (nw.col(name).list.contains(value) for value in values))
    return nw.col(name).is_in(list(values))


def frame_of(rows: nw.LazyFrame[Any]) -> pd.DataFrame:
    """Return the rows as a pandas frame."""
    return rows.collect("pandas").to_native()


def row_of(rows: nw.LazyFrame[Any]) -> dict[str, Any]:
    """Return the only row."""
    return rows.collect("pyarrow").to_native().to_pylist()[0]


def page_of(rows: nw.LazyFrame[Any], limit: int, offset: int) -> nw.LazyFrame[Any]:
    """Return one page of sorted rows."""
    return nw.from_native(rows.to_native().limit(limit, offset)) if offset else rows.head(limit)
