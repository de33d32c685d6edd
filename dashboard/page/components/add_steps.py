"""The steps between what is given and what is added: reading, columns to be chosen, the table to look over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.corpus.adding import AddOptions
from dashboard.intake.columns import NONE, UnsureColumns, folded, parts_known
from dashboard.intake.fetching.addresses import addresses_in
from dashboard.model import Article
from dashboard.page import audit, request_limits
from dashboard.page.components import add_table
from dashboard.page.components.add_job import PASTED, Job
from dashboard.page.components.markup import tag
from dashboard.page.open_collection import own_collection
from dashboard.view import FIRST_DAY, LAST_DAY
from dashboard.wording import count, harmless

if TYPE_CHECKING:
    import pandas as pd

TABLE, VERSION = "add_rows", "add_rows_version"
HEIGHT = 420


def begin() -> None:
    """Start reading what was pasted, uploaded and named; a function of the page itself would hold its collection."""
    pasted = st.session_state["pasted"].strip()
    files = st.session_state["uploaded"]
    if not pasted and not files:
        st.session_state["add_hint"] = True
        return
    try:
        request_limits.ALLOWED["additions"].take(audit.asker())
    except request_limits.ServerBusy as busy:
        st.session_state["add_refused"] = str(busy)
        return
    forget()
    keep = st.session_state["keep_originals"]
    noted = partial(_noted, audit.reader())
    started = Job(own_collection(), originals=keep, asker=audit.asker(), noted=noted)
    if addresses := addresses_in(pasted):
        started.give_addresses(addresses)
    elif pasted:
        started.give(PASTED, pasted.encode(errors="replace"))
    for file in files:
        started.give(file.name, file.getvalue())
    st.session_state["adding"] = started
    started.read()


def look_over(job: Job) -> None:
    """Show what was read, to be changed and added."""
    unsure = [one for one in job.items if isinstance(one, UnsureColumns)]
    if unsure:
        _columns(job, unsure)
    if TABLE not in st.session_state:
        st.session_state[TABLE] = add_table.table_of(job.items, job.known)
        st.session_state[VERSION] = st.session_state.get(VERSION, 0) + 1
    table: pd.DataFrame = st.session_state[TABLE]
    if not any(isinstance(one, Article) for one in job.items):
        st.html(tag("p", "No article was found in what was given.", class_="notice", role="status"))
    else:
        st.html(tag("p", add_table.summary(table), class_="note", role="status"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="fill_rows"):
        st.date_input(
            "Date where none",
            None,
            FIRST_DAY,
            LAST_DAY,
            key="fill_date",
            format="DD/MM/YYYY",
            width=160,
        )
        st.text_input("Outlet where none", key="fill_outlet", max_chars=200, width=220)
        st.button("Fill empty cells", key="fill", on_click=_fill)
    st.data_editor(
        table,
        key=_editor(),
        hide_index=True,
        height=min(HEIGHT, 38 + 35 * max(1, len(table))),
        disabled=["problem"],
        placeholder="",
        column_config={
            "add": st.column_config.CheckboxColumn("Add", width=50),
            "title": st.column_config.TextColumn("Title", width="large"),
            "outlet": st.column_config.TextColumn("Outlet", width="small", max_chars=200),
            "date": st.column_config.DateColumn(
                "Date", width="small", format="DD/MM/YYYY", min_value=FIRST_DAY, max_value=LAST_DAY
            ),
            "kind": st.column_config.SelectboxColumn(
                "Kind", width="small", options=add_table.CHOICES
            ),
            "problem": st.column_config.TextColumn("Problem", width="medium"),
        },
    )
    with st.container(horizontal=True, key="add_or_not"):
        many = int(_current()["add"].sum())
        st.button(
            f"Add {count(many, 'article')}", key="add_rows_now", type="primary", on_click=_add,
            args=(job,), disabled=not many,
        )  # fmt: skip
        st.button("Start over", key="start_over", on_click=forget)


def forget() -> None:
    """Forget what was given, and what was read of it."""
    for name in ("adding", TABLE):
        st.session_state.pop(name, None)


def _editor() -> str:
    return f"rows_{st.session_state[VERSION]}"


def _current() -> pd.DataFrame:
    """Return the table with what has been changed in the editor."""
    state: Any = st.session_state.get(_editor()) or {}
    return add_table.edited(st.session_state[TABLE], state.get("edited_rows", {}))


def _fill() -> None:
    """Fill in the date and the outlet in all rows that have none."""
    state = st.session_state
    table = add_table.filled(_current(), state["fill_date"], state["fill_outlet"] or "")
    state[TABLE], state[VERSION] = table, state[VERSION] + 1


def _add(job: Job) -> None:
    """Add what is ticked."""
    found = add_table.chosen(_current(), job.items)
    laid = job.staged if job.originals else None
    options = AddOptions(originals=laid, facts=found.facts, who=audit.signed())
    job.add(found.articles, options, found.copies)
    st.session_state.pop(TABLE, None)


def _noted(who: str, many: int) -> None:
    audit.note("added", who, count=many)


def _columns(job: Job, unsure: list[UnsureColumns]) -> None:
    """Show how the columns of tables were understood, to be changed, before anything of them is read."""
    st.html(
        tag(
            "p",
            "The columns of ",
            tag("bdi", ", ".join(dict.fromkeys(harmless(one.where) for one in unsure))),
            " have no names, or none that Dateline knows. Say what they hold; the rest is kept beside each article.",
            class_="note",
        )
    )
    columns = {column.name: column for one in unsure for column in one.columns}
    options = [NONE, *parts_known()]
    with st.form("columns", border=False):
        with st.container(horizontal=True, key="column_choices"):
            for name, column in columns.items():
                st.selectbox(
                    harmless(column.label),
                    options,
                    options.index(column.part or NONE),
                    key=f"column-{folded(name)}",
                    help=harmless(column.example) or None,
                    width=180,
                )
        st.form_submit_button(
            "Read with these columns", type="primary", on_click=_read_again, args=(job, columns)
        )


def _read_again(job: Job, columns: Any) -> None:
    """Read what was given once more, with the columns that were chosen."""
    state = st.session_state
    state.pop(TABLE, None)
    job.read({folded(name): state[f"column-{folded(name)}"] for name in columns})
