"""Which words of a text tell of an event, and how far their clauses reach.

An event is a verb that is neither an auxiliary nor a state, or a noun that names a happening. A
verb that only colours another ("is expected to visit", "held talks") lends it tense and subject
and is no event of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.parsing.events.tree import Tree

ClauseKind = Literal["verb", "noun", "presence", "named"]
NOT_A_HEAD = frozenset({"aux", "auxpass", "amod", "compound", "nmod", "prep", "case", "mark"})
UNITS = frozenset({"day", "week", "month", "hour", "year", "round", "series", "night"})
MEASURES = frozenset({"%", "percent", "cent", "point", "points"})
MAKING = frozenset({"make", "take", "give"})
FORCING = frozenset({"force", "compel", "oblige"})
HOLDING = frozenset({"conduct", "hold", "host", "stage", "undertake", "perform"})
FOUNDING = frozenset({"establish", "found", "institute"})
TAKING_PLACE = frozenset({"hold", "begin", "start", "take", "end", "open", "occur", "happen"})


@dataclass(frozen=True, slots=True)
class Clause:
    """An event's head word, the verbs that carry it (outermost last), and its span of tokens.

    A ``presence`` is a caption without a verb, headed by its person; ``named`` a period or event
    that has a name, such as a war, headed by that name.
    """

    head: int
    carriers: tuple[int, ...]
    kind: ClauseKind
    first: int
    last: int

    @property
    def nominal(self) -> bool:
        """Tell whether the head is not a verb."""
        return self.kind != "verb"

    @property
    def finite(self) -> int:
        """The word that has the tense: the outermost carrier, else the head itself."""
        return self.carriers[-1] if self.carriers else self.head


def find_clauses(tree: Tree) -> list[Clause]:
    """Return the clauses that tell of events, in the order of their heads."""
    heads = [n for n, dep in enumerate(tree.dep) if dep and _is_head(tree, n)]
    carried: dict[int, int] = {}
    taken: set[int] = set()
    for number in heads:
        carrier = _carrier(tree, number)
        if carrier is not None and carrier not in taken:
            carried[number] = carrier
            taken.add(carrier)
    stative = event_words().verbs["stative"]
    return [
        _clause(tree, number, carried)
        for number in heads
        if number not in taken
        and not (tree.pos[number] == "VERB" and tree.lemma[number] in stative)
    ]


def head_words(tree: Tree, clause: Clause) -> tuple[int, int]:
    """Return the first and last token of what names the event: "has been called off", "talks"."""
    if clause.kind == "named":
        return clause.first, clause.last
    numbers = [clause.head]
    if not clause.nominal:
        for verb in (clause.head, *clause.carriers):
            numbers += [verb, *tree.of_dep(verb, "prt", "aux", "auxpass", "neg")]
    return min(numbers), max(numbers)


def _is_head(tree: Tree, number: int) -> bool:
    """Tell whether a word can head an event's clause."""
    if tree.dep[number] in NOT_A_HEAD or not tree.text[number][:1].isalnum():
        return False
    if tree.pos[number] == "VERB":
        return not (
            describes_event(tree, number)
            or _is_command(tree, number)
            or _is_free_relative(tree, number)
            or _is_left_to_others(tree, number)
            or _is_side_of_picture(tree, number)
            or number in tree.titles
        )
    if tree.lemma[number] not in event_words().every_noun:
        return False
    if tree.pos[number] == "PROPN":
        return tree.dep[number] != "appos"
    measured = any(tree.lower[child] in MEASURES for child in tree.children[number])
    return tree.pos[number] == "NOUN" and not measured and not _is_founded(tree, number)


def _is_founded(tree: Tree, number: int) -> bool:
    """Tell whether a noun is of what was set up, and so no happening: "the award was established"."""
    verbs = [n for n in tree.of_dep(number, "acl") if tree.tag[n] == "VBN"]
    if tree.dep[number] in ("nsubjpass", "dobj"):
        verbs.append(tree.head[number])
    return any(tree.lemma[n] in FOUNDING for n in verbs)


def _is_command(tree: Tree, number: int) -> bool:
    """Tell whether a verb is an imperative: "visit our site", "see page 4"."""
    return (
        tree.tag[number] == "VB"
        and tree.dep[number] == "ROOT"
        and not tree.of_dep(number, "nsubj", "nsubjpass", "aux", "csubj")
    )


def _is_free_relative(tree: Tree, number: int) -> bool:
    """Tell whether a verb only stands for a thing: "what the two agreed is secret"."""
    objects = tree.of_dep(number, "dobj")
    return tree.dep[number] in ("csubj", "csubjpass") and any(tree.tag[c] == "WP" for c in objects)


def _is_side_of_picture(tree: Tree, number: int) -> bool:
    """Tell whether a word says where somebody stands in a picture: "Ada Quill, left, and Tom Baker"."""
    after = tree.text[number + 1] if number + 1 < len(tree.text) else ""
    return tree.lower[number] == "left" and tree.text[number - 1] in ",(" and after in PICTURED


