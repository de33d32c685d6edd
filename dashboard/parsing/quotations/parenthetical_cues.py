"""Cues put into what they report: "The bridge, say engineers, is safe", "The plan (a “farce,” said Hall) died".

The syntax often takes the clause's subject for who speaks, an auxiliary for a noun, or the second half
for all that was said; commas, brackets and the finite verb behind them tell that somebody else speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.syntax.document import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.syntax.document import Document


LONGEST = 30
"""So many words may stand between the two commas."""
NOMINAL = frozenset({"NOUN", "PROPN"})
DASHES = frozenset({"—", "–", "-", "--"})
PARTED = DASHES | {",", ";", ":", "(", ")"}
BESIDE = frozenset({"advmod", "neg"})
WHO = words("function_words", "who_and_whom")
SUBJECTIVE = words("function_words", "subjects")


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
    """Return the insertion that a saying verb makes in a clause whose own verb follows it."""
    a, b = document.sentences[document.sentence[verb]]
    colon = next((t for t in range(verb - 1, a, -1) if document.lower[t] == ":"), None)
    a = a if colon is None or document.inside[colon] >= 0 else colon + 1
    kind = cue_classes().get(document.lower[verb], ("", ""))[1]
    if document.tag[verb] not in ("VBD", "VBZ", "VBP") or last + 2 >= b:
        return None
    if verb > a + 1 and comma_at(document, verb - 1):
        named = kind == "say" and subject_alone(document, a, verb - 1)
        head = first_head(document, last + 1) if named else None
        after = _comma_before_verb(document, last + 2, b) if head is not None else None
        return Insertion(a, head, verb - 1, after) if head is not None and after else None
    return _plain(document, verb, last, a, b) if kind in ("say", "tell") else None


def _plain(document: Document, verb: int, last: int, a: int, b: int) -> Insertion | None:
    """Return the insertion with its speaker before the verb: "The bridge, engineers told us, is safe"."""
    before = next((t for t in range(verb - 1, a, -1) if comma_at(document, t)), None)
    if before is None or verb - before > LONGEST or not subject_alone(document, a, before):
        return None
    head = next(
        (t for t in range(before + 1, verb) if heads_phrase(document, t, before, verb)), None
    )
    if head is None or any(document.tag[t] in FINITE for t in range(before + 1, verb)):
        return None
    after = _comma_behind(document, verb, last, b)
    return (
        Insertion(a, head, before, after) if after and finite_at(document, after + 1, b) else None
    )


def _comma_behind(document: Document, verb: int, last: int, b: int) -> int | None:
    """Return the comma behind the verb with whom it tells, when and where: ", Hall said in May,"."""
    told = document.child(verb, "dobj")
    end = document.right[told] if told is not None and told > last and told - last <= 4 else last
    for token in range(end + 1, min(end + LONGEST, b)):
        if comma_at(document, token):
            return token
        if document.inside[token] >= 0 or document.tag[token] in FINITE:
            return None
        if token == end + 1 and document.pos[token] not in ("ADP", "ADV"):
            return None
    return None


def subject_alone(document: Document, a: int, comma: int) -> bool:
    """Say whether the tokens before a comma are a subject alone: no clause, no list, no aside."""
    alone = comma == a + 1 and (document.pos[a] in NOMINAL or document.lower[a] in SUBJECTIVE)
    if comma < a + 2 and not alone:
        return False
    if any(document.lower[t] in PARTED for t in range(a, comma)):
        return False
    return document.lower[a] == "what" or not any(
        document.tag[t] in FINITE and document.dep[t] not in ("relcl", "csubj", "aux", "auxpass")
        for t in range(a, comma)
    )


def heads_phrase(document: Document, token: int, before: int, verb: int) -> bool:
    """Say whether a token is the noun that all words between the comma and the verb hang on."""
    pronoun = document.lower[token] in SUBJECTIVE
    noun = document.pos[token] in NOMINAL or pronoun
    return noun and not before < document.head[token] < verb


def first_head(document: Document, token: int) -> int | None:
    """Return the head of the noun phrase that begins at ``token``."""
    stop = min(token + 8, len(document.lower))
    for place in range(token, stop):
        if document.inside[place] >= 0 or document.lower[place] in (",", "that"):
            return None
        if document.lower[place] in words("openings", "days"):
            return None
        if document.pos[place] in NOMINAL or document.lower[place] in SUBJECTIVE:
            head = place
            while document.dep[head] in ("compound", "amod") and document.head[head] > head:
                head = document.head[head]
            return head
        if document.pos[place] not in ("DET", "ADJ", "NUM", "ADV", "PART"):
            return None
    return None


def _comma_before_verb(document: Document, start: int, b: int) -> int | None:
    """Return the first comma behind which the clause's own finite verb stands."""
    for token in range(start, min(start + LONGEST, b - 1)):
        if document.inside[token] >= 0:
            return None
        if comma_at(document, token) and finite_at(document, token + 1, b):
            return token
    return None


