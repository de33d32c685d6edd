"""Where what a cue reports begins and ends in the sentence around it, and cues put into what they report.

Openings that are nobody's words (datelines, "meanwhile"), leads that a cue parts from their clause ("To
win, he said, Y"), cues that follow or interrupt what they report ("Y, they say, Z").

In "The bridge, say engineers, is safe" and "The plan (a “farce,” said Hall) died" the syntax often takes
the clause's subject for who speaks, an auxiliary for a noun, or the second half for all that was said;
commas, brackets and the finite verb after them tell that somebody else speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_of, words
from dashboard.parsing.quotations.speaker_parts import DASHES
from dashboard.parsing.syntax.datelines import after_dateline
from dashboard.parsing.syntax.document import FINITE, SUBJECTS_AND_EXPLETIVES

if TYPE_CHECKING:
    from collections.abc import Container

    from dashboard.parsing.quotations.speaker_parts import Cue, Span
    from dashboard.parsing.syntax.document import Document


LONGEST = 30
"""So many words may stand between the two commas."""
NOMINAL = frozenset({"NOUN", "PROPN"})
PARTED = DASHES | {",", ";", ":", "(", ")"}
BESIDE = frozenset({"advmod", "neg"})
BEFORE_NOUNS = frozenset({"compound", "amod", "poss"})
LONGEST_PHRASE = 8
WHO = words("function_words", "who_and_whom")
SUBJECTIVE = words("function_words", "subjects")
TIMES = words("openings", "times")
"""These may be taken for a subject and only say when: "said Thursday morning"."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """A cue with its speaker between two commas: the speaker's head, and the tokens of the two.

    ``start`` is where the clause begins that it parts.
    """

    start: int
    head: int
    before: int
    after: int


def insertion(document: Document, verb: int, last: int) -> Insertion | None:
    """Return the insertion that a saying verb makes in a clause whose own verb follows it.

    Its speaker follows the verb, "The bridge, say engineers, is safe", or before it, "The bridge,
    engineers told us in May, is safe".
    """
    a, b = document.sentences[document.sentence[verb]]
    a = next((t + 1 for t in range(verb - 1, a, -1) if document.lower[t] == ":"), a)
    before = next((t for t in range(verb - 1, a, -1) if comma_at(document, t)), None)
    if document.tag[verb] not in FINITE or last + 2 >= b or before is None:
        return None
    if not _is_subject_alone(document, a, before):
        return None
    if before == verb - 1:
        head = first_head(document, last + 1)
        commas = (t for t in range(last + 2, min(last + 2 + LONGEST, b - 1)))
        commas = (t for t in commas if comma_at(document, t))
        after = next((t for t in commas if _finite_at(document, t + 1, b)), None)
    else:
        head = _subject_between(document, before, verb)
        after = _comma_behind(document, verb, last, b)
        after = after if after is not None and _finite_at(document, after + 1, b) else None
    return None if head is None or after is None else Insertion(a, head, before, after)


def _subject_between(document: Document, comma: int, verb: int) -> int | None:
    """Return the noun that all words between a comma and a verb of saying depend on, where none is a verb.

    In "Hall, an engineer who advised the port, said" the verb only tells of Hall.
    """
    if cue_of(document.lower[verb])[1] not in ("say", "tell"):
        return None
    between = range(comma + 1, verb)
    if any(document.tag[t] in FINITE or document.lower[t] in WHO for t in between):
        return None
    nouns = (t for t in between if document.head[t] not in between)
    return next((t for t in nouns if _is_nominal(document, t)), None)


def _comma_behind(document: Document, verb: int, last: int, b: int) -> int | None:
    """Return the comma after the verb with whom it tells, when and where: ", Hall said in May,"."""
    told = document.child(verb, "dobj")
    end = 1 + (last if told is None else max(last, document.right[told]))
    if end >= b or not (comma_at(document, end) or document.pos[end] in ("ADP", "ADV")):
        return None
    for token in range(end, min(end - 1 + LONGEST, b)):
        if comma_at(document, token):
            return token
        if document.inside[token] >= 0 or document.tag[token] in FINITE:
            return None
    return None


def _is_subject_alone(document: Document, a: int, comma: int) -> bool:
    """Return whether the tokens before a comma are a subject alone: no clause, no list, no aside."""
    if comma < a + 2 and not (comma == a + 1 and _is_nominal(document, a)):
        return False
    if any(document.lower[t] in PARTED for t in range(a, comma)):
        return False
    return document.lower[a] == "what" or not any(
        document.tag[t] in FINITE and document.dep[t] not in ("relcl", "csubj", "aux", "auxpass")
        for t in range(a, comma)
    )


def _is_nominal(document: Document, token: int) -> bool:
    """Return whether a token is a noun, a name or a pronoun that can be a subject."""
    return document.pos[token] in NOMINAL or document.lower[token] in SUBJECTIVE


def first_head(document: Document, token: int) -> int | None:
    """Return the head of the noun phrase that begins at ``token``, as in "said Smith": of "her brother" no "her"."""
    for head in range(token, min(token + LONGEST_PHRASE, len(document.lower))):
        if document.inside[head] >= 0 or document.lower[head] in (",", ".", "that"):
            return None
        if document.pos[head] in ("ADP", "PART") or document.lower[head] in TIMES:
            return None
        if _is_nominal(document, head) or document.pos[head] == "PRON":
            while document.dep[head] in BEFORE_NOUNS and document.head[head] > head:
                head = document.head[head]  # noqa: PLW2901
            return head
    return None


def _finite_at(document: Document, token: int, b: int) -> bool:
    """Return whether a finite verb begins at ``token``, perhaps after an opening mark: ', "is not safe."'."""
    inside = document.inside[token] if token < b else -1
    if inside >= 0:
        token += document.regions[inside].start > document.start[token]
    while token < b and document.dep[token] in BESIDE:
        token += 1
    return token < b and document.tag[token] in FINITE


def set_off(document: Document, verb: int, last: int) -> int | None:
    """Return who speaks by a verb set between commas: "the plan, said Hall, works", ", he went on,"."""
    a, b = document.sentences[document.sentence[verb]]
    if document.tag[verb] not in FINITE or last + 2 >= b or verb == a:
        return None
    if _closes_aside(document, verb):
        return None
    if comma_at(document, verb - 1):
        behind = range(last + 1, len(document.lower))
        head = (
            next((t for t in behind if not document.text[document.start[t]].isupper()), behind.stop)
            - 1
        )
        timed = document.lower[head] in TIMES  # "The deal, announced Friday, is off"
        return head if head > last and comma_at(document, head + 1) and not timed else None
    first = verb - 1
    while first > a and document.pos[first - 1] == document.pos[first] == "PROPN":
        first -= 1
    speaks = document.pos[first] in ("PRON", "PROPN") and document.lower[first] not in WHO
    parted = comma_at(document, first - 1) and comma_at(document, last + 1)
    return verb - 1 if speaks and first > a and parted else None


def _closes_aside(document: Document, verb: int) -> bool:
    """Return whether the comma before a verb ends what tells of its subject: "The port, which is old, said Hall, 40, left"."""
    subject = document.child(verb, "nsubj")
    if subject is None or subject > verb or document.lower[subject] in WHO:
        return False
    told = document.child(subject, "relcl")
    return told is not None and document.child(verb, "ccomp") is not None


def comma_at(document: Document, token: int) -> bool:
    """Return whether a comma stands at the token, outside marks."""
    return document.lower[token] == "," and document.inside[token] < 0


STOPS = DASHES | {",", ";", ":", '"', "'", "..."}


def content_start(document: Document, a: int, *, joined: bool = True) -> int:
    """Return the token with which a sentence's own words begin.

    Leaves out a dateline, then a linking adverbial with its comma ("However,"); without ``joined``
    also a "But" or "And".
    """
    start = after_dateline(document, a)
    start += not joined and document.lower[start] in ("but", "and", "or", "so", "yet")
    commas = (t for t in range(start + 3, start, -1) if document.lower[t : t + 1] == [","])
    links = (t for t in commas if " ".join(document.lower[start:t]) in words("openings", "links"))
    return next((t + 1 for t in links if t + 1 < len(document.lower)), start)


MERE_ADVERBIAL = 3
"""An opening of so many words ("In 2008,") is no piece of what was said."""
ARGUING = words("function_words", "arguing")


def leading_piece(
    document: Document, cue: Cue, first: int, last: int, *, marked: bool
) -> list[Span]:
    """Return the opening that a cue set off by commas parts from its clause: "To win, he said, Y".

    Before words in marks (``marked``) only a condition or a concession is: "If it rains, he said, 'Y'".
    """
    a, b = document.sentences[document.sentence[cue.token]]
    parted = last + 2 < b and document.lower[last + 1] == document.lower[first - 1] == ","
    if not parted or cue.borrowed or (document.inside[last + 2] >= 0) is not marked:
        return []
    a = content_start(document, a, joined=False)
    mere = first - a < 2 or (marked and document.lower[a] not in ARGUING)
    return [] if mere else [(a, first - 2)]


JOINTS = DASHES | {","}
TERMINAL = JOINTS | {"?", "!", "..."}
CLOSING = TERMINAL | {'"', "'", "»"}
MARKS = " \"'"
END = frozenset({".", "!", "?", ";"})
ADVERBIAL = frozenset(
    {
        "advcl", "prep", "advmod", "npadvmod", "cc", "punct", "mark", "aux", "intj", "nsubj",
        "nsubjpass", "neg",
    }
)  # fmt: skip
GOES_ON = words("function_words", "goes_on")
WHERE = frozenset().union(*(words("sources", kind) for kind in ("documents", "works", "carriers")))
"""These tell where something was said: "In an interview on Monday, Hall said"."""
MODIFIERS = frozenset({"prep", "npadvmod", "advmod", "dobj", "dative", "agent"})


def sentence_end(document: Document, a: int, b: int) -> int:
    """Return the end of the sentence ``a:b`` without its closing punctuation."""
    while b > a and (document.lower[b - 1] in END or not document.lower[b - 1].strip()):
        b -= 1
    return b


def within_brackets(document: Document, cue: Cue, a: int, b: int) -> Span:
    """Return the part of the sentence ``a:b`` that stands in the same brackets as the cue."""
    opening = next((t for t in range(cue.token - 1, a - 1, -1) if document.lower[t] in "()"), a)
    closing = next((t for t in range(cue.last + 1, b) if document.lower[t] in "()"), b)
    return (opening + 1, closing) if document.lower[opening] == "(" and closing < b else (a, b)


def follows_marks(document: Document, first: int) -> bool:
    """Return whether the cue with its subject follows a closing mark: "...," said Smith."""
    a, place = document.sentences[document.sentence[first]][0], first - 1
    place -= document.lower[place] in JOINTS and document.inside[place] < 0
    if place < a or document.inside[place] < 0:
        return False
    region = document.regions[document.inside[place]]
    if region.is_title and document.start[a] < region.outer_start:
        return False
    return document.lower[first - 1] in JOINTS or region.inner.rstrip(MARKS)[-1:] in TERMINAL


def behind_lost_clause(document: Document, cue: Cue, first: int, last: int) -> list[Span] | None:
    """As in "It was late, she said", where the syntax joins the two in another way: a clause and a comma."""
    a, _ = document.sentences[document.sentence[cue.token]]
    own = cue.borrowed or cue.relative is not None or cue.subject is None
    if own or document.lower[first - 1] not in CLOSING or has_object(document, cue):
        return None
    start = after_dateline(document, a)  # the syntax may hang a dateline on the cue
    children = [c for c in document.children[cue.token] if start <= c < first - 1]
    if children and document.head[cue.token] == cue.token:
        follows = any(document.dep[c] not in ADVERBIAL for c in children)
    else:
        follows = any(document.tag[t] in FINITE for t in range(a, first - 1))
    return before(document, cue, first, last) if follows else None


def has_object(document: Document, cue: Cue) -> bool:
    """Return whether a cue has its own thing or deed after it: "charged the port", "pledged to pay"."""
    if cue.kind not in ("say", "promise") or cue.lemma == "say":
        return False
    return any(c > cue.last for c in document.of_dep(cue.token, "dobj", "xcomp"))


def before(document: Document, cue: Cue, first: int, last: int, *, rest: bool = True) -> list[Span]:
    """Return the clause that stands before the cue, from the sentence's start, and its rest.

    The rest goes on after a cue with what says when, where and to whom: "X, they say in a report, because Y".
    """
    a, b = document.sentences[document.sentence[cue.token]]
    end = document.back_over(first - 1, STOPS, a)
    a = min(content_start(document, a), max(a, end))
    a = _behind_mark(document, a, end, last)
    last = with_following(document, cue.token, last, MODIFIERS)
    stop = sentence_end(document, a, b)
    goes_on = document.word_behind(last) in JOINTS | {";", ":"} and (
        document.head[cue.token] > last or document.word_behind(last + 1) in GOES_ON
    )
    behind = [(last + 2, stop - 1)] if rest and goes_on and last + 2 < stop else []
    return [(a, end), *behind]


def with_following(document: Document, verb: int, last: int, deps: Container[str]) -> int:
    """Return the end of some words with what follows them, perhaps after a closing mark, and depends on a verb."""
    for child in sorted(document.children[verb]):
        after = last + 1 + (document.word_behind(last) == '"')
        if document.left[child] in (last + 1, after) and document.dep[child] in deps:
            last = document.right[child]
    return last


def with_its_tense(document: Document, cue: int, clause: int, last: int) -> int:
    """Return the end of a clause with a verb that goes on in its tense, not in the cue's.

    In "Hall said it is in talks, but has found no buyer" the syntax joins "has found" to "said".
    """
    told = _tensed(document, clause)
    for verb in document.of_dep(cue, "conj"):
        alone = document.child(verb, *SUBJECTS_AND_EXPLETIVES) is None
        joint = document.lower[last + 1 : document.left[verb]]
        goes_on = joint in (["and"], ["but"], [",", "and"], [",", "but"])
        tense = _tensed(document, verb)
        if alone and goes_on and tense == told != _tensed(document, cue) and tense:
            return document.right[verb]
    return last


def parted_subject(document: Document, cue: Cue, head: int) -> int | None:
    """Return the subject of a clause where the syntax hung it on the cue: "said using it was a mistake".

    Another is "said the cost of it, in the end, would fall".
    """
    if document.child(head, *SUBJECTS_AND_EXPLETIVES) is not None:
        return None
    between = range(cue.last + 1, head)
    deeds = (t for t in document.of_dep(cue.token, "xcomp") if t in between)
    deed = next((t for t in deeds if document.tag[t] == "VBG"), None)
    if deed is not None or cue.lemma != "say" or not _tensed(document, head):
        return deed
    return next((t for t in document.of_dep(cue.token, "dobj") if t in between), None)


def _tensed(document: Document, verb: int) -> str:
    """Return what a verb's tense shows: "present", "past" or the modal it stands with; nothing of one without."""
    first = next((c for c in document.of_dep(verb, "aux", "auxpass") if c < verb), verb)
    tag = document.tag[first]
    if tag == "MD":
        return document.lower[first]
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(tag, "")


