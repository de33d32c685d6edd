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

from dashboard.linking.rows import QUOTED, WORD, numbered, rows_of, together, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.rows import Numbers
    from dashboard.model import Article

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
    ordered = sorted(articles, key=lambda a: (a.published or "9999", a.id))
    own = [list(_pieces(article, quoted=False)) for article in ordered]
    said = [list(_pieces(article, quoted=True)) for article in ordered]
    words = numbered([words_of(text) for _, text in pieces] for pieces in [*own, *said])
    rows = [np.unique(rows_of(some, ROW)) for some in words]
    first = [stories[article.id] == article.id for article in ordered]
    told = [some if one else some[:0] for some, one in zip(rows, first * 2, strict=True)]
    quoting = rows[len(ordered) :]
    found: dict[tuple[int, int], QuotedIn] = {}
    for way, source, texts in (
        ("words", told[len(ordered) :], said),
        ("passage", told[: len(ordered)], own),
    ):
        for one, two, shared in _pairs(source, quoting):
            same = stories[ordered[one].id] == stories[ordered[two].id]
            most = shared >= MOST * len(source[one]) and one < two
            if same or shared < PASSAGE - ROW + 1 or (way == "words" and not most):
                continue
            count, start, at = _shared(texts[one], said[two])
            if count >= PASSAGE:
                pair = ordered[one].id, ordered[two].id
                found[one, two] = QuotedIn(*pair, way, count, start, at)
    return sorted(found.values(), key=lambda one: (one.article, one.by))


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


def _pairs(sources: Sequence[Numbers], others: Sequence[Numbers]) -> Iterator[tuple[int, int, int]]:
    """Yield (source, other, rows that both have) for pairs that share a rare row."""
    every, holder = together(sources)
    order = np.argsort(every, kind="stable")
    every, holder = every[order], holder[order]
    sought, seeker = together(others)
    begin, end = np.searchsorted(every, sought), np.searchsorted(every, sought, side="right")
    size = np.where(end - begin <= RARE, end - begin, 0)
    held = np.repeat(begin, size) + np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    codes, shared = np.unique(
        holder[held] * len(others) + np.repeat(seeker, size), return_counts=True
    )
    for code, count in zip(codes.tolist(), shared.tolist(), strict=True):
        one, two = divmod(code, len(others))
        if one != two:
            yield one, two, count


def _shared(source: Sequence[Piece], other: Sequence[Piece]) -> tuple[int, int, int]:
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
