"""Dateline: search who said what, and when, with the sentence behind each figure.

In a notebook: ``dashboard.open_corpus(path).quotations(dashboard.View(speaker=("Ada Quill",)))`` is a
pandas DataFrame with the same rows as the page shows for that view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.view import View

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.corpus import Corpus

__version__ = "0.1.0"


def open_corpus(path: Path | str) -> Corpus:
    """Return the current version of the collection in a folder; see ``dashboard.corpus``."""
    from dashboard.corpus import open_corpus as opened  # noqa: PLC0415 - tables load when asked for

    return opened(path)


__all__ = ["View", "__version__", "open_corpus"]
