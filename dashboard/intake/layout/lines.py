"""A text as lines with their features: the material that all of layout decides on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.intake.layout import marks

LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
MARKDOWN = re.compile(r"(?P<hash>#{1,6})\s+(?P<bold>\*{2})?|(?P<rule>(?:[*_=-]\s?){3,80}$)")
BULLET = re.compile(r"(?:[*•·‣▪■►–-]|\d{1,2}[.)])\s+")
BOLD = re.compile(r"\*\*(?!\s)[^*]{1,200}\*\*$")
BLANK = " \t\u00a0\u200b\ufeff\u2009\u202f\u3000"


@dataclass(slots=True)
class Line:
    """One line that is not blank: where its words stand, and what they look like.

    ``start`` and ``end`` leave out blanks and Markdown signs; ``gap`` counts the blank lines before.
    """

    start: int
    end: int
    text: str
    folded: str
    words: int
    gap: int
    level: int = 0
    bullet: bool = False
    ended: bool = False
    widget: bool = False
    notice: bool = False
    opener: bool = False
    ender: bool = False
    code: bool = False
    staff: bool = False
    close: bool = False

    @property
    def furniture(self) -> bool:
        """Whether the line's own words say that it is no part of the article."""
        return self.widget or self.notice or self.opener or self.ender or self.code or self.staff

    @property
    def prose(self) -> bool:
        """Whether the line reads as a paragraph: several words and an end mark."""
        return self.words >= 8 and self.ended and not self.furniture


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text that hold anything, in order."""
    found: list[Line] = []
    previous = 0
    for match in LINE.finditer(text):
        breaks = text.count("\n", previous, match.start())
        line = _line(text, match.start(), match.end(), max(0, breaks - 1))
        if line is not None:
            found.append(line)
            previous = match.end()
    return found


def _line(text: str, start: int, end: int, gap: int) -> Line | None:
    """Return the line between two offsets, None where it holds nothing but signs."""
    words = text[start:end]
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
    start, stripped = start + lead, stripped.strip(BLANK)[lead:] if lead else stripped.strip(BLANK)
    folded = marks.fold(stripped[:5_000])
    if not folded:
        return None
    return _judge(
        Line(
            start,
            start + len(stripped),
            stripped,
            folded,
            marks.count_words(folded),
            gap,
            level,
            bullet,
        )
    )


def _judge(line: Line) -> Line:
    """Fill in what the line's words say by themselves."""
    line.ended = bool(marks.END_MARK.search(line.text[-8:]))
    if line.words <= marks.NOTICE_WORDS:
        line.widget = (line.words <= 8 and marks.is_widget(line.folded)) or marks.is_counter(
            line.text
        )
        line.notice = (
            marks.is_notice(line.folded)
            or marks.asks_reader(line.text)
            or (not line.ended and marks.opens_box(line.text))
        )
        line.staff = marks.names_staff(line.folded)
        line.opener = line.words <= 8 and not line.ended and marks.opens_links(line.folded)
        line.close = marks.signs_comment(line.text) or (
            line.words <= 5 and marks.closes_article(line.folded)
        )
        line.ender = line.close or (line.words <= 5 and marks.ends_article(line.folded))
    line.code = marks.is_code(line.text)
    return line
