"""The demo collection, parsed on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corpus.adding import AddOptions, Report, add, quiet
from dashboard.corpus.collection_folders import demo_corpus, demo_is_read, demo_reports
from dashboard.corpus.store import Store
from dashboard.intake import read_path

if TYPE_CHECKING:
    from pathlib import Path


def ensure_demo(report: Report = quiet, workers: int = 1) -> Path:
    """Return the folder of the parsed demo collection; parses it where that was not yet done."""
    path = demo_corpus()
    if not demo_is_read():
        add(Store(path), read_path(demo_reports()), AddOptions(workers=workers), report)
    return path
