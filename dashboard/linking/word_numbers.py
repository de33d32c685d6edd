r"""The words of a text as numbers, found with arrays, not word by word.

Equal words have one number in every text, whatever else is read; capital and small letters count as
one. Words are runs of letters, digits and underscores, as ``\w+`` finds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dashboard.linking.shingles import Counts, Numbers

    type Letters = np.ndarray[tuple[int], np.dtype[np.uint32]]

ODD = np.uint64(0x9E3779B97F4A7C15)
"""Its powers weigh the letters of a word by their places."""
CODES = 0x110000


class _Alphabet:
    """Each character's small letter, and 0 for what is in no word; learnt when first met."""

    def __init__(self) -> None:
        self._small = np.zeros(CODES, np.uint32)
        self._known = np.zeros(CODES, bool)

    def of(self, text: str) -> Letters:
        """Return the small letters of a text, one for each of its characters."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        for code in np.unique(codes[~self._known[codes]]).tolist():
            letter = chr(code)
            self._small[code] = ord(letter.lower()[0]) if letter.isalnum() or letter == "_" else 0
            self._known[code] = True
        return self._small[codes]


_ALPHABET = _Alphabet()


def words_at(text: str) -> tuple[Numbers, Counts]:
    """Return a number for each word of a text, never 0, and where the word begins."""
    small = _ALPHABET.of(text)
    places = np.flatnonzero(small)
    begins = np.diff(places, prepend=-2) > 1
    first = np.flatnonzero(begins)
    sizes = np.diff(first, append=len(places))
    within = np.arange(len(places)) - np.repeat(first, sizes)
    powers = np.cumprod(np.full(sizes.max(initial=0), ODD))
    weighed = small[places] * powers[within]
    numbers = np.add.reduceat(weighed, first) if len(first) else weighed
    return numbers | np.uint64(1), places[first]
