"""Quoted in: which article has a long passage of another inside its quotation marks.

Who quotes a transcript has not copied it, and who prints a speech by another reporter's words has
not copied that report; yet a reader wants to go from one to the other. Two ways are told apart: a
``passage`` is the other article's own text, put in quotation marks; ``words`` are those that the
other quotes too, most of them: there, the later article is told of as carrying the earlier one's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from dashboard.linking.passages import QUOTED, passages
from dashboard.linking.rows import WORD, rows_at, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.passages import Passages
    from dashboard.linking.rows import Counts, Numbers
    from dashboard.model import Article

    type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]

ROW = 8
"""So many words in a row are one's words: few articles share these by chance."""
PASSAGE = 25
"""So many words in such rows are a long passage."""
MOST = 0.6
"""This share of an article's quoted rows are most of its quoted words."""
RARE = 25
"""A row in more articles than this is a set phrase."""

Way = Literal["passage", "words"]
type Piece = tuple[int, str]


@dataclass(frozen=True, slots=True)
class QuotedIn:
    """One article quoted in another: how many words, and where they begin in each."""

    article: str
    by: str
    way: Way
    words: int
    start: int
    at: int


def link_quoted(articles: Iterable[Article], stories: Mapping[str, str]) -> list[QuotedIn]:
    """Return who quotes whom at length; of a story's printings, only the first one is quoted.

    ``stories`` is what ``link_copies`` returned. The same for any order of the articles.
    """
    return quoted_among(passages(articles), stories)


def quoted_among(told: Sequence[Passages], stories: Mapping[str, str]) -> list[QuotedIn]:
    """Return who quotes whom at length, as ``link_quoted`` does, of what was read of the articles."""
    first = np.array([stories[one.article.id] == one.article.id for one in told], dtype=bool)
    quoted = _Rows.of([one.quoted for one in told])
    said = _Rows.of([one.said for one in told], quoted)
    found: dict[tuple[int, int], QuotedIn] = {}
    for way, source in (("words", quoted.only(first)), ("passage", said.only(first))):
        sizes = source.sizes.tolist()
        for one, two, shared in _pairs(source, quoted):
            article, by = told[one].article, told[two].article
            most = shared >= MOST * sizes[one] and one < two
            if stories[article.id] == stories[by.id] or (way == "words" and not most):
                continue
            if shared < PASSAGE - ROW + 1:
                continue
            texts = _pieces(article, quoted=way == "words"), _pieces(by, quoted=True)
            count, start, at = _shared(*texts)
            if count >= PASSAGE:
                found[one, two] = QuotedIn(article.id, by.id, way, count, start, at)
    return sorted(found.values(), key=lambda one: (one.article, one.by))


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of words of some texts, each once a text, in order; ``holder`` says whose each is."""

    rows: Numbers
    holder: Counts
    texts: int

    @classmethod
    def of(cls, words: Sequence[Numbers], met: _Rows | None = None) -> _Rows:
        """Return the rows of texts; with ``met`` those alone that are met there too."""
        every, holder = together(words)
        rows, places = rows_at(every, ROW)
        holder = holder[places]
        if met:
            known = _is_in(rows, met.rows)
            rows, holder = rows[known], holder[known]
        order = np.argsort(rows, kind="stable")
        rows, holder = rows[order], holder[order]
        differs = (rows[1:] != rows[:-1]) | (holder[1:] != holder[:-1])
        once = np.append(True, differs)[: len(rows)]
        return cls(rows[once], holder[once], len(words))

    @property
    def sizes(self) -> Counts:
        """How many rows each text has."""
        return np.bincount(self.holder, minlength=self.texts)

    def only(self, texts: Mask) -> _Rows:
        """Return the rows of some of the texts."""
        chosen = texts[self.holder]
        return _Rows(self.rows[chosen], self.holder[chosen], self.texts)


def _is_in(rows: Numbers, others: Numbers) -> Mask:
    """Return which rows are among others, which are in order."""
    if not len(others):
        return np.zeros(len(rows), dtype=bool)
    places = np.searchsorted(others, rows)
    return others[np.minimum(places, len(others) - 1)] == rows


def _pieces(article: Article, *, quoted: bool) -> Iterator[Piece]:
    """Yield the stretches of an article's paragraphs inside or outside quotation marks."""
    for block in article.blocks:
        if block.kind != "paragraph":
            continue
        place = block.start
        for match in QUOTED.finditer(article.text[block.start : block.end]):
            start, end = block.start + match.start(), block.start + match.end()
            yield (start, article.text[start:end]) if quoted else (place, article.text[place:start])
            place = end
        if not quoted:
            yield place, article.text[place : block.end]


def _pairs(sources: _Rows, others: _Rows) -> Iterator[tuple[int, int, int]]:
    """Yield (source, other, rows that both have) for pairs that share a rare row."""
    begin, end = (np.searchsorted(sources.rows, others.rows, side=one) for one in ("left", "right"))
    size = np.where(end - begin <= RARE, end - begin, 0)
    held = np.repeat(begin, size) + np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    pairs = sources.holder[held] * others.texts + np.repeat(others.holder, size)
    codes, shared = np.unique(pairs, return_counts=True)
    for code, count in zip(codes.tolist(), shared.tolist(), strict=True):
        one, two = divmod(code, others.texts)
        if one != two:
            yield one, two, count


def _shared(source: Iterable[Piece], other: Iterable[Piece]) -> tuple[int, int, int]:
    """Return how many words of the other stand in the source in rows, and where each has the first."""
    known: dict[tuple[str, ...], int] = {}
    for words, places in map(_words, source):
        for n in range(len(words) - ROW + 1):
            known.setdefault(words[n : n + ROW], places[n])
    count, first = 0, None
    for words, places in map(_words, other):
        hits = [n for n in range(len(words) - ROW + 1) if words[n : n + ROW] in known]
        count += len({n + step for n in hits for step in range(ROW)})
        if hits and first is None:
            first = known[words[hits[0] : hits[0] + ROW]], places[hits[0]]
    return (count, *(first or (0, 0)))


def _words(piece: Piece) -> tuple[tuple[str, ...], list[int]]:
    """Return the words of a stretch of text, and where each begins in the article."""
    start, text = piece
    found = list(WORD.finditer(text))
    return tuple(match[0].lower() for match in found), [start + match.start() for match in found]
