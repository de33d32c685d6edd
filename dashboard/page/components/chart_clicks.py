"""What a click on a chart does: it sets the same filters that the sidebar's widgets hold."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.page.components.zoom import WINDOW
from dashboard.page.open_collection import here
from dashboard.wording import as_day

STANDING = "events_standing_together"


def _clicked(key: str) -> Any:
    """Return what the clicked point of a chart stands for, or None."""
    points = st.session_state[key].selection.points
    return points[0].get("customdata") if points else None


def toggle(field: str, value: str) -> None:
    """Add a value to a filter, or take it out of it."""
    held = list(st.session_state.get(field) or [])
    st.session_state[field] = [v for v in held if v != value] if value in held else [*held, value]


def name_clicked() -> None:
    """Add the clicked name to the filter of names."""
    if name := _clicked("names"):
        toggle("entity", str(name))


def apart_clicked() -> None:
    """Add the clicked name of a comparison to the filter of names."""
    if name := _clicked("apart"):
        toggle("entity", str(name))


def trend_clicked() -> None:
    """Ask for the name and the days of the clicked column."""
    if clicked := _clicked("trend"):
        name, *days = clicked
        named = here().view.naming(str(name))
        st.session_state["entity"] = list(named.entity)
        if named.match != st.session_state.get("match"):
            st.session_state["match"] = named.match
        st.session_state["published"] = tuple(dt.date.fromisoformat(day) for day in days)


def days_clicked() -> None:
    """Set the publication filter to the days of the clicked column."""
    _period("published", "days")


def month_clicked() -> None:
    """Set the filter of what is spoken of to the month of the clicked column."""
    _period("referenced", "mirror")


def _period(field: str, key: str) -> None:
    if days := _clicked(key):
        st.session_state[field] = tuple(dt.date.fromisoformat(day) for day in days)


def events_clicked(key: str) -> None:
    """Add the clicked event to the filter or take it out; a mark of several offers them."""
    _, *events = _clicked(key) or ("",)
    st.session_state.pop(STANDING, None)
    if len(events) == 1:
        toggle("event", here().events.get(str(events[0]), str(events[0])))
    elif events:
        st.session_state[STANDING] = tuple(map(str, events))


def column_clicked(key: str) -> None:
    """Filter by the period of the clicked column."""
    if clicked := _clicked(key):
        _refer(clicked[1:])


def brushed(key: str, first: Any, last: Any) -> None:
    """Filter by the brushed period: on all pages, what speaks of it.

    A drag past an edge of the stretch drawn, from ``first`` to ``last``, selects to that edge.
    """
    if drawn := st.session_state[key].selection.box:
        ends = [pd.Timestamp(end) for end in drawn[0]["x"]]
        inside = [min(max(end, first), last) for end in ends]
        if inside[0] != inside[1]:
            _refer(inside)


def _refer(ends: Any) -> None:
    """Filter by the period between two days; the strip then shows it as a whole."""
    days = sorted(day for day in map(as_day, ends) if day)
    if len(days) == 2:
        st.session_state["referenced"] = tuple(days)
        st.query_params.pop(WINDOW, None)
