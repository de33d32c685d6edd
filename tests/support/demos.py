"""The demo collection for tests: parsed once for all processes of a run."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

from dashboard.corpus.demo import ensure_demo
from dashboard.corpus.store import CorpusBusy

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 120
"""Seconds that another process of the run may take to parse it."""


def ready() -> Path:
    """Return the folder of the parsed demo, which no test may change."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return ensure_demo()
        except CorpusBusy:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def put_into(home: Path) -> None:
    """Put the parsed demo where a server looks for it whose ``DATELINE_HOME`` is this folder."""
    demo = ready()
    if not (home / demo.name).exists():
        shutil.copytree(demo, home / demo.name)
