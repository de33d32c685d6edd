"""The body of a page: what trafilatura finds, else what the text cleaner finds in its lines."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from dashboard.intake.draft import Part
from dashboard.intake.plaintext import draft_from_text
from dashboard.intake.webpage.tree import visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from dashboard.intake.draft import Draft

HEADINGS = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
FEW_WORDS = 25


def page_body(draft: Draft, tree: HtmlElement) -> Sequence[Part]:
    """Return the headings and paragraphs of the article on a page."""
    lines = None
    if not any(warning.startswith("deep_nesting") for warning in draft.warnings):
        body = list(_extracted(tree))
        if sum(len(part.text.split()) for part in body) >= FEW_WORDS:
            return body
        lines = body
    plain = draft_from_text(visible_lines(tree))
    if lines and not plain.body:
        return lines
    return plain.body


def _extracted(tree: HtmlElement) -> Iterator[Part]:
    """Yield the parts that trafilatura finds in a tree."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        tree, favor_precision=True, include_comments=False, with_metadata=False
    )
    body = getattr(found, "body", None)
    if body is not None:
        yield from _parts(body)


def _parts(body: _Element) -> Iterator[Part]:
    """Yield the blocks of trafilatura's own markup in order."""
    for element in body:
        words = " ".join("".join(element.itertext()).split())
        if not words:
            continue
        if element.tag in HEADINGS:
            yield Part("heading", words)
        elif element.tag in {"list", "table", "quote"} and len(element):
            yield from _inner(element)
        else:
            yield Part("paragraph", words)


def _inner(element: _Element) -> Iterator[Part]:
    """Yield the items of a list, the rows of a table, the paragraphs of a quote."""
    lead = " ".join((element.text or "").split())
    if lead:
        yield Part("paragraph", lead)
    for child in element:
        words = " ".join(" ".join(child.itertext()).split())
        if words:
            yield Part("paragraph", words)
        tail = " ".join((child.tail or "").split())
        if tail:
            yield Part("paragraph", tail)
