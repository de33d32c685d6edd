"""The tables of one version of a corpus, open for reading in a private in-memory DuckDB."""

from __future__ import annotations

import threading
from collections import OrderedDict
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any

import duckdb
import narwhals as nw
import numpy as np

from dashboard.corpus.article_texts import Texts
from dashboard.corpus.file_digests import damaged, faults
from dashboard.corpus.name_search import NameIndex
from dashboard.corpus.row_lookup import NONE, Picked, held, picked
from dashboard.corpus.schema import ARTICLE_KEY, BASE, DERIVED, MAY_LACK
from dashboard.corpus.search_indexes import open_index
from dashboard.corpus.store import CorpusError, Manifest, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from pathlib import Path

    import pyarrow as pa

    from dashboard.corpus.row_lookup import Mask, Numbers
    from dashboard.corpus.search import Index

CHOICES = 12
"""How many choices of articles or statements are kept, as far as there is ``ROOM`` for them."""
ROOM = 100_000_000
"""So many bytes all kept choices may take: one of 100,000 articles takes 1.2 MB."""
ASKED = 200
"""How many answers about the whole collection are kept."""
RECURRING = ("story", "source", "section", "language")
"""Columns of the catalogue with few different values."""
GONE = "This version of the collection was removed while it was open. Load the page again."


