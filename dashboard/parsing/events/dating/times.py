"""An event's time as far as a text tells it, and what two such times make together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dashboard.model import Certainty, DateReference

FOREVER = 10**6


@dataclass(frozen=True, slots=True)
class Time:
    """An interval of ISO days, both included, None for an open end, and how it is known.

    ``precise`` says that the ends are days that the text means, not those of a week or a year;
    ``bound`` that the text gave only the day on which the event began or ended.
    """

    first: str | None = None
    last: str | None = None
    certainty: Certainty = "assumed"
    relation: str | None = None
    date: DateReference | None = None
    precise: bool = False
    bound: Literal["", "start", "end"] = ""

    @property
    def known(self) -> bool:
        """Tell whether the text gives a time at all."""
        return self.certainty != "assumed"

    @property
    def days(self) -> int:
        """The length of the interval, as a measure of how much it says."""
        if not (self.first and self.last):
            return FOREVER
        return (dt.date.fromisoformat(self.last) - dt.date.fromisoformat(self.first)).days + 1

    @property
    def one_day(self) -> str | None:
        """The day, where the text gives a single one."""
        return self.first if self.known and self.precise and self.first == self.last else None

    @property
    def is_span(self) -> bool:
        """Tell whether the text gives several days from one to the other, not a week or a year."""
        return bool(self.known and self.precise and self.first and self.last) and (
            self.first != self.last
        )


def intersect(one: Time, other: Time) -> Time | None:
    """Return the interval in both, with the surer reason; None when they exclude each other."""
    first = max((day for day in (one.first, other.first) if day), default=None)
    last = min((day for day in (one.last, other.last) if day), default=None)
    if first and last and first > last:
        return None
    base = one if one.known or not other.known else other
    if other.known and other.days < base.days:
        base = other
    return replace(base, first=first, last=last)


def closed(time: Time) -> Time:
    """Return the time with an end that nobody told set to the days on which it began or ended.

    What began "in February" began on some day of the month, not on its first.
    """
    date = time.date
    if time.bound == "start" and time.last is None:
        began = date.last if date and date.first == time.first else None
        return replace(time, last=began or time.first)
    if time.bound == "end" and time.first is None:
        ended = date.first if date and date.last == time.last else None
        return replace(time, first=ended or time.last)
    return time


def nearer(place: int, one: Time, other: Time) -> Time:
    """Return, of two times that exclude each other, the one whose words stand closer to a place."""

    def distance(time: Time) -> int:
        if time.date is None:
            return FOREVER
        return min(abs(time.date.start - place), abs(time.date.end - place))

    return min(one, other, key=distance)


def shift(day: str | None, days: int) -> str | None:
    """Return the ISO day so many days on; None where there is none."""
    if not day:
        return None
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return None


def computed(time: Time) -> Time:
    """Return the time as one that was reckoned, no longer read."""
    return replace(time, certainty="computed")
