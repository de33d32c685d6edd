"""Quoted in: which article has a long passage of another inside its quotation marks.

Who quotes a transcript has not copied it, and who prints a speech by another reporter's words has
not copied that report; yet a reader wants to go from one to the other. Two ways are told apart: a
``passage`` is the other article's own text, put in quotation marks; ``words`` are those that the
other quotes too, most of them: there, the later article is told of as carrying the earlier one's.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import batched
from typing import TYPE_CHECKING, Literal

import numpy as np

from dashboard.linking.fingerprints import PAIRS, Shelf
from dashboard.linking.own_and_quoted_words import QUOTED
from dashboard.linking.shingles import WORD, summed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.fingerprints import Pair, Shared
    from dashboard.linking.shingles import Counts, Mask, Numbers
    from dashboard.model import Article

ROW = 8
"""So many words in a row are one's words: few articles share these by chance."""
PASSAGE = 25
"""So many words in such rows are a long passage."""
MOST = 0.6
"""This share of an article's quoted rows are most of its quoted words."""
RARE = 25
"""A fingerprint of more articles than this is of a set phrase."""
SHARED = 3
"""So many fingerprints two texts have in common that have a long passage in common, in pieces as short as a row."""

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
    return quoted_among(Shelf.of(articles), stories)[0]


def quoted_among(
    shelf: Shelf, stories: Mapping[str, str]
) -> tuple[list[QuotedIn], dict[Pair, Shared], dict[Pair, Shared]]:
    """Return who quotes whom at length, as ``link_quoted`` does, and what the pairs compared share.

    The latter of those of which one quotes the other's own text, and of those that quote the same words.
    """
    place = {name: n for n, name in enumerate(shelf.names)}
    first = np.array([stories[name] == name for name in shelf.names], dtype=bool)
    both, said = _pairs(shelf, first)
    earlier = [pair for pair in both if place[pair[0]] < place[pair[1]]]
    words = _compared(shelf, _of_two_stories(earlier, stories), "words")
    passages = _compared(shelf, _of_two_stories(said, stories), "passage")
    found = {
        pair: QuotedIn(*pair, way, *shared)
        for way, some in (("words", words), ("passage", passages))
        for pair, shared in some.items()
        if shared[0] >= PASSAGE
    }
    return sorted(found.values(), key=lambda one: (one.article, one.by)), passages, words


def _of_two_stories(pairs: Iterable[Pair], stories: Mapping[str, str]) -> list[Pair]:
    return [pair for pair in pairs if stories[pair[0]] != stories[pair[1]]]


@dataclass(frozen=True, slots=True)
class _Prints:
    """The fingerprints of some texts, each once a text, in order; ``holder`` says whose each is."""

    every: Numbers
    holder: Counts

    @classmethod
    def of(cls, every: Numbers, holder: Counts) -> _Prints:
        """Return fingerprints that were given text by text."""
        order = np.argsort(every, kind="stable")
        every, holder = every[order], holder[order]
        differs = (every[1:] != every[:-1]) | (holder[1:] != holder[:-1])
        once = np.append(True, differs)[: len(every)]
        return cls(every[once], holder[once])

    def met(self, every: Numbers, holder: Counts) -> _Prints:
        """Return those of other fingerprints, given text by text, that are met among these."""
        known = np.isin(every, self.every)
        return self.of(every[known], holder[known])

    def only(self, texts: Mask) -> _Prints:
        """Return the fingerprints of some of the texts."""
        chosen = texts[self.holder]
        return _Prints(self.every[chosen], self.holder[chosen])


def _pairs(shelf: Shelf, first: Mask) -> tuple[list[Pair], list[Pair]]:
    """Return (source, other) where both quote the same rare words, and where the other quotes what the source says.

    Fingerprints are looked at in buckets. Sources are among the ``first``.
    """
    both, said = [], []
    for bucket in range(buckets := shelf.buckets):
        quoted = _Prints.of(*shelf.quoted(bucket, buckets))
        running = quoted.met(*shelf.running(bucket, buckets))
        both.append(_shared_by(quoted.only(first), quoted, len(shelf.names)))
        said.append(_shared_by(running.only(first), quoted, len(shelf.names)))
    return _named(both, shelf.names), _named(said, shelf.names)


def _shared_by(sources: _Prints, others: _Prints, texts: int) -> tuple[Counts, Counts]:
    """Return pairs of texts that share rare fingerprints, as source * texts + other, with how many."""
    begin, end = (
        np.searchsorted(sources.every, others.every, side=one) for one in ("left", "right")
    )
    size = np.where(end - begin <= RARE, end - begin, 0)
    held = np.repeat(begin, size) + np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    pairs = sources.holder[held] * texts + np.repeat(others.holder, size)
    return np.unique(pairs, return_counts=True)


def _named(parts: Sequence[tuple[Counts, Counts]], names: Sequence[str]) -> list[Pair]:
    """Return the names of those pairs that share enough in all buckets."""
    codes, shared = summed(parts)
    pairs = (divmod(code, len(names)) for code in codes[shared >= SHARED].tolist())
    return [(names[one], names[two]) for one, two in pairs if one != two]


def _compared(shelf: Shelf, pairs: Sequence[Pair], way: Way) -> dict[Pair, Shared]:
    """Return what each pair shares, as it is known or as it is found now."""
    known = shelf.compared.words if way == "words" else shelf.compared.quotes
    made: dict[Pair, Shared] = {}
    for some in batched([pair for pair in pairs if pair not in known], PAIRS):
        told = shelf.passages({name: None for pair in some for name in pair})
        made |= {pair: _shared(*(told[one].article for one in pair), way) for pair in some}
    return {pair: known[pair] if pair in known else made[pair] for pair in pairs}


def _shared(source: Article, other: Article, way: Way) -> Shared:
    """Return how many words the other quotes of the source in rows, and where each has the first.

    Where both quote the ``words``, none unless the other has most of those that the source quotes.
    """
    known: dict[tuple[str, ...], int] = {}
    for words, places in map(_words, _pieces(source, quoted=way == "words")):
        for n in range(len(words) - ROW + 1):
            known.setdefault(words[n : n + ROW], places[n])
    count, first, met = 0, None, set()
    for words, places in map(_words, _pieces(other, quoted=True)):
        hits = [n for n in range(len(words) - ROW + 1) if words[n : n + ROW] in known]
        count += len({n + step for n in hits for step in range(ROW)})
        met.update(words[n : n + ROW] for n in hits)
        if hits and first is None:
            first = known[words[hits[0] : hits[0] + ROW]], places[hits[0]]
    if first is None or (way == "words" and len(met) < MOST * len(known)):
        return 0, 0, 0
    return count, *first


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


def _words(piece: Piece) -> tuple[tuple[str, ...], list[int]]:
    """Return the words of a stretch of text, and where each begins in the article."""
    start, text = piece
    found = list(WORD.finditer(text))
    return tuple(match[0].lower() for match in found), [start + match.start() for match in found]
