"""The words that a cue reports: the clause after it, the clause before it, or both around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.quotations.lexicon import cue_classes
from dashboard.parsing.quotations.reading import FINITE, SUBJECTS

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.quotations.reading import Reading

Span = tuple[int, int]

DASHES_COMMAS = frozenset({",", "—", "–", "-", "--"})
STOPS = frozenset({",", ";", ":", "—", "–", "-", "--", "”", "“", '"', "''", "``", "’", "‘", "'", "...", "…"})
CLOSING = frozenset({",", "—", "–", "--", "”", '"', "''", "’", "'", "»", "?", "!", "-"})
ADVERBIAL = frozenset({"advcl", "prep", "advmod", "npadvmod", "cc", "punct", "mark", "aux", "intj", "nsubj", "nsubjpass", "neg"})
MERE_ADVERBIAL = 4
"""An opening of so many words and their comma ("In the end,") is no piece of what was said."""
GOES_ON = frozenset({"because", "and", "but", "or", "so", "even", "with", "if", "unless", "since", "particularly",
    "especially", "not", "rather", "the", "a", "an", "including", "though", "although"})
WH = frozenset({"who", "whom", "whose", "which", "that", "where", "when", "why"})
LOOSE = frozenset({"ccomp", "advcl", "prep", "npadvmod", "advmod", "xcomp"})
END = frozenset({".", "!", "?", ";"})


def cluster(reading: Reading, cue: Cue) -> Span:
    """Return the tokens of the cue with its own subject and auxiliaries, first and last."""
    first, last = cue.first, cue.last
    for child in reading.children[cue.token]:
        if reading.deps[child] in ("aux", "auxpass", "neg", "advmod", "prt") and abs(child - cue.token) <= 3:
            first, last = min(first, child), max(last, child)
    subject = cue.subject
    if subject is not None and not cue.borrowed and cue.relative is None:
        left, right = reading.left[subject], reading.right[subject]
        if subject < cue.token:
            first = min(first, left)
        elif subject - cue.last <= 12:
            last = max(last, right)
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    return max(first, a), min(last, b - 1)


def content_spans(reading: Reading, cue: Cue, inside: list[int]) -> list[Span]:
    """Return the reported pieces as token spans (first, last), in the order of the text."""
    if cue.kind == "according":
        return _around_according(reading, cue, inside)
    if cue.kind in ("say", "write", "tell", "ask", "promise", "voice", "hold"):
        return _clause(reading, cue, inside)
    return []


def _around_according(reading: Reading, cue: Cue, inside: list[int]) -> list[Span]:
    """Return the clause that "according to X" stands before, after or in."""
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    b = _without_end(reading, a, b)
    source_end = reading.right[cue.subject] if cue.subject is not None else cue.last
    source_end = max(source_end, cue.last)
    before = reading.words[cue.token - 1] if cue.token > a else ""
    if cue.token == a or (cue.token - a <= 2 and before in ("and", "but", "”", '"', "’")):
        start = _after_source(reading, cue.last + 1, source_end, b, inside)
        return [(start, b - 1)] if start < b else []
    spans = [(a, cue.token - 1)]
    rest = source_end + 1
    if rest < b and reading.words[rest] in (",", "—", "–") and rest + 2 < b and before in (",", "—", "–"):
        head = reading.heads[cue.token]
        if head > source_end:
            spans.append((rest + 1, b - 1))
    return spans


def _after_source(reading: Reading, first: int, last: int, end: int, inside: list[int]) -> int:
    """Return the token after the comma that closes a source standing at the head of a sentence."""
    closing = [
        t
        for t in range(first, end)
        if reading.words[t] == "," and (inside[t] < 0 or (t + 1 < end and inside[t + 1] != inside[t]) or reading.words[t + 1] in STOPS)
    ]
    later = [t for t in closing if t > last] or closing
    if not later:
        return end
    start = later[0] + 1
    while start < end and inside[start] >= 0 and reading.words[start] in STOPS and inside[start] == inside[start - 1]:
        start += 1
    return start


def _without_end(reading: Reading, a: int, b: int) -> int:
    """Return the sentence's end without its closing punctuation."""
    while b > a and (reading.words[b - 1] in END or not reading.words[b - 1].strip()):
        b -= 1
    return b


