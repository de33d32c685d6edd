"""Titles in quotation marks: what a work, a programme or a document is called is nobody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.reading import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.quotations.marks import Region
    from dashboard.parsing.quotations.reading import Reading

WRITING = words("function_words", "writing")
READING = words("function_words", "perusing")
LONG_NAME = 12
"""A work's name has fewer words."""
ASIDES = frozenset({"relcl", "acl", "advcl", "pcomp"})


def is_name(reading: Reading, region: Region) -> bool:
    """Say whether words in marks that no clause reports are what something is called."""
    return (
        names_document(reading, region)
        or names_work(reading, region)
        or names_part(reading, region)
    )


def names_document(reading: Reading, region: Region) -> bool:
    """Say whether the words in marks are a title beside its document: 'a report, "Words," says'."""
    token = reading.token_at(region.outer_end)
    first = reading.token_at(region.outer_start)
    if region.inner.rstrip()[-1:] != "," or token >= len(reading.words) or first == 0:
        return False
    if reading.words[first - 1] != "," or reading.tags[token] not in FINITE:
        return False
    before = range(reading.sentences[reading.sentence_of[first - 1]][0], first)
    if any(reading.tags[t] in FINITE and reading.deps[t] not in ASIDES for t in before):
        return False
    return any(reading.words[t] in words("sources", "documents") for t in before)


def names_work(reading: Reading, region: Region) -> bool:
    """Say whether words in marks name a work: 'her novel, "Words", came out', 'wrote "Two Words"'."""
    token = reading.token_at(region.outer_start) - 1
    if token >= 1 and reading.words[token] == ",":
        word = reading.words[token - 1]
        paper = region.is_title and word in words("sources", "documents")
        if paper or word in words("sources", "works"):
            return not set(region.inner.rstrip()[-1:]) & {*"?!"} and region.words < LONG_NAME
        return False
    if token < 0 or reading.inside[token] >= 0:
        return False
    if reading.words[token] in WRITING or _peruses(reading, token):
        return region.is_title and 1 < region.words < LONG_NAME
    return reading.words[token] in words("sources", "works") and region.words < LONG_NAME


def _peruses(reading: Reading, verb: int) -> bool:
    """Say whether somebody reads a work: not a sign that "reads" its own words."""
    if reading.words[verb] not in READING:
        return False
    subject = reading.child(verb, "nsubj")
    return subject is not None and reading.words[subject] not in words("sources", "documents")


def names_part(reading: Reading, region: Region) -> bool:
    """Say whether a title hangs on the preposition before it: 'the author of "Two Words"'."""
    token = reading.token_at(region.outer_start) - 1
    if token < 0 or not region.is_title or region.words >= LONG_NAME:
        return False
    hangs = reading.tags[token] == "IN" and reading.deps[token] != "mark"
    return hangs and reading.inside[token] < 0 and reading.words[token] != "that"


def is_judged(reading: Reading, verb: int, last: int, region: Region) -> bool:
    """Say whether a title is the thing that somebody judges: 'called "Two Words" a triumph'.

    Nothing stands between it and its verb, whose phrase ends at ``last``; of a passive it is the judgement:
    "was called 'Two Words'".
    """
    beside = reading.token_at(region.outer_start) == last + 1
    passive = reading.child(verb, "auxpass") is not None or reading.deps[verb] == "acl"
    return beside and region.is_title and not passive
