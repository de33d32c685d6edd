"""What tense alone says of a time: the publication day, or before it, or after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.dating.inheriting import is_performed, lasts
from dashboard.parsing.events.dating.times import Time

if TYPE_CHECKING:
    from dashboard.parsing.events.scene import Scene

EARLIER = frozenset({"had", "'d", "’d"})
AHEAD = frozenset({"will", "shall", "may", "might", "'ll", "’ll", "to"})


def assumed(scene: Scene, index: int) -> Time:
    """Return the time of a clause that no date tells: assumed, and open where tense leaves it so."""
    clause, status, day = scene.clauses[index], scene.statuses[index], scene.published
    if status == "planned" and is_performed(scene, clause):
        return Time(day, day, relation="publication")
    if status == "planned" or (status == "uncertain" and _has(scene, index, AHEAD)):
        return Time(first=day, relation="publication or later")
    if lasts(scene.tree, clause):
        return Time()
    if _has(scene, index, EARLIER):
        return Time(last=day, relation="publication or earlier")
    return Time(day, day, relation="publication")


def _has(scene: Scene, index: int, auxiliaries: frozenset[str]) -> bool:
    """Tell whether the clause has one of the auxiliaries."""
    clause, tree = scene.clauses[index], scene.tree
    return any(
        tree.lower[child] in auxiliaries
        for number in (clause.head, *clause.carriers)
        for child in tree.of_dep(number, "aux")
    )
