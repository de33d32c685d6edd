"""A web page into the draft of its article: body, metadata and captions, each by its own means.

trafilatura finds the body. Titles, authors, dates and captions come from our own layer over JSON-LD,
meta tags and the page's own marks, which is right more often than any one library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.intake.draft import Draft
from dashboard.intake.scrubbing import scrub
from dashboard.intake.webpage.captions import take_captions
from dashboard.intake.webpage.kinds import page_kind
from dashboard.intake.webpage.metadata import read_metadata
from dashboard.intake.webpage.prose import page_body
from dashboard.intake.webpage.tree import depth, page_tree
from dashboard.model import Problem

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def draft_from_page(page: str, url: str | None = None) -> Draft | Problem:
    """Return the draft of the article on a page, or a problem that names what the page is."""
    scrubbed = scrub(page)
    tree = page_tree(scrubbed.text)
    if tree is None:
        return Problem("empty", "", "the page holds nothing to read")
    draft = Draft(url=url, warnings=list(scrubbed.warnings))
    linked = read_metadata(draft, tree, scrubbed.text)
    kind = page_kind(tree, draft)
    if kind is not None:
        return kind
    _read_article(draft, tree, linked.text("articleBody"))
    return draft


def _read_article(draft: Draft, tree: HtmlElement, stated: str | None) -> None:
    """Fill in captions and body; the tree is used up."""
    if depth(tree) > limits.HTML_DEPTH:
        draft.warnings.append("deep_nesting: read as plain text")
    else:
        draft.captions = take_captions(tree, draft.title)
    draft.body = page_body(draft, tree, stated)
