"""What the words that govern a clause say of its status: "unclear whether", "warned of", "during"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.events.supposed import IF, is_justified, is_open
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.model import EventStatus
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.syntax.document import Document

WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
UNCLEAR = frozenset(
    {"unclear", "uncertain", "unsure", "unknown", "doubtful", "possible", "unlikely", "likely"}
)
OF = frozenset({"of", "about", "for", "against"})
LATER = frozenset({"before", "ahead", "until", "pending"})
SHARING = frozenset({"", "during", "at", "in", "on", "for", "with", "through", "by"})
SET_BEFOREHAND = frozenset({"visit", "meet", "elect", "show", "perform", "trial", "test"})


@dataclass(frozen=True, slots=True)
class Link:
    """How a word hangs below a verb: the last dependency before it, and the preposition if any."""

    verb: int
    dep: str
    preposition: str


def status_from_above(
    document: Document, clause: Clause, statuses: Mapping[int, EventStatus]
) -> EventStatus:
    """Return the status that governing words lend: "unclear whether", "will warn during his visit"."""
    number, preposition = clause.finite, ""
    for governor in document.ancestors(number):
        if document.dep[number] == "prep":
            preposition = document.lower[number]
        dep, number = document.dep[number], governor
        if dep in ("pcomp", "pobj") and _is_kept_from(document, governor):
            return "uncertain"
        threat = clause.nominal and dep == "prep" and preposition in OF
        if (threat and _is_threat(document, governor)) or (
            dep == "pcomp" and is_justified(document, governor)
        ):
            return "uncertain"
        if dep in ("relcl", "ccomp", "advcl") and not clause.nominal:
            taken = _asks_how(document, clause.finite)
            return "uncertain" if _is_doubted(document, governor, dep) and not taken else "happened"
        if document.lemma[governor] == "look" and _looks_forward(document, governor, preposition):
            return "planned"
        if document.pos[governor] in ("VERB", "AUX"):
            link = Link(governor, dep, preposition)
            return (
                _lent_to_noun(document, clause, link, statuses)
                if clause.nominal
                else _lent(document, clause, link, statuses)
            )
    return "happened"


def _is_kept_from(document: Document, preposition: int) -> bool:
    """Tell whether somebody is to be kept from what follows: "to dissuade Norland from attacking"."""
    verbs = event_words().verbs
    above = document.lemma[document.head[preposition]]
    kept = above in verbs["wishing"] | verbs["failures"] | {
        "dissuade",
        "keep",
        "stop",
        "discourage",
    }
    return document.lower[preposition] == "from" and kept


def _is_threat(document: Document, number: int) -> bool:
    """Tell whether what hangs on a word may or may not come: "the threat of an invasion"."""
    warns = (
        document.pos[number] == "VERB" and document.lemma[number] in event_words().verbs["warning"]
    )
    return warns or (
        document.pos[number] == "NOUN" and document.lemma[number] in event_words().nouns["threats"]
    )


def _looks_forward(document: Document, verb: int, preposition: str) -> bool:
    """Tell whether what hangs on "look" is looked forward to."""
    return preposition == "to" and any(
        document.lower[c] == "forward" for c in document.children[verb]
    )


def _asks_how(document: Document, number: int) -> bool:
    """Tell whether a clause asks why or how, and so takes for granted that: "I wonder why he left"."""
    asked = {document.lower[child] for child in document.of_dep(number, "advmod")}
    return bool(asked & {"why", "how", "where"})


def _is_doubted(document: Document, governor: int, dep: str) -> bool:
    """Tell whether a content clause hangs on a word of doubt."""
    words = {
        document.lower[governor],
        *(document.lower[c] for c in document.of_dep(governor, "acomp")),
    }
    return dep == "ccomp" and bool(
        words & UNCLEAR or document.lemma[governor] in ("doubt", "wonder")
    )


def _lent(
    document: Document, clause: Clause, link: Link, statuses: Mapping[int, EventStatus]
) -> EventStatus:
    """Return what the governing verb's status means for a verb below it."""
    lent = statuses.get(link.verb, "happened")
    if link.preposition in LATER and lent == "happened":
        return "planned"
    if link.preposition == "by" and _would(document, link.verb):
        return "uncertain"
    joined = document.dep[clause.finite] in ("advcl", "xcomp", "conj")
    return lent if link.preposition in SHARING and joined else "happened"


