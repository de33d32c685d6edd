"""Add: paste, upload, drop or name articles, look over what was read of them, and add it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.page.components import (
    add_result,
    add_steps,
    empty_states,
    headings,
    links,
    switch_collection,
)
from dashboard.page.components.markup import tag
from dashboard.page.open_collection import here as current
from dashboard.page.open_collection import may_change

if TYPE_CHECKING:
    from dashboard.page.components.add_job import Job

KINDS = "Saved web pages, text, PDF, Word, RTF, mail, Excel, .csv, .jsonl, .parquet, feeds, WARC, exports of news databases, zips of these."

here = current()
if not may_change():
    headings.headline(here, links.ADD, "Nothing can be added here", [])
    empty_states.nothing_here(
        "This collection is hosted for reading.", "Whoever hosts it adds the articles."
    )
    st.stop()
headings.headline(here, links.ADD, "Add articles", [])
switch_collection.told(here)
job: Job | None = st.session_state.get("adding")


if job and (job.running or job.stage == "looking over"):
    if job.running:
        add_result.under_way(job)
    else:
        add_steps.look_over(job)
    st.stop()
if job:
    add_result.done(here, job)
with st.container(key="giving"):
    with st.form("add", clear_on_submit=True, border=False):
        st.text_area(
            "Paste an article with everything around it, or addresses, one a line",
            key="pasted",
            height=140,
            placeholder=" ",
        )
        st.file_uploader(
            "Or choose files, or drop them anywhere on this page",
            accept_multiple_files=True,
            key="uploaded",
        )
        st.html(tag("p", KINDS, class_="note"))
        st.checkbox(
            "Keep the original files and pages beside their articles", True, key="keep_originals"
        )
        st.form_submit_button("Read", on_click=add_steps.begin, type="primary")
    if st.session_state.pop("add_hint", False):
        with st.container(key="nothing_given"):  # the style sheet hides it once something is given
            empty_states.nothing_here("Nothing was given.", "Paste a text or choose a file first.")
if refused := st.session_state.pop("add_refused", ""):
    empty_states.nothing_here("Nothing was added.", refused)
