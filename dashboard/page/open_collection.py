"""The open collection and its answers, kept between runs of the script.

One process shows one collection: the folder in ``DATELINE_CORPUS``, else the demo; a reader may turn
to their own or to the demo in its place. Answers are kept by the open version and the View, so a new
version never shows an old answer.
"""

from __future__ import annotations

import functools
import hashlib
import os
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate
from weakref import WeakSet

import streamlit as st

from dashboard.corpus import Corpus, CorpusError, open_corpus
from dashboard.corpus.at_hand import FITTING, LARGE
from dashboard.corpus.collection_folders import default_corpus, demo_corpus
from dashboard.corpus.correction_queue import left
from dashboard.corpus.corrections import BACK
from dashboard.corpus.queries import column_of
from dashboard.corpus.store import CorpusDamaged, Store
from dashboard.corpus.text_rights import FULL, METADATA, RIGHTS, limited
from dashboard.page import audit
from dashboard.page.request_limits import QUESTIONS
from dashboard.page.settings import EDITOR, ROLE, SHOWN, USER
from dashboard.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from dashboard.corpus import ArticleRecord, Totals
    from dashboard.corpus.copies_and_versions import Changes
    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.decision_list import Ruling
    from dashboard.corpus.desks import Pick
    from dashboard.corpus.event_names import PrintedEvents
    from dashboard.model import Article

KEPT = 400
OWN, DEMO = "own", "demo"
"""What a reader can turn to. It holds for one browser: other readers of the server see what they saw."""
TURNED = "turned_to"
_RENEWING, _HOLDING = threading.Lock(), threading.Lock()
_HELD: WeakSet[Corpus] = WeakSet()
"""All collections that something holds, as each right shows them."""


def served() -> Path:
    """Return the folder of the collection that is served; parses the demo where no other is named."""
    named = os.environ.get("DATELINE_CORPUS")
    return Path(named) if named else read_demo()


def corpus_path() -> Path:
    """Return the folder of the collection to show: the one that the reader turned to, else the served."""
    kept = None if signed_in() else st.context.cookies.get(cookie_name())
    turned = st.session_state.get(TURNED) or kept if may_change() else None
    if turned == DEMO:
        return read_demo()
    return own_collection() if turned == OWN and begun(own_collection()) else served()


def cookie_name() -> str:
    """Return under which name a browser keeps what its reader turned to: another for each collection.

    Browsers send a cookie to all servers of a computer, whatever their ports.
    """
    return f"dateline-{hashlib.blake2b(str(served()).encode(), digest_size=6).hexdigest()}"


def begun(folder: Path) -> bool:
    """Return whether a folder holds a collection, be it empty."""
    return Store(folder).manifest_path.exists()


def turn_to(which: str) -> None:
    """Show this reader their own collection, or the demo, in its newest version."""
    st.session_state[TURNED] = which
    renew()


def kept_by_browser() -> str | None:
    """Return the cookie that lets a reader's new tabs and reloads show what was turned to, if anything.

    None where readers sign in, so that no script sets a cookie there: what is turned to is the tab's.
    """
    turned = None if signed_in() else st.session_state.get(TURNED)
    return f"{cookie_name()}={turned}" if turned else None


@functools.cache
def read_demo() -> Path:
    """Return the parsed demo's folder, found once in the life of the process."""
    from dashboard.corpus.demo import ensure_demo  # noqa: PLC0415 - parsing is heavy, and rarely needed

    return ensure_demo()


@st.cache_resource(show_spinner=False, max_entries=2)
def opened(path: str) -> Corpus:
    """Return the collection in a folder, open at its current version.

    Its files are compared by size; whether they are the same to the letter is looked at meanwhile.
    """
    corpus = open_corpus(path)
    threading.Thread(target=corpus.look_for_damage, name="comparing", daemon=True).start()
    return corpus


def may_change() -> bool:
    """Return whether the reader may add to the collection, correct and remove."""
    return role() == EDITOR


def signed_in() -> bool:
    """Return whether the server knows who reads."""
    return USER in st.context.headers


def role() -> str:
    """Return the reader's role, as the server names it; where the script runs without one, editor."""
    return st.context.headers.get(ROLE, EDITOR)


def right() -> str:
    """Return how much of the articles' text the reader sees, as the server says; without one, all."""
    named = st.context.headers.get(SHOWN, FULL)
    return named if named in RIGHTS else METADATA


def why_of(entry: Correction) -> str:
    """Return the reason of a correction in brackets: it may quote the article, so only who may read that sees it."""
    return f" ({entry.why})" if entry.why not in ("", BACK) and right() == FULL else ""


