"""The dateline that opens an article's first sentence: a place, an agency, a day, and a dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.syntax.quotation_marks import BREAKS

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document

AGENCY = r"\([^()\n]{1,30}\)"
DASH = r"(?:—|–|―|--| - )\s*"
MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
PLACE = r"[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,2}"
DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.'’\-]+(?:[ ,/][^\n“”\"—–―:]{{0,60}}?)? ?(?:{AGENCY})? ?{DASH}"
    rf"|(?:{PLACE}(?:, {PLACE})?(?:, {MONTH} \d{{1,2}})?|{MONTH} \d{{1,2}})? ?{AGENCY} ?{DASH}"
    rf"|[A-Z][A-Z.'’\-]+(?:,? [A-Z.'’\-]+){{0,3}} \d{{4}}-\d\d-\d\d\s+"
    rf"|(?:{PLACE}, )?{MONTH} \d{{1,2}} ?{DASH}"
    rf"|{PLACE}(?:, {PLACE})? ?(?:—|–|―|--)\s*(?=[A-Z“\"][^\n—–―]{{20}}[^\n—–―]*(?:\n|$)))"
)
"""A place, in capitals or not, an agency in brackets or a day, and a dash."""


def after_dateline(document: Document, a: int) -> int:
    """Return the token after the dateline that opens an article's first sentence, or ``a``."""
    place = document.start[a]
    if document.text[place - 1 : place] not in ("", *BREAKS):
        return a
    found = DATELINE.match(document.text, place, place + 110)
    token = document.token_at(found.end()) if found else a
    return token if token < document.sentences[document.sentence[a]][1] else a
