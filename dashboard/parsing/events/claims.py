"""Claims and denials: what a source alone says somebody did, and what somebody says is not so.

"Police said that Lee had stabbed Park": who did harm to whom is that source's claim as long as the article
says it in nobody else's words. "Lee denied that he had cancelled the order", "the firm rejected claims that
it had paid", "it is not true that the mine was closed": what stands below is denied, whatever its own words
say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.factuality.nouns import clearing
from dashboard.parsing.lexicon import denying_verbs, event_words, signatures, words

if TYPE_CHECKING:
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.syntax.document import Document


REPORTED = frozenset({"ccomp", "parataxis"})


def is_deed(document: Document, clause: Clause) -> bool:
    """Tell whether a verb tells of harm that somebody does."""
    lemma = document.lemma[clause.head]
    classes = event_words().classes_of(lemma) & words("factuality", "deed_classes")
    return not clause.nominal and bool(classes or lemma in words("factuality", "deeds"))


def is_asked(document: Document, number: int) -> bool:
    """Tell whether a word stands in what a reporter asks: "QUESTION: Last week Lee met Park. Can you confirm?".

    A host or reporter who asks nothing tells the news.
    """
    turn = document.regions[document.inside[number]] if document.inside[number] >= 0 else None
    if turn is None or turn.label is None:
        return False
    said = {*document.text[turn.label[0] : turn.label[1]].lower().split()}
    asks = bool(said & ASKED) or "?" in document.text[turn.start : turn.end]
    return asks and bool(said & (words("sources", "askers") - {"announcement"}))


ASKED = frozenset({"question", "q"})
"""Labels of what is asked, with a question mark or none."""


def is_headline_passive(document: Document, head: int) -> bool:
    """Tell whether a past form in a headline, where verbs stand in the present, is passive: "Lee elected"."""
    past = document.tag[head] in ("VBD", "VBN") and not document.of_dep(head, "dobj", "auxpass")
    return past and document.sentence[head] in document.headings


def claimed_by(document: Document, clause: Clause) -> int | None:
    """Return the word that says who tells of a deed with a doer: "said", "According"; else None."""
    doer = "agent" if is_headline_passive(document, clause.head) else "nsubj"
    if not is_deed(document, clause) or not document.of_dep(clause.head, doer, "agent"):
        return None
    verb = document.above(clause.finite, "conj")
    for number in document.of_dep(verb, "prep"):
        if document.lower[number] == "according":
            return number
    above = document.head[verb]
    told = document.dep[verb] in REPORTED and document.lemma[above] in reporting()
    noted = document.dep[verb] == "acl" and document.lemma[above] in words("reporting", "sayings")
    subject = document.of_dep(above, "nsubj")
    return above if noted or (told and subject) else None


def reporting() -> frozenset[str]:
    """Return the verbs that say what somebody says, without those that hold it to be so: "confirmed"."""
    known = signatures("verbs")
    verbs = event_words().verbs["reporting"] | words("reporting", "finding")
    return frozenset(verb for verb in verbs if verb not in known or known[verb].group != "known")


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
            denies = (rejects and dep in OBJECTS) or clearing(document, number)
            return _unless_negated(document, governor, content) if denies else None
        if dep not in ("pobj", "prep", "conj") or (
            dep == "pobj" and document.lower[governor] not in OF
        ):
            return None
        number = governor
    return None
