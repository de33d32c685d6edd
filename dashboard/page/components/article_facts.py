"""What readers have corrected of an article itself, with a way back, and a form that corrects more."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.corpus.article_facts import BETWEEN, FACTS, LONGEST, article_kinds, stated, value_of
from dashboard.corpus.corrections import BACK, Corrections
from dashboard.page.components import copy_corrections, decide_job
from dashboard.page.components.decide_job import undo_words
from dashboard.page.components.markup import tag
from dashboard.page.components.missing_fields import REFUSED, load_parser, state
from dashboard.page.open_collection import may_change, why_of
from dashboard.view import FIRST_DAY, LAST_DAY, View
from dashboard.wording import day, harmless, shortened, undirected

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.corpus import ArticleRecord
    from dashboard.corpus.corrections import Correction
    from dashboard.model import Article
    from dashboard.page.open_collection import Here

WORDS = {
    "title": "Its headline",
    "authors": "Its authors",
    "source": "Its outlet",
    "published": "Its date",
    "kind": "What kind of article it is",
}
NAMED = {
    "title": "Headline",
    "authors": "Authors",
    "source": "Outlet",
    "published": "Date",
    "kind": "Kind",
}
KIND, VALUE, ALSO, WHY = "fact-kind", "fact-value", "fact-also", "fact-why"
OFFERED = 200
"""Articles that are offered to be corrected in the same way."""


def show(here: Here, record: ArticleRecord) -> None:
    """Show what was corrected, with a way back."""
    log = Corrections(here.corpus.path)
    held = log.facts(record.article).values()
    decide_job.lines(held, lambda one: _held(here, record, one, log.previous(one)))


def offer(here: Here, record: ArticleRecord) -> None:
    """Offer the form that corrects more. It is drawn, and like articles are looked for, once it is open."""
    if may_change():
        folded = st.expander("Correct this article", key="correct_article", on_change="rerun")
        if folded.open:
            with folded:
                _form(here, record)


def _held(here: Here, record: ArticleRecord, entry: Correction, previous: str | None) -> None:
    """Show one correction, what was printed, and the button that goes back to the one before it."""
    printed = _worded(entry.kind, record.printed[entry.kind])
    words = (
        f"{NAMED[entry.kind]} set by {entry.who or 'a reader'} on {day(entry.day)}: "
        f"{_worded(entry.kind, entry.value or '')}{why_of(entry)}. "
        f"As printed: {printed}."
    )
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"fact-{entry.kind}-{record.article.id}"
    ):
        st.html(tag("p", harmless(words), class_="note"), width="content")
        if may_change():
            load_parser()
            st.button(
                undo_words(entry.kind),
                key=f"undo_{entry.kind}",
                on_click=state,
                args=(here.corpus.path, record.article.id, entry.kind, previous, BACK),
                type="tertiary",
            )


def _worded(kind: str, value: str) -> str:
    value = day(value[:10]) if kind == "published" and value else value
    return shortened(value, LONGEST) or "none"


def _form(here: Here, record: ArticleRecord) -> None:
    """Ask what is wrong with an article, how it is right, of which others too, and why."""
    article = record.article
    kind = st.selectbox("What is wrong", FACTS, format_func=WORDS.__getitem__, key=KIND)
    key, now = f"{VALUE}-{kind}-{article.id}", value_of(article, kind)
    if kind != FACTS[0]:
        load_parser()
    if kind == "published":
        st.date_input(
            "It is (none: it carries no date)",
            value=dt.date.fromisoformat(now[:10]) if now else None,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            key=key,
            format="DD/MM/YYYY",
            width=220,
        )
    elif kind == "kind":
        kinds = article_kinds()
        st.selectbox("It is", kinds, index=kinds.index(now) if now in kinds else 0, key=key)
    else:
        label = f"It is (names, with “{BETWEEN.strip()}” between)" if kind == "authors" else "It is"
        st.text_input(label, undirected(now), key=key, max_chars=LONGEST)
    if kind != "title":
        said = _likely(here, article, kind)
        st.multiselect(
            "The same for (optional)",
            [*said],
            format_func=said.__getitem__,
            placeholder="Choose articles",
            key=f"{ALSO}-{kind}-{article.id}",
        )
    st.text_input("Why (optional)", key=WHY, max_chars=LONGEST // 2)
    st.button(
        "Correct the article",
        key="correct_fact",
        on_click=partial(_sent, here.corpus.path, article.id),
    )


def _likely(here: Here, article: Article, kind: str) -> dict[str, str]:
    """Return how other articles are called that may lack the same: of its outlet, or else the newest, as the form has them."""
    of_outlet = kind != "source" and bool(article.source)
    view = View(source=(str(article.source),)) if of_outlet else View()
    found = here.ask(Corpus.articles, view, OFFERED)
    return copy_corrections.labels(found[found["article"] != article.id])


def _sent(corpus: Path, article: str) -> None:
    """Correct what the form says, or say what is wrong with it."""
    form = st.session_state
    kind = form[KIND]
    value = form.get(f"{VALUE}-{kind}-{article}")
    try:
        value = stated(kind, value.isoformat() if isinstance(value, dt.date) else str(value or ""))
    except ValueError as problem:
        form[REFUSED] = str(problem)
        return
    why, others = str(form.get(WHY) or ""), form.get(f"{ALSO}-{kind}-{article}") or []
    if others:
        decide_job.amend(corpus, [(one, kind, "", value) for one in (article, *others)], why)
        form[f"{ALSO}-{kind}-{article}"] = []
    else:
        state(corpus, article, kind, value, why)
    form[WHY] = ""
