"""Quotation marks: what stands inside them, line by line.

Knows “ ” „, straight double marks, ‘ ’, straight single marks, `` and '', « » and ‹ ›; an apostrophe
is none of them. A mark left open runs to the end of its line, which is how a quotation carried on
into the next paragraph is printed; a stray closing mark opens nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
MARK = re.compile(r"[“”„‟\"«»‹›‘’'‚`＂]+|<tweet [^<>\n]{0,300}>")
PAIRS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‹": "›", "‘": "’", "‚": "‘’", "``": "''"}
CLOSERS = frozenset("”»›’")
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "up",
        "vs",
        "with",
    ]
)
BREAKS = frozenset("\n\r\u2028\u2029")
CERTAIN_WORDS = 6
"""So many words in marks are somebody's words; fewer may be a title or said with a wink."""
DOUBLE = frozenset({'"', "''", "``", "＂"})
MAX_SINGLE = 1500
"""A single mark closes within so many characters, or it was an apostrophe."""


@dataclass(frozen=True, slots=True)
class Region:
    """Text inside one pair of marks: ``text[start:end]``; with its marks ``outer_start:outer_end``.

    ``closed`` says whether the line holds its closing mark; ``label`` is where the words' speaker
    is named inside the marks, as transcripts do.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    inner: str = ""
    closed: bool = True
    label: tuple[int, int] | None = None

    @property
    def words(self) -> int:
        """How many words stand inside the marks."""
        return len(self.inner.split())

    @property
    def is_title(self) -> bool:
        """Whether the words are written as titles are: each with a capital, but for the small."""
        great = [w for w in self.inner.strip(" ,.").split() if w.strip("'’:,").lower() not in SMALL]
        ended = self.inner.rstrip()[-1:] in "?!"
        return bool(great) and not ended and all(not w[:1].islower() for w in great)

    def holds(self, offset: int) -> bool:
        """Say whether the character at ``offset`` stands inside the marks."""
        return self.start <= offset < self.end


def find_regions(text: str) -> list[Region]:
    """Return the outermost quoted regions of the text in order; none crosses a line break."""
    found: list[Region] = []
    for line in LINE.finditer(text):
        found.extend(_of_line(text, line.start(), line.end()))
    return found


def _marks(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return the marks of a line as (place, mark); doubled single marks are one."""
    marks = []
    for match in MARK.finditer(text, start, end):
        run = match.group()
        if run.startswith("<"):
            continue
        place = 0
        while place < len(run):
            two = run[place : place + 2]
            size = 2 if two in ("''", "``", "‘‘", "’’") else 1
            mark = {"‘‘": "“", "’’": "”"}.get(two, run[place : place + size])
            marks.append((match.start() + place, mark, size))
            place += size
    return marks


def _of_line(text: str, start: int, end: int) -> list[Region]:
    """Return the regions of one line."""
    marks = _marks(text, start, end)
    found: list[Region] = []
    number = 0
    while number < len(marks):
        place, mark, size = marks[number]
        number += 1
        if not _opens(text, place, mark, size, start, end):
            if not found and number == 1 and _closes_earlier(text, place, mark, size, start, end):
                found.append(Region(start, place, start, place + size, text[start:place]))
            continue
        single = mark in ("‘", "'", "‚", "`")
        closing = _closing(text, marks, number, mark, end)
        if closing is None:
            if single or not _may_stay_open(text, place, mark, size, start, end):
                continue
            inner = text[place + size : end]
            found.append(Region(place + size, end, place, end, inner, closed=False))
            break
        close_place, close_size, number_after = closing
        if close_place > place + size:
            inner = text[place + size : close_place]
            found.append(Region(place + size, close_place, place, close_place + close_size, inner))
        number = number_after
    return found


def _opens(text: str, place: int, mark: str, size: int, start: int, end: int) -> bool:
    """Say whether a mark opens a quotation where it stands."""
    before = text[place - 1] if place > start else " "
    after = text[place + size] if place + size < end else " "
    if mark in ("“", "„", "‟", "«", "‹", "``"):
        return True
    if mark in ('"', "''", "＂"):
        if before == "," and after == " " and mark == '"':
            return text.count('"', place, end) % 2 == 0 and '"' not in text[start:place]
        return not before.isalnum() and before not in ".,?!=;:" and not after.isspace()
    if mark in ("‘", "‚", "'", "`"):
        return not before.isalnum() and (after.isalnum() or after in "[(…$@#")
    return False


