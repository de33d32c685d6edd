"""Quotations: what was said, by whom, how we know it, and one link to its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.corpus.export import listed
from dashboard.corpus.text_rights import METADATA
from dashboard.page.components import (
    count_notes,
    downloads,
    headings,
    headlines,
    links,
    notices,
    quotation_list,
    quotation_order,
    statement_versions,
    unnamed_corrections,
    unnamed_sources,
)
from dashboard.page.components.facets import facets
from dashboard.page.components.markup import join, tag
from dashboard.page.components.nearest_matches import nearest
from dashboard.page.components.no_quotations import not_so, nothing_quoted, refusals
from dashboard.page.open_collection import here as current
from dashboard.page.open_collection import right as right_to_text
from dashboard.view import View

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.corpus.statements import Said

SYNTAX = "Search looks in the words quoted: all words, “a phrase”, AND, OR, NOT, or begin* for beginnings."
LOOKS_IN = "Search looks in the words that were said, not in the articles around them."
UNSEEN = "You see none of the words quoted: search looks in the headlines over them."

here = current()
syntax, looks_in = (UNSEEN, "") if right_to_text() == METADATA else (SYNTAX, LOOKS_IN)
if not here.ask(Corpus.totals, View()).articles:  # nor is there a box to search with
    syntax, looks_in = "", ""
numbers: Said = here.ask(Corpus.said)
state = quotation_order.Listing.from_query(st.query_params)
retold = state.show == quotation_order.RETOLD
total = numbers.retold if retold else numbers.total
listed_rows = numbers.retold if retold else numbers.rows
headings.headline(
    here,
    links.QUOTATIONS,
    headlines.retold_headline(total)
    if retold
    else headlines.quotations_headline(here.view, total, numbers.facets["speaker"]),
    headlines.said_standfirst(
        here.view, numbers, lambda: here.ask(Corpus.count_articles), retold=retold
    ),
)
notices.link_notices(here)
who = quotation_list.speaker_hint(here), quotation_list.possible(here)
hints = *who, tag("p", syntax, class_="note syntax") if syntax else ""
listing = [quotation_order.shelves(here, state)]
if total and not retold:
    listing.append(quotation_order.orders(here, state))
st.html(join([*hints, tag("div", *listing, class_="listing" if total else "listing alone")]))
if not total:
    st.html(nearest(here, looks_in) or tag("p"))
    refusals(here, numbers)
    nothing_quoted(here, retold=retold)
    st.stop()

shown: Said = here.ask(Corpus.said, retold=True) if retold else numbers
left, right = st.columns([7, 3], gap="large")
with left:
    if here.view.named == ("unnamed",):
        sources: pd.DataFrame = here.ask(Corpus.unnamed_sources)
        st.html(unnamed_sources.ledger(here, sources))
        unnamed_corrections.show(here, sources)
        downloads.table_buttons("unnamed", lambda: listed(here.corpus, here.view, "unnamed"))
    if retold:
        found: pd.DataFrame = here.ask(Corpus.retold, limit=state.rows)
        rows = quotation_list.retold_rows(here, found, statement_versions.of(here, found))
    else:
        order = state.order(here.view)
        found = here.ask(Corpus.quotations, sort=order, limit=state.rows, folded=True)
        rows = quotation_list.quotation_rows(here, found, statement_versions.of(here, found))
    st.html(join([not_so(here, numbers), rows, quotation_order.more(here, state, listed_rows)]))
    copied = count_notes.quotations(here.view, total, numbers.copied)
    headings.source_line(
        quotation_list.counted(
            len(found), listed_rows, total, copied, retold=retold, view=here.view
        )
    )
    downloads.said_buttons(here, state, shown)
    refusals(here, numbers)
with right:
    words = tag("summary", "Filter by")
    st.html(tag("details", words, facets(here, state, shown), class_="narrowing"))