def own_collection() -> Path:
    """Return the folder that articles are added to from the page: never the demo's."""
    return default_corpus() if served() == demo_corpus() else served()


def renew() -> None:
    """Let the next run open the collection's newest version; nothing is kept of the one before."""
    opened.clear()
    for kept in (_limited, _answer, _came, _sentences, _article, _shared_names):
        kept.cache_clear()


def renew_if(outdated: Callable[[Corpus], bool], path: str) -> None:
    """Let the next run open the newest version, unless another reader has had it opened already."""
    with _RENEWING:
        if outdated(opened(path)):
            renew()
            opened(path)


# Frames are kept as they are, not copied for each run: nothing on a page changes a frame in place.
# What is kept belongs to one open collection, which never changes: a new version is another object.


@functools.lru_cache(maxsize=6)
def _limited(corpus: Corpus, allowed: str) -> Corpus:
    """Return the collection as a right shows it: one object for each, as its answers are kept by it."""
    shown_so = limited(corpus, allowed)
    with _HOLDING:
        _HELD.add(shown_so)
    return shown_so


def outdated() -> int:
    """Return how many open collections, as rights show them, have been replaced by a newer version."""
    with _HOLDING:
        held = [*_HELD]
    return sum(map(_replaced, held))


def _replaced(corpus: Corpus) -> bool:
    try:
        return corpus.newer()
    except CorpusError:  # its folder is gone, or damaged: nobody can open it again
        return True


@functools.lru_cache(maxsize=KEPT)
def _answer(question: Callable[..., Any], corpus: Corpus, *asked: Any, **options: Any) -> Any:
    """Return what the collection itself answers: one that is limited keeps back text.

    Raises ServerBusy where too many ask at once.
    """
    with QUESTIONS.one(audit.asker()):
        return getattr(corpus, question.__name__)(*asked, **options)  # ty: ignore[missing-attribute] - a method


@functools.lru_cache(maxsize=KEPT)
def _came(corpus: Corpus, view: View, since: str, _arrived: tuple[int, int]) -> tuple[str, ...]:
    with QUESTIONS.one(audit.asker()):
        return tuple(corpus.came(view, since))


@functools.lru_cache(maxsize=100)
def _sentences(corpus: Corpus, events: tuple[str, ...]) -> dict[str, pd.DataFrame]:
    with QUESTIONS.one(audit.asker()):
        told = corpus.event_mentions(events).groupby("event", sort=False)
    return {str(event): sentences for event, sentences in told}


@functools.lru_cache(maxsize=50)
def _article(corpus: Corpus, article: str) -> ArticleRecord:
    with QUESTIONS.one(audit.asker()):
        return corpus.article(article)


@functools.lru_cache(maxsize=4)
def _shared_names(corpus: Corpus) -> frozenset[str]:
    return frozenset(corpus.shared_names())


