"""The words that a cue reports: the clause after it, the clause before it, or both around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.according import around_according
from dashboard.parsing.quotations.asides import aside
from dashboard.parsing.quotations.clauses import (
    CONTRAST,
    clause_after,
    clause_as_object,
    lost_clause,
    object_in_marks,
    object_with_marks,
    topic,
)
from dashboard.parsing.quotations.halved import halving
from dashboard.parsing.quotations.inserted import insertion
from dashboard.parsing.quotations.leads import argued_lead, leading_piece
from dashboard.parsing.quotations.parenthesis import (
    around,
    before,
    both_sides,
    follows_clause,
    follows_marks,
    has_object,
    interrupts,
    region_beside,
    within_brackets,
)
from dashboard.parsing.quotations.reading import SUBJECTS
from dashboard.parsing.quotations.subjects import says_more
from dashboard.parsing.quotations.urging import urged

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.quotations.reading import Reading

Span = tuple[int, int]

SHORTENED = frozenset({"VBD", "VBN", "VBZ", "VBP", "MD"})
NEAR = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})


def content_spans(reading: Reading, cue: Cue) -> list[Span]:
    """Return the reported pieces as token spans (first, last), in the order of the text."""
    if cue.lemma == "words":
        return region_beside(reading, cue)
    if cue.kind == "according":
        return around_according(reading, cue)
    if cue.kind == "saying":
        clause = reading.child(cue.token, "acl", "ccomp")
        return [clause_after(reading, cue, clause)] if clause is not None else []
    apart = aside(reading, cue.token, cue.last)
    if apart:
        return [*apart.spans]
    inserted = halving(reading, cue.token, cue.last) or insertion(reading, cue.token, cue.last)
    if inserted:
        return both_sides(reading, cue, inserted)
    first, last = cluster(reading, cue)
    told = urged(reading, cue) if cue.kind == "urge" else _of_verb(reading, cue)
    spans = [*argued_lead(reading, cue, first, last), *told]
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    low, high = within_brackets(reading, cue, a, b)
    return [(x, y) for x, y in ((max(x, low), min(y, high - 1)) for x, y in spans) if x <= y]


def _of_verb(reading: Reading, cue: Cue) -> list[Span]:
    """Return what a verb reports, with a clause of its own or without."""
    first, last = cluster(reading, cue)
    own = [*reading.children[cue.token], *reading.children[cue.last]]  # "made clear that ..."
    complements = [c for c in own if reading.deps[c] == "ccomp"]
    right = [c for c in complements if c > cue.last and not _tells_of_speaker(reading, cue, c)]
    clausal = [c for c in right if reading.child(c, *SUBJECTS) is not None]
    infinitive = reading.child(cue.token, "xcomp") if cue.kind == "say" and not right else None
    if infinitive is None or reading.child(cue.token, "auxpass") is None:
        infinitive = _shortened(reading, cue)
    if infinitive is not None:
        # "He was said to be away".
        return [(reading.left[infinitive], reading.right[infinitive])]
    where = bool(clausal) and _tells_where(reading, clausal[0], last)
    more = cue.borrowed and says_more(reading, cue.token)
    if (where or not clausal) and not more and follows_marks(reading, first):
        return before(reading, cue, first, last, rest=False)
    if right:
        lead = leading_piece(reading, cue, first, last)
        return [*lead, clause_after(reading, cue, right[0])]
    led = [c for c in complements if c < cue.first]
    apart = reading.words[first - 1 : first] == [";"]
    if led and not apart and not _by_nobody(reading, cue) and not has_object(reading, cue):
        if _sets_against(reading, cue, led[0]):
            return object_with_marks(reading, cue) or topic(reading, cue)
        return before(reading, cue, first, last)
    return _without_complement(reading, cue, first, last)


def _tells_of_speaker(reading: Reading, cue: Cue, clause: int) -> bool:
    """Say whether the syntax took who speaks for the subject of what is said, or of what describes them.

    So it does in '"The mine," said Hall, who leads it, "is closed."' and "said a man speaking for Hall".
    """
    subject = reading.child(clause, *SUBJECTS)
    if subject is None or subject != cue.subject:
        return False
    participle = reading.tags[clause] in ("VBG", "VBN")
    bare = participle and reading.child(clause, "aux", "auxpass") is None
    return bare or reading.inside[clause] != reading.inside[subject]


def _sets_against(reading: Reading, cue: Cue, clause: int) -> bool:
    """Say whether the clause before a cue only sets off what it tells: "While she agreed, Hall noted Y"."""
    opens = reading.words[reading.left[clause]] in CONTRAST
    told = reading.child(cue.token, "dobj")
    return opens and told is not None and told > cue.last


def _by_nobody(reading: Reading, cue: Cue) -> bool:
    """Say whether a passive stands behind a clause that it does not report: "hours after he was charged"."""
    return cue.subject is None and reading.child(cue.token, "nsubjpass") is not None


def _without_complement(reading: Reading, cue: Cue, first: int, last: int) -> list[Span]:
    """Return what is reported where the syntax gives the cue no clause of its own."""
    span = _infinitive(reading, cue)
    if span is not None:
        return [span]
    if cue.kind == "hold":
        return object_in_marks(reading, cue)
    clause = lost_clause(reading, cue)
    clause = clause_as_object(reading, cue) if clause is None else clause
    if clause is not None:
        return [clause_after(reading, cue, clause)]
    if interrupts(reading, cue):
        return around(reading, cue, first, last)
    if follows_clause(reading, cue, first):
        return before(reading, cue, first, last)
    return object_with_marks(reading, cue) or topic(reading, cue)


def _shortened(reading: Reading, cue: Cue) -> int | None:
    """Return the verb of a clause whose subject stands before the cue: "a decision they say was wrong"."""
    bare = reading.child(cue.token, "xcomp") if reading.deps[cue.token] == "relcl" else None
    finite = bare is not None and reading.tags[reading.left[bare]] in SHORTENED
    return bare if finite and bare > cue.last else None


def _tells_where(reading: Reading, clause: int, last: int) -> bool:
    """Say whether a clause behind a cue is but a part of when and where: "said on a show aired ..."."""
    start = reading.left[clause]
    behind = last + 1 < start and reading.poses[last + 1] == "ADP"
    return behind and reading.words[start] != "that"


def cluster(reading: Reading, cue: Cue) -> Span:
    """Return the tokens of the cue with its own subject and auxiliaries, first and last."""
    first, last = cue.first, cue.last
    for child in reading.children[cue.token]:
        if reading.deps[child] in NEAR and abs(child - cue.token) <= 3:
            first, last = min(first, child), max(last, child)
    subject = cue.subject
    if subject is not None and not cue.borrowed and cue.relative is None:
        if subject < cue.token:
            first = min(first, reading.left[subject])
        elif subject - cue.last <= 12:
            last = max(last, reading.right[subject])
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    return max(first, a), min(last, b - 1)


def _infinitive(reading: Reading, cue: Cue) -> Span | None:
    """Return "to do Y" of "promised to do Y" and "warned Z not to do Y", "doing Y" of "suggested"."""
    child = reading.child(cue.token, "xcomp")
    if child is None or child < cue.token:
        return None
    start = reading.left[child]
    opens = reading.words[start] in ("to", "not")
    if cue.kind == "promise" or (cue.kind == "tell" and opens):
        return start, reading.right[child]
    if cue.lemma in words("reporting", "proposing") and (opens or reading.tags[child] == "VBG"):
        return start, reading.right[child]
    return None
