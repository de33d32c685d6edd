"""Notices in which a newspaper corrects, clarifies or withdraws what an article says.

A notice is a paragraph of its own: it begins with a label ("Correction:", "CLARIFICATION, 4 May:"), or
with a sentence about the article itself ("This article was amended on …", "An earlier version of this
story misstated …"). A paper that reports on the correction of another begins otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.model import Article

LABEL = r"(?:corrections?|clarifications?|retraction|retracted|corrected|erratum)"
PIECE = r"(?:article|story|report|post|piece|column|headline|page|transcript|item)"
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
DATED = rf"(?:\s*\([^)\n]{{0,40}}\)|,?\s*(?:on\s+)?(?:\d\d? {MONTH}|{MONTH} \d\d?)(?:,? \d{{4}})?)?"
CHANGED = (
    r"(?:amended|corrected|clarified|retracted|withdrawn|(?:updated|edited|revised|changed) to"
    r" (?:correct|clarify|remove|reflect))"
)
WRONG = (
    r"(?:mis\w+|wrong\w*|incorrect\w*|mistaken\w*|erroneous\w*|inaccurate\w*|should have|in error)"
)
LABELLED = re.compile(
    rf"(?:editor[’']?s['’]? note\W+)?{LABEL}(?:\s+to this {PIECE})?{DATED}\s*[:—–]",
    re.IGNORECASE,
)
OWN = re.compile(
    rf"(?:editor[’']?s['’]? note\W+)?(?:"
    rf"this {PIECE}[^\n]{{0,80}}?\b(?:was|were|is|has been|have been)\b[^\n]{{0,30}}?\b{CHANGED}"
    rf"|(?:an? )?(?:earlier|previous|original|prior)(?: \w+)? version of (?:this|the) {PIECE}\b[^\n]{{0,240}}?\b{WRONG}"
    rf"|we (?:have )?(?:corrected|amended|clarified|retracted|withdrawn) this {PIECE}"
    rf"|corrects (?:\w+ ){{0,8}}(?:paragraph|headline|spelling|name|day|date|figure)"
    rf")",
    re.IGNORECASE,
)
LEADS = "[(*_—–- \t"
"""What may come before a notice in its paragraph."""
MOST = 1000


def correction_notice(article: Article) -> str | None:
    """Return the words of an article's notice of a correction, its first if it has several; else None."""
    for block in article.blocks:
        if block.kind == "title":
            continue
        words = article.text[block.start : block.end].strip()
        begun = words.lstrip(LEADS)
        if LABELLED.match(begun) or OWN.match(begun):
            return words[:MOST]
    return None
