"""Every name of a view as one table: its heads sort it, and a row that is chosen filters.

Streamlit fetches a long table row by row as somebody scrolls, and sorts it on the server; rows of such a
table cannot be chosen, so every row has a link to its profile too.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard.charts.palette import role_of
from dashboard.corpus import Corpus
from dashboard.page.components import chart_clicks, headings, links
from dashboard.page.open_collection import here as current
from dashboard.view import UNITS
from dashboard.wording import count, number

if TYPE_CHECKING:
    from dashboard.page.open_collection import Here

MOST = 100_000
"""So many names a table holds at most."""
AT_ONCE = 1_000
"""Up to so many rows Streamlit sends a table whole, whatever it is asked for."""
ROW, HEAD, SHOWN = 35, 38, 12
"""The height of a row and of the heads in pixels, and how many rows are seen without scrolling."""
CHOSEN = "name_chosen"


@st.fragment
def show(total: int, unit: str, types: tuple[str, ...]) -> None:
    """Show how many names of some types there are, folded over the table of all of them.

    They are asked for once the table is opened, those counted most in ``unit`` first.
    """
    if st.session_state.pop(CHOSEN, False):
        st.rerun()
    which = (
        f"All {count(total, 'name')}" if total <= MOST else f"The {number(MOST)} names counted most"
    )
    folded = st.expander(f"{which} as a table", key="every_name", on_change="rerun")
    if not folded.open:
        return
    with folded, st.skeleton(HEAD + ROW * min(total, SHOWN)):
        here = current()
        _table(here, here.ask(Corpus.entities, limit=MOST, count=unit, types=types))


def _table(here: Here, names: pd.DataFrame) -> None:
    """Show the names with their kinds, counts and profiles."""
    whole = len(names) <= AT_ONCE
    choosing: dict[str, Any] = {"lazy": True}
    if whole:
        choosing = {
            "on_select": partial(_chosen, _key(here), tuple(names["name"])),
            "selection_mode": "single-row",
        }
    rows = names.to_dict("records")
    decided = here.corpus.with_set_by(names)["set_by"]
    st.dataframe(
        pd.DataFrame(
            {
                "Name": names["name"],
                "Kind": [headings.KEY[role_of(one)].capitalize() for one in names["type"]],
                **{unit.capitalize(): names[unit] for unit in UNITS},
                **({"Corrected": decided} if decided.notna().any() else {}),
                "Profile": [links.profile_address(here, row) for row in rows],
            }
        ),
        key=_key(here),
        hide_index=True,
        height=HEAD + ROW * min(len(names), SHOWN),
        column_config={
            "Name": st.column_config.TextColumn(width=250),
            "Profile": st.column_config.LinkColumn(display_text="Open", width="small"),
        },
        alt=f"All {number(len(names))} names with their kinds and counts",
        **choosing,
    )
    choose = " Choose a row to see only its articles." if whole else ""
    headings.source_line(f"A click on a column’s head sorts by it.{choose}")


def _key(here: Here) -> str:
    """Return the table's key: another for each view, so that no row of the one before stays chosen."""
    return f"names_of_{hash(here.view)}"


def _chosen(key: str, names: tuple[str, ...]) -> None:
    """Add the name of the row that was chosen to the filter of names."""
    if rows := st.session_state[key].selection.rows:
        chart_clicks.toggle("entity", names[rows[0]])
        st.session_state[CHOSEN] = True
