"""Readers' decisions on names and events: they enter the log, and everything is linked again."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from dashboard.corpus.base_tables import Layers
from dashboard.corpus.copy_dates import copies_decided_since, known_printings
from dashboard.corpus.corrections import Corrections, Place
from dashboard.corpus.instant_corrections import show_names
from dashboard.corpus.instant_event_decisions import publish_events
from dashboard.corpus.linking_state import is_half_linked
from dashboard.corpus.publishing import LINKED_AFTER, is_large, publish
from dashboard.corpus.records import article_from
from dashboard.corpus.store import CorpusBusy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.store import Manifest, Store
    from dashboard.corpus.verdicts import Verdict


def decide(
    store: Store, verdicts: Sequence[Verdict], noted: Callable[[], None] = lambda: None
) -> None:
    """Append decisions to the log and publish what follows from them; nothing is parsed but what a correction has left.

    ``noted`` is called as soon as pages show them, where linking all takes longer: nobody holds the collection
    meanwhile. Raises KeyError where there is no such article, and then decides nothing; ValueError, in a sentence, for
    what cannot be decided; CorpusBusy when another process adds.
    """

    def note(log: Corrections, manifest: Manifest) -> None:
        wanted = {side[0] for one in verdicts for side in (one.one, one.other) if side}
        there = Layers.of(store, manifest.segments).rows("articles", wanted)
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
    noted: Callable[[], None] = lambda: None,
) -> None:
    """Take decisions back, whether their articles are there or not, and publish what follows."""

    def note(log: Corrections, _: Manifest) -> None:
        for entry in entries:
            log.take_back(entry, who, entry.before)

    _settle(store, note, noted)


def _settle(
    store: Store, note: Callable[[Corrections, Manifest], None], noted: Callable[[], None]
) -> None:
    with store.writing():
        manifest = store.whole()
        note(Corrections(store.path), manifest)
        if manifest.patch:
            _link_shown(store, manifest)
            return
        derived = manifest.derived
        ready = derived and not copies_decided_since(store, store.made_at(derived))
        early = show_names(store, manifest) if ready and is_large(store, str(derived)) else None
        if not early and not (ready and publish_events(store, manifest)):
            _link(store, manifest, manifest)
    if early:
        noted()
        with suppress(CorpusBusy), store.writing(LINKED_AFTER):
            now = store.manifest()
            if now.version == early.version:
                _link(store, now, manifest)
            elif is_half_linked(store, now):
                publish(store, now.shown, waiting=now.waiting)


def _link_shown(store: Store, manifest: Manifest) -> None:
    """Link all where what was corrected is only shown: copies of an article that was dated otherwise are read again, too."""
    from dashboard.corpus.adding import AddOptions, publish_read  # noqa: PLC0415 - who only decides

    publish_read(store, manifest, AddOptions())


def _link(store: Store, manifest: Manifest, linked: Manifest) -> None:
    """Link all again, and take up what is kept of the version that was ``linked`` last."""
    printings = known_printings(store, linked)
    publish(store, manifest.shown, printings, waiting=manifest.waiting, kept=linked.derived)
