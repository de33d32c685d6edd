"""What interval a date gives its event: that of its words, on the side that "since", "by" or a plan says."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.events.dating.times import Time, shift
from dashboard.parsing.events.factuality_verbs import WILL, is_timetabled
from dashboard.parsing.lexicon import event_words, rule_words

if TYPE_CHECKING:
    from dashboard.model import DateReference
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.scene import Scene


DAYS = "days of a month"
"""The rule by which a date is known to run from one day to another."""
STARTS_AFTER, ENDS_BEFORE = 1, -1
YEAR, RECENT = 365, 45
"""Days of a year, and within which a plan's day is one just gone by, not that of the next year."""


def time_of(scene: Scene, date: DateReference) -> Time:
    """Return what a date says; without a publication day, one reckoned from it says no day."""
    days = date.granularity == "day" or date.rule == DAYS
    precise = days or date.type == "DURATION"
    if date.relation and scene.published is None:
        return Time(None, None, date.certainty, date.relation, date)
    first, last = _so_far(scene, date)
    span = scene.document.within(date.start, date.end)
    known = scene.document.lower[span.start - 2 : span.start] == ["as", "of"]
    if known and last and scene.published and last <= scene.published:
        first = None  # "as of May 3, ten had left"
    return Time(first, last, date.certainty, date.relation, date, precise)


def _so_far(scene: Scene, date: DateReference) -> tuple[str | None, str | None]:
    """Return the days of a date on the side of publication that its words name.

    "Earlier this year" ends, and "later this year" begins, with the day of publication; "over the
    past year" is the year up to it, not that of the calendar.
    """
    first, last, day = date.first, date.last, scene.published
    span = scene.document.within(date.start, date.end)
    words = scene.document.lower[span.start : span.stop]
    if not (words and day and first and last):
        return first, last
    if first <= day <= last:
        return day if words[0] == "later" else first, day if words[0] == "earlier" else last
    runs = "past" in words or words[:2] == ["the", "last"]
    if date.granularity == "year" and runs and last < day:
        return shift(day, -YEAR), day
    return first, last


def ahead_of(scene: Scene, target: int, time: Time) -> Time:
    """Return the next such day for a plan that the last one cannot date: "leaves on Friday".

    Without a day that may be meant instead, what "will" be has no day.
    """
    date, published, clause = time.date, scene.published, scene.clauses[target]
    if not (date and published and time.last and time.last < published):
        return time
    lent = clause.nominal and not clause.carriers
    will = bool(scene.document.words_of(clause.finite, "aux") & WILL)
    will = will or _is_scheduled(scene, clause)
    ahead = not lent and (will or scene.statuses[target] == "planned")
    recent = time.last >= (shift(published, -RECENT) or "")  # an old text brought up to date
    if not ahead or date.certainty != "computed" or (recent and date.rule != "weekday"):
        return time
    days = (day for day in date.rejected if len(day) == len(published) and day > published)
    for later in days:
        apart = (dt.date.fromisoformat(later) - dt.date.fromisoformat(time.last)).days
        return replace(time, first=shift(time.first, apart), last=shift(time.last, apart))
    return Time() if will and not recent else time


def _is_scheduled(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause in the plain present tells of a timetable: "The court rules on Friday".

    Headlines and captions tell so what has been, and other verbs what was seen: "Lee waves a flag".
    """
    document, finite = scene.document, clause.finite
    main = document.dep[finite] in ("ROOT", "conj") and document.is_present(finite)
    past = document.sentence[finite] in document.headings | scene.captions
    set_for = document.lemma[finite] in rule_words("timetabled") or is_timetabled(document, finite)
    return main and not past and set_for


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
    """Tell whether a verb between a noun and its date says that it began or ended then."""
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