def _behind_mark(document: Document, a: int, end: int, last: int) -> int:
    """Return where words in quotation marks begin after a colon or a full stop, or with their cue between dashes.

    'He was tired: "No," he said', 'He - "No," he said - left'.
    """
    number = max(document.inside[end], document.inside[end + 1])
    if number < 0:
        return a
    opening = document.token_at(document.regions[number].outer_start)
    dashed = DASHES.intersection(document.lower[last + 1 : last + 3])
    parting = END | {":"} | (DASHES if dashed else set())
    return opening if opening > a and document.lower[opening - 1] in parting else a


def interrupts(document: Document, cue: Cue) -> bool:
    """Return whether the cue with its subject is put into another clause: "the plan, they say, works".

    So do "As he said, ..." and "... as Hall reported", not "as countries contend with it"; and "For
    weeks, the mayor told the council, workers would inspect it".
    """
    verb, head, dep = cue.token, document.head[cue.token], document.dep[cue.token]
    if cue.borrowed or cue.subject is None or head == verb:
        return False
    tells = cue.kind == "tell"
    objects = ("xcomp", "ccomp") if tells else ("dobj", "xcomp", "ccomp")
    if any(not verb <= c <= cue.last for c in document.of_dep(verb, *objects)):
        return False
    mark = document.child(verb, "mark")
    if mark is None:
        beside = head > max(cue.last, document.right[verb])
        return beside if tells and dep in ("advcl", "ccomp") else dep in ("parataxis", "dep")
    if dep != "advcl" or document.lower[mark] != "as":
        return False
    named = document.pos[cue.subject] == "PROPN"
    return named or document.opens_sentence(mark) or document.lower[mark - 1] in JOINTS


