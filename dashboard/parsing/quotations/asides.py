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
from dashboard.parsing.quotations.reading import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.quotations.reading import Reading

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


def aside(reading: Reading, verb: int, last: int) -> Aside | None:
    """Return the aside that the saying verb at ``verb`` closes or parts, or None where it is in none."""
    if reading.tags[verb] not in ("VBD", "VBZ", "VBP"):
        return None
    if cue_classes().get(reading.words[verb], ("", ""))[1] not in KINDS:
        return None
    if any(reading.deps[c] == "ccomp" and c > last for c in reading.children[verb]):
        return None  # "(It is late, but Hall said the ferry would sail)"
    parted = _parting(reading, verb)
    edges = _edges(reading, verb, last, parted) if parted is not None else None
    if parted is None or edges is None:
        return None
    head = _speaker(reading, verb, last, parted, edges[1])
    spans = _told(reading, last, parted, edges)
    return Aside(head, spans) if head is not None and spans else None


def _parting(reading: Reading, verb: int) -> int | None:
    """Return the comma or closing mark that parts what is said from its cue."""
    for token in range(verb - 1, max(0, verb - LONGEST), -1):
        if comma_at(reading, token):
            return token
        if reading.inside[token] >= 0:
            inner = reading.regions[reading.inside[token]].inner.rstrip()
            return token if inner[-1:] in ENDS else None
        if reading.tags[token] in FINITE or reading.words[token] in BRACKETS | RELATIVE:
            return None
    return None


def _edges(reading: Reading, verb: int, last: int, parted: int) -> Span | None:
    """Return the marks that set the aside off: two brackets, else two commas."""
    a, b = reading.sentences[reading.sentence_of[verb]]
    before = [t for t in range(max(0, parted - LONGEST), parted) if reading.inside[t] < 0]
    opening = next((t for t in reversed(before) if reading.words[t] in BRACKETS), None)
    behind = range(last + 1, min(last + LONGEST, len(reading.words)))
    closing = next((t for t in behind if reading.words[t] in BRACKETS), None)
    if opening is not None and closing is not None and reading.words[opening] == "(":
        return (opening, closing) if reading.words[closing] == ")" else None
    first = next((t for t in reversed(before) if t > a and comma_at(reading, t)), None)
    if first is None or reading.inside[parted] < 0 or not comma_at(reading, min(last + 1, b - 1)):
        return None
    bare = all(reading.inside[t] >= 0 or reading.poses[t] in BARE for t in range(first, parted))
    set_in = subject_alone(reading, a, first) and finite_at(reading, last + 2, b)
    return (first, last + 1) if bare and set_in else None


def _speaker(reading: Reading, verb: int, last: int, parted: int, closing: int) -> int | None:
    """Return the head of the words beside the verb that name who speaks."""
    if parted == verb - 1:
        head = first_head(reading, last + 1)
        return head if head is not None and head < closing else None
    own = range(parted + 1, verb)
    return next((t for t in own if heads_phrase(reading, t, parted, verb)), None)


def _told(reading: Reading, last: int, parted: int, edges: Span) -> tuple[Span, ...]:
    """Return what stands in the aside before the cue and behind it, without a relative pronoun."""
    first, closing = edges
    end = parted - 1 if reading.inside[parted] < 0 else parted
    spans = [_in_marks(reading, first + 1, end)]
    comma = next((t for t in range(last + 1, closing) if comma_at(reading, t)), closing)
    spans.append((comma + 1, closing - 1))
    return tuple((x, y) for x, y in spans if y > x or (x == y and reading.words[x] not in RELATIVE))


def _in_marks(reading: Reading, first: int, last: int) -> Span:
    """Return the words in marks alone where nothing but an article stands before them."""
    start = first
    while start < last and reading.inside[start] < 0 and reading.poses[start] in BARE:
        start += 1
    return (start, last) if reading.inside[start] == reading.inside[last] >= 0 else (first, last)
