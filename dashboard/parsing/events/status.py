"""Whether a clause says that its event happened, is planned, is denied or is uncertain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.events.denial import denial_of
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
REPORTING_TAGS = frozenset({"VBD", "VBN", "VBG"})
"""Of verbs that say what was to come: "said", "announcing that he would travel"."""
NO = frozenset({"no", "without", "never", "neither"})
UNCLEAR = frozenset(
    {"unclear", "uncertain", "unsure", "unknown", "doubtful", "possible", "unlikely", "likely"}
)
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
OF = frozenset({"of", "about", "for", "against"})
CASES = frozenset({"event", "case", "eventuality"})
LATER = frozenset({"before", "ahead", "until", "pending"})
SHARING = frozenset({"", "during", "at", "in", "on", "for", "with", "through", "by"})


TIMETABLED = frozenset({"visit", "arrive", "leave", "meet"})
SET_BEFOREHAND = frozenset({"visit", "meet", "elect", "show", "perform", "trial", "test"})


@dataclass(frozen=True, slots=True)
class Link:
    """How a word hangs below a verb: the last dependency before it, and the preposition if any."""

    verb: int
    dep: str
    preposition: str


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
    due = any(tree.lemma[n] == "be" for n in clause.carriers) and _has_to(tree, clause.head)
    would = "would" in words and "like" not in carriers
    reported = _is_reported(tree, clause.finite)
    ahead = due or words & WILL or carriers & verbs["plans"] or (would and reported)
    readings: tuple[tuple[object, EventStatus], ...] = (
        (words & IF, "uncertain"),
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
    return main and bool(lexicon().classes_of(tree.lemma[clause.head]) & TIMETABLED)


def _is_reported(tree: Tree, number: int) -> bool:
    """Tell whether a verb stands in a reported clause ("said it would cut")."""
    return tree.dep[number] == "ccomp" and tree.tag[tree.head[number]] in REPORTING_TAGS


def _is_purpose(tree: Tree, clause: Clause) -> bool:
    """Tell whether the clause is a bare infinitive: a purpose, a headline's "to visit", a promise."""
    finite = clause.finite
    if tree.tag[finite] != "VB" or not _has_to(tree, finite):
        return False
    brought = tree.lemma[tree.head[finite]] in lexicon().verbs["bringing_about"]
    if brought and tree.dep[finite] in ("xcomp", "ccomp"):
        return False
    return not clause.carriers or tree.lemma[finite] not in lexicon().verbs["aspect"]


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


def _from_above(tree: Tree, clause: Clause, statuses: Mapping[int, EventStatus]) -> EventStatus:
    """Return the status that governing words lend: "unclear whether", "will warn during his visit"."""
    number, preposition = clause.finite, ""
    for governor in tree.ancestors(number):
        if tree.dep[number] == "prep":
            preposition = tree.lower[number]
        dep, number = tree.dep[number], governor
        if not clause.nominal and dep == "pcomp" and _is_kept_from(tree, governor):
            return "uncertain"
        if clause.nominal and dep == "prep" and preposition in OF and _is_threat(tree, governor):
            return "uncertain"
        if dep in ("relcl", "ccomp", "advcl") and not clause.nominal:
            taken = _asks_how(tree, clause.finite)
            return "uncertain" if _is_doubted(tree, governor, dep) and not taken else "happened"
        if tree.lemma[governor] == "look" and _looks_forward(tree, governor, preposition):
            return "planned"
        if tree.pos[governor] in ("VERB", "AUX"):
            link = Link(governor, dep, preposition)
            return (
                _lent_to_noun(tree, clause, link, statuses)
                if clause.nominal
                else _lent(tree, clause, link, statuses)
            )
    return "happened"


def _is_case(tree: Tree, clause: Clause) -> bool:
    """Tell whether a clause may come or not: "in the event that they strike", "in case of an attack"."""
    above = tree.head[clause.finite]
    noun = tree.head[above] if clause.nominal and tree.lower[above] == "of" else above
    if tree.lemma[noun] not in CASES or tree.lower[tree.head[noun]] != "in":
        return False
    if clause.nominal:
        return not _is_definite(tree, clause.head)
    objects = tree.of_dep(clause.finite, "dobj")
    joint = tree.of_dep(clause.finite, "mark") + (objects if len(objects) > 1 else [])
    return any(tree.lower[n] == "that" for n in joint)


def _is_kept_from(tree: Tree, preposition: int) -> bool:
    """Tell whether somebody is to be kept from what follows: "to dissuade Norland from attacking"."""
    verbs = lexicon().verbs
    above = tree.lemma[tree.head[preposition]]
    kept = above in verbs["wishing"] | verbs["failures"] | {
        "dissuade",
        "keep",
        "stop",
        "discourage",
    }
    return tree.lower[preposition] == "from" and kept


