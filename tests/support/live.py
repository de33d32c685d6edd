"""A real server in a process of its own, which writes down every address it asks for."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

COMMAND = Path(sys.executable).with_name("dateline")
STREAMLIT = Path(sys.executable).with_name("streamlit")
PATIENCE = 90
WATCH = """
import os, sys
def _watch(event, arguments, file=os.environ["ASKED_FILE"]):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"):
        where = arguments[0 if event in ("socket.getaddrinfo", "socket.gethostbyname") else 1]
        with open(file, "a", encoding="utf-8") as asked:
            asked.write(f"{event} {where}\\n")
sys.addaudithook(_watch)
"""


def free_port() -> int:
    """Return a port of this computer that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Live:
    """A server that runs: its process, its port, and what it wrote."""

    process: subprocess.Popen
    port: int
    log: Path
    asked_file: Path

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def asked(self) -> list[str]:
        """Return every address but this computer's own that the process wanted to reach."""
        return strangers(self.asked_file)

    def words(self) -> str:
        return self.log.read_text("utf-8", "replace")

    def events(self, name: str) -> list[dict]:
        """Return the events of a name that the server has logged."""
        lines = [json.loads(line) for line in self.words().splitlines() if line.startswith("{")]
        return [line for line in lines if line["event"] == name]

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)


def strangers(asked: Path) -> list[str]:
    """Return what a watched process asked for that is not this computer itself."""
    own = ("'127.0.0.1'", "'::1'", "'localhost'", " 127.0.0.1", " localhost")
    lines = asked.read_text("utf-8").splitlines() if asked.exists() else []
    return [line for line in lines if not any(name in line for name in own)]


def start(folder: Path, *command: str | int | Path, port: int, **environment: str) -> Live:
    """Start a command that serves on a port; return it once it is healthy."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sitecustomize.py").write_text(WATCH, "utf-8")
    log, asked = folder / "log.txt", folder / "asked.txt"
    ours = {
        "DATELINE_HOME": str(folder / "home"),
        "PYTHONPATH": str(folder),
        "ASKED_FILE": str(asked),
    }
    with log.open("wb") as out:
        process = subprocess.Popen(
            list(map(str, command)),
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=os.environ | ours | environment,
        )
    live = Live(process, port, log, asked)
    wait_until_healthy(live)
    return live


def wait_until_healthy(live: Live) -> None:
    """Wait until a server answers; fails with its log where it does not."""
    until = time.monotonic() + PATIENCE
    while live.process.poll() is None and time.monotonic() < until:
        try:
            with urlopen(f"http://{live.host}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    live.stop()
    raise AssertionError(f"the server did not become healthy:\n{live.words()[-3000:]}")
