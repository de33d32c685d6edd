"""``dateline add --engine``: what is refused in a sentence, and the same tables from a real cluster."""

import importlib.util
import os
import pickle
import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import demos
import pytest
import sameness
import standalone
from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.corpus import spark
from dashboard.corpus.collection_folders import demo_reports
from dashboard.corpus.parse_workers import Job
from dashboard.intake.file_reading import Asked, read_item
from dashboard.intake.folders import items_of
from dashboard.model import Problem


def refused(tmp_path, *words):
    """Return how the command refuses to add a folder of no articles."""
    command = ["add", str(tmp_path), "--corpus", str(tmp_path / "none"), *words]
    done = CliRunner().invoke(app, command, env={"COLUMNS": "200"}, catch_exceptions=False)
    assert done.exit_code == 2
    assert not (tmp_path / "none").exists()
    return done.stderr


@pytest.mark.parametrize(
    "master",
    ["", "yarn", "local[0]", "spark://news-cluster", "spark://one:7077,two", "spark://:7077"],
)
def test_what_is_no_master_is_refused_at_once(tmp_path, master):
    assert "is no Spark master" in refused(tmp_path, "--engine", master)


def test_no_cluster_is_asked_offline(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_OFFLINE", "1")
    assert "With --offline no cluster" in refused(tmp_path, "--engine", "spark://one:7077")


def test_a_missing_pyspark_is_named_with_the_extra_that_brings_it(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert "uv sync --extra spark" in refused(tmp_path, "--engine", "local[*]")


def test_a_missing_java_is_named_with_its_package(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: True)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert "openjdk-21-jre-headless" in refused(tmp_path, "--engine", "local[*]")


def test_a_master_that_does_not_answer_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: True)
    monkeypatch.setattr(spark.shutil, "which", lambda *_, **__: "java")
    with socket.socket() as bound:  # so that nobody listens there
        bound.bind(("127.0.0.1", 0))
        master = f"spark://127.0.0.1:{bound.getsockname()[1]}"
        assert f"No Spark master answers at {master}" in refused(tmp_path, "--engine", master)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("…\nModuleNotFoundError: No module named 'dashboard'\n\tat org.apache", "cannot load dashboard"),
        (f"…\nRuntimeError: {spark.UNLIKE} it has spacy 3.7, this computer 3.8\n\tat x", "spacy 3.7, this computer 3.8."),
        ("[PYTHON_VERSION_MISMATCH] Python in worker …", "another version of Python"),
        ("Job aborted.\nLost a disk\n\tat org.apache.Spark\n", "Lost a disk"),
    ],
)  # fmt: skip
def test_what_spark_says_becomes_a_sentence(said, wanted):
    assert wanted in spark.told(said)


def test_a_round_is_so_many_articles_or_what_came_in_time(make_article):
    work = [Problem("broken", "a.pdf"), *(Job(one, one) for one in [make_article("A", id="a")] * 4)]
    assert [len(some) for some in spark._rounds(work, 2)] == [2, 2, 1]
    assert [len(some) for some in spark._rounds(work, 9, seconds=-1)] == [1, 1, 1, 1, 1]
    assert [one for some in spark._rounds(work, 3) for one in some] == work


class _Executors(spark.Cluster):
    """Executors in this process: the process that reads ``deadly`` ends."""

    def __init__(self):
        self.model, self.cores, self.asked = "none", 1, 0

    def _asked(self, work, pieces):
        self.asked += 1
        read = []
        for piece in pieces:
            packed = pickle.dumps(piece)
            if b"deadly" in packed:
                raise RuntimeError(f"{spark.CRASHED} (crashed)")
            sent = spark.pa.RecordBatch.from_pylist([{"number": 0, "piece": packed}], spark.SENT)
            answers = spark.answered([sent], work, spark.made_with())
            read.append([pickle.loads(one["piece"][0].as_py()) for one in answers])  # noqa: S301 - written above
        return read


def test_an_article_that_ends_its_reader_is_named_and_the_others_are_read(make_article):
    some = [make_article("Ada Quill came on Monday.", id=name) for name in ("a", "deadly", "c")]
    found = [*_Executors().results([Problem("broken", "x.pdf"), *(Job(one, one) for one in some)])]
    problems = [one for one in found if isinstance(one, Problem)]
    assert [(one.name, one.where) for one in problems] == [
        ("broken", "x.pdf"),
        ("parser_failed", "deadly"),
    ]
    rows = [one["articles"][0]["article"] for one in found if not isinstance(one, Problem)]
    assert rows == ["a", "c"]


