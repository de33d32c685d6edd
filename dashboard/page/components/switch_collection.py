"""Which collection this reader looks at, and the way to the other: their own, or the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus.collection_folders import demo_corpus, demo_is_read
from dashboard.corpus.store import Store
from dashboard.page import open_collection
from dashboard.page.components import links
from dashboard.page.components.markup import tag

if TYPE_CHECKING:
    from dashboard.page.open_collection import Here


def told(here: Here) -> None:
    """Say which collection is shown where it is not the one that is added to, with the way to it."""
    target = open_collection.own_collection()
    if target != here.corpus.path:
        words = "You are looking at the demo. What you add goes to a collection of your own, in "
        st.html(tag("p", words, tag("code", target), ".", class_="note"))
        if open_collection.begun(target):
            _button("Show your own collection", "show_own", open_collection.OWN)
    elif target != open_collection.served():
        st.html(tag("p", "You are looking at your own collection.", class_="note"))
        _button("Back to the demo", "back_to_demo", open_collection.DEMO)


def _button(words: str, key: str, to: str) -> None:
    st.button(words, key=key, on_click=open_collection.turn_to, args=(to,), type="tertiary")


def offer_demo(words: str = "See the demo") -> None:
    """Offer the demo to who has nothing of their own to look at yet, or came by a link of the demo's.

    The address stays as it is, so a link shows there what it was made of.
    """
    if st.button(words, key="see_demo", type="tertiary"):
        with st.spinner("Reading the demo; the first time takes about a minute"):
            open_collection.read_demo()
        open_collection.turn_to(open_collection.DEMO)
        st.rerun()


def link_of_demo() -> bool:
    """Say whether a link was shared from the demo, as far as the demo was read on this computer."""
    told = links.shared_from(st.query_params.get(links.SHARED, ""))
    if told is None or not open_collection.may_change() or not demo_is_read():
        return False
    return Store(demo_corpus()).manifest().fingerprint == told[0]
