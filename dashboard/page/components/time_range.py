"""The Timeline's charts for one stretch of time: the strip or its lanes, and the two clocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import lanes, two_clocks
from dashboard.charts.event_density import event_columns
from dashboard.charts.event_marks import several_filled
from dashboard.charts.palette import THEMED
from dashboard.charts.strip import BROAD, NARROW, WIDE, event_strip
from dashboard.charts.time_span import earlier, touching, with_days
from dashboard.corpus import Corpus
from dashboard.page.components import chart_sections, count_notes, event_list, headings, zoom
from dashboard.page.components.markup import join
from dashboard.wording import count, number

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from dashboard.charts.strip import Width
    from dashboard.charts.time_span import Span
    from dashboard.page.open_collection import Here

HINT = (
    "Columns: events of which all days lie in one column. Click a mark or a name for its articles;"
    " drag over the columns, or tap one, to see one period on all pages."
)
WIDTHS = {"broad": BROAD, "wide": WIDE, "narrow": NARROW}
"""The strips that are drawn; the style sheet shows the one that fits."""


def show(here: Here, events: pd.DataFrame) -> None:
    """Show the events of the stretch that the address, the filter or the events themselves name."""
    span = zoom.span_for(here, events)
    kind = zoom.lanes_kind()
    words = _lanes(here, events, span, kind) if kind else _strip(here, events, span)
    words = f"{words} {count_notes.said(here.view, here.view.unit, here.totals)}"
    headings.source_line(
        words,
        HINT,
        picture="strip",
        title=f"Events: {here.view.describe(here.events)}",
        origin=count_notes.origin(here.totals),
    )
    _clocks(here, events, span)


def _strip(here: Here, events: pd.DataFrame, span: Span) -> str:
    """Draw one line of time; return what it shows."""
    drawn, counted = event_list.for_strip(events, span), with_days(events)
    marked = event_list.with_earlier(drawn, counted, span)
    made = []
    with st.container(key="strips"):
        for name, width in WIDTHS.items():
            made.append(event_strip(marked, THEMED, width, here.view.event, span))
            chart_sections.strip(name, made[-1])
            _columns(name, width, counted, span)
    _below(here, events, drawn, span, several_filled(made))
    return event_list.strip_words(len(with_days(drawn)), len(touching(counted, span)))


def _lanes(here: Here, events: pd.DataFrame, span: Span, kind: str) -> str:
    """Draw a line of time for each name, place or source; return what they show."""
    rows = lanes_of(events, here.ask(Corpus.tellings), kind)
    held, counted = lanes.busiest(events, rows, span), with_days(events)
    shown = {row["event"] for _, lane in held for row in lane}
    if shown.isdisjoint(earlier(events, span)["event"]):
        span = replace(span, before=0)  # no room for what no lane has
    made = []
    with st.container(key="strips"):
        for name, width in WIDTHS.items():
            if held:
                made.append(lanes.lane_strip(held, THEMED, width, span, here.view.event))
                chart_sections.strip(name, made[-1])
            _columns(name, width, counted, span)
    inside = touching(events, span)
    drawn = inside[inside["event"].isin(shown)]
    _below(here, events, drawn, span, several_filled(made))
    return lanes_words(len(held), rows["lane"].nunique())


def _columns(name: str, width: Width, counted: pd.DataFrame, span: Span) -> None:
    """Draw the columns under a strip; those of a wide one are a broad one's too."""
    if width is not BROAD:
        chart_sections.strip_columns(name, event_columns(counted, THEMED, span, width.brush), span)


def lanes_words(drawn: int, several: int) -> str:
    """Return which lanes are drawn, and of how many."""
    if drawn == several:
        return f"{count(several, 'lane').capitalize()}, those with most reports first."
    return f"The {number(drawn)} lanes with most reports of {number(several)}."


def lanes_of(events: pd.DataFrame, tellings: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Return event and lane: who takes part, where it happens or which source tells of it."""
    if kind == "source":
        told = tellings[["event", "source"]].rename(columns={"source": "lane"})
    elif kind == "place":
        told = events[["event", "place"]].rename(columns={"place": "lane"})
    else:
        told = events[["event", "participants"]].explode("participants", ignore_index=True)
        told = told.rename(columns={"participants": "lane"})
    return told.dropna(subset=["lane"]).drop_duplicates()


def _below(
    here: Here, events: pd.DataFrame, drawn: pd.DataFrame, span: Span, several: Collection[bool]
) -> None:
    """Show what belongs to the line of time: other stretches and scales, and what its marks mean."""
    st.html(
        join([
            event_list.standing_together(here, events),
            zoom.arrows(here, events, span),
            zoom.tools(here, events, span),
            event_list.key_of_marks(drawn, several),
            event_list.undated_lane(here, events, drawn),
        ])
    )  # fmt: skip


def _clocks(here: Here, events: pd.DataFrame, span: Span) -> None:
    """Show when the events were reported against when they happened, where a chart of it would be full."""
    with st.skeleton(chart_sections.SLOW):
        pairs = two_clocks.paired(with_days(events), here.ask(Corpus.tellings), span)
    if pairs["day"].nunique() < 3 or not two_clocks.fills(pairs, span):
        return
    told = two_clocks.shares(pairs)
    headings.heading("When it was published, against when it happened", clock_words(told))
    chart_sections.clicked_events(
        "clocks",
        two_clocks.two_clocks(pairs, THEMED, span, here.view.event),
        "Marks of events: across, the day it happened; up, the day it was published",
    )
    headings.source_line(
        f"{clock_marks(len(pairs))}, one for each event and day of publication; a line is a period. On the slanted line"
        " it was reported on its own day; above the line looked back on, below announced."
        f" {count_notes.said(here.view, 'articles', here.totals)}",
        picture="clocks",
        title=f"When it was published, against when it happened: {here.view.describe(here.events)}",
        origin=count_notes.origin(here.totals),
    )


def clock_marks(pairs: int) -> str:
    """Return how many marks are drawn, and of how many."""
    if pairs <= two_clocks.MOST:
        return count(pairs, "mark")
    return f"The {number(two_clocks.MOST)} marks of most articles of {number(pairs)}"


def clock_words(told: dict[str, int]) -> str:
    """Return how many reports look back, tell of the day itself, or look ahead."""
    return (
        f"{count(told['after'], 'report').capitalize()} after the event, {_some(told['during'])} on its days,"
        f" {_some(told['before'])} before it. An article counts for each event it reports."
    )


def _some(many: int) -> str:
    """Return how many there are, in a sentence: none, or the number."""
    return number(many) if many else "none"
