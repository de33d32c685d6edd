"""What is above the body: title, deck, byline, date line; and where the body truly begins.

A deck and captions are prose too, so the run of prose may begin with them; what precedes a byline,
a date line or "/ Source:" is header all the same.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.intake.layout import line_signs
from dashboard.intake.publication_days import find_day
from dashboard.intake.words import alternatives, word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.intake.layout.lines import Line

SOURCE = re.compile(r"/?\s?Source\s?:\s?(?P<name>.{0,60})$", re.IGNORECASE)
NAME = r"[^\W\d_a-z][\w.'’-]{0,24}(?:\s(?:[^\W\d_a-z][\w.'’-]{0,24}|de|da|del|di|van|von|der|den|bin|al|la|le|du|dos))"
PEOPLE = re.compile(
    rf"{NAME}{{1,3}}(?:(?:, | and | und | et | y | & |, and ){NAME}{{0,3}}){{0,4}}[,.]?$"
)
NOT_IN_NAMES = frozenset({"of", "the", "for", "in", "on", "at", "to", "from"})
CLOCK_AND_PLACE = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*[ ,]+){1,4}[·|–—-]? ?(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?|Uhr|h)?(?: \(?[A-Z]{2,5}\)?)?"
)
"""A place and a time of day without a day, as they are beside bylines: "LINDHAVEN, 14:05 CET"."""
DATE_LINE_CHARS = 160
HEADER_LINES = 14
HEADER_PROSE = 5
TITLE_REACH = 60
ENOUGH_TITLE = 2.2
DECK_WORDS, SHARE_BUTTONS = 70, 3
CAPTION_WORDS = 110


@dataclass(slots=True)
class Header:
    """Line numbers of the header's parts; ``body`` is the first line below it."""

    body: int
    title: int | None = None
    byline: int | None = None
    date: int | None = None
    source: int | None = None


@functools.cache
def _bylines() -> tuple[re.Pattern[str], frozenset[str], tuple[str, ...]]:
    lists = word_list("bylines")
    opener = alternatives(lists["by"])
    beside = frozenset(word for entry in lists["dates"] for word in line_signs.fold(entry).split())
    return (
        re.compile(rf"(?i:{opener})\b[:\s]\s{{0,3}}(?=[^\W\d_a-z])"),
        beside,
        tuple(line_signs.fold(entry) for entry in lists["updates"]),
    )


def is_byline(line: Line) -> bool:
    """Return whether a short line opens as a byline: "By Ann Example"."""
    opener, _, _ = _bylines()
    match = opener.match(line.text)
    if not match or line.words > 24 or len(line.text) > 200:
        return False
    name = line.text[match.end() : match.end() + 60]
    return name[:1].isupper() and (not line.ended or line.words <= 8)


def is_people(line: Line) -> bool:
    """Return whether a line is nothing but names of people, as it may be beside a date."""
    if (
        line.ended
        or not 2 <= line.words <= 14
        or not NOT_IN_NAMES.isdisjoint(line.folded.split(" "))
    ):
        return False
    return bool(PEOPLE.match(line.text))


def is_date_line(line: Line) -> bool:
    """Return whether a line is a date and hardly anything else."""
    if len(line.text) > DATE_LINE_CHARS or not any(map(str.isdigit, line.text)):
        return False
    if find_day(line.text) == find_day(""):
        return False
    _, beside, _ = _bylines()
    months = word_list("months")
    others = [
        word
        for word in line.folded.split(" ")
        if not word[0].isdigit() and word not in beside and word not in months
    ]
    return len(others) <= 3


def is_place_and_clock(line: Line) -> bool:
    """Return whether a line is a place with a time of day and nothing else."""
    return len(line.text) <= DATE_LINE_CHARS // 2 and bool(CLOCK_AND_PLACE.fullmatch(line.text))


def is_update(line: Line) -> bool:
    """Return whether a date line tells of a later version only."""
    return line.folded.startswith(_bylines()[2])


def find_header(lines: Sequence[Line], run: tuple[int, int]) -> Header:
    """Return what is above a run of prose, and where the body below it begins."""
    start, end = run
    header = Header(start)
    for number in _near(lines, start, end):
        if _take_mark(header, lines, number):
            header.body = max(header.body, number + 1)
    if header.byline is None:
        header.byline = _names_beside(lines, header)
    if header.body < end and lines[header.body].level == 1:
        header.body += 1  # a headline that asks or exclaims reads as a sentence
    header.title = _title(lines, header, end)
    if header.title is None and header.body + 1 < end and _asks(lines[header.body]):
        header.title, header.body = header.body, header.body + 1
    if header.title == header.body - 1 and _is_deck(lines, header, end):
        header.body += 1
    return header


