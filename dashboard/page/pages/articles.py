"""Articles: the list in an order that is part of its address, each with the snippet that matched."""

from __future__ import annotations

import streamlit as st

from dashboard.corpus.export import listed
from dashboard.page.components import (
    article_list,
    article_order,
    downloads,
    empty_states,
    headings,
    headlines,
    links,
    notices,
    saved_views,
)
from dashboard.page.components.markup import link, tag
from dashboard.page.open_collection import here as current

here = current()
order = article_order.chosen(here.view, st.query_params.get("sort", ""))
totals = here.totals
only, listed_now = article_order.part(st.query_params.get("only", ""), totals)
headings.headline(
    here,
    links.ARTICLES,
    article_order.told(only, listed_now) if totals.articles else headlines.no_articles(here.view),
    headlines.articles_standfirst(totals, here.view, only),
    sort=st.query_params.get("sort"),
    only=only or None,
)
notices.link_notices(here)
if not totals.articles:
    empty_states.nothing_matches(here, links.ARTICLES, "Try fewer words, or")
    st.stop()
if not listed_now:
    every = link(links.address(links.ARTICLES, here.view, here.events), "Show all articles")
    empty_states.nothing_here("The view has none of these.", tag("span", every, "."))
    st.stop()


if listed_now > 1:
    st.html(article_order.orders(here, order, only))
article_list.every(listed_now, saved_views.new_of(here), order, only)
downloads.table_buttons("articles", lambda: listed(here.corpus, here.view, "articles", only))
