"""Work in a separate process, whose memory is freed with it, and which ends with its parent.

The other process begins with this module, not with the script that runs here: that may be a page's.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.corpus.manifest import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = 4000
"""Articles from which what compares them all is done apart: a process takes a second to start."""
PACKAGE = Path(__file__).parents[2]
LOOK_AGAIN = 0.05
"""Seconds between two looks at whether a process is still there that may be stopped."""


def are_many(articles: int) -> bool:
    """Whether so many articles are worth a process of its own for what compares them all."""
    return articles >= MANY


def apart[T](work: Callable[..., T], *given: Any, stop: threading.Event | None = None) -> T:
    """Return what a function of a module gives, run in another process; what it raises is raised here.

    The process is asked to end where it is to ``stop``. Raises CorpusError, in a sentence, where it ended before.
    """
    paths = filter(None, [str(PACKAGE), os.environ.get("PYTHONPATH")])
    with subprocess.Popen(
        [sys.executable, "-m", "dashboard.corpus.separate_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("a process without pipes")
        process.stdin.write(pickle.dumps((work, given)))
        process.stdin.flush()  # it stays open: where it ends, the other process does
        if stop:
            threading.Thread(target=_end_on, args=(stop, process), daemon=True).start()
        answer = process.stdout.read()
    if process.returncode:
        raise CorpusError(
            f"A process that linked the collection was ended from outside ({process.returncode}), it may be "
            "for want of memory. The version before is whole; run the same command again."
        )
    done, found = pickle.loads(answer)  # noqa: S301 - written by our own process
    if not done:
        raise found
    return found


def _end_on(stop: threading.Event, process: subprocess.Popen[bytes]) -> None:
    """Ask a process to end as soon as it is to stop."""
    while process.poll() is None:
        if stop.wait(LOOK_AGAIN):
            process.terminate()
            return


def _main() -> None:
    """Do the work that is in the input, and write what it gives; what is printed meanwhile is no answer."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    work, given = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that waits
    threading.Thread(target=_end_with_input, name="parent", daemon=True).start()
    try:
        answer = pickle.dumps((True, work(*given)))
    except Exception as error:  # noqa: BLE001 - it is raised where the work is waited for
        answer = pickle.dumps((False, _portable(error)))
    with answers:
        answers.write(answer)
        answers.flush()
        os._exit(0)


def _portable(error: Exception) -> Exception:
    """Return the error where another process can make it again, else one that tells of it."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - written here
    except Exception:  # noqa: BLE001 - an error's own code may raise anything
        return RuntimeError(repr(error))
    return error


def _end_with_input() -> None:
    """End this process as soon as the one that waits for it is no more, however that one ended."""
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    _main()
