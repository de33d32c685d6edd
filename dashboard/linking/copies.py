"""Copies: articles that print the same story, whole or in part, under whatever headline.

Two articles are copies when about half of the rows of words of the shorter are in the other
too. Only paragraphs count, and only what stands outside quotation marks: who quotes a transcript
has not copied it. Some rows any two texts of one office share (the set phrases of a ministry): so many
tell nothing; and two documents of one form (`boilerplate.py`) are no copies. How like two articles are hangs
on these two alone.

Candidates come from an exact inverted index over winnowed rows of words, not from MinHash, and are then
compared row by row. Each fingerprint leads to the first article that has it, so that a phrase of a thousand
articles costs a thousand pairs. An article joins the story of the earlier article that it is most like, a first printing before a copy.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.boilerplate import Wording, of_one_form
from dashboard.linking.copy_decisions import UNDECIDED, CopyLinks, joined
from dashboard.linking.fingerprints import WINDOW, Shelf, among, in_buckets, of_some
from dashboard.linking.shingles import by_row, each_once, rows_at, together, with_first
from dashboard.linking.weighted_sets import Weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.linking.lists import Mask, Pairs, Places
    from dashboard.linking.shingles import Numbers
    from dashboard.linking.weighted_sets import Shares
    from dashboard.model import Article

ROW = 3
"""Words in a row: of an article with one word in eight changed, two rows in three survive."""
LEAST_ROWS = 30
"""Articles with less text outside quotation marks are not compared."""
SET_PHRASES = 25
"""So many rows two texts of one office share though they tell of two things: of the rows in common, and of
all rows, these are taken off."""
CONTAINED = 0.45
PLACES = 9
"""Decimal places of a likeness: the same rows in another order are the same."""
SHARED = 4
"""So many fingerprints two articles must share before they are compared."""
LEAST_FINGERPRINTS = LEAST_ROWS // WINDOW
"""Articles with fewer have too little text to be compared."""

HALF = 32
"""Bits of a number that holds an article and one of its rows."""


def link_copies(articles: Iterable[Article]) -> dict[str, str]:
    """Return the story of every article: the id of its first known printing, else its own id.

    The first printing is the earliest by date of publication, then by id; undated ones come last.
    The same for any order of the articles.
    """
    return copies_among(Shelf.of(articles))[0]


def copies_among(shelf: Shelf, decided: CopyLinks = UNDECIDED) -> tuple[dict[str, str], Pairs]:
    """Return the story of every article, as ``link_copies`` does, and how like the pairs compared are.

    What readers ``decided`` beats the rules.
    """
    names = shelf.names
    first = list(range(len(names)))
    best: dict[int, tuple[float, bool]] = {}
    compared = _compared(shelf)
    alike = compared.only(compared.found > 0)
    pairs = (alike.other.tolist(), alike.one.tolist(), alike.found.tolist())
    for one, two, likeness in zip(*pairs, strict=True):
        rank = (likeness, first[one] == one)
        if rank <= best.get(two, (0.0, False)):
            continue
        story = first[one]
        if names[two] in decided.kept_apart:
            printed = (
                name for name, root in zip(names[:two], first, strict=False) if root == story
            )
            if not decided.fits([*printed, names[two]]):
                continue
        best[two], first[two] = rank, story
    first = joined(first, names, decided) if decided.joined else first
    stories = {name: names[at] for name, at in zip(names, first, strict=True)}
    return stories, compared


def _compared(shelf: Shelf) -> Pairs:
    """Return how like the pairs are that can be copies, as later and earlier one, in order."""
    long = shelf.running.sizes >= LEAST_FINGERPRINTS
    known = shelf.known.copies.moved(shelf.place)
    codes = np.empty(0, np.int64)
    if shelf.is_known:
        touched = _touched(shelf, long, known)
        stay = known.only(~touched[known.one])
        codes = stay.one * len(shelf.names) + stay.other
        own = of_some(shelf.running, touched & long)
        parts = iter([among(shelf.running, own)])
    else:
        touched = long
        parts = in_buckets(shelf.running, shelf.buckets)
    compared = ((found[long[whose]], whose[long[whose]]) for found, whose in parts)
    every, shared = with_first(compared, len(shelf.names), touched)
    codes = np.sort(np.append(codes, every[shared >= SHARED]))
    return known.of(*np.divmod(codes, max(1, len(shelf.names))), partial(_likeness, shelf))


def _touched(shelf: Shelf, long: Mask, known: Pairs) -> Mask:
    """Return the articles that are new, or may have to be compared with others than before; ``known`` are the pairs that stay.

    They have a fingerprint of which a text that is no more was the first; or a new one is the first of so many of
    theirs that both must be compared, or of one of theirs and they were compared with the first till then.
    """
    touched = shelf.fresh | shelf.orphaned(long)
    every, holder = among(shelf.running, of_some(shelf.running, shelf.fresh & long))
    holder, begin, _ = by_row(every[long[holder]], holder[long[holder]], len(shelf.names))
    fresh = np.bincount(holder[shelf.fresh[holder[begin]]], minlength=len(shelf.names))
    was_compared = np.bincount(known.one, minlength=len(shelf.names)) > 0
    return touched | (fresh >= np.where(was_compared, 1, SHARED))


def _likeness(shelf: Shelf, later: Places, earlier: Places) -> Shares:
    """Return how like the articles of pairs are, 0 for those that are no copies; pairs of one later in a row."""
    met, place = np.unique(np.append(later, earlier), return_inverse=True)
    told = shelf.passages(met.tolist())
    later, earlier = place[: len(later)], place[len(later) :]
    weighed = _weighed([one.running for one in told])
    lighter = np.minimum(weighed.totals[earlier], weighed.totals[later])
    long = np.minimum(weighed.sizes[earlier], weighed.sizes[later]) > 0
    common = weighed.common(later, earlier)
    shares = np.where(long, (common - SET_PHRASES) / np.where(long, lighter - SET_PHRASES, 1), 0.0)
    shares = shares.round(PLACES)
    wordings = [Wording(one.article) for one in told]
    for n in np.flatnonzero(shares >= CONTAINED).tolist():
        if of_one_form(wordings[earlier[n]], wordings[later[n]]):
            shares[n] = 0.0
    return np.where(shares >= CONTAINED, shares, 0.0)


def _weighed(words: Sequence[Numbers]) -> Weighed:
    """Return each text's rows, each once; of a text that has too few of them, none."""
    every, holder = together(words)
    rows, places = rows_at(every, ROW)
    rows, holder = each_once(rows, holder[places], len(words))
    number = np.cumsum(np.append(True, rows[1:] != rows[:-1])[: len(rows)]) - 1
    enough = (np.bincount(holder, minlength=len(words)) >= LEAST_ROWS)[holder]
    number, holder = number[enough], holder[enough]
    weights = np.ones(int(number.max(initial=0)) + 1)
    things = np.sort(holder << HALF | number) & ((1 << HALF) - 1)
    return Weighed(things, np.bincount(holder, minlength=len(words)), weights)
