"""The two sides of a comparison: what they are parted by, and their form in a link.

``by`` names the filter that parts them; ``one`` and ``two`` are its values. A period is written as
an ISO 8601 interval, ``2022-02-01/2022-05-31``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.wording import period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.page.opening import Here
    from dashboard.view import View

BY = {
    "source": "Two sources",
    "published": "Two periods",
    "speaker": "Two people quoted",
    "entity": "Two names",
}
"""What two sides can be parted by, and how the page says it."""


OFFERED = 150
"""So many people can be chosen from; others are typed."""


def chosen(query: Mapping[str, str], here: Here) -> tuple[str, list[str]]:
    """Return the filter and the two values that a link asks for; what it leaves open is filled."""
    by = query.get("by", "")
    by = by if by in BY else next(iter(BY))
    values = [query.get(name, "") for name in ("one", "two")]
    offered = [value for value in options(here, by) if value not in values]
    return by, [value or (offered.pop(0) if offered else "") for value in values]


def options(here: Here, by: str) -> list[str]:
    """Return the values to choose from, the most frequent first; for periods, two halves."""
    if by == "speaker":
        return here.ask("speakers")["speaker"].head(OFFERED).tolist()
    if by != "published":
        return here.known(by)
    totals = here.totals
    first, last = totals.first_day, totals.last_day
    if first is None or last is None or first == last:
        return []
    middle = first + (last - first) / 2
    after = middle + dt.timedelta(days=1)
    return [interval(first, middle), interval(after, last)]


def interval(first: dt.date, last: dt.date) -> str:
    """Return a period as it is written in a link."""
    return f"{first.isoformat()}/{last.isoformat()}"


def days(value: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of an interval, None where it cannot be read."""
    try:
        first, last = (dt.date.fromisoformat(part) for part in value.split("/"))
    except ValueError:
        return None
    return min(first, last), max(first, last)


def side(view: View, by: str, value: str) -> View | None:
    """Return the View of one side: the shared filters, but this value; None where it has none."""
    if by == "published":
        held = days(value)
        return replace(view, published=held) if held else None
    return replace(view, **{by: (value,)}) if value else None


def name(by: str, value: str) -> str:
    """Return how a side is called on the page."""
    held = days(value) if by == "published" else None
    return period(*held) if held else value
