"""What to take away: tables as CSV that no spreadsheet program will run, events as a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus.calendars import as_calendar
from dashboard.corpus.spreadsheet import as_csv
from dashboard.corpus.timelinejs import as_timelinejs

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd


def csv_button(name: str, make: Callable[[], pd.DataFrame]) -> None:
    """Show the button that takes a table away; the table is made when the button is pressed."""
    _button("Take it away as CSV", name, lambda: as_csv(make()), f"dateline-{name}.csv", "text/csv")


def event_buttons(events: pd.DataFrame) -> None:
    """Show the buttons that take events away: as a table, as a calendar, and for TimelineJS."""
    with st.container(horizontal=True, key="take_events"):
        csv_button("events", lambda: events)
        _button(
            "As a calendar (ICS)",
            "calendar",
            lambda: as_calendar(events),
            "dateline-events.ics",
            "text/calendar",
        )
        _button(
            "For TimelineJS (CSV)",
            "timelinejs",
            lambda: as_timelinejs(events),
            "dateline-timelinejs.csv",
            "text/csv",
        )


def _button(words: str, name: str, make: Callable[[], bytes], file: str, kind: str) -> None:
    st.download_button(
        words,
        make,
        file_name=file,
        mime=kind,
        key=f"csv_{name}",
        on_click="ignore",
        type="tertiary",
    )
