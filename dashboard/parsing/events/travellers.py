"""Who travels where the text leaves it to the reader: "during the trip", "the second visit"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.frames import Frame
    from dashboard.parsing.syntax.document import Document

COUNTING = frozenset({"second", "third", "fourth", "next", "latest", "last"})
RECENT = 12
"""Sentences within which "the second visit" is one more of who travelled."""


def travellers(
    document: Document, clauses: Sequence[Clause], frames: Sequence[Frame]
) -> list[Frame]:
    """Return the frames; a trip or talks without anybody take those of the event told before.

    "Lee will raise it during the trip" and "Lee's second visit after a mission in May" leave the
    traveller to the reader, who looks no further than the sentence; "keep calm over a visit" does not
    say that the one who speaks travels.
    """
    found: list[Frame] = []
    for clause, frame in zip(clauses, frames, strict=True):
        before: list[tuple[int, ...]] = []
        if _is_left_to_reader(document, clause, frame):
            sentence = document.sentence[clause.head]
            before = [
                earlier.agents
                for other, earlier in zip(clauses, found, strict=False)
                if document.sentence[other.head] == sentence
                and earlier.agents
                and _can_travel(document, clause, other)
            ] or _before_in_count(document, clause, clauses, found)
        found.append(replace(frame, agents=before[-1]) if before else frame)
    return found


def _before_in_count(
    document: Document, clause: Clause, clauses: Sequence[Clause], found: Sequence[Frame]
) -> list[tuple[int, ...]]:
    """Return who travelled in the sentences before "the second visit": the same once more."""
    words = {document.lower[child] for child in document.children[clause.head]}
    if not (words & COUNTING and words & {"the", "this"}):
        return []
    kinds = event_words().classes_of(document.lemma[clause.head]) | {"arrive"}
    return [
        frame.agents
        for other, frame in zip(clauses, found, strict=False)
        if frame.agents
        and event_words().classes_of(document.lemma[other.head]) & kinds
        and document.sentence[clause.head] - document.sentence[other.head] <= RECENT
    ]


def _is_left_to_reader(document: Document, clause: Clause, frame: Frame) -> bool:
    """Tell whether a trip or a speech is named without the one whose it is."""
    head, nouns = clause.head, event_words().nouns
    implied = clause.kind == "noun" and document.lemma[head] in nouns["travel"] | nouns["spoken"]
    return implied and not frame.agents and document.pos[head] != "PROPN"


def _can_travel(document: Document, clause: Clause, other: Clause) -> bool:
    """Tell whether the one who acts in another clause can be the traveller of this one."""
    if document.lemma[clause.head] in event_words().nouns["spoken"]:
        preposition = document.head[clause.head]
        return document.dep[preposition] == "prep" and document.head[preposition] == other.head
    if other.nominal:
        return document.lemma[other.head] in event_words().nouns["travel"]
    articles = {document.lower[child] for child in document.of_dep(clause.head, "det")}
    return not articles & {"a", "an", "any", "no"} and not _is_of_something(document, clause.head)


def _is_of_something(document: Document, number: int) -> bool:
    """Tell whether a noun only says whose or what another is: "the purpose of the trip"."""
    above = document.head[number]
    noun = document.head[above]
    return document.lower[above] == "of" and document.pos[noun] in ("NOUN", "PROPN")
