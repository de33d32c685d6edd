"""Find a name among all of the collection's: a live search whose rows open profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.charts.palette import role_of
from dashboard.corpus.search import fold
from dashboard.page.components import links
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.page.open_collection import here as current
from dashboard.page.streamlit_gaps import live_boxes
from dashboard.view import View
from dashboard.wording import in_units

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.page.open_collection import Here

LISTED = 12


@st.fragment
def find_a_name(first: pd.DataFrame, unit: str) -> None:
    """Show a search box and, under it, what it finds; the view's first names until then."""
    here = current()
    typed = live_boxes.box("Find a name", "find_name", "Any part of a name, or an acronym")
    found = here.found(typed, LISTED) if typed else first.head(LISTED)
    if found.empty:
        held = join(
            ["No name in this collection holds “", tag("bdi", typed), "”. Try a part of it."]
        )
        none = "No name of this kind in this view. The box finds any name of the collection."
        st.html(tag("p", held if typed else none, class_="note"))
        return
    if typed:
        lead = tag("p", "In the whole collection; Enter opens the first:", class_="note")
        rows = name_rows(here, found, unit, View())
        st.html(tag("div", lead, rows, data_found=typed))
        return
    summary = tag("summary", "Profiles of the names in the chart")
    st.html(tag("details", summary, name_rows(here, found, unit)))


def name_rows(here: Here, names: pd.DataFrame, unit: str, within: View | None = None) -> Markup:
    """Return names as a list: each opens its profile, its number the articles behind it.

    ``within`` is the View that the numbers are of, if not the reader's. Where all are one, none is said.
    """
    view = within or here.view
    several = int(names[unit].max()) > 1
    items = [
        tag(
            "li",
            tag("span", _profile(here, row), _other_form(row)),
            link(
                links.address(links.ARTICLES, view.naming(row["name"]), here.events),
                in_units(row[unit], unit),
                class_="count",
            )
            if several
            else "",
        )
        for row in names.to_dict("records")
    ]
    return tag("ol", *items, class_="facet")


def _profile(here: Here, row: dict[str, Any]) -> Markup:
    """Return a name in the colour of its kind, linked to its profile."""
    to = links.profile_address(here, row)
    return tag("span", link(to, tag("bdi", row["name"])), class_=f"ink-{role_of(row['type'])}")


def _other_form(row: dict[str, Any]) -> Markup | str:
    """Return the form of the name that was found, where the name itself does not show it."""
    form = row.get("form")
    if not isinstance(form, str) or form in fold(row["name"]):
        return ""
    return tag("span", " as “", tag("bdi", form), "”", class_="note")