def _is_threat(tree: Tree, number: int) -> bool:
    """Tell whether what hangs on a word may or may not come: "the threat of an invasion"."""
    warns = tree.pos[number] == "VERB" and tree.lemma[number] in lexicon().verbs["warning"]
    return warns or (
        tree.pos[number] == "NOUN" and tree.lemma[number] in lexicon().nouns["threats"]
    )


def _looks_forward(tree: Tree, verb: int, preposition: str) -> bool:
    """Tell whether what hangs on "look" is looked forward to."""
    return preposition == "to" and any(tree.lower[c] == "forward" for c in tree.children[verb])


def _asks_how(tree: Tree, number: int) -> bool:
    """Tell whether a clause asks why or how, and so takes for granted that: "I wonder why he left"."""
    asked = {tree.lower[child] for child in tree.of_dep(number, "advmod")}
    return bool(asked & {"why", "how", "where"})


def _is_doubted(tree: Tree, governor: int, dep: str) -> bool:
    """Tell whether a content clause hangs on a word of doubt."""
    words = {tree.lower[governor], *(tree.lower[c] for c in tree.of_dep(governor, "acomp"))}
    return dep == "ccomp" and bool(words & UNCLEAR or tree.lemma[governor] in ("doubt", "wonder"))


def _lent(
    tree: Tree, clause: Clause, link: Link, statuses: Mapping[int, EventStatus]
) -> EventStatus:
    """Return what the governing verb's status means for a verb below it."""
    lent = statuses.get(link.verb, "happened")
    if link.preposition in LATER and lent == "happened":
        return "planned"
    if link.preposition == "by" and _would(tree, link.verb):
        return "uncertain"
    joined = tree.dep[clause.finite] in ("advcl", "xcomp", "conj")
    return lent if link.preposition in SHARING and joined else "happened"


def _lent_to_noun(
    tree: Tree, clause: Clause, link: Link, statuses: Mapping[int, EventStatus]
) -> EventStatus:
    """Return what the governing verb means for an event noun below it."""
    lent = statuses.get(link.verb, "happened")
    if lent == "happened" and _is_thought(tree, clause, link):
        return "uncertain"
    if _is_to_be(tree, link.verb):
        lent = "planned"
    if lent == "planned" and tree.lemma[clause.head] in lexicon().nouns["lasting"]:
        return "happened"
    if link.preposition not in SHARING:
        return _beside(tree, link, lent)
    if lent == "happened" and link.dep in ("dobj", "nsubjpass"):
        return _wished(tree, clause, link.verb)
    if lent == "denied" and _is_definite(tree, clause.head):
        return "happened"
    return lent


def _is_thought(tree: Tree, clause: Clause, link: Link) -> bool:
    """Tell whether a noun stands under "if", or is what would have effects."""
    if {tree.lower[n] for n in tree.of_dep(link.verb, "mark")} & IF:
        return True
    subject = link.dep == "nsubj" and not _is_definite(tree, clause.head)
    return subject and _would(tree, link.verb)


def _would(tree: Tree, number: int) -> bool:
    """Tell whether a verb says what would be: "an attack would cost them dearly"."""
    return any(tree.lower[child] in ("would", "'d", "’d") for child in tree.of_dep(number, "aux"))


def _is_to_be(tree: Tree, number: int) -> bool:
    """Tell whether a verb is "will be"."""
    helping = {tree.lower[child] for child in tree.of_dep(number, "aux")}
    return tree.pos[number] == "AUX" and bool(helping & WILL)


def _beside(tree: Tree, link: Link, lent: EventStatus) -> EventStatus:
    """Return the status of a noun behind a preposition: "ahead of the visit", "asked about a visit"."""
    if link.preposition in LATER and lent == "happened":
        return "planned"
    asked = link.preposition == "about" and tree.lemma[link.verb] in lexicon().verbs["reporting"]
    return "uncertain" if asked else "happened"


def _wished(tree: Tree, clause: Clause, verb: int) -> EventStatus:
    """Return the status of what is wished for, fixed beforehand, or called off."""
    lemma, verbs = tree.lemma[verb], lexicon().verbs
    if lemma in verbs["wishing"]:
        return "denied" if tree.of_dep(verb, "neg") else "uncertain"
    if lemma in verbs["setting"] and _is_set(clause, tree):
        return "planned"
    return "denied" if lemma in verbs["calling_off"] else "happened"


def _is_set(clause: Clause, tree: Tree) -> bool:
    """Tell whether a noun names what is fixed beforehand: a visit, a meeting, a vote."""
    return bool(lexicon().classes_of(tree.lemma[clause.head]) & SET_BEFOREHAND)


def _is_definite(tree: Tree, head: int) -> bool:
    """Tell whether a noun is presented as known: such a thing exists though the verb is denied."""
    words = {tree.lower[child] for child in tree.of_dep(head, "det", "poss")}
    return bool(words & {"the", "this", "that", "these", "those"} or tree.of_dep(head, "poss"))
