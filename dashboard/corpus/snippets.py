"""Snippets: the piece of an article that shows why a search found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corpus.search import find_hits

if TYPE_CHECKING:
    from dashboard.corpus.search import Query

LENGTH = 220
LEAD = 60
SCANNED = 60_000


def snippet(text: str, query: Query, length: int = LENGTH) -> tuple[str, list[tuple[int, int]]]:
    """Return about ``length`` characters around the first hit, and the hits' spans within them.

    Without a hit it is the beginning of the text after its first line, which is the headline.
    """
    hits = find_hits(text[:SCANNED], query) if query else []
    start = max(0, hits[0][0] - LEAD) if hits else _after_headline(text)
    if hits and start:
        start = text.find(" ", start) + 1
    end = min(len(text), start + length)
    if end < len(text) and (space := text.rfind(" ", start, end)) > start:
        end = space
    before, after = "… " if hits and start else "", " …" if end < len(text) else ""
    piece = " ".join(text[start:end].split("\n"))
    shift = len(before) - start
    inside = [(a + shift, b + shift) for a, b in hits if a >= start and b <= end]
    return f"{before}{piece}{after}", inside


def _after_headline(text: str) -> int:
    line = text.find("\n\n")
    return line + 2 if 0 <= line < len(text) - 2 else 0
