"""Two sides on one axis of time: columns of events, the first side's above, the second's below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.day_columns import time_axis
from dashboard.charts.styling import SMALL_SIZE, figure, hover, label
from dashboard.charts.time_span import dense_span
from dashboard.wording import count, period, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.charts.palette import Palette

HEIGHT = 230
FAR = 12
"""How many times as long more than a fifth of the events make the axis, for it to leave them out."""
LEAST = 6
"""Months that the axis spans at least: a single column is no wall."""
NARROWEST = 18
"""Columns that have room beside each other at least, however few there are."""
MONTHS = 6 * 366
"""Days: over a longer time columns stand for years."""
WIDTH = {"month": 25, "year": 300}
"""Days that a column is wide."""
LONGEST = 62
"""Days: a longer span has no place among columns."""


def drawn_between(sides: Sequence[pd.DataFrame]) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """Return the whole months that most events of each side lie in; None without dates.

    Of each side a fifth may lie beside it: a few far events make no decades of empty paper.
    """
    days = [side["first"].dropna() for side in sides]
    spans = [_dense(some) for some in days if len(some)]
    if not spans:
        return None
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    lacking = max(LEAST - months, 0)
    first -= pd.DateOffset(months=lacking // 2)
    last += pd.DateOffset(months=lacking - lacking // 2)
    return first.to_period("M").start_time, last.to_period("M").end_time.normalize()


def _dense(days: pd.Series) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last of the days that most of them lie near."""
    span = dense_span(pd.DataFrame({"first": days, "last": days, "articles": 1}), FAR)
    return span.first, days[days <= span.last].max()


def beside(one: pd.DataFrame, two: pd.DataFrame) -> tuple[int, int]:
    """Return how many events of both sides are not drawn: those before the axis, those after it."""
    stretch = drawn_between([one, two])
    if stretch is None:
        return 0, 0
    told = pd.concat([one, two]).drop_duplicates("event")["first"]
    return int((told < stretch[0]).sum()), int((told > stretch[1]).sum())


def step(one: pd.DataFrame, two: pd.DataFrame) -> str:
    """Return what a column stands for: a month, or a year where months would be hairlines."""
    stretch = drawn_between([one, two])
    return "year" if stretch and (stretch[1] - stretch[0]).days > MONTHS else "month"


def dated(events: pd.DataFrame) -> pd.DataFrame:
    """Return the events whose days the articles give closely enough to stand in a column."""
    last = events["last"].fillna(events["first"])
    short = (last - events["first"]).dt.days <= LONGEST
    return events[events["first"].notna() & short & (events["certainty"] != "assumed")]


def mirrored(
    one: pd.DataFrame, two: pd.DataFrame, names: tuple[str, str], palette: Palette
) -> go.Figure:
    """Return columns of the events (``first``) of two sides by ``step``; a click gives the two days."""
    stretch = drawn_between([one, two])
    made = figure(palette, HEIGHT, {"t": 22, "b": 40, "l": 26, "r": 4})
    if stretch is None:
        return made
    top, by = 1, step(one, two)
    room = (stretch[1] - stretch[0]).days / NARROWEST
    for side, name, sign, ink in (
        (one, names[0], 1, palette.ink),
        (two, names[1], -1, palette.muted),
    ):
        spans = side["first"][side["first"].between(*stretch)].dt.to_period(by[0].upper())
        counts = spans.value_counts().sort_index()
        top = max(top, int(counts.max()) if len(counts) else 1)
        first, last = counts.index.start_time.normalize(), counts.index.end_time.normalize()
        made.add_trace(
            go.Bar(
                x=first + (last - first) / 2,
                y=sign * counts.to_numpy(),
                width=[min(WIDTH[by], room) * 86_400_000] * len(counts),
                customdata=[
                    [start.date().isoformat(), end.date().isoformat()]
                    for start, end in zip(first, last, strict=True)
                ],
                hovertext=[
                    hover(period(start, end), f"{shortened(name, 40)}: {count(held, 'event')}")
                    for start, end, held in zip(first, last, counts, strict=True)
                ],
                hoverinfo="text",
                marker={"color": ink, "line": {"width": 0}},
                selected={"marker": {"opacity": 1}},
                unselected={"marker": {"opacity": 1}},
            )
        )
        made.add_annotation(
            text=f"<b>{label(name, 40)}</b>",
            xref="paper",
            yref="paper",
            x=0,
            y=1.0 if sign > 0 else 0.0,
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            font={"color": ink, "size": SMALL_SIZE},
        )
    made.update_layout(barmode="overlay")
    made.update_yaxes(
        range=[-top * 1.4, top * 1.15],
        tickmode="array",
        tickvals=[-top, 0, top],
        ticktext=[str(top), "0", str(top)],
        showgrid=True,
        gridcolor=palette.hairline,
        tickfont={"color": palette.muted, "size": SMALL_SIZE},
    )
    made.update_xaxes(time_axis(palette, *stretch))
    return made
