"""Desk: the reader's own tray and saved views, and what readers decide."""

from __future__ import annotations

import streamlit as st

from dashboard.corpus.random_samples import SIZE
from dashboard.page.components import (
    correction_history,
    desk,
    headings,
    links,
    saved_views,
    suggestions,
    take_corrections,
    tray,
)
from dashboard.page.components.markup import dotted, link, tag
from dashboard.page.open_collection import here as current
from dashboard.wording import count

here = current()
mine = desk.of(here.corpus.path)
found = f"{count(len(mine.picks), 'item')} in your tray, {count(len(mine.views), 'saved view')}"
headings.headline(here, links.DESK, f"{found[:1].upper()}{found[1:]}", [])
if desk.person() is None:
    words = "You have not signed in: your desk is kept in this tab, and goes when you close it."
    st.html(tag("p", words, class_="notice"))
if here.may_change:
    waiting = count(here.suggestions()["suggestion"].nunique(), "suggestion")
    ways = (
        link(
            links.address(links.ENTITIES, here.view, here.events, **{suggestions.OPENED: 1}),
            f"{waiting} to decide",
        ),
        link(
            links.address(links.TIMELINE, here.view, here.events, **{suggestions.OPENED: 1}),
            "Events that may be the same",
        ),
        link(
            links.address(links.ABOUT, here.view, here.events, **{links.DRAWING: 1}),
            f"Draw {SIZE}: how often is it wrong here?",
        ),
    )
    st.html(tag("p", dotted(ways), class_="note"))
saved_views.show(here, mine)
tray.show(here, mine)
correction_history.show(here)
take_corrections.show(here)
