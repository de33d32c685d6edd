"""Cues put into what they report: "The bridge, say engineers, is safe", "The plan (a “farce,” said Hall) died".

The syntax often takes the clause's subject for who speaks, an auxiliary for a noun, or the second half
for all that was said; commas, brackets and the finite verb behind them tell that somebody else speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.parts import DASHES
from dashboard.parsing.syntax.document import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document


LONGEST = 30
"""So many words may stand between the two commas."""
NOMINAL = frozenset({"NOUN", "PROPN"})
PARTED = DASHES | {",", ";", ":", "(", ")"}
BESIDE = frozenset({"advmod", "neg"})
WHO = words("function_words", "who_and_whom")
SUBJECTIVE = words("function_words", "subjects")


@dataclass(frozen=True, slots=True)
class Insertion:
    """A cue with its speaker between two commas: the speaker's head, and the tokens of the two.

    ``start`` is where the clause begins that it parts.
    """

    start: int
    head: int
    before: int
    after: int


def insertion(document: Document, verb: int, last: int) -> Insertion | None:
    """Return the insertion that a saying verb makes in a clause whose own verb follows it."""
    a, b = document.sentences[document.sentence[verb]]
    a = next((t + 1 for t in range(verb - 1, a, -1) if document.lower[t] == ":"), a)
    if document.tag[verb] not in FINITE or last + 2 >= b:
        return None
    if comma_at(document, verb - 1):
        return _turned(document, verb, last, a, b)
    kind = cue_classes().get(document.lower[verb], ("", ""))[1]
    return _plain(document, verb, last, a, b) if kind in ("say", "tell") else None


def _turned(document: Document, verb: int, last: int, a: int, b: int) -> Insertion | None:
    """Return the insertion with its speaker behind the verb: "The bridge, say engineers, is safe"."""
    head = first_head(document, last + 1) if subject_alone(document, a, verb - 1) else None
    if head is None:
        return None
    for token in range(last + 2, min(last + 2 + LONGEST, b - 1)):
        if comma_at(document, token) and finite_at(document, token + 1, b):
            return Insertion(a, head, verb - 1, token)
    return None


def _plain(document: Document, verb: int, last: int, a: int, b: int) -> Insertion | None:
    """Return the insertion with its speaker before the verb: "The bridge, engineers told us, is safe"."""
    before = next((t for t in range(verb - 1, a, -1) if comma_at(document, t)), None)
    if before is None or not subject_alone(document, a, before):
        return None
    between = range(before + 1, verb)
    head = next((t for t in between if heads_phrase(document, t, before, verb)), None)
    after = _comma_behind(document, verb, last, b)
    finite = any(document.tag[t] in FINITE for t in between)
    if head is None or after is None or finite or not finite_at(document, after + 1, b):
        return None
    return Insertion(a, head, before, after)


def _comma_behind(document: Document, verb: int, last: int, b: int) -> int | None:
    """Return the comma behind the verb with whom it tells, when and where: ", Hall said in May,"."""
    told = document.child(verb, "dobj")
    end = last if told is None else max(last, document.right[told])
    if end + 1 >= b:
        return None
    if not comma_at(document, end + 1) and document.pos[end + 1] not in ("ADP", "ADV"):
        return None
    for token in range(end + 1, min(end + LONGEST, b)):
        if comma_at(document, token):
            return token
        if document.inside[token] >= 0 or document.tag[token] in FINITE:
            return None
    return None


def subject_alone(document: Document, a: int, comma: int) -> bool:
    """Say whether the tokens before a comma are a subject alone: no clause, no list, no aside."""
    alone = comma == a + 1 and (document.pos[a] in NOMINAL or document.lower[a] in SUBJECTIVE)
    if comma < a + 2 and not alone:
        return False
    if any(document.lower[t] in PARTED for t in range(a, comma)):
        return False
    return document.lower[a] == "what" or not any(
        document.tag[t] in FINITE and document.dep[t] not in ("relcl", "csubj", "aux", "auxpass")
        for t in range(a, comma)
    )


def heads_phrase(document: Document, token: int, before: int, verb: int) -> bool:
    """Say whether a token is the noun that all words between the comma and the verb hang on."""
    pronoun = document.lower[token] in SUBJECTIVE
    noun = document.pos[token] in NOMINAL or pronoun
    return noun and not before < document.head[token] < verb


def first_head(document: Document, token: int) -> int | None:
    """Return the head of the noun phrase that begins at ``token``."""
    for place in range(token, min(token + 8, len(document.lower))):
        if document.inside[place] >= 0 or document.lower[place] == ",":
            return None
        if document.pos[place] in NOMINAL or document.lower[place] in SUBJECTIVE:
            head = place
            while document.dep[head] in ("compound", "amod") and document.head[head] > head:
                head = document.head[head]
            return head
    return None


def finite_at(document: Document, token: int, b: int) -> bool:
    """Say whether a finite verb begins at ``token``, perhaps behind an opening mark: ', “is not safe.”'."""
    inside = document.inside[token] if token < b else -1
    if inside >= 0:
        token += document.regions[inside].start > document.start[token]
    while token < b and document.dep[token] in BESIDE:
        token += 1
    return token < b and document.tag[token] in FINITE


def set_off(document: Document, verb: int, last: int) -> int | None:
    """Return who speaks by a verb set between commas: "the plan, said Hall, works", ", he went on,"."""
    a, b = document.sentences[document.sentence[verb]]
    if document.tag[verb] not in FINITE or last + 2 >= b or verb == a:
        return None
    if comma_at(document, verb - 1):
        head = _name_end(document, last + 1)
        return head if head > last and comma_at(document, head + 1) else None
    first = verb - 1
    while first > a and document.pos[first - 1] == document.pos[first] == "PROPN":
        first -= 1
    speaks = document.pos[first] in ("PRON", "PROPN") and document.lower[first] not in WHO
    parted = comma_at(document, first - 1) and comma_at(document, last + 1)
    return verb - 1 if speaks and first > a and parted else None


def _name_end(document: Document, token: int) -> int:
    """Return the last token of the proper name that begins at ``token``, or the token before it."""
    while token < len(document.lower) and document.text[document.start[token]].isupper():
        token += 1
    return token - 1


def comma_at(document: Document, token: int) -> bool:
    """Say whether a comma stands at the token, outside marks."""
    return document.lower[token] == "," and document.inside[token] < 0
