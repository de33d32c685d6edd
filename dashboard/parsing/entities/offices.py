"""Offices in the words of the text: no name is cut out of them, and none holds what they are for."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.entities.roles import role_heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.parsing.entities.spans import Name

LONGEST_OFFICE = 60
OFFICE_FOR = re.compile(
    r"(?:[Ss]ecretary|[Mm]inister|[Uu]ndersecretary|[Ee]nvoy|[Cc]oordinator)(?: of [Ss]tate)? (?:of|for) (?:the )?"
    r"(?:[A-Z][\w, ]{0,40}?(?: and|,|, and) (?:the )?)?$"
)
LIST = re.compile(r",? and [A-Z]|, [A-Z][\w-]+(?: [A-Z][\w-]+)*,? and ")
LISTED = re.compile(r"(?:,|\band) (?:the )?$")
"""Around a word in a list of what an office is for: "Secretary for Harbours, Boats, and Trade"."""
OFFICE_BEHIND = re.compile(r" (?:Minister|Secretary|Undersecretary)\b")


@functools.cache
def offices() -> re.Pattern[str]:
    """Return a pattern of offices of several words, in which no organisation is to be seen."""
    phrases = sorted((h for h in role_heads() if " " in h), key=len, reverse=True)
    joined = "|".join(re.escape(p).replace(r"\ ", r"[\s\u00a0]+") for p in phrases)
    return re.compile(rf"(?=\b({joined})\b)", re.IGNORECASE)


def outside_offices(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names that are no part of an office's title: no "State" in "Secretary of State".

    A person's name that begins inside the title begins behind it: "Secretary of State Roe" is Roe.
    """
    spans = [m.span(1) for m in offices().finditer(text)]
    kept = []
    for name in names:
        first = bisect_left(spans, (name.start - LONGEST_OFFICE, 0))
        last = bisect_right(spans, (name.start, len(text)))
        ends = [b for _, b in spans[first:last] if name.start < b]
        behind = [b for b in ends if b < name.end]
        if behind and name.type == "PER":
            name.start = name.end - len(text[max(behind) : name.end].lstrip())
            name.text = text[name.start : name.end]
        elif ends and (len(behind) < len(ends) or name.type == "ORG"):
            continue
        if not _portfolio(text, name):
            kept.append(name)
    return kept


def _portfolio(text: str, name: Name) -> bool:
    """Whether a name is what an office is for: "Minister for Trade", "Foreign Affairs Minister"."""
    field = name.type == "ORG" and name.text.isalpha() and not name.text.isupper()
    if name.entry or not (field or name.text.split()[-1] in word_class("portfolio")):
        return False
    before, after = text[max(0, name.start - 40) : name.start], text[name.end : name.end + 60]
    if name.text.split()[-1] not in word_class("portfolio"):
        return bool(OFFICE_FOR.search(before)) and bool(LIST.match(after) or LISTED.search(before))
    return bool(OFFICE_FOR.search(before) or OFFICE_BEHIND.match(after))
