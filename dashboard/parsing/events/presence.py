"""Captions that say who was where and when, without a verb: "Ann Lee with Bo Park in Oslo last May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.clauses import Clause
from dashboard.parsing.events.frames import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.model import DateReference, Mention
    from dashboard.parsing.events.frames import Cast
    from dashboard.parsing.events.tree import Tree

LONGEST = 40
"""Tokens of a caption; longer sentences without a verb are lists."""


def find_presences(
    tree: Tree, clauses: Sequence[Clause], cast: Cast, dates: Sequence[DateReference]
) -> Iterator[Clause]:
    """Yield a clause for each verbless sentence with a person first, a place and a date."""
    taken = {tree.sentence[clause.head] for clause in clauses}
    taken |= {tree.sentence[n] for n, pos in enumerate(tree.pos) if pos in ("VERB", "AUX")}
    for date in dates:
        span = tree.within(date.start, date.end)
        if not date.first or not span or tree.sentence[span[0]] in taken:
            continue
        number = tree.sentence[span[0]]
        taken.add(number)
        if clause := _presence(tree, cast, span[0], number):
            yield clause


def _presence(tree: Tree, cast: Cast, inside: int, sentence: int) -> Clause | None:
    """Return the clause of a sentence whose root is a person and that names a place."""
    first = last = inside
    while first and tree.sentence[first - 1] == sentence:
        first -= 1
    while last + 1 < len(tree.text) and tree.sentence[last + 1] == sentence:
        last += 1
    while last > first and (not tree.text[last].strip() or tree.dep[last] == "punct"):
        last -= 1
    found: dict[int, Mention] = {n: cast.at[n] for n in range(first, last + 1) if n in cast.at}
    root = next((n for n in range(first, last + 1) if tree.dep[n] == "ROOT"), None)
    if root is None or last - first > LONGEST or root not in found or found[root].type != "PER":
        return None
    placed = any(m.type in PLACES and m.kind == "name" for m in found.values())
    return Clause(root, (), nominal=True, first=first, last=last, presence=True) if placed else None
