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
SUPPOSING = words("refusals", "possible") | {"would", "'d"}
SPEAKS = frozenset({"i", "we"})
HELPERS = ("aux", "auxpass", "neg", "advmod")
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
        start, end = match.span()
        held = document.inside[document.token_at(start)] >= 0 or covered.touches(start, start + 1)
        cue = None if held else _refusal(document, match)
        if cue is not None:
            farthest = min(len(document.text), end + LONGEST)
            stop = STOP.search(document.text, end, farthest)
            yield Piece(start, stop.start() if stop else farthest, cue)


def _refusal(document: Document, match: re.Match[str]) -> Cue | None:
    """Return the cue of a refusal or a denial with who it is by, None where it is none.

    Whoever "could not be reached" gave no answer either. Not a court denies what is asked for, nor
    does who "is expected to deny" it.
    """
    token, last = document.token_at(match.start()), document.token_at(match.end() - 1)
    verb = next((t for t in range(token, last) if document.dep[t] not in HELPERS), last)
    found = Subject()
    if document.dep[token]:
        passive = document.child(verb, "auxpass") is not None
        found = in_syntax(document, verb) if passive else subject_of(document, verb, verb)
    if match["answered"] and not _nobody(document, found.head):
        return None
    if document.lower[last] in words("refusals", "unanswered") and not _is_asked(document, last):
        return None
    if match["denied"]:
        court = found.head is None or document.lower[found.head] in words("refusals", "deciding")
        if court or _negated(document, verb) or _governed(document, verb) != "said":
            return None
    lemma = "deny" if match["denied"] else "decline"
    return Cue(verb, token, verb, lemma, "refusal", found.head, found.borrowed)


def _is_asked(document: Document, verb: int) -> bool:
    """Say whether a comment is asked for in the sentence of an answer that did not come, or the one before.

    Not where the answer is to something else: "did not respond to the treatment", "to a question".
    """
    _, b = document.sentences[document.sentence[verb]]
    to = [t for t in document.objects_of(verb, "to") if t > verb]
    before = document.sentences[max(document.sentence[verb] - 1, 0)][0]
    near = document.lower[verb:b] if to else document.lower[before:b]
    return not words("refusals", "asking").isdisjoint(near)


def _nobody(document: Document, head: int | None) -> bool:
    """Say whether a subject is nobody of those it names: "neither bank", "none of the banks"."""
    if head is None or document.tag[head] == "CD":
        return False  # "No 10"
    own = {document.lower[t] for t in (head, document.left[head], *document.children[head])}
    return bool(own & words("refusals", "nobody"))


def status_of(document: Document, piece: Piece) -> WordsStatus | None:
    """Return the status that the cue's auxiliaries and governors give to the words.

    It is None of words that somebody did not say, without a refusal or a denial: "did not say that",
    "has not said when", "did not deny"; and of those that somebody may have: "as my aunt would say, ...".
    """
    cue = piece.cue
    if cue is None or cue.label_first is not None or cue.kind in ("according", "lead"):
        return "said"
    if cue.kind == "refusal":
        return "denied" if cue.lemma == "deny" else "declined"
    denies = cue.lemma in words("refusals", "denials")
    if _negated(document, cue.token) or _nobody(document, cue.subject):
        return None
    as_if = document.dep[cue.token] == "advcl" and "as" in document.words_of(cue.token, "mark")
    if (as_if and document.words_of(cue.token, "aux") & SUPPOSING) or _is_only_possible(
        document, cue
    ):
        return None
    status = None if _is_open(document, cue.token) else _governed(document, cue.token)
    if status == "denied":
        return None
    return "denied" if denies and status not in (None, "declined") else status


def _is_only_possible(document: Document, cue: Cue) -> bool:
    """Say whether the writer alone supposes that words come: "voters may conclude that", no announcement.

    What may be announced has a day and a place: "might announce on Friday that" is expected.
    """
    if document.words_of(cue.token, "aux") & {"would", "'d"} or cue.lemma in words(
        "refusals", "announcing"
    ):
        return False
    above = document.head[cue.token] if document.dep[cue.token] == "conj" else cue.token
    bare = document.tag[cue.token] == "VB"
    some = (cue.token, above) if bare else (cue.token,)  # "may listen and conclude that"
    return any(_may(document, token) for token in some)


