"""Whether reported words were said at all: said, expected, denied, declined."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import cue_classes, load, words
from dashboard.parsing.quotations.anonymity import find_reasons
from dashboard.parsing.quotations.cues import Cue
from dashboard.parsing.quotations.pieces import Cover, Piece
from dashboard.parsing.quotations.subjects import Subject, in_syntax, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.model import WordsStatus
    from dashboard.parsing.quotations.reading import Reading

LONGEST = 200
"""So many characters behind its verb a refusal may still name what was refused."""
JOINTS = frozenset({"ADV", "CCONJ"})
STOP = re.compile(r"[,;:.!?“”\"\n\r(—–]")


@functools.cache
def refusal_pattern() -> re.Pattern[str]:
    """Return the pattern of all ways to say that somebody gave no answer."""
    refused, answered = (
        "|".join(f"(?:{p})" for p in load("refusals")[key]) for key in ("patterns", "answers")
    )
    return re.compile(rf"\b(?:{refused}|(?P<answered>{answered}))\b", re.IGNORECASE)


def refusals(reading: Reading, pieces: list[Piece]) -> Iterator[Piece]:
    """Yield refusals to answer as pieces of their own, those outside marks and other pieces.

    The piece runs from the verb to the end of its clause: "declined to comment on the case". Who
    "declined to give her name" has spoken.
    """
    covered = Cover(pieces)
    nameless = {reason.start for reason in find_reasons(reading.text)}
    for match in refusal_pattern().finditer(reading.text):
        start = match.start()
        token = reading.token_at(start)
        held = reading.inside[token] >= 0 or covered.touches(start, start + 1)
        if held or start in nameless:
            continue
        stop = STOP.search(reading.text, match.end())
        end = min(stop.start() if stop else len(reading.text), match.end() + LONGEST)
        verb = _main_verb(reading, token, match.end())
        end = max(match.end(), min(end, _relative_end(reading, verb), _next_saying(reading, verb)))
        found = _who_refused(reading, verb) if reading.deps[token] else Subject()
        if match.group("answered") and not _nobody(reading, found.head):
            continue
        cue = Cue(verb, token, verb, "decline", "refusal", found.head, found.borrowed)
        yield Piece(start, end, cue)


def _relative_end(reading: Reading, verb: int) -> int:
    """Return where a clause about the speaker ends: "a man who declined to discuss it said"."""
    relative = reading.deps[verb] == "relcl"
    return reading.ends[reading.right[verb]] if relative else len(reading.text)


def _next_saying(reading: Reading, verb: int) -> int:
    """Return where a refusal ends before what is said all the same: "declined to name it but said"."""
    said = (c for c in reading.children[verb] if reading.deps[c] == "conj")
    more = next((c for c in said if reading.words[c] in cue_classes()), None)
    if more is None:
        return len(reading.text)
    before = more - 1
    while before > verb and (reading.poses[before] in JOINTS or reading.words[before] == ","):
        before -= 1
    return reading.ends[before]


def _who_refused(reading: Reading, verb: int) -> Subject:
    """Return whose answer is missing; whoever "could not be reached" gave none either."""
    if reading.child(verb, "auxpass") is not None:
        return in_syntax(reading, verb)
    return subject_of(reading, verb, verb)


def _nobody(reading: Reading, head: int | None) -> bool:
    """Say whether a subject is nobody of those it names: "neither bank", "none of the banks"."""
    if head is None:
        return False
    own = {reading.words[head], reading.words[reading.left[head]]}
    own |= {reading.words[child] for child in reading.children[head]}
    return bool(own & words("refusals", "nobody"))


def _main_verb(reading: Reading, token: int, end: int) -> int:
    """Return the verb that has the subject, from a group that may begin with an auxiliary."""
    last = reading.token_at(end - 1)
    while token < last and reading.deps[token] in ("aux", "auxpass", "neg", "advmod"):
        token += 1
    return token


def status_of(reading: Reading, piece: Piece) -> WordsStatus:
    """Return the status that the cue's auxiliaries and governors give to the words."""
    cue = piece.cue
    if cue is None or cue.label_first is not None or cue.kind == "according":
        return "said"
    if cue.kind == "refusal":
        return "declined"
    if _negated(reading, cue.token) or _nobody(reading, cue.subject):
        if cue.lemma in words("refusals", "denials"):
            return "declined"  # "did not deny": neither said nor denied
        opening = {*reading.words[cue.last + 1 : cue.last + 2]}
        opening.add(reading.words[reading.token_at(piece.start)])
        return "declined" if words("refusals", "unknowns") & opening else "denied"
    governed = _governed(reading, cue.token)
    denies = cue.lemma in words("refusals", "denials")
    return "denied" if denies and governed != "declined" else governed


def _negated(reading: Reading, token: int) -> bool:
    """Say whether a verb is negated: "did not say", "neither confirmed nor denied"."""
    inside = reading.inside[token]
    if any(
        reading.deps[c] == "neg" and reading.inside[c] == inside for c in reading.children[token]
    ):
        return True  # "“Probably not,” she said": that "not" is hers
    joined = reading.deps[token] == "conj"
    above = reading.children[reading.heads[token]] if joined else []
    return any(reading.words[c] in ("neither", "nor") and c < token for c in above)


def _is_aside(reading: Reading, token: int) -> bool:
    """Say whether the clause above a cue is what it reports: "as she put it, we will wait"."""
    mark = reading.child(token, "mark")
    said_as = reading.deps[token] == "advcl" and mark is not None and reading.words[mark] == "as"
    return said_as or reading.inside[reading.heads[token]] >= 0


def _governed(reading: Reading, token: int) -> WordsStatus:
    """Return the status that the verbs above a cue give it: "is expected to say" and the like."""
    if reading.words[max(0, token - 2) : token] == ["yet", "to"]:
        return "declined"  # "has yet to say whether"
    for _ in range(3):
        helpers = [c for c in reading.children[token] if reading.deps[c] == "aux"]
        if any(reading.words[c] in words("refusals", "future") for c in helpers):
            return "expected"
        head, dep = reading.heads[token], reading.deps[token]
        if dep not in ("xcomp", "conj", "advcl") or head == token or _is_aside(reading, token):
            return "said"
        if dep == "xcomp" and reading.words[head] in words("refusals", "refusing"):
            return "declined"
        if dep == "xcomp" and reading.words[head] in words("refusals", "expected"):
            return "denied" if _negated(reading, head) else "expected"
        token = head
    return "said"
