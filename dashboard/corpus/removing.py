"""Removal of articles for good: text, annotations, index, history and corrections.

What other articles say of the same people and events stays and is linked again. Files that held the
removed are deleted at once; a page that still has them open takes the new version.

Corrections and desks go before the collection is published without the articles: who is stopped between
finds the articles there, and removes them again. The other way round nothing would name them any more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus import arrivals, correction_queue, desks, random_samples
from dashboard.corpus.corrections import Corrections, content_of
from dashboard.corpus.originals import remove_originals
from dashboard.corpus.publishing import publish
from dashboard.corpus.records import article_from
from dashboard.corpus.schema import BASE
from dashboard.corpus.store import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.corpus.records import Row
    from dashboard.corpus.store import Manifest, Store


class ArticleMissing(CorpusError):
    """The collection has no article of this id."""


def remove(store: Store, articles: Iterable[str]) -> list[str]:
    """Remove articles in all their versions; return their headlines, or ids where they have none.

    Raises ArticleMissing where one of them is not there, and then removes none; CorpusBusy when
    another process adds; CorpusMissing where there is no collection; DeskLeft where all is done but for
    a desk that cannot be read.
    """
    wanted = sorted(set(articles))
    store.manifest()
    with store.writing():
        manifest = store.whole()
        store.sweep(manifest, at_once=True)  # what a remove that was stopped has left behind
        rows = _rows(store, manifest, wanted)
        titles = {row["article"]: row["title"] or row["article"] for row in rows}
        missing = [identity for identity in wanted if identity not in titles]
        if missing:
            raise ArticleMissing(f"There is no article {', '.join(missing)} in {store.path}.")
        remove_originals(store.path, {row["original"] for row in rows})
        without = _without(store, manifest, rows)
        left = _forget(store, without, rows)
        store.sweep(publish(store, without, anew=True), at_once=True)
    if left:
        raise left
    return [titles[identity] for identity in wanted]


def _rows(store: Store, manifest: Manifest, wanted: Sequence[str]) -> list[Row]:
    """Return the rows of all versions of the articles, the newest last."""
    layers = [*manifest.history, *manifest.segments, *manifest.pending]
    rows = store.read("articles", layers)
    return rows.filter(pc.field("article").isin(pa.array(wanted, pa.string()))).to_pylist()


def _without(store: Store, manifest: Manifest, rows: Sequence[Row]) -> Manifest:
    """Write the layers that hold the articles again without them; return the manifest of the new."""
    gone = {row["article"] for row in rows}
    files = {row["raw_ref"] for row in rows if row["raw_ref"]}
    kept: dict[str, list[str]] = {"segments": [], "history": []}
    changed = []
    for layer in [*manifest.segments, *manifest.pending, *manifest.history]:
        tables = {name: store.read(name, [layer]) for name in BASE}
        left = {name: _left(name, table, gone, files) for name, table in tables.items()}
        room = "history" if layer in manifest.history else "segments"
        if all(len(left[name]) == len(table) for name, table in tables.items()):
            (changed if layer in manifest.pending else kept[room]).append(layer)
        else:
            (changed if room == "segments" else kept[room]).append(store.write(room, left))
    return replace(
        manifest,
        segments=tuple(kept["segments"]),
        pending=tuple(changed),
        history=tuple(kept["history"]),
    )


def _left(name: str, table: pa.Table, gone: set[str], files: set[str]) -> pa.Table:
    """Return the rows of a table that are not about the articles or the files they came from."""
    column, values = ("where", files) if name == "problems" else ("article", gone)
    return table.filter(~pc.field(column).isin(pa.array(sorted(values), pa.string())))


def _forget(store: Store, manifest: Manifest, rows: Sequence[Row]) -> desks.DeskLeft | None:
    """Take the articles out of readers' desks, and their corrections out of the log; return what is left.

    Those of the text stay where another article has the same one. ``manifest`` is the one without the articles.
    """
    gone, left = {row["article"] for row in rows}, None
    try:
        desks.forget(store.path, gone)
    except desks.DeskLeft as problem:
        left = problem
    arrivals.forget(store.path, gone)
    random_samples.forget(store.path, gone)
    current = store.read("articles", [*manifest.segments, *manifest.pending]).select(["text"])
    texts = set(current["text"].to_pylist())
    removed = [article_from(row) for row in rows]
    contents = {content_of(one) for one in removed if one.text not in texts}
    Corrections(store.path).forget(contents, gone)
    correction_queue.forget_those_of(store.path, gone | contents)
    return left
