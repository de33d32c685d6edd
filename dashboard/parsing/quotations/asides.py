"""Words set into a sentence together with their own cue: "The plan (a “farce,” said Hall) died".

The syntax hangs such a cue on the sentence around it and takes that one's subject for who speaks.
Brackets, or two commas around words in marks, tell where the aside begins and ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.inserted import (
    LONGEST,
    comma_at,
    finite_at,
    first_head,
    heads_phrase,
    subject_alone,
)
from dashboard.parsing.syntax.document import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document

Span = tuple[int, int]

KINDS = ("say", "tell")
BRACKETS = frozenset({"(", ")"})
ENDS = tuple(",?!")
RELATIVE = words("function_words", "relatives")
BARE = frozenset({"DET", "ADJ", "ADV", "PUNCT"})
"""Before words in marks these make no clause: "a “farce”"."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Words with their own cue: the head of who speaks, and what is said as token spans."""

    head: int
    spans: tuple[Span, ...]


def aside(document: Document, verb: int, last: int) -> Aside | None:
    """Return the aside that the saying verb at ``verb`` closes or parts, or None where it is in none."""
    if document.tag[verb] not in ("VBD", "VBZ", "VBP"):
        return None
    if cue_classes().get(document.lower[verb], ("", ""))[1] not in KINDS:
        return None
    if any(document.dep[c] == "ccomp" and c > last for c in document.children[verb]):
        return None  # "(It is late, but Hall said the ferry would sail)"
    parted = _parting(document, verb)
    edges = _edges(document, verb, last, parted) if parted is not None else None
    if parted is None or edges is None:
        return None
    head = _speaker(document, verb, last, parted, edges[1])
    spans = _told(document, last, parted, edges)
    return Aside(head, spans) if head is not None and spans else None


def _parting(document: Document, verb: int) -> int | None:
    """Return the comma or closing mark that parts what is said from its cue."""
    for token in range(verb - 1, max(0, verb - LONGEST), -1):
        if comma_at(document, token):
            return token
        if document.inside[token] >= 0:
            inner = document.regions[document.inside[token]].inner.rstrip()
            return token if inner[-1:] in ENDS else None
        if document.tag[token] in FINITE or document.lower[token] in BRACKETS | RELATIVE:
            return None
    return None


def _edges(document: Document, verb: int, last: int, parted: int) -> Span | None:
    """Return the marks that set the aside off: two brackets, else two commas."""
    a, b = document.sentences[document.sentence[verb]]
    before = [t for t in range(max(0, parted - LONGEST), parted) if document.inside[t] < 0]
    opening = next((t for t in reversed(before) if document.lower[t] in BRACKETS), None)
    behind = range(last + 1, min(last + LONGEST, len(document.lower)))
    closing = next((t for t in behind if document.lower[t] in BRACKETS), None)
    if opening is not None and closing is not None and document.lower[opening] == "(":
        return (opening, closing) if document.lower[closing] == ")" else None
    first = next((t for t in reversed(before) if t > a and comma_at(document, t)), None)
    if first is None or document.inside[parted] < 0 or not comma_at(document, min(last + 1, b - 1)):
        return None
    bare = all(document.inside[t] >= 0 or document.pos[t] in BARE for t in range(first, parted))
    set_in = subject_alone(document, a, first) and finite_at(document, last + 2, b)
    return (first, last + 1) if bare and set_in else None


def _speaker(document: Document, verb: int, last: int, parted: int, closing: int) -> int | None:
    """Return the head of the words beside the verb that name who speaks."""
    if parted == verb - 1:
        head = first_head(document, last + 1)
        return head if head is not None and head < closing else None
    own = range(parted + 1, verb)
    return next((t for t in own if heads_phrase(document, t, parted, verb)), None)


def _told(document: Document, last: int, parted: int, edges: Span) -> tuple[Span, ...]:
    """Return what stands in the aside before the cue and behind it, without a relative pronoun."""
    first, closing = edges
    end = parted - 1 if document.inside[parted] < 0 else parted
    spans = [_in_marks(document, first + 1, end)]
    comma = next((t for t in range(last + 1, closing) if comma_at(document, t)), closing)
    spans.append((comma + 1, closing - 1))
    return tuple(
        (x, y) for x, y in spans if y > x or (x == y and document.lower[x] not in RELATIVE)
    )


def _in_marks(document: Document, first: int, last: int) -> Span:
    """Return the words in marks alone where nothing but an article stands before them."""
    start = first
    while start < last and document.inside[start] < 0 and document.pos[start] in BARE:
        start += 1
    return (start, last) if document.inside[start] == document.inside[last] >= 0 else (first, last)
