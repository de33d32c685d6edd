"""A date or a source filled in, or a correction: the article is read anew at once, its links to others in a thread.

In a small collection everything is done before the reader looks up. In a large one all pages show the article
as corrected within a second, and what follows from it for others comes later.
"""

from __future__ import annotations

import dataclasses
import logging
import threading
import time
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
DRAWN = 1.0
"""Seconds that linking waits for the page that shows it to be drawn: both need this process."""
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

    def start(self, patience: float | None = None) -> None:
        """Begin as soon as the correction before is linked, and wait a moment for the end."""
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
            before.done.wait()
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
            try:
                if self.asked and self.written:
                    correction_queue.forget(self.corpus, self.asked)
                self.after()
            finally:  # the next correction waits for this one, whatever became of it
                self.done.set()
                self.moved.set()
        if self.shown and _LAST.get(self.corpus) is self:
            _read_ahead(store_of(self.corpus))

    def show_everywhere(self) -> None:
        """Let all pages open the version that shows what is corrected, and give them time: all else is linked later."""
        self.shown = True
        self.after()
        self._move()
        time.sleep(DRAWN)

    def _move(self) -> None:
        self.read = True
        self.moved.set()

    def _report(self, progress: Progress) -> None:
        if progress.stage == "shown":
            self.show_everywhere()
        elif progress.stage == "linking":
            self._move()
