"""One shape for every chart: the drawing, what a click on it does, and its line of source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import styling
from dashboard.page.components import headings

if TYPE_CHECKING:
    from collections.abc import Callable

    import plotly.graph_objects as go


def clickable(key: str, drawn: go.Figure, clicked: Callable[[], None], alt: str) -> None:
    """Show a chart whose marks can be clicked; ``alt`` says what it shows to who does not see it."""
    st.plotly_chart(
        drawn,
        key=key,
        height=int(drawn.layout.height),
        on_select=clicked,
        selection_mode="points",
        config=styling.CONFIG,
        alt=alt,
    )


def sourced(key: str, drawn: go.Figure, clicked: Callable[[], None], alt: str, **line: str) -> None:
    """Show a chart, and under it its line of source and method with the buttons that save it.

    ``line`` is what ``headings.source_line`` takes.
    """
    clickable(key, drawn, clicked, alt)
    headings.source_line(picture=key, **line)
