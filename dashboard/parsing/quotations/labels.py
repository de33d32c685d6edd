"""Speakers named by layout, not by a verb: "NAME: ...", "..." - Name, "...." [Paper]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.quotations.cues import Cue
from dashboard.parsing.syntax.document import FINITE
from dashboard.parsing.syntax.quotation_marks import BREAKS

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document
    from dashboard.parsing.syntax.quotation_marks import Region

SIGNING = frozenset(("—", "–", "-", "--", "―", "~", "[", "("))
OPENING = frozenset(("[", "("))
LONG_DASHES = frozenset(("—", "–", "―", "--"))
"""Before a name on a line of its own they sign what stands above; others begin lists and asides."""
DASHES = frozenset(("—", "–", "-", "--", "―", "/", "|"))
DESK = frozenset(word.lower() for word in word_class("desk-word"))
"""These open the line of who wrote a story: "(Reporting by Anna Hall)"."""
BRACKETED = frozenset({"):"})
"""The model reads these two marks as one."""
COLONS = BRACKETED | {":"}
NAME_ENDS = frozenset({",", "(", ")", "]", "/"})
LONGEST = 14
LABEL_WORDS = 7


def label_cue(document: Document, region: Region) -> Cue | None:
    """Return the label that stands right before or behind the region, or inside its marks."""
    inside, signed = _inside(document, region), _signature(document, region)
    if inside or (signed and document.lower[signed.token] not in OPENING):
        return inside or signed
    return _prefix(document, region) or signed  # 'Hall: "..." [Port Post]' names the paper behind


def _inside(document: Document, region: Region) -> Cue | None:
    """Return the label of a turn in a transcript: "SMITH: ..."."""
    if region.label is None:
        return None
    first = document.token_at(region.label[0])
    last = max(first, document.token_at(region.label[1] - 1))
    colon = min(last + 1, len(document.lower) - 1)
    return Cue(colon, colon, colon, ":", "label", last, label_first=first)


def _signature(document: Document, region: Region) -> Cue | None:
    """Return the name set after a quotation with a dash or in brackets, and nothing else."""
    count = len(document.lower)
    token = document.token_at(region.outer_end)
    parted = False
    while token < count and (not document.lower[token].strip() or document.lower[token] == "."):
        parted = parted or "\n\n" in document.lower[token]
        token += 1
    if (
        token + 1 >= count
        or document.lower[token] not in (LONG_DASHES if parted else SIGNING)
        or not _capital(document, token + 1)
        or document.lower[token + 1] in DESK
    ):
        return None
    end = _line_of_names(document, token + 1)
    if parted and not _capital(document, min(token + 2, count - 1)):
        return None
    stop = next((t for t in range(token + 1, end) if document.lower[t] in NAME_ENDS), end)
    names = [t for t in range(token + 1, stop) if document.lower[t] != "."]
    return (
        Cue(token, token, token, "-", "signed", names[-1], label_first=token + 1) if names else None
    )


def _line_of_names(document: Document, first: int) -> int:
    """Return the token after a line's rest that holds no verb and no mark, or ``first``."""
    end = first
    while end < len(document.lower) and not BREAKS.intersection(document.lower[end]):
        verb = document.tag[end] in FINITE
        if verb or document.inside[end] >= 0 or end - first >= LONGEST:
            return first
        end += 1
    return end


def _prefix(document: Document, region: Region) -> Cue | None:
    """Return the name and colon that lead up to the region: 'Smith: "..."'."""
    colon = document.token_at(region.outer_start) - 1
    if colon < 1 or document.lower[colon] not in COLONS:
        return None
    last = _before_brackets(document, colon if document.lower[colon] in BRACKETED else colon - 1)
    first = last + 1
    a = document.sentences[document.sentence[colon]][0]
    while first > a and last - first < LABEL_WORDS - 1:
        word = document.lower[first - 1]
        if document.inside[first - 1] >= 0 or word in DASHES or not word.strip():
            break
        first -= 1
    else:
        if first > a:
            return None
    if first > last or any(document.tag[t] in FINITE for t in range(first, last + 1)):
        return None
    if not all(_capital(document, t) for t in (first, last)):
        return None
    return Cue(colon, colon, colon, ":", "label", last, label_first=first)


def _before_brackets(document: Document, last: int) -> int:
    """Return the token before the brackets that end at ``last``: "Hall (Port Union)", or ``last``."""
    if document.lower[last] != ")" and document.lower[last] not in BRACKETED:
        return last
    for token in range(last - 1, max(0, last - LONGEST), -1):
        if document.lower[token] == "(":
            return max(0, token - 1)
    return last


def _capital(document: Document, token: int) -> bool:
    return document.text[document.start[token]].isupper()
