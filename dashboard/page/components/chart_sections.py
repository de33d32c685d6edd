"""Charts as they stand on the page: heading, chart, what a click does, source line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import styling
from dashboard.charts.bars import name_bars
from dashboard.charts.day_columns import columns, published_columns, without_articles
from dashboard.charts.palette import THEMED
from dashboard.charts.trend import trend_rows, trend_step
from dashboard.corpus import Corpus
from dashboard.page.components import (
    chart_clicks,
    chart_frame,
    count_notes,
    count_switches,
    downloads,
    empty_states,
    headings,
    headlines,
    links,
    trend_table,
)
from dashboard.page.components.markup import link, tag
from dashboard.view import View
from dashboard.wording import count, day, in_units

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.time_span import Span
    from dashboard.page.open_collection import Here
EVERYTHING = 100_000
BARE = " Shaded: the collection has no articles."
TRENDS = 6
"""How many names are drawn over time."""
SLOW = 360
"""About how high what takes long on a large collection is, in pixels: its place is held meanwhile."""


def few_names(table: pd.DataFrame, unit: str, among: str = "") -> str:
    """Return why no bars are drawn: nobody is named (``among`` says of what kind), or only one."""
    if table.empty and among:
        none = among.replace(" and ", " or ")
        return f"No {none} are named here; other kinds of names may be."
    if table.empty:
        return "No person, organisation or place is named here."
    value = table[unit].iloc[0]
    times = count(value, "time") if unit == "mentions" else f"in {in_units(value, unit)}"
    return f"Only {table['name'].iloc[0]} is named, {times}."


def names(
    here: Here,
    table: pd.DataFrame,
    unit: str,
    everything: Callable[[], pd.DataFrame],
    among: str = "",
) -> None:
    """Show who and what is named, most often first; ``among`` is the only kind looked at, if one is."""
    title = "Named alongside" if here.view.entity else "Who and what is named"
    if len(table) < 2:
        headings.heading(title)
        all_kinds = link(links.address(links.ENTITIES, here.view, here.events), "Show all kinds")
        advice = (
            tag("span", all_kinds, ".") if among else empty_states.widened(here, links.OVERVIEW)
        )
        empty_states.nothing_here(few_names(table, unit, among), advice)
        return
    counted = tag("span", f"Counted in {unit}: ", class_="counted")
    note = tag("span", counted, headings.key_of_types(table["type"]))
    headings.heading(title, note)
    chart_frame.sourced(
        "names",
        name_bars(table, THEMED, unit),
        chart_clicks.name_clicked,
        f"Bars of the {len(table)} names counted most, in {unit}",
        source=count_switches.how_counted(here.view, unit, here.totals),
        hint="Click a bar to see only its articles.",
        title=f"{title}: {here.view.describe(here.events)}",
        origin=count_notes.origin(here.totals),
    )
    downloads.table_buttons(
        "names", lambda: here.corpus.with_set_by(everything()), of_kind(here, among)
    )


def of_kind(here: Here, among: str) -> dict[str, str]:
    """Return what a file says of its view where one kind of names is looked at alone, ``among``."""
    said = here.view.describe(here.events)
    return {"view": f"{said}: {among} alone"} if among else {}


def trend(here: Here, names: pd.DataFrame, unit: str, among: str = "") -> None:
    """Show the first names over time, and the same as a table of links."""
    totals = here.totals
    first = names.head(TRENDS)
    step = trend_step(totals.first_day, totals.last_day)
    with st.skeleton(SLOW):
        table = here.ask(Corpus.trend, entity=tuple(first["entity"]), step=step)
    if table["first"].nunique() < 2:
        return
    headings.heading("Over time", f"Counted in {unit}, by {step}; all rows on one scale.")
    chart_frame.sourced(
        "trend",
        trend_rows(table, first, THEMED, step, unit),
        chart_clicks.trend_clicked,
        f"Columns over time for each of {len(first)} names; the table below has the same numbers",
        source=f"{count_notes.dated(here.view, unit, totals)} {count_switches.ways_counted(here.view)}",
        hint="Click a column to see only the articles of its days that name it.",
        title=f"Over time: {here.view.describe(here.events)}",
        origin=count_notes.origin(totals),
    )
    st.html(trend_table.as_table(here, table, first, step, unit))
    named = first[["entity", "name", "type"]]
    downloads.table_buttons(
        "names-over-time", lambda: named.merge(table, on="entity"), of_kind(here, among)
    )


def pairs(here: Here, types: tuple[str, ...], limit: int, among: str = "") -> None:
    """Show who is named alongside whom, the pairs with most articles first."""
    if here.totals.articles < headlines.FEW:
        return
    every = partial(here.ask, Corpus.beside, types=types, without=here.view.entity)
    with st.skeleton(SLOW):
        found = every(limit=limit)
    if found.empty:
        return
    headings.heading(
        "Named side by side",
        "Pairs among the names counted most, by the articles that name both."
        f" {count_notes.unheeded(here.view, 'articles')}".rstrip(),
    )
    st.html(count_switches.pair_rows(here, found))
    downloads.table_buttons("pairs", lambda: every(limit=EVERYTHING), of_kind(here, among))


def days(here: Here) -> None:
    """Show when the articles were published; one day or week is said, not drawn."""
    published = here.ask(Corpus.published)
    if published.empty:
        headings.heading("When it was published")
        empty_states.nothing_here(
            "None of these articles has a date.",
            empty_states.undated_advice(here),
        )
        return
    if len(columns(published)) == 1:
        first, last = published["day"].min(), published["day"].max()
        when = (
            f"All on {day(first)}." if first == last else f"All from {day(first)} to {day(last)}."
        )
        headings.heading("When it was published", when)
        return
    headings.heading("When it was published")
    unit = count_notes.counted(here.view, count_notes.DATED)
    bare = without_articles(published, here.ask(Corpus.published, View()))
    chart_frame.sourced(
        "days",
        published_columns(published, THEMED, here.view.published, unit, bare),
        chart_clicks.days_clicked,
        f"Columns of the number of {unit} over time",
        source=f"{count_notes.dated(here.view, unit, here.totals)}{BARE if len(bare) else ''}",
        hint="Click a column to see only its days.",
        title=f"When it was published: {here.view.describe(here.events)}",
        origin=count_notes.origin(here.totals),
    )


def clicked_events(key: str, drawn: go.Figure, alt: str) -> None:
    """Show a chart of events: a click on a mark chooses its event, or lists its events."""
    chart_frame.clickable(key, drawn, partial(chart_clicks.events_clicked, key), alt)


def strip(name: str, drawn: go.Figure) -> None:
    """Show a strip of events for one class of widths; the style sheet shows the one that fits."""
    with st.container(key=f"strip-{name}"):
        clicked_events(
            f"strip_{name}", drawn, "Events on a line of time; the list below holds the same events"
        )


def strip_columns(name: str, drawn: go.Figure, span: Span) -> None:
    """Show the columns under a strip: a drag chooses a period, on narrow screens a click does."""
    key = f"columns_{name}"
    brush = drawn.layout.dragmode == "select"
    with st.container(key=f"columns-{name}"):
        st.plotly_chart(
            drawn,
            key=key,
            height=int(drawn.layout.height),
            on_select=partial(chart_clicks.brushed, key, span.first, span.last)
            if brush
            else partial(chart_clicks.column_clicked, key),
            selection_mode="box" if brush else "points",
            config=styling.CONFIG,
            alt="Columns of the number of events over time",
        )
