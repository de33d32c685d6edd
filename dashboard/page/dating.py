"""The missing date of an article: what its text lets infer, and a field in which a reader fills it in.

The day is kept in the collection's log of corrections; the article is read anew with it and can be
set back at any time.
"""

from __future__ import annotations

import datetime as dt
import functools
import threading
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus.corrections import BY_READER
from dashboard.model import UNUSED, Article
from dashboard.page.markup import tag
from dashboard.page.opening import may_change, renew
from dashboard.page.redating import Redating
from dashboard.wording import day, published

if TYPE_CHECKING:
    from dashboard.corpus import ArticleRecord
    from dashboard.page.opening import Here
    from dashboard.parsing.parser import Parser

FIRST_DAY, LAST_DAY = dt.date(1000, 1, 1), dt.date(2199, 12, 31)
REFUSED = "date_refused"
CUES = 4


@functools.cache
def _parser() -> Parser:
    """Return the parser of the page's process, its language model loaded."""
    from dashboard.parsing.parser import Parser  # noqa: PLC0415 - the model is heavy, rarely needed

    found = Parser()
    found.parse(Article("", "It rained on Monday.", ()))
    return found


def fill_in(here: Here, record: ArticleRecord) -> None:
    """Offer to fill in a date that is missing, or to take back one that a reader filled in."""
    if not may_change():
        return
    if job := _under_way().get(record.article.id):
        _following(job)
    elif record.article.published_evidence == BY_READER:
        _undo(here, record)
    elif not record.article.published and record.parsed:
        threading.Thread(target=_parser, name="parser", daemon=True).start()
        _ask(here, record)
    if refused := st.session_state.pop(REFUSED, ""):
        st.html(tag("p", refused, class_="notice", role="status"))


def inferred(record: ArticleRecord) -> str:
    """Return what is known of the day of an undated article, and by which cues."""
    known = published(None, record.published_first, record.published_last)
    used = [cue for cue in record.published_cues if not cue.startswith(UNUSED)]
    cues = "; ".join(used[:CUES])
    if known == "undated":
        return "This article carries no date, and its text does not tell when it was published."
    said = f"This article carries no date; it was published {known.removeprefix('undated, ')}"
    return f"{said} (cues: {cues})." if cues else f"{said}."


def _ask(here: Here, record: ArticleRecord) -> None:
    st.html(tag("p", inferred(record), class_="note"))
    key = f"fill-in-{record.article.id}"
    with st.container(horizontal=True, vertical_alignment="bottom", key="fill_in"):
        st.date_input(
            "Published on",
            value=None,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            key=key,
            format="DD/MM/YYYY",
            width=180,
        )
        st.button(
            "Fill in the date", key="fill_in_date", on_click=_filled, args=(here, record, key)
        )


def _undo(here: Here, record: ArticleRecord) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="filled_in"):
        words = f"A reader filled in the date: {day(record.article.published)}."
        st.html(tag("p", words, class_="note"))
        st.button(
            "Undo", key="undo_date", on_click=_set, args=(here, record, None), type="tertiary"
        )


def _filled(here: Here, record: ArticleRecord, key: str) -> None:
    chosen = st.session_state.get(key)
    if isinstance(chosen, dt.date):
        _set(here, record, chosen)
    else:
        st.session_state[REFUSED] = "Choose a day first."


def _set(here: Here, record: ArticleRecord, chosen: dt.date | None) -> None:
    """Read the article anew with the day, or without it, and let the collection follow."""
    iso = chosen.isoformat() if chosen else None
    job = Redating(here.corpus.path, record.article.id, iso, _parser)
    _under_way()[job.article] = job
    job.start()
    _ended(job)


def _ended(job: Redating) -> bool:
    """Show the collection as it is once a date has been set; say whether that is so."""
    if not job.done.is_set():
        return False
    _under_way().pop(job.article, None)
    if job.failure:
        st.session_state[REFUSED] = job.failure
    else:
        renew()
    return True


@st.cache_resource(show_spinner=False)
def _under_way() -> dict[str, Redating]:
    """Return the dates that are being set in the page's process, by their articles."""
    return {}


def renewed(here: Here, record: ArticleRecord) -> ArticleRecord:
    """Return the article as it was read anew, where its links to others are still to follow."""
    job = _under_way().get(record.article.id)
    if job is None or not job.read or job.done.is_set():
        return record
    try:
        return here.corpus.read_anew(record.article.id)
    except KeyError:  # everything has been published meanwhile
        return record


@st.fragment(run_every=1)
def _following(job: Redating) -> None:
    """Say that the collection follows, until it has."""
    if _ended(job):
        st.rerun()
    what = "The date is set" if job.day else "The date is taken back"
    words = (
        f"{what}, and this article is read anew. "
        "The other pages follow as soon as it is linked to all other articles."
    )
    st.html(tag("p", words if job.read else "The article is being read anew …", role="status"))
