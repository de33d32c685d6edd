"""What surrounds the copy of a press release: heading, contacts, end mark, dateline.

A release says by its own words what it is: "FOR IMMEDIATE RELEASE" or a contact's block above the text,
"###" or "- ENDS -" below it. What follows that mark tells of the house, not of the news.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dashboard.intake.layout import line_signs
from dashboard.intake.layout.header import is_date_line
from dashboard.intake.layout.lines import split_lines
from dashboard.intake.publication_days import find_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEAD_LINES, FOOT_LINES, BLOCK_LINES = 12, 8, 6
"""Lines in which a release's heading and its last contacts stand, and lines of one contact's block."""
HEADING_LETTERS, DETAIL_LETTERS, MARK_LETTERS, REACH_LETTERS, PROSE_WORDS = 100, 120, 16, 300, 12
RELEASED = re.compile(
    r"\W*(?:(?:for )?immediate release|for (?:general )?release|(?:strictly )?embargoed? (?:until|till|for)|release date|date of release"
    r"|(?:press|news|media) (?:release|statement)(?=\W*$|\W+.*\d))\b.*",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"\W*(?:(?:(?:media|press|news|public affairs) )?(?:contacts?|enquiries|inquiries|office)(?: (?:person|information|details))?\s*:.*"
    r"|(?:media|press) (?:contacts?|enquiries|inquiries)\W*)",
    re.IGNORECASE,
)
REACH = re.compile(
    r"\W*for (?:more|further|additional|media|press) (?:information|details|enquiries|inquiries|questions)\b[^.!?]{0,120}?"
    r"(?:contact|visit|see|e-?mail|call|write|go to|follow)\b",
    re.IGNORECASE,
)
DETAIL = re.compile(
    r"[\w.+-]@[\w-]+\.\w|(?<![\w.])(?:\+|\()?\d[\d ().–-]{6,24}\d(?!\w)|\bwww\.\w|https?://\w"
)
"""A mail address, a telephone number, a web address."""
END = re.compile(
    r"(?:#\s?){2,8}|[-–—]\s?30\s?[-–—]|[-–—*\s]*ENDS?[-–—*.\s]*|[-–—*]\s*[Ee]nds?\s*[-–—*]"
)
LETTERS_OF_A_MARK = 3
"""Of fewer, as in "##", a mark parts items of other texts too."""
QUOTED = re.compile(r"\W*(?:begin|end)(?: of)? text\W*", re.IGNORECASE)
"""The marks around a statement that a release gives whole."""
WORD = r"[^\W\d_a-z][^\s\d,()]{0,40}"
DATELINE = re.compile(
    rf"(?!(?:After|Before|By|From|In|On|Since|Until)\b)(?P<place>{WORD}(?:,? (?:{WORD}|(?:a[mn]|auf|d[aeio]|del|den|der|du|la|le|of|sur|the)\b)){{0,7}})"
    r"(?:,|\s?[–—]|\s--?|\s\()\s*"
    r"(?P<day>[^\W\d_]{3,9}\.? \d{1,2}, ?\d{4}|\d{1,2} [^\W\d_]{3,9} \d{4})\)?"
    r"(?:\s*[(/][^()/\n]{2,40}[)/])?\s*(?:[–—]|--|-\s)"
)
"""The place and the full day before a release's first words: "LINDHAVEN, May 3, 2024 — …"; no words of a sentence."""


class Furniture(NamedTuple):
    """Which lines of a release are no part of its copy, and the day that its heading gives."""

    lines: set[int]
    day: str | None


def release_furniture(lines: Sequence[str]) -> Furniture:
    """Return the lines around the copy of a press release; none where a text is no release."""
    prose = next((n for n, line in enumerate(lines) if _is_prose(line)), len(lines))
    end = _end(lines)
    below = range(max(prose + 1, end - FOOT_LINES), end)
    head, found = _head(lines, prose), _blocks(lines, below, end)
    found |= {
        n for n, one in enumerate(lines) if len(one) <= MARK_LETTERS and QUOTED.fullmatch(one)
    }
    stated = (find_day(lines[n]).iso for n in sorted(head))
    return Furniture(head | found | {*range(end, len(lines))}, next(filter(None, stated), None))


def _head(lines: Sequence[str], prose: int) -> set[int]:
    """Return the lines above a release's headline: what it is, whom to ask, its day."""
    top = range(min(HEAD_LINES, prose))
    found = {n for n in top if len(lines[n]) <= HEADING_LETTERS and RELEASED.fullmatch(lines[n])}
    found |= _blocks(lines, top, prose)
    dated = {n for n in top if any(map(is_date_line, split_lines(lines[n])))}
    return found | dated if found else set()


def _blocks(lines: Sequence[str], starts: Iterable[int], end: int) -> set[int]:
    """Return the lines of the contacts' blocks that begin at some lines."""
    begun = (n for n in starts if CONTACT.fullmatch(lines[n][:DETAIL_LETTERS]))
    return {n for start in begun for n in _block(lines, start, end)}


def _block(lines: Sequence[str], start: int, end: int) -> set[int]:
    """Return the lines from the word "Contact" to the last number or address of the few below it."""
    last = None
    for n in range(start, min(end, start + BLOCK_LINES + 1)):
        if len(lines[n]) > DETAIL_LETTERS or _is_prose(lines[n]):
            break
        last = n if DETAIL.search(lines[n]) else last
    return set(range(start, last + 1)) if last is not None else set()


def _end(lines: Sequence[str]) -> int:
    """Return the line of the mark that ends a release's copy, with the shorter part below; several marks part items.

    Where no line says that the text is a release, a mark of few letters with prose below it parts items too.
    """
    ends = [n for n, one in enumerate(lines) if len(one) <= MARK_LETTERS and END.fullmatch(one)]
    if len(ends) != 1:
        return len(lines)
    above, below = lines[: ends[0]], lines[ends[0] :]
    shorter = sum(map(len, below)) < sum(map(len, above))
    more = any(RELEASED.fullmatch(one[:HEADING_LETTERS]) for one in below)
    heads = (one[:HEADING_LETTERS] for one in lines)
    signs = (RELEASED.fullmatch(one) or CONTACT.fullmatch(one) for one in heads)
    weak = len(lines[ends[0]].replace(" ", "")) < LETTERS_OF_A_MARK
    goes_on = weak and any(map(_is_prose, below)) and not any(signs)
    return ends[0] if shorter and not (more or goes_on) else len(lines)


def _is_prose(line: str) -> bool:
    return len(line.split()) >= PROSE_WORDS and bool(line_signs.END_MARK.search(line))


def says_whom_to_ask(line: str) -> bool:
    """Return whether a line tells where there is more: "For media inquiries, please contact press@harbour.example"."""
    return bool(REACH.match(line)) and bool(DETAIL.search(line[:REACH_LETTERS]))


def dateline_day(words: str) -> str | None:
    """Return the full day that stands with the place before a text's first words, else None."""
    found = DATELINE.match(words[:200])
    return find_day(found["day"]).iso if found else None
