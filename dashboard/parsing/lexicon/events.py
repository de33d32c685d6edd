"""Words that tell of events: verbs and nouns by what they do to one, and by what they tell of."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dashboard.parsing.lexicon.lists import load, words

NO_EVENTS = frozenset({"claims", "routine"})
"""Groups of nouns that say what may be behind them, and are no happening."""


@dataclass(frozen=True, slots=True)
class EventWords:
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


@functools.cache
def event_words() -> EventWords:
    """Return the word lists of events."""
    verbs = {group: words("event_verbs", group) for group in load("event_verbs")}
    nouns = {group: words("event_nouns", group) for group in load("event_nouns")}
    table = load("event_classes")
    classes: dict[str, set[str]] = {}
    for name, listed in table["classes"].items():
        for word in listed.split():
            classes.setdefault(word, set()).add(name)
    return EventWords(
        verbs,
        nouns,
        frozenset().union(*(group for name, group in nouns.items() if name not in NO_EVENTS)),
        {word: frozenset(names) for word, names in classes.items()},
        frozenset(frozenset(pair) for pair in table["near"]),
        words("event_classes", "phrases"),
        words("event_classes", "durative"),
    )
