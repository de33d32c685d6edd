"""Checks on XML before it is parsed: document types, which can exhaust memory, and sitemaps."""

from __future__ import annotations

import re

DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)\b|<!\[CDATA\[|<!--", re.IGNORECASE)
SITEMAP = re.compile(r"<(?:\w+:)?(urlset|sitemapindex)\b", re.IGNORECASE)
OUTLINE = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<opml\b", re.IGNORECASE | re.DOTALL)
HEAD = 20_000
ENDS = {"<![CDATA[": "]]>", "<!--": "-->"}


def sitemap_kind(text: str) -> str | None:
    """Return "urlset" or "sitemapindex" where a text is a sitemap, else None."""
    found = SITEMAP.search(text[:HEAD]) if text.lstrip("\ufeff \r\n\t").startswith("<") else None
    return found[1].lower() if found else None


def lists_feeds(text: str) -> bool:
    """Return whether a text is the list of feeds that a feed reader exports (OPML)."""
    return bool(OUTLINE.match(text[:HEAD]))


def declares(text: str) -> bool:
    """Return whether markup declares a document type or an entity, wherever it stands."""
    place = 0
    while match := DECLARED.search(text, place):
        end = ENDS.get(match[0].upper())
        if end is None:
            return True
        place = text.find(end, match.end())
        if place < 0:
            return False
        place += len(end)
    return False
