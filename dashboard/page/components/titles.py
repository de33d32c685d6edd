"""The title of a page: programs that show a pasted link read it in the first answer, and run no script."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from dashboard.page.components import comparison_views, links
from dashboard.view import View
from dashboard.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.page.components.comparison_views import Pair

NAMES = dict(links.PAGES) | {links.ARTICLE: "Article", links.PROFILE: "Profile"}
LONGEST = 300
INNER = str.maketrans('“”"', "‘’'")
"""How marks are written inside of quotation marks."""
ID = re.compile(r"\w+:")
"""How the id of an entity begins."""


def tab_title(page: str, view: View, events: Mapping[str, str]) -> str:
    """Return the browser's title: a pasted link is read by it."""
    said = view.describe(events)
    return _whole(page, "" if said == "All articles" else said)


def pair_title(pair: Pair, events: Mapping[str, str]) -> str:
    """Return the browser's title of a comparison: what is set against what."""
    return _whole(NAMES[links.COMPARE], comparison_views.against(pair, events))


def quoted(headline: str) -> str:
    """Return an article's headline in quotation marks: the title says it in the paper's name."""
    return f"“{headline.translate(INNER)}”"


def _whole(page: str, said: str) -> str:
    return harmless(" – ".join(filter(None, (said, page, "Dateline"))))


def title(path: str, query: str, headline_of: Callable[[str], str]) -> bytes:
    """Return the title of an address: what its view asks for, the page, and Dateline.

    ``headline_of`` gives the headline of an article by its id, empty where there is none: a link to
    an article is read by it, as the page itself is.
    """
    asked, view = parse_qs(query), View.from_query(parse_qs(query))
    page = NAMES.get(path.strip("/"), NAMES[links.OVERVIEW])
    pair = comparison_views.of_link(asked, view, str) if page == NAMES[links.COMPARE] else None
    whose = asked.get("profile", [""])[0]
    if page == NAMES[links.PROFILE] and whose and not ID.match(whose):
        page = whose
    if page == NAMES[links.ARTICLE] and (headline := headline_of(asked.get("article", [""])[0])):
        page, view = quoted(headline), View()
    words = pair_title(pair, {}) if pair else tab_title(page, view, {})
    return f"<title>{html.escape(words[:LONGEST])}</title>".encode()
