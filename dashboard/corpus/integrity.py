"""Integrity check of a corpus: its files are as written, its tables agree, and its search index is complete.

Base tables (articles and what was found in them) cannot be made again without the articles, so what is
wrong with them is named and nothing is changed. What derives from them is made again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from dashboard.corpus.file_digests import damaged, faults
from dashboard.corpus.format_upgrade import bring_forward, has_todays_tables
from dashboard.corpus.linking_state import is_half_linked
from dashboard.corpus.manifest import CorpusDamaged, CorpusError
from dashboard.corpus.publishing import fingerprint, publish
from dashboard.corpus.records import digest_of, key_of, printed_article, quotation_id
from dashboard.corpus.schema import ARTICLE_KEY, BASE, DERIVED, FORMAT
from dashboard.corpus.search import Query
from dashboard.corpus.search_indexes import TABLE_OF, open_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from dashboard.corpus.manifest import Manifest
    from dashboard.corpus.store import Store

    type Fault = tuple[str, str]

SPANS = (
    ("start", "end"),
    ("sentence_start", "sentence_end"),
    ("head_start", "head_end"),
    ("cue_start", "cue_end"),
    ("speaker_start", "speaker_end"),
    ("date_start", "date_end"),
)
SPANNED = ("mentions", "quotations", "dates", "events")
KEYS = {"catalogue": ARTICLE_KEY, "statements": "key"}
"""The column of each searched table by which the index knows its rows."""


@dataclass(slots=True)
class Checked:
    """How many rows each base table has, and what was made again, in words."""

    rows: Counter[str] = field(default_factory=Counter)
    renewed: list[str] = field(default_factory=list)


def check_corpus(store: Store, workers: int = 1, model: str = "auto") -> Checked:
    """Check a corpus; bring one of an older form forward, and make again what derives from the rest.

    Raises CorpusDamaged, with all that is wrong, where base tables are not whole; CorpusBusy when
    another process adds; CorpusMissing where there is no corpus.
    """
    done, reason = Checked(), None
    store.manifest(any_format=True)
    with store.writing():
        manifest = store.manifest(any_format=True)
        store.verify(manifest.underived, digests=True)
        if manifest.format != FORMAT and has_todays_tables(store, manifest):
            reason = "the derived tables were made anew: they were of an older form"
            manifest = replace(manifest.underived, format=FORMAT)
        elif manifest.format != FORMAT:
            done.renewed.append("all articles were read again: their tables were of an older form")
            manifest = bring_forward(store, manifest, workers, model)
        elif not manifest.is_sealed:
            done.renewed.append("files have digests now")
            manifest = store.commit(manifest)
        wrong = [*_wrong_rows(store, manifest, done.rows)]
        if wrong:
            raise damaged(store.path, wrong)
        if reason := reason or _why_anew(store, manifest):
            done.renewed.append(reason)
            shown = manifest.shown.underived
            publish(store, shown, anew=True, waiting=manifest.waiting)
    return done


def _wrong_rows(store: Store, manifest: Manifest, rows: Counter[str]) -> Iterator[Fault]:
    """Yield what is wrong in base tables: schemas, ids, digests, spans. Count the rows."""
    owners: Counter[str] = Counter()
    for folder in (*manifest.segments, *manifest.pending, *manifest.history):
        tables = {table: store.read(table, [folder]) for table in BASE}
        yield from _wrong_articles(folder, tables["articles"])
        for table in SPANNED:
            yield from _wrong_spans(f"{folder}/{table}.parquet", tables[table], tables["articles"])
        yield from _wrong_quotations(folder, tables["quotations"])
        if folder in manifest.segments:
            owners.update(tables["articles"]["article"].to_pylist())
            rows.update({table: len(some) for table, some in tables.items()})
    twice = sorted(article for article, times in owners.items() if times > 1)
    yield from ((f"the article {article}", "stands in two segments") for article in twice)


def _wrong_articles(folder: str, articles: pa.Table) -> Iterator[Fault]:
    """Yield the articles whose key or digest is not that of what they hold."""
    name = f"{folder}/articles.parquet"
    for batch in articles.to_batches(max_chunksize=1000):
        for row in batch.to_pylist():
            if row["key"] != key_of(row["article"]):
                yield name, f"has a wrong key for {row['article']}"
            if row["digest"] != digest_of(printed_article(row)):
                yield name, f"has another text for {row['article']} than its digest says"


def _wrong_spans(name: str, rows: pa.Table, articles: pa.Table) -> Iterator[Fault]:
    """Yield the kinds of spans that do not lie in their articles' texts, with how many."""
    texts = articles["text"].to_pylist()
    lengths = dict(zip(articles["article"].to_pylist(), map(len, texts), strict=True))
    whose = rows["article"].to_pylist()
    if strangers := sum(article not in lengths for article in whose):
        yield name, f"has {strangers} rows of articles that are not there"
        return
    limit = np.array([lengths[article] for article in whose], np.int64)
    for start, end in SPANS:
        if start in rows.column_names:
            low, high = (_numbers(rows[one]) for one in (start, end))
            there = low >= 0
            wrong = (there & ((low > high) | (high > limit))) | (there != (high >= 0))
            if count := int(np.count_nonzero(wrong)):
                yield name, f"has {count} rows whose {start} and {end} are outside the text"


def _numbers(column: pa.ChunkedArray) -> np.ndarray:
    """Return a column of places in a text, -1 where there is none."""
    return column.fill_null(-1).to_numpy().astype(np.int64)


def _wrong_quotations(folder: str, quotations: pa.Table) -> Iterator[Fault]:
    """Yield that quotations have other ids than their places give."""
    columns = (quotations[name].to_pylist() for name in ("article", "start", "end"))
    ids = [*map(quotation_id, *columns)]
    if ids != quotations["quotation"].to_pylist():
        yield f"{folder}/quotations.parquet", "has wrong ids"
    if [*map(key_of, ids)] != quotations["key"].to_pylist():
        yield f"{folder}/quotations.parquet", "has wrong keys"


def _why_anew(store: Store, manifest: Manifest) -> str | None:
    """Return why what derives from the base tables must be made again; None where it need not be."""
    if manifest.derived is None:
        return "the derived tables were made: a run was stopped before"
    derived = replace(manifest, segments=(), pending=(), history=())
    for name, how in faults(store.path, derived, digests=True):
        return f"the derived tables were made anew: {name} {how}"
    try:
        tables = {table: store.read(table, [manifest.derived]) for table in DERIVED}
    except CorpusError as problem:
        return f"the derived tables were made anew: {problem}"
    articles = store.read("articles", manifest.segments)
    same = sorted(articles["article"].to_pylist()) == tables["catalogue"]["article"].to_pylist()
    if not same or manifest.fingerprint != fingerprint(articles["digest"].to_pylist()):
        return "the derived tables were made anew: they were of other articles"
    if is_half_linked(store, manifest):
        return "all was linked: a run was stopped before it was"
    return _why_indexed_anew(store, tables)


def _why_indexed_anew(store: Store, tables: dict[str, pa.Table]) -> str | None:
    """Return why the search index must be made again; None where it holds all that the tables do."""
    for name, table in TABLE_OF.items():
        try:
            found, _ = open_index(store, name, len(tables[table])).find(Query())
        except CorpusDamaged:
            return "the search index was made anew: it was damaged"
        if {*tables[table][KEYS[table]].to_pylist()} - {*found.tolist()}:
            return "the search index was made anew: it did not hold all"
    return None
