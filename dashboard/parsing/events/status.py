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
    from dashboard.parsing.events.tree import Tree

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


def statuses_of(tree: Tree, clauses: Sequence[Clause]) -> list[EventStatus]:
    """Return the status of each clause; the governing ones are settled first."""
    depth = [sum(1 for _ in tree.ancestors(clause.finite)) for clause in clauses]
    by_token: dict[int, EventStatus] = {}
    found: dict[int, EventStatus] = {}
    for index in sorted(range(len(clauses)), key=depth.__getitem__):
        clause = clauses[index]
        found[index] = status_of(tree, clause, by_token)
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
        return "happened" if settled or _is_timetable(scene.tree, clause) else status
    return status


def status_of(tree: Tree, clause: Clause, statuses: Mapping[int, EventStatus]) -> EventStatus:
    """Return the status of a clause; ``statuses`` has those of governing words, by token."""
    own = _noun_status(tree, clause) if clause.nominal else _verb_status(tree, clause)
    if denial_of(tree, clause.finite):
        return "uncertain" if own == "denied" else "denied"
    if own != "happened":
        return own
    if _is_case(tree, clause):
        return "uncertain"
    return status_from_above(tree, clause, statuses)


def is_hypothesis(tree: Tree, clause: Clause) -> bool:
    """Tell whether a clause only says what can, should or would be: a thought, not an event."""
    if clause.nominal and not clause.carriers:
        return False
    helped = {tree.lower[c] for n in (clause.head, *clause.carriers) for c in tree.of_dep(n, "aux")}
    marked = {tree.lower[c] for c in tree.of_dep(clause.finite, "mark")}
    return bool(helped & ABLE or marked & {"if", "unless", "lest"})


def _verb_status(tree: Tree, clause: Clause) -> EventStatus:
    """Return what auxiliaries, negation, carriers and conjunctions say of a verb."""
    verbs = event_words().verbs
    chain = (clause.head, *clause.carriers)
    words = {
        tree.lower[child] for number in chain for child in tree.of_dep(number, "aux", "neg", "mark")
    }
    negated = any(tree.of_dep(number, "neg") for number in chain)
    carriers = {tree.lemma[number] for number in clause.carriers}
    due = any(tree.lemma[n] == "be" for n in clause.carriers) and _has_to(tree, clause.head)
    due = due or any(tree.lower[n] == "going" for n in clause.carriers)
    would = "would" in words and "like" not in carriers
    reported = _is_reported(tree, clause.finite)
    ahead = due or words & WILL or carriers & verbs["plans"] or (would and reported)
    readings: tuple[tuple[object, EventStatus], ...] = (
        (words & IF or is_supposed(tree, clause), "uncertain"),
        (negated, "denied"),
        (words & MAY or carriers & verbs["doubts"], "uncertain"),
        (carriers & verbs["failures"], "denied"),
        (ahead and _is_conditional(tree, clause), "uncertain"),
        (ahead, "planned"),
        (would, "uncertain"),
        ("would" not in words and _is_purpose(tree, clause), "planned"),
        (_is_timetable(tree, clause), "planned"),
    )
    return next((status for shown, status in readings if shown), "happened")


def _is_conditional(tree: Tree, clause: Clause) -> bool:
    """Tell whether the clause holds only if something else does: "if it fails, the bridge will be shut"."""
    conditions = tree.of_dep(clause.finite, "advcl")
    marks = {tree.lower[mark] for verb in conditions for mark in tree.of_dep(verb, "mark")}
    return bool(marks & {"if", "unless"})


def _is_timetable(tree: Tree, clause: Clause) -> bool:
    """Tell whether the present is that of a timetable: "the minister flies on to Bergen".

    Headlines tell in the present what has happened; the text below them does not.
    """
    finite = clause.finite
    if clause.carriers or tree.sentence[finite] in tree.headings or not tree.is_present(finite):
        return False
    main = tree.dep[finite] in ("ROOT", "conj") or bool(tree.of_dep(finite, "mark", "advmod"))
    return main and bool(event_words().classes_of(tree.lemma[clause.head]) & TIMETABLED)


def _is_reported(tree: Tree, number: int) -> bool:
    """Tell whether a verb stands in a reported clause ("said it would cut")."""
    return tree.dep[number] == "ccomp" and tree.tag[tree.head[number]] in REPORTING_TAGS


def _is_purpose(tree: Tree, clause: Clause) -> bool:
    """Tell whether the clause is a bare infinitive: a purpose, a headline's "to visit", a promise."""
    finite = clause.finite
    if tree.tag[finite] != "VB" or not _has_to(tree, finite):
        return False
    above = tree.head[finite]
    brought = tree.lemma[above] in event_words().verbs["bringing_about"]
    if brought and tree.dep[finite] in ("xcomp", "ccomp"):
        return False
    if tree.lemma[above] in ("come", "go") and tree.tag[above] == "VBD" and above == finite - 2:
        return False  # "they came to visit" says that they did
    return not clause.carriers or tree.lemma[finite] not in event_words().verbs["aspect"]


def _has_to(tree: Tree, number: int) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(tree.lower[child] == "to" for child in tree.of_dep(number, "aux"))


def says_status(tree: Tree, clause: Clause) -> bool:
    """Tell whether the words beside an event noun say its status: "a planned visit", "no talks"."""
    return _noun_status(tree, clause) != "happened"


def _noun_status(tree: Tree, clause: Clause) -> EventStatus:
    """Return what determiners, adjectives and light verbs say of an event noun."""
    words = {tree.lower[child] for child in tree.children[clause.head]}
    if words & NO:
        return "denied"
    if words & PERHAPS or ("any" in words and not tree.of_dep(clause.head, "relcl")):
        return "uncertain"
    if words & AHEAD:
        return "planned"
    return _verb_status(tree, clause) if clause.carriers else "happened"


def _is_case(tree: Tree, clause: Clause) -> bool:
    """Tell whether a clause may come or not: "in the event that they strike", "in case of an attack"."""
    above = tree.head[clause.finite]
    noun = tree.head[above] if clause.nominal and tree.lower[above] == "of" else above
    if tree.lemma[noun] not in CASES or tree.lower[tree.head[noun]] != "in":
        return False
    if clause.nominal:
        return not is_definite(tree, clause.head)
    objects = tree.of_dep(clause.finite, "dobj")
    joint = tree.of_dep(clause.finite, "mark") + (objects if len(objects) > 1 else [])
    return any(tree.lower[n] == "that" for n in joint)
