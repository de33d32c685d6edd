"""Publication dates as people and programs write them: an ISO date or none, never a guess.

A year is never supplied, an impossible or implausible day is refused and kept as evidence, and a
day that could be read two ways (03/04/2024) is not decided without evidence of the order.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from dashboard.intake.words import alternatives, word_list

EARLIEST = date(1690, 1, 1)
PLACEHOLDERS = {date(1900, 1, 1), date(1970, 1, 1), date(1899, 12, 30), date(1969, 12, 31)}
ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]\s*(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z?))?")
NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)")
EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
JAVA = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) {1,2}(?P<day>\d{1,2}) (?P<clock>\d\d:\d\d:\d\d) [A-Z]{3,5} (?P<year>\d{4})"
)
"""How Java prints a date: "Fri May 03 19:20:36 CEST 2024"; the letters of a zone may mean several."""
CLOCK = re.compile(r"\b(\d{1,2})[:.](\d\d)(?::\d\d)?\s*([ap])?\.?m?\.?(?![\d.])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A publication date as ISO 8601, or None with the name of what is wrong with it."""

    iso: str | None
    warning: str | None = None


NO_DAY = Day(None)
MONTHS = 12


@functools.cache
def _named_day() -> re.Pattern[str]:
    months = alternatives(word_list("months"))
    return re.compile(
        rf"(?<![^\W_])(?:(?P<m1>{months})\.?\s{{1,3}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y1>\d{{4}})"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?\s{{0,3}}[-/]?(?:of |de )?(?P<m2>{months})\.?,?[-/]?\s{{0,3}}(?:de |del )?(?P<y2>\d{{4}}))"
        rf"(?!\d)",
        re.IGNORECASE,
    )


def read_day(raw: object, *, day_first: bool | None = None, latest: date | None = None) -> Day:
    """Return the date that a field or a date line states.

    ``day_first`` is the evidence for the order of 03/04/2024, None when there is none; ``latest``
    is the newest plausible day, tomorrow where not given.
    """
    if isinstance(raw, datetime):
        return _checked(raw.isoformat(), raw.date(), latest)
    if isinstance(raw, date):
        return _checked(raw.isoformat(), raw, latest)
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        return NO_DAY
    text = " ".join(str(raw).split())[:200]
    if not text:
        return NO_DAY
    for reader in (_iso, _compact, _epoch, _mail, _java, _named):
        found = reader(text)
        if found is not None:
            return _told(found[0], found[1], text, latest)
    return _numeric(text, day_first, latest)


def order_told(raw: object) -> bool | None:
    """Return whether the day comes first in a date of numbers that can be read one way only; None for any other."""
    text = raw if isinstance(raw, str) else ""
    match = None if YEAR_FIRST.search(text) else NUMERIC.match(text.strip())
    if match is None or match[2] == ".":
        return None
    first, second = int(match[1]) > MONTHS, int(match[3]) > MONTHS
    return first if first != second else None


def day_comes_first(host: str | None, language: str | None) -> bool | None:
    """Return the order of 03/04/2024 on a site in a language, None where neither tells."""
    order = word_list("day_order")
    code = (host or "").rsplit(".", 1)[-1]
    if code in order["month_first"]:
        return False
    if code in order["day_first"] or language in order["day_first_languages"]:
        return True
    return None


def find_day(line: str, *, day_first: bool | None = None) -> Day:
    """Return the date that stands anywhere in a line of text."""
    match = _named_day().search(line) or ISO.search(line)
    if match:
        start = match.start()
        found = _iso(line[start:]) or _named(line[start : start + 120])
        if found and found[1]:
            return _checked(_with_clock(found[0], line), found[1], None)
    match = NUMERIC.search(line)
    return _numeric(match[0], day_first, None) if match else NO_DAY


