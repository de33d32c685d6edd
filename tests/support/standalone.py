"""A Spark cluster of this computer: one master and its workers, each a process, listening to loopback alone."""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import programs

if TYPE_CHECKING:
    from collections.abc import Generator

PATIENCE = 300.0
"""Seconds that a part of the cluster may take to say that it is ready."""
LOOPBACK = {"SPARK_LOCAL_IP": "127.0.0.1"}
"""What has Spark's processes listen to this computer alone; the driver needs it too."""


class Standalone:
    """A master and workers of one core each, in processes that end with ``stop``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts: list[subprocess.Popen[bytes]] = []
        self.workers: list[subprocess.Popen[bytes]] = []
        master = self._part("master", "master.Master")
        self.master = self._said(master, r"Starting Spark master at (spark://\S+)")

    def add_workers(self, number: int) -> None:
        """Start workers, and wait until the master has them."""
        begun = []
        for place in range(len(self.workers), len(self.workers) + number):
            name = f"worker-{place}"
            work = ("--cores", "1", "--memory", "1g", "--work-dir", str(self.folder / name))
            begun.append(self._part(name, "worker.Worker", *work, self.master))
        self.workers += [part for part, _ in begun]
        for one in begun:
            self._said(one, r"(Successfully registered) with master")

    def executors(self) -> list[int]:
        """Return the processes of executors that run now, those of the oldest worker first."""
        parents = [str(worker.pid) for worker in self.workers]
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                about = stat.read_text().rpartition(")")[2].split()
                command = (stat.parent / "cmdline").read_bytes()
            except OSError:
                continue  # it has just ended
            if about[1] in parents and b"CoarseGrainedExecutorBackend" in command:
                found.append((parents.index(about[1]), int(stat.parent.name)))
        return [process for _, process in sorted(found)]

    def stop(self) -> None:
        """End all processes that were started here, and what they started."""
        for part in self.parts:
            if part.poll() is None:
                os.killpg(part.pid, signal.SIGTERM)
        for part in self.parts:
            try:
                part.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(part.pid, signal.SIGKILL)
                part.wait()

    def _part(self, name: str, kind: str, *more: str) -> tuple[subprocess.Popen[bytes], Path]:
        """Start a part of the cluster on a free port; return its process and the file it writes to."""
        said = self.folder / f"{name}.log"
        places = ("--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        rooms = {
            "SPARK_LOCAL_DIRS": str(self.folder / "local"),
            "SPARK_MASTER_OPTS": "-Dspark.master.rest.enabled=false",
        }
        with said.open("wb") as file:
            part = subprocess.Popen(
                [spark_class(), f"org.apache.spark.deploy.{kind}", *places, *more],
                env={**os.environ, **LOOPBACK, **rooms},
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.parts.append(part)
        return part, said

    @staticmethod
    def _said(one: tuple[subprocess.Popen[bytes], Path], pattern: str) -> str:
        """Wait for what a part says when it is ready, and return it."""
        part, said = one
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            text = said.read_text("utf-8", "replace")
            if found := re.search(pattern, text):
                return found[1]
            if part.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(f"{said.stem} did not start:\n{said.read_text('utf-8', 'replace')}")


def spark_class() -> str:
    """Return the program that starts Spark's parts; skips where Spark or Java is missing, fails where CI=true."""
    found = importlib.util.find_spec("pyspark")
    if found is None or found.origin is None:
        programs.missing("no PySpark: uv run --group test --extra spark")
    programs.needed("java", "openjdk-21-jre-headless")
    return str(Path(found.origin).parent / "bin" / "spark-class")


@contextmanager
def standalone(folder: Path, workers: int = 2) -> Generator[Standalone]:
    """Give a cluster with so many workers of one core."""
    cluster = Standalone(folder)
    try:
        cluster.add_workers(workers)
        yield cluster
    finally:
        cluster.stop()
