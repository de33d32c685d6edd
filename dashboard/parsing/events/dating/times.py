"""Times of events: intervals that intersect, shift and are put together from the parts of a phrase.

What interval a date gives its event is that of its words, on the side that "since", "by" or a plan says.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.factuality.modifiers import WILL, is_timetabled
from dashboard.parsing.lexicon import event_words, rule_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.model import Certainty, DateReference
    from dashboard.parsing.events.clauses import Clause, Scene


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
        """Return whether the text gives a time at all."""
        return self.certainty != "assumed"

    @property
    def value(self) -> str | None:
        """The TIMEX3 value of its date, where its days are that one's."""
        date = self.date
        return date.value if date and (date.first, date.last) == (self.first, self.last) else None

    @property
    def days(self) -> int:
        """The length of the interval, as a measure of how much it says."""
        if not (self.first and self.last):
            return FOREVER
        return days_from(self.first, self.last) + 1

    @property
    def one_day(self) -> str | None:
        """The day, where the text gives a single one."""
        return self.first if self.known and self.precise and self.first == self.last else None

    @property
    def is_span(self) -> bool:
        """Return whether the text gives several days from one to the other, not a week or a year."""
        return bool(self.known and self.precise and self.first and self.last) and (
            self.first != self.last
        )


def days_from(one: str | None, other: str | None) -> int:
    """Return how many days lie from one ISO day to another; 0 where either is not known."""
    if not (one and other):
        return 0
    return (dt.date.fromisoformat(other) - dt.date.fromisoformat(one)).days


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
    if link is None or not {one.granularity, other.granularity} <= GRANULARITIES:
        return None
    before = text[max(0, one.start - NEAR) : one.start].lower().rstrip()
    alike = one.granularity == other.granularity
    joined = before.endswith("between" if link.group(1) else "from") or (
        alike and (not link.group(1) or _is_next(one.last, other.first))
    )
    if not (joined and one.first and other.last) or one.first > other.last:
        return None
    return replace(one, end=other.end, last=other.last, rejected=other.rejected or one.rejected)


def _with_day(text: str, date: DateReference) -> DateReference:
    """Return the date widened to a bare day of the same month beside it, "7 to 13 February"."""
    if date.granularity != "day" or not date.first or date.first != date.last:
        return date
    if before := DAY_BEFORE.search(text[max(0, date.start - NEAR) : date.start]):
        opening, day, link = before.groups()
        first = _same_month(date.first, day)
        if _are_ends(first, date.first, opening or link):
            start = date.start - (len(before.group()) - len(opening or ""))
            return replace(date, start=start, first=first)
    if after := DAY_AFTER.match(text[date.end : date.end + NEAR]):
        link, day = after.groups()
        last = _same_month(date.first, day)
        if _are_ends(date.first, last, link):
            return replace(date, end=date.end + after.end(), last=last)
    return date


def _are_ends(first: str | None, last: str | None, link: str) -> bool:
    """Return whether two days are those of one interval: joined by an "and" alone, one follows the other."""
    ordered = bool(first and last and first < last)
    return ordered and (link != "and" or _is_next(first, last))


def _is_next(one: str | None, other: str | None) -> bool:
    """Return whether the second day follows the first: "18 and 19 June", "2014 and 2015"."""
    return days_from(one, other) == 1


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
            times[target] = _composed(times[target], days - 1)


def _composed(time: Time | None, more: int) -> Time | None:
    """Return the interval of a clause that lasts ``more`` days beyond its first."""
    if time is None:
        return None
    if time.bound == "end" and time.first is None:
        return replace(time, first=shift(time.last, -more), certainty="computed")
    if not time.first:
        return time
    if time.last is None:
        return replace(time, last=shift(time.first, more), certainty="computed")
    return time


def is_past(scene: Scene, time: Time) -> bool:
    """Return whether a time had ended by publication."""
    return bool(scene.published and time.last and time.last < scene.published)


def is_ahead(scene: Scene, time: Time) -> bool:
    """Return whether a time is still to come at publication: "on Friday", "later this month"."""
    day, first, last = scene.published, time.first, time.last
    if not (day and first and time.date):
        return False
    word = scene.document.within(time.date.start, time.date.end).start
    later = scene.document.lower[word] == "later" and first == day < (last or day)
    return first > day or later


