"""Import of somebody's log of corrections: which of its articles are here, and what it would change.

Such a file is nobody's word for anything: each entry is held against the texts of this collection first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dashboard.corpus.base_tables import Layers
from dashboard.corpus.corrections import Corrections, content_of, read_corrections
from dashboard.corpus.records import content_of_text, printed_article
from dashboard.corpus.verdicts import OF_TWO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.store import Store
    from dashboard.model import Article

    type State = Literal["new", "same", "otherwise", "absent"]

KEY = re.compile("[0-9a-f]{24}")
"""How the key of a text looks."""
LARGEST, MOST = 5 << 20, 5000
"""Bytes of a file, and entries in it, that are looked at."""


def with_texts(layers: Layers, entries: Sequence[Correction]) -> list[Correction]:
    """Return entries with the keys of texts for the ids of articles, which whoever writes a file by hand knows from exports.

    A second article is named by its id, too: in front of its place, or alone.
    """
    named = {side for one in entries for side in one.contents if not KEY.fullmatch(side)}
    rows = layers.rows("articles", named).to_pylist() if named else []
    keys = {row["article"]: content_of_text(row["text"]) for row in rows}
    return [_with_texts(one, keys) for one in entries]


def _with_texts(entry: Correction, keys: Mapping[str, str]) -> Correction:
    """Return an entry with these keys for these ids; of one article alone the id stays beside it."""
    content, other = keys.get(entry.content, entry.content), entry.other
    if entry.kind in OF_TWO:
        second, space, where = other.partition(" ")
        other = f"{keys.get(second, second)}{space}{where}"
    elif content != entry.content:
        other = other or entry.content
    return replace(entry, content=content, other=other)


@dataclass(frozen=True, slots=True)
class Meant:
    """The articles here that entries are about: by their texts, and by these and their ids."""

    here: Mapping[str, Article]
    named: Mapping[tuple[str, str], Article]

    @classmethod
    def of(cls, layers: Layers, entries: Iterable[Correction]) -> Meant:
        """Return those that have the texts, whatever their ids."""
        known = layers.of_contents({one for entry in entries for one in entry.contents})
        rows = layers.rows("articles", [one for some in known.values() for one in some])
        found = [(content_of(one), one) for one in map(printed_article, rows.to_pylist())]
        return cls(dict(found), {(content, one.id): one for content, one in found})

    @property
    def articles(self) -> list[Article]:
        """All of them, by their ids."""
        by_id = {one.id: one for one in self.named.values()}
        return [by_id[one] for one in sorted(by_id)]

    def article(self, entry: Correction) -> Article | None:
        """Return the article that an entry is about: the one of its id, else one that has its text; None where none is here."""
        return self.named.get((entry.content, entry.other), self.here.get(entry.content))

    def has(self, entry: Correction) -> bool:
        """Return whether all articles of an entry are here."""
        return self.here.keys() >= entry.contents

    def take(self, log: Corrections, entries: Iterable[Correction]) -> None:
        """Append entries as one's own, but for those of articles that are not here; raises ValueError where one is none."""
        for entry in entries:
            article = self.article(entry)
            if article and self.has(entry):
                log.take(article, entry, self.here)


@dataclass(frozen=True, slots=True)
class Offered:
    """One entry of a file: new, the same as what holds here, otherwise than what ``holds``, or of articles that are not here."""

    entry: Correction
    state: State
    holds: Correction | None = None


class _Trial(Corrections):
    """A log in which nothing stays: what was appended is at hand."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.made: list[Correction] = []

    def _append(self, entry: Correction) -> None:
        self.made.append(entry)


def read_file(data: bytes) -> list[Correction]:
    """Return the corrections of a file; raises ValueError, in a sentence, where it is no such file or too large."""
    if len(data) > LARGEST:
        raise ValueError(f"A file of corrections has {LARGEST >> 20} MB at most.")
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise ValueError("This is no file of corrections: its letters are not UTF-8.") from error
    entries = read_corrections(lines)
    if not entries:
        raise ValueError("There is no correction in this file.")
    if len(entries) > MOST:
        raise ValueError(f"A file of corrections has {MOST} of them at most.")
    return entries


def offered(store: Store, entries: Sequence[Correction]) -> list[Offered]:
    """Return what each entry would change here; raises ValueError, in a sentence, where one cannot be taken over."""
    layers, log = Layers.shown(store, store.shown()), _Trial(store.path)
    entries = with_texts(layers, entries)
    meant = Meant.of(layers, entries)
    return [_offered(meant, log, entry) for entry in entries]


def _offered(meant: Meant, log: _Trial, entry: Correction) -> Offered:
    if not meant.has(entry):
        return Offered(entry, "absent")
    holds, many = log.held(entry), len(log.made)
    meant.take(log, [entry])
    if (holds.value if holds else None) == entry.value or many == len(log.made):
        return Offered(entry, "same", holds)
    as_kept = replace(log.made[many], at=entry.at)
    return Offered(as_kept, "otherwise" if holds else "new", holds)
