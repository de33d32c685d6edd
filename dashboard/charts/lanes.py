"""Lanes: the strip once for each name, place or source that the most articles tell of.

Each lane has its name, its events as marks, and the names of those that find room. An event may
stand in several lanes. A click gives ``["event", id, …]``, as on the strip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.charts.label_placement import place, text_width
from dashboard.charts.marks import dots, draw_dots, draw_period, draw_tail, reported, tagged
from dashboard.charts.strip import AXIS, FOOT, draw_earlier, reach, rows_within, time_axis
from dashboard.charts.styling import SMALL_SIZE, figure, label
from dashboard.charts.time_span import DAY
from dashboard.wording import count, shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.palette import Palette
    from dashboard.charts.strip import Width
    from dashboard.charts.time_span import Span

    Row = dict[str, Any]

LANE = 88
MOST = 8
"""So many lanes are drawn; the others are counted in the line below."""
NAME_AT, LABEL_AT, TIER, TIERS = 0.88, 0.36, 0.2, 2
"""Where a lane's name and the two rows of its events' names are, as a share of its height above its line."""


def busiest(events: pd.DataFrame, lanes: pd.DataFrame, span: Span) -> list[tuple[str, list[Row]]]:
    """Return the lanes that hold most in the span, each with its events in order of importance.

    ``lanes`` has ``event`` and ``lane``.
    """
    rows = {row["event"]: row for row in rows_within(events, span)}
    found: dict[str, list[Row]] = {}
    order = {event: rank for rank, event in enumerate(rows)}
    for event, lane in zip(lanes["event"], lanes["lane"], strict=True):
        if event in rows:
            found.setdefault(lane, []).append(rows[event])
    weight = {lane: sum(map(reported, held)) for lane, held in found.items()}
    first = sorted(found, key=lambda lane: (-weight[lane], lane))[:MOST]
    return [(lane, sorted(found[lane], key=lambda row: order[row["event"]])) for lane in first]


def lane_strip(
    held: Sequence[tuple[str, list[Row]]],
    palette: Palette,
    width: Width,
    span: Span,
    chosen: Collection[str] = (),
) -> go.Figure:
    """Return the lanes that ``busiest`` found, the fullest on top."""
    low, high = reach(span)
    per_day = width.pixels / ((high - low) / DAY)
    made = figure(palette, len(held) * LANE + AXIS + FOOT, {"b": AXIS})
    made.update_yaxes(visible=False, range=[-FOOT / LANE, len(held)])
    time_axis(made, palette, low, high)
    draw_earlier(made, palette, span, top=len(held))
    marks, heights = [], []
    for number, (lane, rows) in enumerate(held):
        y = len(held) - 1 - number
        pixels = [((row["middle"] - low) / DAY) * per_day for row in rows]
        _lane(made, palette, f"{shortened(lane, width.letters)} · {count(len(rows), 'event')}", y)
        for row in rows:
            if (row["last"] - row["first"]) / DAY * per_day > 2 * FOOT:
                draw_period(made, palette.ink, row, y)
            draw_tail(made, palette.ink, row, y)
        found = dots(rows, pixels)
        marks += found
        heights += [y] * len(found)
        _labels(made, palette, rows, pixels, width, y)
    draw_dots(made, palette, marks, heights, chosen)
    return made


def _lane(made: go.Figure, palette: Palette, words: str, y: float) -> None:
    """Draw a lane's line and its name."""
    rule = {"color": palette.hairline, "width": 1}
    made.add_shape(type="line", xref="paper", x0=0, x1=1, y0=y, y1=y, line=rule, layer="below")
    made.add_annotation(
        xref="paper",
        x=0,
        y=y + NAME_AT,
        text=f"<b>{label(words)}</b>",
        xanchor="left",
        yanchor="top",
        showarrow=False,
        borderpad=0,
        bgcolor=palette.paper,
        font={"color": palette.muted, "size": SMALL_SIZE},
    )


def _labels(
    made: go.Figure,
    palette: Palette,
    rows: Sequence[Row],
    pixels: Sequence[float],
    width: Width,
    y: float,
) -> None:
    """Write the names of the lane's events where they do not run into each other."""
    names = [shortened(tagged(row), width.letters) for row in rows]
    widths = [text_width(name, SMALL_SIZE) + 6 for name in names]
    for flag in place(pixels, widths, width.pixels, TIERS):
        side = "left" if flag.points_right else "right"
        made.add_annotation(
            x=rows[flag.index]["middle"],
            y=y + LABEL_AT + TIER * flag.tier,
            text=label(names[flag.index]),
            xanchor=side,
            yanchor="top",
            showarrow=False,
            borderpad=0,
            bgcolor=palette.paper,
            font={"color": palette.ink, "size": SMALL_SIZE},
        )
