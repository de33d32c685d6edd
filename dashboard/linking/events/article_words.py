"""The words of clauses and of whole articles, in one form each, for comparison."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.model import Article

WORD = re.compile(r"[^\W\d_]{3,}|\d+")
NAME = re.compile(r"[A-Z\d](?:(?<=[\w,;:’'”\"] [A-Z])[\w’'-]*|(?<=\d)[\d,.]*)")
"""A word that is capital though no sentence begins there, or a number; what it may begin with comes first, for speed."""
STORY_LENGTH = 4000
"""Characters of an article that say which story it tells."""
COMMON = frozenset(
    [
        "the",
        "and",
        "for",
        "that",
        "with",
        "from",
        "was",
        "were",
        "has",
        "had",
        "have",
        "his",
        "her",
        "its",
        "their",
        "said",
        "says",
        "will",
        "would",
        "been",
        "who",
        "which",
        "after",
        "before",
        "over",
        "into",
        "about",
        "than",
        "more",
        "also",
        "but",
        "not",
        "are",
        "she",
        "they",
        "this",
        "when",
        "where",
        "him",
        "them",
        "while",
        "during",
        "against",
        "between",
        "under",
        "told",
    ]
)


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """The names and numbers of a whole article: what story it belongs to. Of most they are asked for once."""

    id: str
    text: str

    @classmethod
    def of(cls, article: Article) -> ArticleWords:
        """Return the words of an article."""
        return cls(article.id, article.text)

    @property
    def words(self) -> frozenset[str]:
        """The stems of what the article's first pages write with a capital, and its numbers."""
        return stems(" ".join(NAME.findall(self.text[:STORY_LENGTH])))


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that tell something."""
    return frozenset(map(_stem, WORD.findall(text))) - {""}


@functools.lru_cache(maxsize=65536)
def _stem(token: str) -> str:
    """Return the word without common endings, so that its forms count as one; "" for common words."""
    word = token.lower()
    if word in COMMON:
        return ""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
