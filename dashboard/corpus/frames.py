"""Corpus: questions that the page asks of a View, answered as pandas frames.

Each question runs on its own cursor of a private in-memory DuckDB over the corpus's Parquet files;
expressions are written in Narwhals. Answers never change for one version of one corpus.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass, fields
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any

import duckdb
import narwhals as nw
import pandas as pd
import pyarrow as pa

from dashboard.corpus.records import article_from
from dashboard.corpus.schema import BASE, DERIVED
from dashboard.corpus.search import Index, Query, find_hits, fold, parse_query
from dashboard.corpus.snippets import snippet
from dashboard.corpus.store import Store
from dashboard.view import View

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from dashboard.model import Article

QUOTATION_FIELDS = ("speaker", "kind", "status", "known", "named")
NOT_SAID = "declined"
"""A refusal to comment can be asked for, but is no quotation."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The numbers of a standfirst: what a View holds."""

    articles: int
    sources: int
    quotations: int
    events: int
    first_day: dt.date | None
    last_day: dt.date | None
    undated: int
    unparsed: int


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article with all that was found in it, under the names that hold across articles."""

    article: Article
    published_first: dt.date | None
    published_last: dt.date | None
    published_certainty: str
    published_cues: tuple[str, ...]
    parsed: bool
    mentions: pd.DataFrame
    quotations: pd.DataFrame
    dates: pd.DataFrame
    events: pd.DataFrame


class Corpus:
    """One version of a collection, open for reading. All answers are pandas DataFrames."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store = Store(path)
        self.manifest = self.store.manifest()
        self._database = duckdb.connect()
        self._database.execute("SET threads = 2")
        for table, schema in {**BASE, **DERIVED}.items():
            self._view(table, schema)

    def _view(self, table: str, schema: pa.Schema) -> None:
        """Name the table's files in the database; a table without files is empty."""
        derived = [self.manifest.derived] if self.manifest.derived else []
        folders = derived if table in DERIVED else self.manifest.segments
        files = [str(self.path / folder / f"{table}.parquet") for folder in folders]
        if files:
            self._database.read_parquet(files).create_view(table)
        else:
            self._database.from_arrow(schema.empty_table()).create(table)

    @property
    def version(self) -> int:
        """A number that rises with every change."""
        return self.manifest.version

    @property
    def fingerprint(self) -> str:
        """A short hash of the articles: equal for equal collections."""
        return self.manifest.fingerprint

    def newer(self) -> bool:
        """Whether the folder holds a newer published version than the one that is open."""
        return self.store.manifest().derived != self.manifest.derived

    @cached_property
    def _articles_index(self) -> Index:
        return Index(self.store.search_path / "articles")

    @cached_property
    def _quotations_index(self) -> Index:
        return Index(self.store.search_path / "quotations")

    # Selecting -------------------------------------------------------------------------------

    def totals(self, view: View) -> Totals:
        """Return the numbers of what the view holds."""
        ask = _Question(self, view)
        row = _row(
            ask.articles().select(
                articles=nw.len(),
                sources=_distinct("source"),
                first_day=nw.col("day").min(),
                last_day=nw.col("day").max(),
                undated=nw.col("day").is_null().sum(),
                unparsed=(~nw.col("parsed")).sum(),
            )
        )
        return Totals(
            articles=int(row["articles"]),
            sources=int(row["sources"]) if row["articles"] else 0,
            quotations=self.count_quotations(view),
            events=int(_row(ask.timeline().select(n=nw.len()))["n"]),
            first_day=_day(row["first_day"]),
            last_day=_day(row["last_day"]),
            undated=int(row["undated"] or 0),
            unparsed=int(row["unparsed"] or 0),
        )

    def entities(
        self,
        view: View,
        limit: int = 30,
        count: str = "articles",
        types: Sequence[str] | None = None,
        without: Sequence[str] = (),
    ) -> pd.DataFrame:
        """Return entity, name, type, articles, mentions, sources; most counted first.

        A city that stands for its government counts for itself and for its country.
        """
        ask = _Question(self, view)
        rows = ask.table("entities")
        if view != View():
            pairs = ask.within(ask.table("article_entities"))
            counted = nw.col("mentions") + nw.col("readings")
            rows = (
                pairs.with_columns(mentions=counted)
                .filter(nw.col("mentions") > 0)
                .group_by("entity", "name", "type")
                .agg(
                    articles=nw.len(),
                    mentions=nw.col("mentions").sum(),
                    sources=_distinct("source"),
                )
            )
        if types:
            rows = rows.filter(nw.col("type").is_in(list(types)))
        if without:
            rows = rows.filter(~nw.col("name").is_in(list(without)))
        by = [count, "mentions" if count == "articles" else "articles", "name"]
        frame = _frame(rows.sort(*by, descending=[True, True, False]).head(limit))
        return frame.astype({"articles": "int64", "mentions": "int64", "sources": "int64"})

    def alongside(self, view: View, limit: int = 30, count: str = "articles") -> pd.DataFrame:
        """Return what is named in the view's articles besides the entities it asks for."""
        return self.entities(view, limit, count, without=view.entity)

    def published(self, view: View) -> pd.DataFrame:
        """Return day (datetime64) and articles, one row per day that has any."""
        rows = _Question(self, view).articles().filter(~nw.col("day").is_null())
        counted = rows.group_by("day").agg(articles=nw.len()).sort("day")
        return _frame(counted.with_columns(nw.col("day").cast(nw.Datetime("us"))))

    def articles(self, view: View, limit: int = 50, offset: int = 0) -> pd.DataFrame:
        """Return a list of articles with snippets: best match first, or newest first."""
        ask = _Question(self, view)
        columns = ["article", "title", "source", "day", "url", "words", "language", "text"]
        more = ["published_first", "published_last", "score"]
        rows = ask.articles(scored=True).select(*columns, *more)
        order = ["score", "day", "article"]
        rows = rows.sort(*order, descending=[True, True, False], nulls_last=True)
        frame = _frame(_page(rows, limit, offset)).rename(columns={"day": "published"})
        frame["published"] = pd.to_datetime(frame["published"])
        query = parse_query(view.text)
        cut = [snippet(text, query) for text in frame.pop("text")]
        frame["snippet"] = pd.Series([text for text, _ in cut], dtype=object)
        frame["snippet_hits"] = pd.Series([hits for _, hits in cut], dtype=object)
        counts = _frame(
            ask.table("statements")
            .filter(
                nw.col("article").is_in(frame["article"].tolist()), nw.col("status") != NOT_SAID
            )
            .group_by("article")
            .agg(quotations=nw.len())
        )
        found = frame["article"].map(counts.set_index("article")["quotations"])
        frame["quotations"] = found.fillna(0).astype("int64")
        return frame

    def timeline(self, view: View, limit: int | None = None) -> pd.DataFrame:
        """Return the events that the view's articles speak of, most reported first."""
        rows = _Question(self, view).timeline()
        rows = rows.sort("articles", "mentions", "event", descending=[True, True, False])
        frame = _frame(rows.head(limit) if limit else rows)
        for name in ("first", "last"):
            frame[name] = pd.to_datetime(frame[name])
        return frame.astype({"articles": "int64", "mentions": "int64", "sources": "int64"})

    def event_mentions(self, event: str | Sequence[str]) -> pd.DataFrame:
        """Return the sentences that tell of an event, with the date each clause took and why.

        Several events may be asked for at once; the column ``event`` tells them apart.
        """
        events = [event] if isinstance(event, str) else list(event)
        ask = _Question(self, View())
        columns = ["title", "source", "day", "text"]
        rows = (
            ask.table("event_mentions")
            .filter(nw.col("event").is_in(events))
            .join(ask.table("articles").select("article", *columns), on="article", how="left")
            .sort("day", "article", "start", nulls_last=True)
        )
        frame = _frame(rows).rename(columns={"day": "published"})
        frame["published"] = pd.to_datetime(frame["published"])
        texts = frame.pop("text").tolist()
        frame["sentence"] = _cut(texts, frame["sentence_start"], frame["sentence_end"])
        frame["hit_start"] = frame["start"] - frame["sentence_start"]
        frame["hit_end"] = frame["end"] - frame["sentence_start"]
        for name in ("first", "last"):
            frame[name] = pd.to_datetime(frame[name])
        frame["why"] = pd.Series(self._why(frame, texts), dtype=object)
        return frame

    def _why(self, mentions: pd.DataFrame, texts: Sequence[str]) -> list[str]:
        """Return phrase, anchor and rule of the dates that stand in each mention's clause."""
        articles = mentions["article"].unique().tolist()
        rows = _Question(self, View()).table("dates").filter(nw.col("article").is_in(articles))
        columns = ["article", "start", "end", "rule", "anchor"]
        dates: dict[str, list[dict[str, Any]]] = {}
        for row in _frame(rows.select(columns).sort("article", "start")).to_dict("records"):
            dates.setdefault(row["article"], []).append(row)
        return [
            "; ".join(
                f"“{text[row['start'] : row['end']]}”: {row['rule']}"
                + (f", from {row['anchor']}" if row["anchor"] else "")
                for row in dates.get(article, ())
                if row["start"] < end and row["end"] > start
            )
            for article, start, end, text in zip(
                mentions["article"], mentions["start"], mentions["end"], texts, strict=True
            )
        ]

    def quotations(
        self, view: View, sort: str = "relevance", limit: int = 50, offset: int = 0
    ) -> pd.DataFrame:
        """Return the quotations of the view, with the hits of its text in their words.

        ``sort`` is relevance, date, prominence (early in its article first) or text (as printed).
        """
        ask = _Question(self, view)
        rows = ask.statements(scored=True)
        order, descending = SORTS[sort if view.text or sort != "relevance" else "date"]
        rows = rows.sort(*order, descending=descending, nulls_last=True)
        page = _frame(_page(rows, limit, offset)).drop(columns=["kind", "status", "known", "key"])
        frame = page.merge(self._words(page), on=["quotation", "article", "start"], how="left")
        frame = frame.rename(columns={"day": "published"})
        frame["published"] = pd.to_datetime(frame["published"])
        query = parse_query(view.text)
        hits = [find_hits(words, query) for words in frame["words"]]
        frame["hits"] = pd.Series(hits, dtype=object, index=frame.index)
        return frame

    def _words(self, page: pd.DataFrame) -> pd.DataFrame:
        """Return what was said, and the sentence around it, for one page of quotations."""
        ask = _Question(self, View())
        drop = ["key", "speaker", "speaker_entity"]
        rows = ask.table("quotations").filter(nw.col("quotation").is_in(page["quotation"].tolist()))
        titles = ask.table("articles").select("article", "title", "url")
        return _frame(rows.drop(drop).join(titles, on="article", how="left"))

    def count_quotations(self, view: View) -> int:
        """Return how many quotations the view holds."""
        return int(_row(_Question(self, view).statements().select(n=nw.len()))["n"])

    def facets(self, view: View) -> dict[str, pd.DataFrame]:
        """Return value and count of each facet of the quotations page, most frequent first."""
        ask = _Question(self, view)
        return {
            name: _frame(
                ask.statements(without=(name,))
                .filter(~nw.col(name).is_null())
                .select(value=nw.col(name))
                .group_by("value")
                .agg(count=nw.len())
                .sort("count", "value", descending=[True, False])
                .head(50)
            )
            for name in ("speaker", "source", "kind", "status", "known", "named")
        }

    # One article ------------------------------------------------------------------------------

    def article(self, article: str) -> ArticleRecord:
        """Return an article with its annotations; raises KeyError where there is none."""
        ask = _Question(self, View())
        found = ask.table("articles").filter(nw.col("article") == article)
        rows = found.collect("pyarrow").to_native().to_pylist()
        if not rows:
            raise KeyError(article)
        row = rows[0]
        items = {
            table: _frame(
                ask.table(table).filter(nw.col("article") == article).sort("start", "end")
            )
            for table in ("mentions", "quotations", "dates", "events")
        }
        return ArticleRecord(
            article_from(row),
            row["published_first"],
            row["published_last"],
            row["published_certainty"],
            tuple(row["published_cues"] or ()),
            row["parsed"],
            **self._linked(ask, article, items),
        )

    def _linked(
        self, ask: _Question, article: str, items: dict[str, pd.DataFrame]
    ) -> dict[str, pd.DataFrame]:
        """Put the names and ids that hold across articles into an article's own tables."""
        events = _frame(ask.table("event_mentions").filter(nw.col("article") == article))
        same = ["start", "end"]
        linked = events[["event", *same]].drop_duplicates(same)
        items["events"] = items["events"].drop(columns="event").merge(linked, on=same, how="left")
        said = _frame(ask.table("statements").filter(nw.col("article") == article))
        said = said[["quotation", "speaker", "speaker_entity"]]
        own = items["quotations"].drop(columns=["speaker", "speaker_entity"])
        items["quotations"] = own.merge(said, on="quotation", how="left")
        return items

    def article_text(self, article: str) -> str:
        """Return an article's text; empty where there is no such article."""
        rows = _Question(self, View()).table("articles").filter(nw.col("article") == article)
        found = _frame(rows.select("text"))
        return found["text"].iloc[0] if len(found) else ""

    # What a reader can ask for ----------------------------------------------------------------

    def suggest(self, field: str, typed: str = "", limit: int = 20) -> list[str]:
        """Return values of a filter that contain what was typed, the most frequent first."""
        ask = _Question(self, View())
        if field == "entity":
            rows = ask.table("entities").select(value=nw.col("name"), count=nw.col("articles"))
        else:
            table = "articles" if field in {"source", "language"} else "statements"
            values = ask.table(table).select(value=nw.col(field))
            rows = values.group_by("value").agg(count=nw.len())
        rows = rows.filter(~nw.col("value").is_null())
        if typed:
            rows = rows.filter(
                nw.col("value").str.to_lowercase().str.contains(typed.lower(), literal=True)
            )
        rows = rows.sort("count", "value", descending=[True, False]).head(limit)
        return _frame(rows)["value"].tolist()

    def unknown(self, view: View) -> list[str]:
        """Return what a view asks for that this collection does not have."""
        missing = []
        for name in ("source", "entity", "speaker", "language"):
            wanted: tuple[str, ...] = getattr(view, name)
            missing.extend(value for value in wanted if not self._has(name, value))
        events = self.timeline(View())["event"] if view.event else ()
        return [*missing, *(event for event in view.event if event not in set(events))]

    def _has(self, field: str, value: str) -> bool:
        table = {"entity": "entities", "speaker": "statements"}.get(field, "articles")
        column = "name" if field == "entity" else field
        rows = _Question(self, View()).table(table).filter(nw.col(column) == value)
        return bool(_row(rows.select(n=nw.len()))["n"])

    def problems(self) -> pd.DataFrame:
        """Return name, where and detail of everything that could not be read."""
        rows = _Question(self, View()).table("problems").sort("where", "name")
        return _frame(rows)


