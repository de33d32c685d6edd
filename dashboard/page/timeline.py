"""Timeline: what the articles say happened, on one line of time and as a list with sentences."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.density import event_columns
from dashboard.charts.palette import THEMED
from dashboard.charts.span import closed, touching
from dashboard.charts.strip import NARROW, WIDE, event_strip
from dashboard.page import drawing, findings, furniture, happenings, links, taking, zooming
from dashboard.page.markup import join
from dashboard.page.opening import here as current

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

dated = closed(events)
if len(dated) > 1:
    span = zooming.span_for(here, events)
    drawn = happenings.for_strip(events, span)
    st.html(zooming.tools(here, events, span) + zooming.arrows(here, events, span))
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        drawing.strip(name, event_strip(drawn, THEMED, width, here.view.event, span))
        drawing.strip_columns(name, event_columns(events, THEMED, span, width.brush))
    below = [
        happenings.standing_together(here, events),
        happenings.undated_lane(here, events),
        happenings.key_of_marks(drawn),
    ]
    st.html(join(below))
    furniture.source_line(
        happenings.strip_words(len(drawn), len(touching(events, span))),
        "Click a mark or a name to see its articles; drag over the columns, or tap one, to see one"
        " period on all pages.",
        picture="strip",
        title=f"Events: {here.view.describe(here.events)}",
    )

furniture.heading(
    "What happened, and the sentences that say so", happenings.list_words(len(events))
)
st.html(happenings.event_list(here, events))
happenings.more_button(len(events))
taking.event_buttons(events)
