"""Who did what: a line in the log for each addition, correction and export; nothing of their content."""

from __future__ import annotations

import logging
from urllib.parse import unquote

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.page.settings import USER, WHOSE

AUDIT = logging.getLogger("dateline.audit")


def reader() -> str:
    """Return the address of whom the page is drawn for; "local" where nobody has signed in."""
    return unquote(st.context.headers.get(USER, "local"))


def signed() -> str:
    """Return the address of whom the page is drawn for, empty where nobody has signed in."""
    return unquote(st.context.headers.get(USER, ""))


def whose() -> str:
    """Return what whom the page is drawn for is known by, at the provider or else by address; empty for nobody."""
    return unquote(st.context.headers.get(WHOSE, "")) or signed()


def asker() -> str:
    """Return for whom work is counted: whom the page is drawn for, or their tab where nobody knows who that is.

    It is nobody where the server asks by itself.
    """
    run = get_script_run_ctx(suppress_warning=True)
    return (whose() or f"\n{run.session_id}") if run else ""


def note(event: str, who: str | None = None, **what: str | int) -> None:
    """Write down that somebody has done something."""
    AUDIT.info(event, extra={"who": who or reader(), **what})
