"""Deeds that a source alone tells of: "police said that Lee had stabbed Park", "according to the mayor".

Who did harm to whom is that source's claim as long as the article says it in nobody else's words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import event_words, signatures, words

if TYPE_CHECKING:
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.syntax.document import Document

CONTENT = frozenset({"ccomp", "parataxis"})


def is_deed(document: Document, clause: Clause) -> bool:
    """Tell whether a verb tells of harm that somebody does."""
    lemma = document.lemma[clause.head]
    classes = event_words().classes_of(lemma) & words("factuality", "deed_classes")
    return not clause.nominal and bool(classes or lemma in words("factuality", "deeds"))


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
    told = document.dep[verb] in CONTENT and document.lemma[above] in reporting()
    noted = document.dep[verb] == "acl" and document.lemma[above] in words("reporting", "sayings")
    subject = document.of_dep(above, "nsubj")
    return above if noted or (told and subject) else None


def reporting() -> frozenset[str]:
    """Return the verbs that say what somebody says, without those that hold it to be so: "confirmed"."""
    known = signatures("verbs")
    verbs = event_words().verbs["reporting"] | words("reporting", "finding")
    return frozenset(verb for verb in verbs if verb not in known or known[verb].group != "known")
