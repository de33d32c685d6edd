"""Several articles in one text: parted where a line of marks is followed by a headline and who wrote it, or when."""

from __future__ import annotations

import re

from dashboard.intake.layout.header import is_byline, is_date_line
from dashboard.intake.layout.lines import split_lines

RULE = re.compile(r"^[ \t]*(?:[*_=~#–—-][ \t]*){3,}$", re.MULTILINE)
HEADER_LINES, LONGEST_TITLE, FEWEST_LETTERS = 5, 200, 200
MOST = 500


def parted(text: str) -> list[str]:
    """Return the articles of a text, one where it is not plain that there are more.

    Each must begin with a short line, have a byline or a date among the lines below it, and some prose.
    """
    pieces = [piece for piece in RULE.split(text)[: MOST + 1] if piece.strip()]
    if 2 <= len(pieces) <= MOST and all(map(_is_article, pieces)):
        return pieces
    return [text]


def _is_article(piece: str) -> bool:
    if len(piece) < FEWEST_LETTERS:
        return False
    head = [line for line in split_lines(piece[:4_000]) if line.text.strip()][:HEADER_LINES]
    if not head or len(head[0].text) > LONGEST_TITLE or is_byline(head[0]):
        return False
    return any(is_byline(line) or is_date_line(line) for line in head[1:])
