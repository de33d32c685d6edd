"""Which words of a text tell of an event, and how far their clauses reach.

An event is a verb that is neither an auxiliary nor a state, or a noun that names a happening. A
verb that only colours another ("is expected to visit", "held talks") lends it tense and subject
and is no event of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.parsing.events.lexicon import lexicon
from dashboard.parsing.events.tree import CLAUSES

if TYPE_CHECKING:
    from dashboard.parsing.events.tree import Tree

NOT_A_HEAD = frozenset({"aux", "auxpass", "amod", "compound", "nmod", "prep", "case", "mark"})
UNITS = frozenset({"day", "week", "month", "hour", "year", "round", "series", "night"})
MEASURES = frozenset({"%", "percent", "cent", "point", "points"})


@dataclass(frozen=True, slots=True)
class Clause:
    """An event's head word, the verbs that carry it (outermost last), and its span of tokens.

    A ``presence`` is a caption without a verb; its head is the person.
    """

    head: int
    carriers: tuple[int, ...]
    nominal: bool
    first: int
    last: int
    presence: bool = False

    @property
    def finite(self) -> int:
        """The word that has the tense: the outermost carrier, else the head itself."""
        return self.carriers[-1] if self.carriers else self.head


def find_clauses(tree: Tree) -> list[Clause]:
    """Return the clauses that tell of events, in the order of their heads."""
    words = lexicon()
    carried: dict[int, int] = {}
    heads: list[int] = []
    for number, dep in enumerate(tree.dep):
        if not dep:
            continue
        if tree.pos[number] == "VERB" and dep not in NOT_A_HEAD:
            if not _only_bounds(tree, number) and not _is_command(tree, number):
                heads.append(number)
        elif tree.pos[number] in ("NOUN", "PROPN") and _names_event(tree, number):
            heads.append(number)
    chosen = set(heads)
    for number in heads:
        carrier = _carrier(tree, number)
        if carrier is not None and carrier not in carried.values():
            carried[number] = carrier
    taken = set(carried.values())
    for number in heads:
        if tree.pos[number] == "VERB" and number not in taken:
            lemma = tree.lemma[number]
            if lemma in words.verbs["stative"] or (
                lemma in words.verbs["aspect"] and number in taken
            ):
                chosen.discard(number)
    return [
        _clause(tree, number, carried) for number in heads if number in chosen and number not in taken
    ]


def _is_command(tree: Tree, number: int) -> bool:
    """Tell whether a verb is an imperative: "visit our site", "see page 4"."""
    return (
        tree.tag[number] == "VB"
        and tree.dep[number] == "ROOT"
        and not tree.of_dep(number, "nsubj", "nsubjpass", "aux", "csubj")
    )


def _only_bounds(tree: Tree, number: int) -> bool:
    """Tell whether a participle only says when its noun begins or ends: "a visit starting Monday"."""
    verbs = lexicon().verbs
    return (
        tree.dep[number] == "acl"
        and tree.lemma[number] in verbs["bounds_start"] | verbs["bounds_end"]
        and tree.lemma[tree.head[number]] in lexicon().every_noun
    )


def head_words(tree: Tree, clause: Clause) -> tuple[int, int]:
    """Return the first and last token of what names the event: "has been called off", "talks"."""
    numbers = [clause.head]
    for verb in (clause.head, *clause.carriers):
        if tree.pos[verb] == "VERB":
            numbers.append(verb)
            numbers += tree.of_dep(verb, "prt", "aux", "auxpass", "neg")
    if clause.nominal:
        numbers = [clause.head]
    return min(numbers), max(numbers)


def _names_event(tree: Tree, number: int) -> bool:
    """Tell whether the noun names a happening here, not a thing or a measure."""
    if tree.lemma[number] not in lexicon().every_noun or tree.dep[number] in NOT_A_HEAD:
        return False
    if tree.pos[number] == "PROPN":
        return tree.dep[number] not in ("appos",)
    return not any(tree.lower[child] in MEASURES for child in tree.children[number])


def _carrier(tree: Tree, number: int) -> int | None:
    """Return the verb that lends the head its tense and subject, if one does."""
    verbs = lexicon().verbs
    governor, dep = tree.head[number], tree.dep[number]
    if governor == number:
        return None
    lemma = tree.lemma[governor]
    if tree.pos[number] == "VERB":
        raised = verbs["aspect"] | verbs["plans"] | verbs["failures"] | verbs["evidential"]
        if dep == "xcomp" and (lemma in raised or lemma in verbs["stative"]):
            return governor
        return None
    if dep == "dobj" and lemma in verbs["light"]:
        return governor
    if dep == "pobj" and tree.lower[governor] == "of":
        return _measured(tree, tree.head[governor])
    if dep in ("nsubjpass", "nsubj") and lemma in ("hold", "begin", "start", "take", "end", "open"):
        return governor
    return None


def _measured(tree: Tree, unit: int) -> int | None:
    """Return the light verb of "capping two days of talks": the unit of time only measures."""
    verb = tree.head[unit]
    if tree.dep[unit] == "dobj" and tree.lemma[unit] in UNITS:
        return verb if tree.lemma[verb] in lexicon().verbs["light"] else None
    return None


def _clause(tree: Tree, head: int, carried: dict[int, int]) -> Clause:
    """Return the clause of a head: its subtree, widened to its carriers, cut at coordination."""
    carriers: list[int] = []
    number = head
    while number in carried and carried[number] not in carriers:
        number = carried[number]
        carriers.append(number)
    first, last = _extent(tree, head)
    for carrier in carriers:
        left, right = _extent(tree, carrier)
        first, last = min(first, left), max(last, right)
    return Clause(head, tuple(carriers), tree.pos[head] != "VERB", first, last)


def _extent(tree: Tree, head: int) -> tuple[int, int]:
    """Return the subtree of a head without coordinated clauses and without edge punctuation."""
    first, last = tree.left[head], tree.right[head]
    for child in tree.children[head]:
        if child > head and tree.dep[child] in ("conj", "cc", "parataxis"):
            last = min(last, tree.left[child] - 1)
        if child < head and tree.dep[child] in ("ccomp", "parataxis"):
            first = max(first, tree.right[child] + 1)
        if child > head and tree.dep[child] in CLAUSES and tree.pos[head] != "VERB":
            continue
    while last > head and (tree.dep[last] in ("punct", "cc") or not tree.text[last].strip()):
        last -= 1
    while first < head and (tree.dep[first] in ("punct", "cc", "mark") or not tree.text[first].strip()):
        first += 1
    return first, last
