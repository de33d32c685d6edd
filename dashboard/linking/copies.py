"""Copies: articles that print the same story, whole or in part, under whatever headline.

Two articles are copies when at least half of the rows of words of the shorter stand in the other
too. Only paragraphs count, and only what stands outside quotation marks: who quotes a transcript
has not copied it. Rows that many articles share (the set phrases of a ministry) weigh less.

Candidates come from an exact inverted index over rare rows of words, not from MinHash: it needs no
library, misses nothing above the threshold that shares rare rows, and takes memory in proportion
to the text. Each article is compared with the first printings only, never along a chain of copies.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dashboard.model import Article

QUOTED = re.compile(r'“[^”\n]*(?:”|$)|"[^"\n]*(?:"|$)', re.MULTILINE)
"""What stands in quotation marks; marks that nobody closes hold to the end of the paragraph."""
WORD = re.compile(r"\w+")
ROW = 3
"""Words in a row: of an article with one word in eight changed, two rows in three survive."""
LEAST_ROWS = 30
"""Articles with less text outside quotation marks are not compared."""
CONTAINED = 0.5
RARE = 25
"""A row in more articles than this pairs them only with the first that has it."""
SHARED = 4
"""So many rows two articles must share before they are compared."""
SET_PHRASE = 4
"""A row in more articles than this begins to count as a set phrase, and weighs less."""


def link_copies(articles: Iterable[Article]) -> dict[str, str]:
    """Return the story of every article: the id of its first known printing, else its own id.

    The first printing is the earliest by date of publication, then by id; undated ones come last.
    The same for any order of the articles.
    """
    ordered = sorted(articles, key=lambda a: (a.published or "9999", a.id))
    rows = _rows(ordered)
    holders: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(rows):
        for row in own:
            holders[row].append(number)
    weights = {row: _weight(len(numbers)) for row, numbers in holders.items()}
    earlier: dict[int, list[int]] = defaultdict(list)
    for one, two in _candidates(holders):
        earlier[two].append(one)
    first = list(range(len(ordered)))
    for number in range(len(ordered)):
        likeness = [
            (_containment(rows[one], rows[number], weights), -one)
            for one in earlier[number]
            if first[one] == one
        ]
        best, leader = max(likeness, default=(0.0, 0))
        if best >= CONTAINED:
            first[number] = -leader
    return {article.id: ordered[first[number]].id for number, article in enumerate(ordered)}


def _rows(articles: Sequence[Article]) -> list[frozenset[int]]:
    """Return each article's rows of words as numbers; none for an article with too few."""
    numbers: dict[tuple[str, ...], int] = {}
    found = []
    for article in articles:
        words = [WORD.findall(QUOTED.sub(" ", p).lower()) for p in article.of_kind("paragraph")]
        own = frozenset(
            numbers.setdefault(row, len(numbers))
            for paragraph in words
            for row in zip(*(paragraph[n:] for n in range(ROW)), strict=False)
        )
        found.append(own if len(own) >= LEAST_ROWS else frozenset())
    return found


def _candidates(holders: Mapping[int, Sequence[int]]) -> Iterable[tuple[int, int]]:
    """Return the pairs of articles, the earlier first, that share several rows of words."""
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) <= RARE:
            shared.update(itertools.combinations(numbers, 2))
        else:
            shared.update((numbers[0], number) for number in numbers[1:])
    return sorted(pair for pair, rows in shared.items() if rows >= SHARED)


def _weight(holders: int) -> float:
    """Return what a row counts that so many articles have."""
    return 1 / (1 + math.log(max(1.0, holders / SET_PHRASE)))


def _containment(one: frozenset[int], two: frozenset[int], weights: Mapping[int, float]) -> float:
    """Return the weighted share of the shorter article's rows that the other has too."""
    # fsum is exact, so the sum does not depend on the order in which a set is walked.
    both = math.fsum(weights[row] for row in one & two)
    return both / min(math.fsum(weights[row] for row in rows) for rows in (one, two))
