"""Where what a cue reports begins and ends in the sentence around it, and cues put into what they report.

Openings that are nobody's words (datelines, "meanwhile"), leads that a cue parts from their clause ("To
win, he said, Y"), cues that follow or interrupt what they report ("Y, they say, Z").

In "The bridge, say engineers, is safe" and "The plan (a “farce,” said Hall) died" the syntax often takes
the clause's subject for who speaks, an auxiliary for a noun, or the second half for all that was said;
commas, brackets and the finite verb behind them tell that somebody else speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.parts import DASHES
from dashboard.parsing.syntax.document import FINITE, SUBJECTS_AND_EXPLETIVES

if TYPE_CHECKING:
    from dashboard.parsing.quotations.parts import Cue, Span
    from dashboard.parsing.syntax.document import Document


LONGEST = 30
"""So many words may stand between the two commas."""
NOMINAL = frozenset({"NOUN", "PROPN"})
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
    a = next((t + 1 for t in range(verb - 1, a, -1) if document.lower[t] == ":"), a)
    if document.tag[verb] not in FINITE or last + 2 >= b:
        return None
    if comma_at(document, verb - 1):
        return _turned(document, verb, last, a, b)
    kind = cue_classes().get(document.lower[verb], ("", ""))[1]
    return _plain(document, verb, last, a, b) if kind in ("say", "tell") else None


def _turned(document: Document, verb: int, last: int, a: int, b: int) -> Insertion | None:
    """Return the insertion with its speaker behind the verb: "The bridge, say engineers, is safe"."""
    head = first_head(document, last + 1) if subject_alone(document, a, verb - 1) else None
    if head is None:
        return None
    for token in range(last + 2, min(last + 2 + LONGEST, b - 1)):
        if comma_at(document, token) and finite_at(document, token + 1, b):
            return Insertion(a, head, verb - 1, token)
    return None


def _plain(document: Document, verb: int, last: int, a: int, b: int) -> Insertion | None:
    """Return the insertion with its speaker before the verb: "The bridge, engineers told us, is safe"."""
    before = next((t for t in range(verb - 1, a, -1) if comma_at(document, t)), None)
    if before is None or not subject_alone(document, a, before):
        return None
    between = range(before + 1, verb)
    head = next((t for t in between if heads_phrase(document, t, before, verb)), None)
    after = _comma_behind(document, verb, last, b)
    finite = any(document.tag[t] in FINITE for t in between)
    if head is None or after is None or finite or not finite_at(document, after + 1, b):
        return None
    return Insertion(a, head, before, after)


def _comma_behind(document: Document, verb: int, last: int, b: int) -> int | None:
    """Return the comma behind the verb with whom it tells, when and where: ", Hall said in May,"."""
    told = document.child(verb, "dobj")
    end = last if told is None else max(last, document.right[told])
    if end + 1 >= b:
        return None
    if not comma_at(document, end + 1) and document.pos[end + 1] not in ("ADP", "ADV"):
        return None
    for token in range(end + 1, min(end + LONGEST, b)):
        if comma_at(document, token):
            return token
        if document.inside[token] >= 0 or document.tag[token] in FINITE:
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
    for place in range(token, min(token + 8, len(document.lower))):
        if document.inside[place] >= 0 or document.lower[place] == ",":
            return None
        if document.pos[place] in NOMINAL or document.lower[place] in SUBJECTIVE:
            head = place
            while document.dep[head] in ("compound", "amod") and document.head[head] > head:
                head = document.head[head]
            return head
    return None


def finite_at(document: Document, token: int, b: int) -> bool:
    """Say whether a finite verb begins at ``token``, perhaps behind an opening mark: ', “is not safe.”'."""
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
    if comma_at(document, verb - 1):
        head = _name_end(document, last + 1)
        return head if head > last and comma_at(document, head + 1) else None
    first = verb - 1
    while first > a and document.pos[first - 1] == document.pos[first] == "PROPN":
        first -= 1
    speaks = document.pos[first] in ("PRON", "PROPN") and document.lower[first] not in WHO
    parted = comma_at(document, first - 1) and comma_at(document, last + 1)
    return verb - 1 if speaks and first > a and parted else None


def _name_end(document: Document, token: int) -> int:
    """Return the last token of the proper name that begins at ``token``, or the token before it."""
    while token < len(document.lower) and document.text[document.start[token]].isupper():
        token += 1
    return token - 1


def comma_at(document: Document, token: int) -> bool:
    """Say whether a comma stands at the token, outside marks."""
    return document.lower[token] == "," and document.inside[token] < 0


STOPS = frozenset(
    {",", ";", ":", "—", "–", "-", "--", "”", "“", '"', "''", "``", "’", "‘", "'", "...", "…"}
)
AGENCY = r"\([^()\n]{1,30}\)"
DASH = r"(?:—|–|―|--| - )\s*"
MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
PLACE = r"[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,2}"
DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.'’\-]+(?:[ ,/][^\n“”\"—–―:]{{0,60}}?)? ?(?:{AGENCY})? ?{DASH}"
    rf"|(?:{PLACE}(?:, {PLACE})?(?:, {MONTH} \d{{1,2}})?|{MONTH} \d{{1,2}})? ?{AGENCY} ?{DASH}"
    rf"|(?:{PLACE}, )?{MONTH} \d{{1,2}} ?{DASH}"
    rf"|{PLACE}(?:, {PLACE})? ?(?:—|–|―|--)\s*(?=[A-Z“\"][^\n—–―]{{20}}[^\n—–―]*(?:\n|$)))"
)
"""A place, in capitals or not, an agency in brackets or a day, and a dash."""


def content_start(document: Document, a: int, *, joined: bool = True) -> int:
    """Return the token with which a sentence's own words begin.

    Leaves out a dateline, then a linking adverbial with its comma ("However,"); without ``joined``
    also a "But" or "And".
    """
    start = after_dateline(document, a)
    if not joined and document.lower[start] in ("but", "and", "or", "so", "yet"):
        start += 1
    for length in (3, 2, 1):
        comma = start + length
        opening = " ".join(document.lower[start:comma])
        parted = comma + 1 < len(document.lower) and document.lower[comma] == ","
        if parted and opening in words("openings", "links"):
            return comma + 1
    return start


def after_dateline(document: Document, a: int) -> int:
    """Return the token after the dateline that opens an article's first sentence, or ``a``."""
    place = document.start[a]
    if place > 0 and document.text[place - 1] not in "\n\r\u2028\u2029":
        return a
    found = DATELINE.match(document.text, place, place + 110)
    if not found:
        return a
    token = document.token_at(found.end())
    last = document.sentences[document.sentence[a]][1]
    return token if token < last else a


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


