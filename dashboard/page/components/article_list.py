"""The articles behind what is shown: the first of them under a heading, and the way to all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.page.components import headings, links, list_rows
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.page.open_collection import here as current
from dashboard.wording import count, number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from dashboard.page.open_collection import Here
    from dashboard.view import View

CHOSEN = "The articles behind this"
"""The heading where a click, or a filter, has chosen them."""
SHOWN = 6
"""How many are shown where they have the page's width: full rows of two and of three; two more where these are all."""
FEW, STEP = 3, 30
NONE = "Nothing on this side matches all of its filters: remove one, or choose another side."


def articles(here: Here, title: str, view: View | None = None) -> None:
    """Show the newest articles of a view, the reader's if no other, and a link to all of them."""
    asked = here.view if view is None else view
    headings.heading(title)
    total = here.ask(Corpus.totals, asked).articles
    st.html(newest(here, asked, total if total <= SHOWN + 2 else SHOWN))


def shown() -> int:
    """Return how many articles the list of all shows now."""
    return int(st.session_state.get("articles_shown", STEP))


@st.fragment
def every(total: int, new: Collection[str], sort: str, only: str) -> None:
    """Show the list of all articles; the button for more draws nothing else anew.

    ``new`` are the ids of those that are marked as new to the reader; ``sort`` and ``only`` are the
    order and the part that are listed. It is given no collection: a fragment would keep it in memory.
    """
    here = current()
    found = here.ask(Corpus.articles, limit=shown(), sort=sort, only=only)
    st.html(list_rows.article_rows(here, found, new=new))
    if total > shown():
        headings.source_line(f"{number(shown())} of {number(total)} shown.")
        st.button("Show more articles", key="more_articles", on_click=_show_more, type="tertiary")


def _show_more() -> None:
    st.session_state["articles_shown"] = shown() + STEP


def newest(here: Here, view: View, limit: int) -> Markup:
    """Return a view's newest articles as a list, and how many there are as a link to all."""
    total = here.ask(Corpus.totals, view).articles
    first = list_rows.article_rows(here, here.ask(Corpus.articles, view, limit=limit), front=True)
    words = f"All {count(total, 'article')}" if total > limit else "The list of articles"
    to = link(links.address(links.ARTICLES, view, here.events), words, class_="quiet")
    return join([first, tag("p", to)])


def on_sides(here: Here, sides: Iterable[tuple[str, View]]) -> None:
    """Show the newest articles of two named views side by side."""
    headings.heading(CHOSEN)
    columns = []
    for name, view in sides:
        empty = not here.ask(Corpus.totals, view).articles
        held = tag("p", NONE, class_="note") if empty else newest(here, view, FEW)
        columns.append(tag("div", tag("h3", tag("bdi", name)), held))
    st.html(tag("div", *columns, class_="sides"))
