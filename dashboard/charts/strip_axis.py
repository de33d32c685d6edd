"""The strip's axis: which events lie where on it, and what is earlier drawn compressed at its left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.charts.event_marks import unit_of
from dashboard.charts.styling import SMALL_SIZE
from dashboard.charts.time_span import DAY, earlier, touching

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from dashboard.charts.palette import Palette
    from dashboard.charts.time_span import Span

    Row = dict[str, Any]

EARLIER = 0.16
"""How much of the stretch's width what is earlier takes."""
MOST_TICKS = 7
HALF_NAME = 17
"""About half the width of a year or a day under the axis, in pixels."""
FREQUENCIES = (
    "D", "2D", "W-MON", "2W-MON", "MS", "2MS", "QS", "6MS", "YS", "2YS", "5YS", "10YS", "20YS", "50YS", "200YS",
)  # fmt: skip


def edges(span: Span) -> tuple[Any, Any]:
    """Return the first and last moment that is drawn: the span with a little room around it."""
    room = max((span.last - span.first) * 0.03, 0.6 * DAY)
    return span.first - room, span.last + room


def reach(span: Span) -> tuple[Any, Any]:
    """Return the first and last moment of the axis, with room at its left for what is earlier."""
    low, high = edges(span)
    return (low - (high - low) * EARLIER if span.before else low), high


def pixels_per_day(pixels: float, span: Span) -> float:
    """Return how many pixels a day takes on a strip of the span that is so many wide."""
    low, high = reach(span)
    return pixels / ((high - low) / DAY)


def squeezed(events: pd.DataFrame, span: Span) -> pd.DataFrame:
    """Return the events earlier than the span, where they are drawn at its left."""
    before = earlier(events, span)
    if before.empty or not span.before:
        return before.assign(middle=before["first"])
    (start, _), (end, _) = reach(span), edges(span)
    room = (end - start) * 0.2
    oldest = before["first"].min()
    share = (before["first"] - oldest) / max(span.first - oldest, DAY)
    at = start + room + share * ((end - start) - 2 * room)
    return before.assign(first=at, last=at, middle=at)


def cut_to(events: pd.DataFrame, span: Span) -> pd.DataFrame:
    """Return the events that touch the span, cut to it, with the ``middle`` of what is left.

    A day's mark is at its name on the axis; so a period takes half a day more on either side, and the bar of two days is
    two days long. ``first_day`` and ``last_day`` are what the articles say, uncut.
    """
    seen = touching(events, span)
    low, high = edges(span)
    beside = seen["last"].gt(seen["first"]).astype(int) * (DAY / 2)
    seen = seen.assign(first=seen["first"] - beside, last=seen["last"] + beside)
    seen = seen.assign(first=seen["first"].clip(lower=low), last=seen["last"].clip(upper=high))
    seen["middle"] = seen["first"] + (seen["last"] - seen["first"]) / 2
    return seen


def rows_within(events: pd.DataFrame, span: Span) -> list[Row]:
    """Return the events of ``cut_to`` and those before it, in order of importance."""
    seen = pd.concat([cut_to(events, span), squeezed(events, span)])
    unit = unit_of(seen.iloc[0].to_dict()) if len(seen) else "articles"
    ranked = seen.sort_values(
        [unit, "mentions", "first", "event"],
        ascending=[False, False, True, True],
        kind="stable",
    )
    return ranked.to_dict("records")


def time_axis(made: go.Figure, palette: Palette, low: Any, high: Any) -> None:
    """Draw the axis of time with its days, months or years."""
    made.update_xaxes(
        range=[low, high],
        nticks=6,
        tickformatstops=[
            {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
            {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
        minor={"ticks": ""},
        tickfont={"color": palette.muted, "size": SMALL_SIZE},
        ticks="outside",
        ticklen=5,
        tickcolor=palette.muted,
    )


def draw_earlier(made: go.Figure, palette: Palette, span: Span, top: float) -> None:
    """Part what is drawn compressed from the stretch of time, up to ``top``, and say so under it."""
    if not span.before:
        return
    (start, _), (end, _) = reach(span), edges(span)
    edge = {"color": palette.muted, "width": 1, "dash": "dot"}
    foot = made.layout.yaxis.range[0]
    made.add_shape(type="line", x0=end, x1=end, y0=foot, y1=top, line=edge, layer="below")
    made.add_annotation(
        x=start + (end - start) / 2,
        yref="paper",
        y=0,
        yshift=-8,
        text="earlier",
        yanchor="top",
        showarrow=False,
        borderpad=0,
        font={"color": palette.muted, "size": SMALL_SIZE},
    )


def name_days(made: go.Figure, span: Span, pixels: float) -> None:
    """Name the days, months or years of a stretch on a strip so many pixels wide, the year where it is new.

    A name that begins or ends outside the strip would be left out, and its year with it.
    """
    (begins, ends), (first, last) = reach(span), edges(span)
    beside = HALF_NAME / pixels_per_day(pixels, span) * DAY
    at, words = ticks(max(first, begins + beside), min(last, ends - beside))
    made.update_xaxes(tickmode="array", tickvals=at, ticktext=words)


def ticks(low: Any, high: Any) -> tuple[list[Any], list[str]]:
    """Return the moments that an axis between two names, at most seven, and their names."""
    for frequency in FREQUENCIES:
        days = pd.date_range(low.normalize() + DAY, high, freq=frequency)
        if len(days) <= MOST_TICKS:
            break
    form = "%Y" if "YS" in frequency else "%b" if "S" in frequency else "%-d %b"
    words, year = [], None
    for one in days:
        own = f"<br>{one.year}" if one.year != year and form != "%Y" else ""
        words.append(one.strftime(form) + own)
        year = one.year
    return list(days), words
