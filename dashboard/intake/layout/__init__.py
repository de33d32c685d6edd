"""The layout of an article in plain text: which line is its title, which its body, which neither.

Two manners of text are distinguished. A page that was copied or dumped shows signs of furniture, and
only its article is kept; a text without such signs is all article, and nothing of it is dropped.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from dashboard.intake.layout import line_signs
from dashboard.intake.layout.body import body_kinds
from dashboard.intake.layout.body_run import best_run
from dashboard.intake.layout.header import (
    Header,
    find_header,
    is_byline,
    is_date_line,
    is_picture,
    is_place_and_clock,
)
from dashboard.intake.layout.lines import Line, split_lines
from dashboard.intake.layout.list_articles import catalogue_end, listed
from dashboard.intake.outlet_evidence import is_outlet, outlet_in, rights_holder
from dashboard.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.model import BlockKind

ENOUGH_SIGNS = 2
TITLE_WORDS = 30
CAPTION_LETTERS = 30
RIGHTS_WORDS, OUTLET_WORDS = 40, 6


@dataclass(frozen=True, slots=True)
class Layout:
    """A text's lines with the kind of each; ``byline``, ``date`` and ``source`` number some."""

    lines: tuple[Line, ...]
    kinds: tuple[BlockKind, ...]
    byline: int | None = None
    date: int | None = None
    source: int | None = None
    furnished: bool = False

    def of_kind(self, kind: BlockKind) -> list[Line]:
        """Return the lines of one kind, in order."""
        return [line for line, its in zip(self.lines, self.kinds, strict=True) if its == kind]


def recognise(text: str, *, copied: bool = True) -> Layout:
    """Return the layout of a text, of a page with furniture or of an article alone.

    What was not ``copied`` from the web has no furniture, whatever its words.
    """
    lines = split_lines(text)
    if copied and sum(map(_signs, lines)) >= ENOUGH_SIGNS:
        return _page(lines)
    return _article(lines)


def blocks_of(layout: Layout) -> Iterator[Block]:
    """Yield the layout as blocks of the text that it was recognised in."""
    for line, kind in zip(layout.lines, layout.kinds, strict=True):
        credit = line_signs.split_credit(line.text) if kind == "caption" else None
        if credit is None:
            yield Block(kind, line.start, line.end)
            continue
        words = line.text[: credit[0]].rstrip()
        if words:
            yield Block("caption", line.start, line.start + len(words))
        yield Block("credit", line.start + credit[0], line.start + credit[1])


def _signs(line: Line) -> int:
    """Return how strongly a line says that this text is a web page with its furniture."""
    if line.code:
        return 3
    if line.notice or line.opener or line.ender:
        return 2
    return 2 if line.text.startswith("/ Source:") else int(line.widget)


def _page(lines: Sequence[Line]) -> Layout:
    start, end = best_run(lines)
    header = find_header(lines, (start, end))
    kinds: list[BlockKind] = ["furniture"] * len(lines)
    if header.title is not None:
        kinds[header.title] = "title"
        for number, kind in _above_body(lines, header):
            kinds[number] = kind
    for number, line in enumerate(lines[: header.body]):
        if kinds[number] == "furniture" and not line.furniture and _credited(line):
            kinds[number] = "caption"
    if header.byline is not None:
        kinds[header.byline] = "byline"
    if header.source is None:
        header.source = _outlet_line(lines, header, end)
    kinds[header.body : end] = body_kinds(lines[header.body : end])
    if header.title is not None:
        last = catalogue_end(lines, lines[header.title].text, end)
        kinds[end:last] = listed(lines[end:last], body_kinds(lines[end:last]))
    return Layout(
        tuple(lines), tuple(kinds), header.byline, header.date, header.source, furnished=True
    )


def _outlet_line(lines: Sequence[Line], header: Header, end: int) -> int | None:
    """Return the line that names the outlet: in the header, repeated on the page, or of its rights."""
    top = header.body if header.title is None else header.title
    around = [*range(top), *range(end, len(lines))]
    named = [n for n in around if lines[n].words <= OUTLET_WORDS and is_outlet(lines[n].text)]
    counted = Counter(lines[n].folded for n in named)
    found = chain(
        (n for n in range(top, header.body) if _names_outlet(lines[n], dated=n == header.date)),
        (n for n in around if _holds_rights(lines[n])),
        (n for n in named if n < top and counted[lines[n].folded] > 1),
    )
    return next(found, None)