def lead_hangs_on(document: Document, cue: Cue, a: int, first: int) -> bool:
    """Say whether the syntax hung a sentence's opening on a cue behind it: "At times, Hall said, it was".

    "In an interview on Monday" tells where it was said.
    """
    if document.left[cue.token] > a or document.lower[first - 1] != ",":
        return False
    lead = {*document.lower[a : first - 1]}
    return not any(lead & words("sources", kind) for kind in ("documents", "works", "carriers"))


JOINTS = frozenset({",", "—", "–", "-", "--"})
CLOSING = JOINTS | {"”", '"', "''", "’", "'", "»", "?", "!"}
TERMINAL = JOINTS | {"?", "!", "…", "..."}
MARKS = " ”’\"'"
END = frozenset({".", "!", "?", ";"})
ADVERBIAL = frozenset(
    {
        "advcl", "prep", "advmod", "npadvmod", "cc", "punct", "mark", "aux", "intj", "nsubj",
        "nsubjpass", "neg",
    }
)  # fmt: skip
GOES_ON = words("function_words", "goes_on")
RELATIVE = words("function_words", "relatives")
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
    """Say whether the cue with its subject follows a closing mark: "...," said Smith."""
    a, place = document.sentences[document.sentence[first]][0], first - 1
    place -= document.lower[place] in JOINTS and document.inside[place] < 0
    if place < a or document.inside[place] < 0:
        return False
    region = document.regions[document.inside[place]]
    if region.is_title and document.start[a] < region.outer_start:
        return False
    last = region.inner.rstrip(MARKS)[-1:]
    return document.lower[first - 1] in JOINTS or last in TERMINAL


