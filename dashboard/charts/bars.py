"""Bars of names: who is named most, each bar with its value at the tip and no axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from dashboard.charts.paper import LABEL_SIZE, figure, label
from dashboard.wording import in_units, number

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from dashboard.charts.palette import Palette

ROW = 27
NAME_WIDTH = 26


def name_bars(
    names: pd.DataFrame, palette: Palette, unit: str = "articles", chosen: Collection[str] = ()
) -> go.Figure:
    """Return bars for a frame of ``name``, ``type`` and ``unit``, in the frame's order.

    ``unit`` is the column that is counted (``articles``, ``stories``, …). A click on a bar gives
    the name as ``customdata``. Chosen names are red.
    """
    values = [int(value) for value in names[unit]]
    made = figure(palette, height=ROW * len(values) + 6, margin={"r": 6})
    made.add_trace(
        go.Bar(
            x=values,
            y=list(range(len(values))),
            orientation="h",
            width=0.62,
            customdata=list(names["name"]),
            text=[number(value) for value in values],
            textposition="outside",
            textfont={"color": palette.ink, "size": LABEL_SIZE},
            cliponaxis=False,
            hovertext=[
                f"<b>{label(name)}</b><br>{in_units(value, unit)}"
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
    )
    made.update_xaxes(visible=False, range=[0, max(values, default=1) * 1.13])
    made.update_yaxes(
        autorange="reversed",
        tickmode="array",
        tickvals=list(range(len(values))),
        ticktext=[f"{label(name, NAME_WIDTH)}  " for name in names["name"]],
        tickfont={"color": palette.ink, "size": LABEL_SIZE},
        ticks="",
        automargin=True,
        showline=False,
    )
    return made
