"""TIMEX3 values, printed from intervals and counts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.parsing.dates.interval import Interval

UNIT_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}
MULTIPLES = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year")}
VAGUE_LETTERS = {"decade": "E", "century": "C"}
PARTS = {
    "year": (12, "month"),
    "day": (24, "hour"),
    "hour": (60, "minute"),
    "minute": (60, "second"),
}
"""How half a unit is written: in the next smaller one (weeks have no smaller unit in TIMEX3)."""


def date_value(interval: Interval) -> str:
    """Return the TIMEX3 value of a calendar interval: 2024, 2024-06, 2024-W16, 2024-Q1, 199, 19."""
    first = interval.first
    if first is None:
        return "XXXX"
    kind = interval.granularity
    iso = first.isocalendar()
    year = f"{first.year:04d}"
    if kind == "week":
        return f"{iso.year:04d}-W{iso.week:02d}"
    if kind == "weekend":
        return f"{iso.year:04d}-W{iso.week:02d}-WE"
    if kind == "season":
        return f"{year}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}[first.month] }"
    printed = {
        "month": f"{year}-{first.month:02d}",
        "quarter": f"{year}-Q{(first.month + 2) // 3}",
        "half": f"{year}-H{1 if first.month < 7 else 2}",
        "year": year,
        "decade": year[:3],
        "century": year[:2] if first.year >= 100 else "00",
    }
    return printed.get(kind, first.isoformat())


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of ``count`` units; None is an unknown number."""
    if count is None:
        return _period("X", VAGUE_LETTERS.get(unit) or UNIT_LETTERS.get(unit, "X"))
    factor, plain = MULTIPLES.get(unit, (1, unit))
    count *= factor
    whole = math.floor(count)
    rest = count - whole
    if rest < 0.01 or plain not in PARTS:
        return _period(str(whole) if rest < 0.01 else f"{count:g}", UNIT_LETTERS[plain])
    size, smaller = PARTS[plain]
    tail = f"{round(rest * size)}{UNIT_LETTERS[smaller][-1]}"
    head = f"{whole}{UNIT_LETTERS[plain][-1]}" if whole else ""
    timed = "T" if plain in ("hour", "minute") else ""
    middle = "T" if plain == "day" else ""
    return f"P{timed}{head}{middle}{tail}"


def _period(number: str, letters: str) -> str:
    """Return "P" and number and letters, with the T of times in front."""
    if letters.startswith("T"):
        return f"PT{number}{letters[1:]}"
    return f"P{number}{letters}"