def _clause(reading: Reading, cue: Cue, inside: list[int]) -> list[Span]:
    """Return what a verb of saying reports."""
    first, last = cluster(reading, cue)
    introduced = any(reading.deps[c] == "ccomp" and c > cue.last for c in reading.children[cue.token])
    if not introduced and _behind_marks(reading, first, inside):
        return _before(reading, cue, first, last, rest=False)
    complements = [c for c in reading.children[cue.token] if reading.deps[c] == "ccomp"]
    right = [c for c in complements if c > cue.last]
    left = [c for c in complements if c < cue.first]
    if left and not right:
        return _before(reading, cue, first, last)
    if right:
        return [_after(reading, cue, right[0], inside)]
    if cue.kind == "tell":
        infinitive = reading.child(cue.token, "xcomp")
        if infinitive is not None and reading.words[reading.left[infinitive]] in ("to", "not"):
            return [(reading.left[infinitive], reading.right[infinitive])]
    if cue.kind == "promise" or cue.lemma in ("suggest", "recommend"):
        infinitive = reading.child(cue.token, "xcomp")
        if infinitive is not None and infinitive > cue.token:
            return [(reading.left[infinitive], reading.right[infinitive])]
    if cue.kind == "hold":
        return _object(reading, cue, inside)
    clause = _misplaced(reading, cue)
    if clause is not None:
        return [_after(reading, cue, clause, inside)]
    if _parenthesis(reading, cue):
        return _around(reading, cue, first, last)
    if _follows_clause(reading, cue, first):
        return _before(reading, cue, first, last)
    return []


def _behind_marks(reading: Reading, first: int, inside: list[int]) -> bool:
    """Say whether the cue with its subject follows a closing mark: "...," said Smith."""
    place = first - 1
    if place >= 0 and reading.words[place] in (",", "—", "–", "-", "--") and inside[place] < 0:
        place -= 1
    a = reading.sentences[reading.sentence_of[first]][0]
    if place < a or inside[place] < 0:
        return False
    while place >= a and reading.words[place] in STOPS and reading.words[place] not in DASHES_COMMAS:
        place -= 1
    return place < a or reading.words[first - 1] in DASHES_COMMAS or reading.words[place] in (",", "?", "!", "—", "–", "--", "…", "...")


def _misplaced(reading: Reading, cue: Cue) -> int | None:
    """Return the head of a clause that reports but hangs on the one spoken to, or on an adverbial."""
    right = reading.right[cue.token]
    for token in range(cue.last + 1, right + 1):
        if reading.deps[token] not in ("relcl", "acl", "advcl", "conj", "dep"):
            continue
        subject = reading.child(token, "nsubj", "nsubjpass", "expl")
        mark = reading.child(token, "mark")
        start = reading.left[token]
        opens = reading.words[start] == "that" and reading.deps[start] == "mark"
        addressee = cue.kind == "tell" and reading.deps[reading.heads[token]] == "dobj"
        bare = addressee and mark is None and subject is not None and reading.words[start] not in WH
        if subject is not None and (opens or bare) and reading.heads[token] != cue.token:
            return token
        if subject is not None and opens:
            return token
    return None


def _parenthesis(reading: Reading, cue: Cue) -> bool:
    """Say whether the cue with its subject is put into another clause: "the plan, they say, works"."""
    dep, head = reading.deps[cue.token], reading.heads[cue.token]
    if cue.borrowed or cue.subject is None or head == cue.token:
        return False
    mark = reading.child(cue.token, "mark")
    if dep == "advcl":
        return mark is not None and reading.words[mark] == "as"
    return dep in ("parataxis", "dep") and mark is None


def _around(reading: Reading, cue: Cue, first: int, last: int) -> list[Span]:
    """Return the clause that a parenthetical cue stands in, without the cue."""
    head = reading.heads[cue.token]
    first, last = min(first, reading.left[cue.token]), max(last, reading.right[cue.token])
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    low, high = reading.left[head], reading.right[head]
    if reading.deps[head] == "ROOT":
        low, high = a, _without_end(reading, a, b) - 1
    while high > low and reading.words[high] in END:
        high -= 1
    spans = [(low, first - 1), (last + 1, high)]
    if head > last and first - low <= MERE_ADVERBIAL and not any(
        reading.tags[t] in FINITE or (reading.heads[t] == head and reading.deps[t] in SUBJECTS)
        for t in range(low, first)
    ):
        spans = spans[1:]
    return [(x, y) for x, y in spans if y - x >= 1]


