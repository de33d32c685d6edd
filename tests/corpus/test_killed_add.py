"""``dateline add`` killed at any point and run again leaves what an undisturbed run leaves."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.corpus import open_corpus, parse_workers
from dashboard.corpus.adding import add
from dashboard.corpus.schema import BASE, DERIVED
from dashboard.corpus.search import parse_query
from dashboard.corpus.store import Store
from dashboard.intake import read_path
from dashboard.view import View

pytestmark = pytest.mark.slow

REPORTS = Path(__file__).parents[2] / "data" / "reports"
EVERY = 2
"""Every second report: as many as start a pool of processes."""
SEED = 20240422
SMALL_SEGMENTS = (
    "import dashboard.corpus.parse_workers as workers; workers.CHUNK = 2; "
    "import dashboard.corpus.batches as batches; batches.SEGMENT_ARTICLES = 3; "
    "from dashboard.cli import main; main()"
)


def some_reports(every=EVERY):
    """Return a part of the demo's reports."""
    return list(map(str, sorted(path for path in REPORTS.iterdir() if path.is_file())[::every]))


def add_command(corpus, workers=1, every=EVERY):
    """Return ``dateline add`` of some reports, writing a segment every three articles."""
    command = [sys.executable, "-c", SMALL_SEGMENTS, "add", *some_reports(every)]
    return [*command, "--corpus", str(corpus), "--workers", str(workers)]


def start_add(corpus, workers=1, every=EVERY):
    """Start ``dateline add`` in a process group of its own."""
    command = add_command(corpus, workers, every)
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)


def run_add(corpus):
    """Run ``dateline add`` to its end and return how long it took, in seconds."""
    since = time.monotonic()
    done = subprocess.run(add_command(corpus), capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    return time.monotonic() - since


def kill(process):
    """Kill the process and all it started, as a power cut would."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def contents(path):
    """Return all tables, sorted, and the answers of a few searches."""
    store = Store(path)
    manifest = store.manifest()
    derived = (str(manifest.derived),)
    folders = {**dict.fromkeys(BASE, manifest.segments), **dict.fromkeys(DERIVED, derived)}
    tables = {
        table: sorted(map(repr, store.read(table, where).to_pylist()))
        for table, where in folders.items()
    }
    corpus = open_corpus(path)
    found = {
        typed: sorted(corpus.articles(View(text=typed))["article"])
        for typed in ("China", '"primary contributor"', "Kyiv -Beijing", "minist*")
    }
    assert all(parse_query(typed) for typed in found)
    return tables, found


def killed_and_repeated(corpus, after, workers=1):
    """Kill one ``add`` after some seconds, run another to its end, return what is there."""
    process = start_add(corpus, workers)
    time.sleep(after)
    kill(process)
    run_add(corpus)
    return contents(corpus)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """What a run that nobody kills leaves, and how long it takes."""
    path = tmp_path_factory.mktemp("undisturbed") / "corpus"
    seconds = run_add(path)
    return contents(path), seconds


def test_the_runs_are_long_enough_for_a_pool_and_the_searches_find(undisturbed):
    (tables, found), _ = undisturbed
    assert len(tables["articles"]) == len(some_reports()) >= parse_workers.POOL_FROM
    assert all(found.values())


def test_a_reader_sees_whole_versions_while_articles_are_added(tmp_path):
    path = tmp_path / "corpus"
    add(Store(path), read_path(some_reports()[0]))
    opened = open_corpus(path)
    before = opened.totals(View())
    process = start_add(path, every=4)
    seen = []
    while process.poll() is None:
        seen.append(open_corpus(path).totals(View()).articles)
        assert opened.totals(View()) == before
        time.sleep(0.1)
    assert process.returncode == 0
    assert set(seen) <= {1, len(some_reports(4))}
    assert 1 in seen
    assert opened.newer()
    assert open_corpus(path).totals(View()).articles == len(some_reports(4))


def test_a_kill_in_the_middle_loses_nothing(undisturbed, tmp_path):
    expected, seconds = undisturbed
    assert killed_and_repeated(tmp_path / "corpus", seconds * 0.7) == expected


def test_a_kill_while_several_processes_parse_loses_nothing(undisturbed, tmp_path):
    expected, seconds = undisturbed
    assert killed_and_repeated(tmp_path / "corpus", seconds * 0.8, workers=2) == expected


def test_many_kills_of_one_corpus_lose_nothing(undisturbed, tmp_path):
    expected, seconds = undisturbed
    moments = random.Random(SEED)
    for _ in range(10):
        process = start_add(tmp_path / "corpus")
        time.sleep(seconds * moments.uniform(0.3, 0.9))
        kill(process)
    run_add(tmp_path / "corpus")
    assert contents(tmp_path / "corpus") == expected
