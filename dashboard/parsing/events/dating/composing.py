"""Lengths and days together: "three-day visit starting Wednesday", "capping two days of talks"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.events.dating.times import shift
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import DateReference
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.dating.times import Time
    from dashboard.parsing.events.scene import Scene

LENGTH = re.compile(r"P(\d{1,3})([DW])$")
LONGEST = 366


def compose(scene: Scene, dates: Sequence[DateReference], times: list[Time | None]) -> None:
    """Give the clause of each length the interval that it makes with the clause's day."""
    for date in dates:
        length = LENGTH.match(date.value)
        if length is None or date.first:
            continue
        top = scene.document.top(scene.document.within(date.start, date.end))
        target = None if top is None else scene.governor(top)
        days = int(length.group(1)) * (7 if length.group(2) == "W" else 1)
        if target is not None and days <= LONGEST:
            times[target] = _composed(scene, target, days - 1, times)


def _since_arrival(day: Time | None, more: int) -> Time | None:
    """Return the days from that of an arrival on; None where it is not one day."""
    if day is None or day.first is None or day.first != day.last:
        return None
    return replace(day, last=shift(day.first, more), certainty="computed", precise=True)


def _composed(scene: Scene, target: int, more: int, times: list[Time | None]) -> Time | None:
    """Return the interval of a clause that lasts ``more`` days beyond its first."""
    clause, time = scene.clauses[target], times[target]
    ends = _says_end(scene, clause)
    if time is None and ends:
        time = _day_above(scene, clause, times)
    if time is None:
        return _since_arrival(_day_of_arrival(scene, clause, times), more)
    if time.bound == "end" and time.first is None:
        return replace(time, first=shift(time.last, -more), certainty="computed")
    if not time.first:
        return time
    if time.last is None:
        return replace(time, last=shift(time.first, more), certainty="computed")
    if time.first == time.last and ends:
        first = shift(time.first, -more)
        return replace(time, first=first, certainty="computed", precise=True)
    return time


def _says_end(scene: Scene, clause: Clause) -> bool:
    """Tell whether the verb that carries a noun says that it ended: "capping", "concluded"."""
    ends = event_words().verbs["bounds_end"]
    return any(scene.document.lemma[carrier] in ends for carrier in clause.carriers)


def _day_above(scene: Scene, clause: Clause, times: list[Time | None]) -> Time | None:
    """Return the day of the clause that a participle hangs on, or of what happens in it."""
    document, owner = scene.document, scene.owner
    governor = document.head[clause.finite]
    if governor not in owner or document.dep[clause.finite] not in ("advcl", "conj", "xcomp"):
        return None
    if time := times[owner[governor]]:
        return time
    nouns = [n for p in document.of_dep(governor, "prep") for n in document.of_dep(p, "pobj")]
    return next((time for n in nouns if n in owner and (time := times[owner[n]])), None)


def _day_of_arrival(scene: Scene, clause: Clause, times: list[Time | None]) -> Time | None:
    """Return the day on which somebody came for what lasts: "arrived on May 3 for a two-day visit"."""
    document, owner = scene.document, scene.owner
    verb = document.head[document.head[clause.head]]
    came = "visit" in event_words().classes_of(document.lemma[verb]) and verb in owner
    return (
        times[owner[verb]] if came and document.lower[document.head[clause.head]] == "for" else None
    )
