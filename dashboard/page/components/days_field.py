"""A field for a day, or for several: beside it stands what was understood, or why it is none."""

from __future__ import annotations

import streamlit as st

from dashboard.corpus.amendments import LONGEST
from dashboard.corpus.typed_days import typed_days
from dashboard.page.components.markup import tag
from dashboard.wording import period

EXAMPLE = "17 April 2024, or 17–19 April 2024"


def ask(label: str, key: str, first: str = "") -> None:
    """Ask for days; the field has ``first`` in it to begin with."""
    typed = st.text_input(label, first, key=key, max_chars=LONGEST, placeholder=EXAMPLE)
    if typed and typed.strip():
        understood(typed)


def understood(typed: str) -> None:
    """Say which days were typed, or that they cannot be read."""
    try:
        said = tag("p", f"That is {period(*typed_days(typed))}.", class_="note", role="status")
    except ValueError as problem:
        said = tag("p", str(problem), class_="notice", role="alert")
    st.html(said)
