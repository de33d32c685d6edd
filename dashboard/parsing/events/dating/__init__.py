"""When the event of a clause was: the date in its clause, else its neighbours', else assumed.

A date belongs to the clause that governs it, not to the nearest verb. Where a clause has none, it
takes one from the event that it stands in or that stands in it ("will warn China during his visit
this week"); failing that, news that is told in a plain past or present is taken to be of the
publication day, and marked as assumed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.parsing.events.dating.attachment import claims
from dashboard.parsing.events.dating.inheritance import assumed, inherit
from dashboard.parsing.events.dating.times import (
    Time,
    closed,
    compose,
    intersect,
    join_ranges,
    nearer,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import DateReference
    from dashboard.parsing.events.clauses import Scene


def date_clauses(scene: Scene, dates: Sequence[DateReference]) -> list[Time]:
    """Return the time of each clause of the scene."""
    times: list[Time | None] = [None] * len(scene.clauses)
    for date in dates:
        for target, time in claims(scene, date):
            have = times[target]
            if have is None:
                times[target] = time
            elif not _is_day_within(have, time):
                head = scene.document.start[scene.clauses[target].head]
                times[target] = intersect(have, time) or nearer(head, have, time)
    compose(scene, dates, times)
    inherit(scene, times)
    return [time or assumed(scene, index) for index, time in enumerate(times)]


def _is_day_within(have: Time, time: Time) -> bool:
    """Return whether a day is of something in a stay whose days are told: "from 3 to 6 May for talks on 5 May"."""
    day = time.one_day
    return bool(have.is_span and day and (have.first or "") <= day <= (have.last or ""))


__all__ = ["Time", "assumed", "closed", "date_clauses", "intersect", "join_ranges"]
