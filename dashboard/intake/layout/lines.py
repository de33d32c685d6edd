"""A text as lines with the features on which layout decides."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.intake.layout import line_signs

MARKDOWN = re.compile(r"(?P<hash>#{1,6})\s+(?P<bold>\*{2})?|(?P<rule>(?:[*_=-]\s?){3,80}$)")
BULLET = re.compile(r"(?:[*•·‣▪■►–-]|\d{1,2}[.)])\s+")
BOLD = re.compile(r"\*\*(?!\s)[^*]{1,200}\*\*$")
SHORT, LOOKED_AT = 80, 5_000
BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What str.splitlines takes for the end of a line."""
BLANK = " \t\u00a0\u200b\ufeff\u2009\u202f\u3000"


class Looks(NamedTuple):
    """What a line's words say by themselves, wherever they stand."""

    folded: str
    words: int
    ended: bool
    widget: bool
    notice: bool
    opener: bool
    ender: bool
    close: bool
    staff: bool
    code: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: where its words stand, and what they look like.

    ``start`` and ``end`` leave out blanks and Markdown signs; ``gap`` counts the blank lines before;
    ``level`` is that of a Markdown heading, 7 for a line all in bold.
    """

    start: int
    end: int
    text: str
    gap: int
    level: int
    bullet: bool
    folded: str
    words: int
    ended: bool
    widget: bool
    notice: bool
    opener: bool
    ender: bool
    close: bool
    staff: bool
    code: bool

    @property
    def furniture(self) -> bool:
        """Whether the line's own words say that it is no part of the article."""
        return self.widget or self.notice or self.opener or self.ender or self.code or self.staff

    @property
    def states(self) -> bool:
        """Whether the line ends as a statement does: neither asking nor exclaiming."""
        return self.ended and self.text[-1] not in "?!"

    @property
    def goes_on(self) -> bool:
        """Whether the line ends as a clause does that goes on in the next: in a comma, colon or dash."""
        return line_signs.CLAUSE_END.search(self.text[-4:]) is not None

    @property
    def prose(self) -> bool:
        """Whether the line reads as a paragraph: several words and an end mark."""
        return self.words >= 8 and self.ended and not self.furniture


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text that hold anything, in order."""
    found: list[Line] = []
    start = breaks = 0
    for piece in text.splitlines(keepends=True):
        line = _line(text, start, start + len(piece), max(0, breaks - 1))
        start += len(piece)
        breaks += 1
        if line is not None:
            found.append(line)
            breaks = 1
    return found


def _line(text: str, start: int, end: int, gap: int) -> Line | None:
    """Return the line between two offsets, None where it holds nothing but signs."""
    words = text[start:end].rstrip(BREAKS)
    stripped = words.strip(BLANK)
    if not stripped:
        return None
    start += len(words) - len(words.lstrip(BLANK))
    level, bullet = 0, False
    sign = BULLET.match(stripped)
    if sign and not stripped[0].isdigit():
        bullet = True
        start, stripped = start + sign.end(), stripped[sign.end() :]
    sign = MARKDOWN.match(stripped)
    if sign and sign["hash"]:
        level = len(sign["hash"])
        start, stripped = start + sign.end(), stripped[sign.end() :]
        if sign["bold"]:
            stripped = stripped.removesuffix("**")
    elif BOLD.match(stripped):
        level = 7
        start, stripped = start + 2, stripped[2:-2]
    lead = len(stripped) - len(stripped.lstrip(BLANK + "*"))
    start, stripped = start + lead, stripped[lead:].rstrip(BLANK)
    looks = _known_looks(stripped) if len(stripped) <= SHORT else _looks(stripped)
    if not looks.folded:
        return None
    return Line(start, start + len(stripped), stripped, gap, level, bullet, *looks)


def _looks(text: str) -> Looks:
    """Return what the words of a line say by themselves."""
    folded = line_signs.fold(text[:LOOKED_AT])
    words = line_signs.count_words(folded)
    ended = bool(line_signs.END_MARK.search(text[-8:]))
    code = line_signs.is_code(text)
    if words > line_signs.NOTICE_WORDS:
        return Looks(folded, words, ended, *([False] * 6), code)
    close = line_signs.signs_comment(text) or line_signs.closes_article(folded)
    return Looks(
        folded,
        words,
        ended,
        widget=(words <= 8 and line_signs.is_widget(folded)) or line_signs.is_counter(text),
        notice=line_signs.is_notice(folded, quoted=line_signs.is_quoted(text))
        or line_signs.asks_reader(text)
        or (not ended and line_signs.opens_box(text)),
        opener=words <= 8 and not ended and line_signs.opens_links(folded),
        ender=close or (words <= 5 and line_signs.ends_article(folded)),
        close=close,
        staff=line_signs.names_staff(folded),
        code=code,
    )


_known_looks = functools.lru_cache(maxsize=20_000)(_looks)
"""The same for short lines: the pages of one site repeat their menus."""
