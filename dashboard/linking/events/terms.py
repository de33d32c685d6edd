"""How much words say: rare words of the collection weigh more, in wording and in whole stories."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.linking.events.reports import ArticleWords

    type Shares = np.ndarray[tuple[int], np.dtype[np.float64]]

LEADING, WORDING = 10, 6
"""Words of an article, and of an event's clause, under which events may meet."""
PLACES = 12
"""Decimal places of a likeness."""
COMMONEST = 30
"""Articles that may share such a word, in a small collection; a fiftieth of a large one."""


class Terms:
    """Inverse document frequencies over the articles given, and cosines with them."""

    def __init__(
        self, articles: Iterable[ArticleWords], wordings: Iterable[frozenset[str]] = ()
    ) -> None:
        self._articles = {article.id: article for article in articles}
        counts = Counter(word for article in self._articles.values() for word in article.words)
        # A clause may stand behind the part of its article that was counted.
        counts.update({word for words in wordings for word in words} - counts.keys())
        total = len(self._articles) + 1
        self._weight = {word: math.log(total / count) ** 2 for word, count in counts.items()}
        self._counts = counts
        self._lengths: dict[frozenset[str], float] = {}
        self._vocabulary = {word: number for number, word in enumerate(sorted(counts))}
        self._squares = np.array([self._weight[word] for word in self._vocabulary])
        self._dense = np.zeros(len(self._squares))
        self._rows: dict[str, tuple[np.ndarray, float]] = {}
        self._stories: dict[tuple[str, str], float] = {}
        self._leading: dict[str, tuple[str, ...]] = {}

    def weight(self, words: frozenset[str]) -> float:
        """Return the squared length of a set of words, the same whatever their order."""
        return math.fsum(self._weight[word] for word in words)

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
        if one.id > other.id:
            one, other = other, one
        if (one.id, other.id) not in self._stories:
            self.compare(one, [other])
        return self._stories[one.id, other.id]

    def compare(self, one: ArticleWords, others: Sequence[ArticleWords]) -> Shares:
        """Return the likeness of an article to others that come after it, all at once.

        The sums run over the words in their own order, so they are the same in any collection order.
        """
        if not others:
            return np.empty(0)
        words, length = self._row(one)
        self._dense[words] = self._squares[words]
        rows = [self._row(other) for other in others]
        sizes = np.array([len(numbers) for numbers, _ in rows])
        shared = self._dense[np.concatenate([numbers for numbers, _ in rows])]
        self._dense[words] = 0.0
        # An article without words adds nothing: a zero stands for it, so that each has its sum.
        starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        sums = np.add.reduceat(np.append(shared, 0.0), starts) * (sizes > 0)
        norms = np.array([length * another for _, another in rows])
        likeness = np.divide(sums, norms, out=np.zeros(len(rows)), where=norms > 0).round(PLACES)
        keys = ((one.id, other.id) for other in others)
        self._stories.update(zip(keys, likeness.tolist(), strict=True))
        return likeness

    def _row(self, article: ArticleWords) -> tuple[np.ndarray, float]:
        """Return the numbers of an article's words, in the order of the words, and its length."""
        found = self._rows.get(article.id)
        if found is None:
            numbers = np.array(
                sorted(self._vocabulary[word] for word in article.words), dtype=np.int32
            )
            length = math.sqrt(float(self._squares[numbers].sum()))
            found = self._rows[article.id] = (numbers, length)
        return found

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
