"""The annotated strip: events on one line of time, with their names above them in tiers.

A day is a dot, a longer period a bar; what was worked out is paler at its ends, what was assumed is
hollow. The strip is drawn for a width class, because labels are measured in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.paper import SMALL_SIZE, figure, label
from dashboard.charts.placing import Flag, place, text_width
from dashboard.wording import count, period, shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dashboard.charts.palette import Palette

    Row = dict[str, Any]

TIER = 44
AXIS = 46
LABEL_SIZE = 13
FOOT = 14
DAY = pd.Timedelta(days=1)
SOFT_ENDS = ((0.0, 0.22), (0.12, 0.3), (0.24, 0.45))
"""How far a worked-out period is drawn in from its ends, and how dark: it fades outwards."""


@dataclass(frozen=True, slots=True)
class Width:
    """A class of widths: the narrowest strip in pixels, how many tiers, how long a label."""

    pixels: float
    tiers: int
    letters: int


WIDE = Width(pixels=660, tiers=7, letters=38)
NARROW = Width(pixels=322, tiers=8, letters=26)


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch of time that a strip shows, and how many events lie before and after it."""

    first: Any
    last: Any
    before: int = 0
    after: int = 0


def dense_span(events: pd.DataFrame, share: float = 0.8) -> Span:
    """Return the stretch of time to draw.

    It is the shortest stretch that holds ``share`` of the articles, with twice as much on either
    side: so a few far events do not squash the rest.
    """
    table = events.sort_values("first", kind="stable")
    starts = table["first"].to_list()
    ends = table["last"].fillna(table["first"]).to_list()
    whole = Span(starts[0], max(ends))
    weight = table["articles"].cumsum().to_list()
    wanted, best = weight[-1] * share, whole
    right = 0
    for left, start in enumerate(starts):
        before = weight[left - 1] if left else 0
        while right < len(ends) and weight[right] - before < wanted:
            right += 1
        if right == len(ends):
            break
        until = max(ends[left : right + 1])
        if until - start < best.last - best.first:
            best = Span(start, until)
    room = max(2 * (best.last - best.first), 60 * DAY)
    low, high = best.first - room, best.last + room
    kept = [(start, end) for start, end in zip(starts, ends, strict=True) if low <= start <= high]
    earlier = sum(start < low for start in starts)
    last = min(max(end for _, end in kept), high)
    return Span(kept[0][0], last, earlier, len(starts) - earlier - len(kept))


def event_strip(
    events: pd.DataFrame,
    palette: Palette,
    width: Width = WIDE,
    chosen: Collection[str] = (),
    span: Span | None = None,
) -> go.Figure:
    """Return the strip for a frame of dated events; a click on one gives its id as ``customdata``.

    The frame has ``event``, ``label``, ``first``, ``last``, ``certainty``, ``status``, ``articles``
    and ``mentions``; rows outside ``span`` are not drawn.
    """
    span = span or dense_span(events)
    rows = _rows(events, span)
    room = max((span.last - span.first) * 0.03, 2 * DAY)
    low, high = span.first - room, span.last + room
    flags = _flags(rows, width, low, high)
    tiers = max((flag.tier for flag in flags), default=0) + 1
    made = figure(palette, tiers * TIER + AXIS + FOOT, {"b": AXIS})
    made.update_yaxes(visible=False, range=[-FOOT / TIER, tiers])
    _axis(made, palette, low, high)
    for row in rows:
        _period(made, palette.chosen if row["event"] in chosen else palette.ink, row)
    _points(made, palette, rows, chosen)
    for flag in flags:
        row = rows[flag.index]
        lines = _lines(row, width)
        if row["event"] in chosen:
            _label(made, flag, row["middle"], lines, (palette.chosen, palette.chosen))
        else:
            _label(made, flag, row["middle"], lines, (palette.ink, palette.muted))
    return made


def _rows(events: pd.DataFrame, span: Span) -> list[Row]:
    """Return the events inside the span, in order of importance, each with its middle day."""
    inside = events[(events["first"] >= span.first) & (events["first"] <= span.last)]
    inside = inside.assign(last=inside["last"].fillna(inside["first"]))
    inside["middle"] = inside["first"] + (inside["last"] - inside["first"]) / 2
    ranked = inside.sort_values(
        ["articles", "mentions", "first", "event"],
        ascending=[False, False, True, True],
        kind="stable",
    )
    return ranked.to_dict("records")


