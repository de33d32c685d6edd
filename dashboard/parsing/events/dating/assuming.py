"""What tense alone says of a time: the publication day, or before it, or after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.dating.inheriting import is_performed, lasts
from dashboard.parsing.events.dating.times import Time
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.scene import Scene
    from dashboard.parsing.syntax.document import Document

EARLIER = frozenset({"had", "'d", "’d"})
BEFORE = frozenset({"before", "after", "since", "until"})
AHEAD = frozenset({"will", "shall", "may", "might", "'ll", "’ll", "to"})


def assumed(scene: Scene, index: int) -> Time:
    """Return the time of a clause that no date tells: assumed, and open where tense leaves it so."""
    clause, status, day = scene.clauses[index], scene.statuses[index], scene.published
    if status == "planned" and is_performed(scene, clause):
        return Time(day, day, relation="publication")
    open_yet = _has(scene, index, AHEAD) or _is_possible(scene.document, clause)
    if status == "planned" or (status == "uncertain" and open_yet):
        return Time(first=day, relation="publication or later")
    if lasts(scene.document, clause):
        return Time()
    if _has(scene, index, EARLIER) or _is_before(scene.document, clause):
        return Time(last=day, relation="publication or earlier")
    return Time(day, day, relation="publication")


def _is_possible(document: Document, clause: Clause) -> bool:
    """Tell whether a noun is of what may come: "a possible visit", "expects an attack"."""
    words = {document.lower[child] for child in document.children[clause.head]}
    verb = document.head[clause.head]
    awaited = (
        document.dep[clause.head] == "dobj"
        and document.lemma[verb] in event_words().verbs["bracing"]
    )
    return clause.nominal and (awaited or bool(words & POSSIBLE))


POSSIBLE = frozenset({"possible", "potential", "imminent", "looming", "hypothetical"})


def _is_before(document: Document, clause: Clause) -> bool:
    """Tell whether the clause only says what else came before or after: "before Lee left"."""
    marks = {document.lower[child] for child in document.of_dep(clause.finite, "mark")}
    return not clause.nominal and document.dep[clause.finite] == "advcl" and bool(marks & BEFORE)


def _has(scene: Scene, index: int, auxiliaries: frozenset[str]) -> bool:
    """Tell whether the clause has one of the auxiliaries."""
    clause, document = scene.clauses[index], scene.document
    return any(
        document.lower[child] in auxiliaries
        for number in (clause.head, *clause.carriers)
        for child in document.of_dep(number, "aux")
    )
