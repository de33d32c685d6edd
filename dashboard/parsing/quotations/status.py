"""Whether reported words were said at all: said, expected, denied, declined."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import load, signatures, words
from dashboard.parsing.quotations.parts import Cue, Subject
from dashboard.parsing.quotations.pieces import Cover, Piece
from dashboard.parsing.quotations.subjects import in_syntax, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.model import WordsStatus
    from dashboard.parsing.syntax.document import Document

LONGEST = 200
"""So many characters behind its verb a refusal may still name what was refused."""
SPEAKS = frozenset({"i", "we"})
STEPS = 3
"""So many verbs above a cue may say whether it happened."""
STOP = re.compile(r"[,;:.!?“”\"\n\r(—–]")


@functools.cache
def refusal_pattern() -> re.Pattern[str]:
    """Return the pattern of all ways to say that somebody gave no answer."""
    refused, answered, denied = (
        "|".join(f"(?:{p})" for p in load("refusals")[key])
        for key in ("patterns", "answers", "denied")
    )
    joined = rf"{refused}|(?P<answered>{answered})|(?P<denied>{denied})"
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


def refusals(document: Document, pieces: list[Piece]) -> Iterator[Piece]:
    """Yield refusals to answer and denials as pieces, those outside marks and other pieces.

    The piece runs from the verb to the end of its clause: "declined to comment on the case".
    """
    covered = Cover(pieces)
    for match in refusal_pattern().finditer(document.text):
        start = match.start()
        held = document.inside[document.token_at(start)] >= 0 or covered.touches(start, start + 1)
        cue = None if held else _refusal(document, match)
        if cue is not None:
            yield Piece(start, _end(document, match.end()), cue)


def _refusal(document: Document, match: re.Match[str]) -> Cue | None:
    """Return the cue of a refusal or a denial with who it is by, None where it is none."""
    token = document.token_at(match.start())
    verb = _main_verb(document, token, match.end())
    found = _who_refused(document, verb) if document.dep[token] else Subject()
    if match["answered"] and not _nobody(document, found.head):
        return None
    if match["denied"] and not _denies(document, verb, found.head):
        return None
    lemma = "deny" if match["denied"] else "decline"
    return Cue(verb, token, verb, lemma, "refusal", found.head, found.borrowed)


def _end(document: Document, place: int) -> int:
    """Return where a refusal ends whose words go to ``place`` at least: with its clause."""
    stop = STOP.search(document.text, place)
    return max(place, min(stop.start() if stop else len(document.text), place + LONGEST))


def _denies(document: Document, verb: int, subject: int | None) -> bool:
    """Say whether somebody denies what others said: not a court what is asked for, not "is expected to deny"."""
    court = subject is None or document.lower[subject] in words("refusals", "deciding")
    return not court and not _negated(document, verb) and _governed(document, verb) == "said"


def _who_refused(document: Document, verb: int) -> Subject:
    """Return whose answer is missing; whoever "could not be reached" gave none either."""
    if document.child(verb, "auxpass") is not None:
        return in_syntax(document, verb)
    return subject_of(document, verb, verb)


def _nobody(document: Document, head: int | None) -> bool:
    """Say whether a subject is nobody of those it names: "neither bank", "none of the banks"."""
    if head is None or document.tag[head] == "CD":
        return False  # "No 10"
    own = {document.lower[t] for t in (head, document.left[head], *document.children[head])}
    return bool(own & words("refusals", "nobody"))


def _main_verb(document: Document, token: int, end: int) -> int:
    """Return the verb that has the subject, from a group that may begin with an auxiliary."""
    last = document.token_at(end - 1)
    while token < last and document.dep[token] in ("aux", "auxpass", "neg", "advmod"):
        token += 1
    return token


def status_of(document: Document, piece: Piece) -> WordsStatus | None:
    """Return the status that the cue's auxiliaries and governors give to the words.

    It is None of words that somebody did not say, without a refusal or a denial: "did not say that",
    "has not said when", "did not deny".
    """
    cue = piece.cue
    if cue is None or cue.label_first is not None or cue.kind in ("according", "lead"):
        return "said"
    if cue.kind == "refusal":
        return "denied" if cue.lemma == "deny" else "declined"
    denies = cue.lemma in words("refusals", "denials")
    if _negated(document, cue.token) or _nobody(document, cue.subject):
        return None
    status = None if _is_open(document, cue.token) else _governed(document, cue.token)
    if status == "denied":
        return None
    return "denied" if denies and status not in (None, "declined") else status


def _negated(document: Document, token: int) -> bool:
    """Say whether a verb is negated: "did not say", "neither confirmed nor denied"."""
    inside = document.inside[token]
    helper = document.pos[token] == "AUX"  # "was not able to say"
    before = [c for c in document.of_dep(token, "neg") if c < token or helper]
    if any(document.inside[c] == inside for c in before):
        return True  # not hers in "“Probably not,” she said", "she said not all had left"
    joined = document.dep[token] == "conj"
    return joined and bool(
        document.words_of(document.head[token], "preconj", "cc") & {"neither", "nor"}
    )


def _is_aside(document: Document, token: int) -> bool:
    """Say whether the clause above a cue is what it reports: "as she put it, we will wait"."""
    mark = document.child(token, "mark")
    said_as = document.dep[token] == "advcl" and mark is not None and document.lower[mark] == "as"
    return said_as or document.inside[document.head[token]] >= 0


def _governed(document: Document, token: int) -> WordsStatus:
    """Return the status that a cue's helpers and the verbs above it give to its words.

    "Is expected to say", "will say", "might say", "declined to say", "failed to say", "without saying".
    """
    own = True
    for _ in range(STEPS):
        if _is_to_come(document, token, own=own):
            return "expected"
        head, dep = document.head[token], document.dep[token]
        if dep == "pcomp":
            return "denied" if own and _is_left_unsaid(document, head) else "said"
        if dep not in ("xcomp", "conj", "advcl") or _is_aside(document, token):
            return "said"
        if dep == "xcomp" and (status := _of_infinitive(document, head, own=own)):
            return status
        own = own and (dep == "xcomp" or (dep == "conj" and document.tag[token] == "VB"))
        token = head
    return "said"


def _is_open(document: Document, token: int) -> bool:
    """Say whether it is open if words were said: "has yet to say", "asked whether she said"."""
    here = document.inside[token]
    marks = {
        document.lower[m] for m in document.of_dep(token, "mark") if document.inside[m] == here
    }
    yet = document.lower[max(0, token - 2) : token] == ["yet", "to"]
    return yet or "whether" in marks or ("if" in marks and document.dep[token] == "ccomp")


def _of_infinitive(document: Document, governor: int, *, own: bool) -> WordsStatus | None:
    """Return the status that a verb or adjective gives its infinitive, where it gives one."""
    word, negated = document.lower[governor], _negated(document, governor)
    if word in words("refusals", "refusing"):
        return "said" if negated else "declined"
    if word in words("refusals", "expected"):
        said = document.child(governor, "nsubj")
        performed = word == "want" and said is not None and document.lower[said] in SPEAKS
        expected: WordsStatus = "said" if performed else "expected"  # "I want to stress that ..."
        return "denied" if negated else expected
    return "denied" if own and _keeps_unsaid(document, governor) else None


def _is_left_unsaid(document: Document, preposition: int) -> bool:
    """Say whether a gerund behind a preposition did not come: "without saying", "refrained from saying"."""
    word, verb = document.lower[preposition], document.head[preposition]
    if {word, f"{document.lower[preposition - 1]} {word}"} & words("refusals", "unsaid"):
        return True
    kept = word == "from" and document.lemma[verb] in words("refusals", "kept")
    return kept and not _negated(document, verb)


def _is_to_come(document: Document, token: int, *, own: bool) -> bool:
    """Say whether a verb is still to come, or may: "will say", "might say", "would say if asked".

    What may come is told of the cue's ``own`` verbs alone; not in "could be heard saying".
    """
    helpers = document.words_of(token, "aux")
    if helpers & words("refusals", "future"):
        return True
    if not own:
        return False
    beside = document.words_of(token)
    if helpers & words("refusals", "possible"):
        return not beside & (words("refusals", "all_the_same") | {"be"})
    clauses = document.of_dep(token, "advcl")
    asked = any("if" in document.words_of(clause, "mark") for clause in clauses)
    return asked and bool(helpers & {"would", "'d"})


def _keeps_unsaid(document: Document, governor: int) -> bool:
    """Say whether a verb's or adjective's infinitive did not come: "failed to", "was not able to"."""
    adjective = document.pos[governor] == "ADJ"
    signature = signatures("adjectives" if adjective else "verbs").get(document.lemma[governor])
    if signature is None:
        return False
    verb = document.head[governor] if adjective else governor
    negated = _negated(document, verb) or _negated(document, governor)
    return (signature.not_so if negated else signature.so) == "denied"
