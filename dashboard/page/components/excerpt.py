"""A long quotation in the list: the part that matters, and the whole folded under it.

A transcript's answer runs to a thousand words; whoever reads a profile wants the sentence about its name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.page.components.markup import Markup, join, marked, prose, tag
from dashboard.wording import number

if TYPE_CHECKING:
    from collections.abc import Sequence

LONG = 700
"""Characters from which a quotation is shown in part."""
PART = 420
LEAD = 160
"""Characters before the place that matters in which its sentence may begin."""
SENTENCE = re.compile(r"(?P<end>[.!?…][”\"’»]?)\s+|\n+")

type Hits = Sequence[tuple[int, int]]


def said(words: str, hits: Hits, kind: str, near: Sequence[str] = ()) -> Markup:
    """Return a quotation as the list shows it; ``near`` are names around which a long one is cut."""
    whole = tag("p", prose(words, hits), class_=f"said {kind}")
    if len(words) <= LONG:
        return tag("blockquote", whole)
    start, end = _trimmed(words, *part(words, _place(words, hits, near)))
    inside = [(a - start, b - start) for a, b in hits if start <= a and b <= end]
    shown = join(
        ["… " if start else "", marked(words[start:end], inside), " …" if end < len(words) else ""]
    )
    summary = tag("summary", f"All {number(len(words.split()))} words")
    excerpt = tag("p", tag("bdi", shown), class_=f"said {kind}")
    return tag("blockquote", excerpt, tag("details", summary, whole))


def part(words: str, place: int) -> tuple[int, int]:
    """Return where the part of a text around a place begins and ends: whole sentences if they fit."""
    start = 0
    if place > LEAD:
        bounds = [m.end() for m in SENTENCE.finditer(words, place - LEAD, place)]
        near = place - LEAD // 2
        start = bounds[0] if bounds else words.rfind(" ", place - LEAD, near) + 1 or near
    most = start + PART
    if most >= len(words):
        return start, len(words)
    bounds = [m.start() + len(m["end"] or "") for m in SENTENCE.finditer(words, place, most)]
    if bounds and bounds[-1] > start + PART // 2:
        return start, bounds[-1]
    blank = words.rfind(" ", start, most)
    return start, blank if blank > place else most


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    """Return the part without the marks of omission at its ends: the list puts its own."""
    while start < end and words[start] in " …":
        start += 1
    while start < end and words[end - 1] in " …":
        end -= 1
    return start, end


def _place(words: str, hits: Hits, near: Sequence[str]) -> int:
    """Return the first place of a long text that matters: a word searched for, a name, the start."""
    if hits:
        return min(start for start, _ in hits)
    found = [m.start() for name in near if (m := re.search(rf"\b{re.escape(name)}\b", words))]
    return min(found, default=0)
