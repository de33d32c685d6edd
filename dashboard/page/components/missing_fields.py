"""What an article lacks, its date or its source, and fields in which a reader fills them in.

Both are facts of the collection's log of corrections (``article_facts``); the article is read anew with them.
"""

from __future__ import annotations

import datetime as dt
import functools
import threading
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus.correction_queue import Asked
from dashboard.corpus.store import CorpusError, Store
from dashboard.model import UNUSED, Article
from dashboard.page import audit
from dashboard.page.components import reread_article
from dashboard.page.components.markup import tag
from dashboard.page.components.reread_article import Filling
from dashboard.page.open_collection import corpus_path, may_change, renew
from dashboard.view import FIRST_DAY, LAST_DAY
from dashboard.wording import published

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dashboard.corpus import ArticleRecord
    from dashboard.corpus.adding import Report
    from dashboard.page.open_collection import Here
    from dashboard.parsing.parser import Parser

REFUSED, WHY = "filling_refused", "fill-in-why"
FIELDS = {"published": "date"}
"""How the page calls a fact, where its kind is another word."""
CUES = 4
LONGEST = 200
"""Characters of a source's name."""


_LOADING = threading.Lock()


def parser() -> Parser:
    """Return the parser of the page's process, its language model loaded: once, whoever asks for it meanwhile."""
    with _LOADING:
        return _loaded()


def load_linking() -> None:
    """Get ready to show a correction while a reader fills in a form."""
    get_ready(corpus_path())


@functools.lru_cache(maxsize=4)
def get_ready(corpus: Path) -> None:
    """Get ready to show corrections of a collection: it takes seconds, once in a process."""
    threading.Thread(target=_ready, args=(corpus,), name="linking", daemon=True).start()


def _ready(corpus: Path) -> None:
    from dashboard.corpus import correcting, instant_corrections, name_decisions, publishing  # noqa: F401, PLC0415 - they are heavy
    from dashboard.linking.events import decisions  # noqa: F401, PLC0415 - as above
    from dashboard.parsing.entities.gazetteer import load_gazetteer  # noqa: PLC0415 - as above

    load_gazetteer()
    store = reread_article.store_of(corpus)
    with suppress(CorpusError):  # the page itself says what is wrong
        derived = store.manifest().derived
        if derived and publishing.is_large(store, derived):
            instant_corrections.rehearse(store)


def load_parser() -> None:
    """Load the language model, too: it takes seconds, once in a process."""
    load_linking()
    if not _loaded.cache_info().currsize and not _LOADING.locked():
        threading.Thread(target=parser, name="parser", daemon=True).start()


@functools.cache
def _loaded() -> Parser:
    from dashboard.parsing.parser import Parser  # noqa: PLC0415 - the model is heavy, rarely needed

    found = Parser()
    found.parse(Article("", "It rained on Monday.", ()))
    return found


def fill_in(here: Here, record: ArticleRecord) -> None:
    """Offer to fill in what is missing, or say that a correction is under way."""
    if not may_change():
        return
    jobs = _under_way(here.corpus.path, record.article.id)
    if jobs:
        _following(jobs, [job.read for job in jobs])
    else:
        _offer(here.corpus.path, record)
    if refused := st.session_state.pop(REFUSED, ""):
        st.html(tag("p", refused, class_="notice", role="status"))


def _offer(corpus: Path, record: ArticleRecord) -> None:
    """Show fields for what is missing."""
    article = record.article
    undated = not article.published and record.parsed
    if undated:
        load_parser()
        st.html(tag("p", inferred(record), class_="note"))
    if undated or not article.source:
        with st.container(horizontal=True, vertical_alignment="bottom", key="fill_in"):
            if undated:
                _ask_date(corpus, article.id)
            if not article.source:
                _ask_source(corpus, article.id)
            st.text_input("Why (optional)", key=WHY, max_chars=LONGEST, width=220)


def inferred(record: ArticleRecord) -> str:
    """Return what is known of the day of an undated article, and by which cues."""
    known = published(None, record.published_first, record.published_last)
    used = [cue for cue in record.published_cues if not cue.startswith(UNUSED)]
    cues = "; ".join(used[:CUES])
    if known == "undated":
        return "This article carries no date, and its text does not tell when it was published."
    said = f"This article carries no date; it was published {known.removeprefix('undated, ')}"
    return f"{said} (cues: {cues})." if cues else f"{said}."


def _ask_date(corpus: Path, article: str) -> None:
    key = f"fill-in-{article}"
    st.date_input(
        "Published on",
        value=None,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        key=key,
        format="DD/MM/YYYY",
        width=180,
    )
    st.button("Set date", key="fill_in_date", on_click=_dated, args=(corpus, article, key))


