"""Tables to take away: what is shown, as CSV that no spreadsheet program will run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus.spreadsheet import as_csv

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd


def csv_button(name: str, make: Callable[[], pd.DataFrame]) -> None:
    """Show the button that takes a table away; the table is made when the button is pressed."""
    st.download_button(
        "Take it away as CSV",
        lambda: as_csv(make()),
        file_name=f"dateline-{name}.csv",
        mime="text/csv",
        key=f"csv_{name}",
        on_click="ignore",
        type="tertiary",
    )
