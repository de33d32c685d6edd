"""Names of newspapers and broadcasters, recognised by their words where an outlet prints its name.

Evidence is a line that is nothing but such a name, where outlets print it: above or under the headline,
beside the date, after the headline in a page's title, in the line of its rights.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from dashboard.intake.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST, MOST_WORDS = 60, 6
SIGNS = re.compile(r"[©()\[\]|\"“”/]|[.!?:;,]$")
PART = re.compile(r"\s*[|•·–—]\s*|,\s+|\s-\s")
TOKEN = re.compile(r"[^\W_](?:[\w'’&.-]*\w)?|&")
RIGHTS = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s©]{0,3}(?:(?P<year>(?:19|20)\d\d)(?:\s?[-–]\s?(?:19|20)\d\d)?)?[\s,]{0,2}(?:by\s)?"
    r"(?P<name>[^.,;|©\n]{3,60})",
    re.IGNORECASE,
)
RESERVED = re.compile(r"\s*\b(?:all rights|inc|ltd|llc|limited|gmbh|plc)\b.*", re.IGNORECASE)


@functools.cache
def _words() -> dict[str, Any]:
    known = word_list("outlets")
    lists = {name: frozenset(known[name].split()) for name in known if name != "names"}
    return lists | {"names": frozenset(known["names"])}


def is_outlet(line: str) -> bool:
    """Return whether a line is nothing but the name of an outlet: "The Norwich Post", "Coast News"."""
    name = line.strip()
    if name in _words()["names"]:
        return True
    if not 0 < len(name) <= LONGEST or not (name[0].isupper() or name[0].isdigit()):
        return False
    if not _may_name(name.split(" ")):
        return False
    tokens = TOKEN.findall(name)
    while len(tokens) > 2 and tokens[-1] in _words()["after"]:
        tokens.pop()
    if not 2 <= len(tokens) <= MOST_WORDS or tokens[0].casefold() in _words()["before"]:
        return False
    if not (_ends_as_outlet(tokens) or _begins_as_outlet(tokens)) or SIGNS.search(name):
        return False
    return all(token[0].isupper() or token[0].isdigit() or _is_small(token) for token in tokens)


def _may_name(words: list[str]) -> bool:
    """Say, without a closer look, whether words can be an outlet's name: most lines cannot."""
    known = _words()
    last = words[-1]
    if last in known["last"] or last in known["after"] or _compound(last):
        return True
    return "of" in words or not known["first"].isdisjoint(words[:2])


def _is_small(word: str) -> bool:
    return word == "&" or word in _words()["small"]


def _ends_as_outlet(tokens: list[str]) -> bool:
    """Return whether the last word is one of outlets', and those before it name more than a section."""
    if tokens[-1] not in _words()["last"] and not _compound(tokens[-1]):
        return False
    before = [token.casefold() for token in tokens[:-1]]
    naming = before[1:] if before[0] == "the" else before
    return bool(before) and not (naming and set(naming) <= _words()["sections"])


def _compound(word: str) -> bool:
    """Return whether a word ends in an outlet's: "Börsenzeitung", "Handelsblatt"."""
    return word.endswith(("zeitung", "anzeiger", "tagblatt", "rundschau", "nachrichten"))


def _begins_as_outlet(tokens: list[str]) -> bool:
    """Return whether the name opens with an outlet's word: "Radio Norwich", "The Times of Norwich"."""
    rest = tokens[1:] if tokens[0] == "The" else tokens
    if len(rest) == 2 and rest[0] in _words()["first"]:
        return True
    return len(rest) in {3, 4} and rest[0] in _words()["of"] and rest[1] == "of"


def outlet_in(line: str) -> str | None:
    """Return the outlet that a line of names and dates holds as one of its parts, if any does."""
    return next((part.strip() for part in PART.split(line[:200]) if is_outlet(part)), None)


def tells_rights(line: str) -> bool:
    """Return whether a line has a sign of rights in it."""
    return "©" in line or "opyright" in line or "(c)" in line or "(C)" in line


def rights_holder(lines: Iterable[str]) -> str | None:
    """Return the outlet that a line of rights names: "© 2024 Coast News"; a picture's has no year."""
    for line in lines:
        match = RIGHTS.search(line[:300]) if tells_rights(line) else None
        name = RESERVED.sub("", match["name"]).strip() if match and match["year"] else ""
        if name and is_outlet(name):
            return name
    return None