@dataclass(frozen=True, slots=True)
class Here:
    """What a page is shown with: the open collection and the reader's View."""

    corpus: Corpus
    view: View
    events: PrintedEvents
    """Event ids and how they are printed."""
    before: View | None = None
    """What the reader saw before this View, if anything."""

    def ask[**P, R](
        self,
        question: Callable[Concatenate[Corpus, View, P], R],
        view: View | None = None,
        *more: P.args,
        **options: P.kwargs,
    ) -> R:
        """Return a Corpus method's answer for the View (or another), kept between runs."""
        asked = self.view if view is None else view
        # What a question is asked with is hashable; no type can say so of its arguments.
        return _answer(question, self.corpus, asked, *more, **options)  # ty: ignore[invalid-argument-type]

    def sentences(self, events: Sequence[str]) -> dict[str, pd.DataFrame]:
        """Return the sentences that tell of each of some events, kept between runs."""
        return _sentences(self.corpus, tuple(events))

    def article(self, article: str) -> ArticleRecord:
        """Return an article with all that was found in it; raises KeyError where there is none."""
        return _article(self.corpus, article)

    def changes(self, article: str, version: int) -> Changes:
        """Return what an article's earlier text alone has, or today's alone, kept between runs."""
        return _answer(Corpus.changes, self.corpus, article, version)

    def asked_of[R](self, question: Callable[[Corpus, str], R], subject: str) -> R:
        """Return a Corpus method's answer for one article or entity, kept between runs."""
        return _answer(question, self.corpus, subject)

    def found(self, typed: str, limit: int) -> pd.DataFrame:
        """Return the entities that have what was typed in a name, kept between runs."""
        return _answer(Corpus.find_entities, self.corpus, typed, limit)

    def identified(self, wanted: str) -> pd.DataFrame:
        """Return the entities of an id or a name, kept between runs."""
        return self.asked_of(Corpus.identified, wanted)

    def roles(self, entity: str) -> pd.DataFrame:
        """Return the roles that the articles give an entity, kept between runs."""
        return self.asked_of(Corpus.roles, entity)

    def suggestions(self, entity: str | None = None) -> pd.DataFrame:
        """Return what an entity may also be, or all that may be one or two, with the evidence."""
        return _answer(Corpus.suggestions, self.corpus, entity)

    def decisions(self) -> list[Ruling]:
        """Return readers' decisions on names, with what became of each."""
        return self.corpus.decisions()

    def came(self, view: View, since: str) -> tuple[str, ...]:
        """Return the ids of a view's articles that came after a time of a saved view, kept between runs."""
        return _came(self.corpus, view, since, self.corpus.arrived)

    def texts(self, articles: Sequence[str]) -> dict[str, Article]:
        """Return articles by their ids, kept between runs."""
        return _answer(Corpus.texts, self.corpus, tuple(articles))

    def versions(self, statements: Sequence[str]) -> pd.DataFrame:
        """Return the versions of some statements, kept between runs."""
        return _answer(Corpus.versions, self.corpus, tuple(statements))

    def tray(self, picks: Sequence[Pick]) -> pd.DataFrame:
        """Return what was picked as it is now, kept between runs."""
        return _answer(Corpus.tray, self.corpus, tuple(picks))

    def places(self, entity: str) -> pd.DataFrame:
        """Return a place in each article that names an entity, kept between runs."""
        return self.asked_of(Corpus.places, entity)

    @property
    def shared_names(self) -> frozenset[str]:
        """Names that two entities share; they are told apart by their ids."""
        return _shared_names(self.corpus)

    def known(self, field: str, typed: str = "", limit: int = 150) -> list[str]:
        """Return the best-known values of a filter that contain what was typed."""
        return _answer(Corpus.suggest, self.corpus, column_of(field), typed, limit)

    @property
    def may_change(self) -> bool:
        """Whether the reader may correct what is shown."""
        return may_change()

    @property
    def totals(self) -> Totals:
        """The numbers of the View."""
        return self.ask(Corpus.totals)


def headline_of(article: str) -> str:
    """Return the headline of an article of the collection that is served; nothing where it has none."""
    try:
        found = shown(View(), served()).corpus.texts([article])
    except CorpusError:  # the page itself says what is wrong
        return ""
    return found[article].title or "" if article in found else ""


def verified() -> bool:
    """Return whether the served collection opens, with all its files of the sizes they must have."""
    try:
        Store(served()).shown()
        shown(View(), served()).ask(Corpus.totals)
    except (CorpusError, OSError):
        return False
    return True


def unfinished(folder: Path) -> bool:
    """Return whether corrections of a collection wait, or are only shown: a server was stopped before all was linked."""
    try:
        return bool(left(folder) or Store(folder).manifest().linked)
    except CorpusError:  # the page itself says what is wrong
        return False


def is_worth_reading_ahead(folder: Path) -> bool:
    """Return whether corrections of a collection are shown before all is linked, and what that needs can be held."""
    store = Store(folder)
    try:
        derived = store.manifest().derived
        return derived is not None and LARGE <= store.rows("catalogue", derived) <= FITTING
    except (CorpusError, OSError):  # the page itself says what is wrong
        return False


def warm_up() -> None:
    """Open the collection and answer the front page's questions, before anybody waits for them."""
    here = shown(View(), served(), FULL)
    for question in (Corpus.totals, Corpus.entities, Corpus.published):
        here.ask(question)
    here.ask(Corpus.articles, limit=8)


def shown(view: View, folder: Path | None = None, allowed: str = METADATA) -> Here:
    """Return what a page is shown with for a View; raises CorpusError in a sentence.

    ``allowed`` is the right to the articles' text of whom it is for.
    """
    path = str(folder or corpus_path())
    if opened(path).gone():
        renew_if(Corpus.gone, path)
    corpus = opened(path)
    if corpus.damage:
        raise CorpusDamaged(corpus.damage)
    return Here(_limited(corpus, allowed), view, corpus.printed_events)


def here() -> Here:
    """Return what the current page is shown with; the entry script sets the View on every run."""
    state = st.session_state
    now = shown(state.get("shown_view", View()), allowed=right())
    return replace(now, before=state.get("view_before"))
