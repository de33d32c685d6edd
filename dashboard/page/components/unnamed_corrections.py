"""A form that parts an unnamed source in two: some of its quotations are of somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.corpus.amendments import LONGEST, checked, place
from dashboard.page.components import decide_job
from dashboard.page.components.decide_job import REFUSED
from dashboard.page.components.list_rows import present, told_apart
from dashboard.page.components.markup import in_markdown
from dashboard.page.components.missing_fields import load_parser
from dashboard.page.open_collection import may_change
from dashboard.view import View
from dashboard.wording import day, shortened

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from dashboard.page.open_collection import Here

SOURCE, SAID, WHO, WHY = "part-source", "part-said", "part-who", "part-why"
MOST, LETTERS = 200, 60
"""Quotations that are offered at most, and letters of their words."""
HOW = "A name, or in small letters a description: second official"


def show(here: Here, sources: pd.DataFrame) -> None:
    """Offer the form, where a source is quoted more than once, to whom may change the collection."""
    decide_job.under_way(here.corpus.path)
    several = sources[(sources["quotations"] > 1) & sources["speaker"].notna()]
    if not may_change() or several.empty:
        return
    with st.expander("Some quotations are of another source", key="part_source"):
        names = list(dict.fromkeys(several["speaker"]))
        source = st.selectbox("Source", names, format_func=in_markdown, key=SOURCE)
        load_parser()
        view = View(speaker=(source,), named=("unnamed",))
        rows = here.ask(Corpus.quotations, view, limit=MOST).to_dict("records")
        labels = told_apart(in_markdown(_label(row)) for row in rows)
        said = dict(zip(((row["article"], place(row)) for row in rows), labels, strict=True))
        st.multiselect(
            "Quotations of the other source",
            [*said],
            format_func=said.__getitem__,
            placeholder="Choose quotations",
            key=SAID,
        )
        st.text_input("Who said these", key=WHO, max_chars=LONGEST, placeholder=HOW)
        st.text_input("Why (optional)", key=WHY, max_chars=LONGEST)
        st.button("Correct", key="part-source-send", on_click=_sent, args=(here.corpus.path,))


def _label(row: dict[str, Any]) -> str:
    outlet = row["source"] if present(row["source"]) else "source unknown"
    return f"{shortened(row['words'], LETTERS)}, {outlet}, {day(row['published'])}"


def _sent(corpus: Path) -> None:
    """Correct what the form says, or say what is wrong with it."""
    state = st.session_state
    who = checked("quotation speaker", str(state.get(WHO) or ""))
    chosen = state.get(SAID) or []
    if not chosen or not who:
        state[REFUSED] = "Choose quotations, and write who said them."
        return
    items = [(article, "quotation speaker", where, who) for article, where in chosen]
    decide_job.amend(corpus, items, str(state.get(WHY) or ""))
    state[SAID] = []
