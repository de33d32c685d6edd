"""Publishing: pending segments become visible in one swap of the manifest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import batched, chain, takewhile
from typing import TYPE_CHECKING, Self

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.at_hand import LARGE
from dashboard.corpus.base_tables import Hand, Layer, Layers
from dashboard.corpus.changed_inputs import inputs_since
from dashboard.corpus.copy_dates import copies_decided_since, printings_of
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.decisions_for_linking import deciding
from dashboard.corpus.derived_tables import derive
from dashboard.corpus.linking_stages import linked_apart
from dashboard.corpus.linking_state import (
    KeptTables,
    compared_before,
    kept_before,
    linked_by_these_rules,
)
from dashboard.corpus.memory_pages import small_pages
from dashboard.corpus.schema import BASE, KEPT
from dashboard.corpus.search_documents import PRINTED, SAID, index
from dashboard.corpus.search_indexes import is_sound
from dashboard.corpus.separate_process import are_many
from dashboard.linking import Inputs
from dashboard.linking.garbage_collection import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dashboard.corpus.store import Manifest, Store
    from dashboard.linking.copies_and_quoters import Printings

Tables = dict[str, pa.Table]
ORDER = {"articles": ["article"], "problems": ["where", "name", "detail"]}
SPAN_ORDER = ["article", "start", "end"]
LINKED_AFTER = 30.0
"""Seconds for which whoever writes while something is only shown is waited for."""
LARGEST, SEGMENTS = 1000, 64
"""Articles of a segment, at most; of so many segments, which a very large collection may have, the same share."""


@uncollected()
@small_pages()
def publish(
    store: Store,
    manifest: Manifest,
    printings: Printings | None = None,
    *,
    anew: bool = False,
    waiting: tuple[str, ...] = (),
    settled: Callable[[], None] = lambda: None,
) -> Manifest:
    """Merge, link and index what is pending, then commit; return the new manifest.

    Where an article occurs more than once, its last version stays and the others go to the history.
    ``printings`` are those of all articles, where they are known. ``anew`` makes another search
    index, so that nothing is left in it of what is no more. ``waiting`` stays pending: it is neither
    merged nor shown. ``settled`` is called when all is computed, before anything is changed that readers use.
    """
    log = Corrections(store.path)
    merged = _Merged.of(store, manifest)
    was, now, pending = merged.was, merged.now, merged.pending
    made = deciding(log.decisions(), now)
    folder = manifest.base
    before = kept_before(store, folder, Inputs.of(pending))
    if before:
        before = before.given(inputs_since(before.tables, was, now, pending, made))
    if printings and printings.stays and not before:
        printings = None
    if before is None and not made.entries and are_many(len(now.columns("articles", ["key"]))):
        now.let_go()
        with linked_apart(store, merged.segments, printings) as linked:
            written = replace(manifest, derived=store.write("derived", linked))
        settled()
        return _committed(store, replace(merged.manifest(written), pending=waiting))
    if printings is None:
        printings = printings_of(now, log, compared_before(store, folder), pending)
    linked = derive(now, printings, before, made)
    if before:
        written = store.rewrite(manifest, linked)
    else:
        written = replace(manifest, derived=store.write("derived", linked))
    settled()
    _search(store, manifest, merged, linked, anew=anew)
    return _committed(store, replace(merged.manifest(written), pending=waiting))


def _committed(store: Store, manifest: Manifest) -> Manifest:
    """Commit a version in which all is linked, and remove what nobody reads any more."""
    committed = store.commit(manifest)
    store.sweep(committed)
    return committed


@uncollected()
@small_pages()
def show(store: Store, manifest: Manifest, seen: tuple[str, ...]) -> Manifest | None:
    """Publish what was corrected since all was linked last, before it is linked again: see ``instant_corrections``.

    ``seen`` are those of the pending folders that readers are to see, as the patch of that version. It has nothing
    kept but names what was linked last, so that the next correction can be shown over that, too, and whoever writes
    next can link all. Decisions on events alone need no linking: that version is whole. None, and nothing is
    published, where it cannot be shown so.
    """
    if manifest.base is None or not linked_by_these_rules(store, manifest.base):
        return None
    from dashboard.corpus.instant_corrections import near  # noqa: PLC0415 - who only adds
    from dashboard.corpus.instant_event_decisions import with_events  # noqa: PLC0415 - as above

    log, merged = Corrections(store.path), _Merged.beside(store, manifest, seen)
    linked = with_events(store, manifest, log)
    if linked is None or linked.derived is None:
        return None
    before, made = KeptTables(store, linked.derived), deciding(log.decisions(), merged.now)
    inputs = inputs_since(before, merged.was, merged.now, merged.pending, made)
    copies = copies_decided_since(store, manifest)
    if not (seen or copies or "names" in inputs.decided):
        return store.commit(linked)
    if not is_large(store, linked.derived):
        return None
    dated = chain.from_iterable(merged.now.of_contents(copies).values()) if copies else ()
    found = near(before, merged.now, made, inputs, log, [*dated])
    if found is None:
        return None
    tables = found.tables()
    written = store.rewrite(linked, tables, without=KEPT)
    _search(store, manifest, merged, tables)
    return store.commit(replace(written, patch=seen, linked=linked.derived))


def is_large(store: Store, derived: str) -> bool:
    """Return whether what is corrected is shown before all is linked: else linking takes no longer."""
    return store.rows("catalogue", derived) >= LARGE


@dataclass(frozen=True, slots=True)
class _Merged:
    """The base tables of a version and of the next, in which what was ``pending`` is merged."""

    was: Layers
    now: Layers
    pending: Sequence[str]
    segments: tuple[str, ...]
    history: tuple[str, ...]

    @classmethod
    def of(cls, store: Store, manifest: Manifest) -> Self:
        """Return what a manifest's version becomes; its segments and history are written."""
        hand = Hand()
        layers = {one: Layer(store, one, hand) for one in (*manifest.segments, *manifest.pending)}
        owners = _owners(layers)
        segments, history = _layered(store, manifest, layers, owners, hand)
        was = Layers(layers[one] for one in manifest.segments)
        pending = [article for article, layer in owners.items() if layer in manifest.pending]
        return cls(was, Layers(segments.values()), pending, tuple(segments), history)

    @classmethod
    def beside(cls, store: Store, manifest: Manifest, patch: tuple[str, ...]) -> Self:
        """Return what the version that was linked last becomes where a patch stays in folders of its own."""
        was = Layers.of(store, manifest.segments)
        now = was.patched(store, patch)
        articles = store.columns("articles", patch, ["article"])["article"]
        return cls(was, now, articles.to_pylist(), manifest.segments, manifest.history)

    def manifest(self, manifest: Manifest) -> Manifest:
        """Return the manifest with the next version's base tables."""
        digests = self.now.columns("articles", ["digest"])["digest"].to_pylist()
        return replace(
            manifest,
            segments=self.segments,
            history=self.history,
            patch=(),
            linked=None,
            fingerprint=fingerprint(digests),
        )