def around(document: Document, cue: Cue, first: int, last: int) -> list[Span] | None:
    """As in "the plan, they say, works": the clause that a cue is put into, without the cue."""
    if not interrupts(document, cue):
        return None
    a, b = document.sentences[document.sentence[cue.token]]
    head = document.above(document.head[cue.token], "aux", "auxpass")
    if document.word_behind(last) == ":" and document.child(cue.token, "mark") is not None:
        return []  # "It was new, as Hall says: 'We built it'"
    if document.dep[head] in ("acl", "relcl") and last + 2 >= b:
        head = (
            document.root(document.sentence[cue.token]) or head
        )  # "It was new, what it is not now, as Hall says"
    told_in = document.left[cue.token] <= a and document.lower[first - 1] == ","
    if not told_in or not WHERE.isdisjoint(document.lower[a : first - 1]):
        first = min(first, document.left[cue.token])  # not "At times, Hall said, it was"
    last = max(last, _end_of_own(document, cue, opens=first - a <= 1))
    low, high = document.left[head], document.right[head]
    if document.dep[head] == "ROOT":
        low, high = content_start(document, a), sentence_end(document, a, b) - 1
    high -= document.lower[high] in END
    behind = (last + 1, high)
    after = next((t for t in range(last + 1, high) if document.lower[t] not in JOINTS), high)
    if head < first and document.tag[after] == "VBG":
        return [(low, first - 1)]  # "It is paid, she said, pointing at him"
    if head > last and _is_mere(document, head, low, first):
        return [behind]
    return [(low, first - 1), behind]