def _take_mark(header: Header, lines: Sequence[Line], number: int) -> bool:
    """Note a line that is a byline, a date line or names the source; say whether it is."""
    line = lines[number]
    if SOURCE.match(line.text) and line.words <= 8:
        header.source = number
    elif is_byline(line):
        header.byline = number if header.byline is None else header.byline
    elif is_date_line(line):
        if header.date is None or (is_update(lines[header.date]) and not is_update(line)):
            header.date = number
    else:
        return False
    return True


def _asks(line: Line) -> bool:
    """Return whether a line may be a headline that ends in a question or exclamation mark."""
    return line.text.endswith(("?", "!")) and 3 <= line.words <= 20 and not line.furniture


def _is_deck(lines: Sequence[Line], header: Header, end: int) -> bool:
    """Return whether the first sentences under the title stand apart from the prose below them."""
    first = header.body
    if first + 2 >= end or not lines[first].ended or lines[first].words > DECK_WORDS:
        return False
    below = lines[first + 1 : min(end, first + HEADER_LINES)]
    prose = next((n for n, line in enumerate(below) if line.prose and not is_picture(line)), 0)
    between = below[:prose]
    if any(line.opener for line in between):
        return False
    signed = any(is_byline(line) or is_people(line) or is_picture(line) for line in between)
    return signed or sum(line.widget for line in between) >= SHARE_BUTTONS


def is_picture(line: Line) -> bool:
    """Return whether a line by its own words is a picture's caption."""
    if line.words > CAPTION_WORDS or line.furniture:
        return False
    credit = line_signs.split_credit(line.text)
    if credit is None:
        return line_signs.shows_picture(line.text)
    return line.text[credit[0]] not in "([" or not line_signs.SAID.search(line.text[: credit[0]])


def _near(lines: Sequence[Line], start: int, end: int) -> range:
    """Return the lines where a header's marks may stand: above the run, and a little way into it."""
    prose, last = 0, start
    for number in range(start, min(end, start + HEADER_LINES)):
        prose += lines[number].prose
        last = number + 1
        if prose >= HEADER_PROSE:
            break
    return range(max(0, start - 2 * HEADER_LINES), last)


def _names_beside(lines: Sequence[Line], header: Header) -> int | None:
    """Return the line of mere names next to the date line, if there is one."""
    if header.date is None:
        return None
    for number in (header.date - 1, header.date + 1):
        if 0 <= number < len(lines) and is_people(lines[number]):
            return number
    return None


def _title(lines: Sequence[Line], header: Header, end: int) -> int | None:
    """Return the line above the body that reads most like its headline."""
    body = {
        word
        for line in lines[header.body : min(end, header.body + 30)]
        for word in line.folded.split(" ")
        if len(word) > 3
    }
    best, found = ENOUGH_TITLE, None
    taken = {header.byline, header.date, header.source}
    for number in range(max(0, header.body - TITLE_REACH), header.body):
        if number not in taken:
            score = _title_score(lines, number, header, body)
            if score > best:
                best, found = score, number
    return found


def _title_score(lines: Sequence[Line], number: int, header: Header, body: set[str]) -> float:
    line = lines[number]
    if line.furniture or not 3 <= line.words <= 30 or line.bullet or len(line.text) > 250:
        return 0.0
    if line_signs.split_credit(line.text) or line_signs.shows_picture(line.text):
        return 0.0
    score = _likeness(line, body) - 0.04 * (header.body - number)
    if header.byline is not None and number > header.byline:
        score -= 1.5
    before = lines[number - 1] if number else None
    if before is None or before.furniture or before.words < 3:
        score += 0.8  # first of its group: what follows it is the deck
    return score + (0.8 if number + 1 < header.body and lines[number + 1].ended else 0.0)


def _likeness(line: Line, body: set[str]) -> float:
    """Return how much a line by itself reads like the headline of a body with these words."""
    content = {word for word in line.folded.split(" ") if len(word) > 3}
    shared = len(content & body) / len(content) if content else 0.0
    score = 3 * shared + min(line.words, 10) / 4 + (2.0 if line.level == 1 else 0.0)
    return score - (1.5 if line.states else 0.0)
