"""Publishing: what is pending becomes part of what readers see, in one swap of the manifest."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.clocks import printings_of
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.deciding import deciding
from dashboard.corpus.derive import derive
from dashboard.corpus.indexes import is_sound
from dashboard.corpus.kept import compared_before, kept_before
from dashboard.corpus.schema import BASE
from dashboard.corpus.search import Index
from dashboard.linking.collecting import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from dashboard.corpus.store import Manifest, Store
    from dashboard.linking.printings import Printings

Tables = dict[str, pa.Table]
ORDER = {"articles": ["article"], "problems": ["where", "name", "detail"]}
SPAN_ORDER = ["article", "start", "end"]
PRINTED, SAID = ["key", "title", "text"], ["key", "words"]
"""What the search index holds of an article, and of a statement."""


@uncollected()
def publish(
    store: Store,
    manifest: Manifest,
    printings: Printings | None = None,
    *,
    anew: bool = False,
    waiting: tuple[str, ...] = (),
    kept: str | None = None,
) -> Manifest:
    """Merge, link and index what is pending, then commit; return the new manifest.

    Where an article occurs more than once, its last version stays and the others go to the history.
    ``printings`` are those of all articles, where they are known. ``anew`` makes another search
    index, so that nothing is left in it of what is no more. ``waiting`` stays pending: it is neither
    merged nor shown. ``kept`` are the derived tables whose links are taken up, where those of the manifest
    have none.
    """
    layers = {
        layer: {table: store.read(table, [layer]) for table in BASE}
        for layer in (*manifest.segments, *manifest.pending)
    }
    owners = _owners(layers)
    segments, history = _layered(store, manifest, layers, owners)
    tables = {
        name: pa.concat_tables([schema.empty_table(), *(one[name] for one in segments.values())])
        for name, schema in BASE.items()
    }
    pending = [article for article, layer in owners.items() if layer in manifest.pending]
    log = Corrections(store.path)
    made = deciding(log.decisions(), tables)
    if printings is None:
        known = compared_before(store, kept or manifest.derived, pending)
        printings = printings_of(tables["articles"], log, known)
    linked = derive(tables, printings, kept_before(store, kept or manifest.derived, pending), made)
    derived = store.write("derived", linked)
    if anew or not is_sound(store, manifest):
        with store.new_search() as folder:
            _index(folder, tables["articles"], linked["statements"])
    else:
        before = [layers[layer]["articles"] for layer in manifest.segments]
        _index_again(store, manifest, pending, before, tables["articles"], linked["statements"])
    return store.commit(
        replace(
            manifest,
            segments=tuple(segments),
            pending=waiting,
            history=history,
            derived=derived,
            fingerprint=fingerprint(tables["articles"]["digest"].to_pylist()),
        )
    )


def _layered(
    store: Store, manifest: Manifest, layers: Mapping[str, Tables], owners: Mapping[str, str]
) -> tuple[dict[str, Tables], tuple[str, ...]]:
    """Return the segments of the next version with what is pending merged, and its history; both are written."""
    segments, touched, history = {}, [], list(manifest.history)
    for layer, tables in layers.items():
        current = {article for article, owner in owners.items() if owner == layer}
        if layer in manifest.pending or len(current) < len(tables["articles"]):
            current_rows, old = _parted(tables, current)
            touched.append(current_rows)
            if len(old["articles"]):
                history.append(store.write("history", old))
        else:
            segments[layer] = tables
    if touched:
        segments, touched = _grown(segments, touched)
        fresh = _merged(touched)
        segments[store.write("segments", fresh)] = fresh
    return segments, tuple(history)


def publish_problems(store: Store, manifest: Manifest) -> Manifest:
    """Commit what is pending where that is problems alone; what is derived from articles stays."""
    bare = [*takewhile(lambda layer: _is_bare(store, layer), reversed(manifest.segments))]
    whole = manifest.segments[: len(manifest.segments) - len(bare)]
    layers = (*reversed(bare), *manifest.pending)
    merged = _merged([{table: store.read(table, [layer]) for table in BASE} for layer in layers])
    segments = (*whole, store.write("segments", merged))
    return store.commit(replace(manifest, segments=segments, pending=()))


def _is_bare(store: Store, layer: str) -> bool:
    """Say whether a layer holds no article."""
    return not len(store.read("articles", [layer]))


def _owners(layers: Mapping[str, Tables]) -> dict[str, str]:
    """Return which layer holds the last version of each article."""
    return {
        article: layer
        for layer, tables in layers.items()
        for article in tables["articles"]["article"].to_pylist()
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
    segments: dict[str, Tables], touched: list[Tables]
) -> tuple[dict[str, Tables], list[Tables]]:
    """Take up older segments that are no larger than what is written, so that few stay."""
    size = sum(len(tables["articles"]) for tables in touched)
    segments, touched = dict(segments), list(touched)
    while segments and len(segments[last := next(reversed(segments))]["articles"]) <= size:
        touched.insert(0, segments.pop(last))
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


def _unlike(rows: pa.Table, before: pa.Table, columns: Sequence[str]) -> pa.Table:
    """Return the rows that are new, or that say something else in these columns than before."""
    indexed = {tuple(row.values()) for row in before.select(columns).to_pylist()}
    now = rows.select(columns).to_pylist()
    return rows.filter(pa.array([tuple(row.values()) not in indexed for row in now], pa.bool_()))


def _index_again(
    store: Store,
    manifest: Manifest,
    pending: Sequence[str],
    before: Sequence[pa.Table],
    articles: pa.Table,
    statements: pa.Table,
) -> None:
    """Put into the index of the version before what is pending and prints, or says, something else than ``before``."""
    is_pending = pc.field("article").isin(pa.array(pending, pa.string()))
    printed = articles.filter(is_pending)
    known = pa.concat_tables([printed.slice(0, 0), *(one.filter(is_pending) for one in before)])
    said = store.read("statements", [manifest.derived] if manifest.derived else [])
    _index(store.search_path, _unlike(printed, known, PRINTED), _unlike(statements, said, SAID))


def _index(folder: Path, articles: pa.Table, statements: pa.Table) -> None:
    """Put articles and statements into the search index in a folder."""
    printed, said = articles.select(PRINTED).to_pylist(), statements.select(SAID).to_pylist()
    texts = {
        "articles": [(row["key"], row["title"] or "", row["text"]) for row in printed],
        "quotations": [(row["key"], "", row["words"]) for row in said],
    }
    for name, new in texts.items():
        index = Index(folder / name)
        if new:
            index.replace(new)


def fingerprint(digests: Iterable[str]) -> str:
    """Return a short hash of what a collection holds: equal for equal articles, in any order."""
    return hashlib.blake2b("".join(sorted(digests)).encode(), digest_size=5).hexdigest()
