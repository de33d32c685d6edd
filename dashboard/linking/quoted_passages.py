"""Articles that have a long passage of another inside their quotation marks.

Who quotes a transcript has not copied it, and who prints a speech by another reporter's words has
not copied that report; yet a reader wants to go from one to the other. Two ways are distinguished: a
``passage`` is the other article's own text, put in quotation marks; ``words`` are those that the
other quotes too, most of them: there, the later article is told of as carrying the earlier one's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

import numpy as np

from dashboard.linking.fingerprints import Shelf, among, in_buckets, of_some
from dashboard.linking.own_and_quoted_words import QUOTED
from dashboard.linking.shingles import WORD, summed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dashboard.linking.lists import Mask, Pairs, Places, Values
    from dashboard.linking.shingles import Counts, Numbers
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


def quoted_among(shelf: Shelf, stories: Mapping[str, str]) -> tuple[list[QuotedIn], Pairs, Pairs]:
    """Return who quotes whom at length, as ``link_quoted`` does, and what the pairs compared share.

    The latter of those of which one quotes the other's own text, and of those that quote the same words.
    """
    texts, number = len(shelf.names), {name: n for n, name in enumerate(shelf.names)}
    story = np.array([number[stories[name]] for name in shelf.names], np.int64)
    touched = _touched(shelf, stories)
    both, said = _pairs(shelf, story == np.arange(texts), touched)

    def compared(way: Way, before: Pairs, codes: Counts) -> Pairs:
        known = before.moved(shelf.place)
        stay = ~(touched[known.one] & touched[known.other])
        codes = np.sort(np.append((known.one * texts + known.other)[stay], codes))
        source, other = np.divmod(codes, max(1, texts))
        near = story[source] != story[other]
        return known.of(source[near], other[near], partial(_compared, shelf, way))

    earlier = both // max(1, texts) < both % max(1, texts)
    words = compared("words", shelf.known.words, both[earlier])
    passages = compared("passage", shelf.known.passages, said)
    found = {
        one[:2]: QuotedIn(*one)
        for one in (*_long(shelf, words, "words"), *_long(shelf, passages, "passage"))
    }
    return [found[pair] for pair in sorted(found)], passages, words


def _long(shelf: Shelf, pairs: Pairs, way: Way) -> Iterator[tuple[str, str, Way, int, int, int]]:
    """Yield the pairs that share a long passage, the source first, and what they share."""
    long = pairs.only(pairs.found[:, 0] >= PASSAGE)
    rows = zip(long.one.tolist(), long.other.tolist(), long.found.tolist(), strict=True)
    for source, other, (words, start, at) in rows:
        yield shelf.names[source], shelf.names[other], way, words, start, at


def _touched(shelf: Shelf, stories: Mapping[str, str]) -> Mask:
    """Return the articles of which the pairs may be others than before: of two of them, that is.

    They quote, or say, what somebody quotes and what is in an article that is new, gone, or of another
    story. Where much is new, they are all.
    """
    if not shelf.is_known:
        return np.ones(len(shelf.names), bool)
    touched = shelf.told_otherwise(stories)
    own = (of_some(prints, touched) for prints in (shelf.quoted, shelf.running))
    quoted, holder = among(shelf.quoted, np.concatenate([*own, *shelf.lost]))
    touched[holder] = True
    touched[among(shelf.running, quoted)[1]] = True
    return touched


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


def _pairs(shelf: Shelf, first: Mask, touched: Mask) -> tuple[Counts, Counts]:
    """Return (source, other), in one number, where both quote the same rare words, and where the other quotes what the source says.

    Both of a pair are among those ``touched``, sources among the ``first``. Fingerprints are looked at in buckets.
    """
    if shelf.is_known:
        said = among(shelf.quoted, of_some(shelf.running, touched))[0]
        own = np.append(of_some(shelf.quoted, touched), said)
        parts = iter([(among(shelf.quoted, own), among(shelf.running, own))])
    else:
        sides = (in_buckets(some, shelf.buckets) for some in (shelf.quoted, shelf.running))
        parts = zip(*sides, strict=True)
    both, said = [], []
    for inside, outside in parts:
        quoted = _Prints.of(*inside)
        running = quoted.met(*outside)
        both.append(_shared_by(quoted.only(first), quoted, len(first)))
        said.append(_shared_by(running.only(first), quoted, len(first)))
    return _sharing_enough(both, touched), _sharing_enough(said, touched)


def _shared_by(sources: _Prints, others: _Prints, texts: int) -> tuple[Counts, Counts]:
    """Return pairs of texts that share rare fingerprints, as source * texts + other, with how many."""
    begin, end = (
        np.searchsorted(sources.every, others.every, side=one) for one in ("left", "right")
    )
    size = np.where(end - begin <= RARE, end - begin, 0)
    held = np.repeat(begin, size) + np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    pairs = sources.holder[held] * texts + np.repeat(others.holder, size)
    return np.unique(pairs, return_counts=True)


def _sharing_enough(parts: Sequence[tuple[Counts, Counts]], touched: Mask) -> Counts:
    """Return those pairs that share enough in all buckets, both ``touched``."""
    codes, shared = summed(parts)
    codes = codes[shared >= SHARED]
    one, other = np.divmod(codes, max(1, len(touched)))
    return codes[(one != other) & touched[one] & touched[other]]


def _compared(shelf: Shelf, way: Way, sources: Places, others: Places) -> Values:
    """Return what each of some pairs shares."""
    met, place = np.unique(np.append(sources, others), return_inverse=True)
    told = [one.article for one in shelf.passages(met.tolist())]
    sides = place[: len(sources)].tolist(), place[len(sources) :].tolist()
    found = [_shared(told[one], told[other], way) for one, other in zip(*sides, strict=True)]
    return np.array(found, np.int64).reshape(-1, 3)


def _shared(source: Article, other: Article, way: Way) -> tuple[int, int, int]:
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
