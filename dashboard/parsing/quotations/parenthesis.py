"""Cues that follow what they report or are put into it: "Y, she said", "Y, they say, Z"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.anonymity import begins_reason
from dashboard.parsing.quotations.clauses import STOPS
from dashboard.parsing.quotations.leads import MERE_ADVERBIAL, lead_hangs_on
from dashboard.parsing.quotations.openings import after_dateline, content_start
from dashboard.parsing.quotations.reading import FINITE, SUBJECTS

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.quotations.inserted import Insertion
    from dashboard.parsing.quotations.reading import Reading

Span = tuple[int, int]

JOINTS = frozenset({",", "—", "–", "-", "--"})
CLOSING = JOINTS | {"”", '"', "''", "’", "'", "»", "?", "!"}
TERMINAL = JOINTS | {"?", "!", "…", "..."}
DASHES = frozenset({"—", "–", "-", "--"})
END = frozenset({".", "!", "?", ";"})
ADVERBIAL = frozenset(
    {
        "advcl", "prep", "advmod", "npadvmod", "cc", "punct", "mark", "aux", "intj", "nsubj",
        "nsubjpass", "neg",
    }
)  # fmt: skip
GOES_ON = words("function_words", "goes_on")
RELATIVE = words("function_words", "relatives")
RELATING = words("function_words", "relatives_and_questions") | words("function_words", "contrast")
TELLING = frozenset({"NOUN", "PROPN", "VERB"})
"""One word of these alone is a piece of what was said: "China, he said, was ready"."""
OBJECTS = frozenset({"dobj", "xcomp", "ccomp"})
TIMES = words("openings", "times")
MODIFIERS = frozenset({"prep", "npadvmod", "advmod", "dobj", "dative", "agent"})


def sentence_end(reading: Reading, a: int, b: int) -> int:
    """Return the end of the sentence ``a:b`` without its closing punctuation."""
    while b > a and (reading.words[b - 1] in END or not reading.words[b - 1].strip()):
        b -= 1
    return b


def within_brackets(reading: Reading, cue: Cue, a: int, b: int) -> Span:
    """Return the part of the sentence ``a:b`` that stands in the same brackets as the cue."""
    opening = next((t for t in range(cue.token - 1, a - 1, -1) if reading.words[t] in "()"), a - 1)
    closing = next((t for t in range(cue.last + 1, b) if reading.words[t] in "()"), b)
    if opening >= a and reading.words[opening] == "(" and closing < b:
        return opening + 1, closing
    return a, b


def region_beside(reading: Reading, cue: Cue) -> list[Span]:
    """Return the quoted words that "in the words of X" gives: those behind it, else before it."""
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    inside = reading.inside[a:b]
    behind = next((n for n in inside[cue.last + 1 - a :] if n >= 0), -1)
    number = behind if behind >= 0 else max(inside[: cue.token - a], default=-1)
    tokens = [a + place for place, found in enumerate(inside) if found == number >= 0]
    return [(tokens[0], tokens[-1])] if tokens else []


def follows_marks(reading: Reading, first: int) -> bool:
    """Say whether the cue with its subject follows a closing mark: "...," said Smith."""
    place = first - 1
    if place >= 0 and reading.words[place] in JOINTS and reading.inside[place] < 0:
        place -= 1
    a = reading.sentences[reading.sentence_of[first]][0]
    if place < a or reading.inside[place] < 0:
        return False
    region = reading.regions[reading.inside[place]]
    if region.is_title and reading.starts[a] < region.outer_start:
        return False
    while place >= a and reading.words[place] in STOPS - JOINTS:
        place -= 1
    return place < a or reading.words[first - 1] in JOINTS or reading.words[place] in TERMINAL


def follows_clause(reading: Reading, cue: Cue, first: int) -> bool:
    """Say whether a clause and a comma stand before the cue with its subject: "X, she said"."""
    a, _ = reading.sentences[reading.sentence_of[cue.token]]
    if cue.borrowed or cue.relative is not None or cue.subject is None or first - a < 2:
        return False
    if reading.words[first - 1] not in CLOSING or has_object(reading, cue):
        return False
    _, b = reading.sentences[reading.sentence_of[cue.token]]
    start = after_dateline(reading, a)  # the syntax may hang a dateline on the cue
    children = [c for c in reading.children[cue.token] if start <= c < first - 1]
    alone = reading.heads[cue.token] == cue.token and bool(children)
    told = any(_whole_clause(reading, c) for c in children)
    if alone and not told and all(reading.deps[c] in ADVERBIAL for c in children):
        return False
    if cue.last + 1 >= sentence_end(reading, a, b) and reading.words[first - 1] == ",":
        return True
    return any(reading.tags[t] in FINITE for t in range(a, first - 1))


def has_object(reading: Reading, cue: Cue) -> bool:
    """Say whether a cue has its own thing or deed behind it: "charged the port", "continues to be"."""
    if cue.kind != "say" or cue.lemma == "say":
        return False
    own = (c for c in reading.children[cue.token] if reading.deps[c] in ("dobj", "xcomp"))
    return any(
        c > cue.last and reading.inside[c] < 0 and reading.words[c] not in TIMES for c in own
    )


def _whole_clause(reading: Reading, verb: int) -> bool:
    """Say whether a verb with its own subject, and nothing that joins it, is a clause of its own."""
    finite = reading.deps[verb] == "advcl" and reading.tags[verb] in FINITE
    joined = (
        reading.child(verb, "mark") is not None or reading.words[reading.left[verb]] in RELATING
    )
    return finite and not joined and reading.child(verb, *SUBJECTS) is not None


def before(reading: Reading, cue: Cue, first: int, last: int, *, rest: bool = True) -> list[Span]:
    """Return the clause that stands before the cue, from the sentence's start, and its rest."""
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    end = first - 1
    while end > a and reading.words[end] in STOPS:
        end -= 1
    a = min(content_start(reading, a), max(a, end))
    a = _behind_dash(reading, a, end, last)
    spans = [(a, end)] if end >= a else []
    last = _with_modifiers(reading, cue, last)
    if rest and _goes_on(reading, cue, last):
        stop = sentence_end(reading, a, b)
        if last + 2 < stop:
            spans.append((last + 2, stop - 1))
    return spans


