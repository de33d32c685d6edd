"""Tables to take away: what is shown, as CSV that no spreadsheet program will run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet program read a cell as a formula."""


def disarmed(value: Any) -> Any:
    """Return a cell's text so that it stays text: a formula gets an apostrophe in front."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    if isinstance(value, (list, tuple, np.ndarray)):
        return disarmed("; ".join(str(item) for item in value))
    return value


def as_csv(table: pd.DataFrame) -> bytes:
    """Return a table as CSV in UTF-8 with a byte order mark, as spreadsheet programs expect it."""
    safe = table.copy()
    for name in safe.columns:
        if safe[name].dtype.kind == "M":
            safe[name] = safe[name].dt.strftime("%Y-%m-%d")
        elif safe[name].dtype.kind not in "biuf":
            safe[name] = safe[name].map(disarmed)
    safe.columns = [disarmed(str(name)) for name in safe.columns]
    return safe.to_csv(index=False).encode("utf-8-sig")


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
