"""Descriptions of what is no person: "the company", "the capital", "the region".

A noun means the organisation or place of its class that the article named last before it.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import load_gazetteer, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.parsing.entities.spans import Name

OWNS = re.compile(r"['’]s?\s")
COMPANY_WORDS = frozenset({"company"})


@functools.cache
def things() -> dict[str, tuple[str, str]]:
    """Return the nouns that stand for an organisation or a place, with type and class."""
    return {noun: (kind, group) for noun, kind, group in rows("things.tsv")}


def thing(match: re.Match[str], head: str, names: Sequence[Name]) -> Name | None:
    """Return the organisation or place that the noun means: nearest before of its class."""
    kind, group = things()[head]
    before = [
        n for n in names if n.start < match.start() and n.kind in ("name", "demonym") and n.entity
    ]
    wordy = [n for n in before if n.kind == "name" and _has_word(n, head)]
    if wordy and not (kind == "LOC" and group in ("country", "city", "state")):
        return wordy[-1]
    if kind == "LOC":
        fitting = [n for n in before if n.entry and _grade(n, group)]
        if group in ("state", "city", "capital"):
            fitting = [n for n in fitting if n.kind == "name"]
        if match["middle"] and group != "country":
            return None
        return _nearest_place(match, fitting) if fitting else None
    if any(c.isupper() for c in match["middle"]):
        return None
    if group in COMPANY_WORDS:
        fitting = [n for n in before if n.type == "ORG" and n.kind == "name" and _may_be_company(n)]
        return fitting[-1] if fitting else None
    return None


def _nearest_place(match: re.Match[str], fitting: Sequence[Name]) -> Name:
    """Return the place named last: in the same sentence one that acts, before one that only owns.

    "China's support for Russia's army on a visit to the country" is China.
    """
    text, opens = match.string, max(match.string.rfind(mark, 0, match.start()) for mark in ".\n")
    free = [n for n in fitting if n.start > opens and not OWNS.match(text, n.end)]
    return (free or fitting)[-1]


def _has_word(name: Name, head: str) -> bool:
    """Whether a name of an organisation or place has the noun in it."""
    return name.type in ("ORG", "LOC", "FAC") and (
        head in f"{name.name} {name.text}".lower().split()
    )


def _grade(name: Name, group: str) -> bool:
    """Whether a place is what the noun says."""
    entry = name.entry
    if entry is None:
        return False
    if group == "capital":
        return entry.id in load_gazetteer().capitals
    return entry.grade == group or (
        group == "state" and entry.grade == "region" and entry.country is not None
    )


def _may_be_company(name: Name) -> bool:
    """Whether an organisation can be called a company: no public body, no agency's name."""
    public = {"party", "ministry", "department", "commission", "council", "court", "parliament",
              "senate", "congress", "university", "union", "police", "army", "committee", "government",
              "agency", "administration", "reuters"}  # fmt: skip
    return not (public & set(name.name.lower().split())) and not (
        name.entry
        and name.entry.grade == "organisation"
        and name.entry.id.startswith(("org:un", "org:us-", "org:eu"))
    )