def _ask_source(corpus: Path, article: str) -> None:
    key = f"fill-in-source-{article}"
    st.text_input("Outlet", key=key, max_chars=LONGEST, width=220)
    st.button("Set source", key="fill_in_source", on_click=_named, args=(corpus, article, key))


def _dated(corpus: Path, article: str, key: str) -> None:
    chosen = st.session_state.get(key)
    if isinstance(chosen, dt.date):
        state(corpus, article, "published", chosen.isoformat(), _why())
    else:
        st.session_state[REFUSED] = "Choose a day first."


def _named(corpus: Path, article: str, key: str) -> None:
    name = str(st.session_state.get(key) or "")
    if any(sign.isalnum() for sign in name):
        state(corpus, article, "source", name, _why())
    else:
        st.session_state[REFUSED] = "Write the name of the source first."


def _why() -> str:
    """Return the reason that was given, which the next correction is not to have."""
    why = str(st.session_state.get(WHY) or "")
    st.session_state[WHY] = ""
    return why


def state(corpus: Path, article: str, kind: str, value: str | None, why: str = "") -> None:
    """Set a fact of an article, or take it back (None), in the name of whoever the page is drawn for."""
    more = {"who": audit.signed(), "why": why}
    asked = Asked("state", {"article": article, "kind": kind, "value": value, **more})
    begin(corpus, article, FIELDS.get(kind, kind), value, asked)


def made(asked: Asked) -> Callable[..., None]:
    """Return what makes what was asked for, as a ``Filling`` wants it."""

    def change(store: Store, _article: str, _value: str | None, _: object, report: Report) -> None:
        from dashboard.corpus.correction_requests import perform  # noqa: PLC0415 - loads the model too

        perform(store, asked, parser, report)

    return change


def begin(
    corpus: Path,
    article: str,
    field: str,
    value: str | None,
    asked: Asked,
    kind: str = "",
) -> None:
    """Read the article anew with the value, or without one, as was asked for, and let the collection follow.

    ``kind`` is the kind of a correction, for the log.
    No callback holds an open collection: a tab that stands open would keep that version alive.
    """
    if not may_change():
        return
    done, form = "undone" if value is None else "corrected", kind or field
    noted = functools.partial(audit.note, done, audit.reader(), articles=article, form=form)
    job = Filling(corpus, article, field, value, made(asked), lambda: None, renew, noted, asked)
    _jobs()[corpus, article].append(job)
    st.session_state[reread_article.OWN] = job
    job.start()
    _under_way(corpus, article)


def _under_way(corpus: Path, article: str) -> list[Filling]:
    """Return what is being corrected of an article, in its order, and say what went wrong with what has ended."""
    jobs = _jobs().get((corpus, article), [])
    for job in [one for one in jobs if one.done.is_set()]:
        with suppress(ValueError):  # another reader's page has done so
            jobs.remove(job)
        if job.failure:
            st.session_state[REFUSED] = job.failure
    return [*jobs]


def _moved_on(jobs: Sequence[Filling], read: Sequence[bool]) -> bool:
    """Say whether there is more to show: the article read anew, where it was not yet, or the end."""
    return any(job.done.is_set() for job in jobs) or [job.read for job in jobs] != read


@st.cache_resource(show_spinner=False)
def _jobs() -> dict[tuple[Path, str], list[Filling]]:
    """Return what is being filled in in the page's process, by collections and their articles."""
    return defaultdict(list)


def follow(corpus: Path) -> bool:
    """Whether all pages show a correction of an article, and what follows from it is still being linked."""
    jobs = [job for (path, _), some in [*_jobs().items()] if path == corpus for job in [*some]]
    return any(job.shown and not job.done.is_set() for job in jobs)


def renewed(here: Here, record: ArticleRecord) -> ArticleRecord:
    """Return the article as it was read anew, where its links to others are still to follow."""
    jobs = _jobs().get((here.corpus.path, record.article.id), ())
    if not any(job.read and not job.shown and not job.done.is_set() for job in [*jobs]):
        return record
    try:
        return here.corpus.read_anew(record.article.id)
    except KeyError:  # everything has been published meanwhile
        return record


@st.fragment(run_every=1)
def _following(jobs: Sequence[Filling], read: Sequence[bool]) -> None:
    """Say that the collection follows, until it has; ``read`` says of what article the page is."""
    if _moved_on(jobs, read):
        st.rerun()
    job = jobs[0]
    what = f"The {job.field} is {'set' if job.value else 'taken back'}"
    follows = (
        "All pages show it; totals and what is one with it follow in a moment."
        if job.shown
        else "The other pages follow as soon as it is linked to all other articles."
    )
    words = f"{what}, and this article is read anew. {follows}"
    words = words if job.read else "The article is being read anew …"
    waits = not all(job.read for job in jobs[1:])
    st.html(tag("p", reread_article.WAITS if waits else words, role="status"))
