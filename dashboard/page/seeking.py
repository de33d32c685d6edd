"""Boxes that answer while somebody types: any name for the filters, and search on narrow screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.page import links
from dashboard.page.markup import link, tag
from dashboard.view import DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.page.opening import Here
    from dashboard.view import View

FOUND = 8
"""So many names are offered while somebody types."""
PHONE = "text_on_phones"
PAUSE = "100ms"
"""After so long without a key, a box is answered."""


def box(label: str, key: str, placeholder: str, *, alone: bool = False, **more: Any) -> str:
    """Show a box that is answered while somebody types, and return what stands in it.

    ``alone`` leaves its label to those who cannot see the words in it; ``more`` is the widget's.
    """
    typed = st.text_input(
        label,
        key=key,
        type="search",
        live=PAUSE,
        placeholder=placeholder,
        label_visibility="collapsed" if alone else "visible",
        **more,
    )
    return typed.strip()


@st.fragment
def find_any_name(here: Here, view: View) -> None:
    """Find a name among all of the collection's while somebody types; a click adds it to the filter.

    The box above offers the best known names only: a million never reach the browser.
    """
    typed = box("Find any name", "any_name", "Find any name", alone=True)
    if not typed:
        return
    own = {n: value for n, value in st.query_params.items() if n not in DEFAULTS}
    found = dict.fromkeys(here.found(typed, FOUND)["name"])
    items = [
        tag("li", link(_with(here, view.toggled("entity", name), own), tag("bdi", name)))
        for name in found
        if name not in view.entity
    ]
    none = tag("p", "No other name holds this.", class_="note")
    st.html(tag("ul", *items, class_="found-names") if items else none)


def _with(here: Here, view: View, own: Mapping[str, str]) -> str:
    """Return the address of the page that is open, with its own parameters and a View."""
    return links.address("", view, here.events, **own).removeprefix("./")


def search_on_phones(view: View) -> None:
    """Draw the search box again above the page, for narrow screens, where the filters are folded.

    The style sheet shows it there only. It follows the box of the sidebar, and sets it.
    """
    if st.session_state.get(PHONE) != view.text:
        st.session_state[PHONE] = view.text
    with st.container(key="phone-search"):
        box("Search", PHONE, "Search: words or “a phrase”", alone=True, on_change=_search)


def _search() -> None:
    """Search for what was typed above the page."""
    st.session_state["text"] = st.session_state[PHONE]
