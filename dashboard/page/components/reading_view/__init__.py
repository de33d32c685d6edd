"""The reading view: an article with what was found in it marked, and beside it who, what, when.

Python says what to show as plain data; the component builds it with ``textContent`` only, so that
nothing in an article can become markup.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component(
        "dateline_reading",
        html='<div class="reading"></div>',
        css=(FOLDER / "reading.css").read_text("utf-8"),
        js=(FOLDER / "reading.js").read_text("utf-8"),
    )


def show(data: Mapping[str, Any], key: str) -> None:
    """Show an article; ``data`` comes from ``layout.reading_data``."""
    _component()(data=data, key=key, height="content")
