"""Originals: the files that articles came from, stored with the collection and removed with the articles.

A file that held several articles is kept once. It goes as soon as one of them is removed, since the
removed one's text is in it.
"""

from __future__ import annotations

import gzip
import re
import shutil
import time
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.model import PACKED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dashboard.model import Article

FOLDER = "originals"
NAME = re.compile(r"[0-9a-f]{32}\.[a-z]{2,7}")


def take_original(corpus: Path, article: Article, staged: Path | None) -> Article:
    """Move an article's original from where intake laid it into the collection.

    Returns the article, without the name of an original that is not to be kept.
    """
    place = _place(corpus, article.original)
    if staged is None or place is None:
        return replace(article, original=None) if article.original else article
    laid = staged / place.name
    if laid.exists():
        place.parent.mkdir(exist_ok=True)
        part = place.with_suffix(".part")
        shutil.move(laid, part)  # from another disk, perhaps
        part.replace(place)
    return article if place.exists() else replace(article, original=None)


def read_original(corpus: Path, name: str | None) -> bytes | None:
    """Return the bytes that an article was read from, None where they are not kept or damaged."""
    place = _place(corpus, name)
    try:
        return gzip.decompress(place.read_bytes()) if place else None
    except (OSError, EOFError, zlib.error):
        return None


def has_original(corpus: Path, name: str | None) -> bool:
    """Return whether the bytes that an article was read from are kept."""
    place = _place(corpus, name)
    return place is not None and place.is_file()


def remove_originals(corpus: Path, names: Iterable[str | None]) -> None:
    """Remove originals for good."""
    for name in names:
        place = _place(corpus, name)
        if place:
            place.unlink(missing_ok=True)


def sweep_originals(corpus: Path, named: Iterable[str | None], age: float) -> None:
    """Remove originals of no article that are older than some seconds: a stopped ``add`` left them."""
    kept = {f"{name}{PACKED}" for name in named}
    for place in (corpus / FOLDER).glob("*"):
        if place.name not in kept and time.time() - place.stat().st_mtime > age:
            place.unlink(missing_ok=True)


def _place(corpus: Path, name: str | None) -> Path | None:
    """Return where an original lies, None for what is no name of one."""
    return corpus / FOLDER / f"{name}{PACKED}" if name and NAME.fullmatch(name) else None
