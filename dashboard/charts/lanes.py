"""Lanes: the strip once for each name, place or source that the most articles tell of.

Each lane has its name, its events as marks, and the names of those that find room. An event may
stand in several lanes. A click gives ``["event", id, …]``, as on the strip.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.charts.event_marks import dots, draw_dots, draw_period, draw_tail, reported, tagged
from dashboard.charts.label_placement import GAP, Flag, fitted, place, room_at, text_width
from dashboard.charts.strip import AXIS, FOOT
from dashboard.charts.strip_axis import (
    draw_earlier,
    name_days,
    pixels_per_day,
    reach,
    rows_within,
    time_axis,
)
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

LANE, TIERS, TIER = 88, 2, 17.6
"""The height of a lane whose events' names take two rows, and how much lower it is for each that they do not."""
MOST = 8
"""So many lanes are drawn; the others are counted in the line below."""
NAME_BELOW, LABEL_AT, BESIDE = 16, 31.7, 6
"""How far a lane's name is from its top, the lowest names of events from its line, and what is free beside them."""


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
    per_day = pixels_per_day(width.pixels, span)
    places = [[((row["middle"] - low) / DAY) * per_day for row in rows] for _, rows in held]
    named = [_named(rows, x, width) for (_, rows), x in zip(held, places, strict=True)]
    highs = [LANE - TIER * (TIERS - _rows([flag for flag, _ in one])) for one in named]
    y = sum(highs)
    made = figure(palette, round(y) + AXIS + FOOT, {"b": AXIS})
    made.update_yaxes(visible=False, range=[-FOOT, y])
    time_axis(made, palette, low, high)
    name_days(made, span, width.pixels)
    draw_earlier(made, palette, span, top=y)
    marks, heights = [], []
    for (lane, rows), pixels, names, tall in zip(held, places, named, highs, strict=True):
        y -= tall
        words = f"{shortened(lane, width.letters)} · {count(len(rows), 'event')}"
        _lane(made, palette, words, y, y + tall - NAME_BELOW)
        for row in rows:
            if (row["last"] - row["first"]) / DAY * per_day > 2 * FOOT:
                draw_period(made, palette.ink, row, y)
            draw_tail(made, palette.ink, row, y)
        found = dots(rows, pixels)
        marks += found
        heights += [y] * len(found)
        _labels(made, palette, rows, names, y)
    draw_dots(made, palette, marks, heights, chosen, width.hovering)
    return made


def _lane(made: go.Figure, palette: Palette, words: str, y: float, top: float) -> None:
    """Draw a lane's line, and its name below ``top``."""
    rule = {"color": palette.hairline, "width": 1}
    made.add_shape(type="line", xref="paper", x0=0, x1=1, y0=y, y1=y, line=rule, layer="below")
    made.add_annotation(
        xref="paper",
        x=0,
        y=top,
        text=f"<b>{label(words)}</b>",
        xanchor="left",
        yanchor="top",
        showarrow=False,
        borderpad=0,
        bgcolor=palette.paper,
        font={"color": palette.muted, "size": SMALL_SIZE},
    )


def _named(rows: Sequence[Row], pixels: Sequence[float], width: Width) -> list[tuple[Flag, str]]:
    """Return the names of a lane's events that do not run into each other, and where they stand.

    One that was cut to find a place goes on as far as its row is free.
    """
    words = [tagged(row) for row in rows]
    names = [
        fitted(one, width.letters, room_at(x, width.pixels) - BESIDE, SMALL_SIZE)
        for one, x in zip(words, pixels, strict=True)
    ]
    widths = [text_width(name, SMALL_SIZE) + BESIDE for name in names]
    flags = place(pixels, widths, width.pixels, TIERS)
    for number, flag in enumerate(flags):
        short, whole = names[flag.index], words[flag.index]
        free = _free(flag, flags, width.pixels) - BESIDE
        name = names[flag.index] = max(short, fitted(whole, len(whole), free, SMALL_SIZE), key=len)
        wide = text_width(name, SMALL_SIZE) + BESIDE
        ends = {"right": flag.x + wide} if flag.points_right else {"left": flag.x - wide}
        flags[number] = replace(flag, **ends)
    return [(flag, names[flag.index]) for flag in flags]


def _free(flag: Flag, flags: Sequence[Flag], width: float) -> float:
    """Return how many pixels there are from a name's mark to the next name of its row, or to the mark of one not below."""
    way, edge = (1, width) if flag.points_right else (-1, 0)
    others = [one for one in flags if one.index != flag.index and one.tier >= flag.tier]
    ends = [end for one in others if one.tier == flag.tier for end in (one.left, one.right)]
    away = [way * (end - flag.x) for end in (*ends, *(one.x for one in others))]
    return min([way * (edge - flag.x), *(one - GAP for one in away if one > 0)])


def _rows(flags: Sequence[Flag]) -> int:
    """Return how many rows of names a lane has."""
    return len({flag.tier for flag in flags})


def _labels(
    made: go.Figure,
    palette: Palette,
    rows: Sequence[Row],
    names: Sequence[tuple[Flag, str]],
    y: float,
) -> None:
    """Write the names of a lane's events above its line."""
    for flag, name in names:
        side = "left" if flag.points_right else "right"
        made.add_annotation(
            x=rows[flag.index]["middle"],
            y=y + LABEL_AT + TIER * flag.tier,
            text=label(name),
            xanchor=side,
            yanchor="top",
            showarrow=False,
            borderpad=0,
            bgcolor=palette.paper,
            font={"color": palette.ink, "size": SMALL_SIZE},
        )
