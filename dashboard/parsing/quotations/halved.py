"""Cues put between an auxiliary and its verb: "The council will, Hall said in May, sell the land".

Such a clause cannot end at its first comma, whatever the syntax makes of it: that often takes the
auxiliary for a noun and its subject for who speaks, or the second half for all that was said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.inserted import (
    LONGEST,
    Insertion,
    comma_at,
    first_head,
    heads_phrase,
)
from dashboard.parsing.syntax.document import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document

KINDS = frozenset({"say", "tell", "write"})
MODALS = words("function_words", "modals")
HAVING = words("function_words", "having")
BEING = words("function_words", "being")
HELPERS = MODALS | HAVING | BEING
OPENING = words("function_words", "opening")
COMPARED = words("function_words", "relatives_and_questions") | {"as", "than"}
"""Behind these a clause may end in its auxiliary: "he knows who they are", "more than it could"."""
JOINING = frozenset({"and", "but"})


def halving(document: Document, verb: int, last: int) -> Insertion | None:
    """Return the insertion that a saying verb makes behind an auxiliary that waits for its verb."""
    a, b = document.sentences[document.sentence[verb]]
    kind = cue_classes().get(document.lower[verb], ("", ""))[1]
    if document.tag[verb] not in ("VBD", "VBZ", "VBP") or kind not in KINDS or last + 2 >= b:
        return None
    nearest = range(verb - 1, max(a, verb - LONGEST), -1)
    before = next((t for t in nearest if comma_at(document, t)), None)
    helper = None if before is None else waiting(document, a, before)
    start = None if before is None or helper is None else _start(document, a, helper)
    if before is None or helper is None or start is None:
        return None
    head = first_head(document, last + 1) if before == verb - 1 else _own(document, before, verb)
    if head is None:
        return None
    after = _comma_behind(document, max(last, head), head, helper, b)
    return Insertion(start, head, before, after) if after else None


def waiting(document: Document, a: int, comma: int) -> int | None:
    """Return the auxiliary with which the words before a comma end, but for adverbs and "not"."""
    token = comma - 1
    while token > a and (document.pos[token] == "ADV" or document.dep[token] == "neg"):
        token -= 1
    if token <= a or document.inside[token] >= 0 or document.lower[token] not in HELPERS:
        return None
    for place in range(token - 1, a, -1):
        if document.tag[place] in FINITE or document.lower[place] == ",":
            break
        if document.lower[place] in COMPARED:
            return None
    return token


def _start(document: Document, a: int, helper: int) -> int | None:
    """Return where the halved clause begins; None where it hangs on a noun or on other words said."""
    for token in range(helper - 1, a, -1):
        if document.inside[token] >= 0:
            return None
        finite = document.tag[token] in FINITE
        if finite and cue_classes().get(document.lower[token], ("", ""))[1] in KINDS:
            return None
        parted = document.lower[token - 1] == ","
        if parted and document.lower[token] in JOINING and token + 1 < helper:
            return token + 1
        if parted and document.lower[token] in COMPARED:
            return None
    return a


def _own(document: Document, before: int, verb: int) -> int | None:
    """Return the head of the words between a comma and a verb, where these only say who speaks."""
    own = range(before + 1, verb)
    if any(document.inside[t] >= 0 for t in own):
        return None
    if any(document.tag[t] in FINITE and document.dep[t] not in ("aux", "relcl") for t in own):
        return None
    return next((t for t in own if heads_phrase(document, t, before, verb)), None)


def _comma_behind(document: Document, last: int, head: int, helper: int, b: int) -> int | None:
    """Return the comma behind which the verb stands that the auxiliary waits for."""
    for token in range(last + 1, min(last + LONGEST, b - 1)):
        if document.inside[token] >= 0 or document.tag[token] in FINITE:
            return None
        parts = comma_at(document, token) and not _describes(document, token + 1, head)
        if parts and completes(document, token + 1, helper, b):
            return token
    return None


def _describes(document: Document, token: int, head: int) -> bool:
    """Say whether what is set beside the speaker begins here: "says Hall, an engineer, ..."."""
    beside = (c for c in document.children[head] if document.dep[c] == "appos")
    return any(document.left[c] == token for c in beside)


def completes(document: Document, token: int, helper: int, b: int) -> bool:
    """Say whether the words from a token on can be what an auxiliary waits for."""
    while token + 1 < b and (document.pos[token] == "ADV" or document.dep[token] == "neg"):
        token += 1
    word, tag = document.lower[helper], document.tag[token]
    if word in MODALS:
        return tag in ("VB", "VBP")
    if word in HAVING:
        return tag in ("VBN", "VBD")
    more = tag == "VBG" and document.lower[token] in cue_classes()
    return not more and tag not in FINITE and document.lower[token] not in OPENING
