"""Processes that parse end with the one that started them, however it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PARENT = """
import sys, time
from pathlib import Path
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from dashboard.corpus import parse_workers

if __name__ == "__main__":
    pool = ProcessPoolExecutor(2, get_context("spawn"), parse_workers._start, ("none",))
    busy = [pool.submit(time.sleep, wait) for wait in (1, 600)]
    busy[0].result()
    draft = Path(sys.argv[1] + ".new")
    draft.write_text(" ".join(map(str, pool._processes)), "utf-8")
    draft.replace(sys.argv[1])
    time.sleep(600)
"""
PATIENCE = 20.0


def is_alive(pid):
    """Tell whether a process runs still; one that has ended and waits for its parent does not."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize(
    "end", [signal.SIGKILL, pytest.param(signal.SIGTERM, marks=pytest.mark.slow)]
)
def test_idle_and_busy_workers_end_with_a_parent_that_is_killed(tmp_path, end):
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    told = tmp_path / "workers"
    parent = subprocess.Popen([sys.executable, str(script), str(told)])
    try:
        while not told.exists() and parent.poll() is None:
            time.sleep(0.05)
        workers = [int(pid) for pid in told.read_text("utf-8").split()]
        assert len(workers) == 2
        assert all(map(is_alive, workers))
        os.kill(parent.pid, end)
        parent.wait()
        until = time.monotonic() + PATIENCE
        while any(map(is_alive, workers)) and time.monotonic() < until:
            time.sleep(0.05)
        assert not any(map(is_alive, workers))
    finally:
        parent.kill()
        parent.wait()
