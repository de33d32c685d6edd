"""Pages that are no article: consent walls, captchas, error pages, lists of links. Each is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.model import Problem

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from dashboard.intake.draft import Draft


def page_kind(tree: HtmlElement, draft: Draft) -> Problem | None:
    """Return a problem that names what the page is, None where it may be an article."""
    links = int(tree.xpath("count(//a)"))
    if links >= limits.INDEX_LINKS:
        return Problem("index", draft.url or "", f"{links} links: a list of articles, not an article")
    return None
