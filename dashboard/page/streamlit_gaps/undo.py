"""Undo: the views that a reader came from, one for each thing that was done, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.page.components import links
from dashboard.page.open_collection import here
from dashboard.view import DEFAULTS, LAST_DAY, LISTS, PERIODS, View

if TYPE_CHECKING:
    from collections.abc import Mapping

STEPS, MOST = "steps", 100
"""Where the way back is kept, and how long it is at most."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a reader saw: the View and, on Compare, what stood in its link beside it."""

    view: View
    sides: tuple[tuple[str, tuple[str, ...]], ...] | None = None

    def is_as(self, other: Step) -> bool:
        """Return whether the reader changed nothing from one to the other, but perhaps the page."""
        elsewhere = self.sides is None or other.sides is None
        return self.view == other.view and (elsewhere or self.sides == other.sides)


@dataclass(frozen=True, slots=True)
class Steps:
    """What is shown, what was before it, and what was changed last."""

    shown: Step
    before: tuple[Step, ...] = ()
    changed: tuple[str, ...] = ()

    def to(self, step: Step) -> Steps:
        """Return the steps after a change; letters of one search and two days of one period are one."""
        if step.is_as(self.shown):
            return replace(self, shown=step)
        one, two = self.shown.view, step.view
        changed = tuple(name for name in DEFAULTS if getattr(one, name) != getattr(two, name))
        goes_on = changed == self.changed and self._goes_on(changed, two)
        before = self.before if goes_on else (*self.before, self.shown)[-MOST:]
        return Steps(step, before, changed)

    def _goes_on(self, changed: tuple[str, ...], view: View) -> bool:
        """Return whether a change of fields goes on with the one before, which was of the same.

        Back and Forward go by the same rule (history.js), and by no clock: the server would be late.
        """
        if len(changed) != 1:
            return False
        (field,) = changed
        old, new = getattr(self.shown.view, field), getattr(view, field)
        if field == "text":
            return bool(old and new) and (new.startswith(old) or old.startswith(new))
        return field in PERIODS and bool(old and new) and old[1] == LAST_DAY and old[0] in new

    def back(self) -> Steps | None:
        """Return the steps without the last one; None where there is nothing else to go back to."""
        before = self.before
        while before and before[-1].is_as(self.shown):  # a change of sides, seen on another page
            before = before[:-1]
        return Steps(before[-1], before[:-1]) if before else None


def remember(page: str, view: View) -> None:
    """Keep the View for the pages and the way back to those before it, and draw what goes back.

    ``page`` is the address of the page without its parameters. The link "Undo" presses this button,
    which the style sheet hides: the server has to know that it was pressed, for a view that is shown
    again is else a step like any other.
    """
    state = st.session_state
    step = Step(view, own_parameters() if page == links.COMPARE else None)
    steps: Steps = state.get(STEPS) or Steps(step)
    state[STEPS] = steps.to(step)
    back = state[STEPS].back()
    state["shown_view"] = view
    state["view_before"] = back.shown.view if back else None
    if back:
        st.button("Undo", key="undo", on_click=undo, args=(page, back))


def undo(page: str, back: Steps) -> None:
    """Show again what was before the last change."""
    state = st.session_state
    state[STEPS] = back
    hold(back.shown.view, here().events)
    if page == links.COMPARE and back.shown.sides is not None:
        own = {name: list(values) for name, values in back.shown.sides}
        for name, _ in own_parameters():
            if name not in own:
                del st.query_params[name]
        st.query_params.update(own)


def own_parameters() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the parameters of the address that are no filters, by name."""
    names = sorted(set(st.query_params) - {*DEFAULTS, links.SHARED})
    return tuple((name, tuple(st.query_params.get_all(name))) for name in names)


def hold(view: View, events: Mapping[str, str]) -> None:
    """Put a View into the filters."""
    printed = replace(view, event=tuple(events.get(value, value) for value in view.event))
    for name in DEFAULTS:
        value = getattr(printed, name)
        st.session_state[name] = list(value) if name in LISTS else value
    for name in PERIODS:
        st.session_state[name] = getattr(view, name) or ()
