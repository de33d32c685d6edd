"""What came of an addition: how far it is, then each article with what is missing, and problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.model import NO_TEXT
from dashboard.page.components import links, notices
from dashboard.page.components.markup import Markup, link, tag
from dashboard.page.components.rows import facts
from dashboard.page.opening import OWN, turn_to
from dashboard.view import View
from dashboard.wording import count, day, listing, number

if TYPE_CHECKING:
    from dashboard.model import Article, Problem
    from dashboard.page.components.add_job import Job
    from dashboard.page.opening import Here

LISTED = 200
TELL_TIME = 5
"""Seconds after which the time is told too: linking has no counts to show that it goes on."""


def watch(here: Here, job: Job) -> None:
    """Show an addition until it is done, then what came of it."""
    if job.running:
        _under_way(job)
    else:
        _done(here, job)


@st.fragment(run_every=0.7)
def _under_way(job: Job) -> None:
    """Show real counts while the thread works; when it ends, the whole page is drawn anew."""
    if not job.running:
        st.rerun()
    st.progress(*how_far(job))


def how_far(job: Job) -> tuple[float, str]:
    """Return how much of an addition is done, from 0 to 1, and the same in words with real counts.

    A file may hold many articles, so their number grows while the files are opened.
    """
    now = job.progress
    unread = sum(problem.name != NO_TEXT for problem in now.problems)
    done = now.parsed + now.unchanged + unread
    known = max(job.given, now.read + unread)
    if now.stage == "linking":
        words = "Linking names and events"
        words += f" of {count(now.parsed, 'new article')}" if now.parsed else ""
    elif now.read or unread:
        words = f"Reading articles: {number(done)} of {number(known)}"
    else:
        words = f"Opening {count(job.given, 'file')} …"
    passed = f" · {job.seconds} s" if job.seconds >= TELL_TIME else ""
    return min(done / max(known, 1), 1.0), words + passed


def _done(here: Here, job: Job) -> None:
    now = job.progress
    parts = [
        f"{count(some, 'article')} {words}"
        for some, words in (
            (now.added, "added"),
            (now.updated, "renewed"),
            (now.unchanged, "there already"),
        )
        if some
    ]
    words = f"{', '.join(parts) or 'nothing was added'}."
    told = [tag("p", job.failure or words[:1].upper() + words[1:])]
    fresh = job.corpus != here.corpus.path or here.corpus.newer()
    told += [_articles(job.articles, shown=not fresh)] if job.articles else []
    told += [_problems(now.problems)] if now.problems else []
    st.html(tag("div", *told, class_="notice", role="status"))
    changed = now.added or now.updated
    if fresh and changed and st.button("Show them", key="show_added", type="primary"):
        turn_to(OWN)
        st.switch_page("page/pages/overview.py")


def _articles(articles: list[Article], *, shown: bool) -> Markup:
    """Return the articles that were read, each with what it lacks, and linked once it is shown."""
    items = [
        tag(
            "li",
            link(links.address(links.ARTICLE, View(), article=one.id), tag("bdi", title(one)))
            if shown
            else tag("bdi", title(one)),
            tag("p", _lacks(one), class_="facts"),
        )
        for one in articles[:LISTED]
    ]
    return tag("ul", *items, *_rest(len(articles)))


def _rest(many: int) -> list[Markup]:
    """Return the last line of a list that is cut: how many there are besides."""
    return [tag("li", f"and {number(many - LISTED)} more", class_="note")] if many > LISTED else []


def _lacks(article: Article) -> Markup:
    """Return the facts of an article that was read, and what it lacks."""
    known = {"source": article.source, "date": article.published}
    lacking = [name for name, value in known.items() if not value]
    advice = f"unknown: open it to fill {'it' if len(lacking) == 1 else 'them'} in"
    return facts(
        article.source,
        day(article.published) if article.published else None,
        f"{listing(lacking)} {advice}" if lacking else None,
        count(len(article.text.split()), "word"),
        None if article.language in {None, "en", "und"} else "language not read yet",
    )


def title(article: Article) -> str:
    """Return an article's title, or words that say it has none."""
    return article.title or "Article without a title"


def _problems(problems: list[Problem]) -> Markup:
    """Return what could not be read: where it was, what it is and what to do."""
    items = [
        tag("li", tag("b", tag("bdi", one.where)), ": ", tag("bdi", one.detail or one.name))
        for one in problems[:LISTED]
    ]
    head = tag("p", f"{notices.unread([one.name for one in problems])}:")
    return tag("div", head, tag("ul", *items, *_rest(len(problems))))