def _object(reading: Reading, cue: Cue, inside: list[int]) -> list[Span]:
    """Return the object of a verb of thinking or doing when a part of it stands in marks."""
    for child in reading.children[cue.token]:
        if child <= cue.last or reading.deps[child] not in ("dobj", "prep", "xcomp", "oprd", "attr"):
            continue
        span = (reading.left[child], reading.right[child])
        if reading.deps[child] == "prep":
            span = (child + 1, reading.right[child])
        if any(inside[t] >= 0 for t in range(span[0], span[1] + 1)):
            return [span]
    return []


def _follows_clause(reading: Reading, cue: Cue, first: int) -> bool:
    """Say whether a clause and a comma stand before the cue with its subject: "X, she said"."""
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    if cue.borrowed or cue.relative is not None or cue.subject is None or first - a < 2:
        return False
    if reading.words[first - 1] not in CLOSING:
        return False
    children = [c for c in reading.children[cue.token] if c < first - 1]
    if reading.heads[cue.token] == cue.token and children and all(reading.deps[c] in ADVERBIAL for c in children):
        return False
    return any(reading.tags[t] in FINITE for t in range(a, first - 1))


def _after(reading: Reading, cue: Cue, head: int, inside: list[int]) -> Span:
    """Return the clause that follows the cue: its subtree without "that" and trailing marks."""
    first, last = max(reading.left[head], cue.last + 1), reading.right[head]
    while first < last and reading.words[first] in STOPS:
        first += 1
    if reading.words[first] == "that" and reading.deps[first] == "mark" and reading.words[first + 1 : first + 2] != [","]:
        first += 1
    last = _widened(reading, cue, last)
    last = _cut(reading, cue, head, last)
    return first, _without_aside(reading, first, last, inside)


def _without_aside(reading: Reading, first: int, last: int, inside: list[int]) -> int:
    """Return the clause's end before a last ", which ..." that the writer adds unquoted."""
    for token in range(first + 3, last):
        if reading.words[token] == "which" and reading.words[token - 1] == "," and inside[token] < 0:
            verb = reading.heads[token]
            relative = reading.deps[verb] == "relcl" and reading.right[verb] >= last
            if relative and all(number < 0 for number in inside[token : last + 1]):
                return token - 2
    return last


def _widened(reading: Reading, cue: Cue, last: int) -> int:
    """Return the clause's end with what follows without a comma, though it hangs on the cue."""
    for child in sorted(reading.children[cue.token]):
        if reading.left[child] == last + 1 and reading.deps[child] in LOOSE:
            last = reading.right[child]
    return last


def _cut(reading: Reading, cue: Cue, head: int, last: int) -> int:
    """Return the clause's end before a verb of saying that goes on with the cue's own subject."""
    classes = cue_classes()
    for token in range(head + 1, last + 1):
        if reading.deps[token] == "conj" and reading.heads[token] == head and reading.words[token] in classes:
            alike = reading.tags[token] == reading.tags[cue.token]
            if alike and reading.child(token, "nsubj", "nsubjpass") is None:
                return _before_joint(reading, token)
    return last


def _before_joint(reading: Reading, token: int) -> int:
    """Return the last token before the "and" that leads to ``token``."""
    start = reading.left[token]
    while start > 0 and (reading.words[start - 1] in ("and", "but", "or", ",", ";") or reading.deps[start - 1] == "advmod"):
        start -= 1
    return start - 1


def _before(
    reading: Reading, cue: Cue, first: int, last: int, *, rest: bool = True
) -> list[Span]:
    """Return the clause that stands before the cue, from the sentence's start, and its rest."""
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    end = first - 1
    while end > a and reading.words[end] in STOPS:
        end -= 1
    spans = [(a, end)] if end >= a else []
    if rest and _goes_on(reading, cue, last):
        stop = _without_end(reading, a, b)
        if last + 2 < stop:
            spans.append((last + 2, stop - 1))
    return spans


def _goes_on(reading: Reading, cue: Cue, last: int) -> bool:
    """Say whether the reported clause goes on after a cue put into it: "X, they say, because Y"."""
    if last + 2 >= len(reading.words) or reading.words[last + 1] not in (",", ";", ":", "--", "—", "–"):
        return False
    if reading.heads[cue.token] > last:
        return True
    plain = cue.subject is not None and cue.subject < cue.token
    return plain and reading.words[last + 2] in GOES_ON
