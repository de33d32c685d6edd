"""CSV for spreadsheet programs, safe from formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from dashboard.wording import harmless

if TYPE_CHECKING:
    import pandas as pd

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet program read a cell as a formula."""


def disarmed(value: Any) -> Any:
    """Return a cell's text so that it stays text: a formula gets an apostrophe in front."""
    if isinstance(value, str):
        return harmless(f"'{value}" if value.startswith(FORMULA) else value)
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
