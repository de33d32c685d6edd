"""How much words say, in wording and in whole stories: the same whatever other articles there are."""

from __future__ import annotations

import functools
import hashlib
import math
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.events.words import stems
from dashboard.linking.weighed import Weighed
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from dashboard.linking.events.words import ArticleWords
    from dashboard.linking.weighed import Places, Shares

LEADING, WORDING = 10, 6
"""Words of an article, and of an event's clause, under which events may meet."""
DIGITS = 12
"""Decimal places of a likeness."""
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
    """Cosines of wordings and of whole articles, by weights that no other article changes."""

    def __init__(self, articles: Iterable[ArticleWords]) -> None:
        self._articles = {article.id: article for article in articles}
        self._lengths: dict[frozenset[str], float] = {}
        self._place = {name: place for place, name in enumerate(self._articles)}
        self._words = _in_order(self._articles.values())
        self._norms = np.sqrt(self._words.totals)
        self._stories: dict[tuple[str, str], float] = {}
        self._leading: dict[str, tuple[str, ...]] = {}

    def weight(self, words: frozenset[str]) -> float:
        """Return the squared length of a set of words, the same whatever their order."""
        return math.fsum(map(weight_of, words))

    def length(self, words: frozenset[str]) -> float:
        """Return the length of a set of words, reckoned once a set."""
        found = self._lengths.get(words)
        if found is None:
            found = self._lengths[words] = math.sqrt(self.weight(words))
        return found

    def cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return the likeness of two wordings, 0 to 1."""
        common = one & other
        norm = self.length(one) * self.length(other) if common else 0.0
        return self.weight(common) / norm if norm else 0.0

    def story(self, one: ArticleWords, other: ArticleWords) -> float:
        """Return the likeness of two whole articles, 0 to 1, reckoned once a pair."""
        if one.id == other.id:
            return 1.0
        pair = min(one.id, other.id), max(one.id, other.id)
        if pair not in self._stories:
            places = self.places([one, other])
            self._stories[pair] = float(self.compare(places[:1], places[1:])[0])
        return self._stories[pair]

    def places(self, articles: Iterable[ArticleWords]) -> Places:
        """Return the numbers by which ``compare`` knows articles."""
        return np.array([self._place[article.id] for article in articles], dtype=np.int64)

    def compare(self, ones: Places, others: Places) -> Shares:
        """Return the likeness of the articles of each pair, all at once; pairs of one article in a row.

        The sums run over the words in their own order, so they are the same in any collection order.
        """
        sums = self._words.common(ones, others)
        norms = self._norms[ones] * self._norms[others]
        return np.divide(sums, norms, out=np.zeros(len(ones)), where=norms > 0).round(DIGITS)

    def leading(self, article: ArticleWords) -> tuple[str, ...]:
        """Return the words of an article that best name its story, among those others have too."""
        if article.id not in self._leading:
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


def _in_order(articles: Collection[ArticleWords]) -> Weighed:
    """Return the words of all articles, each article's in the order of the words."""
    every = sorted({word for article in articles for word in article.words})
    vocabulary = {word: number for number, word in enumerate(every)}
    numbers = [sorted([vocabulary[word] for word in one.words]) for one in articles]
    return Weighed(
        np.array(list(chain.from_iterable(numbers)), dtype=np.int64),
        np.array(list(map(len, numbers)), dtype=np.int64),
        np.array([weight_of(word) for word in every]),
    )
