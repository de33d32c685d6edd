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
    from dashboard.parsing.events.tree import Tree

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
    tree: Tree, clause: Clause, statuses: Mapping[int, EventStatus]
) -> EventStatus:
    """Return the status that governing words lend: "unclear whether", "will warn during his visit"."""
    number, preposition = clause.finite, ""
    for governor in tree.ancestors(number):
        if tree.dep[number] == "prep":
            preposition = tree.lower[number]
        dep, number = tree.dep[number], governor
        if dep in ("pcomp", "pobj") and _is_kept_from(tree, governor):
            return "uncertain"
        threat = clause.nominal and dep == "prep" and preposition in OF
        if (threat and _is_threat(tree, governor)) or (
            dep == "pcomp" and is_justified(tree, governor)
        ):
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


def _is_kept_from(tree: Tree, preposition: int) -> bool:
    """Tell whether somebody is to be kept from what follows: "to dissuade Norland from attacking"."""
    verbs = event_words().verbs
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
    warns = tree.pos[number] == "VERB" and tree.lemma[number] in event_words().verbs["warning"]
    return warns or (
        tree.pos[number] == "NOUN" and tree.lemma[number] in event_words().nouns["threats"]
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
    if (told := _told_by_verb(tree, clause, link, lent)) is not None:
        return told
    if _is_to_be(tree, link.verb):
        lent = "planned"
    if lent == "planned" and tree.lemma[clause.head] in event_words().nouns["lasting"]:
        return "happened"
    if link.preposition not in SHARING:
        return _beside(tree, link, lent)
    if lent == "denied" and is_definite(tree, clause.head):
        return "happened"
    return lent


def _told_by_verb(tree: Tree, clause: Clause, link: Link, lent: EventStatus) -> EventStatus | None:
    """Return what a verb's meaning says of a noun: called off, feared, expected; else None."""
    if link.dep == "dobj" and _is_called_off(tree, link.verb):
        return "denied" if lent == "happened" else "uncertain"
    if lent == "planned" and link.dep == "dobj":
        return "uncertain" if tree.lemma[link.verb] in event_words().verbs["wishing"] else None
    if lent != "happened":
        return None
    if _is_thought(tree, clause, link):
        return "uncertain"
    reached = link.dep in ("dobj", "nsubjpass") or link.preposition == "for"
    wished = _wished(tree, clause, link) if reached else "happened"
    return None if wished == "happened" else wished


def _is_thought(tree: Tree, clause: Clause, link: Link) -> bool:
    """Tell whether a noun stands under "if", or is what would have effects."""
    if {tree.lower[n] for n in tree.of_dep(link.verb, "mark")} & IF:
        return True
    if link.dep == "nsubj" and is_open(tree, link.verb):
        return True
    argument = link.dep in ("nsubj", "dobj") and not is_definite(tree, clause.head)
    return argument and _would(tree, link.verb)


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
    asked = (
        link.preposition == "about" and tree.lemma[link.verb] in event_words().verbs["reporting"]
    )
    return "uncertain" if asked else "happened"


def _wished(tree: Tree, clause: Clause, link: Link) -> EventStatus:
    """Return the status of what is wished for, fixed beforehand, prepared for, or called off."""
    lemma, verbs = tree.lemma[link.verb], event_words().verbs
    behind_for = link.preposition == "for"
    if lemma in verbs["wishing"] and not behind_for:
        return "denied" if tree.of_dep(link.verb, "neg") else "uncertain"
    if lemma in verbs["setting"] and not behind_for and _is_set(clause, tree):
        return "planned"
    if lemma in verbs["bracing"] and not is_definite(tree, clause.head):
        return "planned" if _is_set(clause, tree) else "uncertain"
    return "denied" if _is_called_off(tree, link.verb) and not behind_for else "happened"


def _is_called_off(tree: Tree, verb: int) -> bool:
    """Tell whether a verb says that its object is not to be: "cancelled", "skip", "ruled out"."""
    particles = {tree.lower[child] for child in tree.of_dep(verb, "prt")}
    lemma = f"{tree.lemma[verb]}_out" if "out" in particles else tree.lemma[verb]
    return lemma in event_words().verbs["calling_off"]


def _is_set(clause: Clause, tree: Tree) -> bool:
    """Tell whether a noun names what is fixed beforehand: a visit, a meeting, a vote."""
    return bool(event_words().classes_of(tree.lemma[clause.head]) & SET_BEFOREHAND)


def is_definite(tree: Tree, head: int) -> bool:
    """Tell whether a noun is presented as known: such a thing exists though the verb is denied."""
    words = {tree.lower[child] for child in tree.of_dep(head, "det", "poss")}
    return bool(words & {"the", "this", "that", "these", "those"} or tree.of_dep(head, "poss"))
