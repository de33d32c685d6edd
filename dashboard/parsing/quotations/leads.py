"""Openings that a cue parts from the clause they belong to: "To win, he said, Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.openings import content_start

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.syntax.document import Document

Span = tuple[int, int]

MERE_ADVERBIAL = 3
"""An opening of so many words ("In 2008,") is no piece of what was said."""
ARGUING = words("function_words", "arguing")


def leading_piece(document: Document, cue: Cue, first: int, last: int) -> list[Span]:
    """Return the opening that a cue set off by commas parts from its clause: "To win, he said, Y"."""
    a, _ = document.sentences[document.sentence[cue.token]]
    if cue.borrowed or cue.relative is not None or document.lower[last + 1 : last + 2] != [","]:
        return []
    if last + 2 < len(document.lower) and document.inside[last + 2] >= 0:
        return []
    a = content_start(document, a, joined=False)
    if first - a < 2 or document.lower[first - 1] != ",":
        return []
    return [(a, first - 2)]


def argued_lead(document: Document, cue: Cue, first: int, last: int) -> list[Span]:
    """Return a condition or a concession before a cue set off by commas: "If it rains, he said, 'Y'"."""
    if cue.kind not in ("say", "tell", "write") or cue.borrowed or cue.relative is not None:
        return []
    if cue.subject is None or document.lower[last + 1 : last + 2] != [","]:
        return []
    a, b = document.sentences[document.sentence[cue.token]]
    a = content_start(document, a, joined=False)
    if last + 2 >= b or document.inside[last + 2] < 0 or document.lower[a] not in ARGUING:
        return []
    if first - a <= MERE_ADVERBIAL or document.lower[first - 1] != ",":
        return []
    return [(a, first - 2)]


def lead_hangs_on(document: Document, cue: Cue, a: int, first: int) -> bool:
    """Say whether the syntax hung a sentence's opening on a cue behind it: "At times, Hall said, it was".

    "In an interview on Monday" tells where it was said.
    """
    if document.left[cue.token] > a or first == a or document.lower[first - 1] != ",":
        return False
    lead = {*document.lower[a : first - 1]}
    kinds = ("documents", "works", "carriers")
    return not any(lead & words("sources", kind) for kind in kinds) and not (
        lead & words("openings", "times")
    )
