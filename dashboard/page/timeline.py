"""Timeline: what the articles say happened, on one line of time and as a list with sentences."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.span import closed
from dashboard.page import empty, findings, furniture, happenings, links, notices, stretch, taking
from dashboard.page.opening import here as current

here = current()
totals = here.totals
events = happenings.ranked(here.ask("timeline"), here.view.unit)
furniture.headline(
    here,
    links.TIMELINE,
    findings.timeline_headline(totals, events, here.view.unit)
    if totals.articles
    else findings.no_articles(here.view),
    findings.standfirst(totals, here.view),
)
notices.link_notices(here)
if not totals.articles:
    empty.nothing_matches(here, links.TIMELINE, "Take one away, or")
    st.stop()
if events.empty:
    empty.nothing_here(
        "No article here tells of an event.",
        empty.widened(here, links.TIMELINE),
    )
    st.stop()

if len(closed(events)) > 1:
    stretch.show(here, events)
elif here.totals.undated == here.totals.articles:
    empty.nothing_here("None of these articles has a date.", empty.undated_advice(here))

furniture.heading(
    "What happened, and the sentences that say so", happenings.list_words(len(events))
)
st.html(happenings.event_list(here, events))
happenings.more_button(len(events))
taking.event_buttons(events)
