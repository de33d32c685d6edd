"""Articles added from the page: read and parsed in a thread, so that the page stays usable.

What is given is written to a folder of its own first and read like any other: a pasted text, files,
zips. Nothing is lost when the page is closed meanwhile; the thread belongs to the server.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from dashboard.corpus.adding import Progress, Wishes, add
from dashboard.corpus.store import CorpusError, Store
from dashboard.intake import read_guarded
from dashboard.intake.scrubbing import printable
from dashboard.model import Article, Problem
from dashboard.page.costs import ADDITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LOG = logging.getLogger(__name__)
PASTED = "pasted text.txt"
LONGEST_NAME, LONGEST_ENDING = 200, 12
"""Bytes of a file's name, of 255 that file systems take, and letters of its ending."""


def file_name(name: str) -> str:
    """Return a name that any file system takes: without folders, and no longer than it may be."""
    name = printable(PurePath(name.replace("\\", "/").replace("\0", "")).name).lstrip(".") or "file"
    stem, dot, ending = name.rpartition(".")
    if len(ending) > LONGEST_ENDING or not stem:
        stem, dot, ending = name, "", ""
    ending = f"{dot}{ending}"
    return stem.encode()[: LONGEST_NAME - len(ending.encode())].decode(errors="ignore") + ending


@dataclass
class Job:
    """One addition: how far it is, and in the end what came of each article."""

    corpus: Path
    published: str | None = None
    progress: Progress = field(default_factory=Progress)
    articles: list[Article] = field(default_factory=list)
    failure: str = ""
    given: int = 0
    """How many texts and files were given."""
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="dateline-")))
    _thread: threading.Thread | None = None
    _began: float = 0.0

    def give(self, name: str, content: bytes) -> None:
        """Lay something to be added into the job's folder, under a name that no other has."""
        name = file_name(name)
        place = self.folder / name
        number = 1
        while place.exists():
            number += 1
            place = self.folder / f"{number} {name}"
        place.write_bytes(content)
        self.given += 1

    def start(self) -> None:
        """Begin; ``running`` says when it is done."""
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="adding", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def seconds(self) -> int:
        """For how long it has been at work."""
        return int(time.monotonic() - self._began) if self._began else 0

    def _run(self) -> None:
        try:
            wishes = Wishes(published=self.published)
            with ADDITIONS.one():
                given = self._noted(read_guarded(self.folder))
                add(Store(self.corpus), given, wishes, self._report)
        except (CorpusError, OSError) as problem:
            self.failure = str(problem)
        except Exception as problem:
            LOG.exception("adding failed")
            self.failure = (
                f"Something went wrong ({type(problem).__name__}). What was read is kept."
            )
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _report(self, progress: Progress) -> None:
        self.progress = progress

    def _noted(self, items: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
        for item in items:
            if isinstance(item, Article):
                self.articles.append(item)
            yield item
