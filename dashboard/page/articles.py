"""Articles: the list in an order that is part of its address, each with the snippet that matched."""

from __future__ import annotations

import streamlit as st

from dashboard.corpus.export import listed
from dashboard.page import empty, findings, furniture, links, notices, ordering, rows, taking
from dashboard.page.opening import here as current
from dashboard.wording import count, number

STEP = 30

here = current()
order = ordering.chosen(here.view, st.query_params.get("sort", ""))
totals = here.totals
furniture.headline(
    here,
    links.ARTICLES,
    count(totals.articles, "article").capitalize(),
    findings.articles_standfirst(totals, here.view),
    sort=st.query_params.get("sort"),
)
notices.link_notices(here)
if not totals.articles:
    empty.nothing_matches(here, "Try fewer words, or")
    st.stop()


def show_more() -> None:
    """Lengthen the list."""
    st.session_state["articles_shown"] = st.session_state.get("articles_shown", STEP) + STEP


shown = st.session_state.get("articles_shown", STEP)
if totals.articles > 1:
    st.html(ordering.orders(here, order))
st.html(rows.article_rows(here, here.ask("articles", limit=shown, sort=order)))
if totals.articles > shown:
    furniture.source_line(f"{number(shown)} of {number(totals.articles)} shown.")
    st.button("Show more articles", on_click=show_more, type="tertiary")
taking.table_buttons("articles", lambda: listed(here.corpus, here.view, "articles"))