def _closes_earlier(text: str, place: int, mark: str, size: int, start: int, end: int) -> bool:
    """Say whether a line's first mark closes a quotation whose opening mark was lost."""
    if mark not in ("”", '"', "''") or place == start or text[place - 1] not in ".,?!":
        return False
    after = text[place + size] if place + size < end else " "
    return after.isspace() and "“" not in text[start:place]


def _closing(
    text: str, marks: list[tuple[int, str, int]], number: int, mark: str, end: int
) -> tuple[int, int, int] | None:
    """Return the closing mark as (place, size, number of the next mark), or None."""
    wanted = PAIRS.get(mark, "”" if mark in ('"', "''", "＂") else "’")
    opened = marks[number - 1][0]
    if mark in ("‘", "'", "‚", "`"):
        return _closing_single(text, marks, number, wanted, end)
    depth = 0
    for later in range(number, len(marks)):
        place, other, size = marks[later]
        if mark in DOUBLE or mark in "“‟":
            if other == "“" and mark in "“‟":
                if _stray_opening(text, marks, later, opened):
                    return place, 0, later
                depth += 1
                continue
            closes = other in (mark, "”", "''") or (mark in "“‟" and other == '"')
            if closes and depth:
                depth -= 1
                continue
        else:
            closes = other in wanted
        if closes:
            return place, size, later + 1
    return None


def _stray_opening(text: str, marks: list[tuple[int, str, int]], later: int, opened: int) -> bool:
    """Say whether an opening mark inside an open quotation means that a closing one was lost.

    It is nested only when as many closing marks follow as are then open.
    """
    closing = sum(other == "”" for _, other, _ in marks[later:])
    opening = sum(other == "“" for _, other, _ in marks[later:])
    return closing <= opening and bool(text[opened + 1 : marks[later][0]].strip())


def _closing_single(
    text: str, marks: list[tuple[int, str, int]], number: int, wanted: str, end: int
) -> tuple[int, int, int] | None:
    """Return a single mark that closes a quotation and is no apostrophe."""
    opened = marks[number - 1][0]
    straight = marks[number - 1][1] in ("'", "`")
    for later in range(number, len(marks)):
        place, other, size = marks[later]
        if place - opened > MAX_SINGLE:
            return None
        if other not in (("'", "’") if straight else wanted):
            if other in DOUBLE or other in "“”":
                if straight:
                    return None
            continue
        after = text[place + size] if place + size < end else " "
        before = text[place - 1]
        if after.isalnum() or before in " (":
            continue
        if before in "sS" and after == " " and _closes_later(text, marks, later + 1, end):
            continue
        return place, size, later + 1
    return None


def _closes_later(text: str, marks: list[tuple[int, str, int]], number: int, end: int) -> bool:
    """Say whether a plainer closing single mark follows, so that this one is a plural's apostrophe."""
    for place, other, size in marks[number:]:
        if other in ("‘", "'") and not text[place - 1].isalnum() and text[place - 1] not in ".,!?…":
            return False
        if other in ("’", "'") and text[place - 1] in ".,!?…":
            return True
        after = text[place + size] if place + size < end else " "
        if other in ("’", "'") and not after.isalnum() and text[place - 1] not in "sS":
            return True
    return False


def _may_stay_open(text: str, place: int, mark: str, size: int, start: int, end: int) -> bool:
    """Say whether a mark without a partner opens a quotation that its line does not close."""
    before = text[place - 1] if place > start else " "
    after = text[place + size] if place + size < end else " "
    if after.isspace() or (before.isalnum() and mark in DOUBLE):
        return False
    if mark in DOUBLE and before.isdigit():
        return False
    return len(text[place + size : end].split()) > 1


def line_start(text: str, place: int) -> int:
    """Return where the line begins that holds the character at ``place``."""
    return 1 + max(text.rfind(mark, 0, place) for mark in BREAKS)


def line_end(text: str, place: int) -> int:
    """Return where the line ends that holds the character at ``place``."""
    ends = [text.find(mark, place) for mark in BREAKS]
    return min((end for end in ends if end >= 0), default=len(text))
