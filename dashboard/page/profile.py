"""Profile: one person, organisation or place: words, roles, company, events, articles."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.page import (
    behind,
    drawing,
    empty,
    findings,
    furniture,
    links,
    notices,
    profile_tables,
    profiles,
    roles,
    suggested,
    titles,
)
from dashboard.page.opening import here as current
from dashboard.view import View

here = current()
wanted = profiles.wanted(here.view)
found = here.identified(wanted)
if found.empty:
    profiles.missing(here, wanted)
    st.stop()

who = found.iloc[0].to_dict()
name = who["name"]
own = replace(here, view=here.view.naming(name))
by = replace(here.view, speaker=(name,))
quoted = here.ask("count_quotations", by)
st.set_page_config(page_title=titles.tab_title(name, View(), {}))
furniture.headline(
    here,
    links.PROFILE,
    findings.profile_headline(
        name, own.totals, here.totals, quoted, here.view.unit, profiles.times(here, own.view, who)
    ),
    [profiles.TYPES[who["type"]], *findings.standfirst(own.totals, own.view)],
    **profiles.own_parameters(),
)
notices.link_notices(here)
if len(found) > 1:
    profiles.namesakes(here, found.iloc[1:])
if not own.totals.articles:
    empty.nothing_matches(here, links.ENTITIES, "Take one away, or")
    st.stop()

left, right = st.columns([11, 9], gap="large")
with left:
    profiles.sentences(here, own.view, who)
    drawing.days(own)
    profiles.words(here, by, "In their own words")
    about = replace(here.view, about=(name,))
    profiles.words(here, about, "What others say", profiles.printed(here, own.view, who))
with right:
    profiles.forms(here, own.view, who)
    roles.show(here, who["entity"])
    suggested.show(here, who["entity"])
    profiles.company(here, own.view, name)
    profiles.events(here, own.view, name)
behind.articles(here, "Articles", own.view)
profile_tables.show(here, own.view, who)
