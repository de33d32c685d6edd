"""What the writer tells behind reported words: "Hall said the room was closed, and left it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.reading import SUBJECTS

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.quotations.reading import Reading

JOINING = frozenset({"and", "but", "then"})
HELPERS = words("function_words", "modals") | words("function_words", "having") | {"'d", "’d"}


def before_deed(reading: Reading, cue: Cue, head: int, last: int) -> int:
    """Return the end of a reported clause before what its speaker did, or ``last``.

    The syntax joins both verbs. A comma parts them; the second has no subject and goes on in the cue's
    past: it is what only people do, or no form for the first one's auxiliary ("would pay, and sat").
    """
    subject = reading.child(head, *SUBJECTS)
    pronoun = subject is not None and reading.poses[subject] == "PRON"
    if reading.tags[cue.token] != "VBD" or subject is None or pronoun or _is_document(reading, cue):
        return last
    for verb in reading.children[head]:
        if reading.deps[verb] != "conj" or reading.tags[verb] != "VBD" or verb > last:
            continue
        comma = _comma_before(reading, verb)
        if comma is None or reading.child(verb, *SUBJECTS) is not None:
            continue
        if reading.words[verb] in words("reporting", "deeds") or _has_other_form(
            reading, head, verb
        ):
            return comma - 1
    return last


def _is_document(reading: Reading, cue: Cue) -> bool:
    return cue.subject is not None and reading.words[cue.subject] in words("sources", "documents")


def _comma_before(reading: Reading, verb: int) -> int | None:
    """Return the comma before "and", perhaps with an adverb, that stands before a verb."""
    token = verb - 1
    while reading.poses[token] == "ADV" and reading.words[token] not in JOINING:
        token -= 1
    joined = reading.words[token] in JOINING and reading.inside[token] < 0
    if joined and reading.words[token - 1] in JOINING:
        token -= 1  # "and then left"
    return token - 1 if joined and reading.words[token - 1] == "," else None


def _has_other_form(reading: Reading, head: int, verb: int) -> bool:
    """Say whether a verb in the past cannot hang on the auxiliary of the one that it is joined to."""
    helped = any(
        reading.deps[c] == "aux" and reading.words[c] in HELPERS for c in reading.children[head]
    )
    active = not reading.words[verb].endswith("ed") or reading.child(verb, "dobj") is not None
    return helped and active
