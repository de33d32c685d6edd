"""Work in a process of its own, which ends after so much processor time, or finds the disk full."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import traceback
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial, wraps
from multiprocessing import get_context
from time import process_time
from typing import TYPE_CHECKING, Any
from unittest import mock

from dashboard.corpus import publishing
from dashboard.corpus.integrity import check_corpus
from dashboard.corpus.store import Store
from tests.kills.work import contents, known_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from dashboard.corpus.manifest import Manifest

STAGES = {"derive": "linking", "_merged": "merging", "index": "indexing"}
"""Functions of publishing, and what a reader would call what they do."""
REFUSED = 3
"""Exit of work that raised what it says."""
CLEAN = get_context("forkserver")
"""Processes begin from one that runs no threads: whoever has read a table before runs some."""
CLEAN.set_forkserver_preload(["tests.kills.work"])


@dataclass(frozen=True, slots=True)
class Ended:
    """How work ended: by itself (0, or ``REFUSED``), or by a signal; and in which stage it was.

    ``stages`` are what it went through, each with the processor seconds at which it began.
    """

    status: int
    stages: tuple[tuple[str, float], ...]
    said: str = ""

    @property
    def killed(self) -> bool:
        """Whether it did not end by itself."""
        return self.status < 0

    @property
    def stage(self) -> str:
        """The stage that it ended in."""
        return self.stages[-1][0]


def run(work: Callable[[Path], Any], folder: Path, after: float | None = None) -> Ended:
    """Do work on a collection in a process of its own, which may end without a word.

    ``after`` are the seconds of processor time until it does.
    """
    reading, writing = CLEAN.Pipe(duplex=False)
    child = CLEAN.Process(target=_work, args=(partial(work, folder), after, writing))
    child.start()
    writing.close()
    with open(reading.fileno(), encoding="utf-8", closefd=False) as told:
        lines = [json.loads(line) for line in told.read().split("\n")[:-1]]
    reading.close()
    child.join()
    status = child.exitcode
    child.close()
    if status is None:
        raise RuntimeError("work was left while it went on")
    stages = tuple((name, at) for name, at in lines if at is not None)
    said = "".join(text for text, at in lines if at is None)
    return Ended(status, stages, said)


def _work(work: Callable[[], Any], after: float | None, writing: Connection) -> None:
    """Do the work and end this process."""
    status, begun = REFUSED, process_time()

    def tell(what: str, at: float | None) -> None:
        os.write(writing.fileno(), (json.dumps([what, at]) + "\n").encode())

    try:
        with _told(lambda stage: tell(stage, process_time() - begun)):
            if after is not None:
                signal.signal(signal.SIGPROF, signal.SIG_DFL)
                signal.setitimer(signal.ITIMER_PROF, after)
            found = work()
            signal.setitimer(signal.ITIMER_PROF, 0)
        if found is not None:
            tell(json.dumps(found), None)
        status = 0
    except Exception as error:  # noqa: BLE001 - whatever it was is told
        signal.setitimer(signal.ITIMER_PROF, 0)
        where = traceback.extract_tb(error.__traceback__)[-1].name
        tell(f"{type(error).__name__} in {where}: {error}"[:300], None)
    finally:
        os._exit(status)


@contextmanager
def _told(tell: Callable[[str], None]) -> Generator[None]:
    """Tell of each stage as it begins, and of the one that it came back to; of what fails no more is told."""
    stack = ["before"]

    def staged(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def inner(*arguments: Any, **more: Any) -> Any:
            stack.append(stage)
            tell(stage)
            found = function(*arguments, **more)
            stack.pop()
            tell(stack[-1])
            return found

        return inner

    with ExitStack() as patched:
        for name, stage in STAGES.items():
            inside = staged(stage, getattr(publishing, name))
            patched.enter_context(mock.patch.object(publishing, name, inside))
        for name, stage in {"write": "writing", "commit": "committing"}.items():
            inside = staged(stage, getattr(Store, name))
            patched.enter_context(mock.patch.object(Store, name, inside))
        patched.enter_context(known_articles())
        tell(stack[-1])
        yield


def digests(folder: Path) -> dict[str, str]:
    """Return a digest of each table of a collection, and of what it answers; read in another process."""

    return json.loads(_said(run(_digests, folder)))


def versions(work: Callable[[Path], Any], folder: Path) -> list[dict[str, str]]:
    """Do work on a collection, undisturbed, and return the digests of each version that was committed."""
    return json.loads(_said(run(partial(_watched, work), folder)))


def _watched(work: Callable[[Path], Any], folder: Path) -> list[dict[str, str]]:
    found, commit = [], Store.commit

    def watched(store: Store, manifest: Manifest) -> Manifest:
        done = commit(store, manifest)
        found.append(_digests(folder))
        return done

    with mock.patch.object(Store, "commit", watched):
        work(folder)
    return found


def _digests(folder: Path) -> dict[str, str]:
    return {
        name: hashlib.sha256(repr(some).encode()).hexdigest()[:16]
        for name, some in contents(folder).items()
    }


def renewed(folder: Path) -> list[str]:
    """Return what ``dateline check`` had to make anew."""
    return json.loads(_said(run(_renewed, folder)))


def _renewed(folder: Path) -> list[str]:
    return list(check_corpus(Store(folder)).renewed)


def _said(ended: Ended) -> str:
    if ended.status:
        raise RuntimeError(ended.said or f"ended with {ended.status}")
    return ended.said


@contextmanager
def small_disk(folder: Path, size: int) -> Generator[None]:
    """Have a folder on a disk of so many bytes; raises OSError where nothing may be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    done = subprocess.run(mount, capture_output=True, check=False, text=True)
    if done.returncode:
        raise OSError(done.stderr)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S607 - whichever the system has


def enlarge(folder: Path, size: int) -> None:
    """Give a small disk more room."""
    options = f"remount,size={size}"
    subprocess.run(["mount", "-o", options, str(folder)], check=True)  # noqa: S607
