"""Columns under the strip: how many events are known to be of each day, week, month or year.

An event is counted in the column that all its days lie in: of "June" no day and no week is known.

They share the strip's axis. Where there is a pointer a period is brushed on them; elsewhere a click on
a column gives ``["days", first, last]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.day_columns import columns, step_for
from dashboard.charts.strip_axis import cut_to, edges, reach
from dashboard.charts.styling import CLEAR, SMALL_SIZE, figure, hover
from dashboard.charts.time_span import DAY, earlier, touching
from dashboard.wording import count, number, period

if TYPE_CHECKING:
    from dashboard.charts.palette import Palette
    from dashboard.charts.time_span import Span

HEIGHT, HEADROOM = 56, 1.4
FEWEST = 4
"""A column of so many events may fill the height; smaller numbers are not blown up."""
_AT_THE_TIP: Any = {"textposition": "outside", "cliponaxis": False, "constraintext": "none"}


def marked(events: pd.DataFrame, span: Span) -> pd.DataFrame:
    """Return ``first``, ``last`` and ``articles`` (here: events) of each column in the span."""
    seen = touching(events, span)
    _, frequency = step_for(cut_to(events, span)["middle"].dt.normalize())
    held = seen["first"].dt.to_period(frequency) == seen["last"].dt.to_period(frequency)
    days = seen.loc[held, "first"].dt.normalize().value_counts()
    return columns(days.rename_axis("day").reset_index(name="articles"), frequency=frequency)


def event_columns(
    events: pd.DataFrame, palette: Palette, span: Span, brush: bool = False
) -> go.Figure:
    """Return the columns for a frame of events with ``first`` and ``last``, in the strip's span."""
    table = marked(events, span)
    first, last, numbers = table["first"], table["last"], table["articles"]
    made = figure(palette, HEIGHT, {})
    made.update_layout(dragmode="select" if brush else False, selectdirection="h")
    made.update_layout(newselection={"line": {"color": palette.chosen, "width": 2}})
    most = max(numbers.max() if len(table) else 0, FEWEST)
    made.update_xaxes(visible=False, range=list(reach(span)))
    made.update_yaxes(visible=False, range=[0, most * HEADROOM])
    rule = {"color": palette.hairline, "width": 1}
    made.add_shape(type="line", xref="paper", x0=0, x1=1, y0=0, y1=0, line=rule)
    made.add_trace(
        go.Bar(
            x=first + (last - first) / 2,
            y=numbers,
            width=((last - first) / pd.Timedelta(milliseconds=1) + 86_400_000) * 0.86
            if len(table)
            else None,
            customdata=[
                ["days", start.date().isoformat(), end.date().isoformat()]
                for start, end in zip(first, last, strict=True)
            ],
            hovertext=[
                hover(count(held, "event"), period(start, end))
                for start, end, held in zip(first, last, numbers, strict=True)
            ],
            hoverinfo="text",
            text=[number(held) if held == numbers.max() else "" for held in numbers],
            **_AT_THE_TIP,
            textfont={"color": palette.muted, "size": SMALL_SIZE},
            marker={"color": palette.muted, "line": {"width": 0}},
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )
    if span.before:
        _earlier(made, events, palette, span)
    return made


def _earlier(made: go.Figure, events: pd.DataFrame, palette: Palette, span: Span) -> None:
    """Write how many are earlier than the stretch: no column, as no number of days is theirs to compare."""
    before = earlier(events, span)
    if before.empty:
        return
    oldest, until = before["first"].min(), span.first - DAY
    (start, _), (end, _) = reach(span), edges(span)
    made.add_trace(
        go.Bar(
            x=[start + (end - start) / 2],
            y=[made.layout.yaxis.range[1]],
            text=[count(len(before), "event")],
            textposition="inside",
            insidetextanchor="start",
            textangle=0,
            constraintext="none",
            textfont={"color": palette.muted, "size": SMALL_SIZE},
            width=[(end - start) / pd.Timedelta(milliseconds=1)],
            customdata=[["days", oldest.date().isoformat(), until.date().isoformat()]],
            hovertext=[hover(f"{count(len(before), 'event')} earlier", period(oldest, until))],
            hoverinfo="text",
            marker={"color": CLEAR, "line": {"width": 0}},
            selected={"marker": {"opacity": 0}},
            unselected={"marker": {"opacity": 0}},
        )
    )
