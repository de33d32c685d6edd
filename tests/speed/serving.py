"""A page's server as a process of its own: how long it takes to come up, and what memory it holds."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

PATIENCE = 120
EMPTY_PAGE = Path(__file__).with_name("empty_page.py")


class Server:
    """A running server: its address, its process, and how many seconds it took to be healthy."""

    def __init__(self, command: Sequence[str], port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while not self._healthy():
            if self.process.poll() is not None or time.perf_counter() - began > PATIENCE:
                self.process.kill()
                raise RuntimeError(f"the server did not start: {' '.join(command)}")
            time.sleep(0.02)
        self.seconds = time.perf_counter() - began

    def _healthy(self) -> bool:
        try:
            with urlopen(f"{self.address}/_stcore/health", timeout=5) as answer:  # noqa: S310
                return answer.status == 200
        except (URLError, OSError):
            return False

    def megabytes(self) -> dict[str, float]:
        """Return the resident memory now and at its highest; nothing where the system does not tell."""
        told = Path(f"/proc/{self.process.pid}/status")
        if not told.exists():
            return {}
        sizes = dict(re.findall(r"^(VmRSS|VmHWM):\s+(\d+) kB", told.read_text(), re.MULTILINE))
        return {"now": int(sizes["VmRSS"]) / 1000, "highest": int(sizes["VmHWM"]) / 1000}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(corpus: Path, command: str = "dashboard") -> Generator[Server]:
    """Serve a collection's page by the command, or a module with the same options, until the block ends."""
    port = free_port()
    named = ["open", "--no-browser", "--corpus", str(corpus), "--port", str(port)]
    with _until_left(Server(["-m", command, *named], port)) as server:
        yield server


@contextlib.contextmanager
def serving_nothing() -> Generator[Server]:
    """Serve the empty page, as Streamlit comes, until the block ends."""
    port = free_port()
    flags = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    flags += ["--runner.postScriptGC=true"]
    command = ["-m", "streamlit", "run", str(EMPTY_PAGE), *flags]
    with _until_left(Server([*command, "--browser.gatherUsageStats=false"], port)) as server:
        yield server


@contextlib.contextmanager
def _until_left(server: Server) -> Generator[Server]:
    try:
        yield server
    finally:
        server.process.terminate()
        try:
            server.process.wait(10)
        except subprocess.TimeoutExpired:
            server.process.kill()


def cpu_loop() -> float:
    """Return the seconds that a fixed sum takes: how fast this machine is just now."""
    began = time.perf_counter()
    sum(number * number for number in range(2_000_000))
    return time.perf_counter() - began


def cores() -> int:
    """Return how many cores there are."""
    return os.cpu_count() or 1
