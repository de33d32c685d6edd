"""Marks that hold a title, a name or a judged word, and nobody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words

if TYPE_CHECKING:
    from dashboard.parsing.quotations.parts import Cue
    from dashboard.parsing.syntax.document import Document
    from dashboard.parsing.syntax.quotation_marks import Region


WRITING = words("function_words", "writing")
LONG_NAME = 12
"""A work's name has fewer words."""
ASIDES = frozenset({"relcl", "acl", "advcl", "pcomp"})


def is_name(document: Document, region: Region) -> bool:
    """Say whether words in marks that no clause reports are what something is called."""
    return names_work(document, region) or names_part(document, region)


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
    if document.lower[token] in WRITING:
        return region.is_title and 1 < region.words < LONG_NAME
    return document.lower[token] in words("sources", "works") and region.words < LONG_NAME


def names_part(document: Document, region: Region) -> bool:
    """Say whether a title hangs on the preposition before it: 'the author of "Two Words"'."""
    token = document.token_at(region.outer_start) - 1
    if token < 0 or not region.is_title or region.words >= LONG_NAME:
        return False
    hangs = document.tag[token] == "IN" and document.dep[token] != "mark"
    return hangs and document.inside[token] < 0 and document.lower[token] != "that"


BOUND = words("function_words", "bound")
PARTS = frozenset({"VBG", "VBD", "VBN", "VBZ", "VBP"})
SKIP = words("function_words", "skipped")


def named_span(document: Document, cue: Cue) -> tuple[int, int] | None:
    """Return the object with what it is called, as tokens (first, last), if a part stands in marks."""
    _, b = document.sentences[document.sentence[cue.token]]
    right = min(max(document.right[cue.token], cue.last + 1), b - 1)
    classes = cue_classes()
    for token in range(cue.last + 1, right + 1):
        verb = document.inside[token] < 0 and document.tag[token] in PARTS
        if verb and document.lower[token] in classes and document.dep[token] != "ccomp":
            right = token - 1
            break
    quoted = [t for t in range(cue.last + 1, right + 1) if document.inside[t] >= 0]
    if not quoted:
        return None
    first = cue.last + 1
    agent = document.child(cue.token, "agent")
    if agent == first and document.right[agent] < quoted[0]:
        first = document.right[agent] + 1  # "was described by Hall as 'a mistake'"
    while first < quoted[0] and (
        document.lower[first] in SKIP or document.dep[first] in ("advmod", "prt")
    ):
        first += 1
    last = quoted[-1]
    if document.lower[first] == "as" and document.inside[first + 1] >= 0:
        first += 1
    return first, _with_its_noun(document, last, right)


def _with_its_noun(document: Document, last: int, right: int) -> int:
    """Return the end of what a closing mark stands in the middle of: "a 'grave' mistake of ..."."""
    token = last + 1
    if token > right:
        return last
    bound = document.lower[token] in BOUND and not _says_where(document, token)
    if not bound and document.pos[token] not in ("NOUN", "ADJ"):
        return last
    child = last
    while document.right[child] < token and document.head[child] != child:
        child = document.head[child]
    return min(max(last, document.right[child], document.right[token]), right)


def _says_where(document: Document, token: int) -> bool:
    """Say whether a preposition tells when or where it was said: "on Monday", "in a statement"."""
    place = document.child(token, "pobj")
    if document.lower[token] not in ("on", "in") or place is None:
        return False
    word = document.lower[place]
    return any(word in words("sources", kind) for kind in ("documents", "works", "carriers")) or (
        word in words("openings", "days")
    )
