"""Quotation marks around words for pages, copies and exports, where a span does not hold them.

The span of a quotation never holds its outer marks, and that of a mixed one may have lost its last.
What a reader is shown has them, balanced; nothing of the words themselves is changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CLOSING = {"“": "”", "„": "“", "«": "»", '"': '"'}
OPENING = {closing: opening for opening, closing in CLOSING.items() if opening != closing}
OPENING["”"] = "“"
MARK = re.compile(f"[{''.join(re.escape(mark) for mark in sorted({*CLOSING, *OPENING}))}]")
BETWEEN = " … "


def with_marks(words: str, kind: str) -> str:
    """Return words with balanced marks; direct speech that has none around it gets “ and ”."""
    opened, missing, enclosed = _balance(words)
    balanced = f"{missing}{words}{''.join(CLOSING[mark] for mark in reversed(opened))}"
    whole = enclosed or opened or missing
    return f"“{balanced}”" if kind == "direct" and not whole else _single_closed(balanced)


def as_said(pieces: Iterable[tuple[str, str]]) -> str:
    """Return the pieces of one statement, each (words, kind) with its marks, as one line."""
    return BETWEEN.join(with_marks(words, kind) for words, kind in pieces)


def _balance(words: str) -> tuple[list[str], str, bool]:
    """Return the marks left open, those missing in front, and whether one pair holds all words."""
    opened: list[str] = []
    missing = ""
    first_closes = -1
    for mark in MARK.finditer(words):
        place, sign = mark.start(), mark[0]
        if opened and sign == CLOSING[opened[-1]]:
            opened.pop()
            first_closes = place if not opened and first_closes < 0 else first_closes
        elif sign in CLOSING:
            opened.append(sign)
        elif sign in OPENING:
            missing = OPENING[sign] + missing
    enclosed = words[:1] in CLOSING and first_closes == len(words) - 1
    return opened, missing, bool(words) and enclosed


def _single_closed(words: str) -> str:
    """Return words with the closing ’ that a last ‘ lacks; an apostrophe closes nothing."""
    place = words.rfind("‘")
    if place < 0:
        return words
    after = words[place + 1 :]
    closed = any(sign == "’" and not after[n + 1 : n + 2].isalnum() for n, sign in enumerate(after))
    return words if closed else f"{words}’"