def finite_at(document: Document, token: int, b: int) -> bool:
    """Say whether a finite verb begins at ``token``, perhaps behind an opening mark: ', “is not safe.”'."""
    inside = document.inside[token] if token < b else -1
    if inside >= 0 and document.start[token] == document.regions[inside].outer_start:
        token += document.regions[inside].start > document.regions[inside].outer_start
    while token < b and document.dep[token] in BESIDE:
        token += 1
    return token < b and document.tag[token] in FINITE and document.inside[token] == inside


def set_off(document: Document, verb: int, last: int) -> int | None:
    """Return who speaks by a verb set between commas: "the plan, said Hall, works", ", he went on,"."""
    a, b = document.sentences[document.sentence[verb]]
    if document.tag[verb] not in ("VBD", "VBZ") or last + 2 >= b:
        return None
    if verb > a and comma_at(document, verb - 1):
        if cue_classes().get(document.lower[verb], ("", ""))[1] != "say":
            return None
        head = _name_end(document, last + 1)
        parted = head > last and comma_at(document, head + 1)
        return head if parted and document.lower[head] not in words("openings", "days") else None
    first = verb - 1
    while first > a and document.pos[first - 1] == document.pos[first] == "PROPN":
        first -= 1
    speaks = document.pos[first] in ("PRON", "PROPN") and document.lower[first] not in WHO
    parted = first > a and comma_at(document, first - 1) and comma_at(document, last + 1)
    return verb - 1 if speaks and parted else None


def _name_end(document: Document, token: int) -> int:
    """Return the last token of the proper name that begins at ``token``, or the token before it."""
    while token < len(document.lower) and (
        document.pos[token] == "PROPN" or document.text[document.start[token]].isupper()
    ):
        token += 1
    return token - 1


def comma_at(document: Document, token: int) -> bool:
    """Say whether a comma stands at the token, outside marks."""
    return document.lower[token] == "," and document.inside[token] < 0


def before_dashes(document: Document, place: int, a: int) -> int:
    """Return the token before what two dashes set off that end at ``place``: "Hall — who left — said"."""
    if place < a or document.lower[place] not in DASHES:
        return place
    opening = (t for t in range(place - 1, a, -1) if document.lower[t] in DASHES)
    return next(opening, place + 1) - 1


SAYING = frozenset({"say", "tell", "write"})
MODALS = words("function_words", "modals")
HAVING = words("function_words", "having")
BEING = words("function_words", "being")
HELPERS = MODALS | HAVING | BEING
OPENING = words("function_words", "opening")
COMPARED = words("function_words", "relatives_and_questions") | {"as", "than"}
"""Behind these a clause may end in its auxiliary: "he knows who they are", "more than it could"."""
JOINING = frozenset({"and", "but"})


