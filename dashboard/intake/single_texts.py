"""Files of one text: pages, PDFs and plain text; and exports that come as pages or text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.intake.article_splitting import parted
from dashboard.intake.charset import Decoded, decode
from dashboard.intake.exports import factiva, family_of, read_export
from dashboard.intake.frontmatter import draft_from_front_matter, draft_from_labels
from dashboard.intake.plaintext import draft_from_text
from dashboard.intake.records import draft_of_record
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.intake.draft import Draft
    from dashboard.intake.file_items import Item

NO_CHARSET = "not text in any charset we know; save it as UTF-8 text and add that"


def read_text(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of a plain text, or the several that plainly are in it."""
    decoded = _text(item)
    if isinstance(decoded, Problem):
        yield decoded
        return
    pieces = parted(decoded.text)
    for number, piece in enumerate(pieces, 1):
        place = replace(item, name=f"{item.name}#{number}") if len(pieces) > 1 else item
        yield _of(draft_from_labels(piece, place.name) or draft_from_text(piece), place, decoded)


def read_database(item: Item) -> Iterator[Draft | Problem]:
    """Yield the articles of a text that is an export of a news database."""
    decoded = _text(item)
    if isinstance(decoded, Problem):
        yield decoded
        return
    family = family_of(decoded.text)
    if family is None:
        yield _of(draft_from_text(decoded.text), item, decoded)
        return
    yield from read_export(family, decoded.text, item.name)


def read_front_matter(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of a text with front matter, or of the plain text that it is without."""
    decoded = _text(item)
    if isinstance(decoded, Problem):
        yield decoded
        return
    found = draft_from_front_matter(decoded.text, item.name)
    yield _of(found or draft_from_text(decoded.text), item, decoded)


def read_page(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of a saved page, or those of a page that Factiva wrote."""
    from dashboard.intake.webpage import draft_from_page
    from dashboard.intake.webpage.tree import page_tree

    decoded = _text(item)
    if isinstance(decoded, Problem):
        yield decoded
        return
    tree = page_tree(decoded.text) if factiva.is_page(decoded.text) else None
    if tree is not None:
        for number, record in enumerate(factiva.page_records(tree), 1):
            yield draft_of_record(record, f"{item.name}#{number}")
        return
    yield _of(draft_from_page(decoded.text), item, decoded)


def read_print(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of a PDF."""
    from dashboard.intake.pdf import read_pdf

    yield _of(read_pdf(item.all()), item, None)


def _text(item: Item) -> Decoded | Problem:
    """Return a file as text, or the problem that it is in no charset we know."""
    decoded = decode(item.all())
    if decoded.text.count("\ufffd") * 10 > len(decoded.text):
        return Problem("unsupported_format", item.name, NO_CHARSET)
    return decoded


def _of(draft: Draft | Problem, item: Item, decoded: Decoded | None) -> Draft | Problem:
    """Return a draft with the file that it comes from, or a problem with where it is."""
    if isinstance(draft, Problem):
        return replace(draft, where=item.name)
    draft.raw_ref = item.name
    draft.warnings[:0] = decoded.warnings if decoded else ()
    return draft
