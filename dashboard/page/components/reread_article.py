"""A date or a source filled in, or a correction: the article is read anew at once, its links to others in a thread.

In a small collection everything is done before the reader looks up. In a large one the article shows
its dates and events within a second, and the other pages follow.
"""

from __future__ import annotations

import dataclasses
import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from dashboard.corpus.store import CorpusError, Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dashboard.corpus.adding import Progress

Field = Literal["date", "source", "correction"]
LOG = logging.getLogger(__name__)
PATIENCE, REST = 0.8, 0.3
"""Seconds that a reader is let wait for the article to be read anew, and then for everything else."""


@dataclass
class Filling:
    """One date (an ISO day), source or correction that is being made, or taken back (None)."""

    corpus: Path
    article: str
    field: Field
    value: str | None
    parser: Callable[[], Any]
    after: Callable[[], None]
    """What is done at the end, wherever the reader is by then: the next run shows what is new."""
    change: Callable[..., None] | None = None
    """What reads the article anew with a correction; a date or source is set by its own."""
    failure: str = ""
    read: bool = False
    """Whether the article itself has been read anew."""
    moved: threading.Event = dataclasses.field(default_factory=threading.Event)
    """Set when the article has been read anew, or nothing came of it."""
    done: threading.Event = dataclasses.field(default_factory=threading.Event)

    def start(self, patience: float | None = None) -> None:
        """Begin, and wait a moment for the end."""
        patience = PATIENCE if patience is None else patience
        threading.Thread(target=self._run, name="filling in", daemon=True).start()
        self.moved.wait(patience)
        self.done.wait(min(patience, REST))

    def _run(self) -> None:
        from dashboard.corpus import adding  # noqa: PLC0415 - loads the model too

        change = (
            self.change or {"date": adding.set_published, "source": adding.set_source}[self.field]
        )
        try:
            change(Store(self.corpus), self.article, self.value, self.parser(), self._report)
        except CorpusError as problem:
            self.failure = f"The {self.field} was not changed: {problem}"
        except Exception as problem:
            LOG.exception("filling in failed")
            self.failure = (
                f"Something went wrong ({type(problem).__name__}). "
                "Add articles, or the same again, to finish what was begun."
            )
        finally:
            self.after()
            self.done.set()
            self.moved.set()

    def _report(self, progress: Progress) -> None:
        if progress.stage == "linking":
            self.read = True
            self.moved.set()
