"""Word and RTF files as text, and the exports that come in them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.intake.archives import DAMAGED
from dashboard.intake.charset import decode
from dashboard.intake.exports import family_of, read_export
from dashboard.intake.plaintext import draft_from_text
from dashboard.intake.xml_checks import declares
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.intake.draft import Draft
    from dashboard.intake.file_items import Item

WORD = "word/document.xml"
HEADING = re.compile(r"(?:Heading|Überschrift|Titre|Título|Titolo) ?(\d)", re.IGNORECASE)
CONTROL_WORDS = 2_000_000
"""Backslashes in an RTF file: its reader takes a second for a million."""


def read_word(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of a Word file, or those of an export that it holds."""
    import docx
    from docx.opc.exceptions import OpcError

    data = item.all()
    refused = xml_refused(data, item.name)
    if refused:
        yield refused
        return
    try:
        document = docx.Document(io.BytesIO(data))
        lines = [_line(paragraph) for paragraph in document.paragraphs]
        stated = document.core_properties.title
    except (OpcError, KeyError, ValueError, *DAMAGED) as error:
        yield Problem("broken", item.name, f"a damaged Word file ({error})"[:200])
        return
    yield from read_words("\n\n".join(lines), item.name, stated)


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
