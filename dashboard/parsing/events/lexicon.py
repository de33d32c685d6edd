"""The word lists of the event rules, loaded once from this package's data."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

NO_EVENTS = frozenset({"claims", "serving", "threats", "routine"})
"""Groups of nouns that say what may be behind them, and are no happening."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Verbs and nouns by what they do to an event; ``classes`` maps a lemma to its event classes."""

    verbs: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    every_noun: frozenset[str]
    classes: dict[str, frozenset[str]]
    near: frozenset[frozenset[str]]
    phrases: frozenset[str]
    durative: frozenset[str]

    def classes_of(self, lemma: str) -> frozenset[str]:
        """Return the classes of a lemma; one that the lists do not know is a class of its own."""
        return self.classes.get(lemma) or frozenset({f"={lemma}"})


def _load(name: str) -> Any:
    return yaml.safe_load(files(__package__).joinpath("data", name).read_text(encoding="utf-8"))


@functools.cache
def lexicon() -> Lexicon:
    """Return the word lists."""
    verbs = {group: frozenset(words.split()) for group, words in _load("verbs.yaml").items()}
    nouns = {group: frozenset(words.split()) for group, words in _load("nouns.yaml").items()}
    table = _load("classes.yaml")
    classes: dict[str, set[str]] = {}
    for name, words in table["classes"].items():
        for word in words.split():
            classes.setdefault(word, set()).add(name)
    return Lexicon(
        verbs,
        nouns,
        frozenset().union(*(words for group, words in nouns.items() if group not in NO_EVENTS)),
        {word: frozenset(names) for word, names in classes.items()},
        frozenset(frozenset(pair) for pair in table["near"]),
        frozenset(table["phrases"].split()),
        frozenset(table["durative"].split()),
    )
