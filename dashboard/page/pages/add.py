"""Add: paste, upload or drop articles; the page says what came of each."""

from __future__ import annotations

import streamlit as st

from dashboard.page import audit, costs
from dashboard.page.components import add_result, empty_states, headings, links, switch_collection
from dashboard.page.components.add_job import PASTED, Job
from dashboard.page.components.markup import tag
from dashboard.page.opening import here as current
from dashboard.page.opening import may_change, own_collection

KINDS = "Saved web pages, text, PDF, Word, RTF, mail, Excel, .csv, .jsonl, .parquet, feeds, WARC, exports of news databases, zips of these."

here = current()
if not may_change():
    headings.headline(here, links.ADD, "Nothing can be added here", [])
    empty_states.nothing_here(
        "This collection is hosted for reading.", "Whoever hosts it adds with “dateline add”."
    )
    st.stop()
headings.headline(here, links.ADD, "Add articles", [])
switch_collection.told(here)
job: Job | None = st.session_state.get("adding")


def begin() -> None:
    """Start adding what was pasted and uploaded."""
    pasted = st.session_state["pasted"].strip()
    files = st.session_state["uploaded"]
    if not pasted and not files:
        st.session_state["add_hint"] = True
        return
    try:
        costs.allowance("additions").take()
    except costs.ServerBusy as busy:
        st.session_state["add_refused"] = str(busy)
        return
    day = st.session_state["published_for_all"]
    started = Job(own_collection(), day.isoformat() if day else None)
    if pasted:
        started.give(PASTED, pasted.encode())
    for file in files:
        started.give(file.name, file.getvalue())
    st.session_state["adding"] = started
    started.start()
    audit.note("added", count=started.given)


with st.form("add", clear_on_submit=True, border=False):
    st.text_area(
        "Paste an article, with everything around it", key="pasted", height=180, placeholder=" "
    )
    st.file_uploader(
        "Or choose files, or drop them anywhere on this page",
        accept_multiple_files=True,
        key="uploaded",
    )
    st.html(tag("p", KINDS, class_="note"))
    st.date_input(
        "Date of articles that carry none (may stay empty)",
        None,
        key="published_for_all",
        format="DD/MM/YYYY",
    )
    st.form_submit_button("Add", on_click=begin, type="primary", disabled=bool(job and job.running))
if st.session_state.pop("add_hint", False):
    with st.container(key="nothing_given"):  # the style sheet hides it once something is given
        empty_states.nothing_here("Nothing was given.", "Paste a text or choose a file first.")
if refused := st.session_state.pop("add_refused", ""):
    empty_states.nothing_here("Nothing was added.", refused)
if job:
    add_result.watch(here, job)
