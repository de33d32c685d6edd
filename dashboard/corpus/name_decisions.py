"""Readers' decisions on names and events: they enter the log, and everything is linked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corpus.adding import link_decided, link_shown
from dashboard.corpus.base_tables import Layers
from dashboard.corpus.corrections import Corrections, Place
from dashboard.corpus.publishing import show
from dashboard.corpus.records import article_from

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.store import Manifest, Store
    from dashboard.corpus.verdicts import Verdict


def decide(
    store: Store, verdicts: Sequence[Verdict], noted: Callable[[], object] = lambda: None
) -> None:
    """Append decisions to the log and publish what follows from them; nothing is parsed but what a correction has left.

    ``noted`` is called as soon as pages show them, where linking all takes longer: nobody holds the collection
    meanwhile. Raises KeyError where there is no such article, and then decides nothing; ValueError, in a sentence, for
    what cannot be decided; CorpusBusy when another process adds.
    """

    def note(log: Corrections, manifest: Manifest) -> None:
        wanted = {side[0] for one in verdicts for side in (one.one, one.other) if side}
        there = Layers.shown(store, manifest).rows("articles", wanted)
        articles = {row["article"]: article_from(row) for row in there.to_pylist()}
        sides_of = [
            [Place(articles[side[0]], side[1]) for side in (one.one, one.other) if side]
            for one in verdicts
        ]
        for one, sides in zip(verdicts, sides_of, strict=True):
            more = {"why": one.why, "who": one.who, "before": one.before}
            log.decide(one.kind, sides[0], one.value, *sides[1:], **more)

    _settle(store, note, noted)


def undo(
    store: Store,
    entries: Sequence[Correction],
    who: str = "",
    noted: Callable[[], object] = lambda: None,
) -> None:
    """Take decisions back, whether their articles are there or not, and publish what follows."""

    def note(log: Corrections, _: Manifest) -> None:
        for entry in entries:
            log.take_back(entry, who, entry.before)

    _settle(store, note, noted)


def _settle(
    store: Store, note: Callable[[Corrections, Manifest], None], noted: Callable[[], object]
) -> None:
    with store.writing():
        manifest = store.whole()
        note(Corrections(store.path), manifest)
        shown = show(store, manifest, manifest.patch)
        if shown is None:
            link_decided(store, manifest)
    if shown and shown.linked:
        link_shown(store, report=lambda _: noted())
