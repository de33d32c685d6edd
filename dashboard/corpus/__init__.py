"""Corpus: a folder of tables on disk, and frames out of it for a View.

Public face: ``open_corpus(path)`` gives a ``Corpus``; all its answers are pandas DataFrames.
"""

from __future__ import annotations

from pathlib import Path

from dashboard.corpus.articles import Totals
from dashboard.corpus.collection_folders import default_corpus, demo_corpus
from dashboard.corpus.evidence import ArticleRecord
from dashboard.corpus.queries import Corpus
from dashboard.corpus.store import CorpusBusy, CorpusError, CorpusMissing


def open_corpus(path: Path | str) -> Corpus:
    """Return the current version of the collection in a folder.

    Raises CorpusMissing where there is none and CorpusError where it cannot be read; both are a
    sentence for the reader.
    """
    return Corpus(Path(path))


__all__ = [
    "ArticleRecord",
    "Corpus",
    "CorpusBusy",
    "CorpusError",
    "CorpusMissing",
    "Totals",
    "default_corpus",
    "demo_corpus",
    "open_corpus",
]
