"""Entities: who and what is named, how often, when, and beside whom; each opens its profile."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.page.components import (
    article_list,
    chart_sections,
    count_switches,
    decide_job,
    empty_states,
    headings,
    headlines,
    links,
    name_corrections,
    name_search,
    name_table,
    notices,
    suggestions,
)
from dashboard.page.open_collection import here as current

NAMES, PAIRS, EVERYTHING = 25, 8, 100_000

here = current()
totals = here.totals
unit = headlines.unit_for(here.view, totals)
kind = count_switches.chosen_type()
types, among = count_switches.types_of(kind), headings.KEY.get(kind, "")
asked: dict[str, Any] = {"count": unit, "types": types, "without": here.view.entity}
names = here.ask(Corpus.entities, limit=NAMES, alone=True, **asked)
counts = here.ask(Corpus.entity_types)
headings.headline(
    here,
    links.ENTITIES,
    headlines.overview_headline(here.view, totals, names, among),
    headlines.entities_standfirst(totals, counts),
    **count_switches.own_parameters(kind),
)
notices.link_notices(here)
if not totals.articles:
    empty_states.nothing_matches(here, links.ENTITIES, "Remove one, or")
    st.stop()
first = st.container()
st.html(count_switches.switches(here, kind, counts, unit))

everything = partial(here.ask, Corpus.entities, limit=EVERYTHING, **asked)
left, right = st.columns([11, 9], gap="large")
with left:
    with st.container(key="open_profile"):
        headings.heading("Open a profile")
        name_search.find_a_name(names, unit)
    chart_sections.names(here, names, unit, everything, among)
with right:
    if len(names) > 1:
        chart_sections.trend(here, names, unit, among)
        chart_sections.pairs(here, types, PAIRS, among)

listed = sum(counts.get(one, 0) for one in types or counts)
if listed > len(names):
    name_table.show(listed, unit, types)
with first if suggestions.asked_for() else st.container():
    decide_job.under_way(here.corpus.path)
    name_corrections.made(here)
    suggestions.worklist(here)
name_corrections.every(here)
if here.view.narrows:
    article_list.articles(here, article_list.CHOSEN)
