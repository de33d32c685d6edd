"""The time zone of an outlet: Tuesday evening in Washington is Tuesday there, and Wednesday in UTC.

Feeds, exports and programs of pages count in UTC, where it is Wednesday already; "today" in the
article is Tuesday. Where a date is stated in UTC and the outlet's host tells the clock that its
readers live by, the date is told by that clock; else it stays as it is stated.
"""

from __future__ import annotations

import functools
from datetime import datetime
from zoneinfo import ZoneInfo

from dashboard.intake.words import word_list

UTC_ENDS = "+00:00"


@functools.cache
def _zones() -> dict[str, str | None]:
    return {host: zone for zone, hosts in word_list("clocks").items() for host in hosts}


def clock_of_host(host: str | None) -> str | None:
    """Return the time zone (its IANA name) of an outlet's readers, None where a host does not tell."""
    labels = (host or "").lower().split(".")
    above = (".".join(labels[start:]) for start in range(len(labels)))
    known = _zones()
    return next((known[name] for name in above if name in known), None)


def by_the_outlets_clock(iso: str | None, host: str | None) -> str | None:
    """Return an ISO date-time in UTC as the readers of an outlet would date it.

    ``2022-03-10T01:23:23+00:00`` of a host below ``.gov`` is ``2022-03-09T20:23:23-05:00``. What
    has no time, no zone, another zone or a host that tells no clock is returned as it came; so is
    midnight, by which programs mean a day.
    """
    zone = clock_of_host(host) if iso and iso.endswith(UTC_ENDS) else None
    if not zone or not iso or "T00:00:00" in iso:
        return iso
    return datetime.fromisoformat(iso).astimezone(ZoneInfo(zone)).isoformat()