def _layered(
    store: Store,
    manifest: Manifest,
    layers: Mapping[str, Layer],
    owners: Mapping[str, str],
    hand: Hand,
) -> tuple[dict[str, Layer], tuple[str, ...]]:
    """Return the segments of the next version with what is pending merged, and its history; both are written.

    Layers that are touched are merged some at a time, so that no more of them is held than one segment needs.
    """
    current = _by_owner(layers, owners)
    sizes = {layer: len(some) for layer, some in current.items()}
    most = max(LARGEST, len(owners) // SEGMENTS)
    merged = _to_merge(manifest, layers, sizes, most)
    segments = {layer: one for layer, one in layers.items() if layer not in merged}
    history = [*manifest.history]
    for group in _grouped(merged, sizes, most):
        parts = [_parted(layers[layer], current[layer]) for layer in group]
        history += [store.write("history", old) for _, old in parts if len(old["articles"])]
        for fresh in _pieces(_merged([now for now, _ in parts]), most):
            name = store.write("segments", fresh)
            segments[name] = Layer.written(store, name, hand, fresh)
    return segments, tuple(history)


def _by_owner(layers: Iterable[str], owners: Mapping[str, str]) -> dict[str, set[str]]:
    """Return the articles of which each layer holds the last version."""
    current: dict[str, set[str]] = {layer: set() for layer in layers}
    for article, owner in owners.items():
        current[owner].add(article)
    return current


def _to_merge(
    manifest: Manifest, layers: Mapping[str, Layer], sizes: Mapping[str, int], most: int
) -> list[str]:
    """Return the layers that are pending or lost articles.

    Before them come older ones that are no larger than what is written, so that few stay, but none that is
    large enough.
    """
    parted = {layer for layer, one in layers.items() if sizes[layer] < len(one.articles)}
    touched = [layer for layer in layers if layer in parted.union(manifest.pending)]
    if not touched:
        return []
    whole = [layer for layer in layers if layer not in {*touched}]
    size = sum(map(sizes.__getitem__, touched))
    while whole and sizes[whole[-1]] <= min(size, most // 2):
        touched.insert(0, whole.pop())
        size += sizes[touched[0]]
    return touched


def _grouped(layers: Sequence[str], sizes: Mapping[str, int], most: int) -> Iterator[list[str]]:
    """Yield layers that follow one another in groups of so many articles, if one alone has no more."""
    group, size = list[str](), 0
    for layer in layers:
        if group and size + sizes[layer] > most:
            yield group
            group, size = [], 0
        group.append(layer)
        size += sizes[layer]
    if group:
        yield group


def publish_problems(store: Store, manifest: Manifest) -> Manifest:
    """Commit what is pending where that is problems alone; what is derived from articles stays."""
    bare = [*takewhile(lambda layer: _is_bare(store, layer), reversed(manifest.segments))]
    whole = manifest.segments[: len(manifest.segments) - len(bare)]
    layers = (*reversed(bare), *manifest.pending)
    merged = _merged([{table: store.read(table, [layer]) for table in BASE} for layer in layers])
    segments = (*whole, store.write("segments", merged))
    return store.commit(replace(manifest, segments=segments, pending=()))


def _is_bare(store: Store, layer: str) -> bool:
    """Return whether a layer holds no article."""
    return not len(store.read("articles", [layer]))


def _owners(layers: Mapping[str, Layer]) -> dict[str, str]:
    """Return which layer holds the last version of each article."""
    return {article: name for name, layer in layers.items() for article in layer.articles}


def _parted(layer: Layer, current: set[str]) -> tuple[Tables, Tables]:
    """Return the rows of a layer's articles that are current, and the rows of the others."""
    tables = {name: layer.table(name) for name in BASE}
    if len(current) == len(layer.articles):
        return tables, {name: table.slice(0, 0) for name, table in tables.items()}
    is_current = pc.field("article").isin(pa.array(sorted(current), pa.string()))
    kept: Tables = {"problems": tables["problems"]}
    old: Tables = {"problems": tables["problems"].slice(0, 0)}
    for name, table in tables.items():
        if name != "problems":
            kept[name] = table.filter(is_current)
            old[name] = table.filter(~is_current)
    return kept, old


def _pieces(tables: Tables, most: int) -> Iterator[Tables]:
    """Yield merged tables in pieces of so many articles: one article's change writes one of them again."""
    names, of_articles = tables["articles"]["article"].to_pylist(), dict(tables)
    problems = of_articles.pop("problems")
    if len(names) <= most:
        yield tables
        return
    for some in batched(names, most):
        these = (pc.field("article") >= some[0]) & (pc.field("article") <= some[-1])
        piece = {name: table.filter(these) for name, table in of_articles.items()}
        yield piece | {"problems": problems}
        problems = problems.slice(0, 0)


def _merged(parts: Sequence[Tables]) -> Tables:
    """Return the parts as one set of tables, each in a fixed order."""
    merged = {}
    for name, schema in BASE.items():
        table = pa.concat_tables([schema.empty_table(), *(part[name] for part in parts)])
        keys = ORDER.get(name, SPAN_ORDER)
        merged[name] = table.sort_by([(key, "ascending") for key in keys])
    return merged


def _unlike(rows: pa.Table, before: pa.Table, columns: Sequence[str]) -> pa.Table:
    """Return the rows that are new by the first of these columns, or of which another is not as before."""
    key, *others = columns
    options = pc.SetLookupOptions(value_set=before[key].combine_chunks())
    place = pc.call_function("index_in", [rows[key]], options)
    same = pc.call_function("is_valid", [place])
    for name in others:
        now = pc.call_function("equal", [rows[name], before[name].take(place)])
        same = pc.call_function("and", [same, now.fill_null(False)])
    return rows.filter(pc.call_function("invert", [same]))


def _search(
    store: Store, manifest: Manifest, merged: _Merged, linked: Tables, *, anew: bool = False
) -> None:
    """Put what the next version prints and says into the search index: into another one, or what is not in it yet.

    ``linked`` are those of its tables that are others than those that were linked last. What is in the index is what
    readers see now.
    """
    folders, said = [manifest.base] if manifest.base else [], linked.get("statements")
    if said is None:
        said = store.columns("statements", folders, SAID)
    if anew or not is_sound(store, manifest):
        with store.new_search() as folder:
            index(folder, merged.now.pieces("articles", PRINTED), said)
        return
    shown = Layers.shown(store, manifest)
    printed = (
        _unlike(*(side.rows("articles", some) for side in (merged.now, shown)), PRINTED)
        for some in merged.now.buckets(merged.pending)
    )
    shown_in = [manifest.derived] if manifest.derived else []
    known = store.columns("statements", shown_in, SAID)
    index(store.search_path, printed, _unlike(said.select(SAID), known, SAID))


def fingerprint(digests: Iterable[str]) -> str:
    """Return a short hash of what a collection holds: equal for equal articles, in any order."""
    return hashlib.blake2b("".join(sorted(digests)).encode(), digest_size=5).hexdigest()
