"""Snippets: the piece of an article that shows why a search found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corpus.search import find_hits

if TYPE_CHECKING:
    from dashboard.corpus.search import Query

LENGTH = 220
LEAD = 60
SCANNED = 60_000


Hits = list[tuple[int, int]]


def snippet(
    text: str, query: Query, length: int = LENGTH, headline: str | None = None
) -> tuple[str, Hits]:
    """Return about ``length`` characters around the first hit, and the hits' spans within them.

    A ``headline`` that the text begins with is no part of it; without a hit behind it the snippet is
    the beginning of what follows.
    """
    after = _behind(text, headline or "")
    hits = find_hits(text[:SCANNED], query) if query else []
    hits = [hit for hit in hits if hit[0] >= after]
    start = max(after, hits[0][0] - LEAD) if hits else after
    if start > after:
        start = text.find(" ", start, hits[0][0]) + 1 or start
    end = min(len(text), start + length)
    if end < len(text) and (space := text.rfind(" ", start, end)) > start:
        end = space
    before, behind = "… " if start > after else "", " …" if end < len(text) else ""
    piece = " ".join(text[start:end].split("\n"))
    shift = len(before) - start
    inside = [(a + shift, b + shift) for a, b in hits if a >= start and b <= end]
    return f"{before}{piece}{behind}", inside


def headline_hits(headline: str | None, query: Query) -> Hits:
    """Return what a search finds in a headline, as spans."""
    return find_hits(headline, query) if headline and query else []


def _behind(text: str, headline: str) -> int:
    """Return where the text goes on behind its headline; the beginning where nothing follows it."""
    if not headline or not text.startswith(headline):
        return 0
    rest = text[len(headline) :].lstrip()
    return len(text) - len(rest) if rest else 0
