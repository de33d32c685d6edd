"""Weights of words, the same whatever other articles there are."""

from __future__ import annotations

import functools
import hashlib
import math
from itertools import chain
from typing import TYPE_CHECKING

from dashboard.linking.events.article_words import stems
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from dashboard.linking.events.article_words import ArticleWords

LEADING, WORDING = 10, 6
"""Words of an article, and of an event's clause, under which events may meet."""
AT_HAND = 4096
"""Wordings, and articles, of which it is kept what was reckoned of them."""
FAINT = 0.3
"""What an everyday word weighs beside a name, a number or a thing."""


@functools.lru_cache(maxsize=65536)
def weight_of(word: str) -> float:
    """Return how much a word says: what happens everywhere says less than who and what it is about."""
    return FAINT if word in _everyday() else 1.0


@functools.cache
def _everyday() -> frozenset[str]:
    """Return the stems of the words of which the lexicon of events consists."""
    known = event_words()
    return stems(" ".join([*known.classes, *chain(*known.verbs.values()), *known.every_noun]))


class Terms:
    """Cosines of wordings, by weights that no other article changes, and the words that say most."""

    def __init__(self) -> None:
        self._lengths: dict[frozenset[str], float] = {}
        self._leading: dict[str, tuple[str, ...]] = {}

    def weight(self, words: frozenset[str]) -> float:
        """Return the squared length of a set of words, the same whatever their order."""
        return math.fsum(map(weight_of, words))

    def length(self, words: frozenset[str]) -> float:
        """Return the length of a set of words, of those asked for last reckoned once a set."""
        found = self._lengths.get(words)
        if found is None:
            if len(self._lengths) >= AT_HAND:
                self._lengths.clear()
            found = self._lengths[words] = math.sqrt(self.weight(words))
        return found

    def cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return the likeness of two wordings, 0 to 1."""
        common = one & other
        norm = self.length(one) * self.length(other) if common else 0.0
        return self.weight(common) / norm if norm else 0.0

    def leading(self, article: ArticleWords) -> tuple[str, ...]:
        """Return the words of an article that best name its story, among those others have too."""
        if article.id not in self._leading:
            if len(self._leading) >= AT_HAND:
                self._leading.clear()
            self._leading[article.id] = self.telling(article.words, LEADING)
        return self._leading[article.id]

    def telling(self, words: frozenset[str], limit: int = WORDING) -> tuple[str, ...]:
        """Return a few of the words that say most, the same few of those that two sets share.

        They are chosen by their hashes: what is least in both is chosen of both (Broder 1997).
        """
        most = [word for word in words if weight_of(word) > FAINT]
        return tuple(sorted(most, key=_hash)[:limit])


@functools.lru_cache(maxsize=65536)
def _hash(word: str) -> bytes:
    return hashlib.blake2b(word.encode(), digest_size=8).digest()
