"""Texts of several articles, split where it is plain that another one begins.

That is below a line of marks that a headline follows and who wrote it, or when; without such lines, at
each headline that has both right below it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.intake.frontmatter import labelled_head
from dashboard.intake.layout.header import is_byline, is_date_line
from dashboard.intake.layout.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.intake.layout.lines import Line

RULE = re.compile(r"^[ \t]*(?:[*_=~#–—-][ \t]*){3,}$", re.MULTILINE)
HEADER_LINES, LONGEST_TITLE, FEWEST_LETTERS = 5, 200, 200
MOST = 500
TOP, MOST_LINES = 2_000, 200_000
"""Letters at the beginning that hold a header, and lines of the longest text looked through for others."""


def parted(text: str) -> list[str]:
    """Return the articles of a text, one where it is not plain that there are more.

    Each must begin with a short line, have a byline or a date among the lines below it, and some prose; or
    state its parts in labelled lines above its text.
    """
    for cut in (RULE.split(text), _headed(text)):
        pieces = [piece for piece in cut if piece.strip()]
        if 2 <= len(pieces) <= MOST and all(map(_is_article, pieces)):
            return pieces
    return [text]


def _headed(text: str) -> list[str]:
    """Return a text parted above each headline with its header, nothing where it does not begin with one."""
    first = split_lines(text[:TOP])[:3]
    if len(first) < 3 or not _is_header(first[0], first[1:]) or text.count("\n") > MOST_LINES:
        return []
    lines = split_lines(text)
    tops = [
        text.rfind("\n", 0, line.start) + 1
        for line, *below in zip(lines, lines[1:], lines[2:], strict=False)
        if _is_header(line, below)
    ]
    if not tops or text[: tops[0]].strip():
        return []
    return [text[start:end] for start, end in zip(tops, [*tops[1:], len(text)], strict=True)]


def _is_header(line: Line, below: Sequence[Line]) -> bool:
    """Return whether a line is a headline with a byline and a date line right below it."""
    if any(len(one.text) > LONGEST_TITLE for one in (line, *below)):
        return False
    if line.states or is_byline(line) or is_date_line(line):
        return False
    return any(map(is_byline, below)) and any(map(is_date_line, below))


def _is_article(piece: str) -> bool:
    stated, below = labelled_head(piece)
    if stated:
        return any(map(str.isalnum, below))
    if len(piece) < FEWEST_LETTERS:
        return False
    head = [line for line in split_lines(piece[:4_000]) if line.text.strip()][:HEADER_LINES]
    if not head or len(head[0].text) > LONGEST_TITLE or is_byline(head[0]):
        return False
    return any(is_byline(line) or is_date_line(line) for line in head[1:])