class Tables:
    """Named views of the corpus's Parquet files, and its two search indexes."""

    finds_texts = True
    """Whether search looks in the texts and the words quoted, or in headlines alone."""

    def __init__(self, path: Path, manifest: Manifest | None = None) -> None:
        self.path = path
        self.store = Store(path)
        self.manifest = manifest or self.store.shown()
        # A version that a page still shows keeps its threads: eight for slow files are of no use here.
        self._database = duckdb.connect(config={"threads": 2, "async_threads": 0})
        self._database.execute("SET parquet_metadata_cache = true")
        self._chosen: OrderedDict[Hashable, pa.Table] = OrderedDict()
        self._taken = 0
        self._counted: OrderedDict[Hashable, Any] = OrderedDict()
        self._article_codes: dict[Picked, Numbers] = {}
        self._article_numbers: dict[Picked, Numbers] = {}
        self._lock, self._naming = threading.Lock(), threading.Lock()
        self._named: set[str] = set()

    def of_titles(self) -> Tables:
        """Return the same tables for who may not learn what the texts say: search finds words of headlines alone."""
        same = copy(self)
        vars(same).update(finds_texts=False, _chosen=OrderedDict(), _taken=0)
        for kept in ("articles_index", "quotations_index"):
            vars(same).pop(kept, None)
        return same

    def there(self) -> bool:
        """Whether the files of this version are still on disk, whole as far as their sizes tell."""
        return not any(faults(self.path, self.manifest.shown))

    def verify(self) -> None:
        """Raise CorpusDamaged where a file of this version has another digest than was written."""
        self.store.verify(self.manifest.shown, digests=True)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a cursor for one question: a connection shared by threads mixes up answers."""
        return self._database.cursor()

    def table(
        self, name: str, cursor: duckdb.DuckDBPyConnection | None = None
    ) -> duckdb.DuckDBPyRelation:
        """Return a table, for one question: its files are opened when it is first asked for."""
        with self._naming:
            if name not in self._named:
                try:
                    self._name(name, {**BASE, **DERIVED}[name])
                except (duckdb.IOException, CorpusError) as missing:
                    raise self._closed(missing) from missing
                self._named.add(name)
        return (cursor or self.cursor()).table(name)

    def _closed(self, missing: Exception) -> Exception:
        """Return why files of this version do not open: it was removed meanwhile, or they are damaged."""
        if self.store.manifest().version != self.manifest.version:
            return CorpusError(GONE)
        wrong = [*faults(self.path, self.manifest.shown)]
        return damaged(self.path, wrong) if wrong else missing

    def chosen(self, key: Hashable, find: Callable[[], pa.Table]) -> pa.Table:
        """Return what ``find`` finds of articles or statements; it is kept for the last few keys.

        A page asks a dozen questions of one view, and each begins with the view's articles.
        """
        with self._lock:
            if key in self._chosen:
                self._chosen.move_to_end(key)
                return self._chosen[key]
        found = find()
        with self._lock:
            self._taken += found.nbytes - (self._chosen[key].nbytes if key in self._chosen else 0)
            self._chosen[key] = found
            while len(self._chosen) > 1 and not (
                len(self._chosen) <= CHOICES and self._taken <= ROOM
            ):
                self._taken -= self._chosen.popitem(last=False)[1].nbytes
        return found

    def once[T](self, key: Hashable, count: Callable[[], T]) -> T:
        """Return what is asked of the whole collection as when it was first asked of this version.

        It is kept for the last ``ASKED`` keys: links ask for names that are anybody's words.
        """
        with self._lock:
            if key in self._counted:
                self._counted.move_to_end(key)
                return self._counted[key]
        found = count()
        with self._lock:
            self._counted[key] = found
            while len(self._counted) > ASKED:
                self._counted.popitem(last=False)
        return found

    @cached_property
    def catalogue(self) -> Picked:
        """What is counted of the articles, by number, in the order of their ids."""
        rows: nw.LazyFrame[Any] = nw.from_native(self.table("catalogue"))
        first = nw.col("story") == nw.col("article")
        columns = "article", "story", "source", "section", "language", "day", "parsed"
        rows = rows.select(*columns, key=nw.col(ARTICLE_KEY), first=first).sort("article")
        return held(rows.collect("pyarrow").to_native(), RECURRING)

    @cached_property
    def entities(self) -> Picked:
        """All entities with their totals, in the order of importance."""
        rows = self.table("entities").to_arrow_table()
        return held(rows.drop_columns(["folded"]), ("type", "name"))

    def codes_in(self, table: Picked, articles: Numbers) -> Numbers:
        """Return the codes that articles of the catalogue have in a table, ``NONE`` without a row."""
        if table not in self._article_codes:
            self._article_codes[table] = table.article_codes(self.catalogue.codes("key"))
        return self._article_codes[table][articles]

    def numbers_in(self, table: Picked) -> Numbers:
        """Return the number in the catalogue of each article of a table, by its code there."""
        if table not in self._article_numbers:
            codes = self.codes_in(table, np.arange(len(self.catalogue)))
            found = np.full(len(table.values("article")), NONE)
            found[codes[codes != NONE]] = np.flatnonzero(codes != NONE)
            self._article_numbers[table] = found
        return self._article_numbers[table]

    def belongs(self, table: Picked, articles: Numbers) -> Mask:
        """Tell of each row of a table whether it belongs to one of these articles of the catalogue."""
        return table.of_articles(self.codes_in(table, articles))

    def rows_of(self, table: Picked, articles: Numbers) -> Numbers:
        """Return the numbers of a table's rows that belong to these articles of the catalogue."""
        return table.rows_of_articles(self.codes_in(table, articles))

    @cached_property
    def statements(self) -> Picked:
        """The statements by number."""
        return self._picked("statements")

    @cached_property
    def pairs(self) -> Picked:
        """The pairs of article and entity by number."""
        return self._picked("article_entities")

    @cached_property
    def told(self) -> Picked:
        """The mentions of events by number."""
        return self._picked("event_mentions")

    @cached_property
    def texts(self) -> Texts:
        """What is shown of single articles."""
        folders = (*self.manifest.segments, *self.manifest.patch)
        return Texts([self.path / folder for folder in folders])

    def _picked(self, table: str) -> Picked:
        derived = self.manifest.derived
        try:
            return picked(table, self.path / derived / f"{table}.arrow" if derived else None)
        except FileNotFoundError as missing:
            raise CorpusError(GONE) from missing

    @cached_property
    def articles_index(self) -> Index:
        """The index of headlines and texts."""
        return self._index("articles", self.catalogue)

    @cached_property
    def names(self) -> NameIndex:
        """All names of entities, held in memory for search while somebody types."""
        return NameIndex(self.table("entities").to_arrow_table())

    @cached_property
    def quotations_index(self) -> Index:
        """The index of the words of statements."""
        return self._index("quotations", self.statements)

    def _index(self, name: str, rows: Picked) -> Index:
        index = open_index(self.store, name, len(rows))
        return index if self.finds_texts else index.of_titles()

    def _name(self, table: str, schema: pa.Schema) -> None:
        """Name the table's files in the database; a table without files is empty."""
        manifest = self.manifest
        derived = [manifest.derived] if manifest.derived else []
        folders = derived if table in DERIVED else [*manifest.segments, *manifest.patch]
        if not folders:
            self._database.from_arrow(schema.empty_table()).create(table)
            return
        patched = bool(manifest.patch) and table in BASE and "article" in schema.names
        rows = self._database.read_parquet(
            self._files(folders, table), union_by_name=table in MAY_LACK, filename=patched
        )
        rows = _filled(table, rows)
        (self._patched(rows, table) if patched else rows).create_view(table)

    def in_segment(self, table: str, segment: Path) -> duckdb.DuckDBPyRelation:
        """Return the rows of a base table in one segment, for one question."""
        return _filled(table, self.cursor().read_parquet(str(segment / f"{table}.parquet")))

    def _files(self, folders: Iterable[str], table: str) -> list[str]:
        return [str(self.path / folder / f"{table}.parquet") for folder in folders]

    def _patched(self, rows: duckdb.DuckDBPyRelation, table: str) -> duckdb.DuckDBPyRelation:
        """Return the rows of a base table as readers see them: what is in the patch is in no segment."""
        patch = self.manifest.patch
        articles = self.store.columns("articles", patch, ["article"])["article"].to_pylist()
        files = self._files(patch, table)
        there = duckdb.ColumnExpression("filename").isin(*map(duckdb.ConstantExpression, files))
        if articles:
            here = duckdb.ColumnExpression("article")
            there |= here.isnotin(*map(duckdb.ConstantExpression, articles))
        return rows.filter(there).project("* EXCLUDE filename")


def _filled(table: str, rows: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """Return rows with those columns that an older Dateline did not write, empty."""
    names = [name for name in MAY_LACK.get(table, ()) if name not in rows.columns]
    lacking = [f"NULL::VARCHAR AS {name}" for name in names]
    return rows.project(", ".join(["*", *lacking])) if lacking else rows
