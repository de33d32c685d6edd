"""Boxes that answer while somebody types: any name for the filters, and search on narrow screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.page.components import links
from dashboard.page.components.markup import link, tag
from dashboard.page.open_collection import here as current
from dashboard.view import DEFAULTS, View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.page.open_collection import Here

FOUND = 8
"""So many names are offered while somebody types."""
SYNTAX = (
    "All words must match, in any form. “A phrase” matches exactly. AND, OR and NOT in capitals are"
    " operators; begin* finds beginnings."
)
PAUSE = "50ms"
"""After so long without a key, a box is answered. Letters that a late answer takes away are put back
by live_boxes.js."""
PHONE_BOX = '<input class="phone-search" type="search" placeholder="Search" aria-label="Search" autocomplete="off">'
"""Never changed by the server, so that nothing typed in it is set back: live_boxes.js copies its words
to the sidebar's box, and that box's to it."""


def box(label: str, key: str, placeholder: str, **more: Any) -> str:
    """Show a box that is answered while somebody types, and return what stands in it.

    ``more`` is the widget's.
    """
    typed = st.text_input(
        label,
        key=key,
        type="search",
        live=PAUSE,
        placeholder=placeholder,
        **more,
    )
    return typed.strip()


@st.fragment
def find_any_name(view: View) -> None:
    """Find a name among all of the collection's while somebody types; a click, or Enter for the first, adds it.

    The box above offers the best known names only: a million never reach the browser. It is given no
    collection: what a fragment is given stays in memory.
    """
    typed = box("Or find any name", "any_name", "Any part of it; a click adds it")
    if not typed:
        return
    here = current()
    own = {n: value for n, value in st.query_params.items() if n not in DEFAULTS}
    found = dict.fromkeys(here.found(typed, FOUND)["name"])
    items = [
        tag("li", link(_with(here, view.toggled("entity", name), own), tag("bdi", name)))
        for name in found
        if name not in view.entity
    ]
    none = tag("p", "No other name holds this.", class_="note")
    st.html(tag("ul", *items, class_="found-names", data_found=typed) if items else none)


def _with(here: Here, view: View, own: Mapping[str, str]) -> str:
    """Return the address of the page that is open, with its own parameters and a View."""
    return links.address("", view, here.events, **own).removeprefix("./")


def search_box(key: str, **more: Any) -> None:
    """Draw the sidebar's search box."""
    box("Search", key, "Words or “a phrase”", help=SYNTAX, **more)


def search_on_phones() -> None:
    """Draw a search box above the page, for narrow screens, where the filters are folded.

    The style sheet shows it there only.
    """
    with st.container(key="phone-search"):
        st.html(PHONE_BOX)
