"""A country that an office is of, and the person right behind it: "the envoy to Peru Jane Roe".

A language model takes both for one name. No word parts them, so it is the office before them that
tells where the country ends.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.entities.known import look_up
from dashboard.parsing.entities.roles import role_heads
from dashboard.parsing.entities.spans import Name
from dashboard.parsing.entities.titled import nameable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dashboard.parsing.entities.gazetteer import Entry

LONGEST_LAND = 5
"""Words of the longest country's name: "Democratic People's Republic of Korea"."""
ADJECTIVE = re.compile(
    r"[ \u00a0](?!Capital|Federal|Festival|Hospital|Journal|National|Tribunal)[A-Z][a-z]+(?:al|tic)"
)
FOLLOWS = re.compile(r"[ \u00a0][A-Za-z]")
ABOUT = re.compile(
    r"[ \u00a0](?:against|concerning|Concerning|for|from|on|regarding|to|with)[ \u00a0]"
)
LAND = ("country", "region", "state")
TAKEN_FOR = ("PER", "ORG", "LOC", "FAC")
OFFICE_BEGINS = re.compile(
    r"[ \u00a0](?:High|Permanent|First|Second|Interim|Acting|Deputy|Vice|Principal|Special|Trade|Foreign|Prime|Finance|Interior|Defen[cs]e)$"
)
OFFICE_FIRST = re.compile(
    r"(?:[A-Z]\w+[ \u00a0])?(?:King|Queen|Emperor|Sultan|Emir|Prince|Princess|President|Minister|Chancellor|Ambassador)"
    r"[ \u00a0](?:of|to)[ \u00a0](?:the[ \u00a0])?(?=[A-Z])"
)
"""An office that a name begins with, the land and the person behind it: "King of Peru Otmar II"."""
OFFICE_GOES_ON = re.compile(
    r"[ \u00a0](?:[A-Z]\w+[ \u00a0]){0,2}(?:Representative|Minister|President|Secretary|Envoy|Spokesperson"
    r"|Ambassador|Coordinator|Director|Adviser|Advisor)\b"
)


@functools.cache
def _office_of() -> re.Pattern[str]:
    """Return the pattern of an office and the word between it and what it is of."""
    heads = (head for head, (_, kind) in role_heads().items() if kind in ("state", "organisation"))
    last = {head.split()[-1] for head in heads} | {"general", "envoy", "representative", "rep."}
    joined = "|".join(sorted(re.escape(word) for word in last if len(word) > 3))
    return re.compile(rf"\b(?i:{joined})[ \u00a0](?:of|to|for|in)[ \u00a0](?:the[ \u00a0])?$")


def behind_lands(text: str, names: Sequence[Name], known: Callable[[str], bool]) -> list[Name]:
    """Return the names with a country and the person behind it parted, where an office is of it.

    ``known`` tells the words of the dictionary, in lower case: no surname that stands alone.
    """
    parted: list[Name] = []
    for name in names:
        unknown = name.type in TAKEN_FOR and not name.entry
        office = OFFICE_FIRST.match(name.text) if unknown else None
        if office and _land_first(name.text[office.end() :]):
            name.start, name.text = name.start + office.end(), name.text[office.end() :]
        found = _land_first(name.text) if unknown else None
        if found and _office_of().search(text, max(0, name.start - 40), name.start):
            entry, size = found
            who = name.text[size:].lstrip()
            if nameable(who.split()) and (" " in who or not known(who.lower())):
                parted.append(
                    Name(name.start, name.start + size, "LOC", name.text[:size], 2, entry)
                )
                name.start, name.text = name.end - len(who), who
                name.type, name.trust = "PER", 2
        parted.append(name)
    return parted


def before_offices(text: str, names: Sequence[Name]) -> None:
    """Cut the first word of an office from the country or body before it: "Peru First Vice Minister"."""
    for name in names:
        found = OFFICE_BEGINS.search(name.text) if name.type in TAKEN_FOR else None
        hit = look_up(name.text[: found.start()]) if found else None
        if found and hit and not name.entry and OFFICE_GOES_ON.match(text, name.end):
            name.entry, demonym = hit
            name.end = name.start + found.start()
            name.text, name.type, name.trust = text[name.start : name.end], name.entry.type, 2
            name.kind = "demonym" if demonym else name.kind


def lands_alone(text: str, names: Sequence[Name], known: Callable[[str], bool]) -> None:
    """Cut what is no part of a country from names that begin with one: "U.S. Naval", "Peru on Trade".

    An adjective at the end lacks the noun that follows in the text; ``known`` tells the dictionary's
    words, in lower case.
    """
    for name in names:
        found = _land_first(name.text) if name.type in ("ORG", "LOC") and not name.entry else None
        rest = name.text[found[1] :] if found else ""
        alone = ADJECTIVE.fullmatch(rest) and known(rest.strip().lower())
        noun = alone and FOLLOWS.match(text, name.end)
        if found and (noun or (name.type == "LOC" and ABOUT.match(rest))):
            name.entry, size = found
            name.end, name.text = name.start + size, name.text[:size]
            name.type, name.trust = "LOC", 2


def _land_first(words: str) -> tuple[Entry, int] | None:
    """Return the country that words begin with, and its length; a name that persons bear is none."""
    ends = [space.start() for space in re.finditer(r"[ \u00a0]", words)]
    for end in reversed(ends[:LONGEST_LAND]):
        hit = look_up(words[:end].replace("\u00a0", " "))
        if (
            hit
            and not hit[1]
            and hit[0].grade in LAND
            and words[:end] not in word_class("ambiguous-name")
        ):
            return hit[0], end
    return None
