"""At the foot of the sidebar: who is signed in, and the way out."""

from __future__ import annotations

from urllib.parse import unquote

import streamlit as st

from dashboard.corpus.text_rights import EVIDENCE, FULL, METADATA
from dashboard.page.components.markup import tag
from dashboard.page.open_collection import right
from dashboard.page.settings import SIGN_OUT, USER

OUT, SIGN_INS = "/access/out", "/access/sign-ins"
"""Where who has signed in here signs out, and sees in how many browsers they are signed in."""
SEES = {
    FULL: "",
    EVIDENCE: "Of the articles’ text you see the sentences that hold quotations and events.",
    METADATA: "You see what is known of the articles, and none of their text. Search looks in headlines alone.",
}
"""What a reader is told of their right to the articles' text."""


def show() -> None:
    """Say how much the reader sees, and who they are where they have signed in, with the way out."""
    if words := SEES[right()]:
        st.sidebar.html(tag("p", words, class_="note"))
    who = st.context.headers.get(USER)
    if not who:
        return
    there = st.context.headers.get(SIGN_OUT)
    words = f"Signed in as {unquote(who)}"
    way = f'<a href="{there}" target="_self">Sign out</a>' if there else ""
    if there == OUT:
        way += f' · <a href="{SIGN_INS}" target="_self">Your sign-ins</a>'
    with st.sidebar:
        st.html(tag("p", words, class_="note") + way)
