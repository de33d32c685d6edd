"""Addresses of articles: typed, in a list, in a feed or in a sitemap."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from dashboard.intake.charset import decode
from dashboard.intake.feeds import entries
from dashboard.intake.file_items import UnreadableItem
from dashboard.intake.identity import web_address
from dashboard.intake.xml_checks import HEAD, declares

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCATION = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]{1,4000})", re.IGNORECASE)
FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)


def is_address(typed: str) -> bool:
    """Return whether what somebody typed is an address of the web and no path."""
    return typed.lower().startswith(("http://", "https://"))


def addresses_in(text: str) -> list[str]:
    """Return the addresses of a text that is nothing but a list of them, none for any other."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and line.strip()[0] != "#"]
    return list(dict.fromkeys(lines)) if lines and all(map(_alone, lines)) else []


def _alone(line: str) -> bool:
    return is_address(line) and " " not in line and web_address(line) is not None


def locations(text: str) -> list[str]:
    """Return the addresses in a sitemap; none of one that declares a document type."""
    if declares(text):
        return []
    found = (web_address(unescape(match[1])) for match in LOCATION.finditer(text))
    return list(dict.fromkeys(address for address in found if address))


def feed_links(data: bytes, base: str) -> Iterator[str]:
    """Yield the addresses of a feed's items; none of one that declares a document type or is damaged."""
    text = decode(data).text
    if declares(text):
        return
    try:
        for entry, _ in entries(text):
            address = web_address(entry.get("link"), base)
            if address:
                yield address
    except UnreadableItem:
        return  # whoever asks names a list without addresses


def is_feed(data: bytes) -> bool:
    """Return whether bytes are a feed."""
    text = decode(data[:HEAD]).text.lstrip("\ufeff \r\n\t")
    return text.startswith("<") and bool(FEED.search(text)) and "<html" not in text.lower()