PICTURED = frozenset({",", ")", "and", ".", ";"})


def _is_left_to_others(tree: Tree, number: int) -> bool:
    """Tell whether a verb only says who is to do or judge something: "we leave that to the court"."""
    to = [n for n in tree.of_dep(number, "prep", "dative") if tree.lower[n] == "to"]
    return tree.lemma[number] == "leave" and bool(to and tree.of_dep(number, "dobj"))


def describes_event(tree: Tree, number: int) -> bool:
    """Tell whether a verb only says of its noun when it was or who made it.

    "A visit starting Monday", "talks that ran from May 3 to 5", "the visit that Lee paid to Oslo",
    "the launch conducted on May 3".
    """
    dep, lemma, verbs = tree.dep[number], tree.lemma[number], event_words().verbs
    noun = tree.head[number]
    if dep not in ("acl", "relcl") or tree.lemma[noun] not in event_words().every_noun:
        return False
    relative = [
        c
        for c in tree.of_dep(number, "nsubj", "dobj")
        if tree.tag[c] in ("WDT", "WP") or tree.lower[c] == "that"
    ]
    if dep == "acl" and not relative:
        held = tree.tag[number] == "VBN" and lemma in HOLDING
        return held or lemma in verbs["bounds_start"] | verbs["bounds_end"]
    if not relative:
        return lemma in ("pay", "make") and bool(tree.of_dep(number, "nsubj"))
    role = tree.dep[relative[0]]
    if role == "dobj":
        return lemma in verbs["light"]
    return lemma in verbs["lasting"] and not tree.of_dep(number, "dobj", "xcomp")


def descriptions(tree: Tree, head: int) -> list[int]:
    """Return the verbs that only describe an event noun."""
    if tree.pos[head] == "VERB":
        return []
    return [c for c in tree.of_dep(head, "acl", "relcl") if describes_event(tree, c)]


def _carrier(tree: Tree, number: int) -> int | None:
    """Return the verb that lends the head its tense and subject, if one does."""
    governor = tree.head[number]
    if governor == number:
        return None
    carries = _raises if tree.pos[number] == "VERB" else _lightens
    if carries(tree, number, governor):
        return governor
    return _measured(tree, governor) if tree.dep[number] == "pobj" else None


def _raises(tree: Tree, number: int, governor: int) -> bool:
    """Tell whether the governor only colours the verb: "began to", "is expected to", "is forced to"."""
    verbs, lemma = event_words().verbs, tree.lemma[governor]
    groups = ("aspect", "plans", "failures", "evidential", "stative")
    forced = lemma in FORCING and bool(tree.of_dep(governor, "nsubjpass", "auxpass"))
    raised = forced or any(lemma in verbs[group] for group in groups)
    return tree.dep[number] == "xcomp" and raised


def _lightens(tree: Tree, number: int, governor: int) -> bool:
    """Tell whether the governor says no more than that the noun took place: "held talks"."""
    lemma = tree.lemma[governor]
    if tree.dep[number] == "dobj":
        turned = lemma in MAKING and (
            tree.pos[number] == "PROPN" or bool(tree.of_dep(governor, "oprd"))
        )
        return lemma in event_words().verbs["light"] and not turned
    return tree.dep[number] in ("nsubj", "nsubjpass") and lemma in TAKING_PLACE


def _measured(tree: Tree, preposition: int) -> int | None:
    """Return the light verb of "capping two days of talks": the unit of time only measures."""
    unit = tree.head[preposition]
    verb = tree.head[unit]
    if tree.lower[preposition] != "of" or tree.dep[unit] != "dobj":
        return None
    measures = tree.lemma[unit] in UNITS and tree.lemma[verb] in event_words().verbs["light"]
    return verb if measures else None


def _clause(tree: Tree, head: int, carried: Mapping[int, int]) -> Clause:
    """Return the clause of a head: its subtree, widened to its carriers, cut at coordination."""
    carriers: list[int] = []
    number = head
    while number in carried and carried[number] not in carriers:
        number = carried[number]
        carriers.append(number)
    edges = [_extent(tree, number) for number in (head, *carriers)]
    first, last = min(first for first, _ in edges), max(last for _, last in edges)
    return Clause(
        head, tuple(carriers), "verb" if tree.pos[head] == "VERB" else "noun", first, last
    )


def _extent(tree: Tree, head: int) -> tuple[int, int]:
    """Return the subtree of a head without coordinated clauses and without edge punctuation."""
    first, last = tree.left[head], tree.right[head]
    for child in tree.children[head]:
        if child > head and tree.dep[child] in ("conj", "cc", "parataxis"):
            last = min(last, tree.left[child] - 1)
        if child < head and tree.dep[child] in ("ccomp", "parataxis"):
            first = max(first, tree.right[child] + 1)
    while last > head and (tree.dep[last] in ("punct", "cc") or not tree.text[last].strip()):
        last -= 1
    while first < head and (
        tree.dep[first] in ("punct", "cc", "mark") or not tree.text[first].strip()
    ):
        first += 1
    return first, last
