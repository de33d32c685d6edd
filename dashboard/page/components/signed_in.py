"""At the foot of the sidebar: who is signed in, and the way out."""

from __future__ import annotations

from urllib.parse import unquote

import streamlit as st

from dashboard.page.components.markup import tag
from dashboard.page.settings import SIGN_OUT, USER


def show() -> None:
    """Name the reader where they have signed in; the way out is the sign-in's, or the proxy's."""
    who = st.context.headers.get(USER)
    if not who:
        return
    there = st.context.headers.get(SIGN_OUT)
    words = f"Signed in as {unquote(who)}"
    way = f'<a href="{there}" target="_self">Sign out</a>' if there else ""
    with st.sidebar:
        st.html(tag("p", words, class_="note") + way)
