"""What linking costs: processor seconds and memory of making a collection of generated, parsed articles.

Each number of articles is published in a process of its own, from parsed segments on disk: so its highest
memory is its own. All that ``dateline add`` does after parsing is in it: copies, names, statements and
events, derived tables, the search index; then the same with one more article.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.corpus.publishing import publish
from dashboard.corpus.records import rows_of, tables_of
from dashboard.corpus.store import Manifest, Store
from dashboard.parsing import PARSER_VERSION
from tests.speed.world import World
from tests.speed.writing import articles

if TYPE_CHECKING:
    from collections.abc import Sequence

SEGMENT = 1000
MEGABYTE = 1024
"""Kilobytes, which is what the system tells the highest memory in on Linux."""


def measure_linking(number: int, folder: Path) -> dict[str, Any]:
    """Return what linking so many articles, and a tenth of them, cost; their segments are kept in the folder."""
    found = {}
    for size in (max(1, number // 10), number):
        place = folder / f"parsed-{size}"
        command = [sys.executable, "-m", "tests.speed.linking"]
        subprocess.run([*command, "write", place, str(size)], check=True)
        told = subprocess.check_output([*command, "publish", place, str(size)], text=True)
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
        before, clock, began = _highest(), time.perf_counter(), time.process_time()
        manifest = publish(store, store.manifest())
        seconds, highest = time.process_time() - began, _highest()
        clock = time.perf_counter() - clock
        again = _one_more(store, manifest)
    return {
        "cpu seconds": round(seconds, 2),
        "cpu seconds per 1,000 articles": round(1000 * seconds / number, 3),
        "seconds": round(clock, 2),
        "megabytes": round(highest),
        "megabytes before": round(before),
        "cpu seconds of one more": round(again, 2),
    }


def _one_more(store: Store, manifest: Manifest) -> float:
    """Return the seconds of processor time that another article takes."""
    article, notes = next(articles(World(7)))
    rows = rows_of(replace(article, id="one more"), notes, PARSER_VERSION)
    fresh = store.write("segments", tables_of([rows], []))
    began = time.process_time()
    publish(store, store.commit(replace(manifest, pending=(fresh,))))
    return time.process_time() - began


def _highest() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def main(arguments: Sequence[str]) -> None:
    """Write so many articles, or print what publishing them costs."""
    what, folder, number = arguments
    if what == "write":
        write(Path(folder), int(number))
    else:
        sys.stdout.write(json.dumps(published(Path(folder), int(number))))


if __name__ == "__main__":
    main(sys.argv[1:])
