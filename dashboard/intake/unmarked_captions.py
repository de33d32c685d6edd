"""Captions and credits among the paragraphs of a page, without markup that marks them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.intake.layout import line_signs
from dashboard.model import Caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.intake.draft import Draft, Part

LONGEST, FEWEST = 250, 6
"""Letters of the longest such line, and words that tell more than whose a picture is."""
PICTURE_WORD = r"(?:photo|picture|image|illustration|photograph|foto|bild)s?"
OPENED = re.compile(
    rf"(?:{PICTURE_WORD} (?P<says>caption|source|credit)|(?:featured?|main|header|cover|top|lead|banner|hero) {PICTURE_WORD})\b[\s:,–—-]*"
    rf"|{PICTURE_WORD} courtesy of\b",
    re.IGNORECASE,
)
"""What opens a line that is about a picture: "Image caption, …", "Header photo by …"."""
CREDITED = re.compile(rf"©|\b(?:{PICTURE_WORD}|credits?)\b", re.IGNORECASE)
"""A credit that says of itself that it is one: what ends in "(Reuters)" may be prose."""


def take_loose_captions(parts: Sequence[Part], draft: Draft) -> list[Part]:
    """Return a body without its captions and credits; captions join the draft's."""
    known = {line_signs.fold(caption.text) for caption in draft.captions}
    kept: list[Part] = []
    for part in parts:
        caption = _caption(part.text)
        if caption is None:
            kept.append(part)
        elif caption.text and line_signs.fold(caption.text) not in known:
            known.add(line_signs.fold(caption.text))
            draft.captions = (*draft.captions, caption)
    return kept


def _caption(text: str) -> Caption | None:
    """Return the caption that a short line is, one without text where it is a credit; else None."""
    if len(text) > LONGEST or line_signs.SAID.search(text):
        return None
    place = line_signs.split_credit(text)
    credit = text[slice(*place)] if place else None
    opened = OPENED.match(text)
    if opened:
        told = text[opened.end() : place[0] if place else None].strip()
        tells = opened["says"] == "caption" or len(told.split()) >= FEWEST
        return Caption(told, credit) if tells else Caption("", text)
    if place and credit and CREDITED.search(credit):
        return Caption(text[: place[0]].strip(), credit)
    return None
