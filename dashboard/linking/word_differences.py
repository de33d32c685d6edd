"""Two versions of a statement compared word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

Run = Literal["same", "left out", "added", "moved"]

WORD = re.compile(r"\w+(?:['’]\w+)?")
LONGEST = 400
"""Only so many words of a quotation are compared."""
MOVED_WORDS = 3
"""So many words that are left out here and added there have moved."""


def word_difference(first: str, other: str, longest: int = LONGEST) -> list[tuple[Run, str]]:
    """Return the runs of words of two versions, in order, for showing side by side.

    Each run is (how, words): ``same`` in both, ``left out`` of the other, ``added`` by it, or
    ``moved``: words of the first that stand elsewhere in the other, given once, where they are there.
    Words after the first ``longest`` are not looked at; a dash or a mark alone is no word, and no change.
    """
    one, two = first.split()[:longest], other.split()[:longest]
    plain_one, plain_two = [_plain(w) for w in one], [_plain(w) for w in two]
    matcher = SequenceMatcher(None, plain_one, plain_two, autojunk=False)
    runs: list[tuple[Run, str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            runs.append(("same", " ".join(two[c:d])))
            continue
        if any(plain_one[a:b]):
            runs.append(("left out", " ".join(one[a:b])))
        if d > c:
            how: Run = "added" if any(plain_two[c:d]) else "same"
            runs.append((how, " ".join(two[c:d])))
    return _with_moved(runs)


def _with_moved(runs: list[tuple[Run, str]]) -> list[tuple[Run, str]]:
    """Return the runs with what is left out in one place and added in another told once, as moved."""
    left = {
        tuple(map(_plain, words.split())): place
        for place, (how, words) in enumerate(runs)
        if how == "left out" and len(words.split()) >= MOVED_WORDS
    }
    gone: set[int] = set()
    for place, (how, words) in enumerate(runs):
        origin = left.get(tuple(map(_plain, words.split()))) if how == "added" else None
        if origin is not None and origin not in gone:
            gone.add(origin)
            runs[place] = ("moved", words)
    return [run for place, run in enumerate(runs) if place not in gone]


def _plain(word: str) -> str:
    return "".join(WORD.findall(word.lower())).replace("’", "'")
