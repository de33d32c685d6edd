"""Words given to a source by "according to": before it, behind it, or on both sides of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes
from dashboard.parsing.quotations.clauses import STOPS
from dashboard.parsing.quotations.halved import completes, waiting
from dashboard.parsing.quotations.openings import content_start
from dashboard.parsing.quotations.parenthesis import GOES_ON, JOINTS, sentence_end, within_brackets
from dashboard.parsing.syntax.document import FINITE, SUBJECTS_AND_EXPLETIVES

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.syntax.document import Document

Span = tuple[int, int]

SAYING = frozenset({"say", "tell", "write", "ask"})
BESIDE = frozenset({"PUNCT", "ADV", "AUX"})
COMPLEMENTS = frozenset({"prep", "dative", "xcomp", "acomp"})


def around_according(document: Document, cue: Cue) -> list[Span]:
    """Return the clause that "according to X" stands before, after or in."""
    a, b = document.sentences[document.sentence[cue.token]]
    a, b = within_brackets(document, cue, content_start(document, a, joined=False), b)
    b = sentence_end(document, a, b)
    source_end = max(document.right[cue.subject] if cue.subject is not None else 0, cue.last)
    previous = document.lower[cue.token - 1] if cue.token > a else ""
    if _only_cue(document, cue, a):
        return []
    if _leads(document, cue, a):
        start = _after_source(document, cue, source_end, b)
        return [(start, b - 1)] if start < b else []
    spans = [(a, cue.token - 1)]
    rest = source_end + 1
    parted = previous in JOINTS and rest + 1 < b and document.lower[rest] in JOINTS
    if parted and (
        document.tag[rest + 1] in FINITE or _parts_clause(document, cue, a, rest + 1, b)
    ):
        return [*spans, (rest + 1, b - 1)]  # "The bridge, according to Hall, is safe"
    parted = parted and rest + 2 < b
    if parted and document.lower[rest + 1] in ("a", "an") and document.head[cue.token] < cue.token:
        return spans  # ", a public opinion research group"
    if parted and (document.head[cue.token] > source_end or document.lower[rest + 1] in GOES_ON):
        spans.append((rest + 1, b - 1))
    return spans


def _only_cue(document: Document, cue: Cue, a: int) -> bool:
    """Say whether nothing but who spoke stands before a source: '"Why?" Hall asked, according to ...'."""
    verb = document.root(document.sentence[cue.token])
    if verb is None or not a <= verb < cue.token or a == 0 or document.inside[a - 1] < 0:
        return False
    if cue_classes().get(document.lower[verb], ("", ""))[1] not in SAYING:
        return False
    end = sentence_end(document, *document.sentences[document.sentence[verb]])
    if cue.subject is None or document.right[cue.subject] + 1 < end:
        return False
    subject = document.child(verb, *SUBJECTS_AND_EXPLETIVES)
    if subject is None:
        return False
    own = range(document.left[subject], document.right[subject] + 1)
    return all(t in own or t == verb or document.pos[t] in BESIDE for t in range(a, cue.token))


def _parts_clause(document: Document, cue: Cue, a: int, token: int, b: int) -> bool:
    """Say whether the clause before a source waits for the words at ``token``: "is, according to Hall, safe"."""
    helper = waiting(document, a, cue.token - 1)
    if helper is not None:
        return completes(document, token, helper, b)
    if document.lower[token - 1] != ",":
        return False
    head = token
    while document.left[document.head[head]] == token and document.head[head] != head:
        head = document.head[head]
    return document.dep[head] in COMPLEMENTS and a <= document.head[head] < cue.token


def _leads(document: Document, cue: Cue, a: int) -> bool:
    """Say whether "according to X" opens its sentence or the clause behind "that", a joint or a verb."""
    before = cue.token - 1
    if before < a or document.lower[before] in ("”", '"', "’"):
        return cue.token <= a + 2
    while before > a and document.lower[before] == ",":
        before -= 1
    word = document.lower[before]
    if word in ("and", "but"):
        return cue.token <= a + 2
    if word == "that" and document.dep[before] == "mark":
        return True
    says = word in cue_classes() and document.tag[before] in FINITE
    return says and document.head[cue.token] > cue.token


def _after_source(document: Document, cue: Cue, last: int, end: int) -> int:
    """Return the token after the comma that closes a source standing at the head of a sentence.

    Where the clause behind it seems to lack a subject, the syntax took that for a part of the source.
    """
    first, verb = cue.last + 1, document.head[cue.token]
    commas = [t for t in range(first, end - 1) if document.lower[t] == ","]
    commas = [t for t in commas if document.inside[t] < 0 or document.lower[t + 1] in STOPS]
    later = [t for t in commas if t > last] or commas
    subject = document.child(verb, *SUBJECTS_AND_EXPLETIVES) if verb > last else verb
    if commas and (subject is None or subject < commas[0]):
        later = commas
    if not later:
        return end
    start = later[0] + 1
    number = document.inside[later[0]]
    while start < end and number >= 0 and document.inside[start] == number:
        start += 1
    return start
