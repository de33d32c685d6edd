"""A web page into the draft of its article: body, metadata and captions, each by its own means.

trafilatura finds the body. Titles, authors, dates and captions come from our own layer over JSON-LD,
meta tags and the page's own marks, which is right more often than any one library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.intake.article_kinds import ARTICLE
from dashboard.intake.character_cleaning import Scrubbed, scrub
from dashboard.intake.draft import Draft
from dashboard.intake.layout import line_signs
from dashboard.intake.plaintext import draft_from_text
from dashboard.intake.webpage.bylines import (
    is_account,
    is_house,
    is_opined,
    shown_authors,
    signed_at_foot,
    tells_better,
)
from dashboard.intake.webpage.captions import take_captions
from dashboard.intake.webpage.dates import take_shown_day
from dashboard.intake.webpage.metadata import read_metadata
from dashboard.intake.webpage.non_articles import links_page, walled
from dashboard.intake.webpage.other_stories import drop_following
from dashboard.intake.webpage.page_body import page_body
from dashboard.intake.webpage.page_deck import with_deck
from dashboard.intake.webpage.side_blocks import drop_pointers, drop_release
from dashboard.intake.webpage.tree import (
    depth,
    is_overloaded,
    page_tree,
    source_lines,
    visible_lines,
)
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from dashboard.intake.draft import Part

EMPTY = "the page holds nothing to read; open it in a browser until its text shows, and paste that"


def draft_from_page(page: str, url: str | None = None) -> Draft | Problem:
    """Return the draft of the article on a page, or a problem that names what the page is."""
    scrubbed = scrub(page)
    tree = _tree_of(scrubbed, url)
    if isinstance(tree, Draft | Problem):
        return tree
    held = [*tree.iter()]  # lxml makes an element again whenever nobody holds it
    draft = Draft(url=url, warnings=list(scrubbed.warnings))
    linked, described = read_metadata(draft, tree, scrubbed.text)
    deep = depth(tree) > limits.HTML_DEPTH
    if deep:
        draft.warnings.append("deep_nesting: read as plain text")
    else:
        drop_following(tree, draft)
        drop_pointers(tree, draft.canonical_url or draft.url)
        drop_release(tree, draft)
        draft.captions = take_captions(tree, draft.title)
    copied = visible_lines(tree) if not deep else source_lines(scrubbed.text)
    take_shown_day(draft, copied)
    if draft.kind == ARTICLE and is_opined(copied, draft.title):
        draft.kind = "opinion"
    house = line_signs.fold(draft.source or "")
    shown = tuple(
        name for name in shown_authors(copied, draft.title) if line_signs.fold(name) != house
    )
    draft.authors = tuple(
        name for name in draft.authors if not is_account(name, copied, draft.authors)
    )
    if shown and all(map(is_house, draft.authors)):
        draft.authors = shown  # what is told of them at the foot is no part of the article
    body = page_body(draft, tree, copied, linked.text("articleBody"), deep=deep)
    body = _with_authors(draft, body, copied, shown)
    draft.deck, draft.body = (None, body) if deep else with_deck(body, tree, draft.title, described)
    del held
    return walled(draft, copied) or draft


def _tree_of(page: Scrubbed, url: str | None) -> HtmlElement | Draft | Problem:
    """Return the tree of a page; the draft of its text where it is too large for one, or why it is no article."""
    if len(page.text) > limits.PAGE_LETTERS or is_overloaded(page.text):
        return _as_text(page, url)
    tree = page_tree(page.text)
    if tree is None:
        return Problem("empty", url or "", EMPTY)
    index = links_page(tree, url or "")
    if index is None and page.text.count("<") - page.text.count("</") > limits.PAGE_ELEMENTS:
        return _as_text(page, url)
    return tree if index is None else index


def _with_authors(
    draft: Draft, body: Sequence[Part], copied: str, shown: tuple[str, ...]
) -> list[Part]:
    """Name the authors that a page only writes out; return its body without what signs it."""
    kept, signed = signed_at_foot(body)
    if all(map(is_house, draft.authors)):
        draft.authors = signed or draft.authors
    elif tells_better(shown, draft.authors, copied):
        draft.authors = shown
    draft.byline = ", ".join(draft.authors) or None
    return kept


def _as_text(page: Scrubbed, url: str | None) -> Draft | Problem:
    """Return the draft of a page that is too large for a tree, read as plain text."""
    draft = draft_from_text(source_lines(page.text))
    if isinstance(draft, Draft):
        draft.url = url
        draft.warnings.extend([*page.warnings, "large_page: read as plain text"])
    return draft
