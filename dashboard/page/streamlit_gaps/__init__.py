"""What leans on the insides of Streamlit or Plotly, in one place: each goes when they do it themselves."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
SCRIPTS = tuple(
    FOLDER / f"{name}.js"
    for name in (
        "history",
        "private_link",
        "chart_picture",
        "chart_colours",
        "file_drop",
        "tab_order",
        "typed_dates",
        "typed_first",
        "live_boxes",
        "whole_page",
        "open_lists",
    )
)
"""Parts of the page's own behaviour that know how Streamlit and Plotly build a page."""
STYLES = FOLDER / "insides.css"
"""Styles for what Streamlit or Plotly names inside only."""
