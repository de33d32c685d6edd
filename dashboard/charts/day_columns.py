"""Columns over time: how many articles were published by day, week or month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.styling import SMALL_SIZE, figure, hover
from dashboard.wording import in_units, period

if TYPE_CHECKING:
    from dashboard.charts.palette import Palette
    from dashboard.charts.styling import Axis

HEIGHT, SHADE = 190, 0.45
STEPS = ((70, "day", "D"), (500, "week", "W-SUN"), (4000, "month", "M"), (10**9, "year", "Y"))
"""Up to how many days the columns stand for a day, a week, a month, a year."""
FEWEST = 2
"""A column of so many may fill the height; columns of one are no wall."""


def step_for(days: pd.Series) -> tuple[str, str]:
    """Return the name and pandas frequency of the columns for days of this range."""
    span = (days.max() - days.min()).days if len(days) else 0
    return next((name, frequency) for limit, name, frequency in STEPS if span <= limit)


def columns(
    published: pd.DataFrame, unit: str = "articles", frequency: str | None = None
) -> pd.DataFrame:
    """Return ``first``, ``last`` and ``unit`` (articles or stories) for each column that has any.

    How long a column is, ``frequency`` says, or else how far the days lie apart.
    """
    if published.empty:
        return pd.DataFrame({"first": [], "last": [], unit: []})
    days = pd.to_datetime(published["day"])
    periods = days.dt.to_period(frequency or step_for(days)[1])
    totals = published[unit].groupby(periods).sum()
    totals = totals[totals > 0]
    return pd.DataFrame(
        {
            "first": totals.index.start_time.normalize(),
            "last": totals.index.end_time.normalize(),
            unit: totals.to_numpy(),
        }
    )


def without_articles(published: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """Return ``first`` and ``last`` of each run of columns in which the whole collection has nothing.

    Of a view that holds less, a column that is empty has articles, but none that match.
    """
    days, every = pd.to_datetime(published["day"]), pd.to_datetime(whole["day"])
    _, frequency = step_for(days)
    if frequency not in ("M", "Y"):  # most days have none anyway
        return pd.DataFrame({"first": [], "last": []})
    drawn = pd.period_range(days.min(), days.max(), freq=frequency)
    bare = drawn[~drawn.isin(every.dt.to_period(frequency))]
    run = (pd.Series([one.ordinal for one in bare], dtype=int).diff() != drawn.freq.n).cumsum()
    parts = [bare[(run == number).to_numpy()] for number in run.unique()]
    return pd.DataFrame(
        {
            "first": [part[0].start_time.normalize() for part in parts],
            "last": [part[-1].end_time.normalize() for part in parts],
        }
    )


def published_columns(
    published: pd.DataFrame,
    palette: Palette,
    chosen: tuple[object, object] | None = None,
    unit: str = "articles",
    bare: pd.DataFrame | None = None,
) -> go.Figure:
    """Return columns for a frame of ``day`` and ``unit``; a click gives the two ISO days.

    ``bare`` are the stretches without any article, ``first`` and ``last``: they are shaded.
    """
    table = columns(published, unit)
    first, last = table["first"], table["last"]
    middle = first + (last - first) / 2
    top = int(table[unit].max())
    width = ((last - first).dt.days + 1) * 86_400_000 * 0.82
    bars = go.Bar(
        x=middle,
        y=table[unit],
        width=width,
        customdata=[
            [start.date().isoformat(), end.date().isoformat()]
            for start, end in zip(first, last, strict=True)
        ],
        hovertext=[
            hover(period(start, end), in_units(number, unit))
            for start, end, number in zip(first, last, table[unit], strict=True)
        ],
        hoverinfo="text",
        marker={"color": palette.chosen if chosen else palette.ink, "line": {"width": 0}},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    counts: Axis = {
        "range": [0, max(top, FEWEST) * 1.15],
        "tickmode": "array",
        "tickvals": _round_values(top),
        "showgrid": True,
        "gridcolor": palette.hairline,
        "gridwidth": 1,
        "tickfont": {"color": palette.muted, "size": SMALL_SIZE},
    }
    time = time_axis(palette, first.min(), last.max())
    made = figure(palette, HEIGHT, {"t": 14, "b": 40, "l": 22, "r": 4}, bars, x=time, y=counts)
    for stretch in bare.to_dict("records") if bare is not None else ():
        made.add_shape(
            type="rect",
            x0=stretch["first"],
            x1=stretch["last"] + pd.Timedelta(days=1),
            yref="paper",
            y0=0,
            y1=1,
            fillcolor=palette.hairline,
            opacity=SHADE,
            line={"width": 0},
            layer="below",
        )
    return made


def time_axis(palette: Palette, first: pd.Timestamp, last: pd.Timestamp) -> Axis:
    """Return a figure's axis of time, from the first to the last day; it takes 40 pixels below."""
    return {
        "range": [first - pd.Timedelta(days=1), last + pd.Timedelta(days=1)],
        "tickformatstops": [
            {"dtickrange": [None, 6 * 86_400_000], "value": "%-d %b\n%Y"},
            {"dtickrange": [6 * 86_400_000, "M1"], "value": "%-d %b\n%Y"},
            {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
        "nticks": 6,
        "dtick": 86_400_000 if (last - first).days < 6 else None,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": palette.muted,
        "showline": True,
        "linecolor": palette.ink,
        "linewidth": 1,
        "tickfont": {"color": palette.muted, "size": SMALL_SIZE},
    }


def _round_values(top: int) -> list[int]:
    """Return one or two whole, round grid values below ``top``."""
    if top <= 2:
        return list(range(1, top + 1))
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000, 50_000, 100_000):
        if top // step <= 3:
            return list(range(step, top + 1, step))
    return [top]