def follows_clause(document: Document, cue: Cue, first: int) -> bool:
    """Say whether a clause and a comma stand before the cue with its subject: "X, she said"."""
    a, _ = document.sentences[document.sentence[cue.token]]
    if cue.borrowed or cue.relative is not None or cue.subject is None:
        return False
    if document.lower[first - 1] not in CLOSING or has_object(document, cue):
        return False
    start = after_dateline(document, a)  # the syntax may hang a dateline on the cue
    children = [c for c in document.children[cue.token] if start <= c < first - 1]
    if children and document.head[cue.token] == cue.token:
        return any(document.dep[c] not in ADVERBIAL for c in children)
    return any(document.tag[t] in FINITE for t in range(a, first - 1))


def has_object(document: Document, cue: Cue) -> bool:
    """Say whether a cue has its own thing or deed behind it: "charged the port", "pledged to pay"."""
    if cue.kind not in ("say", "promise") or cue.lemma == "say":
        return False
    return any(c > cue.last for c in document.of_dep(cue.token, "dobj", "xcomp"))


def before(document: Document, cue: Cue, first: int, last: int, *, rest: bool = True) -> list[Span]:
    """Return the clause that stands before the cue, from the sentence's start, and its rest."""
    a, b = document.sentences[document.sentence[cue.token]]
    end = first - 1
    while end > a and document.lower[end] in STOPS:
        end -= 1
    a = min(content_start(document, a), max(a, end))
    a = _behind_mark(document, a, end, last)
    spans = [(a, end)] if end >= a else []
    last = _with_modifiers(document, cue, last)
    stop = sentence_end(document, a, b)
    if rest and last + 2 < stop and _goes_on(document, cue, last):
        spans.append((last + 2, stop - 1))
    return spans


def _behind_mark(document: Document, a: int, end: int, last: int) -> int:
    """Return where words in quotation marks begin after a colon or a full stop, or with their cue between dashes.

    'He was tired: "No," he said', 'He - "No," he said - left'.
    """
    number = max(document.inside[end], document.inside[end + 1])
    if number < 0:
        return a
    opening = document.token_at(document.regions[number].outer_start)
    parting = END | {":"}
    if DASHES.intersection(document.lower[last + 1 : last + 3]):
        parting |= DASHES
    return opening if opening > a and document.lower[opening - 1] in parting else a


def _with_modifiers(document: Document, cue: Cue, last: int) -> int:
    """Return the end of the cue with what says when, where and to whom: "said in a report"."""
    for child in sorted(document.children[cue.token]):
        if document.left[child] == last + 1 and document.dep[child] in MODIFIERS:
            last = document.right[child]
    return last


def _goes_on(document: Document, cue: Cue, last: int) -> bool:
    """Say whether the reported clause goes on after a cue put into it: "X, they say, because Y"."""
    if document.word_behind(last) not in JOINTS | {";", ":"}:
        return False
    return document.head[cue.token] > last or document.word_behind(last + 1) in GOES_ON


