"""What is urged, called for, warned of or ruled out: reported words that make no clause of their own.

"Hall urged the council to sell the land" reports as much as "Hall said the council should sell it".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.clauses import without_aside
from dashboard.parsing.quotations.reading import FINITE, SUBJECTS
from dashboard.parsing.quotations.sources import is_finder, may_speak

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.quotations.reading import Reading
    from dashboard.parsing.quotations.subjects import Subject

Span = tuple[int, int]

ADDRESSING = frozenset({"on", "upon", "to"})
"""Behind these stands who is spoken to: "called on the port to pay"."""
JOINTS = frozenset({"and", "but", ","})
FOLLOWED = words("sources", "followed")
SUMMONED = words("sources", "summoned")


def may_urge(reading: Reading, verb: int, last: int, found: Subject) -> bool:
    """Say whether a subject can be whose words they are: not the plan that "calls for a bridge".

    In "Hall asked the port to urge calm" it is the port that would.
    """
    head = found.head
    if head is None or (reading.words[last] == "for" and reading.words[head] in FOLLOWED):
        return False
    above = reading.heads[verb]
    if found.borrowed and reading.tags[verb] == "VB" and reading.child(above, "dobj", "dative"):
        return False
    body = reading.words[head] == "it" and not _encourages(reading, verb)
    return body or may_speak(reading, head)


def _encourages(reading: Reading, verb: int) -> bool:
    """Say whether things do so, too: "it encourages firms to move"."""
    return cue_classes().get(reading.words[verb], ("", ""))[0] == "encourage"


def has_marks(reading: Reading, token: int) -> bool:
    """Say whether words in marks hang on a verb."""
    return any(number >= 0 for number in reading.inside[token : reading.right[token] + 1])


def kind_without_marks(reading: Reading, token: int, found: Subject) -> str:
    """Return the kind of a verb that wants marks, which a few do not: "urged us to wait", "a poll found that"."""
    lemma = cue_classes().get(reading.words[token], ("", ""))[0]
    if found.head is None or any(n >= 0 for n in reading.inside[reading.left[token] : token]):
        return "hold"
    if lemma in words("reporting", "urging"):
        bare = reading.tags[token] == "VBN" and reading.child(token, "aux") is None
        told = not has_marks(reading, token) or _to_do(reading, token, token) is not None
        return "urge" if told and not bare else "hold"
    if has_marks(reading, token) or lemma not in words("reporting", "finding") or found.borrowed:
        return "hold"
    clause = reading.child(token, "ccomp")
    told = clause is not None and clause > token and reading.child(clause, *SUBJECTS) is not None
    return "find" if told and is_finder(reading, found.head, lemma) else "hold"


def urged(reading: Reading, cue: Cue) -> list[Span]:
    """Return what somebody urges: "X to do Y" of "urged X to do Y", else the thing that is named."""
    last = cue.last
    spoken_to = last == cue.token or reading.words[last] in ADDRESSING
    span = _to_do(reading, cue.token, cue.last) if spoken_to else None
    if span is None:
        span = _clause(reading, cue) if last == cue.token else None
    if span is None and reading.words[last] not in ADDRESSING:
        span = _thing(reading, cue)
    if span is None:
        return []
    return [(span[0], without_aside(reading, *_before_saying(reading, cue, *span)))]


def _to_do(reading: Reading, verb: int, last: int) -> Span | None:
    """Return what somebody is to do, with who that is: "voters to wait" of "urged voters to wait"."""
    for token in range(last + 1, reading.right[verb] + 1):
        if reading.tags[token] in FINITE or reading.words[token] in (",", ";", ":"):
            return None
        deed = reading.heads[token]
        if reading.tags[token] == "TO" and deed > token and reading.tags[deed] == "VB":
            return last + 1, reading.right[deed]
        if reading.inside[token] >= 0:
            return None
    return None


def _clause(reading: Reading, cue: Cue) -> Span | None:
    """Return the clause behind "that": "urged that the port wait"."""
    clause = reading.child(cue.token, "ccomp")
    if clause is None or clause < cue.last or reading.child(clause, *SUBJECTS) is None:
        return None
    that = reading.child(clause, "mark")
    return None if that is None else (that + 1, reading.right[clause])


def _thing(reading: Reading, cue: Cue) -> Span | None:
    """Return the thing that is called for, ruled out or warned of, or what is to be done with it."""
    first = cue.last + 1
    own = [*reading.children[cue.token], *reading.children[cue.last]]
    held = [c for c in own if reading.left[c] <= first <= reading.right[c] and c > cue.last - 1]
    if not held or reading.poses[first] in ("PUNCT", "CCONJ") or _encourages(reading, cue.token):
        return None
    head = max(held, key=lambda c: reading.right[c])
    last = _before_where(reading, first, reading.right[head])
    for child in reading.children[cue.token]:
        if reading.left[child] == last + 1 and reading.tags[last + 1] == "TO":
            last = reading.right[child]
    noun = reading.child(head, "pobj", "pcomp") if reading.deps[head] == "prep" else head
    if noun is None or reading.poses[noun] == "PRON" or reading.words[noun] in SUMMONED:
        return None
    person = last == noun and reading.poses[noun] in ("PROPN", "NOUN") and cue.last == cue.token
    return None if person and may_speak(reading, noun) else (first, last)


def _before_where(reading: Reading, first: int, last: int) -> int:
    """Return the end of a thing before where it was called for: "called for talks in a letter to him"."""
    for token in range(first + 1, last):
        place = reading.child(token, "pobj") if reading.words[token] == "in" else None
        if place is None or reading.words[token + 1] not in ("a", "an"):
            continue
        if reading.words[place] in words("sources", "documents") | words("sources", "carriers"):
            return token - 1
    return last


def _before_saying(reading: Reading, cue: Cue, first: int, last: int) -> Span:
    """Return the span before a further cue that goes on behind "and": "urged calm and said that ..."."""
    for token in range(first + 1, last + 1):
        joined = reading.deps[token] == "conj" and reading.tags[token] == reading.tags[cue.token]
        if joined and reading.words[token] in cue_classes() and reading.inside[token] < 0:
            return first, _before_joint(reading, first, token - 1)
    return first, _before_joint(reading, first, last)


def _before_joint(reading: Reading, first: int, last: int) -> int:
    """Return the end of words without an "and" that leads over to others."""
    end = last
    while end > first and (reading.words[end] in JOINTS or reading.poses[end] == "ADV"):
        end -= 1
    return end if any(reading.words[t] in JOINTS for t in range(end + 1, last + 1)) else last
