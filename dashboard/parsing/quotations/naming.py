"""Words given to a thing: "called the plan 'a mistake'", "described him as 'volatile'"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.titles import is_judged

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.syntax.document import Document

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
    regions = document.regions_over(document.start[quoted[0]], document.end[right])
    if len(regions) == 1 and is_judged(document, cue.token, cue.last, regions[0]):
        return None
    first = cue.last + 1
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
