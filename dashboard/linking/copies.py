"""Copies: articles that print the same story, whole or in part, under whatever headline.

Two articles are copies when about half of the rows of words of the shorter stand in the other
too. Only paragraphs count, and only what stands outside quotation marks: who quotes a transcript
has not copied it. Some rows any two texts of one office share (the set phrases of a ministry): so many
tell nothing; and two documents of one form (`forms.py`) are no copies. How like two articles are hangs
on these two alone.

Candidates come from an exact inverted index over winnowed rows of words, not from MinHash, and are then
compared row by row. Each fingerprint leads to the first article that has it, so that a phrase of a thousand
articles costs a thousand pairs. An article joins the story of the earlier article that it is most like, a first printing before a copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.copies_deciding import UNDECIDED, CopyLinks, joined
from dashboard.linking.forms import Wording, of_one_form
from dashboard.linking.passages import passages
from dashboard.linking.rows import each_once, fingerprints, rows_at, together, with_first
from dashboard.linking.weighed import Weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.linking.passages import Passages
    from dashboard.linking.rows import Numbers
    from dashboard.linking.weighed import Places
    from dashboard.model import Article

ROW = 3
"""Words in a row: of an article with one word in eight changed, two rows in three survive."""
CANDIDATE_ROW = 5
"""Words in the rows that candidates are found by: few articles share these by chance."""
LEAST_ROWS = 30
"""Articles with less text outside quotation marks are not compared."""
SET_PHRASES = 25
"""So many rows two texts of one office share though they tell of two things: of the rows in common, and of
all rows, these are taken off."""
CONTAINED = 0.45
PLACES = 9
"""Decimal places of a likeness: the same rows in another order are the same."""
WINDOW = 4
"""Of so many rows in a row one is a fingerprint."""
SHARED = 4
"""So many fingerprints two articles must share before they are compared."""
LEAST_FINGERPRINTS = LEAST_ROWS // WINDOW
"""Articles with fewer have too little text to be compared."""
AT_ONCE = 1024
"""Texts whose fingerprints are taken together."""

HALF = 32
"""Bits of a number that holds an article and one of its rows."""


def link_copies(articles: Iterable[Article]) -> dict[str, str]:
    """Return the story of every article: the id of its first known printing, else its own id.

    The first printing is the earliest by date of publication, then by id; undated ones come last.
    The same for any order of the articles.
    """
    return copies_among(passages(articles))


def copies_among(told: Sequence[Passages], decided: CopyLinks = UNDECIDED) -> dict[str, str]:
    """Return the story of every article, as ``link_copies`` does, of what was read of them.

    What readers ``decided`` beats the rules.
    """
    first = list(range(len(told)))
    best: dict[int, tuple[float, bool]] = {}
    wordings = [Wording(one.article) for one in told]
    names = [one.article.id for one in told]
    for one, two, likeness in _likely(told):
        rank = (likeness, first[one] == one)
        if rank <= best.get(two, (0.0, False)) or of_one_form(wordings[one], wordings[two]):
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
    return {name: names[place] for name, place in zip(names, first, strict=True)}


def _likely(told: Sequence[Passages]) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs that can be copies with their likeness, the earlier first, in order of the later."""
    codes = _candidates(told)
    texts, places = np.unique(np.concatenate(np.divmod(codes, len(told) or 1)), return_inverse=True)
    weighed = _weighed([told[text].running for text in texts.tolist()])
    later, earlier = np.split(places, 2)
    long = np.minimum(weighed.sizes[earlier], weighed.sizes[later]) > 0
    later, earlier = later[long], earlier[long]
    lighter = np.minimum(weighed.totals[earlier], weighed.totals[later])
    common = weighed.common(later, earlier)
    shares = ((common - SET_PHRASES) / (lighter - SET_PHRASES)).round(PLACES)
    near = shares >= CONTAINED
    pairs = texts[earlier[near]].tolist(), texts[later[near]].tolist()
    yield from zip(*pairs, shares[near].tolist(), strict=True)


def _candidates(told: Sequence[Passages]) -> Places:
    """Return the pairs that share fingerprints, as later * texts + earlier, in order."""
    parts = []
    for begin in range(0, len(told) or 1, AT_ONCE):  # of no texts too, there is one part
        words, holder = together([one.running for one in told[begin : begin + AT_ONCE]])
        found, whose = fingerprints(words, holder, CANDIDATE_ROW, WINDOW)
        parts.append((found, whose + begin))
    found, whose = (np.concatenate(some) for some in zip(*parts, strict=True))
    long = np.bincount(whose, minlength=len(told)) >= LEAST_FINGERPRINTS
    found, whose = found[long[whose]], whose[long[whose]]
    codes, shared = with_first(found, whose, len(told))
    return codes[shared >= SHARED]


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
