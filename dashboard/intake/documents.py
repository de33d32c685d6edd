"""Word and RTF files as text, and the exports that come in them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from dashboard.intake import limits
from dashboard.intake.archives import DAMAGED
from dashboard.intake.charset import decode
from dashboard.intake.columns import AS_NAMED, part_of
from dashboard.intake.draft import Draft
from dashboard.intake.exports import family_of, read_export
from dashboard.intake.layout.line_signs import END_MARK
from dashboard.intake.plaintext import draft_from_text
from dashboard.intake.xml_checks import declares
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.intake.file_items import Item

WORD = "word/document.xml"
HEADING = re.compile(r"(?:Heading|Überschrift|Titre|Título|Titolo) ?(\d)", re.IGNORECASE)
TABLE_ROWS, PROSE_LETTERS = 2_000, 80
"""Rows of a table in a Word file that are read, and letters of a cell that is prose."""
CONTROL_WORDS = 2_000_000
"""Backslashes in an RTF file: its reader takes a second for a million."""


def read_word(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of a Word file, or those of an export that it holds."""
    import docx
    from docx.opc.exceptions import OpcError
    from docx.table import Table

    data = item.all()
    refused = xml_refused(data, item.name)
    if refused:
        yield refused
        return
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = [*document.iter_inner_content()]
        tables = [one for one in blocks if isinstance(one, Table)]
        lines = [line for one in blocks for line in _lines(one)]
        facts = dict(fact for table in tables for fact in _facts(table))
        stated = document.core_properties.title
    except (OpcError, KeyError, ValueError, *DAMAGED) as error:
        yield Problem("broken", item.name, f"a damaged Word file ({error})"[:200])
        return
    for draft in read_words("\n\n".join(lines), item.name, stated):
        if isinstance(draft, Draft):
            draft.source = draft.source or facts.get("source")
            if not draft.published and "published" in facts:
                draft.published, draft.published_confidence = facts["published"], "high"
                draft.published_evidence = f"field: {facts['published']}"[:80]
        yield draft


def _lines(block: Any) -> Iterator[str]:
    """Yield the lines of a paragraph, or of the cells of a table that hold prose."""
    if hasattr(block, "rows"):
        for cell in _cells(block):
            words = [_line(paragraph) for paragraph in cell.paragraphs]
            yield from words if any(map(_is_prose, words)) else ()
    else:
        yield _line(block)


def _cells(table: Any) -> list[Any]:
    """Return the cells of a table in order, one that is merged once."""
    cells = (cell for row in table.rows[:TABLE_ROWS] for cell in row.cells)
    return list({cell._tc: cell for cell in cells}.values())  # noqa: SLF001 - python-docx has no other sign of a merged cell


def _is_prose(words: str) -> bool:
    return len(words) >= PROSE_LETTERS and END_MARK.search(words) is not None


def _facts(table: Any) -> Iterator[tuple[str, str]]:
    """Yield what a table of two columns says of an article: the part that its first cell names, and the second."""
    for row in table.rows[:TABLE_ROWS]:
        cells = [" ".join(cell.text.split()) for cell in row.cells]
        part = part_of(cells[0], AS_NAMED)[0] if len(cells) == 2 else ""
        if part and cells[1]:
            yield part, cells[1]


def _line(paragraph: object) -> str:
    """Return a paragraph's words, marked as a heading where its style says so."""
    words = " ".join(str(getattr(paragraph, "text", "")).split())
    style = str(getattr(getattr(paragraph, "style", None), "name", "") or "")
    match = HEADING.match(style)
    if words and (style == "Title" or match):
        return f"{'#' * (int(match[1]) + 1 if match else 1)} {words}"
    return words


def xml_refused(data: bytes, where: str) -> Problem | None:
    """Return why a zip of XML is not parsed, None where it may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [
                part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))
            ]
            if sum(part.file_size for part in archive.infolist()) > limits.ARCHIVE_BYTES:
                return Problem(
                    "bomb", where, f"unpacks to more than {limits.ARCHIVE_BYTES:,} bytes"
                )
            for part in parts:
                if part.file_size > limits.FILE_BYTES:
                    told = f"{part.filename} has {part.file_size:,} bytes; the limit is {limits.FILE_BYTES:,}"
                    return Problem("too_large", where, told)
                if declares(decode(archive.read(part)).text):
                    return Problem("dtd_refused", where, "refused for a document type in it")
    except DAMAGED as error:
        return Problem("broken", where, f"a damaged document ({error})"[:200])
    return None


def read_rtf(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of an RTF file, or those of an export that it holds."""
    from striprtf.striprtf import rtf_to_text

    source = item.all().decode("latin-1")
    if source.count("\\") > CONTROL_WORDS:
        told = f"more than {CONTROL_WORDS:,} commands; save it as text and add that"
        yield Problem("too_large", item.name, told)
        return
    text = rtf_to_text(source, errors="replace").replace("\x00", "")
    yield from read_words(re.sub(r"\n+", "\n\n", text), item.name, None)


def read_words(text: str, name: str, stated: str | None) -> Iterator[Draft | Problem]:
    """Yield the articles of a document's text: of an export, each; else the one that it is."""
    family = family_of(text)
    if family:
        yield from read_export(family, text, name)
        return
    draft = draft_from_text(text)
    if isinstance(draft, Problem):
        yield Problem(draft.name, name, draft.detail)
        return
    draft.title = draft.title or stated or None
    draft.raw_ref = name
    yield draft
