"""What a text shows to speak, to be called up, to sail, or to be a region: sure where no word is known.

A model of English newspapers takes a lone foreign surname for a firm, and a ship for its namesake.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from dashboard.model import EntityType
    from dashboard.parsing.entities.spans import Name

S = r"[\s\u00a0]"
SPEAKS = r"(?:said|says|added|adds|replied|answered|asked|explained|argued|insisted|recalled|joked|continued|concluded)"
QUOTED = re.compile(r"[,?!—–-][”\"’']{1,2}[\s\u00a0]$")
SPOKE = re.compile(
    rf"^{S}{SPEAKS}(?=[.,:;]|$|\n|{S}(?:of|about|as|when|while|after|before|with|in{S}an{S}interview)\b)"
)
SAID_BEFORE = re.compile(rf"[”\"’'](?:,)?{S}{SPEAKS}{S}$")
"""Words in marks and who alone said them: "“...,” Roe said.", "“...,” said Roe."."""
CALLED = re.compile(
    r"(?:^|\n|[A-Z]{3,}:[ \u00a0]|\b(?:Yes|Okay|OK|Sure|Please|ahead|Hi|Hello|to|you),?[ \u00a0])$"
)
NEXT_TURN = re.compile(r"^[.,]\n+(?:[A-Z][A-Z .]{2,30}|Question|Q):")
"""Around whom the chair of a transcript calls: "Yes, Roe." and then the next turn."""
OF_REGIONS = re.compile(
    rf"^(?:(?:,{S}[A-Z][\w-]+)*,?{S}and{S}[A-Z][\w-]+{S}(?:regions|provinces|districts|cities|towns|villages|counties|islands)"
    rf"|{S}regional{S}(?:authorities|government|forces|capital|president|state))\b"
)
SHIP = re.compile(
    r"\b(?:(?:[Vv]essel|[Ss]hip|[Tt]anker|[Yy]acht|[Ff]erry|[Ff]rigate|[Dd]estroyer|[Tt]rawler|[Ff]reighter|[Ww]arship|[Ss]ubmarine|[Cc]ruiser)"
    r"|MV|M/V|USS|HMS)[ \u00a0]$"
)
"""Before a ship's name; ``FIELD_OF_SHIP`` in a list of fields: "VESSEL NAME: Ostra Vella"."""
FIELD_OF_SHIP = re.compile(r"(?:^|\n)(?i:vessel(?: name)?):[ \u00a0]$")
OPEN = ("ORG", "LOC", "PRODUCT")


CALLED_ON = re.compile(rf"\bcall(?:s|ed|ing)?{S}(?:up)?on{S}$")
BESIDE = re.compile(rf"\b(?:across|from|in){S}(?P<place>[A-Z]\w+)(?:,|{S}and){S}$")


def _beside_place(before: str, after: str) -> bool:
    """Whether a name stands behind a known place that a preposition governs: "in Lima and Callen."."""
    found = BESIDE.search(before)
    known = found and load_gazetteer().names.get(found["place"])
    return bool(known and known.type == "LOC") and after[:1] in {".", ",", ";", "\n", ""}


def shown_kind(name: Name, before: str, after: str) -> EntityType | None:
    """Return the type of a name that its place in a turn, a list or a table shows."""
    if (SHIP.search(before) and name.type in ("PER", "ORG")) or FIELD_OF_SHIP.search(before):
        return "PRODUCT"
    if name.type in ("PER", "ORG") and OF_REGIONS.match(after):
        return "LOC"
    alone = name.type == "ORG" and name.text.isalpha() and not name.text.isupper()
    if alone and not name.entry and _beside_place(before, after):
        return "LOC"
    return "PER" if name.type in OPEN and _speaks(name, before, after) else None


def _speaks(name: Name, before: str, after: str) -> bool:
    """Whether one word that is not known as a body speaks as persons do, or is called up to speak."""
    if name.text.count(" ") == 1 and name.type != "LOC" and CALLED_ON.search(before):
        return after[:1] in {".", ",", "?"}
    if " " in name.text or name.entry or name.text.isupper() or not name.text.isalpha():
        return False
    if QUOTED.search(before) and SPOKE.match(after):
        return True
    if SAID_BEFORE.search(before) and after[:1] in {".", ";", "\n", ""}:
        return True
    return bool(CALLED.search(before) and NEXT_TURN.match(after))
