"""Days as readers type them, and the day that a date of a text counts from."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from dashboard.model import Article
from dashboard.view import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from dashboard.model import DateReference

BETWEEN = ".."
"""What is between two days as they are kept."""
LEADING = frozenset({"", "from", "between"})
JOINING = frozenset({"to", "until", "and", "-", "–", BETWEEN})
FROM, PUBLICATION = "from ", "publication"
"""How the value of a correction begins that names the day a date counts from, and the word for that of publication."""
LATER = dt.timedelta(days=366 * 20)
EDGE = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+|\n")


def typed_days(value: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of "25 April 2022", "25–27 April 2022", "April 2022" or "2022-04-25..2022-04-27".

    Raises ValueError, in a sentence, for what is no day with its year, or none of those that a page can show.
    """
    try:
        days = [dt.date.fromisoformat(one.strip()) for one in value.split(BETWEEN, 1)]
    except ValueError:
        days = _written_days(value)
    if days[0] > days[-1]:
        raise ValueError(f"“{value}” ends before it begins.")
    if days[0] < FIRST_DAY or days[-1] > LAST_DAY:
        raise ValueError(f"“{value}” is not of the years {FIRST_DAY.year} to {LAST_DAY.year}.")
    return days[0], days[-1]


def _written_days(value: str) -> list[dt.date]:
    """Return the first and last day of one or two dates in words."""
    from dashboard.parsing.dates import find_dates  # noqa: PLC0415 - the grammar, rarely needed

    found = find_dates(Article("", value, ()))
    ends = [0, *(edge for one in found for edge in (one.start, one.end)), len(value)]
    between = [value[a:b].strip(" ,") for a, b in zip(ends[::2], ends[1::2], strict=True)]
    sure = any(one.certainty == "stated" for one in found) and all(one.first for one in found)
    joined = between[0] in LEADING and not between[-1] and JOINING.issuperset(between[1:-1])
    if not (sure and joined and len(found) <= 2):
        raise ValueError(
            f"“{value}” is no day that can be read. Write 25 April 2022, or 25–27 April 2022."
        )
    days = str(found[0].first), str(found[-1].last or found[-1].first)
    return [dt.date.fromisoformat(day) for day in days]


def anchor_of(value: str) -> str | None:
    """Return the day in ISO form, or ``PUBLICATION``, that the value of a correction counts from; None for another value.

    Raises ValueError, in a sentence, for what begins so and names no one day.
    """
    if not value.startswith(FROM):
        return None
    named = value.removeprefix(FROM).strip()
    if named == PUBLICATION:
        return named
    first, last = typed_days(named)
    if first != last:
        raise ValueError(f"A date counts from one day, and “{named}” is several.")
    return first.isoformat()


def counted_from(text: str, start: int, end: int, day: dt.date) -> DateReference | None:
    """Return what the date at a place of a text means, counted from a day; None for what counts from none, or leads too far.

    Its sentence is read as if it were published on that day, which is named right before; its other dates are not read.
    "Two days later" is never after publication: it is read as if published long after the day.
    """
    from dashboard.parsing.dates import find_dates  # noqa: PLC0415 - as above
    from dashboard.parsing.dates.meaning import TEXT  # noqa: PLC0415 - as above

    edges = [0, *(found.end() for found in EDGE.finditer(text)), len(text)]
    low = max(edge for edge in edges if edge <= start)
    sentence = text[low : min(edge for edge in edges if edge >= end)]
    first, last = start - low, end - low
    for other in find_dates(_printed(sentence, day)):
        if other.end <= first or other.start >= last:
            blank = " " * (other.end - other.start)
            sentence = f"{sentence[: other.start]}{blank}{sentence[other.end :]}"
    lead = f"On {day.day} {day:%B %Y}. "
    with suppress(OverflowError):  # at the end of the calendar
        for published in (day, day + LATER):
            for one in find_dates(_printed(lead + sentence, published)):
                there = one.start < len(lead) + last and len(lead) + first < one.end
                if there and one.anchor and (published == day or one.anchor.startswith(TEXT)):
                    return one
    return None


def _printed(text: str, day: dt.date) -> Article:
    return Article("", text, (), published=day.isoformat())
