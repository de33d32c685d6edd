"""Linking what was only shown, in another process: it gives way to the next correction, and nobody's page waits for it."""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from dashboard.corpus.adding import link_rest
from dashboard.corpus.linking_state import is_half_linked
from dashboard.corpus.manifest import CorpusBusy, CorpusError
from dashboard.corpus.publishing import LINKED_AFTER
from dashboard.corpus.separate_process import apart
from dashboard.corpus.store import Store

if TYPE_CHECKING:
    import threading
    from pathlib import Path


def is_only_shown(folder: Path) -> bool:
    """Return whether corrections of a collection are shown, and not linked to all its articles yet."""
    store = Store(folder)
    return is_half_linked(store, store.manifest())


def link_later(folder: Path, stop: threading.Event) -> bool:
    """Link all of a collection in another process; return whether all is linked.

    That process ends when it is to ``stop``, and what is shown stays so; but what it has computed already it publishes.
    Raises CorpusError, in a sentence, for what else ended it.
    """
    try:
        apart(_link, folder, stop=stop)
    except CorpusError:
        if not stop.is_set():
            raise
    return not is_only_shown(folder)


def _link(folder: Path) -> None:
    """Link all; whoever holds the collection for long does so instead."""
    store = Store(folder)
    signal.signal(signal.SIGTERM, partial(_give_way, store))
    with suppress(CorpusBusy), store.writing(LINKED_AFTER):
        link_rest(store, settled=_to_the_end)


def _give_way(store: Store, *_signal: object) -> None:
    """End this process, and leave nothing that it wrote and the manifest does not name."""
    for name in {*store.written}.difference(store.manifest().folders if store.written else ()):
        shutil.rmtree(store.path / name, ignore_errors=True)
    os._exit(1)


def _to_the_end() -> None:
    """Let this process not be stopped any more."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
