"""A full-size run on a Spark cluster of this computer, some of which is killed while it works.

``python -m tests.spark --articles 20000`` reads generated articles from Parquet on one master and two workers, once
undisturbed and once with an executor and a worker killed, and writes what came of it to ``results/``. It needs Java and the
extra ``spark``. ``--local`` also adds them without a cluster, and compares all tables. ``--readme`` only writes the
README's lines on what a cluster costs, from the results kept.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import pyarrow as pa
import pyarrow.parquet as pq
import sameness
import standalone

from dashboard.corpus.store import CorpusMissing, Store
from dashboard.intake import read_path
from dashboard.model import Article
from tests.spark.costs import RESULTS, write_readme
from tests.spark.spent import Spent
from tests.speed.measuring import machine
from tests.speed.world import World
from tests.speed.writing import articles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

IN_A_FILE = 500
KILLED_AT = {"an executor": 0.25, "a worker": 0.5}
"""What is killed, and the share of the articles that is written when it is."""
LOOK_EVERY = 0.2


def main() -> int:
    """Run it, write what came of it, and say whether each article came once."""
    parser = argparse.ArgumentParser(prog="python -m tests.spark", description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--local", action="store_true")
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    if not options.readme:
        with tempfile.TemporaryDirectory(prefix="dateline-spark-") as room:
            found = measured(Path(room), options.articles, local=options.local)
        said = f"python -m tests.spark --articles {options.articles}"
        found = {"command": said + (" --local" if options.local else "")} | found
        told = json.dumps(found, indent=1) + "\n"
        sys.stdout.write(told)
        (RESULTS / f"{options.articles}.json").write_text(told, "utf-8")
        if found["wrong"]:
            return 1
    write_readme()
    return 0


def measured(room: Path, number: int, *, local: bool) -> dict[str, Any]:
    """Return what two runs on a cluster cost, what was killed in the second, and what is wrong after it."""
    folder = room / "articles"
    expected = written(folder, number)
    found: dict[str, Any] = {
        "articles": len(expected),
        "machine": machine(),
        "workers": 2,
        "wrong": [],
    }
    whole, killed = room / "whole", room / "killed"
    found["undisturbed"] = on_cluster(room / "first", folder, whole, len(expected), {})
    found["killed"] = on_cluster(room / "second", folder, killed, len(expected), KILLED_AT)
    for name, corpus in {"undisturbed": whole, "killed": killed}.items():
        found["wrong"] += [f"{name}: {one}" for one in unlike(corpus, expected)]
    tables = sameness.tables_of(whole)
    found["wrong"] += [] if sameness.tables_of(killed) == tables else ["killed: other tables"]
    if local:
        found["without a cluster"] = added(folder, room / "local", None)
        same = sameness.tables_of(room / "local") == tables
        found["wrong"] += [] if same else ["without a cluster: other tables"]
    return found


def written(folder: Path, number: int) -> list[str]:
    """Write generated articles as Parquet files; return their ids as intake gives them."""
    folder.mkdir()
    for place, some in enumerate(batched(articles(World(number)), IN_A_FILE)):
        rows = [record(article) for article, _ in some]
        pq.write_table(pa.Table.from_pylist(rows), folder / f"{place:05}.parquet")
    return sorted(one.id for one in read_path(folder) if isinstance(one, Article))


def record(article: Article) -> dict[str, Any]:
    """Return an article as a row of a table that somebody might have."""
    text = "\n\n".join(article.of_kind("paragraph"))
    names = ("title", "published", "source", "url", "section")
    return {name: getattr(article, name) for name in names} | {"text": text}


def unlike(corpus: Path, expected: list[str]) -> list[str]:
    """Return what is wrong with the articles of a collection: nothing where each is there once, parsed."""
    store = Store(corpus)
    rows = store.read("articles", store.manifest().segments)
    wrong = [] if sorted(rows["article"].to_pylist()) == expected else ["not each article once"]
    unparsed = rows["parsed"].to_pylist().count(False)
    return wrong + ([f"{unparsed} articles not parsed"] if unparsed else [])


def on_cluster(
    room: Path, folder: Path, corpus: Path, number: int, killed_at: Mapping[str, float]
) -> dict[str, Any]:
    """Add a folder on a cluster of two workers, and kill parts of it; return what that took."""
    room.mkdir()
    with standalone.standalone(room) as cluster:
        kills: dict[str, Callable[[], None]] = {
            "an executor": lambda: os.kill(cluster.executors()[0], signal.SIGKILL),
            "a worker": lambda: os.killpg(cluster.workers[1].pid, signal.SIGKILL),
        }
        at: dict[str, int] = {}

        def look() -> None:
            here = pending(corpus)
            for what in [one for one, share in killed_at.items() if here >= share * number]:
                if what not in at:
                    kills[what]()
                    at[what] = here

        found = added(folder, corpus, cluster, look)
    if missed := killed_at.keys() - at.keys():
        raise RuntimeError(f"it was over before these could be killed: {', '.join(missed)}")
    return found | ({"killed when so many were written": at} if at else {})


def added(
    folder: Path,
    corpus: Path,
    cluster: standalone.Standalone | None = None,
    look: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Add a folder in a process of its own, and look again and again while it works; return its figures."""
    master = [cluster.master] if cluster else []
    with subprocess.Popen(
        [sys.executable, "-m", "tests.spark.driver", str(folder), str(corpus), *master],
        env=os.environ | standalone.LOOPBACK,
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as driver:
        spent = Spent(driver.pid, [worker.pid for worker in cluster.workers] if cluster else [])
        while driver.poll() is None:
            spent.look()
            look()
            time.sleep(LOOK_EVERY)
        said = driver.stdout.read() if driver.stdout else b""
    if driver.returncode:
        raise RuntimeError(f"adding ended with {driver.returncode}")
    return json.loads(said) | {"cpu seconds": spent.told()}


def pending(corpus: Path) -> int:
    """Return how many articles are written and not yet shown."""
    store = Store(corpus)
    try:
        return sum(store.rows("articles", one) for one in store.manifest().pending)
    except (CorpusMissing, FileNotFoundError):
        return 0


if __name__ == "__main__":
    sys.exit(main())