def interrupts(document: Document, cue: Cue) -> bool:
    """Say whether the cue with its subject is put into another clause: "the plan, they say, works".

    So do "As he said, ..." and "... as Hall reported", not "as countries contend with it"; and "For
    weeks, the mayor told the council, workers would inspect it".
    """
    verb, head = cue.token, document.head[cue.token]
    if cue.borrowed or cue.subject is None or head == verb:
        return False
    objects = ("xcomp", "ccomp") if cue.kind == "tell" else ("dobj", "xcomp", "ccomp")
    if any(not verb <= c <= cue.last for c in document.of_dep(verb, *objects)):
        return False
    mark = document.child(verb, "mark")
    if mark is None and cue.kind == "tell" and document.dep[verb] in ("advcl", "ccomp"):
        return head > max(cue.last, document.right[verb])
    if mark is None:
        return document.dep[verb] in ("parataxis", "dep")
    if document.dep[verb] != "advcl" or document.lower[mark] != "as":
        return False
    opens = mark == document.sentences[document.sentence[verb]][0]
    named = document.pos[cue.subject] == "PROPN"
    return opens or named or document.lower[mark - 1] in JOINTS


def around(document: Document, cue: Cue, first: int, last: int) -> list[Span] | None:
    """As in "the plan, they say, works": the clause that a cue is put into, without the cue."""
    if not interrupts(document, cue):
        return None
    head = document.above(document.head[cue.token], "aux", "auxpass")
    a, b = document.sentences[document.sentence[cue.token]]
    if not lead_hangs_on(document, cue, a, first):
        first = min(first, document.left[cue.token])
    last = max(last, _end_of_own(document, cue), _end_of_opening(document, cue, a, first))
    low, high = document.left[head], document.right[head]
    if document.dep[head] == "ROOT":
        low, high = content_start(document, a), sentence_end(document, a, b) - 1
    high -= document.lower[high] in END
    spans = [(low, first - 1), (last + 1, high)]
    mere = first - low <= MERE_ADVERBIAL and not _is_of_what_is_said(document, low, first)
    if head > last and mere and not _tells(document, head, low, first):
        spans = spans[1:]
    after = next((t for t in range(last + 1, high) if document.lower[t] not in JOINTS), high)
    if head < first and document.tag[after] == "VBG":
        spans = spans[:1]  # "It is paid, she said, pointing at him"
    return [(x, y) for x, y in spans if y >= x]


def _is_of_what_is_said(document: Document, low: int, first: int) -> bool:
    """Say whether an opening belongs to what is said: "By 2040, they say, Y", not "In a statement" or "On Monday"."""
    opening = {*document.lower[low:first]}
    told = words("sources", "carriers") | words("sources", "documents") | words("openings", "days")
    return document.tag[low] == "IN" and opening.isdisjoint(told)


def _end_of_opening(document: Document, cue: Cue, a: int, first: int) -> int:
    """Return the comma that ends an "As Hall noted in May," at a sentence's head, or the cue's end."""
    if document.child(cue.token, "mark") is None or first - a > 1:
        return cue.last
    behind = range(cue.last + 1, document.head[cue.token])
    return next((t for t in behind if document.lower[t] == ","), cue.last)


def _end_of_own(document: Document, cue: Cue) -> int:
    """Return the last token that hangs on a cue put into a clause, but for what goes on with the clause.

    "The fire began in a shed, police said, and spread": the syntax joins "spread" to "said".
    """
    joint = document.child(cue.token, "cc")
    if joint is None or document.child(cue.token, "conj") is None:
        return document.right[cue.token]
    return joint - 1 - (document.lower[joint - 1] in JOINTS)


def both_sides(document: Document, cue: Cue, inserted: Insertion) -> list[Span]:
    """Return the clause that a cue between its subject and its verb parts."""
    _, b = document.sentences[document.sentence[cue.token]]
    spans = [(content_start(document, inserted.start), inserted.before - 1)]
    spans.append((inserted.after + 1, sentence_end(document, inserted.start, b) - 1))
    return [(x, y) for x, y in spans if y >= x]


def _tells(document: Document, head: int, low: int, high: int) -> bool:
    """Say whether tokens hold a verb or the subject of the clause's head."""
    return any(
        document.tag[t] in FINITE
        or (document.head[t] == head and document.dep[t] in SUBJECTS_AND_EXPLETIVES)
        for t in range(low, high)
    )
