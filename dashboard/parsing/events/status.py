"""Whether a clause says that its event happened, is planned, is denied or is uncertain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.denial import denial_of
from dashboard.parsing.events.lent import WILL, is_definite, status_from_above
from dashboard.parsing.events.supposed import IF, is_supposed
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.model import EventStatus
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.events.scene import Scene
    from dashboard.parsing.syntax.document import Document

MAY = frozenset({"may", "might", "could", "can", "should", "ought", "must"})
ABLE = frozenset({"could", "can", "should", "ought", "must", "would"})
REPORTING_TAGS = frozenset({"VBD", "VBN", "VBG"})
"""Of verbs that say what was to come: "said", "announcing that he would travel"."""
NO = frozenset({"no", "without", "never", "neither"})
AHEAD = frozenset(
    {"planned", "scheduled", "upcoming", "proposed", "expected", "next", "forthcoming"}
)
PERHAPS = frozenset(
    {
        "possible",
        "potential",
        "imminent",
        "looming",
        "alleged",
        "rumored",
        "rumoured",
        "hypothetical",
    }
)
CASES = frozenset({"event", "case", "eventuality"})


TIMETABLED = frozenset({"visit", "arrive", "leave", "meet"})


def statuses_of(document: Document, clauses: Sequence[Clause]) -> list[EventStatus]:
    """Return the status of each clause; the governing ones are settled first."""
    depth = [sum(1 for _ in document.ancestors(clause.finite)) for clause in clauses]
    by_token: dict[int, EventStatus] = {}
    found: dict[int, EventStatus] = {}
    for index in sorted(range(len(clauses)), key=depth.__getitem__):
        clause = clauses[index]
        found[index] = status_of(document, clause, by_token)
        by_token.update(dict.fromkeys((clause.head, *clause.carriers), found[index]))
    return [found[index] for index in range(len(clauses))]


def status_by_date(scene: Scene, index: int, time: Time) -> EventStatus:
    """Return the status that a told date implies: a day to come is planned; a past noun happened."""
    status, clause, published = scene.statuses[index], scene.clauses[index], scene.published
    if not (published and time.known):
        return status
    if status == "happened" and time.first and time.first > published:
        return "planned"
    if status == "planned" and time.last and time.last < published:
        settled = clause.nominal and not clause.carriers
        return "happened" if settled or _is_timetable(scene.document, clause) else status
    return status


def status_of(
    document: Document, clause: Clause, statuses: Mapping[int, EventStatus]
) -> EventStatus:
    """Return the status of a clause; ``statuses`` has those of governing words, by token."""
    own = _noun_status(document, clause) if clause.nominal else _verb_status(document, clause)
    if denial_of(document, clause.finite):
        return "uncertain" if own == "denied" else "denied"
    if own != "happened":
        return own
    if _is_case(document, clause):
        return "uncertain"
    return status_from_above(document, clause, statuses)


def is_hypothesis(document: Document, clause: Clause) -> bool:
    """Tell whether a clause only says what can, should or would be: a thought, not an event."""
    if clause.nominal and not clause.carriers:
        return False
    helped = {
        document.lower[c]
        for n in (clause.head, *clause.carriers)
        for c in document.of_dep(n, "aux")
    }
    marked = {document.lower[c] for c in document.of_dep(clause.finite, "mark")}
    return bool(helped & ABLE or marked & {"if", "unless", "lest"})


def _verb_status(document: Document, clause: Clause) -> EventStatus:
    """Return what auxiliaries, negation, carriers and conjunctions say of a verb."""
    verbs = event_words().verbs
    chain = (clause.head, *clause.carriers)
    words = {
        document.lower[child]
        for number in chain
        for child in document.of_dep(number, "aux", "neg", "mark")
    }
    negated = any(document.of_dep(number, "neg") for number in chain)
    carriers = {document.lemma[number] for number in clause.carriers}
    due = any(document.lemma[n] == "be" for n in clause.carriers) and _has_to(document, clause.head)
    due = due or any(document.lower[n] == "going" for n in clause.carriers)
    would = "would" in words and "like" not in carriers
    reported = _is_reported(document, clause.finite)
    ahead = due or words & WILL or carriers & verbs["plans"] or (would and reported)
    readings: tuple[tuple[object, EventStatus], ...] = (
        (words & IF or is_supposed(document, clause), "uncertain"),
        (negated, "denied"),
        (words & MAY or carriers & verbs["doubts"], "uncertain"),
        (carriers & verbs["failures"], "denied"),
        (ahead and _is_conditional(document, clause), "uncertain"),
        (ahead, "planned"),
        (would, "uncertain"),
        ("would" not in words and _is_purpose(document, clause), "planned"),
        (_is_timetable(document, clause), "planned"),
    )
    return next((status for shown, status in readings if shown), "happened")


def _is_conditional(document: Document, clause: Clause) -> bool:
    """Tell whether the clause holds only if something else does: "if it fails, the bridge will be shut"."""
    conditions = document.of_dep(clause.finite, "advcl")
    marks = {document.lower[mark] for verb in conditions for mark in document.of_dep(verb, "mark")}
    return bool(marks & {"if", "unless"})


def _is_timetable(document: Document, clause: Clause) -> bool:
    """Tell whether the present is that of a timetable: "the minister flies on to Bergen".

    Headlines tell in the present what has happened; the text below them does not.
    """
    finite = clause.finite
    if (
        clause.carriers
        or document.sentence[finite] in document.headings
        or not document.is_present(finite)
    ):
        return False
    main = document.dep[finite] in ("ROOT", "conj") or bool(
        document.of_dep(finite, "mark", "advmod")
    )
    return main and bool(event_words().classes_of(document.lemma[clause.head]) & TIMETABLED)


def _is_reported(document: Document, number: int) -> bool:
    """Tell whether a verb stands in a reported clause ("said it would cut")."""
    return document.dep[number] == "ccomp" and document.tag[document.head[number]] in REPORTING_TAGS


def _is_purpose(document: Document, clause: Clause) -> bool:
    """Tell whether the clause is a bare infinitive: a purpose, a headline's "to visit", a promise."""
    finite = clause.finite
    if document.tag[finite] != "VB" or not _has_to(document, finite):
        return False
    above = document.head[finite]
    brought = document.lemma[above] in event_words().verbs["bringing_about"]
    if brought and document.dep[finite] in ("xcomp", "ccomp"):
        return False
    if (
        document.lemma[above] in ("come", "go")
        and document.tag[above] == "VBD"
        and above == finite - 2
    ):
        return False  # "they came to visit" says that they did
    return not clause.carriers or document.lemma[finite] not in event_words().verbs["aspect"]


