"""Quotations: what was said, by whom, how we know it, and one link to its sentence."""

from __future__ import annotations

import streamlit as st

from dashboard.corpus.export import listed
from dashboard.page import findings, furniture, links, rows, said, taking
from dashboard.page.markup import join, tag
from dashboard.page.opening import here as current
from dashboard.wording import number

STEP = 30
SORTS = {
    "relevance": "Best match",
    "date": "Newest",
    "prominence": "Early in the article",
    "text": "Order in the text",
}
SYNTAX = (
    "Search: all words must stand in what was said; “a phrase” together; OR between words; "
    "-word leaves out; begin* finds beginnings."
)
FACETS = (
    ("speaker", "Who is quoted"),
    ("about", "Who or what is spoken about"),
    ("known", "How we know"),
    ("kind", "Kind"),
    ("named", "Named or not"),
    ("status", "Said or not"),
    ("source", "Source"),
)

here = current()
numbers = here.ask("said")
total, facets = numbers.total, numbers.facets
furniture.headline(
    here,
    links.QUOTATIONS,
    findings.quotations_headline(here.view, total, facets["speaker"]),
    findings.standfirst(here.totals)[:3],
)
furniture.link_notices(here)
st.html(tag("p", SYNTAX, class_="note"))
if not total:
    furniture.nothing_matches(here, "Search looks in the words that were said. Try fewer words, or")
    st.stop()


def show_more() -> None:
    """Lengthen the list."""
    st.session_state["quotations_shown"] = st.session_state.get("quotations_shown", STEP) + STEP


shown = st.session_state.get("quotations_shown", STEP)
left, right = st.columns([7, 3], gap="large")
with left:
    options = list(SORTS) if here.view.text else list(SORTS)[1:]
    sort = st.segmented_control(
        "Order", options, format_func=SORTS.__getitem__, default=options[0], required=True
    )
    found = here.ask("quotations", sort=sort or options[0], limit=shown)
    st.html(said.quotation_rows(here, found))
    furniture.source_line(
        f"{number(min(shown, total))} of {number(total)} quotations shown. "
        "A statement that its cue breaks into pieces counts as one quotation."
    )
    if total > shown:
        st.button("Show more quotations", on_click=show_more, type="tertiary")
    taking.csv_button("quotations", lambda: listed(here.corpus, here.view, "quotations"))
with right:
    lists = [rows.facet(here, field, title, facets[field]) for field, title in FACETS]
    st.html(join([*lists, said.unnamed(numbers.shares)]))
