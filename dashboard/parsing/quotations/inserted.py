"""Cues put between a clause's subject and its verb: "The bridge, say engineers in Malta, is safe".

The syntax often takes the clause's subject for who speaks; commas and the finite verb behind them tell
that somebody else does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.quotations.lexicon import cue_classes, words
from dashboard.parsing.quotations.reading import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.quotations.reading import Reading

LONGEST = 30
"""So many words may stand between the two commas."""
NOMINAL = frozenset({"NOUN", "PROPN"})
PARTED = frozenset({",", ";", ":", "-", "--", "—", "–", "(", ")"})
BESIDE = frozenset({"advmod", "neg"})
SUBJECTIVE = words("little", "subjects")


@dataclass(frozen=True, slots=True)
class Insertion:
    """A cue with its speaker between two commas: the speaker's head, and the tokens of the two.

    ``start`` is where the clause begins that it parts.
    """

    start: int
    head: int
    before: int
    after: int


def insertion(reading: Reading, verb: int, last: int) -> Insertion | None:
    """Return the insertion that a saying verb makes in a clause whose own verb follows it."""
    a, b = reading.sentences[reading.sentence_of[verb]]
    colon = next((t for t in range(verb - 1, a, -1) if reading.words[t] == ":"), None)
    a = a if colon is None or reading.inside[colon] >= 0 else colon + 1
    kind = cue_classes().get(reading.words[verb], ("", ""))[1]
    if reading.tags[verb] not in ("VBD", "VBZ", "VBP") or last + 2 >= b:
        return None
    if verb > a + 1 and _comma(reading, verb - 1):
        named = kind == "say" and _opens(reading, a, verb - 1)
        head = _first_head(reading, last + 1) if named else None
        after = _comma_before_verb(reading, last + 2, b) if head is not None else None
        return Insertion(a, head, verb - 1, after) if head is not None and after else None
    return _plain(reading, verb, last, a, b) if kind in ("say", "tell") else None


def _plain(reading: Reading, verb: int, last: int, a: int, b: int) -> Insertion | None:
    """Return the insertion with its speaker before the verb: "The bridge, engineers told us, is safe"."""
    before = next((t for t in range(verb - 1, a, -1) if _comma(reading, t)), None)
    if before is None or verb - before > LONGEST or not _opens(reading, a, before):
        return None
    head = next((t for t in range(before + 1, verb) if _is_head(reading, t, before, verb)), None)
    if head is None or any(reading.tags[t] in FINITE for t in range(before + 1, verb)):
        return None
    after = _comma_behind(reading, verb, last, b)
    return Insertion(a, head, before, after) if after and _finite(reading, after + 1, b) else None


def _comma_behind(reading: Reading, verb: int, last: int, b: int) -> int | None:
    """Return the comma behind the verb with whom it tells, when and where: ", Hall said in May,"."""
    told = reading.child(verb, "dobj")
    end = reading.right[told] if told is not None and told > last and told - last <= 4 else last
    for token in range(end + 1, min(end + LONGEST, b)):
        if _comma(reading, token):
            return token
        if reading.inside[token] >= 0 or reading.tags[token] in FINITE:
            return None
        if token == end + 1 and reading.poses[token] not in ("ADP", "ADV"):
            return None
    return None


def _opens(reading: Reading, a: int, comma: int) -> bool:
    """Say whether the tokens before a comma are a subject alone: no clause, no list, no aside."""
    alone = comma == a + 1 and (reading.poses[a] in NOMINAL or reading.words[a] in SUBJECTIVE)
    if comma < a + 2 and not alone:
        return False
    if any(reading.words[t] in PARTED for t in range(a, comma)):
        return False
    return reading.words[a] == "what" or not any(
        reading.tags[t] in FINITE and reading.deps[t] not in ("relcl", "csubj", "aux", "auxpass")
        for t in range(a, comma)
    )


def _is_head(reading: Reading, token: int, before: int, verb: int) -> bool:
    """Say whether a token is the noun that all words between the comma and the verb hang on."""
    pronoun = reading.words[token] in SUBJECTIVE
    noun = reading.poses[token] in NOMINAL or pronoun
    return noun and not before < reading.heads[token] < verb


def _first_head(reading: Reading, token: int) -> int | None:
    """Return the head of the noun phrase that begins at ``token``."""
    stop = min(token + 8, len(reading.words))
    for place in range(token, stop):
        if reading.inside[place] >= 0 or reading.words[place] in (",", "that"):
            return None
        if reading.words[place] in words("openings", "days"):
            return None
        if reading.poses[place] in NOMINAL or reading.words[place] in SUBJECTIVE:
            head = place
            while reading.deps[head] in ("compound", "amod") and reading.heads[head] > head:
                head = reading.heads[head]
            return head
        if reading.poses[place] not in ("DET", "ADJ", "NUM", "ADV", "PART"):
            return None
    return None


def _comma_before_verb(reading: Reading, start: int, b: int) -> int | None:
    """Return the first comma behind which the clause's own finite verb stands."""
    for token in range(start, min(start + LONGEST, b - 1)):
        if reading.inside[token] >= 0:
            return None
        if _comma(reading, token) and _finite(reading, token + 1, b):
            return token
    return None


def _finite(reading: Reading, token: int, b: int) -> bool:
    """Say whether a finite verb begins at ``token``, perhaps behind an opening mark: ', “is not safe.”'."""
    inside = reading.inside[token] if token < b else -1
    if inside >= 0 and reading.starts[token] == reading.regions[inside].outer_start:
        token += reading.regions[inside].start > reading.regions[inside].outer_start
    while token < b and reading.deps[token] in BESIDE:
        token += 1
    return token < b and reading.tags[token] in FINITE and reading.inside[token] == inside


def _comma(reading: Reading, token: int) -> bool:
    return reading.words[token] == "," and reading.inside[token] < 0
