"""Names that two sides name unlike: two dots on a line, each at its side's share of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from dashboard.charts.bars import folded, places_of, ticks
from dashboard.charts.styling import LABEL_SIZE, SMALL_SIZE, figure, hover, label
from dashboard.wording import number, shortened

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.charts.palette import Palette

ROW = 30
DOT = 11
KEY, WIDEST = 46, 30
"""The height of the key above the dots, and how many letters of a side it has: a line for each, so that a phone
is wide enough. Filled is the first side, hollow the second."""


def share_dots(
    names: pd.DataFrame, sides: tuple[str, str], sizes: tuple[int, int], palette: Palette
) -> go.Figure:
    """Return the chart of a frame of ``name``, ``type``, ``one``, ``two`` and ``sure``, in its order.

    Names whose difference is not ``sure``, as it may be chance, are grey.
    The first side's dots are filled, the second's hollow. A click gives the name as ``customdata``.
    """
    lines = [folded(name) for name in names["name"]]
    places, height = places_of(lines, ROW)
    made = figure(palette, height=height + 34 + KEY, margin={"b": 30, "r": 14, "t": KEY})
    shares = [100 * names[side] / size for side, size in zip(("one", "two"), sizes, strict=True)]
    ends: list[float | None] = []
    rows: list[float | None] = []
    for place, low, high in zip(places, *shares, strict=True):
        ends += [low, high, None]
        rows += [place, place, None]
    line = {"color": palette.hairline, "width": 3}
    made.add_trace(go.Scatter(x=ends, y=rows, mode="lines", line=line, hoverinfo="skip"))
    inks = [
        palette.of_type(kind) if sure else palette.muted
        for kind, sure in zip(names["type"], names["sure"], strict=True)
    ]
    for column, share, side, size in zip(
        ("two", "one"), shares[::-1], sides[::-1], sizes[::-1], strict=True
    ):
        made.add_trace(
            go.Scatter(
                x=share,
                y=places,
                mode="markers",
                marker={
                    "size": DOT,
                    "color": inks if column == "one" else [palette.paper] * len(inks),
                    "line": {"color": inks, "width": 2},
                },
                customdata=list(names["name"]),
                hovertext=[
                    hover(name, f"{shortened(side, 40)}: {number(held)} of {number(size)}")
                    for name, held in zip(names["name"], names[column], strict=True)
                ],
                hoverinfo="text",
                selected={"marker": {"opacity": 1}},
                unselected={"marker": {"opacity": 1}},
            )
        )
    key = "<br>".join(
        f"{mark} {label(side, WIDEST)}" for mark, side in zip("●○", sides, strict=True)
    )
    made.add_annotation(
        xref="paper", yref="paper", x=0, y=1, xanchor="left", yanchor="bottom", text=key,
        align="left", showarrow=False, borderpad=0, font={"color": palette.ink, "size": LABEL_SIZE},
    )  # fmt: skip
    made.update_yaxes(
        range=[height, 0],
        tickmode="array",
        tickvals=places,
        ticktext=ticks(lines),
        tickfont={"color": palette.ink, "size": LABEL_SIZE},
        automargin=True,
    )
    made.update_xaxes(
        range=[-3, max(float(share.max()) for share in shares) * 1.06 + 3],
        ticksuffix="%",
        nticks=5,
        showgrid=True,
        gridcolor=palette.hairline,
        tickfont={"color": palette.muted, "size": SMALL_SIZE},
    )
    return made
