"""Load: readers with raw web sockets on a generated collection, while a watcher adds articles.

``python -m tests.load --articles 10000 --readers 50 --idle 300 --minutes 10 --watch`` writes what it
measured to tests/load/results, with the machine, the commit and the command.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "support"))

import live  # noqa: E402 - lies beside the tests

from dashboard.corpus import open_corpus  # noqa: E402
from dashboard.view import View  # noqa: E402
from tests.load.readers import Told, everybody  # noqa: E402
from tests.speed import generated  # noqa: E402

MOST_GROWTH, LONGEST = 1.10, 1.0
"""Memory at the end over that after warm-up; seconds of the 95th percentile of all actions."""


def usage(process: int) -> dict[str, int]:
    """Return a process's resident megabytes, threads and descriptors."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    values = dict(line.split(":", 1) for line in status.splitlines())
    return {
        "megabytes": int(values["VmRSS"].split()[0]) // 1024,
        "threads": int(values["Threads"]),
        "descriptors": len([*Path(f"/proc/{process}/fd").iterdir()]),
    }


def watch(
    corpus: Path, folder: Path, every: float, over: threading.Event, added: list[str]
) -> None:
    """Add an article every so many seconds, as ``dateline add`` does beside a running page."""
    number = 0
    while not over.wait(every):
        number += 1
        text = f"Quay {number} opens\n\nThe harbour board opened quay {number} on Friday, Ada Lund said.\n"
        file = folder / f"{number}.txt"
        file.write_text(text, "utf-8")
        command = [live.COMMAND, "add", str(file), "--corpus", str(corpus), "--workers", "1"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        added.append(f"exit {done.returncode}")


def measured(options: argparse.Namespace) -> dict:
    """Return what the server took and gave."""
    place = Path(tempfile.gettempdir()) / f"dateline-load-{options.articles}"
    generated.collection(place, options.articles)
    folder = Path(tempfile.mkdtemp(prefix="dateline-load-"))
    corpus = folder / "collection"
    shutil.copytree(place, corpus)
    top = open_corpus(corpus).entities(View(), limit=40)
    names, words = top["name"].tolist(), ["harbour", "treaty", "minister", "vote", "talks", "river"]
    port = live.free_port()
    command = (live.COMMAND, "serve", "--corpus", corpus, "--port", port)
    server = live.start(folder, *command, port=port)
    told, over, added = Told(), threading.Event(), []
    watcher = threading.Thread(target=watch, args=(corpus, folder, options.every, over, added))
    try:
        alone = usage(server.process.pid)
        asyncio.run(everybody(port, 20, Told(), 3, 0, words, names))
        warm: list[dict[str, int]] = []
        look = threading.Timer(
            options.minutes * 60 * 0.3, lambda: warm.append(usage(server.process.pid))
        )
        look.start()
        if options.watch:
            watcher.start()
        seconds = options.minutes * 60
        asyncio.run(everybody(port, seconds, told, options.readers, options.idle, words, names))
        full = usage(server.process.pid)
        over.set()
        if options.watch:
            watcher.join()
        time.sleep(options.leave)
        left = usage(server.process.pid)
    finally:
        over.set()
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return {
        "actions": told.summary(),
        "errors": told.errors[:20],
        "errors_in_all": len(told.errors),
        "added_meanwhile": added,
        "usage": {"alone": alone, "warm": warm[0], "full": full, "after_they_left": left},
    }


def main() -> int:
    """Measure, write the result, and say whether it is within the limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--idle", type=int, default=300)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--watch", action="store_true", help="add articles meanwhile")
    parser.add_argument("--every", type=float, default=60, help="seconds between additions")
    parser.add_argument("--leave", type=float, default=45, help="seconds after they have left")
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    random.seed(1)
    found = measured(options)
    git = subprocess.run(
        ["git", "rev-parse", "HEAD"],  # noqa: S607 - whichever git is there
        capture_output=True,
        text=True,
        check=False,
    )
    found |= {
        "command": f"python -m tests.load {' '.join(sys.argv[1:])}".strip(),
        "commit": git.stdout.strip(),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }
    print(json.dumps(found, indent=2))  # noqa: T201 - what a command says
    if options.output:
        options.output.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    memory = found["usage"]["full"]["megabytes"] / found["usage"]["warm"]["megabytes"]
    good = not found["errors_in_all"] and found["actions"]["all"]["p95"] <= LONGEST
    return 0 if good and memory <= MOST_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
