"""Bars of names: who is named most, each bar with its value at the tip and no axis."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from dashboard.charts.label_placement import text_width
from dashboard.charts.styling import LABEL_SIZE, figure, hover, label
from dashboard.wording import in_units, number, shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import pandas as pd

    from dashboard.charts.palette import Palette
    from dashboard.charts.styling import Axis

ROW, SECOND_LINE = 27, 16
NAME_WIDTH, LINES = 26, 2
"""A name stands on two lines of so many letters at most; all of it is shown over the bar."""


def name_bars(
    names: pd.DataFrame, palette: Palette, unit: str = "articles", chosen: Collection[str] = ()
) -> go.Figure:
    """Return bars for a frame of ``name``, ``type`` and ``unit``, in the frame's order.

    ``unit`` is the column that is counted (``articles``, ``stories``, …). A click on a bar gives
    the name as ``customdata``. Chosen names are red.
    """
    values = [int(value) for value in names[unit]]
    lines = [folded(name) for name in names["name"]]
    places, height = places_of(lines)
    bars = go.Bar(
        x=values,
        y=places,
        orientation="h",
        width=0.62 * ROW,
        customdata=list(names["name"]),
        text=[number(value) for value in values],
        textposition="outside",
        textfont={"color": palette.ink, "size": LABEL_SIZE},
        cliponaxis=False,
        hovertext=[
            hover(name, in_units(value, unit))
            for name, value in zip(names["name"], values, strict=True)
        ],
        hoverinfo="text",
        marker={
            "color": [
                palette.chosen if name in chosen else palette.of_type(kind)
                for name, kind in zip(names["name"], names["type"], strict=True)
            ],
            "line": {"width": 0},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    return figure(
        palette,
        height + 6,
        {"r": 6, "l": _room_beside(lines)},
        bars,
        x={"visible": False, "range": [0, max(values, default=1) * 1.13]},
        y=_axis_of_names(palette, height, places, lines),
    )


def _room_beside(lines: Sequence[Sequence[str]]) -> int:
    """Return about how many pixels the names take beside their bars.

    Plotly gives them more where they need more; where they do not, it need not draw a second time.
    """
    widths = [text_width(f"{line}  ", LABEL_SIZE) for several in lines for line in several]
    return round(max(widths, default=0))


def _axis_of_names(
    palette: Palette, height: int, places: Sequence[float], lines: Sequence[Sequence[str]]
) -> Axis:
    """Return the axis on which the names stand, as wide as they are.

    No label lies outside its chart, so that a browser need not measure each to find out.
    """
    return {
        "range": [height, 0],
        "tickmode": "array",
        "tickvals": places,
        "ticktext": ticks(lines),
        "tickfont": {"color": palette.ink, "size": LABEL_SIZE},
        "ticks": "",
        "automargin": True,
        "ticklabeloverflow": "allow",
        "showline": False,
    }


def folded(name: str) -> list[str]:
    """Return a name in one line or two, parted between words; what is too long even so is cut."""
    cut = shortened(name, NAME_WIDTH * LINES)
    lines = textwrap.wrap(cut, NAME_WIDTH, break_long_words=False, break_on_hyphens=False)
    while len(lines) > LINES:  # words that fill no line
        cut = shortened(cut, len(cut) - 1)
        lines = textwrap.wrap(cut, NAME_WIDTH, break_long_words=False, break_on_hyphens=False)
    return [shortened(line, NAME_WIDTH) for line in lines] or [""]


def ticks(lines: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of names as Plotly's labels of an axis."""
    return ["<br>".join(f"{label(line)}  " for line in several) for several in lines]


def places_of(lines: Sequence[Sequence[str]], row: int = ROW) -> tuple[list[float], int]:
    """Return where each row of names lies, in pixels from the top, and the height of them all."""
    places, top = [], 0
    for several in lines:
        high = row + SECOND_LINE * (len(several) - 1)
        places.append(top + high / 2)
        top += high
    return places, top