def _flags(rows: Sequence[Row], width: Width, low: Any, high: Any) -> list[Flag]:
    """Return the labels that find a place, for events in order of importance."""
    per_day = width.pixels / ((high - low) / DAY)
    points = [((row["middle"] - low) / DAY) * per_day for row in rows]
    widths = []
    for row in rows:
        name, facts = _lines(row, width)
        widths.append(
            max(text_width(name, LABEL_SIZE, bold=True), text_width(facts, LABEL_SIZE)) + 6
        )
    return place(points, widths, width.pixels, width.tiers)


def _lines(row: Row, width: Width) -> tuple[str, str]:
    """Return the two lines of an event's label: its name, then its date and weight."""
    when = period(row["first"], row["last"])
    return shortened(row["label"], width.letters), f"{when} · {count(row['articles'], 'article')}"


def _axis(made: go.Figure, palette: Palette, low: Any, high: Any) -> None:
    """Draw the line of time with its days, months or years."""
    made.update_xaxes(
        range=[low, high],
        nticks=6,
        tickformatstops=[
            {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
            {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
        tickfont={"color": palette.muted, "size": SMALL_SIZE},
        ticks="outside",
        ticklen=5,
        tickcolor=palette.muted,
    )
    rule = {"color": palette.ink, "width": 1}
    made.add_shape(type="line", xref="paper", x0=0, x1=1, y0=0, y1=0, line=rule)


def _period(made: go.Figure, colour: str, row: Row) -> None:
    """Draw a period: solid where it is stated, with soft ends where it was worked out."""
    length = row["last"] - row["first"]
    if not length:
        return
    layers = ((0.0, 0.7),) if row["certainty"] == "stated" else SOFT_ENDS
    for inset, opacity in layers:
        made.add_shape(
            type="line",
            x0=row["first"] + length * inset,
            x1=row["last"] - length * inset,
            y0=0,
            y1=0,
            line={"color": colour, "width": 6},
            opacity=opacity,
        )


def _points(
    made: go.Figure, palette: Palette, rows: Sequence[Row], chosen: Collection[str]
) -> None:
    """Draw a dot for each event: hollow where its date is assumed or it has not happened."""
    colours = [palette.chosen if row["event"] in chosen else palette.ink for row in rows]
    hollow = [row["certainty"] == "assumed" or row["status"] != "happened" for row in rows]
    made.add_trace(
        go.Scatter(
            x=[row["middle"] for row in rows],
            y=[0] * len(rows),
            mode="markers",
            customdata=[row["event"] for row in rows],
            hovertext=[
                f"<b>{label(row['label'])}</b><br>{period(row['first'], row['last'])}<br>"
                f"{count(row['articles'], 'article')}"
                for row in rows
            ],
            hoverinfo="text",
            cliponaxis=False,
            marker={
                "size": [min(9 + 1.6 * int(row["articles"]), 22) for row in rows],
                "color": [
                    palette.paper if empty else colour
                    for empty, colour in zip(hollow, colours, strict=True)
                ],
                "line": {"color": colours, "width": 1.6},
                "opacity": 1,
            },
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )


def _label(
    made: go.Figure, flag: Flag, x: Any, lines: tuple[str, str], colours: tuple[str, str]
) -> None:
    """Draw one flag: a hairline stem, the name in bold, the date and the weight under it."""
    ink, rule = colours
    stem = {"color": rule, "width": 0.8}
    made.add_shape(type="line", x0=x, x1=x, y0=0.12, y1=flag.tier + 0.95, line=stem, layer="below")
    side = "left" if flag.points_right else "right"
    made.add_annotation(
        x=x,
        y=flag.tier + 0.97,
        text=f"<b>{label(lines[0])}</b><br>{label(lines[1])}",
        xanchor=side,
        yanchor="top",
        align=side,
        xshift=3 if flag.points_right else -3,
        showarrow=False,
        font={"color": ink, "size": LABEL_SIZE},
        borderpad=0,
    )
