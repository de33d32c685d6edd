"""Openings that a cue parts from the clause they belong to: "To win, he said, Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.openings import content_start

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.quotations.reading import Reading

Span = tuple[int, int]

MERE_ADVERBIAL = 3
"""An opening of so many words ("In 2008,") is no piece of what was said."""
ARGUING = words("function_words", "arguing")


def leading_piece(reading: Reading, cue: Cue, first: int, last: int) -> list[Span]:
    """Return the opening that a cue set off by commas parts from its clause: "To win, he said, Y"."""
    a, _ = reading.sentences[reading.sentence_of[cue.token]]
    if cue.borrowed or cue.relative is not None or reading.words[last + 1 : last + 2] != [","]:
        return []
    if last + 2 < len(reading.words) and reading.inside[last + 2] >= 0:
        return []
    a = content_start(reading, a, joined=False)
    if first - a < 2 or reading.words[first - 1] != ",":
        return []
    return [(a, first - 2)]


def argued_lead(reading: Reading, cue: Cue, first: int, last: int) -> list[Span]:
    """Return a condition or a concession before a cue set off by commas: "If it rains, he said, 'Y'"."""
    if cue.kind not in ("say", "tell", "write") or cue.borrowed or cue.relative is not None:
        return []
    if cue.subject is None or reading.words[last + 1 : last + 2] != [","]:
        return []
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    a = content_start(reading, a, joined=False)
    if last + 2 >= b or reading.inside[last + 2] < 0 or reading.words[a] not in ARGUING:
        return []
    if first - a <= MERE_ADVERBIAL or reading.words[first - 1] != ",":
        return []
    return [(a, first - 2)]


def lead_hangs_on(reading: Reading, cue: Cue, a: int, first: int) -> bool:
    """Say whether the syntax hung a sentence's opening on a cue behind it: "At times, Hall said, it was".

    "In an interview on Monday" tells where it was said.
    """
    if reading.left[cue.token] > a or first == a or reading.words[first - 1] != ",":
        return False
    lead = {*reading.words[a : first - 1]}
    kinds = ("documents", "works", "carriers")
    return not any(lead & words("sources", kind) for kind in kinds) and not (
        lead & words("openings", "times")
    )
