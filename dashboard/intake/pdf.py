"""PDF files into text: lines with their places by PDFium, joined into paragraphs again.

A PDF knows letters and places only. What is a paragraph is told by the distance of lines, their ends
and their size; running heads by their return on most pages; a hyphen at a line's end by the words of
the file itself. A scan holds no text, and is named.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from dashboard.intake import limits
from dashboard.intake.draft import Draft
from dashboard.intake.identity import web_address
from dashboard.intake.layout import line_signs
from dashboard.intake.pdf_streams import unpacks_too_far
from dashboard.intake.plaintext import draft_from_text
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FEWEST_LETTERS = 40
MARGIN, OFTEN, FEW_PAGES = 0.12, 0.5, 3
LARGER, OTHER_SIZE = 1.15, 0.12
WIDER, SHORTER, HALF, INDENT = 1.35, 0.1, 0.5, 0.8
HEADING_LETTERS = 120
WIDEST_COLUMN_STEP = 200
BROKEN_WORD = re.compile(r"(\w+)[\x02\u00ad\ufffe](\w+)")
LEADER = re.compile(r"(?:\.{3,}|(?:\. ){5,}\.?) ?\d{1,4}$")
"""What leads from an entry of a table of contents to its page."""
FEW_ENTRIES = 3
CONTENTS = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|índice", re.IGNORECASE
)
PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?", re.IGNORECASE)
PRINTED = re.compile(
    r"(?:\d{1,4} of \d{1,4} )?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?(?: .{0,300})?",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"(?:.{0,300} )?((?:https?|file)://\S+)(?: \d{1,4}/\d{1,4})?")
"""What a browser prints above and below a page: when it did so, the page's title, its address."""
SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]{0,3}$")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words, the ends of its first and last letter, in points from below left.

    ``height`` is the share of the page above the line's foot, ``size`` its letters' size in points.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    height: float


class CrowdedPage(ValueError):
    """A file holds more pages, or more on its pages, than any printed one."""


def read_pdf(data: bytes) -> Draft | Problem:
    """Return the draft of the article in a PDF, or what keeps it from being read."""
    import pypdfium2

    packed = unpacks_too_far(data)
    if packed:
        return packed
    try:
        document = pypdfium2.PdfDocument(data)
        lines = _all_lines(document)
        pages = len(document)
    except CrowdedPage as error:
        return Problem("too_large", "", str(error))
    except pypdfium2.PdfiumError as error:
        return _damage(error)
    if sum(len(line.text) for line in lines) < FEWEST_LETTERS:
        told = "a PDF of pictures without text; run text recognition over it and add that"
        return Problem("scan", "", told)
    draft = draft_from_text(printed_text(lines, pages), copied=False)
    if isinstance(draft, Draft):
        _entitle(draft, document.get_metadata_value("Title"))
        draft.url = web_address(_printed_address(lines)) or draft.url
        draft.warnings.append(f"pdf: {pages} page{'s' if pages > 1 else ''}")
    return draft


def _damage(error: Any) -> Problem:
    """Return the problem with a file that PDFium refuses."""
    from pypdfium2 import raw

    if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
        return Problem("encrypted", "", "a PDF with a password; save it without and add that")
    return Problem("broken", "", f"a damaged PDF; copy or download it again ({error})"[:200])


def _all_lines(document: Any) -> list[Line]:
    """Return the lines of all pages; raise CrowdedPage where they are more than any PDF's."""
    if len(document) > limits.PDF_PAGES:
        raise CrowdedPage(f"{len(document):,} pages; the limit is {limits.PDF_PAGES:,}")
    lines: list[Line] = []
    for number, page in enumerate(document):
        lines.extend(_lines(page, number))
        if len(lines) > limits.PDF_LINES:
            told = f"{len(lines):,} lines on {number + 1:,} pages"
            raise CrowdedPage(f"{told}; the limit is {limits.PDF_LINES:,}")
    return lines


