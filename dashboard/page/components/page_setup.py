"""How the page is set: style sheet, behaviour, browser title, and what is said before any page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.charts.palette import colours
from dashboard.corpus import Corpus, CorpusError, CorpusMissing
from dashboard.corpus.store import Store
from dashboard.page import streamlit_gaps
from dashboard.page.components import decide_job, desk, missing_fields, reread_article, saved_views
from dashboard.page.components.markup import tag
from dashboard.page.open_collection import kept_by_browser, may_change, renew_if
from dashboard.page.request_limits import ServerBusy

FOLDER = Path(__file__).parent
SCRIPTS = (*streamlit_gaps.SCRIPTS, FOLDER / "behaviour.js")
"""What makes the one module of the page's own behaviour."""
STYLES = (FOLDER / "page.css", streamlit_gaps.STYLES)
DECIDED = ("entities", "profile", "timeline")
"""Pages that say themselves what is being decided of names and events."""
LOOK_AGAIN = 8
"""Seconds between two looks at whether the collection has a newer version."""


@st.cache_data(show_spinner=False)
def _style_sheet() -> str:
    """Return the style sheet with the palette's colours as variables for both modes."""
    light, dark = colours("light"), colours("dark")
    names = "".join(f"--{role}:light-dark({light[role]},{dark[role]});" for role in light)
    rules = "".join(path.read_text("utf-8") for path in STYLES)
    return f"<style>:root{{{names}}}{rules}</style>"


@st.cache_resource(show_spinner=False)
def _behaviour() -> Any:
    return st.components.v2.component(
        "dateline_behaviour",
        js="\n".join(script.read_text("utf-8") for script in SCRIPTS),
        html="<span></span>",
        isolate_styles=False,
    )


def style() -> None:
    """Put the style sheet and the behaviour of the page's own links into the page."""
    st.html(_style_sheet())
    with st.container(key="behaviour"):
        palettes = [colours("light"), colours("dark")]
        data = {"cookie": kept_by_browser(), "palettes": palettes}
        heard = {"on_pick_change": desk.picked, "on_keep_change": saved_views.kept}
        _behaviour()(key=desk.BEHAVIOUR, height=1, data=data, **heard)
    desk.say()


def show_what_ended(corpus: Corpus) -> None:
    """Draw the page again where its reader's correction ended while the version before was being drawn."""
    job = st.session_state.get(reread_article.OWN)
    if job and job.done.is_set():
        del st.session_state[reread_article.OWN]
        if corpus.newer():
            # whoever was still opening the version before when it ended has put that at the new one's place
            renew_if(Corpus.newer, str(corpus.path))
            st.rerun()


def no_collection(problem: CorpusError) -> None:
    """Say why there is nothing to show, and what to do."""
    missing = isinstance(problem, CorpusMissing)
    words = "There is no collection here yet" if missing else "This collection cannot be shown"
    words = "The server is busy" if isinstance(problem, ServerBusy) else words
    st.html(tag("h1", words) + tag("p", str(problem)))
    if missing and may_change():
        hint = "Run “dateline open” to read the demo, or “dateline open FOLDER” for your own."
        st.html(tag("p", hint))


def say_what_follows(path: Path, page: str) -> None:
    """Say that a correction is being linked to all articles, on pages that do not say so themselves."""
    if _follows(path, page):
        _linking(path, page)


def _follows(path: Path, page: str) -> bool:
    said = {"article": decide_job.follow(path)} | dict.fromkeys(
        DECIDED, missing_fields.follow(path)
    )
    return said.get(page, missing_fields.follow(path) or decide_job.follow(path))


@st.fragment(run_every=1)
def _linking(path: Path, page: str) -> None:
    if not _follows(path, page):
        st.rerun()
    words = "A correction is being linked to all articles: totals, and what is one with it, follow."
    st.html(tag("p", words, role="status"))


@st.fragment(run_every=LOOK_AGAIN)
def offer_newer(path: Path, derived: str | None, *, begun: bool = True) -> None:
    """Offer a newer version of a collection than that of the tables ``derived``, once there is one.

    Where nobody reads anything yet, as none had ``begun`` to hold articles, it is shown at once. It is
    given no collection: what a fragment is given stays in memory.
    """
    try:
        if Store(path).manifest().derived == derived:
            return
    except CorpusError as problem:
        st.html(tag("p", str(problem), role="alert"))
        return
    if not begun:
        renew_if(Corpus.newer, str(path))
        st.rerun()
    with st.container(key="newer", horizontal=True, vertical_alignment="center"):
        st.html(tag("p", "The collection has changed since you opened this page.", role="status"))
        if st.button("Show the new version", key="show_newer"):
            renew_if(Corpus.newer, str(path))
            st.rerun()
