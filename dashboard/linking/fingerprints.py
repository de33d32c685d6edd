"""What articles are compared by: the fingerprints of each, and what came of comparing two of them.

Both depend on nothing else that was read, so they hold as long as the texts do: with some more articles,
only what is new of them is made. A text is read again only where it is compared with one that it was
not compared with before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import batched
from typing import TYPE_CHECKING, Self

import numpy as np

from dashboard.linking import shingles
from dashboard.linking.own_and_quoted_words import Passages
from dashboard.linking.shingles import fingerprints, split_by, together

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from dashboard.linking.shingles import Counts, Numbers
    from dashboard.model import Article

    type Pair = tuple[str, str]
    type Shared = tuple[int, int, int]

ROW, WINDOW = 5, 4
"""Of so many rows of so many words that follow one another one is a fingerprint: who share eight words in
a row share one."""
AT_ONCE = 1024
"""Texts whose fingerprints are taken together."""
PAIRS = 4096
"""Pairs that are compared together, each with the words of both its texts."""
AT_HAND = 2 * AT_ONCE
"""Texts whose words are kept for another look."""


@dataclass(frozen=True, slots=True)
class Prints:
    """The fingerprints of what an article says outside quotation marks, and of what it quotes."""

    running: Numbers
    quoted: Numbers


@dataclass(frozen=True, slots=True)
class Compared:
    """What is kept: fingerprints by article, and of pairs by their ids what was found.

    ``likeness`` has 0 for two that are no copies; ``quotes`` says of (source, who quotes it) how many
    words they share, 0 where too few, and where these begin in each; ``words`` the same where both quote them.
    """

    prints: Mapping[str, Prints] = field(default_factory=dict)
    likeness: Mapping[Pair, float] = field(default_factory=dict)
    quotes: Mapping[Pair, Shared] = field(default_factory=dict)
    words: Mapping[Pair, Shared] = field(default_factory=dict)

    def without(self, changed: frozenset[str]) -> Compared:
        """Return what is known of articles but some."""
        prints = {name: one for name, one in self.prints.items() if name not in changed}
        quotes, words = (_among(some, changed) for some in (self.quotes, self.words))
        return Compared(prints, _among(self.likeness, changed), quotes, words)


def _among[T](pairs: Mapping[Pair, T], changed: frozenset[str]) -> dict[Pair, T]:
    """Return the pairs of which neither changed."""
    return {pair: found for pair, found in pairs.items() if changed.isdisjoint(pair)}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles in the order of publication, undated ones last, then by id; each is read when it is compared.

    ``compared`` is what is known of them.
    """

    names: Sequence[str]
    compared: Compared
    load: Callable[[Collection[str]], Iterable[Article]]
    _read: dict[str, Passages] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Self:
        """Return the shelf of articles that were read already."""
        there = {article.id: article for article in articles}
        days = {name: article.published for name, article in there.items()}
        return cls.filled(days, lambda some: [there[name] for name in some], Compared())

    @classmethod
    def filled(
        cls,
        days: Mapping[str, str | None],
        load: Callable[[Collection[str]], Iterable[Article]],
        known: Compared,
    ) -> Self:
        """Return the shelf of articles by their days of publication, with what is ``known`` of some."""
        names = sorted(days, key=lambda name: (days[name] or "9999", name))
        read: dict[str, Passages] = {}
        prints = dict(known.prints)
        unread = [name for name in names if name not in prints]
        for some in batched(load(unread) if unread else (), AT_ONCE):
            if len(read) + len(some) > AT_HAND:
                read.clear()
            fresh = {article.id: Passages.of(article) for article in some}
            prints |= zip(fresh, _prints([*fresh.values()]), strict=True)
            read |= fresh
        every = Compared(
            {name: prints[name] for name in names}, known.likeness, known.quotes, known.words
        )
        return cls(names, every, load, read)

    def passages(self, names: Collection[str]) -> dict[str, Passages]:
        """Return the words of some articles."""
        if len(self._read) + len(names) > AT_HAND:
            self._read.clear()
        unread = [name for name in names if name not in self._read]
        self._read.update((article.id, Passages.of(article)) for article in self.load(unread))
        return {name: self._read[name] for name in names}

    @property
    def sizes(self) -> Counts:
        """How many fingerprints each has of what it says."""
        prints = self.compared.prints
        return np.array([len(prints[name].running) for name in self.names], np.int64)

    @property
    def buckets(self) -> int:
        """In how many buckets the fingerprints are looked at, so that one fits into memory."""
        return 1 + int(self.sizes.sum()) // shingles.TOGETHER

    def running(self, bucket: int, buckets: int) -> tuple[Numbers, Counts]:
        """Return the fingerprints of all that is said, of one bucket, and by their places whose each is."""
        return self._of([one.running for one in self._prints], bucket, buckets)

    def quoted(self, bucket: int, buckets: int) -> tuple[Numbers, Counts]:
        """Return the fingerprints of all that is quoted, of one bucket, and by their places whose each is."""
        return self._of([one.quoted for one in self._prints], bucket, buckets)

    @property
    def _prints(self) -> Iterable[Prints]:
        return map(self.compared.prints.__getitem__, self.names)

    @staticmethod
    def _of(prints: Sequence[Numbers], bucket: int, buckets: int) -> tuple[Numbers, Counts]:
        found, whose = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
        for first in range(0, len(prints), AT_ONCE):
            every, holder = together(prints[first : first + AT_ONCE])
            own = shingles.in_bucket(every, bucket, buckets)
            found.append(every[own])
            whose.append(holder[own] + first)
        return np.concatenate(found), np.concatenate(whose)


def _prints(texts: Sequence[Passages]) -> Iterable[Prints]:
    """Return the fingerprints of some articles."""
    parts = ([one.running for one in texts], [one.quoted for one in texts])
    found = (fingerprints(*together(part), ROW, WINDOW) for part in parts)
    return map(Prints, *(split_by(prints, whose, len(texts)) for prints, whose in found))