def _entitle(draft: Draft, stated: str) -> None:
    """Take the title that the file states of itself, where none was told and its first words say it."""
    title = line_signs.fold(stated)
    if draft.title or title.count(" ") < 1 or not draft.body:
        return
    if line_signs.fold(draft.body[0].text) == title:
        draft.title, draft.body = stated, draft.body[1:]
    elif title in line_signs.fold(" ".join(part.text for part in draft.body[:5])):
        draft.title = stated


def printed_text(lines: Sequence[Line], pages: int) -> str:
    """Return printed lines as text: the headline first, a blank line between paragraphs."""
    lines = _without_heads(lines, pages)
    body = _body_size(lines)
    pitch = _pitch(lines, body)
    edges = Edges(lines)
    blocks: list[list[Line]] = []
    for before, line in pairwise([None, *lines]):
        if line is None:
            continue
        usual = pitch * max(1.0, line.size / body)
        if before is None or _parts(before, line, usual, edges, body):
            blocks.append([])
        blocks[-1].append(line)
    title = _headline(blocks, body)
    ordered = [*title, *(block for block in blocks if block not in title)]
    words = [_marked(block, body, title) for block in ordered]
    return _whole_words("\n\n".join(filter(None, words)))


def _lines(page: Any, number: int) -> Iterator[Line]:
    """Yield the lines of a page in the order in which it draws them."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    if text_page.count_chars() > limits.PDF_PAGE_LETTERS:
        told = f"page {number + 1:,} has {text_page.count_chars():,} letters"
        raise CrowdedPage(f"{told}; the limit is {limits.PDF_PAGE_LETTERS:,}")
    text = text_page.get_text_range()
    if text.count("\n") > limits.PDF_PAGE_LINES:
        told = f"page {number + 1:,} has {text.count('\n') + 1:,} lines"
        raise CrowdedPage(f"{told}; the limit is {limits.PDF_PAGE_LINES:,}")
    _, height = page.get_size()
    position = 0
    for words in text.split("\r\n"):
        start, end = position, position + len(words.rstrip()) - 1
        position += len(words) + 2
        start += len(words) - len(words.lstrip())
        if start > end:
            continue
        left, low, _, top = text_page.get_charbox(start, loose=True)
        _, bottom, right, _ = text_page.get_charbox(end, loose=True)
        letter = next((n for n in range(start, end) if text[n].isalnum()), start)  # past a bullet
        size = float(pdfium.FPDFText_GetFontSize(text_page.raw, ctypes.c_int(letter)))
        size = size if size > 1 else top - low
        yield Line(words.strip(), number, left, right, low, bottom, size, low / max(1.0, height))


def _printed_address(lines: Iterable[Line]) -> str | None:
    """Return the address that a browser prints in the margin of a page beside the time, None where there is none."""
    margin = [line for line in lines if not MARGIN < line.height < 1 - MARGIN]
    found = (ADDRESS.fullmatch(line.text) for line in margin)
    printed = any(PRINTED.fullmatch(line.text) for line in margin)
    return next((match[1] for match in found if match and printed), None)


def _without_heads(lines: Sequence[Line], pages: int) -> list[Line]:
    """Return the lines without page numbers, what returns in the margins of most pages, and a table of contents."""
    margin = [line for line in lines if not MARGIN < line.height < 1 - MARGIN]
    told: dict[str, set[int]] = {}
    for line in margin:
        told.setdefault(re.sub(r"\d+", "#", line.text), set()).add(line.page)
    heads = {words for words, on in told.items() if pages >= FEW_PAGES and len(on) >= OFTEN * pages}
    dropped = {
        line
        for line in margin
        if PAGE_NUMBER.fullmatch(line.text) or re.sub(r"\d+", "#", line.text) in heads
    }
    if _printed_address(lines):
        dropped |= {one for one in margin if PRINTED.fullmatch(one.text)}
        dropped |= {one for one in margin if ADDRESS.fullmatch(one.text)}
    return _without_contents([line for line in lines if line not in dropped])


def _without_contents(lines: list[Line]) -> list[Line]:
    """Return the lines without a table of contents: from the first to the last that leads to a page, on each page."""
    leading: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        if LEADER.search(line.text):
            leading.setdefault(line.page, []).append(place)
    tables = [range(some[0], some[-1] + 1) for some in leading.values() if len(some) >= FEW_ENTRIES]
    within = {place for table in tables for place in table}
    headed = {table[0] - 1 for table in tables if CONTENTS.fullmatch(lines[table[0] - 1].text)}
    return [line for place, line in enumerate(lines) if place not in within | headed]


def _body_size(lines: Iterable[Line]) -> float:
    """Return the size in which most letters are printed."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    letters.pop(0.0, None)  # a damaged font has no size
    return letters.most_common(1)[0][0] if letters else 1.0


