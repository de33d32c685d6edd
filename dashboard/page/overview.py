"""Overview: who and what is named, when it was published, and the latest articles."""

from __future__ import annotations

import streamlit as st

from dashboard.charts import paper
from dashboard.charts.bars import name_bars
from dashboard.charts.days import columns, published_columns
from dashboard.charts.palette import THEMED
from dashboard.page import choosing, findings, furniture, links, rows, taking
from dashboard.page.markup import link, tag
from dashboard.page.opening import here as current
from dashboard.wording import count, day

NAMES, SPEAKERS, LATEST = 20, 7, 6

here = current()
totals = here.totals
unit = findings.unit_for(totals)
question = "alongside" if here.view.entity else "entities"
names = here.ask(question, limit=NAMES, count=unit)
furniture.headline(
    here,
    links.OVERVIEW,
    findings.overview_headline(here.view, totals, names),
    findings.standfirst(totals),
)
furniture.link_notices(here)
if not totals.articles:
    furniture.nothing_here(
        "No article matches all of these filters.",
        link(links.address(links.OVERVIEW, type(here.view)()), "Clear all filters"),
    )
    st.stop()

left, right = st.columns([11, 9], gap="large")
with left:
    furniture.heading(
        "Named alongside" if here.view.entity else "Who and what is named",
        tag("span", "Counted in ", unit, ": ", furniture.key_of_types()),
    )
    if len(names) > 1:
        st.plotly_chart(
            name_bars(names, THEMED, unit),
            key="names",
            on_select=choosing.name_clicked,
            selection_mode="points",
            config=paper.CONFIG,
            alt=f"Bars of the {len(names)} names counted most, in {unit}",
        )
        furniture.source_line(
            f"From {count(totals.articles, 'article')}. A name counts once in an article"
            " however often it is repeated. Click a bar to see only its articles."
            if unit == "articles"
            else "From one article: each time a name stands in it is counted.",
            picture="names",
        )
        taking.csv_button("names", lambda: here.ask(question, limit=10_000, count=unit))
    else:
        furniture.nothing_here("No names to compare.", "Widen the filters to see more.")
with right:
    published = here.ask("published")
    if len(columns(published)) > 1:
        furniture.heading("When it was published")
        st.plotly_chart(
            published_columns(published, THEMED),
            key="days",
            on_select=choosing.days_clicked,
            selection_mode="points",
            config=paper.CONFIG,
            alt="Columns of the number of articles over time",
        )
        dated = count(totals.articles - totals.undated, "dated article")
        furniture.source_line(f"From {dated}. Click a column for its days.", picture="days")
    elif len(published):
        furniture.heading("When it was published", f"All on {day(published['day'].iloc[0])}.")
    furniture.heading("Who is quoted most")
    speakers = here.ask("facets")["speaker"]
    st.html(rows.speaker_rows(here, speakers.head(SPEAKERS)))

furniture.heading("Latest articles")
st.html(rows.article_rows(here, here.ask("articles", limit=LATEST), front=True))
everything = links.address(links.ARTICLES, here.view, here.events)
st.html(tag("p", link(everything, "All ", count(totals.articles, "article"), class_="quiet")))
