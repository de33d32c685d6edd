"""Selection: a View's filters as Narwhals expressions over the tables of one corpus."""

from __future__ import annotations

import operator
from dataclasses import fields, replace
from functools import reduce
from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw
import numpy as np
import pyarrow as pa

from dashboard.corpus.checks import marks_in
from dashboard.corpus.row_lookup import NONE
from dashboard.corpus.schema import ARTICLE_KEY
from dashboard.view import NAMING, View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import duckdb
    import pandas as pd

    from dashboard.corpus.row_lookup import Mask, Numbers, Picked
    from dashboard.corpus.row_order import Scores
    from dashboard.corpus.search import Index
    from dashboard.corpus.tables import Tables

QUOTATION_FIELDS = ("speaker", "about", "kind", "status", "known", "named", "checked")
COLUMN_OF = {
    "names": "mentions",
    "readings": "readings",
    "demonyms": "demonyms",
    "descriptions": "nominals",
}
"""Where ``article_entities`` counts each way of naming."""
FEW = 4
"""Reports up to which each tells more of how important an event is."""
SHOWN = "shown"
"""The standing of events that the Timeline is sure of."""
EVERYTHING = 1_000_000_000
"""More rows than any table has: what is asked for without a limit is given whole."""
BESIDE = 300
"""So many letters around a sentence that tells of an event, about two sentences, what is said is on it."""
SAID = "said"
"""Words that were expected or denied, and refusals to answer, can be asked for, but nobody said them."""


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
        return nw.from_native(self.tables.table(name, self.cursor))

    def given(self, rows: pa.Table) -> nw.LazyFrame[Any]:
        """Return rows that are not of the corpus, lazily, to join with."""
        return nw.from_native(self.cursor.from_arrow(rows))

    def articles(self) -> nw.LazyFrame[Any]:
        """Return the rows of ``catalogue`` that the view's filters hold; text and names are not looked at."""
        return self._quoting(self._printed(self.table("catalogue")))

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

    def naming(self) -> Mask:
        """Tell of each article whether it names what the view asks for, and nothing that it leaves out."""
        fits = np.ones(len(self.tables.catalogue), bool)
        wanted = [self._naming(name) for name in self.view.entity]
        if wanted:
            fits &= reduce(operator.and_ if self.view.match == "all" else operator.or_, wanted)
        for name in self.view.not_entity:
            fits &= ~self._naming(name)
        return fits

    def _naming(self, name: str) -> Mask:
        """Tell of each article whether a name counts as named in it."""
        pairs = self.tables.pairs
        rows = pairs.rows_with("name", name)
        rows = rows[times_named(self.view, lambda column: pairs.codes(column)[rows]) > 0]
        return self.tables.catalogue.marked(
            self.tables.numbers_in(pairs)[pairs.codes("article")[rows]]
        )

    def _quoting(self, rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Return the articles with quotations and events as the view asks for."""
        view = self.view
        if any(getattr(view, name) for name in QUOTATION_FIELDS if name != "checked"):
            rows = _of(rows, self._quoted(self.table("statements")))
        elif view.checked:
            said = self.table("statements").filter(self._checked("key", marks_in(self.tables).keys))
            told = self._of_checked(self.table("event_mentions"))
            keys = [one.select(ARTICLE_KEY) for one in (said, told)]
            rows = _of(rows, nw.concat(keys))
        if view.not_speaker:
            theirs = nw.col("speaker").is_in(list(view.not_speaker))
            rows = _of(rows, self.table("statements").filter(theirs), "anti")
        if view.event:
            told = nw.col("event").is_in(list(view.event))
            rows = _of(rows, self.table("event_mentions").filter(told))
        if view.referenced:
            events = self._in_period(self.table("timeline")).select("event")
            rows = _of(rows, self.table("event_mentions").join(events, on="event", how="semi"))
        return rows

    def chosen(self, *, text: bool = True) -> tuple[Numbers, Scores]:
        """Return the numbers of the view's articles and their scores; found once for a view.

        They are in the order of the catalogue.
        """
        view = replace(self.view, unit=View().unit, **({} if text else {"text": ""}))

        def find() -> pa.Table:
            ask, kept = Selection(self.tables, view, self.cursor), self.tables.catalogue
            fits = np.ones(len(kept), bool)
            if replace(view, text="", entity=(), not_entity=()).narrows:
                keys = ask.articles().select(ARTICLE_KEY).collect("pyarrow").to_native()
                fits = kept.marked(kept.numbers(keys[ARTICLE_KEY].to_numpy()))
            if view.entity or view.not_entity:
                fits &= ask.naming()
            return _sought(kept, fits, self.tables.articles_index, view.text)

        found = self.tables.chosen(view, find)
        return found["number"].to_numpy(), found["score"].to_numpy()

    def chosen_rows(self, *columns: str, text: bool = True) -> nw.LazyFrame[Any]:
        """Return columns of the view's articles, lazily, to join with; a key is ``ARTICLE_KEY``."""
        rows = self.tables.catalogue.rows(self.chosen(text=text)[0], ["key", *columns])
        return self.given(rows.rename_columns({"key": ARTICLE_KEY}))

    def within(self, rows: nw.LazyFrame[Any], *, text: bool = True) -> nw.LazyFrame[Any]:
        """Return the rows of a table that belong to the view's articles."""
        if not (self.view if text else replace(self.view, text="")).narrows:
            return rows
        return rows.join(self.chosen_rows(text=text), on=ARTICLE_KEY, how="semi")

    def _quoted(self, rows: nw.LazyFrame[Any], without: Sequence[str] = ()) -> nw.LazyFrame[Any]:
        """Return the rows of ``statements`` that pass the view's filters on quotations."""
        wanted = [
            self._checked("key", marks_in(self.tables).keys)
            if name == "checked"
            else _any_of(name, getattr(self.view, name))
            for name in QUOTATION_FIELDS
            if getattr(self.view, name) and name not in without
        ]
        if not self.view.status and "status" not in without:
            wanted.append(nw.col("status") == SAID)
        if self.view.not_speaker:
            theirs = nw.col("speaker").is_in(list(self.view.not_speaker))
            wanted.append(~theirs | nw.col("speaker").is_null())
        return rows.filter(*wanted) if wanted else rows

    def _checked(self, column: str, of: Callable[[str], Sequence[Any]]) -> nw.Expr:
        """Return the test whether a row is marked as the view asks; ``of`` gives the keys of a mark."""
        tests = [
            ~nw.col(column).is_in(of(one)) if one == "unchecked" else nw.col(column).is_in(of(one))
            for one in self.view.checked
        ]
        return reduce(operator.or_, tests)

    def _of_checked(self, rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Return the rows of events that are marked as the view asks."""
        if not self.view.checked:
            return rows
        return rows.filter(self._checked("event", marks_in(self.tables).ids))

    def stated(self, without: Sequence[str] = ()) -> tuple[Numbers, Scores]:
        """Return the numbers of the view's statements and their scores; found once for a view.

        They are in the order of articles and text, as the statements are kept. The view's text is
        sought in their words, or in the headlines over them where nobody may learn the words.
        """
        if not self.view.status and "status" not in without:
            numbers, scores = self.stated((*without, "status"))
            said = self.tables.statements.has("status", numbers, SAID)
            return numbers[said], scores[said]
        view = replace(self.view, unit=View().unit)

        def find() -> pa.Table:
            fits = Selection(self.tables, view, self.cursor).fitting(without)
            index, typed = (
                self.tables.quotations_index,
                view.text if self.tables.finds_texts else "",
            )
            return _sought(self.tables.statements, fits, index, typed)

        found = self.tables.chosen(("statements", view, tuple(without)), find)
        return found["number"].to_numpy(), found["score"].to_numpy()

    def fitting(self, without: Sequence[str]) -> Mask:
        """Tell of each statement whether it fits the view's filters; its words are not looked at."""
        kept = self.tables.statements
        around = self._around(without)
        fits = np.ones(len(kept), bool)
        if around.view.narrows:
            fits = self.tables.belongs(kept, around.chosen()[0])
        asked = {name for name in QUOTATION_FIELDS if getattr(self.view, name)}
        if self.view.event:
            fits &= kept.marked(kept.numbers(self._on_events()))
        if self.view.not_speaker or asked - {*without}:
            rows = self._quoted(self.table("statements"), without).select("key")
            keys = rows.collect("pyarrow").to_native()["key"].to_numpy()
            fits &= kept.marked(kept.numbers(keys))
        return fits

    def _on_events(self) -> Numbers:
        """Return the keys of the statements in or beside a sentence that tells of the view's events."""
        told = self.table("event_mentions").filter(nw.col("event").is_in(list(self.view.event)))
        sentences = told.select(
            ARTICLE_KEY, low=nw.col("sentence_start"), high=nw.col("sentence_end")
        )
        both = self.table("statements").join(sentences.unique(), on=ARTICLE_KEY)
        inside = both.filter(
            nw.col("sentence_start") < nw.col("high") + BESIDE,
            nw.col("sentence_end") > nw.col("low") - BESIDE,
        )
        keys = inside.select("key").unique().collect("pyarrow").to_native()
        return keys["key"].to_numpy()

    def _around(self, without: Sequence[str]) -> Selection:
        """Return the selection of the articles in which the view's statements stand."""
        kept = {f.name: getattr(self.view, f.name) for f in fields(View)}
        kept |= dict.fromkeys((*QUOTATION_FIELDS, "not_speaker"), ())
        kept |= {"text": ""} if self.tables.finds_texts else {}
        kept |= {"source": ()} if "source" in without else {}
        kept |= {"published": None, "dated": ()} if "published" in without else {}
        return Selection(self.tables, View(**kept), self.cursor)

    def timeline(self) -> nw.LazyFrame[Any]:
        """Return the events that the view's articles speak of, counted among these articles.

        What the Timeline is not sure of is left out, unless the view asks for it or for an event.
        """
        rows = self.table("timeline")
        if self.view.event:
            rows = rows.filter(nw.col("event").is_in(list(self.view.event)))
        elif "withheld" not in self.view.also:
            rows = rows.filter(nw.col("standing") == SHOWN)
        if self.view.referenced:
            rows = self._in_period(rows)
        if not self.view.narrows:
            return rows
        rows = self._of_checked(rows)
        counts = self.given(self._told())
        return rows.drop(["stories", "articles", "mentions", "sources"]).join(counts, on="event")

    def _told(self) -> pa.Table:
        """Return event, stories, articles, mentions and sources: how often the view's articles tell of each."""
        told, kept = self.tables.told, self.tables.catalogue
        mentions = self.tables.rows_of(told, self.chosen()[0])
        events, place = np.unique(told.codes("event")[mentions], return_inverse=True)
        articles = self.tables.numbers_in(told)[told.codes("article")[mentions]]
        return pa.table(
            {
                "event": told.values("event").take(pa.array(events)),
                "stories": _different(place, kept.codes("story")[articles], len(events)),
                "articles": _different(place, articles, len(events)),
                "mentions": np.bincount(place, minlength=len(events)),
                "sources": _different(place, kept.codes("source")[articles], len(events)),
            }
        )

    def count_events(self) -> int:
        """Return how many events ``timeline`` has, without counting who tells of them."""
        view = self.view
        if not view.narrows or view.event or view.referenced or view.checked:
            return int(row_of(self.timeline().select(n=nw.len()))["n"])
        told = self.tables.told
        mentions = self.tables.rows_of(told, self.chosen()[0])
        if "withheld" not in self.view.also:
            mentions = mentions[told.has("standing", mentions, SHOWN)]
        return int(np.count_nonzero(told.counts("event", mentions)))

    def _in_period(self, rows: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """Return the rows whose interval touches the period that the view asks for.

        The day of a report is no day of what it reports, unless the view asks for such events too.
        """
        if self.view.referenced is None:
            return rows
        if "assumed" not in self.view.also:
            rows = rows.filter(nw.col("certainty") != "assumed")
        if "withheld" not in self.view.also:
            rows = rows.filter(nw.col("standing") == SHOWN)
        low, high = self.view.referenced
        first, last = nw.col("first"), nw.col("last")
        begins = (first <= high) | (first.is_null() & ~last.is_null())
        ends = (last >= low) | (last.is_null() & ~first.is_null())
        return rows.filter(begins, ends)


def _different(groups: Numbers, values: Numbers, number: int) -> Numbers:
    """Return how many different values each of so many groups has; missing ones do not count."""
    known = values != NONE
    many = int(values.max(initial=0)) + 1
    pairs = np.unique(groups[known].astype(np.int64) * many + values[known])
    return np.bincount(pairs // many, minlength=number)


def times_named(view: View, column: Callable[[str], Any]) -> Any:
    """Return how often a row of ``article_entities`` names its entity, as the view counts.

    ``column`` gives a column by its name. A city that stands for its government counts once, for the country.
    """
    times = reduce(operator.add, (column(COLUMN_OF[one]) for one in view.counted))
    return times - column("as_government") if {*NAMING} <= {*view.counted} else times


def _sought(kept: Picked, fits: Mask, index: Index, typed: str) -> pa.Table:
    """Return number and score of the rows that fit and have what is typed, in the order of numbers.

    The index may find what is no row any more.
    """
    scores = np.zeros(len(kept), np.float32)
    if query := index.asked(typed):
        keys, found = index.find(query)
        numbers = kept.numbers(keys)
        here = numbers != NONE
        fits = fits & kept.marked(numbers)
        scores[numbers[here]] = found[here]
    numbers = np.flatnonzero(fits)
    return pa.table({"number": numbers, "score": scores[numbers]})


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


def in_order(
    events: nw.LazyFrame[Any], unit: str, *, most_reported: bool = False
) -> nw.LazyFrame[Any]:
    """Return rows of the timeline in their order of importance; ``unit`` is what tells how reported.

    First are events whose day the articles give, by how central they are to an article, times how many
    report them, up to a few; or by how many report them, where those ``most_reported`` are asked for.
    A copy of an article is no further report. What has no day comes after them, and last what a table of
    history dates.
    """
    reports = reports_in(unit)
    undated = nw.col("first").is_null() & nw.col("last").is_null()
    late = (undated | (nw.col("certainty") == "assumed")).cast(nw.Int64)
    rows = events.with_columns(
        late=late + nw.col("historic").cast(nw.Int64) * 2,
        weight=nw.col("central").cast(nw.Int64) * nw.col(reports).cast(nw.Int64).clip(1, FEW),
    )
    first = (reports, "weight") if most_reported else ("weight", reports)
    order = {"late": False, **dict.fromkeys(first, True), "mentions": True, "event": False}
    return rows.sort(*order, descending=[*order.values()]).drop("late", "weight")


def reports_in(unit: str) -> str:
    """Return the column that says how many report an event, of what is counted: of articles, copies once."""
    return "stories" if unit == "articles" else unit


def frame_of(rows: nw.LazyFrame[Any]) -> pd.DataFrame:
    """Return the rows as a pandas frame."""
    return rows.collect("pandas").to_native()


def row_of(rows: nw.LazyFrame[Any]) -> dict[str, Any]:
    """Return the only row."""
    return rows.collect("pyarrow").to_native().to_pylist()[0]
