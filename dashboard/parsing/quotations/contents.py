"""The words that a cue reports: its clause, what stands before and after it, or "according to" whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, cue_of, words
from dashboard.parsing.quotations.clauses import (
    before_further_cue,
    clause_after,
    lost_clause,
    named_span,
    object_with_marks,
    topic,
    urged,
    with_condition,
)
from dashboard.parsing.quotations.sentence_edges import (
    GOES_ON,
    JOINTS,
    around,
    before,
    behind_lost_clause,
    content_start,
    follows_marks,
    has_object,
    insertion,
    leading_piece,
    sentence_end,
    within_brackets,
)
from dashboard.parsing.quotations.subjects import says_more
from dashboard.parsing.syntax.document import FINITE, SUBJECTS_AND_EXPLETIVES

if TYPE_CHECKING:
    from dashboard.parsing.quotations.speaker_parts import Cue, Span
    from dashboard.parsing.syntax.document import Document


def around_according(document: Document, cue: Cue) -> list[Span]:
    """Return the clause that "according to X" stands before, after or in."""
    a, b = document.sentences[document.sentence[cue.token]]
    a, b = within_brackets(document, cue, content_start(document, a, joined=False), b)
    b = sentence_end(document, a, b)
    source_end = max(document.right[cue.subject] if cue.subject is not None else 0, cue.last)
    if _leads(document, cue, a):
        return [(_after_source(document, cue, source_end, b), b - 1)]
    previous = document.lower[cue.token - 1] if cue.token > a else ""
    rest = source_end + 1
    if previous == "," and document.tag[cue.token - 2] in FINITE and _says(document, cue.token - 2):
        return []  # '"It is late," Hall said, according to the Echo'
    parted = previous in JOINTS and rest + 1 < b and document.lower[rest] in JOINTS
    if parted and (document.tag[rest + 1] in FINITE or document.lower[rest + 1] in GOES_ON):
        return [(a, cue.token - 1), (rest + 1, b - 1)]  # "The bridge, according to Hall, is safe"
    return [(a, cue.token - 1)]


SAYING = frozenset({"say", "tell", "write", "ask", "promise", "name"})


def _says(document: Document, token: int) -> bool:
    """Return whether a verb of saying stands at a token, outside marks."""
    return document.inside[token] < 0 and cue_of(document.lower[token])[1] in SAYING


SUBORDINATING = frozenset(
    {"as", "because", "since", "that", "though", "although", "while", "whereas"}
)
"""After these "according to X" leads a clause of its own: "low because, according to X, it leaks"."""


def _leads(document: Document, cue: Cue, a: int) -> bool:
    """Return whether "according to X" opens its sentence or the clause after "that", a joint or a verb."""
    before = cue.token - 1
    if before < a or document.lower[before] in ('"', "'"):
        return cue.token <= a + 2
    word = document.lower[before - (document.lower[before] == ",")]
    if word in SUBORDINATING:
        return True
    says = word in cue_classes() and document.tag[before] in FINITE
    return says and document.head[cue.token] > cue.token


def _after_source(document: Document, cue: Cue, last: int, end: int) -> int:
    """Return the token after the comma that closes a source standing at the head of a sentence.

    Where the clause after it seems to lack a subject, the syntax took that for a part of the source.
    """
    verb = document.head[cue.token]
    commas = [t for t in range(cue.last + 1, end - 1) if document.lower[t] == ","]
    subject = document.child(verb, *SUBJECTS_AND_EXPLETIVES) if verb > last else verb
    lost = subject is None or subject < next(iter(commas), end)
    later = commas if lost else [t for t in commas if t >= last] or commas
    aged = later[:2]  # "according to Ana Roe, 34, the road is shut"
    if len(aged) == 2 and aged[1] == aged[0] + 2 and document.lower[aged[0] + 1].isdigit():
        return aged[1] + 1
    return later[0] + 1 if later else end


NEAR = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})


def content_spans(document: Document, cue: Cue) -> list[Span]:
    """Return the reported pieces as token spans (first, last), in the order of the text."""
    if cue.kind == "according":
        spans = around_according(document, cue)
    elif cue.kind == "name":
        spans = named_span(document, cue)
    elif cue.kind == "saying":
        clause = document.child(cue.token, "acl", "ccomp")
        spans = [] if clause is None else [clause_after(document, cue, clause)]
    elif inserted := insertion(document, cue.token, cue.last):
        _, b = document.sentences[document.sentence[cue.token]]
        start = content_start(document, inserted.start)
        end = sentence_end(document, inserted.start, b)
        spans = [(start, inserted.before - 1), (inserted.after + 1, end - 1)]
    else:
        spans = _of_verb(document, cue)
    return [(first, last) for first, last in spans if first <= last]


def _of_verb(document: Document, cue: Cue) -> list[Span]:
    """Return what a verb reports, by the first of the constructions that it stands in."""
    first, last = cluster(document, cue)
    spans = leading_piece(document, cue, first, last, marked=True)
    if cue.kind in ("urge", "judge"):
        spans += urged(document, cue)
    else:
        told = (construction(document, cue, first, last) for construction in CONSTRUCTIONS)
        spans += next((some for some in told if some is not None), [])
    a, b = document.sentences[document.sentence[cue.token]]
    low, high = within_brackets(document, cue, a, b)
    return [(max(x, low), min(y, high - 1)) for x, y in spans]


def _complements(document: Document, cue: Cue) -> list[int]:
    """Return the clauses that depend on a cue: of "made clear that ..." on its last word.

    Not one whose subject the syntax took from who speaks, '"The mine," said Hall, who leads it, "is
    closed."', nor what describes them: "said a man speaking for Hall", or others: "warned the crews not wearing helmets".
    """
    own = [*document.of_dep(cue.token, "ccomp"), *document.of_dep(cue.last, "ccomp")]
    found = []
    for clause in own:
        subject = document.child(clause, *SUBJECTS_AND_EXPLETIVES)
        parted = document.tag[clause] in ("VBG", "VBN") or (
            subject is not None and document.inside[clause] != document.inside[subject]
        )
        bare = subject is None and document.child(clause, "aux") is None
        if bare and document.tag[clause] == "VBG":
            opens = document.left[clause]
            taken = opens <= cue.last + 1 or document.pos[opens - 1] not in ("NOUN", "PROPN")
        else:
            taken = clause < cue.first or subject is None or subject != cue.subject or not parted
        if taken:
            found.append(clause)
    return found


def _behind_marks(document: Document, cue: Cue, first: int, last: int) -> list[Span] | None:
    """As in '"It is late," she said', and no clause after it but of when and where: "on a show aired in May".

    What follows who spoke is the writer's: '"It is late," said Hall, of Vey Works Inc. Shares fell.'
    """
    if not follows_marks(document, first) or (cue.borrowed and says_more(document, cue.token)):
        return None
    adverbial = document.pos[last + 1 : last + 2] == ["ADP"]
    inverted = cue.subject is not None and cue.subject > cue.last
    for clause in _complements(document, cue):
        where = (adverbial or inverted) and document.lower[document.left[clause]] != "that"
        own = document.child(clause, *SUBJECTS_AND_EXPLETIVES) is not None
        if clause > cue.last and own and not where:
            return None
    return before(document, cue, first, last, rest=False)


def _with_clause(document: Document, cue: Cue, first: int, last: int) -> list[Span] | None:
    """As in "She said (that) it was late", "To win, she said, they had to wait"."""
    clause = next((c for c in _complements(document, cue) if c > cue.last), None)
    if clause is None:
        return None
    lead = leading_piece(document, cue, first, last, marked=False)
    return [*lead, clause_after(document, cue, clause)]


def _with_lost_clause(document: Document, cue: Cue, _first: int, _last: int) -> list[Span] | None:
    """As in "She told the crowd he was late": a clause that the syntax attached to something else.

    Verbs of thinking report nothing but what of their object stands in marks: 'She wants "a new bridge"'.
    """
    if cue.kind == "hold":
        return named_span(document, cue)
    clause = lost_clause(document, cue)
    return None if clause is None else [clause_after(document, cue, clause)]


def _behind_clause(document: Document, cue: Cue, first: int, last: int) -> list[Span] | None:
    """As in "It was late, she said"; not "It was late; she was charged with theft"."""
    led = any(c < cue.first for c in _complements(document, cue))
    led = led and document.lower[first - 1 : first] != [";"] and not has_object(document, cue)
    return before(document, cue, first, last) if led else None


def _with_infinitive(document: Document, cue: Cue, _first: int, _last: int) -> list[Span] | None:
    """As in "promised to do Y", "warned Z not to do Y", "suggested doing Y", "was said to be away".

    Not in 'recalled saying "Wait"'; who pledges to close, to defend or to support something says it.
    """
    deed = document.child(cue.token, "xcomp")
    passive = cue.kind == "say" and document.child(cue.token, "auxpass") is not None
    if deed is None or deed < cue.token:
        return None
    if not passive and cue_of(document.lower[deed])[1] in SAYING:
        return None
    opens = document.lower[document.left[deed]] in ("to", "not")
    proposes = cue.lemma in words("reporting", "proposing") and document.tag[deed] == "VBG"
    if cue.kind == "promise" or proposes or (opens and (passive or cue.kind == "tell")):
        last = with_condition(document, cue, document.right[deed])
        return [before_further_cue(document, cue, document.left[deed], last)]
    return None


CONSTRUCTIONS = (
    _behind_marks,
    _with_clause,
    _behind_clause,
    _with_infinitive,
    _with_lost_clause,
    around,
    behind_lost_clause,
    object_with_marks,
    topic,
)
"""How a verb stands to what it reports, in the order in which they are tried; each names its example."""


def cluster(document: Document, cue: Cue) -> Span:
    """Return the tokens of the cue with its own subject and auxiliaries, first and last.

    With a name goes the description right before it: "the news agency Wayfare reported".
    """
    first, last = cue.first, cue.last
    for child in document.children[cue.token]:
        if document.dep[child] in NEAR and abs(child - cue.token) <= 3:
            first, last = min(first, child), max(last, child)
    subject = cue.subject
    if subject is not None and not cue.borrowed and cue.relative is None:
        if subject < cue.token:
            first = min(first, document.left[subject])
            beside = document.of_dep(cue.token, "nsubj", "dobj")
            beside = [document.left[t] for t in beside if document.right[t] == first - 1]
            first = next((t for t in beside if document.lower[t] in ("a", "an", "the")), first)
        else:
            last = max(last, document.right[subject])
    a, b = document.sentences[document.sentence[cue.token]]
    return max(first, a), min(last, b - 1)
