"""How sentences open: datelines, and words that link to the sentence before and are nobody's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document

AGENCY = r"\([^()\n]{1,30}\)"
DASH = r"(?:—|–|―|--| - )\s*"
MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
PLACE = r"[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,2}"
DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.'’\-]+(?:[ ,/][^\n“”\"—–―:]{{0,60}}?)? ?(?:{AGENCY})? ?{DASH}"
    rf"|(?:{PLACE}(?:, {PLACE})?(?:, {MONTH} \d{{1,2}})?|{MONTH} \d{{1,2}})? ?{AGENCY} ?{DASH}"
    rf"|(?:{PLACE}, )?{MONTH} \d{{1,2}} ?{DASH}"
    rf"|{PLACE}(?:, {PLACE})? ?(?:—|–|―|--)\s*(?=[A-Z“\"][^\n—–―]{{20}}[^\n—–―]*(?:\n|$)))"
)
"""A place, in capitals or not, an agency in brackets or a day, and a dash."""


def content_start(document: Document, a: int, *, joined: bool = True) -> int:
    """Return the token with which a sentence's own words begin.

    Leaves out a dateline, then a linking adverbial with its comma ("However,"); without ``joined``
    also a "But" or "And".
    """
    start = after_dateline(document, a)
    if not joined and document.lower[start] in ("but", "and", "or", "so", "yet"):
        start += 1
    for length in (3, 2, 1):
        comma = start + length
        opening = " ".join(document.lower[start:comma])
        parted = comma + 1 < len(document.lower) and document.lower[comma] == ","
        if parted and opening in words("openings", "links"):
            return comma + 1
    return start


def after_dateline(document: Document, a: int) -> int:
    """Return the token after the dateline that opens an article's first sentence, or ``a``."""
    place = document.start[a]
    if place > 0 and document.text[place - 1] not in "\n\r\u2028\u2029":
        return a
    found = DATELINE.match(document.text, place, place + 110)
    if not found:
        return a
    token = document.token_at(found.end())
    last = document.sentences[document.sentence[a]][1]
    return token if token < last else a