def _behind_dash(reading: Reading, a: int, end: int, last: int) -> int:
    """Return where words in marks begin that dashes set off with their cue: 'He - "No," he said - left'."""
    number = reading.inside[end + 1] if reading.inside[end] < 0 else reading.inside[end]
    if number < 0:
        return a
    opening = reading.token_at(reading.regions[number].outer_start)
    if opening <= a:
        return a
    if reading.words[opening - 1] in END or reading.words[opening - 1] == ":":
        return opening  # the syntax took two sentences for one
    behind = reading.words[last + 1 : last + 3]
    dashed = reading.words[opening - 1] in DASHES and DASHES.intersection(behind)
    return opening if dashed else a


def _with_modifiers(reading: Reading, cue: Cue, last: int) -> int:
    """Return the end of the cue with what says when, where and to whom: "said in a report"."""
    for child in sorted(reading.children[cue.token]):
        if reading.left[child] == last + 1 and reading.deps[child] in MODIFIERS:
            last = reading.right[child]
    return last


def _goes_on(reading: Reading, cue: Cue, last: int) -> bool:
    """Say whether the reported clause goes on after a cue put into it: "X, they say, because Y"."""
    if last + 2 >= len(reading.words) or reading.words[last + 1] not in JOINTS | {";", ":"}:
        return False
    if reading.words[last + 2] in RELATIVE or begins_reason(reading, last + 2):
        return False
    if reading.heads[cue.token] > last:
        return True
    plain = cue.subject is not None and cue.subject < cue.token
    return plain and reading.words[last + 2] in GOES_ON


