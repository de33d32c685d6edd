"""Profile: one person, organisation or place: words, roles, company, events, articles."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.page.components import (
    article_list,
    chart_sections,
    decide_job,
    empty_states,
    headings,
    headlines,
    links,
    name_corrections,
    notices,
    profile_sections,
    profile_tables,
    role_history,
    suggestions,
    titles,
)
from dashboard.page.open_collection import here as current
from dashboard.view import View

here = current()
wanted = profile_sections.wanted(here.view)
found = here.identified(wanted)
if found.empty:
    profile_sections.missing(here, wanted)
    name_corrections.gone(here, wanted)
    st.stop()

who = found.iloc[0].to_dict()
name = who["name"]
if wanted not in (name, who["entity"]) and st.session_state.pop(decide_job.MOVED, False):
    st.query_params[links.PROFILE] = who["entity"] if name in here.shared_names else name
own = replace(here, view=here.view.naming(name))
by = replace(here.view, speaker=(name,))
quoted = here.ask(Corpus.count_quotations, by)
st.set_page_config(page_title=titles.tab_title(name, View(), {}))
headings.headline(
    here,
    links.PROFILE,
    headlines.profile_headline(
        name,
        own.totals,
        here.totals,
        quoted,
        here.view.unit,
        profile_sections.times(here, own.view, who),
    ),
    [profile_sections.TYPES[who["type"]], *headlines.standfirst(own.totals, own.view, " in them")],
    **profile_sections.own_parameters(),
)
notices.link_notices(here, own.view)
if len(found) > 1:
    profile_sections.namesakes(here, found.iloc[1:])
name_corrections.show(here, who)
if not own.totals.articles:
    empty_states.nothing_matches(here, links.ENTITIES, "Remove one, or")
    st.stop()

if links.CORRECT in st.query_params:  # who comes for the form does not look for it
    name_corrections.offer(here, who)
left, right = st.columns([11, 9], gap="large")
with left:
    profile_sections.sentences(here, own.view, who)
    chart_sections.days(own)
    profile_sections.words(here, by, "In their own words")
    about = replace(here.view, about=(name,))
    profile_sections.words(
        here, about, "What others say", profile_sections.printed(here, own.view, who)
    )
    quoted_or_told_of = quoted or here.ask(Corpus.count_quotations, about)
    if not quoted_or_told_of:  # where nobody says anything there is room
        profile_sections.events(here, own.view, name)
with right:
    profile_sections.forms(here, own.view, who)
    role_history.show(here, who["entity"])
    suggestions.show(here, who["entity"])
    if links.CORRECT not in st.query_params:
        name_corrections.offer(here, who)
    profile_sections.company(here, own.view, name)
    if quoted_or_told_of:
        profile_sections.events(here, own.view, name)
article_list.articles(here, "Articles", own.view)
profile_tables.show(here, own.view, who)
