"""The headline of a text that has none marked: some collections print it as a first paragraph, with a full stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.model import Article, Block

LONGEST = 18
"""Words of the longest headline."""
WHOLE = re.compile(r"[^.?!]*(?:\b[A-Z]\.[^.?!]*|\b[A-Z][a-z]{1,4}\.[^.?!]*)*[.?!…]+[\"'’”]?")
"""One sentence, in which a full stop belongs to initials or to a short word: "D.C.", "Calif."."""


def unmarked_headline(article: Article) -> Block | None:
    """Return the first paragraph of an article without a title where it may be its headline.

    It is one short sentence with a blank line behind it, and longer paragraphs follow.
    """
    blocks = article.blocks
    if any(block.kind == "title" for block in blocks):
        return None
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    if len(paragraphs) < 3 or paragraphs[0] is not blocks[0]:
        return None
    first, second = paragraphs[:2]
    text = article.text[first.start : first.end].strip()
    parted = "\n\n" in article.text[first.end : second.start]
    short = len(text.split()) <= LONGEST and WHOLE.fullmatch(text) is not None
    follows = any(len(article.text[b.start : b.end].split()) > LONGEST for b in paragraphs[1:4])
    return first if parted and short and follows else None
