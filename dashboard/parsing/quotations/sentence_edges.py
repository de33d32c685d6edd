"""Where what a cue reports begins and ends in the sentence around it.

Openings that are nobody's words (datelines, "meanwhile"), leads that a cue parts from their clause ("To
win, he said, Y"), cues that follow or interrupt what they report ("Y, they say, Z").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import words
from dashboard.parsing.quotations.parts import DASHES
from dashboard.parsing.syntax.document import FINITE, SUBJECTS_AND_EXPLETIVES

if TYPE_CHECKING:
    from dashboard.parsing.quotations.parenthetical_cues import Insertion
    from dashboard.parsing.quotations.parts import Cue, Span
    from dashboard.parsing.syntax.document import Document


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
    if document.lower[last + 1] not in JOINTS | {";", ":"}:
        return False
    return document.head[cue.token] > last or document.lower[last + 2] in GOES_ON


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
    if head > last and first - low <= MERE_ADVERBIAL and not _tells(document, head, low, first):
        spans = spans[1:]
    return [(x, y) for x, y in spans if y >= x]


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
