"""Corrections: what readers know better than the text, as a log that is only appended to.

Entries are keyed by the article's content, not by its place in a table, and replayed on every build.
The last entry of a kind for a content holds; undoing is an entry that says so (None: what the article
itself says). Kinds are ``published``, the day on which an article was printed, ``source``, who printed it,
and those of ``amending``, for one quotation or event at its place.
Only where an article is removed for good do its entries go with it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from dashboard.corpus import amending
from dashboard.wording import undirected

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dashboard.corpus.working import Rows
    from dashboard.model import Article

BY_READER = "set by a reader"
LONGEST = 200
"""Characters of a source's name that are kept."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the log; ``value`` is an ISO day or a name, ``at`` the time of the entry in UTC.

    An amendment has its place in the text, ``where``, and the ``words`` there; ``why`` is the reader's reason.
    """

    kind: str
    content: str
    value: str | None
    at: str
    where: str = ""
    words: str = ""
    why: str = ""


def read_corrections(lines: Iterable[str]) -> list[Correction]:
    """Return the corrections of JSON lines, as a log has them; raises ValueError that names the line."""
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found += [_correction_of(json.loads(line))] if line.strip() else []
        except (AttributeError, TypeError, ValueError, RecursionError) as error:
            raise ValueError(f"Line {number} is no correction: {error}") from error
    return found


def _correction_of(record: dict[str, Any]) -> Correction:
    """Return the correction of a JSON object; raises TypeError or AttributeError where it is none."""
    names = [field.name for field in fields(Correction)]
    values: dict[str, Any] = {name: record[name] for name in names if record.get(name) is not None}
    if not values.keys() >= {"kind", "content"} or not all(
        isinstance(one, str) for one in values.values()
    ):
        raise TypeError("it has a kind, a content and a value, each a text")
    values.setdefault("value", None)
    values.setdefault("at", "")
    return Correction(**values)


def content_of(article: Article) -> str:
    """Return the key of an article's content: a hash of its text."""
    return _content(article.text)


def _content(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=12).hexdigest()


def _span(where: str, text: str) -> tuple[int, int]:
    """Return the ends of a place, "start-end", inside a text; raises ValueError."""
    start, _, end = where.partition("-")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text)):
        raise ValueError(f"“{where}” is no place in the article.")
    return int(start), int(end)


class Corrections:
    """The log of one corpus."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "corrections.jsonl"
        self._held: dict[str, dict[tuple[str, str], Correction]] = {}
        for entry in self.entries():
            self._hold(entry)

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

    def amend(
        self, article: Article, kind: str, where: str, value: str | None, why: str = ""
    ) -> None:
        """Append what a quotation or event at a place is to be; None takes an earlier entry back.

        Raises ValueError, in a sentence, for a kind or value that there is not, and a place outside the text.
        """
        start, end = _span(where, article.text)
        value = None if value is None else amending.checked(kind, value)
        self._set(kind, article, value, where, article.text[start:end][:LONGEST], why[:LONGEST])

    def take(self, article: Article, entry: Correction) -> None:
        """Append somebody's correction of an article as one's own; raises ValueError where it is none."""
        if entry.where:
            self.amend(article, entry.kind, entry.where, entry.value, entry.why)
        elif entry.kind == "published":
            self.set_published(article, entry.value)
        elif entry.kind == "source":
            self.set_source(article, entry.value)
        else:
            raise ValueError(f"A “{entry.kind}” needs its place in the article.")

    def _set(
        self,
        kind: str,
        article: Article,
        value: str | None,
        where: str = "",
        words: str = "",
        why: str = "",
    ) -> None:
        content = content_of(article)
        if self._value(kind, content, where) == value:
            return
        at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        entry = Correction(kind, content, value, at, where, words, why)
        self._append(entry)
        self._hold(entry)

    def _hold(self, entry: Correction) -> None:
        self._held.setdefault(entry.content, {})[entry.kind, entry.where] = entry

    def _value(self, kind: str, content: str, where: str = "") -> str | None:
        entry = self._held.get(content, {}).get((kind, where))
        return entry.value if entry else None

    def holding(self, content: str | None = None) -> list[Correction]:
        """Return the entries that hold, of one content or of all, oldest first."""
        of_each = self._held.values() if content is None else [self._held.get(content, {})]
        found = [one for held in of_each for one in held.values() if one.value is not None]
        return sorted(found, key=lambda one: (one.at, one.content, one.kind, one.where))

    def amended(self, rows: Rows) -> Rows:
        """Return an article's rows with what readers know better of its quotations and events."""
        content = _content(rows["articles"][0]["text"])
        held = [one for one in self.holding(content) if one.where]
        return amending.amended(rows, {(one.kind, one.where): str(one.value) for one in held})

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
        if day := self._value("published", content):
            article = replace(article, published=day, published_evidence=BY_READER)
        if source := self._value("source", content):
            article = replace(article, source=source)
        return article

    def _append(self, entry: Correction) -> None:
        cut_short = self.path.exists() and not self.path.read_bytes().endswith(b"\n")
        with self.path.open("a", encoding="utf-8") as file:
            file.write(("\n" if cut_short else "") + json.dumps(asdict(entry)) + "\n")
            file.flush()
            os.fsync(file.fileno())
