"""What linking costs: processor seconds and memory of making a collection of generated, parsed articles.

Each number of articles is published from parsed segments on disk, in a process of its own and those that it
starts: so the highest memory is theirs. All that ``dateline add`` does after parsing is in it: copies, names, statements and
events, derived tables, the search index; then the same with one more article, and with a thousand.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import replace
from itertools import batched, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from dashboard.corpus.publishing import publish
from dashboard.corpus.records import rows_of, tables_of
from dashboard.corpus.store import Manifest, Store
from dashboard.parsing import PARSER_VERSION
from tests.speed.world import World
from tests.speed.writing import articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEGMENT = 1000
MEGABYTE = 1024
"""Kilobytes, which is what Linux tells memory in."""
LOOK = 0.25
"""Seconds between two looks at the memory."""
AS_ADDED = {"NUMPY_MADVISE_HUGEPAGE": "0"}
"""What ``dateline`` sets before it adds."""
MORE = 1000
"""Articles that are added together to a collection that is there."""


def measure_linking(number: int, folder: Path) -> dict[str, Any]:
    """Return what linking so many articles, and a tenth of them, cost; their segments are kept in the folder."""
    found = {}
    for size in (max(1, number // 10), number):
        place = folder / f"parsed-{size}"
        command = [sys.executable, "-m", "tests.speed.linking"]
        subprocess.run([*command, "write", place, str(size)], check=True)
        told = subprocess.check_output(
            [*command, "publish", place, str(size)], env=os.environ | AS_ADDED, text=True
        )
        found[str(size)] = json.loads(told)
    return {"articles": number, "linking": found}


def write(folder: Path, number: int) -> None:
    """Write generated articles as parsed segments that wait to be published, if they are not there."""
    store = Store(folder)
    if store.manifest_path.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    pending = [
        store.write("segments", tables_of([rows_of(*one, PARSER_VERSION) for one in some], []))
        for some in batched(articles(World(number)), SEGMENT)
    ]
    store.commit(Manifest(pending=tuple(pending)))


def published(folder: Path, number: int) -> dict[str, float]:
    """Return seconds of processor time and of the clock, the highest memory and that before, in megabytes."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as home:
        store = Store(Path(home) / "collection")
        shutil.copytree(folder, store.path, copy_function=os.link)
        with Watched() as whole:
            manifest = publish(store, store.manifest())
        one, more = (_more(store, manifest, some) for some in (1, MORE))
    return {
        "cpu seconds": round(whole.spent, 2),
        "cpu seconds per 1,000 articles": round(1000 * whole.spent / number, 3),
        "seconds": round(whole.seconds, 2),
        "megabytes of all processes": round(whole.highest),
        "megabytes before": round(whole.before),
        "cpu seconds of one more": round(one.spent, 2),
        f"cpu seconds of {MORE:,} more": round(more.spent, 2),
        f"seconds of {MORE:,} more": round(more.seconds, 2),
        f"megabytes of {MORE:,} more": round(more.highest),
    }


def _more(store: Store, manifest: Manifest, number: int) -> Watched:
    """Return what it takes to link so many articles more with those of a version; that one stays as it is."""
    every = (
        (replace(one, id=f"more {n}"), found)
        for n, (one, found) in enumerate(articles(World(7 * number)))
    )
    rows = [rows_of(*one, PARSER_VERSION) for one in islice(every, number)]
    fresh = store.write("segments", tables_of(rows, []))
    with Watched() as watched:
        publish(store, store.commit(replace(manifest, pending=(fresh,))))
    return watched


class Watched:
    """Seconds of processor time and of the clock that this process and its children take, and their memory.

    Memory is looked at several times a second; what processes share is counted once, and what looking takes is not.
    """

    def __enter__(self) -> Self:
        """Begin."""
        self.before = self.highest = _megabytes()
        self._done = threading.Event()
        self._eyes = threading.Thread(target=self._watch)
        self._eyes.start()
        self.seconds, self.spent = -time.perf_counter(), -_spent()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self.seconds += time.perf_counter()
        self._done.set()
        self._eyes.join()
        self.spent += _spent() - self.looking

    def _watch(self) -> None:
        while not self._done.wait(LOOK):
            self.highest = max(self.highest, _megabytes())
        self.looking = time.thread_time()


def _spent() -> float:
    kinds = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, kinds))


def _megabytes() -> float:
    """Return what this process and those that it started have of the memory."""
    return sum(map(_share, _with_children(os.getpid()))) / MEGABYTE


def _with_children(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):  # it may just have ended
            for child in task.read_text().split():
                yield from _with_children(int(child))


def _share(process: int) -> int:
    with suppress(OSError):
        rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return next((int(row.split()[1]) for row in rows if row.startswith("Pss:")), 0)
    return 0


def main(arguments: Sequence[str]) -> None:
    """Write so many articles, or print what publishing them costs."""
    what, folder, number = arguments
    if what == "write":
        write(Path(folder), int(number))
    else:
        sys.stdout.write(json.dumps(published(Path(folder), int(number))))


if __name__ == "__main__":
    main(sys.argv[1:])
