"""The title of a page: programs that show a pasted link read it in the first answer, and run no script."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from dashboard.page import links
from dashboard.view import View
from dashboard.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = dict(links.PAGES) | {links.ARTICLE: "Article", links.PROFILE: "Profile"}
LONGEST = 300
ID = re.compile(r"\w+:")
"""How the id of an entity begins."""


def tab_title(page: str, view: View, events: Mapping[str, str]) -> str:
    """Return the browser's title: a pasted link is read by it."""
    said = harmless(view.describe(events))
    page = harmless(page)
    return f"{page} – Dateline" if said == "All articles" else f"{said} – {page} – Dateline"


def title(path: str, query: str) -> bytes:
    """Return the title of an address: what its view asks for, the page, and Dateline."""
    asked = parse_qs(query)
    page = NAMES.get(path.strip("/"), NAMES[links.OVERVIEW])
    whose = asked.get("profile", [""])[0]
    if page == NAMES[links.PROFILE] and whose and not ID.match(whose):
        page = whose
    words = tab_title(page, View.from_query(asked), {})
    return f"<title>{html.escape(words[:LONGEST])}</title>".encode()
