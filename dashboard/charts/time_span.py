"""Which stretch of time a strip shows: where most events lie, a step to either side, another scale.

All frames have ``first`` and ``last`` (datetime64) and ``articles``; a day without an end is a period
of one day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    import datetime as dt

DAY = pd.Timedelta(days=1)
SCALES = {"decades": 40 * 365, "years": 6 * 365, "months": 270, "weeks": 60, "days": 14}
"""How many days a strip of each scale shows."""
SHARES, SHRINKS = (0.8, 0.7, 0.6, 0.5), 3
"""Shares of the articles that the stretch to open on holds, and how much shorter a smaller one must be."""
LEADING = 3
"""So many of the events reported most are always in the stretch to open on."""
EDGE = 0.05
"""What is left free between the edge and an event stepped to, or the first or last of all."""


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch of time that a strip shows, and how many events with a day lie before and after it."""

    first: Any
    last: Any
    before: int = 0
    after: int = 0

    @property
    def scale(self) -> str:
        """The name of the scale that is nearest to its length."""
        days = max((self.last - self.first) / DAY, 1)
        return min(SCALES, key=lambda name: abs(SCALES[name] / days - days / SCALES[name]))


def with_days(events: pd.DataFrame) -> pd.DataFrame:
    """Return the events of which an article gives the day: that of a report, ``assumed``, is none."""
    dated = events["first"].notna() | events["last"].notna()
    return (
        events[dated & events["certainty"].ne("assumed")]
        if "certainty" in events
        else events[dated]
    )


def of_history(events: pd.DataFrame) -> pd.Series:
    """Tell of each event whether its days come from a table of history, not from an article."""
    known = "historic" in events
    return events["historic"].astype(bool) if known else pd.Series(data=False, index=events.index)


def closed(events: pd.DataFrame) -> pd.DataFrame:
    """Return the dated events, each with both ends: an open one is drawn where the other is.

    ``first_day`` and ``last_day`` stay what the articles say, open where they do not say it.
    """
    dated = events[events["first"].notna() | events["last"].notna()]
    if "first_day" not in dated:
        dated = dated.assign(first_day=dated["first"], last_day=dated["last"])
    return dated.assign(
        first=dated["first"].fillna(dated["last"]), last=dated["last"].fillna(dated["first"])
    )


def within(events: pd.DataFrame, first: Any, last: Any) -> Span:
    """Return the span from ``first`` to ``last``, with what lies before and after it counted."""
    table, low, high = closed(with_days(events)), pd.Timestamp(first), pd.Timestamp(last)
    return Span(low, high, int((table["last"] < low).sum()), int((table["first"] > high).sum()))


def since(events: pd.DataFrame, first: Any) -> Span:
    """Return the span from ``first`` to the end of the last event, of a day at least."""
    low = pd.Timestamp(first)
    return within(events, low, max(closed(events)["last"].max(), low + DAY))


def touching(events: pd.DataFrame, span: Span) -> pd.DataFrame:
    """Return the dated events that lie in the span, or reach into it."""
    table = closed(events)
    return table[(table["first"] <= span.last) & (table["last"] >= span.first)]


def dense_span(events: pd.DataFrame, shrinks: int = SHRINKS) -> Span:
    """Return the stretch of time to open on.

    It is the shortest stretch in which events begin that hold most of the articles, and what lies
    near on either side: a few far events, or one of ten years, do not squash the rest. Where the last
    tenth of the articles makes it ``shrinks`` times as long, it is left out, down to half of them.
    """
    table = closed(events).sort_values("first", kind="stable")
    starts, weight = table["first"], table["articles"].cumsum().to_numpy()
    first, last = _shortest(starts, weight, SHARES[0])
    for share in SHARES[1:]:
        begins, ends = _shortest(starts, weight, share)
        if _drawn(begins, ends) * shrinks <= _drawn(first, last):
            first, last = begins, ends
    room = _room(first, last)
    kept = table[starts.between(first - room, last + room)]
    short = kept["last"] - kept["first"] <= room
    low, until = kept["first"].iloc[0], kept["last"].where(short, kept["first"]).max()
    for row in _most_reported(table, low, until).to_dict("records"):
        low, until = min(low, row["first"]), max(until, row["last"])
    return within(table, low, max(until, low + DAY))


