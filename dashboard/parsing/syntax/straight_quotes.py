"""Straight double marks: which of a line's opens and which closes, weighed over the whole line.

A straight mark shows only by its neighbours what it does, and some texts set blanks on both sides of
it or drop one of a pair. So no mark is judged alone: each may open, close or be a stray, and the
cheapest reading of the line wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Role = Literal["opens", "closes"]

OPENERS = frozenset("([{—–-/")
ENDS = frozenset(".,?!…")
LOST = 1.2
"""What it costs that a mark which opens has lost its partner behind it."""
STRAY = 1.3
"""What it costs that a mark closes what none opened."""
NESTED = 0.9
"""What it costs that a mark opens inside what another opened: "He said "go home" to me"."""
LEFT_OPEN = 0.4
"""What it costs that the last mark stays open, as before a paragraph that goes on."""
AGAINST = 2.5
"""What it costs to read a mark against its blanks; less where the printer's slip is a common one."""


@dataclass(frozen=True, slots=True)
class _Path:
    """The cheapest reading so far: its cost, and each mark's role."""

    cost: float
    roles: tuple[tuple[int, Role | None], ...] = ()

    def then(self, cost: float, place: int, role: Role | None) -> _Path:
        return _Path(self.cost + cost, (*self.roles[-KEPT:], (place, role)))


KEPT = 400
"""Of so many marks back a line's reading is remembered."""


def straight_roles(text: str, start: int, end: int, places: Sequence[int]) -> dict[int, Role]:
    """Return what each straight mark of the line ``text[start:end]`` does.

    Strays are left out, and so is a pair inside another: it is a part of what the outer one holds.
    """
    closed: _Path | None = _Path(0.0)
    opened: _Path | None = None
    nested: _Path | None = None
    for place in places:
        opening, closing = _costs(text, start, end, place)
        to_open = _cheapest(
            closed.then(opening, place, "opens") if closed else None,
            _without_last(opened).then(opening + LOST, place, "opens") if opened else None,
        )
        to_open = _cheapest(to_open, nested.then(closing, place, None) if nested else None)
        to_closed = _cheapest(
            opened.then(closing, place, "closes") if opened else None,
            closed.then(closing + STRAY, place, None) if closed else None,
        )
        nested = opened.then(opening + NESTED, place, None) if opened else None
        closed, opened = to_closed, to_open
    if opened is not None:
        opened = _Path(opened.cost + LEFT_OPEN, opened.roles)
    best = _cheapest(closed, opened)
    return {place: role for place, role in best.roles if role} if best else {}


def _cheapest(one: _Path | None, two: _Path | None) -> _Path | None:
    """Return the path that costs less, the first where both cost the same."""
    if one is None or two is None:
        return one or two
    return one if one.cost <= two.cost else two


def _without_last(path: _Path) -> _Path:
    """Return the path with its last mark that opened as a stray."""
    roles = list(path.roles)
    for number in range(len(roles) - 1, -1, -1):
        if roles[number][1] == "opens":
            roles[number] = (roles[number][0], None)
            break
    return _Path(path.cost, tuple(roles))


def _costs(text: str, start: int, end: int, place: int) -> tuple[float, float]:
    """Return what it costs to read the mark as one that opens, and as one that closes."""
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    last = text[start:place].rstrip()[-1:] if before.isspace() else before
    goes_on = last in ENDS and text[place + 1 : end].lstrip()[:1].islower()
    blank_before, blank_after = before.isspace() or before in OPENERS, after.isspace()
    if blank_before and goes_on:
        # '... home. "she said': what goes on small is no new sentence.
        return 1.0, 0.3
    if blank_before and blank_after:
        return (0.3, 0.0) if last in ENDS else (0.0, 0.3)
    if blank_before:
        return (0.0, 0.8) if last in ENDS else (0.0, 1.5)
    if blank_after:
        # '... said," Words': the blank stands on the wrong side of the mark.
        return (1.1, 0.0) if before == "," else (AGAINST, 0.0)
    return (0.3, 0.4) if not before.isalnum() and before not in ".,?!=;:" else (1.0, 0.3)
