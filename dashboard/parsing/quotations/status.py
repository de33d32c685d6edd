"""Whether reported words were said at all: said, expected, denied, declined."""

from __future__ import annotations

import functools
import re
from itertools import islice
from typing import TYPE_CHECKING

from dashboard.parsing.factuality.modifiers import IF, WILL, infinitive, is_condition, is_negated
from dashboard.parsing.factuality.nouns import predicate, signature_at
from dashboard.parsing.lexicon import load, words
from dashboard.parsing.quotations.pieces import Cover, Piece
from dashboard.parsing.quotations.speaker_parts import Cue, Subject
from dashboard.parsing.quotations.subjects import in_syntax, subject_of
from dashboard.parsing.syntax.document import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.model import WordsStatus
    from dashboard.parsing.factuality import Factuality
    from dashboard.parsing.syntax.document import Document

LONGEST = 200
"""So many characters after its verb a refusal may still name what was refused."""
SPEAKS = frozenset({"i", "we", "me", "us"})
CALLING = frozenset({"name", "judge"})
"""What somebody will be called on a condition the writer supposes: "if you wait, they will call you a coward"."""
NEXT_SUBJECT = 5
"""Within so many tokens of "and" somebody else's deed begins: "declined to comment and Hall's aides said"."""
SUBJECT = ("nsubj", "nsubjpass")
IMAGINED = 2
"""So many verbs above a cue may tell that its words are imagined."""
HELPERS = ("aux", "auxpass", "neg", "advmod")
TENSED = FINITE | {"VBN"}
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


def refusals(factuality: Factuality, pieces: list[Piece]) -> Iterator[Piece]:
    """Yield refusals to answer and denials as pieces, those outside marks and other pieces.

    The piece runs from the verb to the end of its clause: "declined to comment on the case".
    """
    document, covered = factuality.document, Cover(pieces)
    for match in refusal_pattern().finditer(document.text):
        start, end = match.span()
        held = document.inside[document.token_at(start)] >= 0 or covered.touches(start, start + 1)
        cue = None if held else _refusal(factuality, match)
        if cue is not None:
            farthest = min(len(document.text), end + LONGEST)
            stops = (found.start() for found in STOP.finditer(document.text, end, farthest))
            farthest = next((n for n in stops if not _abbreviates(document, n)), farthest)
            yield Piece(start, _end_of_refusal(document, cue, end, farthest), cue)


def _abbreviates(document: Document, place: int) -> bool:
    """Return whether a stop belongs to a shortened word: "Sen. Roe"."""
    return len(document.word[document.token_at(place)]) > 1


def _end_of_refusal(document: Document, cue: Cue, start: int, end: int) -> int:
    """Return where a refusal ends, before another deed: "declined to comment and left", "did not answer but Hall did"."""
    verbs = (cue.token, *document.of_dep(cue.token, "xcomp"))
    for token in document.within(start, end):
        if document.dep[token] == "cc" and document.head[token] in verbs:
            joined = [t for verb in verbs for t in document.of_dep(verb, "conj") if t > token]
            own = document.of_dep(cue.token, "conj")
            near = range(token + 1, min(token + NEXT_SUBJECT, len(document.dep)))
            if any(
                document.dep[t] in SUBJECT and document.dep[document.head[t]] != "relcl"
                for t in near
            ):
                return document.end[token - 1]
            if any(
                document.tag[t] in FINITE or (t in own and document.tag[t] == "VBN") for t in joined
            ):
                return document.end[token - 1]
    return len(document.text[:end].rstrip())


def _refusal(factuality: Factuality, match: re.Match[str]) -> Cue | None:
    """Return the cue of a refusal or a denial with who it is by, None where it is none.

    Whoever "could not be reached" gave no answer either. Not a court denies what is asked for, nor
    does who "is expected to deny" it.
    """
    document = factuality.document
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
        if court or factuality.of(verb) != "happened":
            return None
    lemma = "deny" if match["denied"] else "decline"
    return Cue(verb, token, verb, lemma, "refusal", found.head, found.borrowed)


def _is_asked(document: Document, verb: int) -> bool:
    """Return whether a comment is asked for in the sentence of an answer that did not come, or the one before.

    Not where the answer is to something else: "did not respond to the treatment", "to a question".
    """
    _, b = document.sentences[document.sentence[verb]]
    to = [t for t in document.objects_of(verb, "to") if t > verb]
    before = document.sentences[max(document.sentence[verb] - 1, 0)][0]
    near = document.lower[verb:b] if to else document.lower[before:b]
    return not words("refusals", "asking").isdisjoint(near)


