"""Where the labels of an annotated strip go: in tiers, with no label over another or over a stem.

Each label is a flag on a stem that rises from the event's point on the axis. Labels are placed in
order of importance; one that no tier can take is left out, and counted by the caller.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 14.0
"""Free pixels between a label and its neighbour."""

TOUCH = 11.0
"""Half the width of a mark that stands for several events."""

STEM = 5.0
"""Free pixels between a label and another label's stem."""

EVEN = 8
"""So many pixels at a time the lines of a label are made wider until no more of them are needed."""

NARROW = frozenset("iljtfrI.,:;'’|!()[] -")
WIDE = frozenset("mwMW—%@")


def text_width(text: str, size: float = 14) -> float:
    """Return about how many pixels a text takes in the page's sans-serif: bold as many, plain a tenth less."""
    units = sum(
        0.30 if char in NARROW else 0.86 if char in WIDE else 0.64 if char.isupper() else 0.52
        for char in text
    )
    return units * size


def fitted(text: str, letters: int, room: float, size: float) -> str:
    """Return a text cut to so many letters, and between words to so many pixels."""
    cut = shortened(text, letters)
    while len(cut) > 1 and text_width(cut, size) > room:
        cut = shortened(cut, len(cut) - 1)
    return cut


def wrapped(text: str, letters: int, room: float, size: float, lines: int = 3) -> list[str]:
    """Return a text in as few lines as it needs of so many letters and pixels, as even as words allow.

    One that needs more ``lines`` than these is cut at the end of the last.
    """
    if len(text) <= letters and text_width(text, size) <= room:
        return [text]
    whole = _broken(text, letters, room, size)
    if len(whole) > lines:
        kept = whole[: lines - 1]
        return [*kept, fitted(text[len(" ".join(kept)) :].strip(), letters, room, size)]
    narrow = int(text_width(text, size) / len(whole))  # no narrower lines hold the text
    found = (_broken(text, letters, wide, size) for wide in range(narrow, int(room), EVEN))
    even = next((one for one in found if len(one) == len(whole)), whole)
    return [fitted(line, letters, room, size) for line in even]


def _broken(text: str, letters: int, room: float, size: float) -> list[str]:
    """Return a text in lines, each with as many words as it has room for."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and len(longer) <= letters and text_width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def room_at(point: float, width: float) -> float:
    """Return how wide a label may be that stands at a point of a strip, on the side with more room."""
    return max(point, width - point)


@dataclass(frozen=True, slots=True)
class Flag:
    """A label that was given a place: its box runs ``left``–``right`` in ``tier`` (0 is lowest).

    ``when`` puts labels over one place in order: the earlier the higher.
    """

    index: int
    x: float
    left: float
    right: float
    tier: int
    when: float = 0.0

    @property
    def points_right(self) -> bool:
        """Whether the label's text starts at the stem, rather than ending at it."""
        return self.left >= self.x - 1


def place(
    points: Sequence[float],
    widths: Sequence[float],
    width: float,
    tiers: int,
    times: Sequence[float] = (),
    bare: int | None = None,
    beyond: float = 0,
) -> list[Flag]:
    """Return the flags that find a place on a strip of ``width`` pixels.

    ``points`` are the stems' positions in pixels and ``widths`` the labels' widths, both in order
    of importance: a label is taken if all taken before it still fit into ``tiers`` with it, and no stem
    ``beyond`` a point is without a label for more than ``bare`` of them. It goes to the side on which the stems stay shorter.
    ``times`` order the labels of one stem, else ``points`` do.
    """
    taken: list[Flag] = []
    for index, (x, wide) in enumerate(zip(points, widths, strict=True)):
        when = times[index] if times else x
        sides = [
            _stacked([*taken, Flag(index, x, left, left + wide, 0, when)], tiers, beyond)
            for left in (x, x - wide)
            if left >= 0 and left + wide <= width
        ]
        sides = [flags for flags in sides if bare is None or _bare(flags, beyond) <= bare]
        taken = min(filter(None, sides), key=_height, default=taken)
    return taken


def _bare(flags: Sequence[Flag], beyond: float) -> int:
    """Return how many tiers of a stem beyond a point are without a label under its lowest, where these are most."""
    lowest: dict[float, int] = {}
    for flag in (one for one in flags if one.x >= beyond):
        lowest[flag.x] = min(flag.tier, lowest.get(flag.x, flag.tier))
    return max(lowest.values(), default=0)


def _height(flags: Sequence[Flag]) -> int:
    return sum(flag.tier for flag in flags)


def _stacked(flags: Sequence[Flag], tiers: int, beyond: float) -> list[Flag]:
    """Return the flags with their tiers, or an empty list if they need more tiers than there are.

    A label that crosses another's stem stands above that other's label. Labels that overlap without crossing a stem
    stand on different tiers. Of labels on one stem the earlier stands higher. Stems with few labels take the lowest
    tiers that are free; stems left of ``beyond`` (pixels) are placed after all others that are free.
    """
    many = Counter(flag.x for flag in flags)
    waiting = list(flags)
    done: list[Flag] = []
    while waiting:
        free = [one for one in waiting if not any(_covers(one, two) for two in waiting)]
        held = [one for one in waiting if one not in free]
        free = [one for one in free if not any(_is_before(one, two) for two in held)]
        if not free:
            return []
        free = [one for one in free if one.x >= beyond] or free
        for flag in sorted(free, key=lambda one: (many[one.x], one.x, -one.when)):
            done.append(replace(flag, tier=_lowest_tier(flag, done)))
            if done[-1].tier >= tiers:
                return []
        waiting = [one for one in waiting if one not in free]
    return done


def _lowest_tier(flag: Flag, done: Sequence[Flag]) -> int:
    """Return the lowest tier on which a label is above those that it covers, and clear of the others."""
    below = (two for two in done if _covers(flag, two) or _is_before(flag, two))
    tier = max((two.tier + 1 for two in below), default=0)
    while any(two.tier == tier and _overlaps(flag, two) for two in done):
        tier += 1
    return tier


def _is_before(one: Flag, two: Flag) -> bool:
    """Return whether two share a stem and one is the earlier."""
    return one.x == two.x and one.when < two.when


def _covers(one: Flag, two: Flag) -> bool:
    """Return whether the label of one lies over the stem of the other."""
    if one.index == two.index:
        return False
    if one.points_right:
        return one.left < two.x < one.right + STEM
    return one.left - STEM < two.x < one.right


def _overlaps(one: Flag, two: Flag) -> bool:
    return one.left < two.right + GAP and two.left < one.right + GAP


def clusters(points: Sequence[float], radii: Sequence[float]) -> list[list[int]]:
    """Return which dots of a line stand for which others: those that lie over each other are one.

    ``points`` are the dots' positions in pixels, ``radii`` their half widths, both in order of
    importance; each cluster starts with its most important dot, where it is drawn.
    """
    found: list[list[int]] = []
    for index, x in enumerate(points):
        home = next(
            (
                one
                for one in found
                if abs(points[one[0]] - x) < max(radii[one[0]], TOUCH) + radii[index]
            ),
            None,
        )
        if home is None:
            found.append([index])
        else:
            home.append(index)
    return found
