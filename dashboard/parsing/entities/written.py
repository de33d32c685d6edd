"""Names that other languages write their own way: "Porto do Sul", "Roe dos Santos", "Park Min-jun".

A model of English newspapers cuts them at a particle, or takes a family name for a town.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.entities.known import look_up
from dashboard.parsing.entities.spans import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

S = r"[ \u00a0]"
BEHIND_PARTICLE = re.compile(
    rf"{S}(?:da|das|do|dos|de(?:{S}(?:la|las|los))?|del|della|dello|di|du|van(?:{S}de[rn]?)?|von(?:{S}de[rm])?|bin|bint|ibn)"
    rf"{S}[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?(?![\w-])"
)
OPEN = ("PER", "LOC")
SYLLABLE = r"(?:[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouy]{1,3}(?:ng|n|k|l|m|p|h)?)"
HYPHENATED = re.compile(
    rf"(?<![\w.-])(?P<family>[A-Z][a-z]{{1,6}}){S}(?P<given>[A-Z](?:[a-z]{{0,3}})-(?P<second>[a-z]{{1,5}}))(?![\w-])"
)
ONE = re.compile(SYLLABLE)


def with_particles(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names with what a particle adds to them, which may have been a name of its own."""
    longer: list[Name] = []
    for name in names:
        if longer and name.start < longer[-1].end:
            continue
        longer.append(name)
        found = BEHIND_PARTICLE.match(text, name.end) if name.type in OPEN else None
        if found and name.kind == "name" and name.trust < 3:
            name.end = found.end()
            name.text = text[name.start : name.end]
            hit = look_up(name.text)
            name.entry, name.trust = (hit[0] if hit else None), 2
    return longer


def family_first(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """Yield persons with a family name and a given one of two syllables: "Park Min-jun".

    Names there that were taken for something else become persons.
    """
    by_span = {(name.start, name.end): name for name in names}
    for match in HYPHENATED.finditer(text):
        if not is_family_first(match.group()):
            continue
        name = by_span.get(match.span())
        if name is None:
            yield Name(*match.span(), "PER", match.group(), 2)
        elif name.entry is None or name.entry.grade == "city":
            name.type, name.trust, name.entry = "PER", 2, None


def is_family_first(text: str) -> bool:
    """Whether a name is a family name and two syllables that a hyphen joins."""
    match = HYPHENATED.fullmatch(text)
    if match is None:
        return False
    first, second = match["given"].split("-")
    return bool(
        ONE.fullmatch(first.lower()) and ONE.fullmatch(second)
    ) and second not in word_class("joined-syllable")
