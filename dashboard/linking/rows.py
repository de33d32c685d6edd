"""Rows of words as numbers: by them copies and quoted passages are found in a second.

What a text says and what it quotes are read apart: marks that nobody closes hold to the end of the
paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    type Numbers = np.ndarray[tuple[int], np.dtype[np.uint64]]

QUOTED = re.compile(r'“[^”\n]*(?:”|$)|"[^"\n]*(?:"|$)', re.MULTILINE)
"""What stands in quotation marks."""
WORD = re.compile(r"\w+")
MIX = np.uint64(0x9E3779B97F4A7C15)
"""An odd 64-bit number by which a row's words are mixed into one number."""


def numbered(texts: Iterable[Iterable[str]]) -> list[Numbers]:
    """Return the words of each text as numbers; a 0 parts its pieces, which are rows apart."""
    numbers: dict[str, int] = {}
    found = []
    for pieces in texts:
        own: list[int] = []
        for piece in pieces:
            own.extend(numbers.setdefault(w, len(numbers) + 1) for w in WORD.findall(piece.lower()))
            own.append(0)
        found.append(np.array(own, dtype=np.uint64))
    return found


def rows_of(words: Numbers, length: int) -> Numbers:
    """Return a number for each row of so many words that no gap parts."""
    count = len(words) - length + 1
    if count <= 0:
        return words[:0]
    mixed, whole = np.zeros(count, np.uint64), np.ones(count, bool)
    for place in range(length):
        part = words[place : place + count]
        whole &= part != 0
        mixed = (mixed ^ part) * MIX
        mixed ^= mixed >> np.uint64(29)
    return mixed[whole]
