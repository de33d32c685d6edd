"""What a click on a chart does: it sets the same filters that the sidebar's widgets hold."""

from __future__ import annotations

import datetime as dt
from typing import Any

import streamlit as st

from dashboard.page.opening import here


def _clicked(key: str) -> Any:
    """Return what the clicked point of a chart stands for, or None."""
    points = st.session_state[key].selection.points
    return points[0].get("customdata") if points else None


def _toggle(field: str, value: str) -> None:
    held = list(st.session_state.get(field) or [])
    st.session_state[field] = [v for v in held if v != value] if value in held else [*held, value]


def name_clicked() -> None:
    """Add the clicked name to the filter of names."""
    if name := _clicked("names"):
        _toggle("entity", str(name))


def days_clicked() -> None:
    """Set the publication filter to the days of the clicked column."""
    if days := _clicked("days"):
        st.session_state["published"] = tuple(dt.date.fromisoformat(day) for day in days)


def event_clicked(key: str) -> None:
    """Add the clicked event to the filter of events, or take it out."""
    if event := _clicked(key):
        _toggle("event", here().events.get(str(event), str(event)))
