"""What is urged, called for, warned of or ruled out: reported words that make no clause of their own.

"Hall urged the council to sell the land" reports as much as "Hall said the council should sell it".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.clauses import before_further_cue, without_aside
from dashboard.parsing.quotations.sources import is_finder, may_speak
from dashboard.parsing.syntax.document import FINITE, SUBJECTS_AND_EXPLETIVES

if TYPE_CHECKING:
    from dashboard.parsing.quotations.parts import Cue, Span, Subject
    from dashboard.parsing.syntax.document import Document


ADDRESSING = frozenset({"on", "upon", "to"})
"""Behind these stands who is spoken to: "called on the port to pay"."""
SET_OFF = 2
"""So many words in marks may be set off with a wink: 'urged the "interim" council to go'."""
FOLLOWED = words("sources", "followed")
SUMMONED = words("sources", "summoned")


def may_urge(document: Document, verb: int, last: int, found: Subject) -> bool:
    """Say whether a subject can be whose words they are: not the plan that "calls for a bridge".

    In "Hall asked the port to urge calm" it is the port that would.
    """
    head = found.head
    if head is None or (document.lower[last] == "for" and document.lower[head] in FOLLOWED):
        return False
    above = document.head[verb]
    bare = document.tag[verb] == "VB" and document.dep[verb] != "conj"
    if found.borrowed and bare and document.child(above, "dobj", "dative"):
        return False
    if _encourages(document, verb):
        deed = document.tag[verb] == "VBG" and document.dep[verb] != "ROOT"
        return not deed and document.lower[head] != "it" and may_speak(document, head)
    return document.lower[head] == "it" or may_speak(document, head)


def _encourages(document: Document, verb: int) -> bool:
    """Say whether things and deeds do so, too: "it encourages firms to move"."""
    return cue_classes().get(document.lower[verb], ("", ""))[0] == "encourage"


def has_marks(document: Document, token: int) -> bool:
    """Say whether words in marks hang on a verb, more than a word set off."""
    numbers = {*document.inside[token : document.right[token] + 1]} - {-1}
    return any(document.regions[number].words > SET_OFF for number in numbers)


def kind_without_marks(document: Document, token: int, found: Subject) -> str:
    """Return the kind of a verb that wants marks, which a few do not: "urged us to wait", "a poll found that"."""
    lemma = cue_classes().get(document.lower[token], ("", ""))[0]
    if found.head is None or any(n >= 0 for n in document.inside[document.left[token] : token]):
        return "hold"
    if lemma in words("reporting", "urging"):
        bare = document.tag[token] == "VBN" and document.child(token, "aux") is None
        told = not has_marks(document, token) or _to_do(document, token, token) is not None
        return "urge" if told and not bare else "hold"
    if has_marks(document, token) or lemma not in words("reporting", "finding") or found.borrowed:
        return "hold"
    clause = document.child(token, "ccomp")
    told = (
        clause is not None
        and clause > token
        and document.child(clause, *SUBJECTS_AND_EXPLETIVES) is not None
    )
    return "find" if told and is_finder(document, found.head, lemma) else "hold"


def judges(document: Document, token: int, lemma: str) -> bool:
    """Say whether a verb tells without marks what somebody calls a thing, or accuses others of."""
    marked = any(n >= 0 for n in document.inside[token : document.right[token] + 1])
    if lemma not in words("reporting", "judging") or marked:
        return False
    return judged(document, token, lemma) is not None


def judged(document: Document, verb: int, lemma: str) -> Span | None:
    """Return "the plan as bold" of "described the plan as bold", "lying" of "accused her of lying"."""
    thing, agent = document.child(verb, "dobj"), document.child(verb, "agent")
    if thing is None and agent is None:
        return None
    wanted = "of" if lemma == "accuse" else "as"
    hung = document.children[verb] + ([] if thing is None else document.children[thing])
    how = max((c for c in hung if c > verb and document.lower[c] == wanted), default=None)
    if how is None:
        return None
    if wanted == "of":
        return how + 1, document.right[how]
    whole = thing is not None and verb < thing < how
    return (document.left[thing] if whole and thing is not None else how), document.right[how]


def urged(document: Document, cue: Cue) -> list[Span]:
    """Return what somebody urges: "X to do Y" of "urged X to do Y", else the thing that is named."""
    if cue.kind == "judge":
        told = judged(document, cue.token, cue.lemma)
        return [] if told is None else [told]
    last = cue.last
    spoken_to = last == cue.token or document.lower[last] in ADDRESSING
    span = _to_do(document, cue.token, cue.last) if spoken_to else None
    if span is None and document.lower[last] not in ADDRESSING:
        span = _thing(document, cue)
    if span is None:
        return []
    return [(span[0], without_aside(document, *before_further_cue(document, cue, *span)))]


def _to_do(document: Document, verb: int, last: int) -> Span | None:
    """Return what somebody is to do, with who that is: "voters to wait" of "urged voters to wait"."""
    for token in range(last + 1, document.right[verb] + 1):
        if document.tag[token] in FINITE or document.lower[token] in (",", ";", ":"):
            return None
        deed = document.head[token]
        if document.tag[token] == "TO" and deed > token and document.tag[deed] == "VB":
            return last + 1, document.right[deed]
        if document.inside[token] >= 0 and document.regions[document.inside[token]].words > SET_OFF:
            return None
    return None


def _thing(document: Document, cue: Cue) -> Span | None:
    """Return the thing that is called for, ruled out or warned of, or what is to be done with it."""
    first = cue.last + 1
    own = [*document.children[cue.token], *document.children[cue.last]]
    held = [c for c in own if document.left[c] <= first <= document.right[c] and c > cue.last - 1]
    if not held or document.pos[first] in ("PUNCT", "CCONJ") or _encourages(document, cue.token):
        return None
    head = max(held, key=lambda c: document.right[c])
    last = document.right[head]
    noun = document.child(head, "pobj", "pcomp") if document.dep[head] == "prep" else head
    if noun is None or document.pos[noun] == "PRON" or document.lower[noun] in SUMMONED:
        return None
    person = last == noun and document.pos[noun] in ("PROPN", "NOUN") and cue.last == cue.token
    return None if person and may_speak(document, noun) else (first, last)
