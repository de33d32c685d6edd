"""Times of a live blog's entries, marked before the body is extracted and put back afterwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.intake.article_kinds import ENTRIES, ENTRY
from dashboard.intake.draft import Part
from dashboard.intake.webpage.tree import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

MARK = "\ue0f2"
MARKED = re.compile(rf"{MARK}(\d+){MARK}")
UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
CLOCK = re.compile(r"T(\d\d:\d\d)")
LONGEST = 30


def mark_times(tree: HtmlElement) -> list[str]:
    """Put a mark before the paragraph that follows each time on a page; return the times by number."""
    times: list[str] = []
    waiting = ""
    for element in tree.iter("time", "p"):
        if element.tag == "time":
            waiting = _clock(element)
        elif waiting and element.text_content().strip():
            element.text = f"{MARK}{len(times)}{MARK}{element.text or ''}"
            times.append(waiting)
            waiting = ""
    return times


def _clock(element: HtmlElement) -> str:
    """Return the time of day that an element shows or states, nothing where it has none or tells of a change."""
    words = words_of(element)
    if UPDATED.search(words):
        return ""
    if len(words) <= LONGEST and ENTRY.match(words):
        return words
    stated = CLOCK.search(element.get("datetime") or element.get("data-time") or "")
    return stated[1] if stated else ""


def is_time(text: str) -> bool:
    """Return whether a line is the time of an entry and nothing else."""
    found = ENTRY.match(text) if len(text) <= LONGEST else None
    return found is not None and not text[found.end() :].strip()


def is_live(parts: Sequence[Part]) -> bool:
    """Return whether parts are those of a live blog: many of them are times."""
    return sum(is_time(part.text) for part in parts) >= ENTRIES


def with_times(parts: Sequence[Part], times: Sequence[str]) -> list[Part]:
    """Return the parts without marks; where they are many, each with the time of its entry before it.

    A page of one article has the times of other stories beside it: these fall away with their marks.
    """
    many = sum(bool(MARKED.search(part.text)) for part in parts) >= ENTRIES
    found: list[Part] = []
    for part in parts:
        mark = MARKED.search(part.text)
        if mark and many:
            found.append(Part("paragraph", times[int(mark[1])]))
        words = MARKED.sub("", part.text).strip() if mark else part.text
        if words:
            found.append(Part(part.kind, words))
    return found
