"""Articles added from the page: read in a thread, looked over by their reader, then parsed in a thread.

What is given is written to a folder of its own first and read like any other: a pasted text, files,
zips, addresses. Nothing that is being added is lost when the page is closed meanwhile; the threads
belong to the server.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
import threading
import time
import weakref
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal

from dashboard.corpus.adding import AddOptions, Progress, add, known_digests
from dashboard.corpus.article_facts import with_facts
from dashboard.corpus.store import CorpusError, Store
from dashboard.intake.character_cleaning import printable
from dashboard.intake.file_reading import Asked
from dashboard.intake.inputs import listed_addresses, read_inputs
from dashboard.model import Article, Problem
from dashboard.page.request_limits import ADDITIONS
from dashboard.wording import reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Stage = Literal["reading", "looking over", "adding", "done"]
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


def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="dateline-"))


@dataclass
class Job:
    """One addition: what was given, what was read of it, and in the end what came of each article."""

    corpus: Path
    originals: bool = True
    asker: str = ""
    """For whom it is counted."""
    noted: Callable[[int], None] = lambda _: None
    """What writes down how many articles were added, and by whom."""
    columns: Mapping[str, str] = field(default_factory=dict)
    stage: Stage = "reading"
    items: list[Article | Problem] = field(default_factory=list)
    """What was read, in its order."""
    known: Mapping[str, str] = field(default_factory=dict)
    """What the collection has already: digests of articles by their ids."""
    progress: Progress = field(default_factory=Progress)
    articles: list[Article] = field(default_factory=list)
    """What is added."""
    options: AddOptions = field(default_factory=AddOptions)
    copies: int = 0
    failure: str = ""
    given: int = 0
    """How many texts, files and addresses were given."""
    addresses: list[str] = field(default_factory=list)
    folder: Path = field(default_factory=_folder)
    staged: Path = field(default_factory=_folder)
    """Where intake lays the originals."""
    _thread: threading.Thread | None = None
    _began: float = 0.0

    def __post_init__(self) -> None:
        for place in (self.folder, self.staged):
            weakref.finalize(self, shutil.rmtree, place, ignore_errors=True)

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

    def give_addresses(self, addresses: Sequence[str]) -> None:
        """Note addresses to be fetched."""
        self.addresses += addresses
        self.given += len(addresses)

    def read(self, columns: Mapping[str, str] | None = None) -> None:
        """Begin to read what was given, once more if what columns hold is known better now."""
        self.columns = {**self.columns, **(columns or {})}
        self.stage, self.items = "reading", []
        self._start(self._read, "looking over")

    def add(self, articles: Sequence[Article], options: AddOptions, copies: int = 0) -> None:
        """Begin to add the articles that the reader chose; ``copies`` were left out as such."""
        self.stage, self.articles, self.copies = "adding", [*articles], copies
        self.options = options
        self._start(self._add, "done")

    @property
    def shown(self) -> list[Article]:
        """What is added, with what was changed and filled in."""
        return [with_facts(one, self.options.facts.get(one.id, {})) for one in self.articles]

    def _start(self, work: Callable[[], None], then: Stage) -> None:
        def run() -> None:
            try:
                work()
                self.stage = then
            except (CorpusError, OSError, ValueError) as problem:
                self._fail(reason(problem))
            except Exception as problem:
                LOG.exception("adding failed")
                self._fail(
                    f"Something went wrong ({type(problem).__name__}). What was read is kept."
                )

        self._began = time.monotonic()
        self._thread = threading.Thread(target=run, name="adding", daemon=True)
        self._thread.start()

    def _fail(self, sentence: str) -> None:
        self.failure, self.stage = sentence, "done"

    @property
    def running(self) -> bool:
        """Whether it is at work."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def seconds(self) -> int:
        """For how long it has been at work."""
        return int(time.monotonic() - self._began) if self._began else 0

    def _read(self) -> None:
        self.known = known_digests(Store(self.corpus))
        asked = Asked(self.staged if self.originals else None, self.columns)
        self._take_lists()
        inputs = [str(self.folder)] if any(self.folder.iterdir()) else []
        with ADDITIONS.one(self.asker):
            self.items.extend(read_inputs([*inputs, *self.addresses], asked))

    def _take_lists(self) -> None:
        """Take the addresses of files that are lists of them, or sitemaps, in the place of the files."""
        for place in [*self.folder.iterdir()]:
            if listed := listed_addresses(place):
                self.addresses += listed
                place.unlink()

    def _add(self) -> None:
        problems = [one for one in self.items if isinstance(one, Problem)]
        with ADDITIONS.one(self.asker):
            add(Store(self.corpus), [*self.articles, *problems], self.options, self._report)
        self.noted(self.progress.added + self.progress.updated)

    def _report(self, progress: Progress) -> None:
        self.progress = progress
