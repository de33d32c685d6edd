"""Load: readers with raw web sockets on a generated collection, while a watcher adds articles.

``python -m tests.load --watch --output tests/load/results/10000.json`` writes what it measured there, with
the machine, the commit and the command, and what of it a person wants to know into tests/load/README.md.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "support"))

import live  # noqa: E402 - lies beside the tests

from dashboard.corpus import open_corpus  # noqa: E402
from dashboard.view import View  # noqa: E402
from tests.load.readers import Told, everybody  # noqa: E402
from tests.load.telling import MORE, RESULT, failures, tell  # noqa: E402
from tests.speed import generated  # noqa: E402
from tests.support.running_facts import running_facts  # noqa: E402

WARM, FULL = (0.3, 0.5), (0.8, 1.0)
"""Between which shares of the time the server is warm, all have come and most have acted; and the end of it."""


def usage(process: int) -> dict[str, int]:
    """Return a process's resident megabytes, threads and descriptors."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    values = dict(line.split(":", 1) for line in status.splitlines())
    return {
        "megabytes": int(values["VmRSS"].split()[0]) // 1024,
        "threads": int(values["Threads"]),
        "descriptors": len([*Path(f"/proc/{process}/fd").iterdir()]),
    }


@dataclass
class Sampler:
    """Looks every second at what a server takes; one look may fall on the moment before old answers go."""

    process: int
    over: threading.Event = field(default_factory=threading.Event)
    seen: list[tuple[float, dict[str, int]]] = field(default_factory=list)

    def run(self) -> None:
        """Look until it is over."""
        while not self.over.wait(1):
            self.seen.append((time.monotonic(), usage(self.process)))

    def between(self, first: float, last: float) -> dict[str, int]:
        """Return the medians of what was seen between two times."""
        rows = [one for at, one in self.seen if first <= at <= last]
        return {name: round(statistics.median(one[name] for one in rows)) for name in rows[0]}


@dataclass
class Watcher:
    """Adds an article every so many seconds, as ``dateline add`` does beside a running page."""

    corpus: Path
    every: float
    over: threading.Event = field(default_factory=threading.Event)
    added: list[dict[str, float]] = field(default_factory=list)

    def run(self) -> None:
        """Add until it is over."""
        folder = Path(tempfile.mkdtemp(prefix="dateline-watched-"))
        while not self.over.wait(self.every):
            number = len(self.added) + 1
            text = f"Quay {number} opens\n\nThe harbour board opened quay {number} on Friday, Ada Lund said.\n"
            file = folder / f"{number}.txt"
            file.write_text(text, "utf-8")
            began = time.monotonic()
            command = [live.COMMAND, "add", file, "--corpus", self.corpus, "--workers", "1"]
            done = subprocess.run(command, capture_output=True, check=False)
            self.added.append({"exit": done.returncode, "seconds": round(time.monotonic() - began)})
        shutil.rmtree(folder)


def measured(options: argparse.Namespace) -> dict:
    """Return what the server took and gave."""
    place = options.collection or Path(tempfile.gettempdir()) / f"dateline-load-{options.articles}"
    generated.collection(place, options.articles)
    folder = Path(tempfile.mkdtemp(prefix="dateline-load-"))
    corpus = folder / "collection"
    shutil.copytree(place, corpus)
    port = live.free_port()
    command = (live.COMMAND, "serve", "--corpus", corpus, "--port", port)
    server = live.start(folder, *command, port=port)
    try:
        return _under_load(server, corpus, options)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _under_load(server: live.Live, corpus: Path, options: argparse.Namespace) -> dict:
    """Let everybody come, act and leave; return what they met and what the server took meanwhile."""
    names = open_corpus(corpus).entities(View(), limit=40)["name"].tolist()
    words = ["harbour", "treaty", "minister", "vote", "talks", "river"]
    told, watcher, seconds = Told(), Watcher(corpus, options.every), options.minutes * 60
    taken: dict[str, dict[str, int]] = {"alone": usage(server.process.pid)}
    asyncio.run(everybody(server.port, 20, Told(), 3, 0, words, names))
    sampler = Sampler(server.process.pid)
    sampling, watching = threading.Thread(target=sampler.run), threading.Thread(target=watcher.run)
    sampling.start()
    if options.watch:
        watching.start()
    asyncio.run(everybody(server.port, seconds, told, options.readers, options.idle, words, names))
    sampler.over.set()
    sampling.join()
    for when, shares in (("warm", WARM), ("full", FULL)):
        taken[when] = sampler.between(*(told.since + share * seconds for share in shares))
    watcher.over.set()
    if options.watch:
        watching.join()
    taken["after_they_left"] = _when_left(server.process.pid, taken["alone"], options.leave)
    return {
        "actions": told.summary(),
        "errors": told.errors[:20],
        "errors_in_all": len(told.errors),
        "added_meanwhile": watcher.added,
        "usage": taken,
    }


def _when_left(process: int, alone: dict[str, int], seconds: float) -> dict[str, int]:
    """Return what a server takes when it has let go of all, or so many seconds have passed."""
    until = time.monotonic() + seconds
    while (now := usage(process))["descriptors"] > alone["descriptors"] + MORE:
        if time.monotonic() > until:
            break
        time.sleep(1)
    return now


def main() -> int:
    """Measure, write the result, and say whether it is within the limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--idle", type=int, default=300)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--watch", action="store_true", help="add articles meanwhile")
    parser.add_argument("--every", type=float, default=60, help="seconds between additions")
    parser.add_argument("--leave", type=float, default=45, help="seconds to let go")
    parser.add_argument("--collection", type=Path, help="made there, if it is not there yet")
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    random.seed(1)
    facts = running_facts("tests.load")  # of the code that is about to run
    found = measured(options)
    found |= facts | {
        "collection": f"{options.articles:,} generated articles",
        "readers": options.readers,
        "idle": options.idle,
        "minutes": options.minutes,
    }
    print(json.dumps(found, indent=2))  # noqa: T201 - what a command says
    if options.output:
        options.output.parent.mkdir(exist_ok=True)
        options.output.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
        if options.output.resolve() == RESULT:
            tell()
    wrong = failures(found)
    sys.stderr.write("".join(f"{one}\n" for one in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
