"""Events as a calendar (iCalendar, RFC 5545): whole days, one VEVENT for each event with a day."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from dashboard.corpus.checks import checked_words
from dashboard.wording import as_day, count, harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    Row = dict[str, Any]

OCTETS = 75
"""The longest line, in octets of UTF-8 (RFC 5545, 3.1)."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
STATUS = {"happened": "CONFIRMED", "planned": "TENTATIVE", "uncertain": "TENTATIVE"}
SAID = {"planned": "Planned", "denied": "Denied", "uncertain": "Not certain"}
CERTAINTY = {
    "stated": "The date is stated.",
    "computed": "The date was inferred.",
}


def as_calendar(events: pd.DataFrame, now: dt.datetime | None = None) -> bytes:
    """Return the dated events of a timeline as an .ics file; those whose day is not given are left out.

    The frame is what ``Corpus.timeline`` returns; ``now`` is the time of writing, in UTC.
    """
    stamp = (now or dt.datetime.now(dt.UTC)).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Timeline//EN"]
    for row in events.to_dict("records"):
        lines += _event(row, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _event(row: Row, stamp: str) -> list[str]:
    start, end = as_day(row["first"]), as_day(row["last"])
    first, last = start or end, end or start
    if first is None or last is None or row["certainty"] == "assumed":
        return []
    lead = SAID.get(row["status"])
    told = f"{count(row['articles'], 'article')}, {count(row['sources'], 'source')}."
    noted = [words for words in (row.get("set_by"), checked_words(row)) if isinstance(words, str)]
    noted = [f"{words[:1].upper()}{words[1:]}." for words in noted]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{escaped(row['event'])}@dateline",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{_day(first)}",
        f"DTEND;VALUE=DATE:{_day(last + dt.timedelta(days=1))}",
        f"SUMMARY:{escaped(f'{lead}: ' if lead else '')}{escaped(row['label'])}",
        f"DESCRIPTION:{escaped(' '.join([told, CERTAINTY[row['certainty']], *noted]))}",
        f"STATUS:{STATUS.get(row['status'], 'CANCELLED')}",
        "TRANSP:TRANSPARENT",
    ]
    if isinstance(row["place"], str):
        lines.append(f"LOCATION:{escaped(row['place'])}")
    return [*lines, "END:VEVENT"]


def _day(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """Return a text as an iCalendar value (RFC 5545, 3.3.11), without control characters."""
    return CONTROL.sub("", harmless(text)).translate(ESCAPES)


def folded(line: str) -> str:
    """Return a line cut into pieces of at most 75 octets, never inside a character."""
    return "\r\n ".join(_pieces(line))


def _pieces(line: str) -> Iterable[str]:
    piece, size, limit = "", 0, OCTETS
    for letter in line:
        octets = len(letter.encode(errors="replace"))
        if size + octets > limit:
            yield piece
            piece, size, limit = "", 0, OCTETS - 1
        piece += letter
        size += octets
    yield piece
