"""Add: paste, upload, drop or name articles, look over what was read of them, and add it."""

from __future__ import annotations

import streamlit as st

from dashboard.intake.fetching.addresses import addresses_in
from dashboard.page import costs
from dashboard.page.components import (
    add_result,
    add_steps,
    empty_states,
    headings,
    links,
    switch_collection,
)
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
    """Start reading what was pasted, uploaded and named."""
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
    add_steps.forget()
    started = Job(own_collection(), originals=st.session_state["keep_originals"])
    if addresses := addresses_in(pasted):
        started.give_addresses(addresses)
    elif pasted:
        started.give(PASTED, pasted.encode(errors="replace"))
    for file in files:
        started.give(file.name, file.getvalue())
    st.session_state["adding"] = started
    started.read()


if job and (job.running or job.stage == "looking over"):
    if job.running:
        add_result.under_way(job)
    else:
        add_steps.look_over(job)
    st.stop()
if job:
    add_result.done(here, job)
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
        "Keep the files and pages as they are beside their articles", True, key="keep_originals"
    )
    st.form_submit_button("Read", on_click=begin, type="primary")
if st.session_state.pop("add_hint", False):
    with st.container(key="nothing_given"):  # the style sheet hides it once something is given
        empty_states.nothing_here("Nothing was given.", "Paste a text or choose a file first.")
if refused := st.session_state.pop("add_refused", ""):
    empty_states.nothing_here("Nothing was added.", refused)
