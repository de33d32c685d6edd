"""The collection that a reading is drawn from: one that exists, or one made of a folder of pages."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.intake import read_path

if TYPE_CHECKING:
    from dashboard.corpus import Corpus

ROOT = Path(__file__).parents[2]
MANIFEST = "manifest.json"


class UncommittedChangesError(Exception):
    """The program differs from its commit, whose hash would be the seed."""


def opened(source: Path, folder: Path) -> Corpus:
    """Return a collection; one of the pages or articles in ``source`` is made in ``folder``.

    Files that end in ``.gz`` are unpacked first.
    """
    if (source / MANIFEST).exists():
        return open_corpus(source)
    made = folder / "collection"
    for packed in sorted(source.glob("*.gz")):
        page = folder / "pages" / packed.stem
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(gzip.decompress(packed.read_bytes()))
    pages = folder / "pages"
    add(Store(made), read_path(pages if pages.exists() else source))
    return open_corpus(made)


def commit() -> str:
    """Return the hash of the commit that is checked out: the seed of every draw.

    Raises UncommittedChangesError where the program has changed since: who could change it could
    draw until the sample pleases.
    """
    if changed := _git("status", "--porcelain", "--", "dashboard"):
        raise UncommittedChangesError(f"Commit these first: {' '.join(changed.split())}")
    return _git("rev-parse", "HEAD")


def _git(*words: str) -> str:
    ran = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    return ran.stdout.strip()
