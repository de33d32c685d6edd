"""How numbers, days, periods and lists are written: one house style for page, charts and exports."""

from __future__ import annotations

import calendar
import datetime as dt
import errno
import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from dashboard.vague_periods import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNDATED = "undated"
NO_BREAK = "\u00a0"
LANGUAGES = Path(__file__).with_name("languages.yaml")
DAY = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]{2})\b(?: (\d{4})\b)?")
"""A day as it is written."""
NUMBER = re.compile(r"(?<=\d) (?=[a-z])")
"""Between a number and what it counts."""
RANGE = re.compile(r"(?<=\d)–(?=\d)")
STATUS_WORDS = {"planned": "planned", "denied": "denied", "uncertain": "not certain"}
CERTAINTY_WORDS = {"computed": "date inferred"}
"""How an event's doubts are said."""
NEGATIVE = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|neither|cannot|den(?:y|ies|ied))\b|n[’']t\b",
    re.IGNORECASE,
)
"""What makes of a label a denial by its own words: "did not hide her temper"."""
STATUS_TAGS = {
    "expected": "Expected, not yet said",
    "denied": "Denied",
    "declined": "Did not answer",
    "unattributed": "No speaker given",
}
"""What stands before words that nobody said."""
UNCLEAR = "Speaker unclear"
"""What stands before words whose speaker may be another."""
EITHER = " or "
"""Between two names, of which a reader says that one is the speaker's."""
MARKS = frozenset('"“”„«»')
UNSEEN = "\u2060"
TURNED = "\N{REPLACEMENT CHARACTER}"
DIRECTION = {"\u202d": TURNED, "\u202e": TURNED} | dict.fromkeys(
    "\u202a\u202b\u202c\u2066\u2067\u2068\u2069", UNSEEN
)
"""What stands on the page for each control of direction (Unicode Standard Annex 9).

The overrides, which make a text read as another one, are seen; the embeddings and isolates, which
honest pages use, are not. All lose their effect, one character for one, so that offsets hold.
"""
HARMLESS = str.maketrans(DIRECTION)
WITHOUT_DIRECTION = str.maketrans(dict.fromkeys(DIRECTION, ""))


FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""What the system says where a disk, or a user's share of it, has no room left."""


def reason(error: Exception) -> str:
    """Return why something could not be done, as a sentence."""
    if isinstance(error, OSError) and error.errno in FULL:
        return "The disk is full. What the collection held is whole; make room, then do it again."
    if isinstance(error, OSError) and error.strerror:
        where = f": {error.filename}" if error.filename else ""
        return f"{error.strerror}{where}."
    return str(error)


def harmless(text: str) -> str:
    """Return text as it may be shown: no control in it turns what stands around it; same length."""
    return text.translate(HARMLESS)


def undirected(text: str) -> str:
    """Return a name without controls of direction, so that one spelling finds it."""
    return text.translate(WITHOUT_DIRECTION)


def as_day(value: Any) -> dt.date | None:
    """Return the day of an ISO text, a date, a pandas timestamp or a missing value (None)."""
    if value is None or value != value:  # noqa: PLR0124 - NaT and NaN differ from themselves
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def day(value: Any) -> str:
    """Return a day as "18 Jun 2023", or "undated"."""
    when = as_day(value)
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else UNDATED


def long_day(when: dt.date) -> str:
    """Return a day as a sentence says it: "Monday, 22 April 2024"."""
    weekday = calendar.day_name[when.weekday()]
    return f"{weekday}, {when.day} {calendar.month_name[when.month]} {when.year}"


def period(first: Any, last: Any, value: Any = None) -> str:
    """Return a period as shortly as it can be said: "18–19 Jun 2023", "Apr 2024", "from 2 May 2023".

    ``value`` is the TIMEX3 value of the date that gave the days: a vague one is said in words.
    """
    start, end = as_day(first), as_day(last)
    if start is None or end is None:
        if start is None and end is None:
            return UNDATED
        return f"from {day(start)}" if start else f"until {day(end)}"
    if start == end:
        return day(start)
    words = in_words(start, end, value) if isinstance(value, str) else None
    return words or _whole_units(start, end) or _two_days(start, end)


NOT_GIVEN = "date not given"


def happened_on(first: Any, last: Any, certainty: str, value: Any = None) -> str:
    """Return when an event was: its days, or only when it was reported, where no text gives them."""
    days = period(first, last, value)
    if days == UNDATED:
        return NOT_GIVEN
    return f"reported {days}; {NOT_GIVEN}" if certainty == "assumed" else days


NO_DAY = {"DURATION": "a length of time", "SET": "again and again"}
"""What an expression without a day of its own is, by its TIMEX3 type."""


def meant(date: dict[str, Any]) -> str:
    """Return what a date of a text means, by its row: its days, how it lies, or what it is."""
    if as_day(date["first"]) or as_day(date["last"]):
        return period(date["first"], date["last"], date["value"])
    if isinstance(date["relation"], str):
        return lies(date["relation"])
    return NO_DAY.get(date["type"], UNDATED)


SHIFT = re.compile(r"publication ([-+]) (\d+ \w+)")
"""A number of days, weeks, months or years before or after the day of publication."""


def lies(relation: str) -> str:
    """Return how something lies to a day of publication that nobody knows: "1 week before publication"."""
    relation = relation.replace("told before", "named before")
    told = SHIFT.search(relation)
    if told is None:
        return f"the day of {relation}" if relation.startswith("publication") else relation
    shift = f"{told[2]} {'before' if told[1] == '-' else 'after'} publication"
    of_that = relation[: told.start()].removesuffix(" of ").strip()
    return (
        f"{of_that}, {shift}{relation[told.end() :]}"
        if of_that
        else relation.replace(told[0], shift)
    )


