"""Overview: the news of the collection, who and what is named, and the latest articles."""

from __future__ import annotations

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.page.components import (
    article_list,
    chart_sections,
    count_notes,
    downloads,
    empty_states,
    headings,
    headlines,
    links,
    list_rows,
    news,
    notices,
)
from dashboard.page.components.markup import link, tag
from dashboard.page.open_collection import here as current

NAMES, SPEAKERS = 20, 7
EVERYTHING = 100_000

here = current()
totals = here.totals
unit = headlines.unit_for(here.view, totals)
question = Corpus.alongside if here.view.entity else Corpus.entities
names = here.ask(question, limit=NAMES + 1, count=unit, alone=True)
names = headlines.whole_ranks(names, NAMES, unit)
top = st.container()
if totals.articles:
    with st.container(key="first_minutes"):
        notices.first_minutes(here)


def lead() -> None:
    """Show the finding and the news of the view; their questions take longest."""
    events, speakers = news.events_of(here), here.ask(Corpus.facet, name="speaker")
    headings.headline(
        here,
        links.OVERVIEW,
        headings.finding(
            headlines.front_headline(here.view, totals, names, events, speakers),
            news.of_headline(here, events, speakers),
        ),
        headlines.standfirst(totals, here.view),
    )
    notices.link_notices(here)
    notices.problem_notice(here)
    notices.reading_notice(here)
    if not totals.articles:
        empty_states.nothing_matches(here, links.OVERVIEW, "Remove one, or")
        st.stop()
    if told := news.news(here, events, speakers):
        st.html(told)
    news.demo(here)


changed = here.before is not None and totals.articles
if not changed:
    with top:
        lead()
left, right = st.columns([11, 9], gap="large")
with left:
    chart_sections.names(
        here, names, unit, lambda: here.ask(question, limit=EVERYTHING, count=unit)
    )
    profiles = links.address(links.ENTITIES, here.view, here.events)
    st.html(tag("p", link(profiles, "All names and their profiles", class_="quiet")))
if changed:  # who clicks a bar looks at the bars: they do not wait for the news
    with top:
        lead()
speakers = here.ask(Corpus.facet, name="speaker")
with right:
    chart_sections.days(here)
    headings.heading("Who is quoted most", count_notes.of_words(here.view))
    if len(speakers):
        st.html(list_rows.speaker_rows(here, headlines.whole_ranks(speakers, SPEAKERS, "count")))
        downloads.table_buttons(
            "speakers",
            lambda: speakers.set_axis(["speaker", "quotations"], axis="columns"),
        )
    else:
        none = "No quotation here holds the words searched for."
        words = none if here.view.text else "Nobody is quoted here."
        empty_states.nothing_here(words, empty_states.widened(here, links.OVERVIEW))

article_list.articles(here, article_list.CHOSEN if here.view.narrows else "Latest articles")
downloads.offline_buttons()
