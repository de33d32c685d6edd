"""Two clocks: when it was published against when it happened, one mark for an event and a day.

As on the strip, a mark is in the middle of its event's days; a line shows how long these are.
On the slanted line it was reported on the day itself; above it is looked back on, below announced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.strip import AXIS
from dashboard.charts.strip_axis import cut_to, edges, time_axis
from dashboard.charts.styling import SMALL_SIZE, figure, hover
from dashboard.charts.time_span import DAY, touching
from dashboard.wording import STATUS_WORDS, count, day, period

if TYPE_CHECKING:
    from collections.abc import Collection

    from dashboard.charts.palette import Palette
    from dashboard.charts.time_span import Span

HEIGHT = 320
SIDE = 64
EDGE = 0.03
"""Room beside the first and the last day, as a share of all, so that a mark there is drawn whole."""
FLAT = 1 / 8
"""Where the events' stretch and the days of publication differ more in length, nearly all of the chart is empty."""
MOST = 2000
"""So many marks are drawn, those of the most articles; a browser cannot draw them all."""


def paired(events: pd.DataFrame, tellings: pd.DataFrame, span: Span) -> pd.DataFrame:
    """Return one row for each event in the span and day of publication, with ``told`` articles.

    ``tellings`` has ``event``, ``day`` and ``articles``; reports without a day are left out.
    """
    days = tellings[tellings["day"].notna()].groupby(["event", "day"], as_index=False)
    told = days.agg(told=("articles", "sum"))
    return touching(events, span).merge(told, on="event").sort_values(["day", "event"])


def shares(pairs: pd.DataFrame) -> dict[str, int]:
    """Return how many articles told of an event before, during and after its days."""
    before, after = pairs["day"] < pairs["first"], pairs["day"] > pairs["last"]
    told = pairs["told"]
    sums = {"before": told[before], "during": told[~before & ~after], "after": told[after]}
    return {name: int(some.sum()) for name, some in sums.items()}


def fills(pairs: pd.DataFrame, span: Span) -> bool:
    """Tell whether the marks fill the chart: not those of one month that is reported on for a year."""
    ends = (span.first, span.last), (pairs["day"].min(), pairs["day"].max())
    shorter, longer = sorted(max((last - first) / DAY, 1.0) for first, last in ends)
    return shorter / longer >= FLAT


def two_clocks(
    pairs: pd.DataFrame, palette: Palette, span: Span, chosen: Collection[str] = ()
) -> go.Figure:
    """Return the chart for what ``paired`` found; a click gives ``["event", id]``."""
    pairs = pairs.nlargest(MOST, "told", keep="first").sort_values(["day", "event"])
    pairs = cut_to(pairs, span)
    half = (pairs["last"] - pairs["first"]) / pd.Timedelta(milliseconds=2)
    low, high = edges(span)
    first, last = pairs["day"].min(), pairs["day"].max()
    room = max((last - first) * 0.06, DAY)
    first, last = first - room, last + room
    made = figure(palette, HEIGHT, {"b": AXIS, "l": SIDE, "t": 8})
    time_axis(made, palette, low - (high - low) * EDGE, high + (high - low) * EDGE)
    made.update_yaxes(
        range=[first, last],
        nticks=5,
        showgrid=True,
        gridcolor=palette.hairline,
        tickformatstops=[
            {"dtickrange": [None, "M1"], "value": "%-d %b %y"},
            {"dtickrange": ["M1", None], "value": "%b %Y"},
        ],
        tickfont={"color": palette.muted, "size": SMALL_SIZE},
    )
    ends = max(low, first), min(high, last)
    if ends[0] < ends[1]:
        rule = {"color": palette.muted, "width": 1}
        made.add_shape(
            type="line", x0=ends[0], x1=ends[1], y0=ends[0], y1=ends[1], line=rule, layer="below"
        )
    made.add_trace(
        go.Scatter(
            x=pairs["middle"],
            error_x={"array": half, "color": palette.muted, "thickness": 1, "width": 0},
            y=pairs["day"],
            mode="markers",
            customdata=[["event", event] for event in pairs["event"]],
            hovertext=[
                hover(
                    row["label"],
                    f"{STATUS_WORDS.get(row['status'], 'happened')} {period(row['first_day'], row['last_day'], row.get('value'))}",
                    f"published {day(row['day'])} · {count(row['told'], 'article')}",
                )
                for row in pairs.to_dict("records")
            ],
            hoverinfo="text",
            marker={
                "size": [min(6 + 2 * int(told), 18) for told in pairs["told"]],
                "color": [
                    palette.chosen if event in chosen else palette.ink for event in pairs["event"]
                ],
                "opacity": 0.55,
                "line": {"width": 0},
            },
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0.55}},
        )
    )
    return made
