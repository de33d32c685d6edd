"""Publishing: what is pending becomes part of what readers see, in one swap of the manifest."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.derive import derive
from dashboard.corpus.schema import BASE
from dashboard.corpus.search import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from dashboard.corpus.store import Manifest, Store

Tables = dict[str, pa.Table]
ORDER = {"articles": ["article"], "problems": ["where", "name", "detail"]}
SPAN_ORDER = ["article", "start", "end"]


def publish(store: Store, manifest: Manifest, *, anew: bool = False) -> Manifest:
    """Merge, link and index what is pending, then commit; return the new manifest.

    Where an article occurs more than once, its last version stays and the others go to the history.
    ``anew`` makes another search index, so that nothing is left in it of what is no more.
    """
    layers = [*manifest.segments, *manifest.pending]
    owners = _owners(store, layers)
    segments, touched, history = [], [], list(manifest.history)
    for number, layer in enumerate(layers):
        tables = {table: store.read(table, [layer]) for table in BASE}
        current = {article for article, owner in owners.items() if owner == number}
        if layer in manifest.pending or len(current) < len(tables["articles"]):
            kept, old = _parted(tables, current)
            touched.append(kept)
            if len(old["articles"]):
                history.append(store.write("history", old))
        else:
            segments.append(layer)
    segments, touched = _grown(store, segments, touched)
    fresh = _merged(touched)
    segments.append(store.write("segments", fresh))
    tables = {table: store.read(table, segments) for table in BASE}
    linked = derive(tables)
    derived = store.write("derived", linked)
    if anew or not (store.search_path / "articles" / "meta.json").exists():
        with store.new_search() as folder:
            _index(folder, tables, linked)
    else:
        _index(store.search_path, fresh, linked)
    return store.commit(
        replace(
            manifest,
            segments=tuple(segments),
            pending=(),
            history=tuple(history),
            derived=derived,
            fingerprint=fingerprint(tables["articles"]["digest"].to_pylist()),
        )
    )


def _owners(store: Store, layers: Sequence[str]) -> dict[str, int]:
    """Return which layer holds the last version of each article."""
    return {
        article: number
        for number, layer in enumerate(layers)
        for article in store.read("articles", [layer])["article"].to_pylist()
    }


def _parted(tables: Tables, current: set[str]) -> tuple[Tables, Tables]:
    """Return the rows of the articles that are current, and the rows of the others."""
    is_current = pc.field("article").isin(pa.array(sorted(current), pa.string()))
    kept: Tables = {"problems": tables["problems"]}
    old: Tables = {"problems": tables["problems"].slice(0, 0)}
    for name, table in tables.items():
        if name != "problems":
            kept[name] = table.filter(is_current)
            old[name] = table.filter(~is_current)
    return kept, old


def _grown(
    store: Store, segments: list[str], touched: list[Tables]
) -> tuple[list[str], list[Tables]]:
    """Take up older segments that are no larger than what is written, so that few stay."""
    size = sum(len(tables["articles"]) for tables in touched)
    segments = list(segments)
    while segments and len(store.read("articles", segments[-1:])) <= size:
        older = segments.pop()
        touched.insert(0, {table: store.read(table, [older]) for table in BASE})
        size += len(touched[0]["articles"])
    return segments, touched


def _merged(parts: Sequence[Tables]) -> Tables:
    """Return the parts as one set of tables, each in a fixed order."""
    merged = {}
    for name, schema in BASE.items():
        table = pa.concat_tables([schema.empty_table(), *(part[name] for part in parts)])
        keys = ORDER.get(name, SPAN_ORDER)
        merged[name] = table.sort_by([(key, "ascending") for key in keys])
    return merged


def _index(folder: Path, source: Tables, derived: Tables) -> None:
    """Put articles and their statements into the search index in a folder."""
    articles = source["articles"].select(["key", "article", "title", "text"]).to_pylist()
    Index(folder / "articles").replace(
        (row["key"], row["title"] or "", row["text"]) for row in articles
    )
    new = pa.array([row["article"] for row in articles], pa.string())
    said = derived["statements"].filter(pc.field("article").isin(new)).select(["key", "words"])
    Index(folder / "quotations").replace((row["key"], "", row["words"]) for row in said.to_pylist())


def fingerprint(digests: Iterable[str]) -> str:
    """Return a short hash of what a collection holds: equal for equal articles, in any order."""
    return hashlib.blake2b("".join(sorted(digests)).encode(), digest_size=5).hexdigest()
