"""A date or a source filled in, or a correction: the article is read anew at once, its links to others in a thread.

In a small collection everything is done before the reader looks up. In a large one all pages show the article
as corrected within a second, and what follows from it for others comes later: all is linked in another process, as soon
as nobody corrects anything for a moment.
"""

from __future__ import annotations

import dataclasses
import logging
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.corpus import correction_queue
from dashboard.corpus.at_hand import AtHand
from dashboard.corpus.store import CorpusError, Store
from dashboard.wording import reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dashboard.corpus.adding import Progress
    from dashboard.corpus.correction_queue import Asked

LOG = logging.getLogger(__name__)
WAITS = "What was corrected before is being linked to all articles. This correction is written down, and made after that."
OWN = "own_correction"
"""Where a tab keeps the correction that its reader made last, until a page shows what came of it."""
QUIET = 1.0
"""Seconds without another correction after which all is linked."""
PATIENCE, REST = 2.0, 0.3
"""Seconds that a reader is let wait for what is corrected to be shown, and then for everything else."""


_QUEUEING = threading.Lock()
_LAST: dict[Path, Filling] = {}
"""The correction of each collection that was begun last."""
_AT_HAND = AtHand()
"""What corrections have read in this process."""


def store_of(corpus: Path) -> Store:
    """Return a collection's store for corrections: what it reads is at hand for the next one."""
    return Store(corpus, _AT_HAND)


def _read_ahead(store: Store) -> None:
    """Read what the next correction needs while nobody waits."""
    from dashboard.corpus.instant_corrections import read_ahead  # noqa: PLC0415 - who reads pages alone

    with suppress(CorpusError):  # the page itself says what is wrong
        read_ahead(store, store.manifest())


@dataclass
class Filling:
    """One correction that is being made, or taken back (None); ``field`` is what the page calls it."""

    corpus: Path
    article: str
    field: str
    value: str | None
    change: Callable[..., None]
    """What makes it: given the store, the article, the value, the parser and what hears of progress."""
    parser: Callable[[], Any]
    after: Callable[[], None]
    """What is done at the end, wherever the reader is by then: the next run shows what is new."""
    noted: Callable[[], None] = lambda: None
    """What writes down that it was done, and by whom."""
    asked: Asked | None = None
    """What it is, to be written down for as long as it waits."""
    failure: str = ""
    written: bool = False
    """Whether it is written down."""
    read: bool = False
    """Whether the article itself has been read anew."""
    shown: bool = False
    """Whether all pages show it."""
    moved: threading.Event = dataclasses.field(default_factory=threading.Event)
    """Set when the article has been read anew, or nothing came of it."""
    done: threading.Event = dataclasses.field(default_factory=threading.Event)
    """Set when it is linked to all articles, or nothing came of it."""
    followed: threading.Event = dataclasses.field(default_factory=threading.Event)
    """Set when another correction comes: all is linked after that one."""
    free: threading.Event = dataclasses.field(default_factory=threading.Event)
    """Set when nobody holds the collection for it any more."""
    shown_before: list[Filling] = dataclasses.field(default_factory=list)
    """The corrections that are only shown, and linked with this one."""

    def start(self, patience: float | None = None) -> None:
        """Begin as soon as the correction before is shown, and wait a moment for the end."""
        patience = PATIENCE if patience is None else patience
        with _QUEUEING:
            before, _LAST[self.corpus] = _LAST.get(self.corpus), self
            if self.asked and before and not before.done.is_set():
                correction_queue.write_down(self.corpus, self.asked)
                self.written = True
        threading.Thread(target=self._run, args=(before,), name="filling in", daemon=True).start()
        self.moved.wait(patience)
        if not self.shown:
            self.done.wait(min(patience, REST))

    def _run(self, before: Filling | None) -> None:
        if before:
            before.followed.set()
            before.free.wait()
            self.shown_before = [] if before.done.is_set() else [*before.shown_before, before]
        linked = True
        try:
            self._make()
            linked = self._link()
            if linked:
                self.after()
        finally:  # the next correction waits for this one, whatever became of it
            for one in (*self.shown_before, self) if linked else ():
                one.done.set()
                one.moved.set()
            self.free.set()
        if linked and self.shown and _LAST.get(self.corpus) is self:
            _read_ahead(store_of(self.corpus))

    def _make(self) -> None:
        try:
            store = store_of(self.corpus)
            self.change(store, self.article, self.value, self.parser(), self._report)
            self.noted()
        except (CorpusError, OSError, ValueError) as problem:
            LOG.warning("filling in failed: %s", type(problem).__name__)
            self.failure = f"The {self.field} was not changed: {reason(problem)}"
        except Exception as problem:
            LOG.exception("filling in failed")
            self.failure = (
                f"Something went wrong ({type(problem).__name__}). "
                "Add articles, or the same again, to finish what was begun."
            )
        finally:
            if self.asked and self.written:
                correction_queue.forget(self.corpus, self.asked)
        if self.failure:
            self.done.set()
            self.moved.set()

    def _link(self) -> bool:
        """Link what is only shown, once nobody corrects anything; return whether nothing is left to be linked here."""
        from dashboard.corpus.linking_later import is_only_shown, link_later  # noqa: PLC0415 - who reads pages alone

        try:
            if not is_only_shown(self.corpus):
                return True
            return not self.followed.wait(QUIET) and link_later(self.corpus, self.followed)
        except (CorpusError, OSError) as problem:  # it is shown, and whoever writes next links all
            LOG.warning("linking what was corrected failed: %s", type(problem).__name__)
            return True

    def show_everywhere(self) -> str:
        """Let all pages open the version that shows what is corrected; all is linked later."""
        from dashboard.corpus.adding import LATER  # noqa: PLC0415 - as above

        self.shown = True
        self.after()
        self._move()
        return LATER

    def _move(self) -> None:
        self.read = True
        self.moved.set()

    def _report(self, progress: Progress) -> str | None:
        if progress.stage == "shown":
            return self.show_everywhere()
        if progress.stage == "linking":
            self._move()
        return None


def link_what_is_shown(corpus: Path, after: Callable[[], None]) -> None:
    """Link what a server that was stopped had only shown."""
    Filling(corpus, "", "correction", None, lambda *_: None, lambda: None, after).start(0)
