"""The demo collection, parsed on first use."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from uuid import uuid4

from dashboard.corpus.adding import AddOptions, Report, add, quiet
from dashboard.corpus.backup import READERS
from dashboard.corpus.collection_folders import demo_corpus, demo_is_read, demo_reports
from dashboard.corpus.store import Store
from dashboard.intake import read_path

if TYPE_CHECKING:
    from pathlib import Path


def ensure_demo(report: Report = quiet, workers: int = 1) -> Path:
    """Return the folder of the parsed demo collection; parses it where that was not yet done."""
    path = demo_corpus()
    if not demo_is_read():
        _carry_on(path)
        add(Store(path), read_path(demo_reports()), AddOptions(workers=workers), report)
    return path


def _carry_on(path: Path) -> None:
    """Take what readers decided of the demo as it was before along into a folder that does not exist yet.

    Other reports or another parser mean another folder, and corrections are keyed by what articles say.
    """
    read = [one for one in path.parent.glob("demo-*") if Store(one).manifest_path.exists()]
    if path.exists() or not read:
        return
    last = max(read, key=lambda one: Store(one).manifest_path.stat().st_mtime)
    part = path.with_name(f".{path.name}-{uuid4().hex}")
    try:
        part.mkdir()
        for name in READERS:
            if (last / name).is_dir():
                shutil.copytree(last / name, part / name)
            elif (last / name).exists():
                shutil.copy2(last / name, part / name)
        _put(part, path)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _put(part: Path, path: Path) -> None:
    """Put a whole folder in its place, unless another start has done so."""
    try:
        part.rename(path)
    except OSError:  # which one, for a folder that is there, depends on the system
        if not path.exists():
            raise