class _Lost(_Executors):
    """Executors that are all gone: their jobs wait until they are cancelled."""

    def __init__(self):
        super().__init__()
        cancelled = threading.Event()
        self.session = SimpleNamespace(sparkContext=SimpleNamespace(cancelAllJobs=cancelled.set))
        self.cancelled = cancelled

    def executors(self):
        return 0

    def _asked(self, work, pieces):
        self.asked += 1
        assert self.cancelled.wait(60)
        raise RuntimeError("Job cancelled")


def test_a_cluster_that_has_lost_all_executors_is_named_and_no_more_is_asked(
    make_article, monkeypatch
):
    monkeypatch.setattr(spark, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(spark, "EXECUTOR_SECONDS", 0.0)
    article, lost = make_article("Ada Quill came.", id="a"), _Lost()
    many = [Job(article, article)] * (spark.PIECE * spark.PIECES * 9)
    with pytest.raises(spark.NoCluster, match="lost all executors"):
        next(lost.results(many))
    assert lost.asked <= spark.AHEAD
    assert lost.cancelled.is_set()


def test_an_executor_with_other_packages_reads_nothing():
    wanted = spark.made_with() | {"spacy": "2.0"}
    with pytest.raises(
        RuntimeError, match=r"reads articles otherwise: it has spacy \S+, this computer 2\.0"
    ):
        next(spark.answered([], iter, wanted))


def read_here(path, asked):
    """Read files as ``read_guarded`` does, in this process."""
    for item in items_of(path, *asked.files):
        yield from [item] if isinstance(item, Problem) else read_item(item, asked)


def test_executors_read_the_files_that_they_see_and_this_computer_the_others(tmp_path, monkeypatch):
    for name in ("a", "b/c", "d"):
        place = tmp_path / "articles" / f"{name}.md"
        place.parent.mkdir(exist_ok=True)
        place.write_text(
            f"The mayor of {name} opened the bridge on Monday, Ada Quill said.", "utf-8"
        )
    monkeypatch.setattr(spark, "SHARE_FILES", 2)
    folder = str(tmp_path / "articles")
    laid, kept = tmp_path / "laid", tmp_path / "kept"
    laid.mkdir()
    kept.mkdir()
    monkeypatch.setattr(spark, "read_guarded", read_here)
    expected = [*read_here(folder, Asked(kept))]
    executors = _Executors()
    assert [*executors.read_files(folder, Asked(laid))] == expected
    assert {one.name for one in laid.iterdir()} == {one.name for one in kept.iterdir()}
    names = [[name for name, _ in share.files] for share in spark.shares_of(folder)]
    assert names == [["a.md", "d.md"], ["b/c.md"]]
    monkeypatch.setattr(spark.Share, "is_seen", lambda share: share.first == 0)
    assert [*executors.read_files(folder, Asked(laid))] == expected
    (gone,) = executors.read_files(str(tmp_path / "gone"), Asked(laid))
    assert isinstance(gone, Problem)
    assert gone.name == "not_found"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """A master and two workers of this computer."""
    with standalone.standalone(tmp_path_factory.mktemp("cluster")) as begun:
        yield begun


def added(cluster, corpus, **environment):
    """Add the demo's reports on a cluster in a process of its own, and return it finished."""
    words = ("--corpus", corpus, "--engine", cluster.master, "--no-originals")
    command = [sys.executable, "-m", "dashboard", "add", demo_reports().as_uri(), *words]
    named = {**os.environ, **standalone.LOOPBACK, **environment}
    return subprocess.run(command, env=named, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_a_cluster_of_two_workers_gives_the_same_tables_as_this_process(tmp_path, cluster):
    done = added(cluster, tmp_path / "corpus")
    assert done.returncode == 0, done.stderr
    assert "48 added" in done.stderr
    ours, theirs = sameness.tables_of(demos.ready()), sameness.tables_of(tmp_path / "corpus")
    assert {name for name in ours if ours[name] != theirs[name]} == set()
    assert len(theirs["quotations"]) > 100


@pytest.mark.slow
def test_an_executor_without_datelines_environment_is_named(tmp_path, cluster):
    bare = str(Path(sys.executable).resolve())  # the system's, which the environment is made of
    done = added(cluster, tmp_path / "corpus", PYSPARK_PYTHON=bare)
    assert done.returncode == 2
    assert "An executor cannot load" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "corpus").exists()
