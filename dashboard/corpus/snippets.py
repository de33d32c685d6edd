"""Snippets: the passage of an article that a search matched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.corpus.search import find_hits

if TYPE_CHECKING:
    from dashboard.corpus.search import Query

LENGTH = 220
LEAD = 60
SCANNED = 60_000
HEAD = 1_500
"""Among so many characters the first sentence is looked for, after captions, places and names of offices."""
PARAGRAPH = re.compile(r"[^\n]+")
A_SENTENCE = re.compile(r".{30,}[.!?…。！？؟][\"”’»)]?\s*")
"""A paragraph that a reader takes for one; a caption or the name of an office has no mark at its end."""


Hits = list[tuple[int, int]]


def snippet(
    text: str, query: Query, length: int = LENGTH, headline: str | None = None
) -> tuple[str, Hits]:
    """Return up to ``length`` characters around the first hit, and the hits' spans within them.

    They are of one paragraph: captions and decks do not run into the text. A ``headline`` that the
    text begins with is no part of it; without a hit after it the snippet is the first sentence that follows.
    """
    after = _after_headline(text, headline or "")
    hits = find_hits(text[:SCANNED], query) if query else []
    hits = [hit for hit in hits if hit[0] >= after]
    start = _before(text, hits[0][0], after) if hits else _opening(text, after)
    last = text.find("\n", hits[0][0] if hits else start)
    last = len(text) if last < 0 else last
    end = min(last, start + length)
    if end < last and (space := text.rfind(" ", start, end)) > start:
        end = space
    before, rest = "… " if hits and start > after else "", " …" if end < len(text) else ""
    shift = len(before) - start
    inside = [(a + shift, b + shift) for a, b in hits if a >= start and b <= end]
    return f"{before}{text[start:end]}{rest}", inside


def _before(text: str, hit: int, after: int) -> int:
    """Return where a snippet begins that shows a hit: some words before it, in its paragraph."""
    begins = max(after, text.rfind("\n", 0, hit) + 1)
    start = max(begins, hit - LEAD)
    return start if start == begins else text.find(" ", start, hit) + 1 or start


def _opening(text: str, after: int) -> int:
    """Return where the first paragraph begins that is a sentence; the beginning where none is near."""
    for one in PARAGRAPH.finditer(text, after):
        if one.start() > after + HEAD:
            break
        if A_SENTENCE.fullmatch(one[0]):
            return one.start()
    return after


def headline_hits(headline: str | None, query: Query) -> Hits:
    """Return what a search finds in a headline, as spans."""
    return find_hits(headline, query) if headline and query else []


def _after_headline(text: str, headline: str) -> int:
    """Return where the text goes on after its headline; the beginning where nothing follows it."""
    if not headline or not text.startswith(headline):
        return 0
    rest = text[len(headline) :].lstrip()
    return len(text) - len(rest) if rest else 0