def _is_mere(document: Document, head: int, low: int, first: int) -> bool:
    """Return whether an opening is short and no part of what is said: "In a statement", "On Monday".

    What is said has a verb or a subject, or is a matter of its own: "By 2040, they say, Y".
    """
    if first - low > MERE_ADVERBIAL:
        return False
    told = words("sources", "carriers") | words("sources", "documents") | words("openings", "days")
    if document.tag[low] == "IN" and told.isdisjoint(document.lower[low:first]):
        return False
    return not any(
        document.tag[t] in FINITE
        or (document.head[t] == head and document.dep[t] in SUBJECTS_AND_EXPLETIVES)
        for t in range(low, first)
    )


def _end_of_own(document: Document, cue: Cue, *, opens: bool) -> int:
    """Return the last token of a cue put into a clause, but for what goes on with the clause.

    "The fire began in a shed, police said, and spread": the syntax joins "spread" to "said". An "As
    Hall noted in May," that ``opens`` its sentence ends in its comma.
    """
    end = document.right[cue.token]
    joint = document.child(cue.token, "cc")
    if joint is not None and document.child(cue.token, "conj") is not None:
        end = joint - 1 - (document.lower[joint - 1] in JOINTS)
    if not opens or document.child(cue.token, "mark") is None:
        return end
    behind = range(cue.last + 1, document.head[cue.token])
    return max(end, next((t for t in behind if document.lower[t] == ","), cue.last))


CONTRAST = words("function_words", "contrast")


def is_set_against(document: Document, token: int) -> bool:
    """Return whether a verb of saying tells what another said to the contrary: ", while Hall said"."""
    if document.dep[token] != "advcl":
        return False
    start, subject = document.left[token], document.child(token, "nsubj")
    against = document.lower[start] in CONTRAST and document.lower[start - 1] == ","
    other = subject is not None and document.pos[subject] != "PRON"
    says = cue_of(document.lower[token])[1] in ("say", "tell", "write")
    return against and other and says
