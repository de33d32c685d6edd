"""Corrections: what readers know better than the text, as a log that is only appended to.

Entries are keyed by the article's content, not by its place in a table, and replayed on every build.
The last entry of a kind for a content holds; undoing is an entry that says so (None: what the article
itself says). Kinds so far: ``published``, the day on which an article was printed, and ``source``, who
printed it.
Only where an article is removed for good do its entries go with it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from dashboard.wording import undirected

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.model import Article

BY_READER = "set by a reader"
LONGEST = 200
"""Characters of a source's name that are kept."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the log; ``value`` is an ISO day or a name, ``at`` the time of the entry in UTC."""

    kind: str
    content: str
    value: str | None
    at: str


def content_of(article: Article) -> str:
    """Return the key of an article's content: a hash of its text."""
    return hashlib.blake2b(article.text.encode(errors="replace"), digest_size=12).hexdigest()


class Corrections:
    """The log of one corpus."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "corrections.jsonl"
        self._held = {(one.kind, one.content): one.value for one in self.entries()}

    def entries(self) -> list[Correction]:
        """Return all entries, oldest first; a line that a crash cut short is left out."""
        if not self.path.exists():
            return []
        lines = self.path.read_text(encoding="utf-8").split("\n")[:-1]
        return [Correction(**json.loads(line)) for line in lines if line]

    def set_published(self, article: Article, day: str | None) -> None:
        """Append the day on which an article was printed; None takes an earlier entry back.

        Raises ValueError when ``day`` is no ISO day.
        """
        if day is not None:
            day = dt.date.fromisoformat(day).isoformat()
        self._set("published", article, day)

    def set_source(self, article: Article, name: str | None) -> None:
        """Append who printed an article; None takes an earlier entry back.

        Raises ValueError when ``name`` holds no letter.
        """
        if name is not None:
            name = " ".join(undirected(name).split())[:LONGEST]
            if not any(sign.isalnum() for sign in name):
                raise ValueError(name)
        self._set("source", article, name)

    def _set(self, kind: str, article: Article, value: str | None) -> None:
        key = kind, content_of(article)
        if self._held.get(key) == value:
            return
        at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        self._append(Correction(*key, value, at))
        self._held[key] = value

    def forget(self, contents: set[str]) -> None:
        """Take all entries of some contents out of the log, in one step: they are to be removed."""
        entries = self.entries()
        kept = [entry for entry in entries if entry.content not in contents]
        if len(kept) == len(entries):
            return
        draft = self.path.with_suffix(".tmp")
        with draft.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(entry)) + "\n" for entry in kept)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)

    def applied(self, article: Article) -> Article:
        """Return the article as corrected."""
        content = content_of(article)
        if day := self._held.get(("published", content)):
            article = replace(article, published=day, published_evidence=BY_READER)
        if source := self._held.get(("source", content)):
            article = replace(article, source=source)
        return article

    def _append(self, entry: Correction) -> None:
        cut_short = self.path.exists() and not self.path.read_bytes().endswith(b"\n")
        with self.path.open("a", encoding="utf-8") as file:
            file.write(("\n" if cut_short else "") + json.dumps(asdict(entry)) + "\n")
            file.flush()
            os.fsync(file.fileno())