def _with_clock(iso: str, line: str) -> str:
    """Add the time of day that a date line states, so that two versions of a day differ."""
    clock = None if "T" in iso else CLOCK.search(line)
    if not clock:
        return iso
    hour, minute = int(clock[1]), int(clock[2])
    if clock[3]:
        hour = hour % 12 + (12 if clock[3].lower() == "p" else 0)
    return f"{iso}T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else iso


def _checked(iso: str, day: date, latest: date | None) -> Day:
    bound = latest or datetime.now(UTC).date() + timedelta(days=2)
    if day in PLACEHOLDERS or day < EARLIEST or day > bound:
        return Day(None, f"implausible_date: {iso}")
    return Day(iso)


def _told(iso: str | None, day: date | None, text: str, latest: date | None) -> Day:
    """Return the day that a text tells, in its own form or as a bare date; none that no calendar has."""
    if day is None:
        return Day(None, f"implausible_date: {text[:40]}")
    return _checked(iso or day.isoformat(), day, latest)


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _iso(text: str) -> tuple[str, date | None] | None:
    match = ISO.match(text)
    if not match:
        return None
    day = _day(match[1], match[2], match[3])
    if day is None or match[4] is None or int(match[4]) > 23 or int(match[5]) > 59:
        return (day.isoformat() if day else ""), day
    zone = (match[7] or "").upper().replace("UTC", "+00:00").replace("Z", "+00:00")
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    if len(zone) == 3:
        zone += ":00"
    clock = f"{int(match[4]):02d}:{match[5]}:{match[6] or '00'}"
    return f"{day.isoformat()}T{clock}{zone}", day


def _compact(text: str) -> tuple[str, date | None] | None:
    match = COMPACT.fullmatch(text)
    day = _day(match[1], match[2], match[3]) if match else None
    if match is None or day is None:
        return None
    if match[4] is None:
        return day.isoformat(), day
    zone = "+00:00" if match[7] else ""
    return f"{day.isoformat()}T{match[4]}:{match[5]}:{match[6] or '00'}{zone}", day


def _epoch(text: str) -> tuple[str, date | None] | None:
    if not EPOCH.fullmatch(text):
        return None
    seconds = float(text)
    if seconds > 1e11:
        seconds /= 1000
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return moment.replace(microsecond=0).isoformat(), moment.date()


def _mail(text: str) -> tuple[str, date | None] | None:
    """Read the form of e-mail and RSS: ``Mon, 22 Apr 2024 10:00:00 +0000``."""
    if not re.match(r"(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3} \d{4} \d", text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment.isoformat(), moment.date()


def _java(text: str) -> tuple[str, date | None] | None:
    match = JAVA.fullmatch(text)
    month = word_list("months").get(match["month"].lower()) if match else None
    if match is None or month is None:
        return None
    day = _day(match["year"], month, match["day"])
    return (f"{day.isoformat()}T{match['clock']}" if day else ""), day


def _named(text: str) -> tuple[str, date | None] | None:
    match = _named_day().search(text)
    if not match:
        return None
    which = "1" if match["m1"] else "2"
    month = word_list("months")[match[f"m{which}"].lower()]
    day = _day(match[f"y{which}"], month, match[f"d{which}"])
    return (day.isoformat() if day else ""), day


def _numeric(text: str, day_first: bool | None, latest: date | None) -> Day:
    match = YEAR_FIRST.search(text)
    if match:
        return _told(None, _day(match[1], match[2], match[3]), text, latest)
    match = NUMERIC.search(text)
    if not match:
        return Day(None, f"unread_date: {text[:60]}")
    if match[2] == ".":
        day_first = day_first is not False
    as_first = _day(match[4], match[3], match[1])
    as_second = _day(match[4], match[1], match[3])
    if day_first is None and len({as_first, as_second} - {None}) == 2:
        return Day(None, f"ambiguous_date: {as_second} or {as_first}")
    day = (as_second or as_first) if day_first is False else (as_first or as_second)
    return _told(None, day, text, latest)
