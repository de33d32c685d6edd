"""The signs of one line that may be quotation marks, as they stand, before it is told what they do."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = re.compile(r"[“”„‟\"″«»‹›‘’'‚`＂]+|<[A-Za-z/][^<>\n]{0,300}>")
SAME = {"″": '"'}
"""Signs that stand for another: old wire copy prints ″ for a straight mark."""
DOUBLED = {"''": "''", "``": "``", "‘‘": "“", "’’": "”"}
DOUBLE = frozenset({'"', "''", "＂"})
SINGLE = frozenset({"‘", "'", "‚", "`"})
ALWAYS_OPENS = frozenset({"“", "„", "‟", "«", "‹", "``"})
CLOSERS: dict[str, tuple[str, ...]] = {
    "“": ("”", "''", '"'),
    "„": ("“", "”"),
    "‟": ("”", "''", '"'),
    '"': ('"', "”"),
    "''": ("''", "”"),
    "``": ("''", "”"),
    "＂": ("＂",),
    "«": ("»",),
    "‹": ("›",),
    "‘": ("’",),
    "‚": ("‘", "’"),
}
OTHER_DOUBLE = frozenset({"“", "”", "„", "‟", "``", "''", "＂"})
TURNED = {"»": "«", "«": "»", "›": "‹", "‹": "›"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: where it stands, which it is, how many characters, and its neighbours."""

    place: int
    sign: str
    size: int
    before: str
    after: str

    @property
    def end(self) -> int:
        """Where the text goes on behind the mark."""
        return self.place + self.size


def read_marks(text: str, start: int, end: int) -> list[Mark]:
    """Return the marks of the line ``text[start:end]`` in order.

    »Words« are read as «words» where the line's first mark of them points inwards.
    """
    marks = [*_read(text, start, end)]
    first = next((mark for mark in marks if mark.sign in TURNED), None)
    if first is not None and first.sign in "»›" and not first.after.isspace():
        return [replace(mark, sign=TURNED.get(mark.sign, mark.sign)) for mark in marks]
    return marks


def _read(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the marks; doubled single marks are one, those inside markup are none."""
    for match in MARK.finditer(text, start, end):
        run = match.group()
        place = len(run) if run.startswith("<") else 0
        while place < len(run):
            two = run[place : place + 2]
            size = 2 if two in DOUBLED else 1
            sign = DOUBLED.get(two, SAME.get(run[place], run[place]))
            at = match.start() + place
            before = text[at - 1] if at > start else " "
            after = text[at + size] if at + size < end else " "
            yield Mark(at, sign, size, before, after)
            place += size


def counts_from(marks: list[Mark], sign: str) -> list[int]:
    """Return for every mark how many of one sign stand from it on."""
    counts = [0] * (len(marks) + 1)
    for number in range(len(marks) - 1, -1, -1):
        counts[number] = counts[number + 1] + (marks[number].sign == sign)
    return counts
