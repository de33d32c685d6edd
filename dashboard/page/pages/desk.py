"""Desk: the reader's own tray and saved views."""

from __future__ import annotations

import streamlit as st

from dashboard.page.components import desk, headings, links, saved_views, tray
from dashboard.page.components.markup import tag
from dashboard.page.opening import here as current
from dashboard.wording import count

here = current()
mine = desk.of(here.corpus.path)
found = f"{count(len(mine.picks), 'item')} in your tray, {count(len(mine.views), 'saved view')}"
headings.headline(here, links.DESK, f"{found[:1].upper()}{found[1:]}", [])
if desk.person() is None:
    words = "You have not signed in: your desk is kept in this tab, and goes when you close it."
    st.html(tag("p", words, class_="notice"))
saved_views.show(here, mine)
tray.show(here, mine)