def _pitch(lines: Sequence[Line], body: float) -> float:
    """Return the usual distance from one line of the body to the next, in points."""
    steps = [
        before.bottom - line.top
        for before, line in pairwise(lines)
        if before.page == line.page and 0 < before.bottom - line.top < 4 * body
    ]
    return median(steps) if steps else 1.2 * body


class Edges:
    """Where the lines of each column end on the right, by page and by the point they begin at."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._ends: dict[tuple[int, int], float] = {}
        for line in lines:
            key = (line.page, int(line.left))
            self._ends[key] = max(line.right, self._ends.get(key, line.right))

    def of(self, line: Line) -> float:
        """Return where lines of this line's column end; columns begin within four letters' size."""
        reach = min(int(4 * line.size), WIDEST_COLUMN_STEP)
        begins = range(int(line.left) - reach, int(line.left) + reach + 1)
        return max(self._ends.get((line.page, begin), line.right) for begin in begins)


def _parts(before: Line, line: Line, pitch: float, edges: Edges, body: float) -> bool:
    """Return whether a paragraph ends between two lines; ``edges`` are those of all lines."""
    if abs(before.size - line.size) > OTHER_SIZE * max(before.size, line.size):
        return True
    ended = bool(SENTENCE_END.search(before.text))
    edge = edges.of(before)
    missing = (edge - before.right) / max(1.0, edge - before.left)
    short = missing > SHORTER
    step = before.bottom - line.top
    if before.page != line.page or step <= 0:
        return ended or (short and not line.text[0].islower())
    if step > WIDER * pitch or (missing > HALF and before.size < LARGER * body):
        return True
    return ended and (short or line.left > before.left + INDENT * line.size)


def _headline(blocks: Sequence[list[Line]], body: float) -> list[list[Line]]:
    """Return the block on the first page that is printed largest, if it is larger than the body."""
    first = [block for block in blocks if block[0].page == blocks[0][0].page]
    largest = max(first, key=lambda block: block[0].size, default=None)
    if largest is None or largest[0].size < LARGER * body:
        return []
    return [largest] if sum(len(line.text) for line in largest) < 2 * HEADING_LETTERS else []


def _marked(block: Sequence[Line], body: float, title: Sequence[Sequence[Line]]) -> str:
    """Return a block on one line, marked where its size makes it the headline or a heading."""
    words = " ".join(line.text for line in block)
    words = re.sub(r"(?<=\w)-\s(?=[a-z])", "\u00ad", words)
    if block in title:
        return f"# {words}"
    larger = block[0].size >= LARGER * body and len(words) <= HEADING_LETTERS
    return f"## {words}" if larger and any(map(str.isalpha, words)) else words


def _whole_words(text: str) -> str:
    """Return the text with each word that a line's end broke made whole, as the file writes it."""
    known = Counter(re.findall(r"\w+(?:-\w+)*", text))

    def whole(match: re.Match[str]) -> str:
        hyphened = f"{match[1]}-{match[2]}"
        if known[f"{match[1]}{match[2]}"] >= known[hyphened]:
            return hyphened if match[2][0].isupper() else f"{match[1]}{match[2]}"
        return hyphened

    return BROKEN_WORD.sub(whole, text)
