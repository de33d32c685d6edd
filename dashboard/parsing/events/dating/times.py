"""Times of events: intervals that intersect, shift, and are put together from the parts of a phrase."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.dates.interval import OutOfCalendar, shift_day
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.model import Certainty, DateReference
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.scene import Scene


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
    """Return, of two times that exclude each other, a day before an hour, and the closer one to a place.

    "On May 3 the village was cut off overnight".
    """

    def distance(time: Time) -> tuple[bool, int]:
        if time.date is None:
            return True, FOREVER
        near = min(abs(time.date.start - place), abs(time.date.end - place))
        return time.date.type == "TIME", near

    return min(one, other, key=distance)


def shift(day: str | None, days: int) -> str | None:
    """Return the ISO day so many days on; None where there is none."""
    if not day:
        return None
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return None


def a_year_on(day: str | None) -> str | None:
    """Return the ISO day a year later, 28 February for the 29th; None where there is none."""
    if not day:
        return None
    try:
        return shift_day(dt.date.fromisoformat(day), 1, "year").isoformat()
    except OutOfCalendar:
        return None


def computed(time: Time) -> Time:
    """Return the time as one that was reckoned, no longer read."""
    return replace(time, certainty="computed")


NEAR = 16
"""Characters to either side of a date in which its other end can stand."""
DAY_BEFORE = re.compile(r"(between )?\b(\d{1,2})(?:st|nd|rd|th)? ?(to|until|through|–|—|-|and) ?\Z")
DAY_AFTER = re.compile(
    r" ?(to|through|until|–|—|-|and) ?(\d{1,2})(?:st|nd|rd|th)?\b(?![.:,/]?\d| ?%| [a-z]+s\b)"
)
JOINT = re.compile(r",? ?(?:(?:to|until|through|–|—|-)|(and)) ?(?:the )?\Z")
GRANULARITIES = frozenset({"day", "month", "year"})


def join_ranges(text: str, dates: Iterable[DateReference]) -> list[DateReference]:
    """Return the dates, with those that are the two ends of an interval made one."""
    found: list[DateReference] = []
    for date in dates:
        joined = _joined(text, found[-1], date) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(_with_day(text, date))
    return found


def _joined(text: str, one: DateReference, other: DateReference) -> DateReference | None:
    """Return the interval from one date to the next, where the words between them say so."""
    link = JOINT.match(text[one.end : other.start]) if other.start - one.end < NEAR else None
    if link is None or one.granularity not in GRANULARITIES:
        return None
    before = text[max(0, one.start - NEAR) : one.start].lower().rstrip()
    framed = before.endswith("between" if link.group(1) else "from")
    if one.granularity != other.granularity and not (framed and other.granularity in GRANULARITIES):
        return None
    if not (one.first and other.last):
        return None
    if link.group(1) and not (before.endswith("between") or _is_next(one.last, other.first)):
        return None
    if one.first > other.last:
        return None
    return replace(one, end=other.end, last=other.last, rejected=other.rejected or one.rejected)


def _with_day(text: str, date: DateReference) -> DateReference:
    """Return the date widened to a bare day of the same month beside it, "7 to 13 February"."""
    if date.granularity != "day" or not date.first or date.first != date.last:
        return date
    if before := DAY_BEFORE.search(text[max(0, date.start - NEAR) : date.start]):
        opening, day, link = before.groups()
        first = _same_month(date.first, day)
        joined = link != "and" or opening or _is_next(first, date.first)
        if first and first < date.first and joined:
            start = date.start - (len(before.group()) - len(opening or ""))
            return replace(date, start=start, first=first)
    if after := DAY_AFTER.match(text[date.end : date.end + NEAR]):
        last = _same_month(date.first, after.group(2))
        joined = after.group(1) != "and" or _is_next(date.first, last)
        if last and last > date.first and joined:
            return replace(date, end=date.end + after.end(), last=last)
    return date


def _is_next(one: str | None, other: str | None) -> bool:
    """Tell whether the second day follows the first: "18 and 19 June", "2014 and 2015"."""
    if not (one and other):
        return False
    return (dt.date.fromisoformat(other) - dt.date.fromisoformat(one)).days == 1


def _same_month(iso: str, day: str) -> str | None:
    """Return that day of the month of an ISO day, or None when the month has no such day."""
    try:
        return dt.date.fromisoformat(iso).replace(day=int(day)).isoformat()
    except ValueError:
        return None


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


def is_past(scene: Scene, time: Time) -> bool:
    """Tell whether a time had ended by publication."""
    return bool(scene.published and time.last and time.last < scene.published)
