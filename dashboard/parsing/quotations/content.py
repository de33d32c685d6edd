"""The words that a cue reports: the clause after it, the clause before it, or both around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.quotations.reading import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.quotations.reading import Reading

Span = tuple[int, int]

STOPS = frozenset({",", ";", ":", "—", "–", "-", "--", "”", "“", '"', "''", "``", "’", "‘", "'", "...", "…"})
CLOSING = frozenset({",", "—", "–", "--", "”", '"', "''", "’", "'", "»", "?", "!", "-"})
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
        return _around_according(reading, cue)
    if cue.kind in ("say", "write", "tell", "ask", "promise", "voice", "hold"):
        return _clause(reading, cue, inside)
    return []


def _around_according(reading: Reading, cue: Cue) -> list[Span]:
    """Return the clause that "according to X" stands before, after or in."""
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    b = _without_end(reading, a, b)
    source_end = reading.right[cue.subject] if cue.subject is not None else cue.last
    source_end = max(source_end, cue.last)
    before = reading.words[cue.token - 1] if cue.token > a else ""
    if cue.token == a or (cue.token - a <= 2 and before in ("and", "but", "”", '"', "’")):
        start = _after_source(reading, cue.last + 1, source_end, b)
        return [(start, b - 1)] if start < b else []
    spans = [(a, cue.token - 1)]
    rest = source_end + 1
    if rest < b and reading.words[rest] in (",", "—", "–") and rest + 2 < b and before in (",", "—", "–"):
        head = reading.heads[cue.token]
        if head > source_end:
            spans.append((rest + 1, b - 1))
    return spans


def _after_source(reading: Reading, first: int, last: int, end: int) -> int:
    """Return the token after the comma that closes a source standing at the head of a sentence."""
    for token in range(last + 1, min(last + 3, end)):
        if reading.words[token] == ",":
            return token + 1
    for token in range(first, end):
        if reading.words[token] == ",":
            return token + 1
    return end


def _without_end(reading: Reading, a: int, b: int) -> int:
    """Return the sentence's end without its closing punctuation."""
    while b > a and (reading.words[b - 1] in END or not reading.words[b - 1].strip()):
        b -= 1
    return b


def _clause(reading: Reading, cue: Cue, inside: list[int]) -> list[Span]:
    """Return what a verb of saying reports."""
    first, last = cluster(reading, cue)
    complements = [c for c in reading.children[cue.token] if reading.deps[c] == "ccomp"]
    right = [c for c in complements if c > cue.last]
    left = [c for c in complements if c < cue.first]
    if left and not right:
        return _before(reading, cue, first, last, left[0])
    if right:
        return [_after(reading, cue, right[0])]
    if cue.kind == "promise":
        infinitive = next((c for c in reading.children[cue.token] if reading.deps[c] == "xcomp" and c > cue.token), None)
        if infinitive is not None:
            return [(reading.left[infinitive], reading.right[infinitive])]
    if _follows_clause(reading, cue, first):
        return _before(reading, cue, first, last, None)
    if cue.last + 1 < len(reading.words) and reading.words[cue.last + 1] == "that":
        a, b = reading.sentences[reading.sentence_of[cue.token]]
        b = _without_end(reading, a, b)
        return [(cue.last + 2, b - 1)] if cue.last + 2 < b else []
    return []


def _follows_clause(reading: Reading, cue: Cue, first: int) -> bool:
    """Say whether a clause and a comma stand before the cue with its subject: "X, she said"."""
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    if cue.borrowed or cue.relative is not None or cue.subject is None or first - a < 2:
        return False
    if reading.words[first - 1] not in CLOSING:
        return False
    return any(reading.tags[t] in FINITE for t in range(a, first - 1))


def _after(reading: Reading, cue: Cue, head: int) -> Span:
    """Return the clause that follows the cue: its subtree without "that" and trailing marks."""
    first, last = max(reading.left[head], cue.last + 1), reading.right[head]
    while first < last and (reading.words[first] in ("that",) and reading.deps[first] == "mark" or reading.words[first] in STOPS):
        first += 1
    return first, last


def _before(reading: Reading, cue: Cue, first: int, last: int, head: int | None) -> list[Span]:
    """Return the clause that stands before the cue, from the sentence's start."""
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    end = first - 1
    while end > a and reading.words[end] in STOPS:
        end -= 1
    spans = [(a, end)] if end >= a else []
    top = reading.heads[cue.token]
    if head is None and top > last and reading.words[last + 1 : last + 2] == [","]:
        stop = _without_end(reading, a, b)
        if last + 2 < stop:
            spans.append((last + 2, stop - 1))
    return spans
