"""Files are read in a process of its own: one that overruns a limit is named, the rest goes on."""

import os
import statistics
import subprocess
import sys
import textwrap
import zipfile

import pytest

from dashboard.intake import guarded_reading, limits, read_guarded, read_path
from dashboard.model import Article, Problem
from tests.speed.intake import write_small

TEXT = "Pier {0}\n\nThe pier number {0} of Lindhaven opened on Monday, the harbour master said.\n"


def names(path):
    return [
        one.raw_ref if isinstance(one, Article) else (one.name, one.where)
        for one in read_guarded(path)
    ]


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "reports"
    root.mkdir()
    for number in range(1, 6):
        (root / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    return root


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    """A reader that does with a file what its first line says."""
    (tmp_path / "sitecustomize.py").write_text(
        textwrap.dedent("""
        import os, signal, sys
        if "dashboard.intake.worker" in sys.orig_argv:
            from dashboard.intake import file_reading
            plain = file_reading.read_item
            def read_item(item, asked):
                head = item.head(20)
                if head.startswith(b"SPIN"):
                    while True: pass
                if head.startswith(b"SLEEP"):
                    import time; time.sleep(600)
                if head.startswith(b"GROW"):
                    held = b"x" * 3_000_000_000
                if head.startswith(b"ABORT"):
                    yield from list(plain(item, asked))[:1]
                    os.abort()
                if head.startswith(b"LEAVE"):
                    sys.exit("no such reader")
                yield from plain(item, asked)
            file_reading.read_item = read_item
        """),
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


def test_what_is_read_is_what_the_plain_reader_reads(folder, tmp_path):
    with zipfile.ZipFile(folder / "6.zip", "w") as archive:
        archive.writestr("a.txt", TEXT.format(6))
        archive.writestr("../b.txt", TEXT.format(7))
    assert list(read_guarded(folder)) == list(read_path(folder))
    assert list(read_guarded(tmp_path / "none")) == list(read_path(tmp_path / "none"))


@pytest.mark.parametrize(
    ("deed", "problem"),
    [("GROW", "out_of_memory"), ("ABORT", "out_of_memory"), ("LEAVE", "unreadable")],
)
def test_a_file_that_ends_the_reader_is_named_and_the_rest_is_read(folder, hostile, deed, problem):
    (folder / "3.txt").write_text(f"{deed}\n\n{TEXT.format(3)}", encoding="utf-8")
    found = [one for one in names(folder) if one != "3.txt"]
    assert found == ["1.txt", "2.txt", (problem, "3.txt"), "4.txt", "5.txt"]


@pytest.mark.slow
def test_a_file_that_takes_too_long_is_named_and_the_rest_is_read(folder, hostile, monkeypatch):
    monkeypatch.setattr(limits, "READING_PATIENCE", 25)  # a busy machine starts a reader in ten
    for number, deed in ((2, "SLEEP"), (4, "SLEEP")):
        (folder / f"{number}.txt").write_text(f"{deed}\n\n{TEXT.format(3)}", encoding="utf-8")
    assert names(folder) == [
        "1.txt",
        ("too_slow", "2.txt"),
        "3.txt",
        ("too_slow", "4.txt"),
        "5.txt",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of processor time")
@pytest.mark.slow
def test_a_file_that_computes_without_end_is_named(folder, hostile):
    (folder / "3.txt").write_text("SPIN", encoding="utf-8")
    assert names(folder) == ["1.txt", "2.txt", ("too_slow", "3.txt"), "4.txt", "5.txt"]


def test_a_reader_that_cannot_start_is_not_started_for_each_file(folder, monkeypatch):
    monkeypatch.setattr(guarded_reading.sys, "executable", "/bin/false")
    found = list(read_guarded(folder))
    assert [one.name for one in found if isinstance(one, Problem)] == ["unreadable"] * 3
    assert len(found) == 3


def test_one_that_stops_asking_leaves_no_process(folder):
    reader = read_guarded(folder)
    next(reader)
    reader.close()


READ = """
import os, sys
from dashboard.intake import {0}
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {{min(os.sched_getaffinity(0))}})
print(sum(1 for _ in {0}(sys.argv[1])))
"""
READERS = ("read_path", "read_guarded")


def used(where, files):
    """Return the processor seconds that each reader takes to read a folder, at once and on one core: what else runs slows both."""
    started = [
        subprocess.Popen([sys.executable, "-c", READ.format(reader), where], stdout=subprocess.PIPE)
        for reader in READERS
    ]
    taken = []
    for process in started:
        with process:
            assert process.stdout
            assert int(process.stdout.read()) == files
            _, process.returncode, usage = os.wait4(process.pid, 0)
            assert process.returncode == 0
            taken.append(usage.ru_utime + usage.ru_stime)
    return taken


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no time of other processes")
@pytest.mark.slow
def test_ten_thousand_small_files_take_at_most_a_tenth_longer_than_without(tmp_path):
    """Starting and loading comes once, what one file costs comes ten thousand times."""
    many, alone, folder = 500, tmp_path / "alone", tmp_path / "many"
    write_small(alone, 1)
    write_small(folder, many)
    rounds = [(used(alone, 1), used(folder, many)) for _ in range(5)]
    longer = []
    for one, all_of_them in rounds:
        plain, guarded = (
            least + 10_000 / many * (most - least)
            for least, most in zip(one, all_of_them, strict=True)
        )
        longer.append(guarded / plain)
    assert statistics.median(longer) <= 1.1, longer