def _lent_to_noun(
    document: Document, clause: Clause, link: Link, statuses: Mapping[int, EventStatus]
) -> EventStatus:
    """Return what the governing verb means for an event noun below it."""
    lent = statuses.get(link.verb, "happened")
    if (told := _told_by_verb(document, clause, link, lent)) is not None:
        return told
    if _is_to_be(document, link.verb):
        lent = "planned"
    if lent == "planned" and document.lemma[clause.head] in event_words().nouns["lasting"]:
        return "happened"
    if link.preposition not in SHARING:
        return _beside(document, link, lent)
    if lent == "denied" and is_definite(document, clause.head):
        return "happened"
    return lent


def _told_by_verb(
    document: Document, clause: Clause, link: Link, lent: EventStatus
) -> EventStatus | None:
    """Return what a verb's meaning says of a noun: called off, feared, expected; else None."""
    if link.dep == "dobj" and _is_called_off(document, link.verb):
        return "denied" if lent == "happened" else "uncertain"
    if lent == "planned" and link.dep == "dobj":
        return "uncertain" if document.lemma[link.verb] in event_words().verbs["wishing"] else None
    if lent != "happened":
        return None
    if _is_thought(document, clause, link):
        return "uncertain"
    reached = link.dep in ("dobj", "nsubjpass") or link.preposition == "for"
    wished = _wished(document, clause, link) if reached else "happened"
    return None if wished == "happened" else wished


def _is_thought(document: Document, clause: Clause, link: Link) -> bool:
    """Tell whether a noun stands under "if", or is what would have effects."""
    if {document.lower[n] for n in document.of_dep(link.verb, "mark")} & IF:
        return True
    if link.dep == "nsubj" and is_open(document, link.verb):
        return True
    argument = link.dep in ("nsubj", "dobj") and not is_definite(document, clause.head)
    return argument and _would(document, link.verb)


def _would(document: Document, number: int) -> bool:
    """Tell whether a verb says what would be: "an attack would cost them dearly"."""
    return any(
        document.lower[child] in ("would", "'d", "’d") for child in document.of_dep(number, "aux")
    )


def _is_to_be(document: Document, number: int) -> bool:
    """Tell whether a verb is "will be"."""
    helping = {document.lower[child] for child in document.of_dep(number, "aux")}
    return document.pos[number] == "AUX" and bool(helping & WILL)


def _beside(document: Document, link: Link, lent: EventStatus) -> EventStatus:
    """Return the status of a noun behind a preposition: "ahead of the visit", "asked about a visit"."""
    if link.preposition in LATER and lent == "happened":
        return "planned"
    asked = (
        link.preposition == "about"
        and document.lemma[link.verb] in event_words().verbs["reporting"]
    )
    return "uncertain" if asked else "happened"


def _wished(document: Document, clause: Clause, link: Link) -> EventStatus:
    """Return the status of what is wished for, fixed beforehand, prepared for, or called off."""
    lemma, verbs = document.lemma[link.verb], event_words().verbs
    behind_for = link.preposition == "for"
    if lemma in verbs["wishing"] and not behind_for:
        return "denied" if document.of_dep(link.verb, "neg") else "uncertain"
    if lemma in verbs["setting"] and not behind_for and _is_set(clause, document):
        return "planned"
    if lemma in verbs["bracing"] and not is_definite(document, clause.head):
        return "planned" if _is_set(clause, document) else "uncertain"
    return "denied" if _is_called_off(document, link.verb) and not behind_for else "happened"


def _is_called_off(document: Document, verb: int) -> bool:
    """Tell whether a verb says that its object is not to be: "cancelled", "skip", "ruled out"."""
    particles = {document.lower[child] for child in document.of_dep(verb, "prt")}
    lemma = f"{document.lemma[verb]}_out" if "out" in particles else document.lemma[verb]
    return lemma in event_words().verbs["calling_off"]


def _is_set(clause: Clause, document: Document) -> bool:
    """Tell whether a noun names what is fixed beforehand: a visit, a meeting, a vote."""
    return bool(event_words().classes_of(document.lemma[clause.head]) & SET_BEFOREHAND)


def is_definite(document: Document, head: int) -> bool:
    """Tell whether a noun is presented as known: such a thing exists though the verb is denied."""
    words = {document.lower[child] for child in document.of_dep(head, "det", "poss")}
    return bool(words & {"the", "this", "that", "these", "those"} or document.of_dep(head, "poss"))