def _whole_units(start: dt.date, end: dt.date) -> str:
    """Return "2023", "2019–2021", "Jun 2023" or "Jun – Aug 2023" for whole months, else nothing."""
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        return ""
    if (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    first, last = MONTHS[start.month - 1], MONTHS[end.month - 1]
    if start.year != end.year:
        return f"{first} {start.year} – {last} {end.year}"
    return f"{first} {start.year}" if first == last else f"{first} – {last} {end.year}"


def _two_days(start: dt.date, end: dt.date) -> str:
    if start.year != end.year:
        return f"{day(start)} – {day(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} – {day(end)}"
    return f"{start.day}–{day(end)}"


def published(exact: Any, first: Any = None, last: Any = None) -> str:
    """Return when an article was published, or between which days it must have been."""
    if as_day(exact):
        return day(exact)
    start, end = as_day(first), as_day(last)
    if start and end:
        return f"undated, between {day(start)} and {day(end)}"
    if start or end:
        return f"undated, {f'not before {day(start)}' if start else f'not after {day(end)}'}"
    return UNDATED


def number(value: float) -> str:
    """Return a whole number with thousands apart: "12,345"."""
    return f"{int(value):,}"


def count(value: float, noun: str, plural: str | None = None) -> str:
    """Return "1 article", "12 articles", "no articles"."""
    word = noun if int(value) == 1 else plural or f"{noun}s"
    return f"{number(value) if value else 'no'} {word}"


NOTICED = "correction in this article"
"""What is read beside all that stands in an article with a notice of a correction."""


def status_words(event: Mapping[str, Any]) -> str | None:
    """Return an event's status unless it happened; a label that denies by its own words is not denied again."""
    status = event["status"]
    said_already = status == "denied" and NEGATIVE.search(event["label"])
    return None if said_already else STATUS_WORDS.get(status)


def doubts(status: Any, known: Any, speaker: Any) -> list[str]:
    """Return what has to be read before a quotation: that nobody said it, or who is not clear."""
    named = isinstance(speaker, str) and bool(speaker)
    one_of_two = known == "ambiguous" or (known == "reader" and EITHER in str(speaker))
    unclear = [UNCLEAR] if one_of_two and named else []
    return [STATUS_TAGS[status], *unclear] if status in STATUS_TAGS else unclear


def in_marks(words: str) -> str:
    """Return what was searched for in quotation marks, once: those it has already are not doubled."""
    inner = words.strip()
    if len(inner) > 1 and inner[0] in MARKS and inner[-1] in MARKS:
        inner = inner[1:-1]
    return words.strip() if any(mark in inner for mark in MARKS) else f"“{inner}”"


def unbroken(words: str) -> str:
    """Return words with no line break inside a day, a range, or between a number and what it counts."""
    words = NUMBER.sub(NO_BREAK, words)
    joined = DAY.sub(lambda match: NO_BREAK.join(filter(None, match.groups())), words)
    return RANGE.sub(f"–{UNSEEN}", joined)


@functools.cache
def languages() -> dict[str, str]:
    """Return the English name of each language by its ISO 639-1 code."""
    named: dict[str, str] = yaml.safe_load(LANGUAGES.read_text("utf-8"))
    return named


def in_units(value: float, unit: str) -> str:
    """Return a number of what charts count: "1 story", "12 sources"."""
    one = f"{unit.removesuffix('ies')}y" if unit.endswith("ies") else unit.removesuffix("s")
    return count(value, one, unit)


def listing(items: Sequence[str], last: str = "and", limit: int = 4) -> str:
    """Return items as a sentence lists them: "a, b and c"; past ``limit`` the rest is counted.

    Where an item has a comma of its own, semicolons part them: "Sea Log, extracts; and Port News".
    """
    names = [str(item) for item in items]
    between = "; " if any("," in name for name in names) else ", "
    if len(names) > limit:
        names = [*names[: limit - 1], f"{len(names) - limit + 1} more"]
        last = "and"
    if len(names) < 2:
        return "".join(names)
    return f"{between.join(names[:-1])}{between.rstrip(', ')} {last} {names[-1]}"


LEADING_ON = re.compile(r"(?: (?:a|an|and|at|by|for|from|in|of|on|or|the|to|with))+$")


def shortened(text: str, width: int) -> str:
    """Return the text in at most ``width`` characters, cut at a word where one ends near.

    No word that leads on to the next is left at the end.
    """
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    space = cut.rfind(" ")
    if space > width * 0.6:
        cut = LEADING_ON.sub("", cut[:space])
    return cut.rstrip(" ,;:–-") + "…"


SUGGESTED = {
    "surname": "“{name}” appears alone and may mean {other}.",
    "namesakes": "{name} and {other} have one name and may be one.",
    "short name": "{name} may be short for {other}.",
    "office": "{name} and {other} hold one office at one time.",
    "spelling": "{name} and {other} may be two spellings of one name.",
    "kinds": "{name} is taken for two kinds of thing.",
    "acronym": "{name} may be short for {other}.",
    "two offices": "{name} holds one office of two countries and may be two.",
}
"""Why two names may be one, or one may be two; by the reason of a suggestion."""


def suggested(reason: str, name: str, other: str) -> str:
    """Return a suggestion in a sentence; the shorter of two names is told first."""
    if reason in ("surname", "short name", "acronym"):
        name, other = sorted((name, other), key=lambda one: (len(one), one))
    return SUGGESTED[reason].format(name=name, other=other)
