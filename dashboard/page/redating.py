"""A date filled in: the article is read anew at once, its links to all others in a thread.

In a small collection everything is done before the reader looks up. In a large one the article shows
its dates and events within a second, and the other pages follow.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.corpus.store import CorpusError, Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dashboard.corpus.adding import Progress
    from dashboard.parsing.parser import Parser

LOG = logging.getLogger(__name__)
PATIENCE = 0.8
"""Seconds that a reader is let wait for everything at once."""


@dataclass
class Redating:
    """One date that is being set (an ISO day), or taken back (None)."""

    corpus: Path
    article: str
    day: str | None
    parser: Callable[[], Parser]
    failure: str = ""
    read: bool = False
    """Whether the article itself has been read anew."""
    done: threading.Event = field(default_factory=threading.Event)

    def start(self, patience: float = PATIENCE) -> None:
        """Begin, and wait a moment for the end."""
        threading.Thread(target=self._run, name="redating", daemon=True).start()
        self.done.wait(patience)

    def _run(self) -> None:
        from dashboard.corpus.adding import set_published  # noqa: PLC0415 - loads the model too

        try:
            store = Store(self.corpus)
            set_published(store, self.article, self.day, self.parser(), self._report)
        except CorpusError as problem:
            self.failure = f"The date was not changed: {problem}"
        except Exception as problem:
            LOG.exception("setting a date failed")
            self.failure = (
                f"Something went wrong ({type(problem).__name__}). "
                "Add articles, or the same again, to finish what was begun."
            )
        finally:
            self.done.set()

    def _report(self, progress: Progress) -> None:
        self.read = progress.stage == "linking"
