"""How much words say: rare words of the collection weigh more, in wording and in whole stories."""

from __future__ import annotations

import math
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.weighed import Weighed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from dashboard.linking.events.words import ArticleWords
    from dashboard.linking.weighed import Places, Shares

LEADING, WORDING = 10, 6
"""Words of an article, and of an event's clause, under which events may meet."""
DIGITS = 12
"""Decimal places of a likeness."""
COMMONEST = 30
"""Articles that may share such a word, in a small collection; a fiftieth of a large one."""


class _Weights(dict[str, float]):
    """The weight of each word; one that no article was counted with is as rare as a word of one.

    A clause may stand behind the part of its article that was counted.
    """

    def __init__(self, rarest: float) -> None:
        super().__init__()
        self.rarest = rarest

    def __missing__(self, word: str) -> float:
        return self.rarest


class Terms:
    """Inverse document frequencies over the articles given, and cosines with them."""

    def __init__(self, articles: Iterable[ArticleWords]) -> None:
        self._articles = {article.id: article for article in articles}
        counts = Counter(word for article in self._articles.values() for word in article.words)
        total = len(self._articles) + 1
        self._weight = _Weights(math.log(total) ** 2)
        self._weight.update((word, math.log(total / n) ** 2) for word, n in counts.items())
        self._counts = counts
        self._lengths: dict[frozenset[str], float] = {}
        self._place = {name: place for place, name in enumerate(self._articles)}
        self._words = _in_order(self._articles.values(), self._weight)
        self._norms = np.sqrt(self._words.totals)
        self._stories: dict[tuple[str, str], float] = {}
        self._leading: dict[str, tuple[str, ...]] = {}

    def weight(self, words: frozenset[str]) -> float:
        """Return the squared length of a set of words, the same whatever their order."""
        return math.fsum(map(self._weight.__getitem__, words))

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
        """Return the words that are common enough to be met again and rare enough to tell."""
        most = max(COMMONEST, len(self._articles) // 50)
        shared = [word for word in words if 1 < self._counts[word] <= most]
        return tuple(sorted(shared, key=lambda word: (-self._counts[word], word))[:limit])


def _in_order(articles: Collection[ArticleWords], weight: Mapping[str, float]) -> Weighed:
    """Return the words of all articles, each article's in the order of the words."""
    vocabulary = {word: number for number, word in enumerate(sorted(weight))}
    numbers = [sorted([vocabulary[word] for word in one.words]) for one in articles]
    return Weighed(
        np.array(list(chain.from_iterable(numbers)), dtype=np.int64),
        np.array(list(map(len, numbers)), dtype=np.int64),
        np.array([weight[word] for word in vocabulary]),
    )
