"""Whether two quotations are one statement, and how the second differs from the first."""

from __future__ import annotations

import datetime as dt
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from dashboard.linking.spelling_variants import compared, in_one_tense
from dashboard.parsing.lexicon import words as words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from dashboard.linking.quoted_words import Saying

    type Terms = tuple[int, ...]

Difference = Literal["first", "same", "clipped", "longer", "altered", "reordered"]

LIKENESS = 0.8
"""This share of the shorter quotation's words must be found in the longer one."""
IN_ORDER = 0.4
"""This share of them must be there in the same order, if in all it is ``LIKENESS``: sentences may
have changed places."""
TIMES = 2
"""A quotation so many times longer than another holds it only where it holds a long row of its words:"""
IN_ONE_ROW = 0.5
"""so great a share of them."""
MARKED = 2
"""So many words in marks that tell something say which statement it is that a reporter retells."""
STEM = 7
"""Words that begin with so many letters alike have one stem: "industry", "industrial"."""
FORTNIGHT = 14
"""What nobody gives to the letter may, so many days later, have been said again."""
CLAUSES = frozenset({"and", "but"})
"""What is between two clauses: where only words are compared, there are no commas."""
JOINED = "_"
"""Stands between words in marks where they are one."""
ROW = 2
"""So many words in a row are in order; a single "the" in both tells nothing."""


def likeness(one: Saying, two: Saying) -> float:
    """Return how alike two sayings are, up to 1 for the same words; 0 where they are no one statement."""
    if one.paraphrased or two.paraphrased:
        return _paraphrases_alike(one, two)
    shorter, longer = sorted((one.terms, two.terms), key=len)
    least = LIKENESS * len(shorter)
    if len(shorter) - len({*shorter} - {*longer}) < least:
        return 0.0
    shared = _in_rows(shorter, longer)
    if shared < least or not _in_order(shorter, longer):
        return 0.0
    return 2 * shared / (len(shorter) + len(longer))


def _paraphrases_alike(one: Saying, two: Saying) -> float:
    """Return how alike two statements are of which one, or both, are in reporters' words.

    They are one where the same person, or body, said what is the same to the letter but for articles and
    tenses: a single other word, or one more, may turn it round. Where neither has words in marks they
    were printed within some days. What has some words in marks is also one with what holds these.
    """
    if not (one.surname and two.surname):
        return 0.0
    if one.paraphrased and two.paraphrased and one.terms == two.terms:
        wholly = one.paraphrased == two.paraphrased == "wholly"
        return 0.0 if wholly and _days_apart(one, two) > FORTNIGHT else 1.0
    return max(_quotes(one, two), _quotes(two, one))


def _quotes(part: Saying, whole: Saying) -> float:
    """Return how alike a statement with a few words in marks is to one that holds these in a row, or 0.

    All of the reporter's own words are there too, or others of the same stem, in the clause of the words in marks, and
    in the order that they have on each side of these; and none that turns a statement round is in one alone:
    "the weir was a “heavy burden” on the town" of "To the town, the weir is a heavy burden".
    """
    rows = [row for row in part.marked.split("\n") if row]
    if sum(word not in words_of("openings", "untelling") for word in part.marked.split()) < MARKED:
        return 0.0
    one, two = (in_one_tense(compared(saying.words.split())) for saying in (part, whole))
    turning = words_of("openings", "turning")
    little = words_of("openings", "little") | words_of("openings", "small")
    if {*one} & turning != {*two} & turning:
        return 0.0
    marked = {row.replace(" ", JOINED) for row in rows}
    sides = _parts(
        (w for w in _with_rows_as_one(one, rows) if w in marked or w not in little), marked
    )
    if not any(
        marked.issubset(clause) and all(_stand_in_order(side, clause) for side in sides)
        for clause in _parts(_with_rows_as_one(two, rows), CLAUSES)
    ):
        return 0.0
    own, other = {*one} - little, {*two} - little
    return (1 + len(own)) / (2 + max(len(own), len(other)))


def _with_rows_as_one(words: Iterable[str], rows: Sequence[str]) -> list[str]:
    """Return words, of which each of some rows is one."""
    text = f" {' '.join(words)} "
    for row in rows:
        text = text.replace(f" {row} ", f" {row.replace(' ', JOINED)} ")
    return text.split()


def _parts(words: Iterable[str], between: Collection[str]) -> list[list[str]]:
    """Return what is between some words."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word in between:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _stand_in_order(words: Iterable[str], clause: Iterable[str]) -> bool:
    """Return whether words, or others of their stems, are in a clause in their order."""
    left = iter(clause)
    return all(
        any(word == other or (len(word) >= STEM and word[:STEM] == other[:STEM]) for other in left)
        for word in words
    )


def _days_apart(one: Saying, two: Saying) -> float:
    """Return how many days lie between two printings; endless where one has no date."""
    try:
        first, second = (dt.date.fromisoformat(saying.rank[1][:10]) for saying in (one, two))
    except ValueError:
        return float("inf")
    return abs((first - second).days)


def _in_order(shorter: Terms, longer: Terms) -> bool:
    """Return whether enough of the shorter one's words are in the longer one in the same order."""
    blocks = SequenceMatcher(None, shorter, longer, autojunk=False)
    sizes = [block.size for block in blocks.get_matching_blocks()]
    if len(longer) > TIMES * len(shorter):
        # Single pairs of words are met anywhere in a long turn: "as I said", "we don't have".
        return max(sizes) >= IN_ONE_ROW * len(shorter)
    return sum(sizes) >= IN_ORDER * len(shorter)


def _in_rows(shorter: Terms, longer: Terms) -> int:
    """Return how many words are in rows that both have, wherever they are there."""
    rows = {longer[n : n + ROW] for n in range(len(longer) - ROW + 1)}
    shared = {n for n in range(len(shorter) - ROW + 1) if shorter[n : n + ROW] in rows}
    return len({n + step for n in shared for step in range(ROW)})


def _shared(one: Sequence[str], two: Sequence[str]) -> int:
    """Return how many words are in both, in order."""
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def difference(first: Sequence[str], other: Sequence[str]) -> Difference:
    """Return how a version differs from the first."""
    if first == other:
        return "same"
    shared = _shared(first, other)
    if shared == len(other):
        return "clipped"
    if shared == len(first):
        return "longer"
    return "reordered" if sorted(first) == sorted(other) else "altered"
