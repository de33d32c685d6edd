"""Words given to a source by "according to": before it, behind it, or on both sides of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes
from dashboard.parsing.quotations.clauses import STOPS
from dashboard.parsing.quotations.halved import completes, waiting
from dashboard.parsing.quotations.openings import content_start
from dashboard.parsing.quotations.parenthesis import GOES_ON, JOINTS, sentence_end, within_brackets
from dashboard.parsing.quotations.reading import FINITE, SUBJECTS

if TYPE_CHECKING:
    from dashboard.parsing.quotations.cues import Cue
    from dashboard.parsing.quotations.reading import Reading

Span = tuple[int, int]

SAYING = frozenset({"say", "tell", "write", "ask"})
BESIDE = frozenset({"PUNCT", "ADV", "AUX"})
COMPLEMENTS = frozenset({"prep", "dative", "xcomp", "acomp"})


def around_according(reading: Reading, cue: Cue) -> list[Span]:
    """Return the clause that "according to X" stands before, after or in."""
    a, b = reading.sentences[reading.sentence_of[cue.token]]
    a, b = within_brackets(reading, cue, content_start(reading, a, joined=False), b)
    b = sentence_end(reading, a, b)
    source_end = max(reading.right[cue.subject] if cue.subject is not None else 0, cue.last)
    previous = reading.words[cue.token - 1] if cue.token > a else ""
    if _only_cue(reading, cue, a):
        return []
    if _leads(reading, cue, a):
        start = _after_source(reading, cue, source_end, b)
        return [(start, b - 1)] if start < b else []
    spans = [(a, cue.token - 1)]
    rest = source_end + 1
    parted = previous in JOINTS and rest + 1 < b and reading.words[rest] in JOINTS
    if parted and (reading.tags[rest + 1] in FINITE or _parts_clause(reading, cue, a, rest + 1, b)):
        return [*spans, (rest + 1, b - 1)]  # "The bridge, according to Hall, is safe"
    parted = parted and rest + 2 < b
    if parted and reading.words[rest + 1] in ("a", "an") and reading.heads[cue.token] < cue.token:
        return spans  # ", a public opinion research group"
    if parted and (reading.heads[cue.token] > source_end or reading.words[rest + 1] in GOES_ON):
        spans.append((rest + 1, b - 1))
    return spans


def _only_cue(reading: Reading, cue: Cue, a: int) -> bool:
    """Say whether nothing but who spoke stands before a source: '"Why?" Hall asked, according to ...'."""
    verb = reading.root(reading.sentence_of[cue.token])
    if verb is None or not a <= verb < cue.token or a == 0 or reading.inside[a - 1] < 0:
        return False
    if cue_classes().get(reading.words[verb], ("", ""))[1] not in SAYING:
        return False
    end = sentence_end(reading, *reading.sentences[reading.sentence_of[verb]])
    if cue.subject is None or reading.right[cue.subject] + 1 < end:
        return False
    subject = reading.child(verb, *SUBJECTS)
    if subject is None:
        return False
    own = range(reading.left[subject], reading.right[subject] + 1)
    return all(t in own or t == verb or reading.poses[t] in BESIDE for t in range(a, cue.token))


def _parts_clause(reading: Reading, cue: Cue, a: int, token: int, b: int) -> bool:
    """Say whether the clause before a source waits for the words at ``token``: "is, according to Hall, safe"."""
    helper = waiting(reading, a, cue.token - 1)
    if helper is not None:
        return completes(reading, token, helper, b)
    if reading.words[token - 1] != ",":
        return False
    head = token
    while reading.left[reading.heads[head]] == token and reading.heads[head] != head:
        head = reading.heads[head]
    return reading.deps[head] in COMPLEMENTS and a <= reading.heads[head] < cue.token


def _leads(reading: Reading, cue: Cue, a: int) -> bool:
    """Say whether "according to X" opens its sentence or the clause behind "that", a joint or a verb."""
    before = cue.token - 1
    if before < a or reading.words[before] in ("”", '"', "’"):
        return cue.token <= a + 2
    while before > a and reading.words[before] == ",":
        before -= 1
    word = reading.words[before]
    if word in ("and", "but"):
        return cue.token <= a + 2
    if word == "that" and reading.deps[before] == "mark":
        return True
    says = word in cue_classes() and reading.tags[before] in FINITE
    return says and reading.heads[cue.token] > cue.token


def _after_source(reading: Reading, cue: Cue, last: int, end: int) -> int:
    """Return the token after the comma that closes a source standing at the head of a sentence.

    Where the clause behind it seems to lack a subject, the syntax took that for a part of the source.
    """
    first, verb = cue.last + 1, reading.heads[cue.token]
    commas = [t for t in range(first, end - 1) if reading.words[t] == ","]
    commas = [t for t in commas if reading.inside[t] < 0 or reading.words[t + 1] in STOPS]
    later = [t for t in commas if t > last] or commas
    subject = reading.child(verb, *SUBJECTS) if verb > last else verb
    if commas and (subject is None or subject < commas[0]):
        later = commas
    if not later:
        return end
    start = later[0] + 1
    number = reading.inside[later[0]]
    while start < end and number >= 0 and reading.inside[start] == number:
        start += 1
    return start
