"""Whether a clause says that its event happened, is planned, is denied or is uncertain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.model import EventStatus
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.events.scene import Scene
    from dashboard.parsing.events.tree import Tree

WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
MAY = frozenset({"may", "might", "could", "can", "should", "ought", "must"})
ABLE = frozenset({"could", "can", "should", "ought", "must", "would"})
IF = frozenset({"if", "whether", "unless", "lest"})
PAST_TAGS = frozenset({"VBD", "VBN"})
NO = frozenset({"no", "without", "never", "neither"})
UNCLEAR = frozenset(
    {"unclear", "uncertain", "unsure", "unknown", "doubtful", "possible", "unlikely", "likely"}
)
AHEAD = frozenset(
    {"planned", "scheduled", "upcoming", "proposed", "expected", "next", "forthcoming"}
)
PERHAPS = frozenset({"possible", "potential", "alleged", "rumored", "rumoured", "hypothetical"})
LATER = frozenset({"before", "ahead", "until", "pending"})
SHARING = frozenset({"", "during", "at", "in", "on", "for", "with", "through", "by"})


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
    if status == "planned" and clause.nominal and time.last and time.last < published:
        return status if clause.carriers else "happened"
    return status


def status_of(tree: Tree, clause: Clause, statuses: Mapping[int, EventStatus]) -> EventStatus:
    """Return the status of a clause; ``statuses`` has those of governing words, by token."""
    own = _noun_status(tree, clause) if clause.nominal else _verb_status(tree, clause)
    if own != "happened":
        return own
    return _from_above(tree, clause, statuses)


def is_hypothesis(tree: Tree, clause: Clause) -> bool:
    """Tell whether a clause only says what can, should or would be: a thought, not an event."""
    if clause.nominal and not clause.carriers:
        return False
    helped = {tree.lower[c] for n in (clause.head, *clause.carriers) for c in tree.of_dep(n, "aux")}
    marked = {tree.lower[c] for c in tree.of_dep(clause.finite, "mark")}
    return bool(helped & ABLE or marked & {"if", "unless", "lest"})


def _verb_status(tree: Tree, clause: Clause) -> EventStatus:
    """Return what auxiliaries, negation, carriers and conjunctions say of a verb."""
    verbs = lexicon().verbs
    chain = (clause.head, *clause.carriers)
    words = {
        tree.lower[child] for number in chain for child in tree.of_dep(number, "aux", "neg", "mark")
    }
    negated = any(tree.of_dep(number, "neg") for number in chain)
    carriers = {tree.lemma[number] for number in clause.carriers}
    would = "would" in words and "like" not in carriers
    reported = _is_reported(tree, clause.finite)
    ahead = words & WILL or carriers & verbs["plans"] or (would and reported)
    readings: tuple[tuple[object, EventStatus], ...] = (
        (words & IF, "uncertain"),
        (negated, "denied"),
        (words & MAY or carriers & verbs["doubts"], "uncertain"),
        (carriers & verbs["failures"], "denied"),
        (ahead, "planned"),
        (would, "uncertain"),
        ("would" not in words and _is_purpose(tree, clause), "planned"),
    )
    return next((status for shown, status in readings if shown), "happened")


def _is_reported(tree: Tree, number: int) -> bool:
    """Tell whether a verb stands in a reported clause ("said it would cut")."""
    return tree.dep[number] == "ccomp" and tree.tag[tree.head[number]] in PAST_TAGS


def _is_purpose(tree: Tree, clause: Clause) -> bool:
    """Tell whether the clause is a bare infinitive: a purpose, a headline's "to visit", a promise."""
    finite = clause.finite
    if tree.tag[finite] != "VB" or not any(
        tree.lower[child] == "to" for child in tree.of_dep(finite, "aux")
    ):
        return False
    return not clause.carriers or tree.lemma[finite] not in lexicon().verbs["aspect"]


def _noun_status(tree: Tree, clause: Clause) -> EventStatus:
    """Return what determiners, adjectives and light verbs say of an event noun."""
    words = {tree.lower[child] for child in tree.children[clause.head]}
    if words & NO:
        return "denied"
    if words & PERHAPS:
        return "uncertain"
    if words & AHEAD:
        return "planned"
    return _verb_status(tree, clause) if clause.carriers else "happened"


def _from_above(tree: Tree, clause: Clause, statuses: Mapping[int, EventStatus]) -> EventStatus:
    """Return the status that governing words lend: "unclear whether", "will warn during his visit"."""
    number, preposition = clause.finite, ""
    for governor in tree.ancestors(number):
        if tree.dep[number] == "prep":
            preposition = tree.lower[number]
        dep, number = tree.dep[number], governor
        if dep in ("relcl", "ccomp", "advcl") and not clause.nominal:
            return "uncertain" if _is_doubted(tree, governor, dep) else "happened"
        if tree.pos[governor] in ("VERB", "AUX"):
            return _lent(tree, clause, governor, preposition, statuses)
    return "happened"


def _is_doubted(tree: Tree, governor: int, dep: str) -> bool:
    """Tell whether a content clause hangs on a word of doubt."""
    words = {tree.lower[governor], *(tree.lower[c] for c in tree.of_dep(governor, "acomp"))}
    return dep == "ccomp" and bool(words & UNCLEAR or tree.lemma[governor] in ("doubt", "wonder"))


def _lent(
    tree: Tree,
    clause: Clause,
    governor: int,
    preposition: str,
    statuses: Mapping[int, EventStatus],
) -> EventStatus:
    """Return what the governing verb's status means for a noun or a participle below it."""
    lent = statuses.get(governor, "happened")
    if tree.pos[governor] == "AUX" and clause.nominal:
        words = {tree.lower[child] for child in tree.of_dep(governor, "aux")}
        lent = "planned" if words & WILL else lent
    if preposition in LATER and lent == "happened":
        return "planned"
    if preposition not in SHARING:
        return "happened"
    if clause.nominal and lent == "denied":
        return "happened" if _is_definite(tree, clause.head) else "denied"
    return (
        lent
        if clause.nominal or tree.dep[clause.finite] in ("advcl", "xcomp", "conj")
        else "happened"
    )


def _is_definite(tree: Tree, head: int) -> bool:
    """Tell whether a noun is presented as known: such a thing exists though the verb is denied."""
    words = {tree.lower[child] for child in tree.of_dep(head, "det", "poss")}
    return bool(words & {"the", "this", "that", "these", "those"} or tree.of_dep(head, "poss"))
