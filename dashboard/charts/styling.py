"""What all charts share: paper, type, and the words on them made safe for Plotly."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from dashboard.wording import harmless, shortened

if TYPE_CHECKING:
    from plotly.basedatatypes import BaseTraceType

    from dashboard.charts.palette import Palette

type Axis = dict[str, Any]
"""Plotly's settings of an axis."""

FONT = "Source Sans, Helvetica Neue, Arial, sans-serif"
LABEL_SIZE = 14
SMALL_SIZE = 13
HOVER = 42
"""Letters in a line of what the pointer calls up: the strip of a phone is as wide."""
CLEAR = "rgba(0,0,0,0)"

CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
    "doubleClick": False,
    "showAxisDragHandles": False,
    "scrollZoom": False,
}
"""Plotly's settings on the page; the one mode bar button is what "save as picture" presses."""

MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": " ", "\r": " "})


def label(text: str, width: int = 200) -> str:
    """Return a text as a Plotly label: shortened, its markup and directions not obeyed."""
    return harmless(shortened(text, width)).translate(MARKUP)


def hover(title: str, *lines: str, letters: int = HOVER) -> str:
    """Return what the pointer calls up: a title in bold and lines, folded so that a phone is wide enough."""
    folded = [_folded(text, letters) for text in (title, *lines)]
    first, *others = ("<br>".join(map(label, several)) for several in folded)
    return "<br>".join([f"<b>{first}</b>", *others])


def _folded(text: str, letters: int) -> list[str]:
    return textwrap.wrap(shortened(text, 200), letters, break_on_hyphens=False) or [""]


def figure(
    palette: Palette,
    height: int,
    margin: dict[str, int],
    *traces: BaseTraceType,
    x: Axis | None = None,
    y: Axis | None = None,
) -> go.Figure:
    """Return a figure on clear paper, with no legend and no zoom, and no axes but what is given.

    What is given at once costs Plotly a fraction of what it costs later.
    """
    font = {"family": FONT, "size": LABEL_SIZE, "color": palette.ink}
    bare: dict[str, Any] = {"showgrid": False, "zeroline": False, "fixedrange": True, "title": None}
    return go.Figure(
        data=traces,
        layout={
            "height": height,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0} | margin,
            "paper_bgcolor": palette.paper,
            "plot_bgcolor": CLEAR,
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "font": font,
            "hoverlabel": {
                "bgcolor": palette.paper,
                "bordercolor": palette.ink,
                "font": font,
                "align": "left",
            },
            "xaxis": bare | (x or {}),
            "yaxis": bare | (y or {}),
        },
    )
