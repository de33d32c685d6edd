"""Denials: clauses that somebody says are not so, and who says it.

"Lee denied that he had cancelled the order", "the firm rejected claims that it had paid", "it is not
true that the mine was closed": what stands below is denied, whatever its own words say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import denying_verbs, event_words, words

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document

CONTENT = frozenset({"ccomp", "acl", "xcomp", "pcomp", "csubj", "relcl"})
OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})
OF = frozenset({"of", "about", "on", "over"})
REACH = 6
"""Steps up the document in which a denial is looked for."""


@dataclass(frozen=True, slots=True)
class Denial:
    """The word that denies (a verb, or "true" in "not true"), and the edge of what it denies."""

    verb: int
    content: int


def denial_of(document: Document, number: int) -> Denial | None:
    """Return what denies the clause of a word, if anything does."""
    start = number
    for _, governor in zip(range(REACH), document.ancestors(number), strict=False):
        dep = document.dep[number]
        if dep in CONTENT and document.lemma[governor] in denying_verbs():
            return _unless_negated(document, governor, number)
        if dep in ("ccomp", "csubj") and (untrue := _untrue(document, governor)) is not None:
            return Denial(untrue, number)
        if document.lemma[governor] in event_words().nouns["claims"] and (
            dep in CONTENT or dep == "prep"
        ):
            return _rejected(document, governor, number)
        if dep in CONTENT and dep != "xcomp" and document.pos[number] in ("VERB", "AUX"):
            return None
        if document.pos[governor] == "VERB" and dep not in ("xcomp", "conj"):
            return _denied_noun(document, number, governor) if number == start else None
        number = governor
    return None


def denier(document: Document, denial: Denial) -> list[int]:
    """Return the subjects of the verb that denies; of "not true" those of the verb above it."""
    number = denial.verb
    for verb in (number, *document.ancestors(number)):
        subjects = document.of_dep(verb, "nsubj", "agent")
        subjects += [
            n for agent in document.of_dep(verb, "agent") for n in document.of_dep(agent, "pobj")
        ]
        if found := [n for n in subjects if document.lower[n] != "it" and document.pos[n] != "ADP"]:
            return found
    return []


def _unless_negated(document: Document, verb: int, content: int) -> Denial | None:
    """Return the denial, unless the verb is itself negated: "did not deny that"."""
    return None if document.of_dep(verb, "neg") else Denial(verb, content)


def _denied_noun(document: Document, number: int, verb: int) -> Denial | None:
    """Return the denial of what a verb of denying has as its object: "denied the theft"."""
    if document.dep[number] not in OBJECTS or document.lemma[verb] not in denying_verbs():
        return None
    return _unless_negated(document, verb, number)


def _untrue(document: Document, verb: int) -> int | None:
    """Return the "true" of "it is not true that", or the "false" of "it is false that"."""
    negated = bool(document.of_dep(verb, "neg"))
    for number in document.of_dep(verb, "acomp", "oprd", "attr"):
        negative = negated or bool(document.of_dep(number, "neg"))
        if (document.lower[number] in ("true", "correct", "accurate", "right", "case")) == negative:
            known = ("true", "correct", "accurate", "right", "case", "false", "untrue", "wrong")
            return number if document.lower[number] in known else None
    return None


def _rejected(document: Document, claim: int, content: int) -> Denial | None:
    """Return the denial of a claim that a verb rejects: "dismissed reports that"."""
    number = claim
    for governor in document.ancestors(claim):
        dep = document.dep[number]
        if document.pos[governor] == "VERB":
            rejecting = denying_verbs() | words("factuality", "rejecting")
            rejects = document.lemma[governor] in rejecting
            return (
                _unless_negated(document, governor, content) if rejects and dep in OBJECTS else None
            )
        if dep not in ("pobj", "prep", "conj") or (
            dep == "pobj" and document.lower[governor] not in OF
        ):
            return None
        number = governor
    return None