def _nobody(document: Document, head: int | None) -> bool:
    """Return whether a subject is nobody of those it names: "neither bank", "none of the banks"."""
    if head is None or document.tag[head] == "CD":
        return False  # "No 10"
    own = {document.lower[t] for t in (head, document.left[head], *document.children[head])}
    return bool(own & words("refusals", "nobody"))


def status_of(factuality: Factuality, piece: Piece) -> WordsStatus | None:
    """Return whether the words of a piece were said, by the factuality of their cue.

    A verb with a tense is judged by its own words, an infinitive or a gerund also by what governs it. It
    is None of words that somebody did not say, without a refusal or a denial: "did not say that", "has
    not said when", "did not deny"; and of those that somebody may have.
    """
    cue = piece.cue
    if cue is None or cue.label_first is not None or cue.kind in ("according", "lead"):
        return "said"
    if cue.kind == "refusal":
        return "denied" if cue.lemma == "deny" else "declined"
    status = _of_cue(factuality, cue)
    denies = cue.lemma in words("refusals", "denials")
    return "denied" if denies and status == "said" else status


def _of_cue(factuality: Factuality, cue: Cue) -> WordsStatus | None:
    """Return what the words beside a cue, and what governs it, say of the words that it reports."""
    document, token = factuality.document, cue.token
    own = factuality.own(token)
    if document.tag[token] == "VBG" and document.words_of(token, "advmod") & words(
        "refusals", "supposing"
    ):
        return None  # "perhaps believing that"
    if own == "denied" or _nobody(document, cue.subject) or _is_idle(document, cue):
        return None
    if own == "uncertain":
        return _of_modal(document, cue)
    governor = document.head[token]
    bare = _is_bare(document, token) or infinitive(document, token)
    group = (token, *document.of_dep(token, "aux", "auxpass"))
    tensed = any(document.tag[t] in FINITE for t in group)
    if own or (tensed and not bare) or document.inside[governor] >= 0:
        return "expected" if own == "planned" else "said"
    return _of_governed(factuality, token, bare=bare)


def _is_bare(document: Document, verb: int) -> bool:
    """Return whether a verb has no tense of its own; one joined to a tense without a helper has that: "fear it and warn"."""
    if document.tag[verb] != "VB":
        return False
    head = document.head[verb]
    joined = document.dep[verb] == "conj" and not document.of_dep(verb, "aux", "nsubj")
    return not (
        joined and document.tag[head] in TENSED and not document.words_of(head, "aux") & WILL
    )


def _of_governed(factuality: Factuality, token: int, *, bare: bool) -> WordsStatus | None:
    """Return the status of words by an infinitive (``bare``) or a gerund, by what governs it."""
    document = factuality.document
    governor, found = document.head[token], factuality.of(token)
    if "i" in document.words_of(governor, "nsubj") and document.child(token, "nsubj") is not None:
        return None  # "I half expected Hall to say"
    if found != "happened" and document.lower[governor] in words("refusals", "refusing"):
        return "said" if factuality.own(governor) == "denied" else "declined"
    if found == "denied":
        return None
    if document.dep[token] == "pcomp":
        return _of_gerund(factuality, token)
    return _of_infinitive(factuality, token) if bare and found != "happened" else "said"


def _of_gerund(factuality: Factuality, token: int) -> WordsStatus | None:
    """Return the status of words by a gerund after a preposition: "may calm them by saying", "to stop her from saying"."""
    document, preposition = factuality.document, factuality.document.head[token]
    if document.lower[preposition] == "from" and factuality.of(token) != "happened":
        return None
    deed = document.head[preposition]
    open_deed = _is_means(document, preposition) and factuality.of(deed) != "happened"
    return _of_infinitive(factuality, deed) if open_deed else "said"


def _if(document: Document, clauses: list[int]) -> bool:
    return any("if" in document.words_of(clause, "mark") for clause in clauses)