def _may(document: Document, token: int) -> bool:
    """Say whether a verb stands under "may", "might" or "could": not "could only say", "could be heard"."""
    kept = words("refusals", "all_the_same") | {"be"}
    may = bool(_helpers(document, token) & words("refusals", "possible"))
    return may and not document.words_of(token) & kept


def _helpers(document: Document, token: int) -> set[str]:
    """Return the auxiliaries that stand before a verb: not "said it then will review"."""
    return {document.lower[c] for c in document.of_dep(token, "aux") if c < token}


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


def _is_open(document: Document, token: int) -> bool:
    """Say whether it is open if words were said: "has yet to say", "asked whether she said"."""
    here = document.inside[token]
    marks = {
        document.lower[m] for m in document.of_dep(token, "mark") if document.inside[m] == here
    }
    yet = document.lower[max(0, token - 2) : token] == ["yet", "to"]
    return yet or "whether" in marks or ("if" in marks and document.dep[token] == "ccomp")


def _governed(document: Document, token: int) -> WordsStatus:
    """Return the status that a cue's helpers and the verbs above it give to its words.

    "Is expected to say", "will say", "might say", "declined to say", "failed to say"; in "as she put
    it, we will wait" the clause above is what the cue reports.
    """
    own = True
    for _ in range(STEPS):
        if _is_to_come(document, token, own=own):
            return "expected"
        head, dep = document.head[token], document.dep[token]
        if dep == "pcomp":
            return "denied" if own and _is_left_unsaid(document, head) else "said"
        said_as = dep == "advcl" and "as" in document.words_of(token, "mark")
        past = document.tag[token] == "VBD"  # whatever "will" stands above
        if dep not in ("xcomp", "conj", "advcl") or said_as or past or document.inside[head] >= 0:
            return "said"
        if dep == "xcomp" and (status := _of_infinitive(document, head, own=own)):
            return status
        own = own and (dep == "xcomp" or (dep == "conj" and document.tag[token] == "VB"))
        token = head
    return "said"


def _of_infinitive(document: Document, governor: int, *, own: bool) -> WordsStatus | None:
    """Return the status that a verb or adjective gives its infinitive, where it gives one.

    It did not come of "failed to", "was not able to"; who says "I want to stress that" stresses it. What
    somebody has to say is the writer's advice; who is "more likely to say" it was asked, and did.
    """
    word, negated = document.lower[governor], _negated(document, governor)
    if word in words("refusals", "owing"):
        return "said" if document.words_of(governor, "nsubj") & SPEAKS else "denied"
    if word == "likely" and document.words_of(governor, "advmod") & words("refusals", "compared"):
        return "said"
    if word in words("refusals", "refusing"):
        return "said" if negated else "declined"
    if word in words("refusals", "expected"):
        performed = word == "want" and document.words_of(governor, "nsubj") & SPEAKS
        return "denied" if negated else "said" if performed else "expected"
    adjective = document.pos[governor] == "ADJ"
    signature = signatures("adjectives" if adjective else "verbs").get(document.lemma[governor])
    if signature is None or not own:
        return None
    negated = negated or (adjective and _negated(document, document.head[governor]))
    status = signature.not_so if negated else signature.so
    return "denied" if status == "denied" else None


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
    helpers = _helpers(document, token)
    if helpers & words("refusals", "future") or not own:
        told_you = document.lemma[token] == "tell" and "you" in document.words_of(token)
        return bool(helpers & words("refusals", "future")) and not told_you
    if helpers & words("refusals", "possible"):
        return _may(document, token)
    clauses = document.of_dep(token, "advcl")
    asked = any("if" in document.words_of(clause, "mark") for clause in clauses)
    return asked and bool(helpers & {"would", "'d"})
