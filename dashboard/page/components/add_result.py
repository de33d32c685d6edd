"""What came of an addition: how far it is, then each article with what is missing, and problems."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.intake.fetching import is_address
from dashboard.intake.language import PARSED
from dashboard.model import KEPT, NO_TEXT, READ_IN_PART, Problem
from dashboard.page.components import links, notices
from dashboard.page.components.list_rows import facts
from dashboard.page.components.markup import Markup, link, tag
from dashboard.page.open_collection import OWN, turn_to
from dashboard.view import View
from dashboard.wording import count, day, listing, number

if TYPE_CHECKING:
    from dashboard.model import Article
    from dashboard.page.components.add_job import Job
    from dashboard.page.open_collection import Here

LISTED = 200
NOT_ADDED = {
    "scan": ("scan", "scans", ": needs text recognition"),
    NO_TEXT: ("headline", "headlines", " without a text"),
    READ_IN_PART: ("article", "articles", " too long to be read to the end"),
    "columns_unsure": ("table", "tables", " whose columns were not chosen"),
    "encrypted": ("file", "files", " locked with a password"),
    "empty": ("file", "files", " without anything in it"),
}
"""What is said of problems by their names: of one, of several, and what follows."""
OTHERWISE = ("item", "items", " not read")
NOT_FETCHED = ("address", "addresses", " not fetched")
FETCHING = frozenset(
    {"not_fetched", "not_found", "offline", "private_address", "redirects", "robots", "too_slow", "try_later"}
)  # fmt: skip
"""Problems of addresses; a file may be missing, or slow to read, too."""
UNCHOSEN = "its columns were not chosen; add it again and say what they hold"
TELL_TIME = 5
"""Seconds after which the time is told too: linking has no counts to show that it goes on."""


@st.fragment(run_every=0.7)
def under_way(job: Job) -> None:
    """Show real counts while the thread works; when it ends, the whole page is drawn anew."""
    if not job.running:
        st.rerun()
    st.progress(*how_far(job))


def how_far(job: Job) -> tuple[float, str]:
    """Return how much of an addition is done, from 0 to 1, and the same in words with real counts.

    A file may hold many articles, so their number grows while the files are opened.
    """
    now = job.progress
    passed = f" · {job.seconds} s" if job.seconds >= TELL_TIME else ""
    if job.stage == "reading":
        read = sum(_is_done(one) for one in job.items)
        words = f"{number(read)} of {number(max(job.given, read))}"
        share = min(read / max(job.given, read, 1), 1.0)
        return share, (
            f"Reading: {words}" if read else f"Opening {count(job.given, 'file')} …"
        ) + passed
    done, known = now.parsed + now.unchanged, len(job.articles)
    if now.stage == "linking":
        words = "Linking names and events"
        words += f" of {count(now.parsed, 'new article')}" if now.parsed else ""
        return 1.0, words + passed
    words = f"Finding who said what: {number(done)} of {count(known, 'article')}"
    return min(done / max(known, 1), 1.0), words + passed


def _is_done(item: Article | Problem) -> bool:
    return not (isinstance(item, Problem) and item.name in KEPT)


def done(here: Here, job: Job) -> None:
    """Show what came of an addition, and the way to what was added."""
    now = job.progress
    said = tag("p", job.failure or came_of(job))
    st.html(tag("div", said, class_="notice", role="status"))
    fresh = job.corpus != here.corpus.path or here.corpus.newer()
    changed = now.added or now.updated
    if changed and st.button("Show them", key="show_added", type="primary"):
        turn_to(OWN)
        st.switch_page("page/pages/overview.py")
    told = [_problems(now.problems)] if now.problems else []
    told += [_articles(job.shown, shown=not fresh)] if job.articles else []
    if told:
        st.html(tag("div", *told, class_="came-of"))


def came_of(job: Job) -> str:
    """Return in one sentence what came of all that was given: "27 added, 2 copies, 1 scan: …"."""
    now = job.progress
    copies = job.copies + now.unchanged
    parts = [f"{number(now.added)} added"] if now.added else []
    parts += [f"{number(now.updated)} renewed by a later version"] if now.updated else []
    parts += [f"{number(copies)} {'copy' if copies == 1 else 'copies'}"] if copies else []
    counted = Counter(map(_kind, now.problems))
    for (one, several, more), many in counted.items():
        parts.append(f"{number(many)} {one if many == 1 else several}{more}")
    words = ", ".join(parts) or "nothing was added"
    return f"{words[:1].upper()}{words[1:]}."


def _kind(problem: Problem) -> tuple[str, str, str]:
    """Return what is said of problems like this one: of one, of several, and what follows."""
    if problem.name in FETCHING and is_address(problem.where):
        return NOT_FETCHED
    return NOT_ADDED.get(problem.name, OTHERWISE)


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
        None if article.language in PARSED else "language not read yet",
    )


def title(article: Article) -> str:
    """Return an article's title, or words that say it has none."""
    return article.title or "Article without a title"


def _problems(problems: list[Problem]) -> Markup:
    """Return what could not be read: where it was, what it is and what to do."""
    items = [
        tag("li", tag("b", tag("bdi", one.where)), ": ", tag("bdi", _detail(one)))
        for one in problems[:LISTED]
    ]
    head = tag("p", f"{notices.unread([one.name for one in problems])}:")
    return tag("div", head, tag("ul", *items, *_rest(len(problems))))


def _detail(problem: Problem) -> str:
    """Return what is wrong and what to do about it here; a problem's own words may be for the command line."""
    return UNCHOSEN if problem.name == "columns_unsure" else problem.detail or problem.name
