"""A few names over time: one row of columns for each, on one clock and one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.styling import LABEL_SIZE, SMALL_SIZE, figure, hover, label
from dashboard.wording import as_day, in_units, number, period

if TYPE_CHECKING:
    import datetime as dt

    from dashboard.charts.palette import Palette

ROW = 62
STEPS = (
    (45, "day", "D"),
    (300, "week", "W-SUN"),
    (5 * 366, "month", "M"),
    (12 * 366, "quarter", "Q"),
    (10**9, "year", "Y"),
)
"""Up to how many days the columns stand for a day, a week, a month, a quarter, a year."""
FREQUENCY = {name: frequency for _, name, frequency in STEPS}


def trend_step(first: dt.date | None, last: dt.date | None) -> str:
    """Return how long a column stands for, so that a row has at most about sixty."""
    span = (last - first).days if first and last else 0
    return next(name for limit, name, _ in STEPS if span <= limit)


def ends(first: pd.Series, step: str) -> pd.Series:
    """Return the last day of each step that begins on these days."""
    last = pd.PeriodIndex(first, freq=FREQUENCY[step]).end_time.normalize()
    return pd.Series(last, index=first.index)


def trend_rows(
    trend: pd.DataFrame, names: pd.DataFrame, palette: Palette, step: str, unit: str
) -> go.Figure:
    """Return a row of columns for each of the names, in their order.

    ``trend`` has entity, first and the unit's column; ``names`` entity, name, type and the column.
    A click on a column gives its name and the two ISO days of its step.
    """
    count = len(names)
    made = figure(palette, height=ROW * count + 34, margin={"b": 34, "l": 2, "r": 2})
    top = max(int(trend[unit].max()), 1)
    last = ends(trend["first"], step)
    for place, row in enumerate(names.to_dict("records")):
        own = trend[trend["entity"] == row["entity"]]
        base = (count - 1 - place) * 1.0
        made.add_trace(
            _columns(own, last[own.index], row, palette, base, 0.62 * own[unit] / top, unit)
        )
        made.add_annotation(
            x=0, xref="paper", y=base + 0.98, yanchor="top", xanchor="left", showarrow=False,
            text=f"<b>{label(row['name'], 44)}</b>  {number(row[unit])}",
            font={"size": LABEL_SIZE, "color": palette.of_type(row["type"])},
        )  # fmt: skip
        made.add_hline(y=base, line={"color": palette.hairline, "width": 1}, layer="below")
    made.update_layout(barmode="overlay")
    low, high = trend["first"].min(), last.max()
    made.update_yaxes(visible=False, range=[-0.02, count])
    made.update_xaxes(
        range=[low - pd.Timedelta(days=1), high + pd.Timedelta(days=1)],
        tickformatstops=[
            {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
            {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
        nticks=6,
        tickfont={"color": palette.muted, "size": SMALL_SIZE},
    )
    return made


def _columns(
    own: pd.DataFrame,
    last: pd.Series,
    row: dict[str, object],
    palette: Palette,
    base: float,
    high: pd.Series,
    unit: str,
) -> go.Bar:
    """Return the columns of one name."""
    name, first = str(row["name"]), own["first"]
    return go.Bar(
        x=first + (last - first) / 2,
        y=high,
        base=base,
        width=((last - first).dt.days + 1) * 86_400_000 * 0.86,
        customdata=[
            [name, str(as_day(start)), str(as_day(end))]
            for start, end in zip(first, last, strict=True)
        ],
        hovertext=[
            hover(name, period(start, end), in_units(value, unit))
            for start, end, value in zip(first, last, own[unit], strict=True)
        ],
        hoverinfo="text",
        marker={"color": palette.of_type(str(row["type"])), "line": {"width": 0}},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