def _names_outlet(line: Line, *, dated: bool) -> bool:
    """Return whether a line of the header names an outlet: alone, or beside the date."""
    return bool(outlet_in(line.text)) and (dated or is_outlet(line.text))


def _holds_rights(line: Line) -> bool:
    return line.words <= RIGHTS_WORDS and rights_holder([line.text]) is not None


def _credited(line: Line) -> bool:
    """Return whether a line is a caption with its credit: a gallery may be above the title."""
    credit = line_signs.split_credit(line.text)
    return credit is not None and is_picture(line) and credit[0] > CAPTION_LETTERS


def _above_body(lines: Sequence[Line], header: Header) -> Iterator[tuple[int, BlockKind]]:
    """Yield the deck and the captions between the title and the body.

    The sentence right under the title is the deck; a sentence beside a caption with a credit tells
    of the same picture.
    """
    assert header.title is not None  # noqa: S101 - the caller has looked
    taken = {header.byline, header.date, header.source}
    between = [
        number
        for number in range(header.title + 1, header.body)
        if number not in taken and not lines[number].furniture
    ]
    captions = {number for number in between if is_picture(lines[number])}
    deck_open = True
    for number in between:
        line = lines[number]
        if number in captions:
            deck_open = False
            yield number, "caption"
        elif line.words < 5 or line.level or line.bullet:
            continue
        elif deck_open and (line.words >= 8 or line.ended):
            yield number, "deck"
            deck_open = not line.ended
        elif line.ended and captions & {number - 1, number + 1}:
            yield number, "caption"


def _article(lines: Sequence[Line]) -> Layout:
    """Return the layout of a text that is all article: a title, a byline, headings, paragraphs."""
    kinds: list[BlockKind] = ["paragraph"] * len(lines)
    head = Header(0)
    if len(lines) > 2 and is_outlet(lines[0].text) and _is_title(lines[1:]):
        kinds[0], head.source = "furniture", 0
    top = 0 if head.source is None else 1
    if _is_title(lines[top:]):
        kinds[top], head.body = "title", top + 1
        for number in range(top + 1, min(top + 4, len(lines) - 1)):
            kinds[number] = _head_kind(lines, number, head)
    for number in range(head.body, len(lines)):
        if _is_heading(lines, number):
            kinds[number] = "heading"
    return Layout(tuple(lines), tuple(kinds), head.byline, head.date, head.source)


def _head_kind(lines: Sequence[Line], number: int, head: Header) -> BlockKind:
    """Return the kind of one of the lines below the title, and note it where it belongs to the head."""
    line, beside = lines[number], number == head.body
    kind: BlockKind = "furniture"
    if head.byline is None and is_byline(line):
        kind, head.byline = "byline", number
    elif head.date is None and is_date_line(line):
        kind, head.date = "paragraph", number
        if head.source is None and outlet_in(line.text):
            head.source = number
    elif beside and head.source is None and is_outlet(line.text):
        head.source = number
    elif not (beside and is_place_and_clock(line)):
        return "paragraph"
    head.body = number + 1
    return kind


def _is_title(lines: Sequence[Line]) -> bool:
    """Return whether the first line is a headline: one short line without a full stop above prose."""
    if len(lines) < 2:
        return False
    first = lines[0]
    if first.bullet or not 2 <= first.words <= TITLE_WORDS or len(first.text) > 220:
        return False
    if first.states:
        return False
    return any(line.words >= 12 for line in lines[1:6]) and (
        first.level > 0 or lines[1].gap > 0 or first.words < 20
    )


def _is_heading(lines: Sequence[Line], number: int) -> bool:
    """Return whether a line is a heading: marked as one, or short, alone, and between paragraphs."""
    line = lines[number]
    if line.level:
        return True
    if line.ended or line.bullet or line.words > 10 or not 0 < number < len(lines) - 1:
        return False
    if line.goes_on:
        return False
    before, after = lines[number - 1], lines[number + 1]
    alone = min(line.gap, after.gap) > 0
    return alone and min(before.words, after.words) >= 12 and before.ended
