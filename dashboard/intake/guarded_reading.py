"""Reading files in a separate process, with limits of memory and time.

The process lives as long as there are files, and reads ahead while the results are used. A file that
overruns a limit ends the process: the file is named, and a new process goes on after it.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from dashboard.intake import limits
from dashboard.intake.file_reading import PLAINLY, Asked
from dashboard.intake.folders import items_of
from dashboard.intake.worker import LENGTH
from dashboard.model import Article, Problem

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

PACKAGE = Path(__file__).parents[2]
SETTINGS = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # others claim more memory than they use
    "MALLOC_ARENA_MAX": "2",
    "OPENBLAS_NUM_THREADS": "1",
}
TOO_LONG = "took more than {} seconds to read; the rest of this file was not read"
TOO_MUCH = "took more memory than {:,} bytes to read, or ended the reader ({})"
UNREADABLE, MOST_FAILURES = "unreadable", 3
"""After so many files in a row on which the reader itself fails, no more are tried."""


class _Ended(Exception):
    """The process ended, or had to be ended, before all files were read; says why."""


def read_guarded(
    path: str | os.PathLike[str], asked: Asked = PLAINLY
) -> Generator[Article | Problem]:
    """Yield what ``read_path`` yields, read under limits: a file over one of them is a problem."""
    skip = failures = 0
    while failures < MOST_FAILURES:
        with _Worker(path, skip, asked) as worker:
            try:
                for number, done, results in worker.messages():
                    skip, failures = (number + 1 if done else number), 0
                    yield from results
            except _Ended as end:
                name, detail = end.args
                failures += name == UNREADABLE
                yield Problem(name, _name(path, skip, asked), detail)
                skip += 1
                continue
        return


def _name(path: str | os.PathLike[str], number: int, asked: Asked) -> str:
    """Return the name of the file with this number among those asked for at a path."""
    for place, item in enumerate(items_of(path, *asked.files)):
        if place == number:
            return item.where if isinstance(item, Problem) else item.name
    return str(path)


class _Worker:
    """One process that reads, from its start to its end, and the clock that watches it."""

    def __init__(self, path: str | os.PathLike[str], skip: int, asked: Asked) -> None:
        paths = [str(PACKAGE), os.environ.get("PYTHONPATH", "")]
        originals = os.fspath(asked.originals) if asked.originals else None
        said = json.dumps([originals, dict(asked.columns), asked.files])
        self.errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the worker
        self.process = subprocess.Popen(  # noqa: S603 - our own module, in our own Python
            [sys.executable, "-m", "dashboard.intake.worker", os.fspath(path), str(skip), said],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            env={**os.environ, **SETTINGS, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )
        self.waits_since: float | None = None
        self.overran = False
        self.ended = threading.Event()
        threading.Thread(target=self._watch, name="reading", daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
        self.errors.close()

    def messages(self) -> Iterator[Any]:
        """Yield each message; raise _Ended where the process ends before it has read all files."""
        while head := self._bytes(LENGTH.size):
            data = self._bytes(*LENGTH.unpack(head))
            if data:
                yield pickle.loads(data)  # noqa: S301 - written by our own process
        code = self.process.wait()
        if self.overran:
            raise _Ended("too_slow", TOO_LONG.format(limits.READING_PATIENCE))
        if code > 0:
            raise _Ended(UNREADABLE, self._last_error() or f"the reader ended with code {code}")
        if code:
            raise _Ended(*_reason(code))

    def _bytes(self, wanted: int) -> bytes:
        """Return so many bytes of what the process writes, nothing where it has ended."""
        assert self.process.stdout is not None  # noqa: S101 - it is a pipe
        self.waits_since = time.monotonic()
        found = self.process.stdout.read(wanted)
        self.waits_since = None
        return found if len(found) == wanted else b""

    def _watch(self) -> None:
        """End the process when it has been waited for too long."""
        while not self.ended.wait(1.0):
            since = self.waits_since
            if since is not None and time.monotonic() - since > limits.READING_PATIENCE:
                self.overran = True
                self.process.kill()
                return

    def _last_error(self) -> str:
        """Return the last line that the process wrote to standard error."""
        self.errors.seek(0)
        lines = self.errors.read().decode(errors="replace").strip().split("\n")
        return lines[-1][:200]


def _reason(code: int) -> tuple[str, str]:
    """Return the name of the problem that ended a process with this code, and what it means."""
    if code == -getattr(signal, "SIGXCPU", 0):
        return "too_slow", TOO_LONG.format(limits.READING_SECONDS)
    try:
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    except ValueError:
        name = f"signal {-code}"
    return "out_of_memory", TOO_MUCH.format(limits.READING_BYTES, name)
