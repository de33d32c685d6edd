"""Timeline: what the articles say happened, on one line of time and as a list with sentences."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.charts import paper
from dashboard.charts.palette import THEMED
from dashboard.charts.strip import NARROW, WIDE, dense_span, event_strip
from dashboard.page import choosing, findings, furniture, happenings, links, taking
from dashboard.page.opening import here as current
from dashboard.wording import count, number

here = current()
totals = here.totals
events = happenings.ranked(here.ask("timeline"))
furniture.headline(
    here,
    links.TIMELINE,
    findings.timeline_headline(totals, events),
    findings.standfirst(totals),
)
furniture.link_notices(here)
if events.empty:
    furniture.nothing_here(
        "No article here tells of an event.",
        furniture.widened(here, links.TIMELINE),
    )
    st.stop()

drawn = happenings.for_strip(events)
if len(drawn) > 1:
    span = dense_span(drawn)
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        with st.container(key=f"strip-{name}"):
            st.plotly_chart(
                event_strip(drawn, THEMED, width, here.view.event, span),
                key=f"strip_{name}",
                on_select=partial(choosing.event_clicked, f"strip_{name}"),
                selection_mode="points",
                config=paper.CONFIG,
                alt="Events on a line of time; the list below holds the same events",
            )
    outside = happenings.outside_words(span)
    furniture.source_line(
        f"{happenings.strip_words(events, drawn)} {outside}"
        " A filled dot is a day that the articles name or that can be worked out; a bar is a longer"
        " period, paler where it was worked out; hollow is assumed, planned or uncertain.",
        picture="strip",
        title=f"Events: {here.view.describe(here.events)}",
    )

furniture.heading(
    "What happened, and the sentences that say so",
    f"{number(min(len(events), happenings.shown()))} of {count(len(events), 'event')}: the most reported"
    " with a day of their own first, in the order of their days. Click an event to see only the articles that tell of it.",
)
st.html(happenings.event_list(here, events))
happenings.more_button(len(events))
taking.csv_button("events", lambda: events)
