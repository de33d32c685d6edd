"""Quotations: what was said, by whom, how we know it, and one link to its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus.export import listed
from dashboard.page import (
    counting,
    findings,
    furniture,
    links,
    listing,
    notices,
    said,
    sources,
    taking,
    versions,
)
from dashboard.page.facets import facets
from dashboard.page.markup import join, tag
from dashboard.page.nearest import nearest
from dashboard.page.opening import here as current
from dashboard.page.unquoted import nothing_quoted

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.corpus.statements import Said

SYNTAX = (
    "Search the words quoted: all of them, in any form; “a phrase” exactly; "
    "OR between words; -word leaves out; begin* finds beginnings."
)

here = current()
numbers: Said = here.ask("said")
state = listing.Listing.from_query(st.query_params)
retold = state.show == listing.RETOLD
total = numbers.retold if retold else numbers.total
furniture.headline(
    here,
    links.QUOTATIONS,
    findings.retold_headline(total)
    if retold
    else findings.quotations_headline(here.view, total, numbers.facets["speaker"]),
    findings.said_standfirst(here.view, numbers, lambda: here.ask("count_articles")),
)
notices.link_notices(here)
st.html(join([said.speaker_hint(here), tag("p", SYNTAX, class_="note")]))
st.html(listing.shelves(here, state))
if not total:
    st.html(nearest(here) or tag("p"))
    nothing_quoted(here, retold=retold)
    st.stop()

shown: Said = here.ask("said", retold=True) if retold else numbers
left, right = st.columns([7, 3], gap="large")
with left:
    if here.view.named == ("unnamed",):
        st.html(sources.ledger(here, here.ask("unnamed_sources")))
        taking.table_buttons("unnamed", lambda: listed(here.corpus, here.view, "unnamed"))
    if retold:
        found: pd.DataFrame = here.ask("retold", limit=state.rows)
        rows = said.retold_rows(here, found, versions.of(here, found))
    else:
        found = here.ask("quotations", sort=state.order(here.view), limit=state.rows)
        st.html(listing.orders(here, state))
        rows = said.quotation_rows(here, found, versions.of(here, found))
    st.html(rows + listing.more(here, state, total))
    copied = counting.quotations(here.view, total, numbers.copied)
    furniture.source_line(said.counted(len(found), total, copied, retold=retold, view=here.view))
    taking.said_buttons(here, state, shown)
with right:
    words = tag("summary", "Narrow down")
    st.html(tag("details", words, facets(here, state, shown), class_="narrowing"))
