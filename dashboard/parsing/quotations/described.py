"""Speakers without a name: who was described before, so that "the official" is the one met earlier."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document

DETERMINERS = words("function_words", "determiners")
INDEFINITE = words("function_words", "indefinite")
OWN = words("function_words", "own")


@dataclass(frozen=True, slots=True)
class Description:
    """A nameless person's place, the noun, and all words said of them there, in lower case."""

    head: int
    noun: str
    words: frozenset[str]


def introductions(document: Document) -> list[Description]:
    """Return all people whom the text brings in without a name: "a senior official", in order."""
    sources = words("sources", "sources")
    found = []
    for head, word in enumerate(document.lower):
        if not _narrated(document, head):
            continue
        if word.removesuffix("s") in sources and document.lower[document.left[head]] in INDEFINITE:
            found.append(describe(document, head))
    return found


def _narrated(document: Document, head: int) -> bool:
    """Say whether a noun stands in a full sentence of the narrative, not in a heading or in marks."""
    if document.inside[head] >= 0 or not document.dep[head] or document.pos[head] != "NOUN":
        return False
    last = document.lower[document.sentences[document.sentence[head]][1] - 1]
    return not last[-1:].isalnum()


def described_subjects(document: Document) -> list[int]:
    """Return the nouns that are subjects of the narrative and can be meant by a pronoun, in order."""
    kinds = words("sources", "sources") | words("sources", "groups") | words("sources", "documents")
    return [
        head
        for head, word in enumerate(document.lower)
        if document.dep[head] in ("nsubj", "nsubjpass")
        and _narrated(document, head)
        and document.lower[document.left[head]] not in OWN
        and (word in kinds or word.removesuffix("s") in kinds)
    ]


def joint_subjects(document: Document) -> list[int]:
    """Return the first names of several who do something together: "Hall and Vey met", in order."""
    return [
        head
        for head, pos in enumerate(document.pos)
        if pos == "PROPN"
        and document.inside[head] < 0
        and document.dep[head] in ("nsubj", "nsubjpass")
        and document.child(head, "conj") is not None
    ]


def describe(document: Document, head: int) -> Description:
    """Return the description whose noun stands at ``head``."""
    own = document.lower[document.left[head] : document.right[head] + 1]
    return Description(head, document.lower[head], frozenset(own))


class Descriptions:
    """Who was described so far in the text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.known = introductions(document)

    def meant(self, head: int, first: int, last: int | None) -> Description | None:
        """Return who "the official" at ``head`` is, whose words begin at ``first``.

        The latest before it with this noun and all its modifiers; "the other" is not ``last``.
        """
        noun, wanted = self.document.lower[head], self._modifiers(head, first)
        until = bisect_left(self.known, head, key=lambda one: one.head)
        fitting = [d for d in self.known[:until] if d.noun == noun and wanted <= d.words]
        if "other" in self.document.lower[first:head]:
            fitting = [d for d in fitting if d.head != last] or fitting
        return fitting[-1] if fitting else None

    def add(self, head: int) -> None:
        """Remember who spoke, described at ``head``."""
        place = bisect_left(self.known, head, key=lambda one: one.head)
        if self.known[place : place + 1] and self.known[place].head == head:
            return
        self.known.insert(place, describe(self.document, head))

    def _modifiers(self, head: int, first: int) -> set[str]:
        """Return the words that tell this one from others with the same noun."""
        own = {self.document.lower[t] for t in range(first, head)}
        return own - DETERMINERS
