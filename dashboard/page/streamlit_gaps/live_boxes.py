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
SEARCHED, TYPED, BOXES = "searched_on_phones", "typed_on_phones", "boxes_on_phones"
"""Of the box for narrow screens: which search it stands for, what it holds, how many there were."""
PASSED, JUST_PASSED = "passed_to_sidebar", "just_passed"
"""What the box for narrow screens has passed on since the browser last sent the newest of it back, and
whether it did so in this run."""
KEPT = 100
"""So many of them are kept where a browser never sends the newest back."""
SYNTAX = (
    "All words must match, in any form. “A phrase” matches exactly. AND, OR and NOT in capitals are"
    " operators; begin* finds beginnings."
)
PAUSE, PHONE_PAUSE = "50ms", "150ms"
"""After so long without a key, a box is answered; a phone draws an answer more slowly.

Streamlit's box loses a letter that it sends while the one before is still being drawn."""


def box(
    label: str, key: str, placeholder: str, *, alone: bool = False, live: str = PAUSE, **more: Any
) -> str:
    """Show a box that is answered while somebody types, and return what stands in it.

    ``alone`` leaves its label to those who cannot see the words in it; ``more`` is the widget's.
    """
    typed = st.text_input(
        label,
        key=key,
        type="search",
        live=live,
        placeholder=placeholder,
        label_visibility="collapsed" if alone else "visible",
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
    """Draw the sidebar's search box.

    A browser that has not yet drawn the last answer to a phone's letters sends what stood here before
    it: the newest letters are put in its place, until the browser sends these itself. No clock says
    how long that takes: a slow phone draws an answer after many seconds.
    """
    state = st.session_state
    *before, newest = state.get(PASSED) or [""]
    passed_now = state.pop(JUST_PASSED, False)
    if state.get(key) == newest and not passed_now:
        state[PASSED] = [newest]
    elif state.get(key) in before:
        state[key] = newest
    box("Search", key, "Words or “a phrase”", help=SYNTAX, **more)


def search_on_phones(view: View) -> None:
    """Draw the search box again above the page, for narrow screens, where the filters are folded.

    The style sheet shows it there only. What is typed in it goes to the sidebar's box; nothing is ever
    put into it. Where the search changes elsewhere, another box takes its place, so that an answer to
    an earlier letter sets nothing back.
    """
    state = st.session_state
    if state.get(SEARCHED) != view.text:
        state[SEARCHED] = state[TYPED] = view.text
        state[PASSED] = [view.text]
        state[BOXES] = state.get(BOXES, 0) + 1
    key = _phone_key()
    words = "Search"
    passed_on: dict[str, Any] = {"on_change": _search, "args": (key,), "live": PHONE_PAUSE}
    with st.container(key="phone-search"):
        box("Search", key, words, alone=True, value=view.text, **passed_on)


def _phone_key() -> str:
    return f"text_on_phones_{st.session_state[BOXES]}"


def _search(key: str) -> None:
    """Search for what was typed above the page.

    A browser also tells what a box was drawn with, and what stood in one that is gone: nobody typed it.
    """
    state = st.session_state
    if key == _phone_key() and state[key] != state[TYPED]:
        state["text"] = state[TYPED] = state[key]
        state[PASSED] = [*state[PASSED], state[key]][-KEPT:]
        state[JUST_PASSED] = True
        state[SEARCHED] = View.from_query({"text": state[key]}).text
