"""The open collection and its answers, kept between runs of the script.

One process shows one collection: the folder in ``DATELINE_CORPUS``, else the demo. Answers are kept
by the collection's version and the View, so a new version never shows an old answer.
"""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.corpus import Corpus, open_corpus
from dashboard.corpus.places import default_corpus, demo_corpus
from dashboard.page.settings import HOSTED
from dashboard.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from dashboard.corpus import ArticleRecord, Totals
    from dashboard.corpus.printed_events import PrintedEvents

KEPT = 400


def corpus_path() -> Path:
    """Return the folder of the collection to show; parses the demo where nothing else is named."""
    if named := os.environ.get("DATELINE_CORPUS"):
        return Path(named)
    return _demo()


@functools.cache
def _demo() -> Path:
    """Return the parsed demo's folder, found once in the life of the process."""
    from dashboard.corpus.demo import ensure_demo  # noqa: PLC0415 - parsing is heavy, and rarely needed

    return ensure_demo()


@st.cache_resource(show_spinner=False, max_entries=2)
def opened(path: str) -> Corpus:
    """Return the collection in a folder, open at its current version."""
    return open_corpus(path)


def may_change() -> bool:
    """Say whether the reader may add to the collection: on their own computer, not where it is hosted."""
    return not os.environ.get(HOSTED)


def own_collection() -> Path:
    """Return the folder that articles are added to from the page: never the demo's."""
    shown_now = corpus_path()
    return default_corpus() if shown_now == demo_corpus() else shown_now


def show_collection(path: Path) -> None:
    """Show another collection from now on, in its newest version."""
    os.environ["DATELINE_CORPUS"] = str(path)
    renew()


def renew() -> None:
    """Let the next run open the collection's newest version."""
    opened.clear()


# Frames are kept as they are, not copied for each run: nothing on a page changes a frame in place.


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _answer(
    edition: tuple[str, int, str],  # noqa: ARG001 - part of the key
    question: str,
    view: View,
    options: tuple[tuple[str, Any], ...],
    _corpus: Corpus,
) -> Any:
    return getattr(_corpus, question)(view, **dict(options))


@st.cache_resource(show_spinner=False, max_entries=100)
def _sentences(
    edition: tuple[str, int, str],  # noqa: ARG001 - part of the key
    events: tuple[str, ...],
    _corpus: Corpus,
) -> dict[str, pd.DataFrame]:
    told = _corpus.event_mentions(events).groupby("event", sort=False)
    return {str(event): sentences for event, sentences in told}


@st.cache_resource(show_spinner=False, max_entries=50)
def _article(edition: tuple[str, int, str], article: str, _corpus: Corpus) -> ArticleRecord:  # noqa: ARG001
    return _corpus.article(article)


@st.cache_resource(show_spinner=False, max_entries=50)
def _found(edition: tuple[str, int, str], typed: str, limit: int, _corpus: Corpus) -> pd.DataFrame:  # noqa: ARG001
    return _corpus.find_entities(typed, limit)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _asked_of(
    edition: tuple[str, int, str],  # noqa: ARG001 - part of the key
    question: str,
    subject: str,
    _corpus: Corpus,
) -> Any:
    return getattr(_corpus, question)(subject)


@st.cache_resource(show_spinner=False, max_entries=4)
def _shared_names(edition: tuple[str, int, str], _corpus: Corpus) -> frozenset[str]:  # noqa: ARG001
    return frozenset(_corpus.shared_names())


@st.cache_resource(show_spinner=False, max_entries=50)
def _known(
    edition: tuple[str, int, str],  # noqa: ARG001 - part of the key
    field: str,
    typed: str,
    limit: int,
    _corpus: Corpus,
) -> list[str]:
    return _corpus.suggest(field, typed, limit)


def edition_of(corpus: Corpus) -> tuple[str, int, str]:
    """Return a collection and its version as a key for what is kept."""
    return str(corpus.path), corpus.version, corpus.fingerprint


@dataclass(frozen=True, slots=True)
class Here:
    """What a page is shown with: the open collection and the reader's View."""

    corpus: Corpus
    view: View
    events: PrintedEvents
    """Event ids and how they are printed."""
    before: View | None = None
    """What the reader saw before this View, if anything."""

    @property
    def edition(self) -> tuple[str, int, str]:
        """The collection and its version, as a key for what is kept."""
        return edition_of(self.corpus)

    def ask(self, question: str, view: View | None = None, **options: Any) -> Any:
        """Return a Corpus method's answer for the View (or another), kept between runs."""
        asked = self.view if view is None else view
        return _answer(self.edition, question, asked, tuple(sorted(options.items())), self.corpus)

    def sentences(self, events: Sequence[str]) -> dict[str, pd.DataFrame]:
        """Return the sentences that tell of each of some events, kept between runs."""
        return _sentences(self.edition, tuple(events), self.corpus)

    def article(self, article: str) -> ArticleRecord:
        """Return an article with all that was found in it; raises KeyError where there is none."""
        return _article(self.edition, article, self.corpus)

    def asked_of(self, question: str, subject: str) -> Any:
        """Return a Corpus method's answer for one article or entity, kept between runs."""
        return _asked_of(self.edition, question, subject, self.corpus)

    def found(self, typed: str, limit: int) -> pd.DataFrame:
        """Return the entities that have what was typed in a name, kept between runs."""
        return _found(self.edition, typed, limit, self.corpus)

    def identified(self, wanted: str) -> pd.DataFrame:
        """Return the entities of an id or a name, kept between runs."""
        return self.asked_of("identified", wanted)

    def roles(self, entity: str) -> pd.DataFrame:
        """Return the roles that the articles give an entity, kept between runs."""
        return self.asked_of("roles", entity)

    def suggestions(self, entity: str) -> pd.DataFrame:
        """Return what an entity may also be, with the evidence, kept between runs."""
        return self.asked_of("suggestions", entity)

    @property
    def shared_names(self) -> frozenset[str]:
        """Names that two entities share; they are told apart by their ids."""
        return _shared_names(self.edition, self.corpus)

    def known(self, field: str, typed: str = "", limit: int = 150) -> list[str]:
        """Return the best-known values of a filter that contain what was typed."""
        return _known(self.edition, field, typed, limit, self.corpus)

    @property
    def totals(self) -> Totals:
        """The numbers of the View."""
        return self.ask("totals")


def warm_up() -> None:
    """Open the collection and answer the front page's questions, before anybody waits for them."""
    here = shown(View())
    for question in ("totals", "entities", "published"):
        here.ask(question)
    here.ask("articles", limit=8)


def shown(view: View) -> Here:
    """Return what a page is shown with for a View; raises CorpusError in a sentence."""
    corpus = opened(str(corpus_path()))
    if corpus.gone():
        renew()
        corpus = opened(str(corpus_path()))
    return Here(corpus, view, corpus.printed_events)


def here() -> Here:
    """Return what the current page is shown with; the entry script sets the View on every run."""
    state = st.session_state
    return replace(shown(state.get("shown_view", View())), before=state.get("view_before"))