DAYS = "days of a month"
"""The rule by which a date is known to run from one day to another."""
STARTS_AFTER, ENDS_BEFORE = 1, -1
DAYS_IN_WEEK = 7
RECENT = 45
"""Days within which a plan's day is one just gone by, not that of the next year."""


def time_of(scene: Scene, date: DateReference) -> Time:
    """Return what a date says."""
    days = date.granularity == "day" or date.rule == DAYS
    precise = days or date.type == "DURATION"
    first, last = _so_far(scene, date)
    span = scene.document.within(date.start, date.end)
    known = scene.document.lower[span.start - 2 : span.start] == ["as", "of"]
    if known and last and scene.published and last <= scene.published:
        first = None  # "as of May 3, ten had left"
    elif known and first and date.type != "DURATION":
        return Time(first, None, date.certainty, date.relation, date, precise, "start")
    return Time(first, last, date.certainty, date.relation, date, precise)


def _so_far(scene: Scene, date: DateReference) -> tuple[str | None, str | None]:
    """Return the days of a date on the side of publication that its words name.

    "Earlier this year" ends, and "later this year" begins, with the day of publication; "last week", said
    on a Sunday, are the days up to it.
    """
    first, last, day = date.first, date.last, scene.published
    span = scene.document.within(date.start, date.end)
    words = scene.document.lower[span.start : span.stop]
    if not (words and day and first and last):
        return first, last
    if list(words) == ["last", "week"] and days_from(last, day) == DAYS_IN_WEEK:
        return shift(day, -DAYS_IN_WEEK), shift(day, -1)
    if first <= day <= last:
        return day if words[0] == "later" else first, day if words[0] == "earlier" else last
    return first, last


def ahead_of(scene: Scene, target: int, time: Time) -> Time:
    """Return the next such day for a plan that the last one cannot date: "leaves on Friday".

    Without a day that may be meant instead, what "will" be has no day.
    """
    date, published, clause = time.date, scene.published, scene.clauses[target]
    if not (date and published and time.last and time.last < published):
        return time
    will = bool(scene.document.words_of(clause.finite, "aux") & WILL)
    if time.last == shift(published, -1) and not will:
        return time  # a paper of Friday prints on Friday what "is held on Thursday"
    will = will or _is_scheduled(scene, clause)
    ahead = not clause.bare and (will or scene.statuses[target] == "planned")
    recent = time.last >= (shift(published, -RECENT) or "")  # an old text brought up to date
    if not ahead or date.certainty != "computed" or (recent and date.rule != "weekday"):
        return time
    later = _day_to_come(date, published)
    if later is None:
        return Time() if will and not recent else time
    apart = days_from(time.last, later)
    return replace(time, first=shift(time.first, apart), last=shift(time.last, apart))


def _day_to_come(date: DateReference, published: str) -> str | None:
    """Return the first day after publication that a date may mean instead of the one it was read as."""
    days = (day for day in date.rejected if len(day) == len(published) and day > published)
    return next(days, None)


def up_to_now(scene: Scene, target: int, time: Time) -> Time:
    """Return the time of a past deed with its end no later than publication: "from May 3 through Sunday", "this week".

    Of a week on whose first day it is told, the days are the last seven.
    """
    document, clause, day = scene.document, scene.clauses[target], scene.published
    first, last = time.first, time.last
    past = document.tag[clause.finite] == "VBD" and scene.statuses[target] == "happened"
    if clause.bare or not (past and day and first and last and first <= day < last):
        return time
    ends = time.date.rejected if time.date and time.precise else ()
    end = max((one for one in ends if len(one) == len(day) and first <= one <= day), default=day)
    week = days_from(first, last) == DAYS_IN_WEEK - 1 and first == day and not time.precise
    return replace(time, first=shift(day, 1 - DAYS_IN_WEEK) if week else first, last=end)


