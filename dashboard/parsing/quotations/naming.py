"""Words given to a thing: "called the plan 'a mistake'", "described him as 'volatile'"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.titles import is_judged

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.quotations.reading import Reading

BOUND = words("function_words", "bound")
PARTS = frozenset({"VBG", "VBD", "VBN", "VBZ", "VBP"})
SKIP = words("function_words", "skipped")


def named_span(reading: Reading, cue: Cue) -> tuple[int, int] | None:
    """Return the object with what it is called, as tokens (first, last), if a part stands in marks."""
    _, b = reading.sentences[reading.sentence_of[cue.token]]
    right = min(max(reading.right[cue.token], cue.last + 1), b - 1)
    classes = cue_classes()
    for token in range(cue.last + 1, right + 1):
        verb = reading.inside[token] < 0 and reading.tags[token] in PARTS
        if verb and reading.words[token] in classes and reading.deps[token] != "ccomp":
            right = token - 1
            break
    quoted = [t for t in range(cue.last + 1, right + 1) if reading.inside[t] >= 0]
    if not quoted:
        return None
    regions = reading.regions_over(reading.starts[quoted[0]], reading.ends[right])
    if len(regions) == 1 and is_judged(reading, cue.token, cue.last, regions[0]):
        return None
    first = cue.last + 1
    while first < quoted[0] and (
        reading.words[first] in SKIP or reading.deps[first] in ("advmod", "prt")
    ):
        first += 1
    last = quoted[-1]
    if reading.words[first] == "as" and reading.inside[first + 1] >= 0:
        first += 1
    return first, _with_its_noun(reading, last, right)


def _with_its_noun(reading: Reading, last: int, right: int) -> int:
    """Return the end of what a closing mark stands in the middle of: "a 'grave' mistake of ..."."""
    token = last + 1
    if token > right:
        return last
    bound = reading.words[token] in BOUND and not _says_where(reading, token)
    if not bound and reading.poses[token] not in ("NOUN", "ADJ"):
        return last
    child = last
    while reading.right[child] < token and reading.heads[child] != child:
        child = reading.heads[child]
    return min(max(last, reading.right[child], reading.right[token]), right)


def _says_where(reading: Reading, token: int) -> bool:
    """Say whether a preposition tells when or where it was said: "on Monday", "in a statement"."""
    place = reading.child(token, "pobj")
    if reading.words[token] not in ("on", "in") or place is None:
        return False
    word = reading.words[place]
    return any(word in words("sources", kind) for kind in ("documents", "works", "carriers")) or (
        word in words("openings", "days")
    )
