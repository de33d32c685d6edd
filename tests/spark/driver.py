"""An ``add`` that tells how long each of its stages took: ``python -m tests.spark.driver FOLDER CORPUS [MASTER]``."""

from __future__ import annotations

import json
import sys
import time
from contextlib import nullcontext
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.corpus.adding import AddOptions, add
from dashboard.corpus.spark import cluster
from dashboard.corpus.store import Store
from dashboard.intake import read_guarded

if TYPE_CHECKING:
    from dashboard.corpus.adding import Progress

WORKERS = 2


def main() -> None:
    """Add a folder to a collection, on a master or with two processes of this computer."""
    folder, corpus, *masters = sys.argv[1:]
    names: list[str] = []
    clocks: list[float] = []
    processor: list[float] = []

    def note(stage: str) -> None:
        names.append(stage)
        clocks.append(time.perf_counter())
        processor.append(time.process_time())

    def report(progress: Progress) -> None:
        if names[-1] != progress.stage:
            note(progress.stage)

    note("starting")
    with cluster(masters[0], "auto") if masters else nullcontext() as executors:
        note("parsing")
        wishes = AddOptions(workers=WORKERS, cluster=executors)
        done = add(Store(Path(corpus)), read_guarded(folder), wishes, report)
    found: dict[str, Any] = {"added": done.added, "problems": len(done.problems)}
    for name, times in {"seconds": clocks, "cpu seconds of the driver's Python": processor}.items():
        spans = (round(two - one, 2) for one, two in pairwise(times))
        found[name] = dict(zip(names, spans, strict=False))
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
