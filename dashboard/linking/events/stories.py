"""How alike whole articles are, by their names and numbers: which story each belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.events.outlines import number_of
from dashboard.linking.events.term_weights import FAINT, weight_of
from dashboard.linking.lists import Lists
from dashboard.linking.weighted_sets import Weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.linking.events.article_words import ArticleWords
    from dashboard.linking.weighted_sets import Places, Shares

DIGITS = 12
"""Decimal places of a likeness."""


def numbered(article: ArticleWords) -> list[int]:
    """Return the words of an article as numbers, in order; an everyday word has an odd one."""
    return sorted(number_of(word) << 1 | (weight_of(word) <= FAINT) for word in article.words)


class Stories:
    """Cosines of whole articles, by weights that no other article changes."""

    def __init__(self, articles: Iterable[str], words: Lists) -> None:
        self._place = {article: place for place, article in enumerate(articles)}
        every, things = np.unique(words.values, return_inverse=True)
        self._words = Weighed(things, words.sizes, np.where(every & 1, FAINT, 1.0))
        self._norms = np.sqrt(self._words.totals)

    @classmethod
    def of(cls, articles: Mapping[str, ArticleWords]) -> Stories:
        """Return the stories of articles."""
        return cls(articles, Lists.of(map(numbered, articles.values())))

    def places(self, articles: Sequence[str]) -> Places:
        """Return the numbers by which ``compare`` knows articles."""
        return np.array([*map(self._place.__getitem__, articles)], dtype=np.int64)

    def likeness(self, one: str, other: str) -> float:
        """Return the likeness of two articles, 0 to 1."""
        places = self.places(sorted([one, other]))
        return 1.0 if one == other else float(self.compare(places[:1], places[1:])[0])

    def compare(self, ones: Places, others: Places) -> Shares:
        """Return the likeness of the articles of each pair, all at once; pairs of one article in a row.

        The sums run over the words in their own order, so they are the same in any collection.
        """
        sums = self._words.common(ones, others)
        norms = self._norms[ones] * self._norms[others]
        return np.divide(sums, norms, out=np.zeros(len(ones)), where=norms > 0).round(DIGITS)