def _is_means(document: Document, preposition: int) -> bool:
    """Return whether "by" tells with what words something may be done: "may calm them by saying that".

    Not "was able to calm them by saying", "broke his plan to wait by saying", "ended rumours that he plans
    to wait by saying".
    """
    deed = document.head[preposition]
    able = document.lower[document.head[deed]] == "able"
    told = document.dep[document.above(deed, "xcomp", "conj")] in ("acl", "relcl")
    return document.lower[preposition] == "by" and not told and not able


def _is_idle(document: Document, cue: Cue) -> bool:
    """Return whether nobody's words are meant: "time will tell", "would say whatever helps", "ruled out Lee for the match", "imagine her saying"."""
    if _is_imagined(document, cue.token):
        return True
    if cue.subject is not None and document.lower[cue.subject] in words("refusals", "silent"):
        return True
    content = document.of_dep(cue.token, "ccomp", "dobj")
    if any(document.lower[document.left[n]] in words("refusals", "any_words") for n in content):
        return True
    left_out = cue.lemma in words("refusals", "leaving_out")
    return left_out and any(document.pos[n] == "PROPN" for n in content)


def _is_imagined(document: Document, verb: int) -> bool:
    """Return whether words are only imagined: "Imagine her saying that", "Suppose she says"; not "she imagines he said"."""
    for above in islice(document.ancestors(verb), IMAGINED):
        if document.lemma[above] in words("refusals", "imagining"):
            return document.tag[verb] in ("VBG", "VB") or document.opens_sentence(above)
    return False


def _of_modal(document: Document, cue: Cue) -> WordsStatus | None:
    """Return the status that modals and conditions give: "may announce", "would say if asked", "whether she said".

    Nobody says what she "cannot say"; what is said under a condition, "provided she says that", is to come.
    The writer alone supposes that words come in "voters may conclude that"; what may be announced has a
    day and a place. "Could only say" and "could be heard" tell that they came, as "reportedly said" does.
    """
    verbs = (cue.token, document.head[cue.token])[: 1 + (document.dep[cue.token] == "conj")]
    helpers = {word for verb in verbs for word in document.words_of(verb, "aux", "mark")}
    conditions = document.of_dep(cue.token, "advcl")
    would = bool(helpers & {"would", "'d"})
    readings: tuple[tuple[object, WordsStatus | None], ...] = (
        (helpers & IF or is_negated(document, cue.token), None),
        (is_condition(document, cue.token), "expected"),
        (would and document.dep[cue.token] == "advcl" and "as" in helpers, None),
        (would and document.words_of(cue.token, "advmod") & words("refusals", "supposing"), None),
        (would and _if(document, conditions), "expected"),
        (helpers & WILL and cue.kind in CALLING and _if(document, conditions), None),
        (helpers & WILL, "expected"),
        (document.words_of(cue.token) & (words("refusals", "all_the_same") | {"be"}), "said"),
        (would or not helpers & words("refusals", "possible"), "said"),
        (cue.lemma in words("refusals", "announcing"), "expected"),
    )
    return next((status for shown, status in readings if shown), None)


def _of_infinitive(factuality: Factuality, token: int) -> WordsStatus | None:
    """Return the status of words whose infinitive is open: "plans to say", "wants to say", "will have to say".

    They are to come where they are planned, wanted or likely; who says "I want to stress that" stresses it,
    and who is "more likely to say" it was asked, and did. What somebody has to say is the writer's advice.
    """
    document, found = factuality.document, factuality.of(token)
    while document.dep[token] in ("xcomp", "conj") and factuality.of(document.head[token]) == found:
        token = document.head[token]
    above = document.head[token]
    governor = predicate(document, above)
    reached = document.lemma[governor] in words("refusals", "reaching")
    if reached and factuality.of(above) == "happened":
        return "said"
    if document.lower[governor] in words("refusals", "requiring"):
        return None
    if found == "planned" or factuality.own(token) == "uncertain":
        return "expected"
    subjects = document.words_of(above, "nsubj") | document.words_of(token, "nsubj")
    compared = document.words_of(governor, "advmod") & words("refusals", "compared")
    if document.dep[token] not in ("xcomp", "ccomp") or subjects & SPEAKS or compared:
        return "said"
    if document.lower[governor] in words("refusals", "owing") | words("refusals", "holding_back"):
        return None
    signature = signature_at(document, governor)
    wanted = signature is not None and signature.group == "wants"
    return "expected" if wanted or factuality.of(above) == "planned" else "said"