def _is_scheduled(scene: Scene, clause: Clause) -> bool:
    """Return whether a clause in the present tells of a timetable: "The court rules on Friday", "Lee is visiting Oslo on Friday".

    Headlines and captions tell so what has been, and other verbs what was seen: "Lee waves a flag".
    """
    document, finite = scene.document, clause.finite
    main = document.dep[finite] in TIMETABLED_AS and document.is_now(finite)
    past = document.sentence[finite] in document.headings | scene.captions
    set_for = document.lemma[finite] in rule_words("timetabled") or is_timetabled(document, finite)
    return main and not past and set_for


TIMETABLED_AS = frozenset({"ROOT", "conj", "relcl", "ccomp"})
"""How a verb hangs that may tell of a timetable: "in Oslo, which votes on Friday", "said he is visiting on Friday"."""


def bounded(scene: Scene, target: int, top: int, time: Time) -> Time:
    """Return the interval that "starting", "since", "until", "before" and "after" make of a date."""
    document = scene.document
    governor = document.head[top]
    if time.precise and time.first != time.last:
        return time
    if change := _from_to(scene, target, time):
        return change
    if bound := _bound(scene, target, governor):
        return _ended(time, bound)
    if document.dep[top] != "pobj" or (time.date and document.start[governor] >= time.date.start):
        return time
    time = _beyond(_preposition(scene, top), time, scene.published)
    ahead = scene.statuses[target] == "planned" and time.first is None
    if ahead and scene.published and time.last and time.last >= scene.published:
        return replace(time, first=scene.published)
    return time


def _preposition(scene: Scene, top: int) -> str:
    """Return the preposition before a date, or the "since" around both: "since the vote in May"."""
    document = scene.document
    found = document.lower[document.head[top]]
    for number in document.ancestors(top):
        if number in scene.owner or document.pos[number] in ("VERB", "AUX"):
            break
        found = "since" if document.lower[number] == "since" else found
    return found


def _from_to(scene: Scene, target: int, time: Time) -> Time | None:
    """Return one end of a change for a date in "rose from 5 in 2016 to 9 in 2021"."""
    document, head = scene.document, scene.clauses[target].head
    figures = [n for n in range(head, document.right[head] + 1) if document.of_dep(n, "pobj")]
    start = next((n for n in figures if document.lower[n] == "from"), len(document.word))
    end = next((n for n in figures if n > start and document.lower[n] == "to"), None)
    changes = event_words().classes_of(document.lemma[head]) & {"rise", "fall"}
    if not (changes and time.date and end) or start + 1 in scene.dated:
        return None
    if time.date.start < document.start[end]:
        ended = bool(scene.published and time.last and time.last < scene.published)
        return replace(time, last=scene.published if ended else None, precise=False)
    return replace(time, first=None, certainty="computed", precise=False)


def _bound(scene: Scene, target: int, governor: int) -> Literal["", "start", "end"]:
    """Return whether a verb between a noun and its date says that it began or ended then."""
    document, verbs, clause = scene.document, event_words().verbs, scene.clauses[target]
    if not clause.nominal:
        return ""
    between = [
        n
        for n in (governor, document.head[governor])
        if document.tag[n] == "VBG" or (n != clause.head and document.dep[n] in ("acl", "relcl"))
    ]
    for number in (*between, *clause.carriers):
        if document.lemma[number] in verbs["bounds_start"]:
            return "start"
        if document.lemma[number] in verbs["bounds_end"]:
            return "end"
    return ""


def _ended(time: Time, bound: Literal["", "start", "end"]) -> Time:
    """Return the time open at the end that the text does not give."""
    if bound == "start":
        return replace(time, last=None, bound=bound)
    return replace(time, first=None, bound=bound)


def _beyond(preposition: str, time: Time, published: str | None) -> Time:
    """Return the time before or after a date, as the preposition says."""
    if preposition == "since":
        ahead = published and time.first and time.first > published
        return replace(time, last=None if ahead else published, certainty="computed")
    if preposition == "after":
        first = shift(time.last, STARTS_AFTER)
        return replace(time, first=first, last=None, certainty="computed")
    if preposition in ("until", "till", "by") or (preposition == "through" and time.one_day):
        return replace(time, first=None, certainty="computed")
    if preposition == "before":
        last = shift(time.first, ENDS_BEFORE)
        return replace(time, first=None, last=last, certainty="computed")
    return time
