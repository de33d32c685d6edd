"""Titles in quotation marks: what a work, a programme or a document is called is nobody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.syntax.document import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document
    from dashboard.parsing.syntax.quotation_marks import Region

WRITING = words("function_words", "writing")
READING = words("function_words", "perusing")
LONG_NAME = 12
"""A work's name has fewer words."""
ASIDES = frozenset({"relcl", "acl", "advcl", "pcomp"})


def is_name(document: Document, region: Region) -> bool:
    """Say whether words in marks that no clause reports are what something is called."""
    return (
        names_document(document, region)
        or names_work(document, region)
        or names_part(document, region)
    )


def names_document(document: Document, region: Region) -> bool:
    """Say whether the words in marks are a title beside its document: 'a report, "Words," says'."""
    token = document.token_at(region.outer_end)
    first = document.token_at(region.outer_start)
    if region.inner.rstrip()[-1:] != "," or token >= len(document.lower) or first == 0:
        return False
    if document.lower[first - 1] != "," or document.tag[token] not in FINITE:
        return False
    before = range(document.sentences[document.sentence[first - 1]][0], first)
    if any(document.tag[t] in FINITE and document.dep[t] not in ASIDES for t in before):
        return False
    return any(document.lower[t] in words("sources", "documents") for t in before)


def names_work(document: Document, region: Region) -> bool:
    """Say whether words in marks name a work: 'her novel, "Words", came out', 'wrote "Two Words"'."""
    token = document.token_at(region.outer_start) - 1
    if token >= 1 and document.lower[token] == ",":
        word = document.lower[token - 1]
        paper = region.is_title and word in words("sources", "documents")
        if paper or word in words("sources", "works"):
            return not set(region.inner.rstrip()[-1:]) & {*"?!"} and region.words < LONG_NAME
        return False
    if token < 0 or document.inside[token] >= 0:
        return False
    if document.lower[token] in WRITING or _peruses(document, token):
        return region.is_title and 1 < region.words < LONG_NAME
    return document.lower[token] in words("sources", "works") and region.words < LONG_NAME


def _peruses(document: Document, verb: int) -> bool:
    """Say whether somebody reads a work: not a sign that "reads" its own words."""
    if document.lower[verb] not in READING:
        return False
    subject = document.child(verb, "nsubj")
    return subject is not None and document.lower[subject] not in words("sources", "documents")


def names_part(document: Document, region: Region) -> bool:
    """Say whether a title hangs on the preposition before it: 'the author of "Two Words"'."""
    token = document.token_at(region.outer_start) - 1
    if token < 0 or not region.is_title or region.words >= LONG_NAME:
        return False
    hangs = document.tag[token] == "IN" and document.dep[token] != "mark"
    return hangs and document.inside[token] < 0 and document.lower[token] != "that"


def is_judged(document: Document, verb: int, last: int, region: Region) -> bool:
    """Say whether a title is the thing that somebody judges: 'called "Two Words" a triumph'.

    Nothing stands between it and its verb, whose phrase ends at ``last``; of a passive it is the judgement:
    "was called 'Two Words'".
    """
    beside = document.token_at(region.outer_start) == last + 1
    passive = document.child(verb, "auxpass") is not None or document.dep[verb] == "acl"
    return beside and region.is_title and not passive