def _most_reported(table: pd.DataFrame, first: Any, last: Any) -> pd.DataFrame:
    """Return the events reported most, of those that begin within a stretch's length on either side."""
    length = last - first
    near = table[table["first"].between(first - length, last + length)]
    near = near[near["last"] - near["first"] <= _room(first, last)]
    return near.nlargest(LEADING, "articles", keep="all") if len(near) else near


def _room(first: Any, last: Any) -> Any:
    """Return how much is shown on either side of a stretch."""
    return max((last - first) / 4, 60 * DAY)


def _drawn(first: Any, last: Any) -> Any:
    """Return how long a stretch is with what is shown beside it."""
    return last - first + 2 * _room(first, last)


def _shortest(starts: pd.Series, weight: np.ndarray, share: float) -> tuple[Any, Any]:
    """Return the first and last start of the shortest stretch that holds a share of the weight.

    ``weight`` is summed up from the left, as ``starts`` are in order.
    """
    before = np.concatenate([[0], weight[:-1]])
    right = np.searchsorted(weight, before + weight[-1] * share - 1e-9)
    left = np.flatnonzero(right < len(weight))
    lengths = starts.iloc[right[left]].to_numpy() - starts.iloc[left].to_numpy()
    best = int(left[lengths.argmin()])
    return starts.iloc[best], starts.iloc[int(right[best])]


def zoomed(events: pd.DataFrame, span: Span, scale: str) -> tuple[dt.date, dt.date]:
    """Return the days that another scale shows: around what is most reported in the span now.

    Where it would show days before the first event or after the last, it is moved so far that it does
    not; what is longer than all events together ends with the last.
    """
    seen = touching(events, span)
    focus = span.first + (span.last - span.first) / 2
    if len(seen):
        best = seen.sort_values(["articles", "first"], ascending=[False, True]).iloc[0]
        first, last = max(best["first"], span.first), min(best["last"], span.last)
        focus = first + (last - first) / 2
    length = SCALES[scale] * DAY
    table = closed(events)
    begins, ends = table["first"].min() - length * EDGE, table["last"].max() + length * EDGE
    last = min(max(focus + length / 2, begins + length), ends)
    return (last - length).date(), last.date()


def earlier(events: pd.DataFrame, span: Span) -> pd.DataFrame:
    """Return the events with a day that lie before the span, the most reported first."""
    table = closed(with_days(events))
    return _weighed(table[table["last"] < span.first])


def later(events: pd.DataFrame, span: Span) -> pd.DataFrame:
    """Return the events with a day that lie after the span, the most reported first."""
    table = closed(with_days(events))
    return _weighed(table[table["first"] > span.last])


def _weighed(events: pd.DataFrame) -> pd.DataFrame:
    return events.sort_values(["articles", "first"], ascending=[False, True], kind="stable")


def step_back(events: pd.DataFrame, span: Span) -> tuple[dt.date, dt.date]:
    """Return the days to show for what lies before: the nearest of it at the right edge."""
    table = earlier(events, span)
    nearest = table.loc[table["last"].idxmax()]
    length = max(span.last - span.first, 10 * DAY)
    last = min(nearest["last"] + length * EDGE, span.first)
    return min(last - length, nearest["first"] - length * EDGE).date(), last.date()


def step_on(events: pd.DataFrame, span: Span) -> tuple[dt.date, dt.date]:
    """Return the days to show for what lies after: the nearest of it at the left edge."""
    table = later(events, span)
    nearest = table.loc[table["first"].idxmin()]
    length = max(span.last - span.first, 10 * DAY)
    first = max(nearest["first"] - length * EDGE, span.last)
    return first.date(), max(first + length, nearest["last"] + length * EDGE).date()
