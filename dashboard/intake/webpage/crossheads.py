"""Crossheads that a page sets as paragraphs: a few words in bold or in capitals, over the prose that they head."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.intake.draft import Part
from dashboard.intake.layout import line_signs
from dashboard.intake.webpage.tree import bare, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

MARKS = frozenset({"span", "em", "i"})
LETTERS, PROSE_LETTERS, SHORT_LETTERS = 75, 80, 30


def with_crossheads(parts: Sequence[Part], tree: HtmlElement) -> list[Part]:
    """Return the parts of a body, those that head the paragraph below them as headings.

    Lines that come twice are none, as the names of speakers in an interview, nor those in bold that end in
    a figure or a mark, as results do and quotations. One word in capitals is none unless several others head.
    """
    times = Counter(part.text for part in parts)
    marked = {*_marked(tree)}
    found, words = [*parts[:1]], 2 - (sum(_is_in_capitals(part.text, 2) for part in parts) > 1)
    for part, below in pairwise([*parts[1:], Part("heading", "")]):
        heads = (
            part.kind == below.kind == "paragraph"
            and times[part.text] == 1
            and (
                (
                    _may_head(part.text, below.text, PROSE_LETTERS)
                    and bare(part.text) in marked
                    and part.text[-1].isalpha()
                )
                or (
                    _may_head(part.text, below.text, SHORT_LETTERS)
                    and _is_in_capitals(part.text, words)
                )
            )
        )
        found.append(Part("heading", part.text) if heads else part)
    return found


def _may_head(words: str, below: str, letters: int) -> bool:
    """Return whether a line is short, ends as no sentence does, and stands over one that does."""
    ended = line_signs.END_MARK.search(words) or words[-1] in ":,;"
    prose = len(below) >= letters and line_signs.END_MARK.search(below)
    return len(words) <= LETTERS and not ended and bool(prose)


def _is_in_capitals(line: str, words: int) -> bool:
    several = line.count(" ") + 1 >= words and len(line) > words
    return several and line.isupper() and not line[-1].isdigit()


def _marked(tree: HtmlElement) -> Iterator[str]:
    """Yield the words of each paragraph that is wholly in bold, or its first line where that is."""
    for bold in tree.iter("strong", "b"):
        words = bare(words_of(bold))
        around = (one for one in bold.iterancestors() if one.tag not in MARKS)
        box = next(around, None)
        if words and box is not None and (_is_line(bold) or bare(words_of(box)) == words):
            yield words


def _is_line(bold: HtmlElement) -> bool:
    """Return whether what is in bold is the first line of its box."""
    box, after = bold.getparent(), bold.getnext()
    if box is None or box[0] is not bold or after is None or after.tag != "br":
        return False
    return not f"{box.text or ''}{bold.tail or ''}".strip()
