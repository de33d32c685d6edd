"""Undo: the views that a reader came from, one for each thing that was done, and the way back."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.page.seeking import PASSED
from dashboard.view import DEFAULTS, LISTS, PERIODS, View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.page.opening import Here

STEPS, MOST = "steps", 100
"""Where the way back is kept, and how long it is at most."""
REST = 2.0
"""Seconds without a letter after which what is typed is another search."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The view that is shown, those before it, and what was changed last, and when."""

    shown: View
    before: tuple[View, ...] = ()
    changed: tuple[str, ...] = ()
    at: float = 0.0

    def to(self, view: View, now: float) -> Steps:
        """Return the steps after a change; letters of one search and two days of one period are one."""
        if view == self.shown:
            return self
        changed = tuple(name for name in DEFAULTS if _differ(self.shown, view, name))
        goes_on = changed == self.changed and self._goes_on(*changed, view=view, now=now)
        before = self.before if goes_on else (*self.before, self.shown)[-MOST:]
        if before and before[-1] == view:  # a search that was typed and taken away again
            before = before[:-1]
        return Steps(view, before, changed, now)

    def _goes_on(self, field: str, *more: str, view: View, now: float) -> bool:
        """Say whether a change of fields goes on with the one before, which was of the same."""
        if more:
            return False
        old, new = getattr(self.shown, field), getattr(view, field)
        if field == "text":
            return now - self.at < REST or bool(old and new.startswith(old))
        return field in PERIODS and bool(old and new) and old[0] == old[1] and old[0] in new

    def back(self) -> Steps:
        """Return the steps without the last one."""
        return Steps(self.before[-1], self.before[:-1]) if self.before else self


def _differ(one: View, two: View, field: str) -> bool:
    return getattr(one, field) != getattr(two, field)


def remember(here: Here, view: View) -> None:
    """Keep the View for the pages and the way back to those before it, and draw what goes back.

    The link "Undo" presses this button, which the style sheet hides: the server has to know that
    it was pressed, for a view that is shown again is else a step like any other.
    """
    state = st.session_state
    steps: Steps = state.get(STEPS) or Steps(view)
    state[STEPS] = steps.to(view, time.monotonic())
    state["shown_view"] = view
    state["view_before"] = next(reversed(state[STEPS].before), None)
    if state[STEPS].before:
        st.button("Undo", key="undo", on_click=undo, args=(here,))


def undo(here: Here) -> None:
    """Show the view before the last change again."""
    state = st.session_state
    state[STEPS] = state[STEPS].back()
    state[PASSED] = state[PASSED][-1:]  # no letter typed on a phone comes back
    hold(state[STEPS].shown, here.events)


def hold(view: View, events: Mapping[str, str]) -> None:
    """Put a View into the filters."""
    printed = replace(view, event=tuple(events.get(value, value) for value in view.event))
    for name in DEFAULTS:
        value = getattr(printed, name)
        st.session_state[name] = list(value) if name in LISTS else value
    for name in PERIODS:
        st.session_state[name] = getattr(view, name) or ()
