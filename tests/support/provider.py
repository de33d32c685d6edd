"""A real OpenID provider on this computer: oidc-provider from npm, which runs on node."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import live
import programs

VERSION = "9.13.3"
SCRIPT = Path(__file__).parents[1] / "hosting" / "provider.mjs"


def install(folder: Path) -> Path:
    """Install the provider in a folder; return it."""
    programs.needed("node", "nodejs")
    npm = programs.needed("npm", "npm")
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", f"oidc-provider@{VERSION}"]
    subprocess.run(command, cwd=folder, check=True, timeout=300)
    shutil.copy(SCRIPT, folder)
    return folder


def start(folder: Path, port: int, callback: str, *more: str) -> live.Live:
    """Start the provider, which sends who has signed in back to an address; return it once it listens.

    ``more`` is by what address it is known, and how many seconds its clock is late.
    """
    log = folder / f"{port}.txt"
    with log.open("wb") as out:
        command = ["node", SCRIPT.name, str(port), callback, *more]
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
    started = live.Live(process, port, log, folder / "none")
    while "ready" not in started.words():
        assert process.poll() is None, started.words()
        time.sleep(0.05)
    return started
