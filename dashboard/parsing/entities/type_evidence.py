"""What the words around a name say that it is: "shares of X", "told X daily", "the village of X".

A model of English newspapers takes a lone foreign surname for a firm, and a ship for its namesake; who
speaks, is called on or sails shows it. What can be said as a pattern is data: each rule of
``data/type_evidence.yaml`` and ``data/name_patterns.yaml`` carries an example, which is its test.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.entities.gazetteer import word_class
from dashboard.parsing.lexicon import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import EntityType
    from dashboard.parsing.entities.spans import Name

SPEAKS = r"(?:said|says|added|adds|replied|answered|asked|explained|argued|insisted|recalled|joked|continued|concluded)"
QUOTED = re.compile(r"[,?!—–-][\"']{1,2}\s$")
SPOKE = re.compile(
    rf"^\s{SPEAKS}(?=[.,:;]|$|\n|\s(?:of|about|as|when|while|after|before|with|in\san\sinterview)\b)"
)
SAID_BEFORE = re.compile(rf"[\"'],?\s{SPEAKS}\s$")
"""Words in marks and who alone said them: "'...,' Roe said.", "'...,' said Roe."."""
CALLED = re.compile(r"(?:^|\n|[A-Z]{3,}: |\b(?:Yes|Okay|OK|Sure|Please|ahead|Hi|Hello|to|you),? )$")
NEXT_TURN = re.compile(r"^[.,]\n+(?:[A-Z][A-Z .]{2,30}|Question|Q):")
"""Around whom the chair of a transcript calls: "Yes, Roe." and then the next turn."""
OPEN = ("PER", "ORG", "LOC", "PRODUCT")
CALL_WITH = re.compile(r"\b(?:phone|telephone)\scall\swith\s$")
CALLED_ON = re.compile(r"\bcall(?:s|ed|ing)?\s(?:up)?on\s$")


def _speaks(name: Name, before: str, after: str) -> bool:
    """Whether one word that is not known as a body speaks as persons do, or is called up to speak."""
    if " " in name.text or name.entry or name.text.isupper() or not name.text.isalpha():
        return False
    if QUOTED.search(before) and SPOKE.match(after):
        return True
    if CALL_WITH.search(before):
        return True
    if SAID_BEFORE.search(before) and after[:1] in {".", ";", "\n", ""}:
        return True
    return bool(CALLED.search(before) and NEXT_TURN.match(after))


REACH = 48
"""Characters to either side that are read."""
SPOKEN_TO = re.compile(r"^,\s(?:thank\syou|thanks|welcome|please)\b")
"""What is said to a person, or to the paper of the one before: "Ana Roe of the Times, please"."""
PLATFORM = re.compile(r"\b(?:on|via|onto)\s$")
BEHIND_IN = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|(?:moved|drove|driving|travelled|traveled|flew|walked|returned|back|way|route|road)\sto"
    r"|(?:north|south|east|west|outside|outskirts)\sof)\s$"
)
IN_ALONE = re.compile(
    r"\b(?:in|near|on)(?:\s(?:(?:north|south|east|west|central|southern|northern|eastern|western)(?:ern)?))?\s$"
)
ON = re.compile(r"\bon\s$")
ENDS = re.compile(
    r"(?:[,.;:!?)\"]|$|\n|\s(?:on|in|from|for|to|and|or|that|where|when|after|before|with|by|at|last|next|this|is"
    r"|was|will|has|had|as|since|until|during|\d))"
)
GOVERNED = re.compile(r"\b(?:in|at|from|near|to|of|outside|around|with|by|for)\s(?:the\s)?$")
LIES_IN = re.compile(r"^,\s(?:in|near|outside)\s(?:the\s)?(?:\w+\s){0,3}?[A-Z]")
IN_PLACE = re.compile(r"\b(?:in|at|from|near|to|of|outside|around)\s$")


def evidence(text: str, name: Name) -> EntityType | None:
    """Return the type that the neighbourhood of a name gives it, if it gives one."""
    before = text[max(0, name.start - REACH) : name.start]
    after = text[name.end : name.end + REACH]
    placed = _stands_as_place(name, before, after)
    if placed:
        return "LOC"
    if name.type in OPEN and _speaks(name, before, after):
        return "PER"
    governed = bool(GOVERNED.search(before))
    if SPOKEN_TO.match(after) and not governed:
        return "PER"
    for rule in type_rules():
        if not (governed and rule.of_what_stands_before) and rule.pattern.search(
            before if rule.side == "before" else after
        ):
            return rule.type
    if name.type == "PER" and " " not in name.text and BEHIND_IN.search(before):
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
    topic = CALLED_ON.search(before) or (ON.search(before) and _given_first(words))
    if IN_ALONE.search(before) and ENDS.match(after) and not topic:
        return True
    return bool(IN_PLACE.search(before) and LIES_IN.match(after))


LIST = re.compile(r"\{([a-z_-]+)\}")


@dataclass(frozen=True, slots=True)
class TypeRule:
    """Words right before or after a name that say what it is.

    ``of_what_stands_before``: they may speak of another that stands before the name, where a
    preposition governs it: "a plant in X, which".
    """

    name: str
    type: EntityType
    side: str
    pattern: re.Pattern[str]
    of_what_stands_before: bool
    example: str


@dataclass(frozen=True, slots=True)
class NameRule:
    """A pattern that shows a name: the group ``name``, or the whole of it.

    ``trust`` is as in ``Name``; ``person_behind``: the last word goes where it is a person's or a
    title's.
    """

    name: str
    type: EntityType
    trust: int
    pattern: re.Pattern[str]
    person_behind: bool
    example: str


@functools.cache
def type_rules() -> tuple[TypeRule, ...]:
    """Return the rules of what the words beside a name say that it is, in the order of the file."""
    data = read("entities/data/type_evidence.yaml")
    rules = []
    for rule in data["rules"]:
        side = "before" if "before" in rule else "after"
        words = _filled(rule[side], data["lists"]).replace(" ", r"\s")
        pattern = re.compile(f"(?:{words})$" if side == "before" else f"^(?:{words})")
        of_another = rule.get("of_what_stands_before", False)
        rules.append(
            TypeRule(rule["name"], rule["type"], side, pattern, of_another, rule["example"])
        )
    return tuple(rules)


@functools.cache
def name_rules() -> tuple[NameRule, ...]:
    """Return the rules of names that a pattern shows, in the order of the file."""
    data = read("entities/data/name_patterns.yaml")
    return tuple(
        NameRule(
            rule["name"],
            rule["type"],
            rule["trust"],
            re.compile(_filled(rule["pattern"], data["lists"])),
            rule.get("person_behind", False),
            rule["example"],
        )
        for rule in data["rules"]
    )


def _filled(pattern: str, lists: dict[str, list[str]]) -> str:
    """Return a pattern with the words of its lists, or those of a class of ``words.tsv``."""

    def words(found: re.Match[str]) -> str:
        return "|".join(lists.get(found[1]) or sorted(word_class(found[1])))

    return LIST.sub(words, pattern)