SORTS: dict[str, tuple[list[str], list[bool]]] = {
    "relevance": (["score", "day", "article", "start"], [True, True, False, False]),
    "date": (["day", "article", "start"], [True, False, False]),
    "prominence": (["start", "day", "article"], [False, True, False]),
    "text": (["article", "start"], [False, False]),
}


class _Question:
    """One cursor, and a View's filters as Narwhals expressions on it."""

    def __init__(self, corpus: Corpus, view: View) -> None:
        self.corpus = corpus
        self.view = view
        self._cursor = corpus._database.cursor()  # noqa: SLF001 - one class in two halves

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
            return rows.join(self._matches(self.corpus._articles_index, query), on="key")  # noqa: SLF001
        return rows.with_columns(score=nw.lit(0.0)) if scored else rows

    def within(self, rows: nw.LazyFrame[Any], *, text: bool = True) -> nw.LazyFrame[Any]:
        """Return the rows of a table that belong to the view's articles."""
        chosen = self.articles(text=text).select("article")
        return rows.join(chosen, on="article", how="semi")

    def _quoted(self, rows: nw.LazyFrame[Any], without: Sequence[str] = ()) -> nw.LazyFrame[Any]:
        """Return the rows of ``statements`` that pass the view's filters on quotations."""
        wanted = [
            nw.col(name).is_in(list(getattr(self.view, name)))
            for name in QUOTATION_FIELDS
            if getattr(self.view, name) and name not in without
        ]
        if not self.view.status:
            wanted.append(nw.col("status") != NOT_SAID)
        return rows.filter(reduce(operator.and_, wanted)) if wanted else rows

    def statements(self, *, scored: bool = False, without: Sequence[str] = ()) -> nw.LazyFrame[Any]:
        """Return the rows of ``statements`` that the view holds; its text is sought in the words."""
        kept = {f.name: getattr(self.view, f.name) for f in fields(View)}
        kept |= dict.fromkeys(QUOTATION_FIELDS, ())
        kept |= {"source": ()} if "source" in without else {}
        around = _Question(self.corpus, View(**kept))
        around._cursor = self._cursor
        rows = self._quoted(self.table("statements"), without)
        if around.view != View(text=self.view.text):
            rows = around.within(rows, text=False)
        query = parse_query(self.view.text)
        if query:
            return rows.join(self._matches(self.corpus._quotations_index, query), on="key")  # noqa: SLF001
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
        return rows.filter(nw.col("first") <= high, nw.col("last") >= low)


def _distinct(name: str) -> nw.Expr:
    """Return how many different values a column has, missing ones not counted."""
    return nw.col(name).n_unique() - nw.col(name).is_null().any().cast(nw.Int64)


def _frame(rows: nw.LazyFrame[Any]) -> pd.DataFrame:
    return rows.collect("pandas").to_native()


def _page(rows: nw.LazyFrame[Any], limit: int, offset: int) -> nw.LazyFrame[Any]:
    """Return one page of sorted rows."""
    return nw.from_native(rows.to_native().limit(limit, offset)) if offset else rows.head(limit)


def _row(rows: nw.LazyFrame[Any]) -> dict[str, Any]:
    return rows.collect("pyarrow").to_native().to_pylist()[0]


def _day(value: Any) -> dt.date | None:
    return value if value is not None and not pd.isna(value) else None


def _cut(texts: Sequence[str], starts: pd.Series, ends: pd.Series) -> list[str]:
    return [text[a:b] for text, a, b in zip(texts, starts, ends, strict=True)]


__all__ = ["ArticleRecord", "Corpus", "Totals", "fold"]