def _has_to(document: Document, number: int) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(document.lower[child] == "to" for child in document.of_dep(number, "aux"))


def says_status(document: Document, clause: Clause) -> bool:
    """Tell whether the words beside an event noun say its status: "a planned visit", "no talks"."""
    return _noun_status(document, clause) != "happened"


def _noun_status(document: Document, clause: Clause) -> EventStatus:
    """Return what determiners, adjectives and light verbs say of an event noun."""
    words = {document.lower[child] for child in document.children[clause.head]}
    if words & NO:
        return "denied"
    if words & PERHAPS or ("any" in words and not document.of_dep(clause.head, "relcl")):
        return "uncertain"
    if words & AHEAD:
        return "planned"
    return _verb_status(document, clause) if clause.carriers else "happened"


def _is_case(document: Document, clause: Clause) -> bool:
    """Tell whether a clause may come or not: "in the event that they strike", "in case of an attack"."""
    above = document.head[clause.finite]
    noun = document.head[above] if clause.nominal and document.lower[above] == "of" else above
    if document.lemma[noun] not in CASES or document.lower[document.head[noun]] != "in":
        return False
    if clause.nominal:
        return not is_definite(document, clause.head)
    objects = document.of_dep(clause.finite, "dobj")
    joint = document.of_dep(clause.finite, "mark") + (objects if len(objects) > 1 else [])
    return any(document.lower[n] == "that" for n in joint)