def interrupts(reading: Reading, cue: Cue) -> bool:
    """Say whether the cue with its subject is put into another clause: "the plan, they say, works"."""
    dep, head = reading.deps[cue.token], reading.heads[cue.token]
    if cue.borrowed or cue.subject is None or head == cue.token:
        return False
    own = range(cue.token, cue.last + 1)  # "it" of "put it"
    objects = OBJECTS - {"dobj"} if cue.kind == "tell" else OBJECTS
    if any(reading.deps[c] in objects and c not in own for c in reading.children[cue.token]):
        return False
    mark = reading.child(cue.token, "mark")
    led = dep == "ccomp" and cue.kind == "tell"
    if dep == "advcl" or led:
        if cue.kind == "tell" and mark is None:
            # "For weeks, the mayor told the council, workers would inspect the bridge."
            last = max(cue.last, *(reading.right[c] for c in reading.children[cue.token]))
            return head > last and reading.tags[cue.token] in FINITE
        if mark is None or reading.words[mark] != "as":
            return False
        # "As he said, ...", "... as Hall reported": not "as countries contend with it".
        first = reading.sentences[reading.sentence_of[cue.token]][0]
        named = reading.poses[cue.subject] == "PROPN"
        return named or mark == first or reading.words[mark - 1] in JOINTS
    return dep in ("parataxis", "dep") and mark is None


def around(reading: Reading, cue: Cue, first: int, last: int) -> list[Span]:
    """Return the clause that a parenthetical cue stands in, without the cue."""
    head = reading.heads[cue.token]
    while reading.deps[head] in ("aux", "auxpass") and reading.heads[head] != head:
        head = reading.heads[head]
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    if not lead_hangs_on(reading, cue, a, first):
        first = min(first, reading.left[cue.token])
    last = max(last, _end_of_own(reading, cue), _end_of_opening(reading, cue, a, first))
    low, high = reading.left[head], reading.right[head]
    if reading.deps[head] == "ROOT":
        low, high = content_start(reading, a), sentence_end(reading, a, b) - 1
    while high > low and reading.words[high] in END:
        high -= 1
    spans = [(low, first - 1), (last + 1, high)]
    if head > last and first - low <= MERE_ADVERBIAL and not _tells(reading, head, low, first):
        spans = spans[1:]
    return [(x, y) for x, y in spans if y > x or (y == x and reading.poses[x] in TELLING)]


def _end_of_opening(reading: Reading, cue: Cue, a: int, first: int) -> int:
    """Return the comma that ends an "As Hall noted in May," at a sentence's head, or the cue's end."""
    mark = reading.child(cue.token, "mark")
    if mark is None or first - a > 1 or reading.heads[cue.token] < cue.token:
        return cue.last
    until = range(cue.last + 1, reading.heads[cue.token])
    return next((t for t in until if reading.words[t] == "," and reading.inside[t] < 0), cue.last)


def _end_of_own(reading: Reading, cue: Cue) -> int:
    """Return the last token that hangs on a cue put into a clause, but for what goes on with the clause.

    "The fire began in a shed, police said, and spread": the syntax joins "spread" to "said".
    """
    joined = next((c for c in reading.children[cue.token] if reading.deps[c] == "conj"), None)
    joint = reading.child(cue.token, "cc")
    if joined is None or joint is None or reading.words[joined] in cue_classes():
        return reading.right[cue.token]
    return joint - 1 if reading.words[joint - 1] not in JOINTS else joint - 2


def both_sides(reading: Reading, cue: Cue, inserted: Insertion) -> list[Span]:
    """Return the clause that a cue between its subject and its verb parts."""
    _, b = reading.sentences[reading.sentence_of[cue.token]]
    spans = [(content_start(reading, inserted.start), inserted.before - 1)]
    spans.append((inserted.after + 1, sentence_end(reading, inserted.start, b) - 1))
    return [(x, y) for x, y in spans if y >= x]


def _tells(reading: Reading, head: int, low: int, high: int) -> bool:
    """Say whether tokens hold a verb or the subject of the clause's head."""
    return any(
        reading.tags[t] in FINITE or (reading.heads[t] == head and reading.deps[t] in SUBJECTS)
        for t in range(low, high)
    )
