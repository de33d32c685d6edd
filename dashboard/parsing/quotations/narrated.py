"""What the writer tells behind reported words: "Hall said the room was closed, and left it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.syntax.document import SUBJECTS_AND_EXPLETIVES

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.syntax.document import Document

JOINING = frozenset({"and", "but", "then"})
HELPERS = words("function_words", "modals") | words("function_words", "having") | {"'d", "’d"}


def before_deed(document: Document, cue: Cue, head: int, last: int) -> int:
    """Return the end of a reported clause before what its speaker did, or ``last``.

    The syntax joins both verbs. A comma parts them; the second has no subject and goes on in the cue's
    past: it is what only people do, or no form for the first one's auxiliary ("would pay, and sat").
    """
    subject = document.child(head, *SUBJECTS_AND_EXPLETIVES)
    pronoun = subject is not None and document.pos[subject] == "PRON"
    if (
        document.tag[cue.token] != "VBD"
        or subject is None
        or pronoun
        or _is_document(document, cue)
    ):
        return last
    for verb in document.children[head]:
        if document.dep[verb] != "conj" or document.tag[verb] != "VBD" or verb > last:
            continue
        comma = _comma_before(document, verb)
        if comma is None or document.child(verb, *SUBJECTS_AND_EXPLETIVES) is not None:
            continue
        if document.lower[verb] in words("reporting", "deeds") or _has_other_form(
            document, head, verb
        ):
            return comma - 1
    return last


def _is_document(document: Document, cue: Cue) -> bool:
    return cue.subject is not None and document.lower[cue.subject] in words("sources", "documents")


def _comma_before(document: Document, verb: int) -> int | None:
    """Return the comma before "and", perhaps with an adverb, that stands before a verb."""
    token = verb - 1
    while document.pos[token] == "ADV" and document.lower[token] not in JOINING:
        token -= 1
    joined = document.lower[token] in JOINING and document.inside[token] < 0
    if joined and document.lower[token - 1] in JOINING:
        token -= 1  # "and then left"
    return token - 1 if joined and document.lower[token - 1] == "," else None


def _has_other_form(document: Document, head: int, verb: int) -> bool:
    """Say whether a verb in the past cannot hang on the auxiliary of the one that it is joined to."""
    helped = any(
        document.dep[c] == "aux" and document.lower[c] in HELPERS for c in document.children[head]
    )
    active = not document.lower[verb].endswith("ed") or document.child(verb, "dobj") is not None
    return helped and active
