"""Compare: two sources, periods or people side by side; the comparison is a link too."""

from __future__ import annotations

import streamlit as st

from dashboard.page import furniture, links, side_by_side, sides, taking, weighing
from dashboard.page.markup import join, tag
from dashboard.page.opening import here as current

here = current()
by, values = sides.chosen(st.query_params, here)
one, two = (sides.side(here.view, by, value) for value in values)
names = (sides.name(by, values[0]), sides.name(by, values[1]))
link = {"by": by, "one": values[0], "two": values[1]}
if one is None or two is None or one == two:
    furniture.headline(here, links.COMPARE, "Choose two sides to compare", [], **link)
    side_by_side.choose(here, by, values)
    furniture.nothing_here(
        "This collection has no second side of this kind in view.",
        "Choose another kind of comparison, or take a filter away.",
    )
    st.stop()

found = here.ask("compare", one, other=two)
if not (found.one.totals.articles or found.two.totals.articles):
    furniture.headline(here, links.COMPARE, "Neither side has an article here", [], **link)
    furniture.link_notices(here)
    side_by_side.choose(here, by, values)
    furniture.nothing_matches(here, "Choose other sides, take one away, or")
    st.stop()

furniture.headline(
    here,
    links.COMPARE,
    weighing.headline(found, by, names),
    weighing.standfirst(found, names),
    **link,
)
furniture.link_notices(here)
side_by_side.choose(here, by, values)
apart = weighing.apart(found)
furniture.heading("Named more on one side")
left, right = st.columns([11, 9], gap="large")
with left:
    side_by_side.dots(found, apart, names)
with right:
    st.html(side_by_side.more_often(here, apart, names))
    taking.table_buttons("names-compared", lambda: found.names)
furniture.heading("When the events happened", weighing.coverage(found, names))
side_by_side.events_over_time(found, names)
pairs = [
    ("Quoted only here", side_by_side.speakers, found.only("speakers", "speaker")),
    ("Events only told here", side_by_side.events, found.only("events", "event")),
]
for title, listed, rows in pairs[by == "speaker" :]:
    furniture.heading(title)
    columns = [
        tag("div", tag("h3", tag("bdi", name)), listed(here, view, only), class_="facet")
        for name, view, only in zip(names, (one, two), rows, strict=True)
    ]
    st.html(tag("div", join(columns), class_="sides"))