def halving(document: Document, verb: int, last: int) -> Insertion | None:
    """Return the insertion that a saying verb makes behind an auxiliary that waits for its verb."""
    a, b = document.sentences[document.sentence[verb]]
    kind = cue_classes().get(document.lower[verb], ("", ""))[1]
    if document.tag[verb] not in ("VBD", "VBZ", "VBP") or kind not in SAYING or last + 2 >= b:
        return None
    nearest = range(verb - 1, max(a, verb - LONGEST), -1)
    before = next((t for t in nearest if comma_at(document, t)), None)
    helper = None if before is None else waiting(document, a, before)
    start = None if before is None or helper is None else _start_of_halved(document, a, helper)
    if before is None or helper is None or start is None:
        return None
    head = (
        first_head(document, last + 1)
        if before == verb - 1
        else _own_auxiliary(document, before, verb)
    )
    if head is None:
        return None
    after = _comma_behind_cue(document, max(last, head), head, helper, b)
    return Insertion(start, head, before, after) if after else None


def waiting(document: Document, a: int, comma: int) -> int | None:
    """Return the auxiliary with which the words before a comma end, but for adverbs and "not"."""
    token = comma - 1
    while token > a and (document.pos[token] == "ADV" or document.dep[token] == "neg"):
        token -= 1
    if token <= a or document.inside[token] >= 0 or document.lower[token] not in HELPERS:
        return None
    for place in range(token - 1, a, -1):
        if document.tag[place] in FINITE or document.lower[place] == ",":
            break
        if document.lower[place] in COMPARED:
            return None
    return token


def _start_of_halved(document: Document, a: int, helper: int) -> int | None:
    """Return where the halved clause begins; None where it hangs on a noun or on other words said."""
    for token in range(helper - 1, a, -1):
        if document.inside[token] >= 0:
            return None
        finite = document.tag[token] in FINITE
        if finite and cue_classes().get(document.lower[token], ("", ""))[1] in SAYING:
            return None
        parted = document.lower[token - 1] == ","
        if parted and document.lower[token] in JOINING and token + 1 < helper:
            return token + 1
        if parted and document.lower[token] in COMPARED:
            return None
    return a


def _own_auxiliary(document: Document, before: int, verb: int) -> int | None:
    """Return the head of the words between a comma and a verb, where these only say who speaks."""
    own = range(before + 1, verb)
    if any(document.inside[t] >= 0 for t in own):
        return None
    if any(document.tag[t] in FINITE and document.dep[t] not in ("aux", "relcl") for t in own):
        return None
    return next((t for t in own if heads_phrase(document, t, before, verb)), None)


def _comma_behind_cue(document: Document, last: int, head: int, helper: int, b: int) -> int | None:
    """Return the comma behind which the verb stands that the auxiliary waits for."""
    for token in range(last + 1, min(last + LONGEST, b - 1)):
        if document.inside[token] >= 0 or document.tag[token] in FINITE:
            return None
        parts = comma_at(document, token) and not _describes(document, token + 1, head)
        if parts and completes(document, token + 1, helper, b):
            return token
    return None


def _describes(document: Document, token: int, head: int) -> bool:
    """Say whether what is set beside the speaker begins here: "says Hall, an engineer, ..."."""
    beside = (c for c in document.children[head] if document.dep[c] == "appos")
    return any(document.left[c] == token for c in beside)


def completes(document: Document, token: int, helper: int, b: int) -> bool:
    """Say whether the words from a token on can be what an auxiliary waits for."""
    while token + 1 < b and (document.pos[token] == "ADV" or document.dep[token] == "neg"):
        token += 1
    word, tag = document.lower[helper], document.tag[token]
    if word in MODALS:
        return tag in ("VB", "VBP")
    if word in HAVING:
        return tag in ("VBN", "VBD")
    more = tag == "VBG" and document.lower[token] in cue_classes()
    return not more and tag not in FINITE and document.lower[token] not in OPENING


Span = tuple[int, int]

KINDS = ("say", "tell")
BRACKETS = frozenset({"(", ")"})
ENDS = tuple(",?!")
RELATIVE = words("function_words", "relatives")
BARE = frozenset({"DET", "ADJ", "ADV", "PUNCT"})
"""Before words in marks these make no clause: "a “farce”"."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Words with their own cue: the head of who speaks, and what is said as token spans."""

    head: int
    spans: tuple[Span, ...]


