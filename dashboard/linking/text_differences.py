"""How two printings of a story differ, by paragraph and by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from dashboard.linking.word_differences import word_difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.linking.word_differences import Run
    from dashboard.model import Article

    type Runs = list[tuple[Run, str]]

COMPARED = frozenset({"title", "deck", "heading", "paragraph"})
ALIKE = 0.4
"""Paragraphs with less than this share of their words in common are not compared."""
LONGEST = 2_000
"""Longer paragraphs are given whole, as left out and added: comparing words would take seconds."""


def text_difference(first: Article, other: Article) -> list[Runs]:
    """Return the runs of each paragraph of both, in the order of the other, as ``word_difference`` does.

    A paragraph that is the same in both is one run ``same``; what only the first has is one run
    ``left out``, before what follows it.
    """
    one, two = _paragraphs(first), _paragraphs(other)
    found: list[Runs] = []
    plain = [[" ".join(p.lower().split()) for p in some] for some in (one, two)]
    matcher = SequenceMatcher(None, *plain, autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            found.extend([("same", words)] for words in two[c:d])
        else:
            found.extend(_changed(one[a:b], two[c:d]))
    return found


def _paragraphs(article: Article) -> list[str]:
    spans = (article.text[b.start : b.end] for b in article.blocks if b.kind in COMPARED)
    return [words for words in spans if words.strip()]


def _changed(one: Sequence[str], two: Sequence[str]) -> Iterator[Runs]:
    """Yield the paragraphs of a changed stretch: each of the other beside what it is most like."""
    pairs: list[tuple[int, int]] = []
    for place, words in enumerate(two):
        left = range(pairs[-1][0] + 1 if pairs else 0, len(one))
        best = max(left, key=lambda n: _likeness(one[n], words), default=None)
        if best is not None and _likeness(one[best], words) >= ALIKE:
            pairs.append((best, place))
    begin_one = begin_two = 0
    for first, second in [*pairs, (len(one), len(two))]:
        yield from ([("left out", words)] for words in one[begin_one:first])
        yield from ([("added", words)] for words in two[begin_two:second])
        if second < len(two):
            yield _words(one[first], two[second])
        begin_one, begin_two = first + 1, second + 1


def _words(one: str, two: str) -> Runs:
    if max(len(one.split()), len(two.split())) > LONGEST:
        return [("left out", one), ("added", two)]
    return word_difference(one, two, LONGEST)


def _likeness(one: str, two: str) -> float:
    """Return the share of two paragraphs' words that both have (Dice)."""
    first, second = set(one.lower().split()), set(two.lower().split())
    return 2 * len(first & second) / max(1, len(first) + len(second))
