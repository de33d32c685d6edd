"""What each line of the body is: paragraph, heading, caption, or furniture between them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dashboard.intake.layout import line_signs
from dashboard.intake.layout.header import is_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.intake.layout.lines import Line
    from dashboard.model import BlockKind

CLIP = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\s|$)|\d{1,2} (?:min|mins|hours?|days?) ago\b")
BIOGRAPHY = re.compile(
    r"[^\W\d_a-z]\S*(?: \S+){1,3} (?:is|was|covers|writes|reports|has) (?:an? |the |for |about |on |as )?"
    r"(?:\S+ ){0,8}?(?:reporter|correspondent|editor|writer|producer|columnist|journalist|politics"
    r"|news|newsroom|nonprofit)\b"
)
BEAT = re.compile(r"[^\W\d_a-z]\S*(?: \S+){0,3} (?:covers|writes about|writes for|reports on) ")
HOUSE = re.compile(
    r"(?:[^\W\d_a-z]\S* ){1,5}is an? (?:\S+ ){0,4}?news(?:room| organi[sz]ation| agency| site| outlet)\b"
)
TAIL_LINES, NOTE_WORDS, HOUSE_WORDS = 8, 50, 70
"""A note on the article's makers is short; what a house says of itself is longer."""
REACH, MARKED_REACH = 5, 20
HEADING_WORDS = 14
LINK_WORDS = 30
RETOLD = 0.8


def body_kinds(lines: Sequence[Line]) -> list[BlockKind]:
    """Return the kind of each line of a body that is on a page with furniture."""
    kinds: list[BlockKind] = []
    retold = _retold(lines)
    after_opener = False
    for number, line in enumerate(lines):
        if line.prose or (line.ended and not line.bullet and line.words > 3):
            after_opener = after_opener and line.text.endswith("?") and line.words < LINK_WORDS
        kind = "furniture" if after_opener else _kind(lines, number, retold)
        if line.opener or line.ender:
            after_opener = True
        kinds.append(kind)
    return _drop_tail(lines, kinds)


def _kind(lines: Sequence[Line], number: int, retold: set[int]) -> BlockKind:
    line = lines[number]
    if number in retold or _is_caption(lines, number):
        return "caption"
    if line.furniture or CLIP.match(line.text):
        return "furniture"
    if line.level:
        return "heading" if _leads_prose(lines, number) else "furniture"
    if line.ended:
        return "paragraph"
    return _unended(lines, number)


def _is_caption(lines: Sequence[Line], number: int) -> bool:
    """Return whether a line is a caption, by its words or by the credit that stands right above it."""
    line = lines[number]
    if is_picture(line):
        return True
    return number > 0 and not line.ended and line.words >= 5 and _bare_credit(lines[number - 1])


def _bare_credit(line: Line) -> bool:
    """Return whether a line is a picture's credit and nothing else: its caption may be below."""
    return line.words <= 8 and (line_signs.split_credit(line.text) or (1, 0))[0] == 0


def _unended(lines: Sequence[Line], number: int) -> BlockKind:
    """Return the kind of a line without an end mark: a heading stands right above prose."""
    line = lines[number]
    if line.goes_on:
        return "paragraph" if line.words > 1 else "furniture"
    if line.words >= LINK_WORDS or (line.bullet and line.words >= 3):
        return "paragraph"
    if line.bullet or (line.text.isupper() and line.words >= 5):
        return "furniture"
    if line.words <= HEADING_WORDS and line.words > 1 and _leads_prose(lines, number):
        before = lines[number - 1] if number else None
        return "heading" if before is None or before.ended or before.furniture else "furniture"
    return "furniture"


def _leads_prose(lines: Sequence[Line], number: int) -> bool:
    """Return whether a paragraph follows, buttons aside."""
    reach = MARKED_REACH if lines[number].level else REACH
    in_box = False
    for line in lines[number + 1 : number + 1 + reach]:
        if line.furniture:
            if line.ender or (line.opener and not lines[number].level):
                return False
            in_box = in_box or line.opener
            continue
        if in_box and not line.ended:
            continue
        return (line.ended and line.words > 3) or line.words >= LINK_WORDS or line.goes_on
    return False


def _retold(lines: Sequence[Line]) -> set[int]:
    """Return the lines without an end mark whose words another line tells too: captions."""
    asked = {
        number: set(line.folded.split(" "))
        for number, line in enumerate(lines)
        if 9 <= line.words <= 60
        and not (line.ended or line.goes_on or line.furniture or line.level)
    }
    told = _told_in(lines) if asked else {}
    found = set()
    for number, words in asked.items():
        hits = Counter(other for word in words for other in told.get(word, ())[:50])
        if hits and max(hits.values()) >= RETOLD * len(words):
            found.add(number)
    return found


def _told_in(lines: Sequence[Line]) -> dict[str, list[int]]:
    """Return in which paragraphs each word stands."""
    told: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for word in set(line.folded.split(" ")) if line.prose else ():
            told.setdefault(word, []).append(number)
    return told


def _drop_tail(lines: Sequence[Line], kinds: list[BlockKind]) -> list[BlockKind]:
    """Call furniture what closes the run but not the article: lives, thanks, loose headings."""
    for number in range(len(kinds) - 1, max(-1, len(kinds) - 1 - TAIL_LINES), -1):
        if kinds[number] == "furniture":
            continue
        if kinds[number] != "heading" and not _closes(lines, kinds, number):
            break
        kinds[number] = "furniture"
    return kinds


def _closes(lines: Sequence[Line], kinds: list[BlockKind], number: int) -> bool:
    """Return whether one of the last lines tells of the article's makers or asks of another article."""
    line = lines[number]
    if line.words >= NOTE_WORDS:
        return line.words < HOUSE_WORDS and bool(HOUSE.match(line.text))
    if line.bullet and not line.ended and line.words < 6:
        return True
    if (
        BIOGRAPHY.match(line.text)
        or BEAT.match(line.text)
        or line_signs.names_staff(line.folded, NOTE_WORDS)
    ):
        return True
    teases = line.text.endswith("?") and not line_signs.SAID.search(line.text)
    return teases and number > 0 and kinds[number - 1] == "furniture"
