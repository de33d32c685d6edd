"""Cues put between a clause's subject and its verb: "The bridge, say engineers in Malta, is safe".

The syntax often takes the clause's subject for who speaks; commas and the finite verb behind them tell
that somebody else does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, words
from dashboard.parsing.quotations.reading import FINITE

if TYPE_CHECKING:
    from dashboard.parsing.quotations.reading import Reading

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


def insertion(reading: Reading, verb: int, last: int) -> Insertion | None:
    """Return the insertion that a saying verb makes in a clause whose own verb follows it."""
    a, b = reading.sentences[reading.sentence_of[verb]]
    colon = next((t for t in range(verb - 1, a, -1) if reading.words[t] == ":"), None)
    a = a if colon is None or reading.inside[colon] >= 0 else colon + 1
    kind = cue_classes().get(reading.words[verb], ("", ""))[1]
    if reading.tags[verb] not in ("VBD", "VBZ", "VBP") or last + 2 >= b:
        return None
    if verb > a + 1 and comma_at(reading, verb - 1):
        named = kind == "say" and subject_alone(reading, a, verb - 1)
        head = first_head(reading, last + 1) if named else None
        after = _comma_before_verb(reading, last + 2, b) if head is not None else None
        return Insertion(a, head, verb - 1, after) if head is not None and after else None
    return _plain(reading, verb, last, a, b) if kind in ("say", "tell") else None


def _plain(reading: Reading, verb: int, last: int, a: int, b: int) -> Insertion | None:
    """Return the insertion with its speaker before the verb: "The bridge, engineers told us, is safe"."""
    before = next((t for t in range(verb - 1, a, -1) if comma_at(reading, t)), None)
    if before is None or verb - before > LONGEST or not subject_alone(reading, a, before):
        return None
    head = next(
        (t for t in range(before + 1, verb) if heads_phrase(reading, t, before, verb)), None
    )
    if head is None or any(reading.tags[t] in FINITE for t in range(before + 1, verb)):
        return None
    after = _comma_behind(reading, verb, last, b)
    return Insertion(a, head, before, after) if after and finite_at(reading, after + 1, b) else None


def _comma_behind(reading: Reading, verb: int, last: int, b: int) -> int | None:
    """Return the comma behind the verb with whom it tells, when and where: ", Hall said in May,"."""
    told = reading.child(verb, "dobj")
    end = reading.right[told] if told is not None and told > last and told - last <= 4 else last
    for token in range(end + 1, min(end + LONGEST, b)):
        if comma_at(reading, token):
            return token
        if reading.inside[token] >= 0 or reading.tags[token] in FINITE:
            return None
        if token == end + 1 and reading.poses[token] not in ("ADP", "ADV"):
            return None
    return None


def subject_alone(reading: Reading, a: int, comma: int) -> bool:
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


def heads_phrase(reading: Reading, token: int, before: int, verb: int) -> bool:
    """Say whether a token is the noun that all words between the comma and the verb hang on."""
    pronoun = reading.words[token] in SUBJECTIVE
    noun = reading.poses[token] in NOMINAL or pronoun
    return noun and not before < reading.heads[token] < verb


def first_head(reading: Reading, token: int) -> int | None:
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
        if comma_at(reading, token) and finite_at(reading, token + 1, b):
            return token
    return None


def finite_at(reading: Reading, token: int, b: int) -> bool:
    """Say whether a finite verb begins at ``token``, perhaps behind an opening mark: ', “is not safe.”'."""
    inside = reading.inside[token] if token < b else -1
    if inside >= 0 and reading.starts[token] == reading.regions[inside].outer_start:
        token += reading.regions[inside].start > reading.regions[inside].outer_start
    while token < b and reading.deps[token] in BESIDE:
        token += 1
    return token < b and reading.tags[token] in FINITE and reading.inside[token] == inside


def set_off(reading: Reading, verb: int, last: int) -> int | None:
    """Return who speaks by a verb set between commas: "the plan, said Hall, works", ", he went on,"."""
    a, b = reading.sentences[reading.sentence_of[verb]]
    if reading.tags[verb] not in ("VBD", "VBZ") or last + 2 >= b:
        return None
    if verb > a and comma_at(reading, verb - 1):
        if cue_classes().get(reading.words[verb], ("", ""))[1] != "say":
            return None
        head = _name_end(reading, last + 1)
        parted = head > last and comma_at(reading, head + 1)
        return head if parted and reading.words[head] not in words("openings", "days") else None
    first = verb - 1
    while first > a and reading.poses[first - 1] == reading.poses[first] == "PROPN":
        first -= 1
    speaks = reading.poses[first] in ("PRON", "PROPN") and reading.words[first] not in WHO
    parted = first > a and comma_at(reading, first - 1) and comma_at(reading, last + 1)
    return verb - 1 if speaks and parted else None


def _name_end(reading: Reading, token: int) -> int:
    """Return the last token of the proper name that begins at ``token``, or the token before it."""
    while token < len(reading.words) and (
        reading.poses[token] == "PROPN" or reading.text[reading.starts[token]].isupper()
    ):
        token += 1
    return token - 1


def comma_at(reading: Reading, token: int) -> bool:
    """Say whether a comma stands at the token, outside marks."""
    return reading.words[token] == "," and reading.inside[token] < 0


def before_dashes(reading: Reading, place: int, a: int) -> int:
    """Return the token before what two dashes set off that end at ``place``: "Hall — who left — said"."""
    if place < a or reading.words[place] not in DASHES:
        return place
    opening = (t for t in range(place - 1, a, -1) if reading.words[t] in DASHES)
    return next(opening, place + 1) - 1