def aside(document: Document, verb: int, last: int) -> Aside | None:
    """Return the aside that the saying verb at ``verb`` closes or parts, or None where it is in none."""
    if document.tag[verb] not in ("VBD", "VBZ", "VBP"):
        return None
    if cue_classes().get(document.lower[verb], ("", ""))[1] not in KINDS:
        return None
    if any(document.dep[c] == "ccomp" and c > last for c in document.children[verb]):
        return None  # "(It is late, but Hall said the ferry would sail)"
    parted = _parting(document, verb)
    edges = _edges(document, verb, last, parted) if parted is not None else None
    if parted is None or edges is None:
        return None
    head = _aside_speaker(document, verb, last, parted, edges[1])
    spans = _aside_told(document, last, parted, edges)
    return Aside(head, spans) if head is not None and spans else None


def _parting(document: Document, verb: int) -> int | None:
    """Return the comma or closing mark that parts what is said from its cue."""
    for token in range(verb - 1, max(0, verb - LONGEST), -1):
        if comma_at(document, token):
            return token
        if document.inside[token] >= 0:
            inner = document.regions[document.inside[token]].inner.rstrip()
            return token if inner[-1:] in ENDS else None
        if document.tag[token] in FINITE or document.lower[token] in BRACKETS | RELATIVE:
            return None
    return None


def _edges(document: Document, verb: int, last: int, parted: int) -> Span | None:
    """Return the marks that set the aside off: two brackets, else two commas."""
    a, b = document.sentences[document.sentence[verb]]
    before = [t for t in range(max(0, parted - LONGEST), parted) if document.inside[t] < 0]
    brackets = _brackets(document, before, last)
    if brackets is not None:
        return brackets if document.lower[brackets[1]] == ")" else None
    first = next((t for t in reversed(before) if t > a and comma_at(document, t)), None)
    if first is None or document.inside[parted] < 0 or not comma_at(document, min(last + 1, b - 1)):
        return None
    bare = all(document.inside[t] >= 0 or document.pos[t] in BARE for t in range(first, parted))
    set_in = subject_alone(document, a, first) and finite_at(document, last + 2, b)
    return (first, last + 1) if bare and set_in else None


def _brackets(document: Document, before: list[int], last: int) -> Span | None:
    """Return the bracket that opens nearest before, and the next one behind, whichever way it turns."""
    opening = next((t for t in reversed(before) if document.lower[t] in BRACKETS), None)
    behind = range(last + 1, min(last + LONGEST, len(document.lower)))
    closing = next((t for t in behind if document.lower[t] in BRACKETS), None)
    opens = opening is not None and document.lower[opening] == "("
    return (opening, closing) if opens and closing is not None else None


def _aside_speaker(
    document: Document, verb: int, last: int, parted: int, closing: int
) -> int | None:
    """Return the head of the words beside the verb that name who speaks."""
    if parted == verb - 1:
        head = first_head(document, last + 1)
        return head if head is not None and head < closing else None
    own = range(parted + 1, verb)
    return next((t for t in own if heads_phrase(document, t, parted, verb)), None)


def _aside_told(document: Document, last: int, parted: int, edges: Span) -> tuple[Span, ...]:
    """Return what stands in the aside before the cue and behind it, without a relative pronoun."""
    first, closing = edges
    end = parted - 1 if document.inside[parted] < 0 else parted
    spans = [_in_marks(document, first + 1, end)]
    comma = next((t for t in range(last + 1, closing) if comma_at(document, t)), closing)
    spans.append((comma + 1, closing - 1))
    return tuple(
        (x, y) for x, y in spans if y > x or (x == y and document.lower[x] not in RELATIVE)
    )


def _in_marks(document: Document, first: int, last: int) -> Span:
    """Return the words in marks alone where nothing but an article stands before them."""
    start = first
    while start < last and document.inside[start] < 0 and document.pos[start] in BARE:
        start += 1
    return (start, last) if document.inside[start] == document.inside[last] >= 0 else (first, last)
