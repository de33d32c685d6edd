"""Operators for days of the week: "Friday", "last Monday", "Tuesday night", "Thursdays".

News copy looks back: of bare weekdays half are past and nearly half the publication day itself, so
a weekday is the last such day up to publication unless a governor or the tense says future.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.counting import count_of
from dashboard.parsing.dates.meaning import PUBLICATION, TEXT, Meaning, Reading, computed, offset
from dashboard.parsing.dates.nearest import FIRM
from dashboard.parsing.dates.tables import word_list

if TYPE_CHECKING:
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.interval import Day

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def back_to(day: Day, weekday: int, *, strictly: bool = False) -> Day:
    """Return the last such weekday up to ``day``."""
    gap = (day.isoweekday() - weekday) % 7
    return moved(day, -(gap or (7 if strictly else 0)))


def on_to(day: Day, weekday: int, *, strictly: bool = False) -> Day:
    """Return the next such weekday from ``day`` on."""
    gap = (weekday - day.isoweekday()) % 7
    return moved(day, gap or (7 if strictly else 0))


def moved(day: Day, days: int) -> Day:
    """Return the day so many days later."""
    return cal.shift_day(day, days, "day")


def with_daypart(phrase: Phrase, found: Meaning) -> Meaning:
    """Return the meaning with the part of the day written behind its day."""
    letters = phrase.value("daypart")
    if letters is None or found.interval is None or not found.interval.is_day:
        return found
    return replace(found, type="TIME", value=f"{found.value}T{letters}")


def weekday(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return the day that a weekday's name means, with or without a direction word."""
    number = phrase.value("weekday")
    name = NAMES[number - 1]
    today = reading.published
    back, ahead = back_to(today, number), on_to(today, number, strictly=True)
    anchor, relation, rejected = PUBLICATION, f"the last {name} up to publication", ()
    recent = reading.recent.first if reading.recent and reading.recent.is_day else None
    if phrase.has("previous", "following", "same", "that") and recent:
        anchor = TEXT
        if phrase.has("previous"):
            day = back_to(recent, number, strictly=True)
        else:
            day = on_to(recent, number, strictly=phrase.has("following"))
        relation = None
    elif phrase.has("last", "past", "previous"):
        day = back_to(today, number, strictly=True)
        if phrase.has("last") and day == moved(today, -1):
            day = moved(day, -7)  # nobody calls yesterday "last Thursday"
        relation = f"the last {name} before publication"
    elif phrase.has("next", "coming", "following"):
        day, relation = ahead, f"the next {name} after publication"
    elif phrase.has("this"):
        day = on_to(cal.week_of(today).first or today, number)
        relation = f"{name} of the week of publication"
    elif (joined := _joined(phrase, reading, number)) is not None:
        day, relation = joined, _seen(joined, today, name)
    elif (end := _stretch_end(phrase, reading, number)) is not None:
        day, relation = end, _seen(end, today, name)
    else:
        day, rejected = _by_tense(phrase, reading, back, ahead)
        if day == ahead:
            relation = f"the next {name} after publication"
    found = computed(cal.day_of(day), anchor, relation, rejected=rejected)
    return with_daypart(phrase, found)


def _seen(day: Day, today: Day, name: str) -> str:
    """Return how a weekday lies from publication."""
    if day > today:
        return f"the next {name} after publication"
    return f"the last {name} up to publication"


def _joined(phrase: Phrase, reading: Reading, number: int) -> Day | None:
    """Return the first day of "Monday to Friday" and "Monday and Tuesday": the last before the other."""
    other = reading.behind.get(phrase.first)
    if other is None or other.rule.name != "weekday" or phrase.rule.name != "weekday":
        return None
    end = other.value("weekday")
    if not 0 < (end - number) % 7 < (7 if other.first in reading.begun else 6):
        return None
    today = reading.published
    ends = back_to(today, end), on_to(today, end, strictly=True)
    if reading.tense(other).side == "open" and reading.tense(phrase).side == "future":
        last = ends[1]  # the verb is out of reach of the second day
    else:
        last, _ = _by_tense(other, reading, *ends)  # never by what is joined behind it in turn
    return back_to(last, number, strictly=True)


def _stretch_end(phrase: Phrase, reading: Reading, number: int) -> Day | None:
    """Return the second day of "Monday to Friday": the first such day after the other."""
    begun = reading.begun.get(phrase.first)
    first = reading.recent.first if reading.recent and reading.recent.is_day else None
    if begun is None or begun.rule.name != "weekday" or first is None:
        return None
    return on_to(first, number, strictly=True)


def _by_tense(
    phrase: Phrase, reading: Reading, back: Day, ahead: Day
) -> tuple[Day, tuple[str, ...]]:
    """Return the day a bare weekday means, and the one rejected."""
    if _owns(phrase) and phrase.before not in ("of", "before", "for", "after", "until", "by"):
        return back, (ahead.isoformat(),)
    tense = reading.tense(phrase)
    if phrase.before in ("'s", "’s") and tense.cue not in FIRM:
        return back, (ahead.isoformat(),)
    if tense.side == "open" and phrase.before == "from" and back != reading.published:
        return ahead, (back.isoformat(),)
    coming = tense.side == "future" or (tense.side == "open" and _is_scheduled(phrase))
    if coming and back != reading.published:
        return ahead, (back.isoformat(),)
    return back, (ahead.isoformat(),)


def _is_scheduled(phrase: Phrase) -> bool:
    """Whether the present tells of what is to come: "begins Friday", "after Friday when it concludes"."""
    words, at = phrase.tokens.words, phrase.first - 1
    verb = words[at - 1 : at] if phrase.before == "on" else words[at : at + 1]
    begins = bool(verb) and verb[0] in word_list("scheduled_verbs")
    behind = words[phrase.last : phrase.last + 1]
    return begins or (phrase.before in ("after", "until") and behind == ["when"])


def _owns(phrase: Phrase) -> bool:
    """Whether it stands in the possessive: "Wednesday's ruling" has mostly been given."""
    return phrase.tokens.words[phrase.last : phrase.last + 1] in (["'s"], ["’s"])


def weekday_of_week(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "Friday last week" and "Monday of next week"."""
    number = phrase.value("weekday")
    count = -1 if phrase.has("last") else 1 if phrase.has("next") else 0
    week = reading.unit(count, "week")
    if week.first is None or not phrase.has("week"):
        return None
    day = moved(week.first, number - 1)
    return computed(cal.day_of(day), PUBLICATION, f"{NAMES[number - 1]} of {offset(count, 'week')}")


def beside_day(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "a week from Friday" and "two days before last Tuesday"."""
    unit = phrase.value("any_unit")
    count, _ = count_of(phrase)
    if unit in ("minute", "hour", "second") or not _counts(count):
        return None
    number = phrase.value("weekday")
    before = phrase.has("before", "earlier")
    if number is None:
        base = moved(reading.published, phrase.value("today") or 0)
    elif phrase.has("last"):
        base = back_to(reading.published, number, strictly=True)
    elif before:
        base = back_to(reading.published, number)
    else:
        base = on_to(reading.published, number, strictly=True)
    steps = int(count or 1) * (2 if unit == "fortnight" else 1) * (-1 if before else 1)
    day = cal.shift_day(base, steps, "week" if unit == "fortnight" else unit)
    return computed(cal.day_of(day), PUBLICATION, f"{phrase.text}, seen from publication")


def _counts(count: float | None) -> bool:
    """Whether a count can be stepped by."""
    return count is None or count == int(count)
