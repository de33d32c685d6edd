"""Rules that are data: classes of words, patterns in and around a name, names that a pattern shows, evidence of types.

Each rule of ``data/patterns.yaml``, ``data/name_patterns.yaml`` and ``data/type_evidence.yaml`` carries an
example, which is its test.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import read, rows

if TYPE_CHECKING:
    from dashboard.model import EntityType


def words_of(field_text: str) -> list[str]:
    """Return the parts of a field that holds several."""
    return [word for word in field_text.split("|") if word]


@functools.cache
def word_class(name: str, table: str = "words") -> frozenset[str]:
    """Return the words of one class of ``data/words.tsv``, or of another such table."""
    for row in rows(f"entities/data/{table}.tsv"):
        if row[0] == name:
            return frozenset(words_of(row[1]))
    raise KeyError(name)


def in_class(word: str, *names: str) -> bool:
    """Whether a word is in one of some classes."""
    return any(word in word_class(name) for name in names)


LIST = re.compile(r"\{([a-z_-]+)\}")


def filled(pattern: str | list[str], lists: dict[str, list[str]]) -> str:
    """Return a pattern, or the pieces of one, with the words of its lists or those of a class of ``words.tsv``."""

    def words(found: re.Match[str]) -> str:
        return "|".join(lists.get(found[1]) or sorted(word_class(found[1])))

    whole = "".join(pattern)
    while (more := LIST.sub(words, whole)) != whole:
        whole = more  # a list may name others
    return whole


class Patterns:
    """The patterns of ``data/patterns.yaml``, each under its name: ``PATTERNS.name_goes_on``."""

    def __init__(self) -> None:
        data = read("entities/data/patterns.yaml")
        self.examples: dict[str, str] = {}
        for name, rule in data["patterns"].items():
            self.examples[name] = rule["example"]
            setattr(self, name, re.compile(filled(rule["pattern"], data["lists"])))

    def starting(self, kind: str) -> list[re.Pattern[str]]:
        """Return the patterns whose names start with a word, in the order of the file."""
        return [getattr(self, name) for name in self.examples if name.startswith(kind)]

    def __getattr__(self, name: str) -> re.Pattern[str]:
        """Every pattern is an attribute from the start; what is asked for here is none."""
        raise AttributeError(name)


PATTERNS = Patterns()


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that shows a name or says of what type one is.

    Of a name it shows the group ``name``, or the whole; ``trust`` is as in ``Name``, and with
    ``person_behind`` the last word goes where it is a person's or a title's. Of a type it is that of the
    words right ``before`` or ``after`` the name; with ``of_what_stands_before`` they may speak of another
    that stands before the name, where a preposition governs it: "a plant in X, which".
    """

    name: str
    type: EntityType
    pattern: re.Pattern[str]
    example: str
    trust: int = 1
    side: str = ""
    person_behind: bool = False
    of_what_stands_before: bool = False


@functools.cache
def name_rules() -> tuple[Rule, ...]:
    """Return the rules of names that a pattern shows, in the order of the file."""
    data = read("entities/data/name_patterns.yaml")
    return tuple(
        Rule(pattern=re.compile(filled(rule.pop("pattern"), data["lists"])), **rule)
        for rule in data["rules"]
    )


@functools.cache
def type_rules() -> tuple[Rule, ...]:
    """Return the rules of what the words beside a name say that it is, in the order of the file."""
    data = read("entities/data/type_evidence.yaml")
    rules = []
    for rule in data["rules"]:
        side = "before" if "before" in rule else "after"
        words = filled(rule.pop(side), data["lists"]).replace(" ", r"\s")
        pattern = re.compile(f"(?:{words})$" if side == "before" else f"^(?:{words})")
        rules.append(Rule(**rule, side=side, pattern=pattern))
    return tuple(rules)


@functools.cache
def titles() -> frozenset[str]:
    """Return all words that stand before a person's name and are no part of it."""
    return (
        word_class("honorific-male")
        | word_class("honorific-female")
        | word_class("honorific")
        | word_class("military")
        | word_class("office-short")
    )


@functools.cache
def offices() -> frozenset[str]:
    """Return all words that stand before a person's name, or before what an office is for."""
    return titles() | word_class("office-for")


@functools.cache
def given_names() -> frozenset[str]:
    """Return the given names that the project knows."""
    classes = ("given-male", "given-male-too", "given-female", "given-female-too")
    return frozenset().union(*map(word_class, classes))
