"""Denials: clauses that somebody says are not so, and who says it.

"Lee denied that he had cancelled the order", "the firm rejected claims that it had paid", "it is not
true that the mine was closed": what stands below is denied, whatever its own words say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from dashboard.parsing.events.tree import Tree

CONTENT = frozenset({"ccomp", "acl", "xcomp", "pcomp", "csubj", "relcl"})
OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})
OF = frozenset({"of", "about", "on", "over"})
REACH = 6
"""Steps up the tree in which a denial is looked for."""


@dataclass(frozen=True, slots=True)
class Denial:
    """The word that denies (a verb, or "true" in "not true"), and the edge of what it denies."""

    verb: int
    content: int


def denial_of(tree: Tree, number: int) -> Denial | None:
    """Return what denies the clause of a word, if anything does."""
    verbs, nouns = event_words().verbs, event_words().nouns
    start = number
    for _, governor in zip(range(REACH), tree.ancestors(number), strict=False):
        dep = tree.dep[number]
        if dep in CONTENT and tree.lemma[governor] in verbs["denying"]:
            return _unless_negated(tree, governor, number)
        if dep in ("ccomp", "csubj") and (untrue := _untrue(tree, governor)) is not None:
            return Denial(untrue, number)
        if tree.lemma[governor] in nouns["claims"] and (dep in CONTENT or dep == "prep"):
            return _rejected(tree, governor, number)
        if dep in CONTENT and dep != "xcomp" and tree.pos[number] in ("VERB", "AUX"):
            return None
        if tree.pos[governor] == "VERB" and dep not in ("xcomp", "conj"):
            return _denied_noun(tree, number, governor) if number == start else None
        number = governor
    return None


def denier(tree: Tree, denial: Denial) -> list[int]:
    """Return the subjects of the verb that denies; of "not true" those of the verb above it."""
    number = denial.verb
    for verb in (number, *tree.ancestors(number)):
        subjects = tree.of_dep(verb, "nsubj", "agent")
        subjects += [n for agent in tree.of_dep(verb, "agent") for n in tree.of_dep(agent, "pobj")]
        if found := [n for n in subjects if tree.lower[n] != "it" and tree.pos[n] != "ADP"]:
            return found
    return []


def _unless_negated(tree: Tree, verb: int, content: int) -> Denial | None:
    """Return the denial, unless the verb is itself negated: "did not deny that"."""
    return None if tree.of_dep(verb, "neg") else Denial(verb, content)


def _denied_noun(tree: Tree, number: int, verb: int) -> Denial | None:
    """Return the denial of what a verb of denying has as its object: "denied the theft"."""
    if tree.dep[number] not in OBJECTS or tree.lemma[verb] not in event_words().verbs["denying"]:
        return None
    return _unless_negated(tree, verb, number)


def _untrue(tree: Tree, verb: int) -> int | None:
    """Return the "true" of "it is not true that", or the "false" of "it is false that"."""
    negated = bool(tree.of_dep(verb, "neg"))
    for number in tree.of_dep(verb, "acomp", "oprd", "attr"):
        negative = negated or bool(tree.of_dep(number, "neg"))
        if (tree.lower[number] in ("true", "correct", "accurate", "right", "case")) == negative:
            known = ("true", "correct", "accurate", "right", "case", "false", "untrue", "wrong")
            return number if tree.lower[number] in known else None
    return None


def _rejected(tree: Tree, claim: int, content: int) -> Denial | None:
    """Return the denial of a claim that a verb rejects: "dismissed reports that"."""
    number = claim
    for governor in tree.ancestors(claim):
        dep = tree.dep[number]
        if tree.pos[governor] == "VERB":
            verbs = event_words().verbs
            rejects = tree.lemma[governor] in verbs["denying"] | verbs["rejecting"]
            return _unless_negated(tree, governor, content) if rejects and dep in OBJECTS else None
        if dep not in ("pobj", "prep", "conj") or (
            dep == "pobj" and tree.lower[governor] not in OF
        ):
            return None
        number = governor
    return None
