"""Upgrade of older collections: their articles are parsed again into today's tables.

Articles keep all that intake found; what the parser found is found again. Versions before the last are not
parsed again: of them the articles stay, with the quotations and names that were found in them, which is
what a later version is compared with. Until everything is written the old tables stay, so a run that is
stopped loses nothing and begins again.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.corpus.batches import Batch
from dashboard.corpus.copy_dates import printings
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.manifest import CorpusError
from dashboard.corpus.parse_workers import Job, results
from dashboard.corpus.publishing import publish
from dashboard.corpus.records import printed_article
from dashboard.corpus.schema import BASE, FORMAT
from dashboard.corpus.store import check
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dashboard.corpus.manifest import Manifest
    from dashboard.corpus.parse_workers import Rows
    from dashboard.corpus.store import Store


FOUND = frozenset(
    {"notice", "day", "published_first", "published_last", "published_certainty", "published_cues"}
)
"""Columns of articles that are found again whenever they are read again."""
COMPARED = {
    "quotations": ("article", "start", "words"),
    "mentions": ("article", "start", "end", "kind", "entity"),
}
"""Tables of versions before that are kept, and what of each row must be there."""


def has_todays_tables(store: Store, manifest: Manifest) -> bool:
    """Return whether all base tables have today's columns: then only what derives from them is of an older form."""
    try:
        for folder in (*manifest.segments, *manifest.pending, *manifest.history):
            for table in BASE:
                check(table, pq.read_schema(store.path / folder / f"{table}.parquet").empty_table())
    except (CorpusError, OSError):
        return False
    return True


def bring_forward(store: Store, manifest: Manifest, workers: int, model: str) -> Manifest:
    """Return the manifest of the same collection in today's tables, published.

    Raises CorpusError where something of an article is stored as nothing that it can be today.
    """
    history = [store.write("history", _version(store, folder)) for folder in manifest.history]
    found = results(_work(store, manifest), workers, model)
    today = replace(
        manifest.underived, format=FORMAT, segments=(), history=tuple(history), patch=()
    )
    today = store.commit(replace(today, pending=tuple(_written(store, found))))
    copies, again = printings(store, today)
    read = _written(store, results(again, workers, model))
    today = replace(today, pending=(*today.pending, *read))
    return publish(store, today, copies, anew=True)


def _work(store: Store, manifest: Manifest) -> Iterator[Job | Problem]:
    """Yield the last version of each article, to be parsed, and the problems."""
    corrections = Corrections(store.path)
    last: dict[str, str] = {}
    folders = (*manifest.segments, *manifest.pending)
    for folder in folders:
        last |= dict.fromkeys(_read(store, "articles", folder)["article"].to_pylist(), folder)
    for folder in folders:
        for row in _read(store, "articles", folder).to_pylist():
            if last[row["article"]] == folder:
                printed = printed_article(row)
                yield Job(corrections.applied(printed), printed)
        yield from (Problem(**row) for row in _read(store, "problems", folder).to_pylist())


def _version(store: Store, folder: str) -> dict[str, pa.Table]:
    """Return the tables of versions before in today's columns: articles, and what was found in them."""
    kept = {"articles": _read(store, "articles", folder)}
    for table, needed in COMPARED.items():
        if (store.path / folder / f"{table}.parquet").exists():
            whole = reduce(and_, (pc.field(name).is_valid() for name in needed))
            kept[table] = _read(store, table, folder).filter(whole)
    return {table: schema.empty_table() for table, schema in BASE.items()} | kept


def _read(store: Store, table: str, folder: str) -> pa.Table:
    """Return a table of an older form in today's columns."""
    rows = pq.read_table(store.path / folder / f"{table}.parquet")
    found = FOUND if table == "articles" else frozenset(BASE[table].names)
    columns = [_column(rows, one, store.path, found) for one in BASE[table]]
    return pa.table(columns, schema=BASE[table])


def _column(
    rows: pa.Table, wanted: pa.Field, path: Path, found: frozenset[str]
) -> pa.Array | pa.ChunkedArray:
    """Return a column as it is today, without values where it was none yet or may be lost, as ``found``."""
    if wanted.name not in rows.column_names:
        return pa.nulls(len(rows), wanted.type)
    try:
        return rows[wanted.name].cast(wanted.type)
    except pa.ArrowException as error:
        if wanted.name in found:
            return pa.nulls(len(rows), wanted.type)
        raise CorpusError(
            f"The collection in {path} keeps “{wanted.name}” of its articles in a way that this version "
            "of Dateline cannot read. Nothing was changed. Open it with the version that made it, or "
            "add the articles again, to another folder."
        ) from error


def _written(store: Store, found: Iterable[Rows | Problem]) -> Iterator[str]:
    """Write what comes in segments that nobody knows of yet; yield their names."""
    batch, corrections = Batch(), Corrections(store.path)
    for one in found:
        result = one if isinstance(one, Problem) else corrections.amended(one)
        if batch.full or batch.has_other_version(result):
            yield batch.write(store)
            batch = Batch()
        batch.take(result)
    if batch:
        yield batch.write(store)
