"""Timeline: what the articles say happened, on one line of time and as a list with sentences."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.time_span import with_days
from dashboard.page.components import (
    downloads,
    empty_states,
    event_corrections,
    event_list,
    event_pairs,
    headings,
    headlines,
    links,
    notices,
    suggestions,
    time_range,
)
from dashboard.page.open_collection import here as current

here = current()
totals = here.totals
events = event_list.of_view(here)
headings.headline(
    here,
    links.TIMELINE,
    headlines.busiest_headline(here.view, totals, events)
    if totals.articles
    else headlines.no_articles(here.view),
    headlines.standfirst(totals, here.view),
)
notices.link_notices(here)
event_corrections.show(here)
if not totals.articles:
    empty_states.nothing_matches(here, links.TIMELINE, "Remove one, or")
    st.stop()
if events.empty:
    empty_states.nothing_here(
        "No article here reports an event.",
        empty_states.widened(here, links.TIMELINE),
    )
    st.stop()

above = st.container()
if len(with_days(events)) > 1:
    time_range.show(here, events)
elif here.totals.undated == here.totals.articles:
    empty_states.nothing_here(
        "None of these articles has a date.", empty_states.undated_advice(here)
    )

asked = event_corrections.asked_for()
first, told, last = (st.container(key=key) for key in ("asked_form" if asked else None, None, None))
event_corrections.offer(here, events, first if asked else last)
with told:
    event_list.show()
event_list.withheld_line(here)
with above if suggestions.asked_for() else st.container():
    event_pairs.worklist(here, events.to_dict("records"))
event_corrections.every(here)
downloads.event_buttons(events)
