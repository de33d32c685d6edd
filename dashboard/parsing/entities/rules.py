"""Rules that are data: what the words beside a name say of it, and names that a pattern shows.

Each rule of ``data/type_evidence.yaml`` and ``data/name_patterns.yaml`` carries an example with the
name in brackets, which is its test.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from dashboard.parsing.entities.gazetteer import DATA, word_class

if TYPE_CHECKING:
    from dashboard.model import EntityType

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

    ``trust`` is as in ``Name``; ``but`` are classes of words none of which may be the name;
    ``person_behind``: the last word goes where it is a person's or a title's.
    """

    name: str
    type: EntityType
    trust: int
    pattern: re.Pattern[str]
    but: tuple[str, ...]
    person_behind: bool
    example: str


@functools.cache
def type_rules() -> tuple[TypeRule, ...]:
    """Return the rules of what the words beside a name say that it is, in the order of the file."""
    data = _load("type_evidence.yaml")
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
    data = _load("name_patterns.yaml")
    return tuple(
        NameRule(
            rule["name"],
            rule["type"],
            rule["trust"],
            re.compile(_filled(rule["pattern"], data["lists"])),
            tuple(rule.get("but", ())),
            rule.get("person_behind", False),
            rule["example"],
        )
        for rule in data["rules"]
    )


def _load(name: str) -> Any:
    """Return the content of a YAML file in ``data``."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def _filled(pattern: str, lists: dict[str, list[str]]) -> str:
    """Return a pattern with the words of its lists, or those of a class of ``words.tsv``."""

    def words(found: re.Match[str]) -> str:
        return "|".join(lists.get(found[1]) or sorted(word_class(found[1])))

    return LIST.sub(words, pattern)
