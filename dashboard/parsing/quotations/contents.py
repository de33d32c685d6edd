"""The words that a cue reports: its clause, what stands before and behind it, or "according to" whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.clauses import (
    clause_after,
    clause_as_object,
    lost_clause,
    object_in_marks,
    object_with_marks,
    topic,
    urged,
)
from dashboard.parsing.quotations.parenthetical_cues import (
    insertion,
)
from dashboard.parsing.quotations.sentence_edges import (
    GOES_ON,
    JOINTS,
    around,
    before,
    both_sides,
    content_start,
    follows_clause,
    follows_marks,
    has_object,
    interrupts,
    leading_piece,
    sentence_end,
    within_brackets,
)
from dashboard.parsing.quotations.subjects import says_more
from dashboard.parsing.syntax.document import FINITE, SUBJECTS_AND_EXPLETIVES

if TYPE_CHECKING:
    from dashboard.parsing.quotations.parts import Cue, Span
    from dashboard.parsing.syntax.document import Document


def around_according(document: Document, cue: Cue) -> list[Span]:
    """Return the clause that "according to X" stands before, after or in."""
    a, b = document.sentences[document.sentence[cue.token]]
    a, b = within_brackets(document, cue, content_start(document, a, joined=False), b)
    b = sentence_end(document, a, b)
    source_end = max(document.right[cue.subject] if cue.subject is not None else 0, cue.last)
    previous = document.lower[cue.token - 1] if cue.token > a else ""
    if _leads(document, cue, a):
        start = _after_source(document, cue, source_end, b)
        return [(start, b - 1)] if start < b else []
    spans = [(a, cue.token - 1)]
    rest = source_end + 1
    parted = previous in JOINTS and rest + 1 < b and document.lower[rest] in JOINTS
    if parted and document.tag[rest + 1] in FINITE:
        return [*spans, (rest + 1, b - 1)]  # "The bridge, according to Hall, is safe"
    if parted and (document.head[cue.token] > source_end or document.lower[rest + 1] in GOES_ON):
        spans.append((rest + 1, b - 1))
    return spans


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
    says = word in cue_classes() and document.tag[before] in FINITE
    return says and document.head[cue.token] > cue.token


def _after_source(document: Document, cue: Cue, last: int, end: int) -> int:
    """Return the token after the comma that closes a source standing at the head of a sentence.

    Where the clause behind it seems to lack a subject, the syntax took that for a part of the source.
    """
    first, verb = cue.last + 1, document.head[cue.token]
    commas = [t for t in range(first, end - 1) if document.lower[t] == ","]
    later = [t for t in commas if t >= last] or commas
    subject = document.child(verb, *SUBJECTS_AND_EXPLETIVES) if verb > last else verb
    if commas and (subject is None or subject < commas[0]):
        later = commas
    if not later:
        return end
    return later[0] + 1


NEAR = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})


def content_spans(document: Document, cue: Cue) -> list[Span]:
    """Return the reported pieces as token spans (first, last), in the order of the text."""
    if cue.kind == "according":
        return around_according(document, cue)
    if cue.kind == "saying":
        clause = document.child(cue.token, "acl", "ccomp")
        return [clause_after(document, cue, clause)] if clause is not None else []
    inserted = insertion(document, cue.token, cue.last)
    if inserted:
        return both_sides(document, cue, inserted)
    first, last = cluster(document, cue)
    apart_from_clauses = cue.kind in ("urge", "judge")
    told = urged(document, cue) if apart_from_clauses else _of_verb(document, cue)
    spans = [*leading_piece(document, cue, first, last, marked=True), *told]
    a, b = document.sentences[document.sentence[cue.token]]
    low, high = within_brackets(document, cue, a, b)
    return [(x, y) for x, y in ((max(x, low), min(y, high - 1)) for x, y in spans) if x <= y]


def _of_verb(document: Document, cue: Cue) -> list[Span]:
    """Return what a verb reports, with a clause of its own or without."""
    first, last = cluster(document, cue)
    own = [*document.children[cue.token], *document.children[cue.last]]  # "made clear that ..."
    complements = [c for c in own if document.dep[c] == "ccomp"]
    right = [c for c in complements if c > cue.last and not _tells_of_speaker(document, cue, c)]
    infinitive = _said_to_be(document, cue) if not right else None
    if infinitive is not None:
        return [(document.left[infinitive], document.right[infinitive])]
    if _follows_its_words(document, cue, right, (first, last)):
        return before(document, cue, first, last, rest=False)
    if right:
        lead = leading_piece(document, cue, first, last, marked=False)
        return [*lead, clause_after(document, cue, right[0])]
    led = [c for c in complements if c < cue.first]
    apart = document.lower[first - 1 : first] == [";"]
    by_nobody = cue.subject is None and document.child(cue.token, "nsubjpass") is not None
    if led and not apart and not by_nobody and not has_object(document, cue):
        return before(document, cue, first, last)
    return _without_complement(document, cue, first, last)


def _said_to_be(document: Document, cue: Cue) -> int | None:
    """Return the infinitive behind a passive of saying: "He was said to be away"."""
    passive = cue.kind == "say" and document.child(cue.token, "auxpass") is not None
    told = document.child(cue.token, "xcomp") if passive else None
    return told if told is not None and document.lower[document.left[told]] == "to" else None


def _follows_its_words(document: Document, cue: Cue, right: list[int], own: Span) -> bool:
    """Say whether a cue stands behind words in marks that it reports, and reports no more after it."""
    clausal = [c for c in right if document.child(c, *SUBJECTS_AND_EXPLETIVES) is not None]
    if clausal and not _tells_where(document, clausal[0], own[1]):
        return False
    more = cue.borrowed and says_more(document, cue.token)
    return not more and follows_marks(document, own[0])


def _without_complement(document: Document, cue: Cue, first: int, last: int) -> list[Span]:
    """Return what is reported where the syntax gives the cue no clause of its own."""
    span = _infinitive(document, cue)
    if span is not None:
        return [span]
    if cue.kind == "hold":
        return object_in_marks(document, cue)
    clause = lost_clause(document, cue)
    clause = clause_as_object(document, cue) if clause is None else clause
    if clause is not None:
        return [clause_after(document, cue, clause)]
    if interrupts(document, cue):
        return around(document, cue, first, last)
    if follows_clause(document, cue, first):
        return before(document, cue, first, last)
    return object_with_marks(document, cue) or topic(document, cue)


def _tells_of_speaker(document: Document, cue: Cue, clause: int) -> bool:
    """Say whether the syntax took who speaks for the subject of what is said, or of what describes them.

    So it does in '"The mine," said Hall, who leads it, "is closed."' and "said a man speaking for Hall".
    """
    subject = document.child(clause, *SUBJECTS_AND_EXPLETIVES)
    if subject is None or subject != cue.subject:
        return False
    participle = document.tag[clause] in ("VBG", "VBN")
    bare = participle and document.child(clause, "aux", "auxpass") is None
    return bare or document.inside[clause] != document.inside[subject]


def _tells_where(document: Document, clause: int, last: int) -> bool:
    """Say whether a clause behind a cue is but a part of when and where: "said on a show aired ..."."""
    start = document.left[clause]
    behind = last + 1 < start and document.pos[last + 1] == "ADP"
    return behind and document.lower[start] != "that"


def cluster(document: Document, cue: Cue) -> Span:
    """Return the tokens of the cue with its own subject and auxiliaries, first and last."""
    first, last = cue.first, cue.last
    for child in document.children[cue.token]:
        if document.dep[child] in NEAR and abs(child - cue.token) <= 3:
            first, last = min(first, child), max(last, child)
    subject = cue.subject
    if subject is not None and not cue.borrowed and cue.relative is None:
        if subject < cue.token:
            first = min(first, document.left[subject])
        else:
            last = max(last, document.right[subject])
    a, b = document.sentences[document.sentence[cue.token]]
    return max(first, a), min(last, b - 1)


def _infinitive(document: Document, cue: Cue) -> Span | None:
    """Return "to do Y" of "promised to do Y" and "warned Z not to do Y", "doing Y" of "suggested"."""
    child = document.child(cue.token, "xcomp")
    if child is None or child < cue.token:
        return None
    if document.lower[child] in cue_classes():
        return None  # "recalled saying “Wait”"
    start = document.left[child]
    opens = document.lower[start] in ("to", "not")
    if cue.kind == "promise" or (cue.kind == "tell" and opens):
        return start, document.right[child]
    if cue.lemma in words("reporting", "proposing") and (opens or document.tag[child] == "VBG"):
        return start, document.right[child]
    return None
