"""Copies: articles that print the same story, whole or in part, under whatever headline.

Two articles are copies when more than half of the rows of words of the shorter stand in the other
too. Only paragraphs count, and only what stands outside quotation marks: who quotes a transcript
has not copied it. Rows that many articles share (the set phrases of a ministry) weigh less, and two
documents of one form (`forms.py`) are no copies.

Candidates come from an exact inverted index over longer rows of words, not from MinHash: it misses
nothing above the threshold that shares such rows, and numpy sorts it in a second. An article joins
the story of the earlier article that it is most like, a first printing before a copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.forms import Wording, of_one_form
from dashboard.linking.rows import QUOTED, numbered, rows_of, sharing, together, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.linking.rows import Numbers
    from dashboard.model import Article

    type Places = np.ndarray[tuple[int], np.dtype[np.int64]]
    type Shares = np.ndarray[tuple[int], np.dtype[np.float64]]

ROW = 3
"""Words in a row: of an article with one word in eight changed, two rows in three survive."""
CANDIDATE_ROW = 5
"""Words in the rows that candidates are found by: few articles share these by chance."""
LEAST_ROWS = 30
"""Articles with less text outside quotation marks are not compared."""
CONTAINED = 0.53
RARE = 25
"""A row in more articles than this pairs them only with the first that has it."""
SHARED = 3
"""So many rows two articles must share before they are compared."""
SET_PHRASE = 4
"""A row in more articles than this begins to count as a set phrase, and weighs less."""


def link_copies(articles: Iterable[Article]) -> dict[str, str]:
    """Return the story of every article: the id of its first known printing, else its own id.

    The first printing is the earliest by date of publication, then by id; undated ones come last.
    The same for any order of the articles.
    """
    ordered = sorted(articles, key=lambda a: (a.published or "9999", a.id))
    words = numbered(
        [words_of(QUOTED.sub(" ", paragraph)) for paragraph in article.of_kind("paragraph")]
        for article in ordered
    )
    rows = [np.unique(rows_of(own, ROW)) for own in words]
    rows = [own if len(own) >= LEAST_ROWS else own[:0] for own in rows]
    longer = [
        rows_of(some, CANDIDATE_ROW) if len(own) else own
        for some, own in zip(words, rows, strict=True)
    ]
    places, weights = _weighed(rows)
    totals = [float(weights[own].sum()) for own in places]
    first = list(range(len(ordered)))
    best: dict[int, tuple[float, bool]] = {}
    wordings = [Wording(article) for article in ordered]
    for one, two, both in _shared(longer, places, len(weights)):
        likeness = float(weights[both].sum()) / min(totals[one], totals[two])
        rank = (likeness, first[one] == one)
        if likeness < CONTAINED or rank <= best.get(two, (0.0, False)):
            continue
        if not of_one_form(wordings[one], wordings[two]):
            best[two], first[two] = rank, first[one]
    return {article.id: ordered[first[number]].id for number, article in enumerate(ordered)}


def _weighed(rows: Sequence[Numbers]) -> tuple[list[Places], Shares]:
    """Return each article's rows as places in a table of weights, and the table."""
    every = np.concatenate([np.empty(0, np.uint64), *rows])
    _, places, holders = np.unique(every, return_inverse=True, return_counts=True)
    weights = 1 / (1 + np.log(np.maximum(1.0, holders / SET_PHRASE)))
    ends = np.cumsum([len(own) for own in rows])
    return np.split(places, ends[:-1]), weights


def _shared(
    longer: Sequence[Numbers], places: Sequence[Places], count: int
) -> Iterator[tuple[int, int, Places]]:
    """Yield the candidates with the rows that both have; ``count`` is how many rows there are."""
    marked, of = np.zeros(count, bool), 0
    for one, two in _candidates(longer):
        if two != of:
            marked[places[of]] = False
            marked[places[two]] = True
            of = two
        yield one, two, places[one][marked[places[one]]]


def _candidates(rows: Sequence[Numbers]) -> Iterable[tuple[int, int]]:
    """Return the pairs of articles that share several rows, the earlier first, in order of the later."""
    codes, shared = sharing(*together(rows), len(rows), RARE, with_first=True)
    for code in codes[shared >= SHARED].tolist():
        later, earlier = divmod(code, len(rows))
        yield earlier, later
