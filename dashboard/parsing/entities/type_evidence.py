"""What the words around a name say that it is: "shares of X", "told X daily", "the village of X".

A model of English newspapers takes a lone foreign surname for a firm, and a ship for its namesake; who
speaks, is called on or sails shows it. What can be said as a pattern is data: each rule of
``data/type_evidence.yaml`` and ``data/name_patterns.yaml`` carries an example, which is its test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.entities.patterns import PATTERNS, type_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import EntityType
    from dashboard.parsing.entities.spans import Name

SPEAKS = r"(?:said|says|added|adds|replied|answered|asked|explained|argued|insisted|recalled|joked|continued|concluded)"
OPEN = ("PER", "ORG", "LOC", "PRODUCT")


def _speaks(name: Name, before: str, after: str) -> bool:
    """Whether one word that is not known as a body speaks as persons do, or is called up to speak."""
    if " " in name.text or name.entry or name.text.isupper() or not name.text.isalpha():
        return False
    if PATTERNS.quoted_before.search(before) and PATTERNS.spoke.match(after):
        return True
    if PATTERNS.call_with.search(before):
        return True
    if PATTERNS.said_before.search(before) and after[:1] in {".", ";", "\n", ""}:
        return True
    return bool(PATTERNS.called_to_speak.search(before) and PATTERNS.next_turn.match(after))


REACH = 48
"""Characters to either side that are read."""


def evidence(text: str, name: Name) -> EntityType | None:
    """Return the type that the neighbourhood of a name gives it, if it gives one."""
    before = text[max(0, name.start - REACH) : name.start]
    after = text[name.end : name.end + REACH]
    placed = _stands_as_place(name, before, after)
    if placed:
        return "LOC"
    if name.type in OPEN and _speaks(name, before, after):
        return "PER"
    governed = bool(PATTERNS.governed.search(before))
    if PATTERNS.spoken_to.match(after) and not governed:
        return "PER"
    for rule in type_rules():
        if not (governed and rule.of_what_stands_before) and rule.pattern.search(
            before if rule.side == "before" else after
        ):
            return rule.type
    if name.type == "PER" and " " not in name.text and PATTERNS.moved_in.search(before):
        return None if after[:1] in ("", "'") else "LOC"
    return None


def _given_first(words: Sequence[str]) -> bool:
    """Whether two words begin with a given name: a question "on Omar Roe" is about him."""
    given = word_class("given-male") | word_class("given-female")
    return len(words) == 2 and words[0] in given


def _stands_as_place(name: Name, before: str, after: str) -> bool:
    """Whether a name that is not known as anything stands where a place does: "met in X on Friday"."""
    words = name.text.split()
    if (
        name.type not in ("PER", "ORG", "LOC", "FAC", "PRODUCT", "NORP")
        or name.entry
        or len(words) > 2
    ):
        return False
    if name.text.isupper() or {*words} & (word_class("organisation-head") | word_class("platform")):
        return False
    topic = PATTERNS.called_on.search(before) or (
        PATTERNS.on_topic.search(before) and _given_first(words)
    )
    if PATTERNS.in_alone.search(before) and PATTERNS.place_ends.match(after) and not topic:
        return True
    return bool(PATTERNS.in_place.search(before) and PATTERNS.lies_in.match(after))
