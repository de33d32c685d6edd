"""The dateline that opens an article's first sentence: a place, an agency, a day, and a dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.syntax.document import DASHES
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
    rf"|[A-Z][A-Z.'’\-]+(?:,? [A-Z.'’\-]+){{0,3}}(?:, {PLACE})? \d{{4}}-\d\d-\d\d\s+"
    rf"|(?:{PLACE}, )?{MONTH} \d{{1,2}} ?{DASH}"
    rf"|{PLACE}(?:, {PLACE})? ?(?:—|–|―|--)\s*(?=[A-Z“\"][^\n—–―]{{20}}[^\n—–―]*(?:\n|$)))"
)
"""A place, in capitals or not, an agency in brackets or a day, and a dash."""
LONGEST_DATELINE = 10
"""Tokens from the place of a dateline to its dash."""


def after_dateline(document: Document, a: int) -> int:
    """Return the token after the dateline that opens an article's first sentence, or ``a``."""
    place = document.start[a]
    if document.text[place - 1 : place] not in ("", *BREAKS):
        return a
    found = DATELINE.match(document.text, place, place + 110)
    token = document.token_at(found.end()) if found else a
    return token if token < document.sentences[document.sentence[a]][1] else a


def part_datelines(document: Document, place: int) -> bool:
    """Give a verb its subject after a dateline or kicker: "OSLO (AP) – Port Gas Co. was set to close".

    The place had been taken for the subject, as the two had in "Norland and Sudland: rebels shelled the port".
    What follows the mark between them depends on the subject.
    """
    if not document.opens_sentence(document.left[place]):
        return False
    end = min(place + LONGEST_DATELINE, len(document.word))
    mark = next((n for n in range(place + 1, end) if document.word[n] in {":", *DASHES}), None)
    if mark is None or not _leads_in(document, place, mark):
        return False
    subject = next((n for n in document.of_dep(place, "appos") if n > mark), None)
    if subject is None:
        return False
    for child in range(mark + 1, len(document.head)):
        if document.head[child] == place:
            document.head[child] = subject
    document.head[subject], document.dep[subject] = document.head[place], document.dep[place]
    document.head[place], document.dep[place] = subject, "dep"
    return True


def _leads_in(document: Document, name: int, mark: int) -> bool:
    """Return whether a name and its mark are a kicker, or a dateline: in capitals, or with an agency in brackets."""
    if document.word[mark] == ":":
        return document.pos[name] == "PROPN"
    return document.word[name].isupper() or "(" in document.word[max(name - 1, 0) : mark]
