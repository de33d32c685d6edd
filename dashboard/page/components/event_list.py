"""Which events the Timeline shows: the most important first, then in the order of their days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard.charts.event_marks import facts_of
from dashboard.charts.time_span import closed, earlier, of_history, touching, with_days
from dashboard.corpus import Corpus
from dashboard.corpus.event_suggestions import alike_among, decided_apart
from dashboard.page.components import headings, links, zoom
from dashboard.page.components.chart_clicks import STANDING
from dashboard.page.components.event_card import event_row
from dashboard.page.components.list_rows import present
from dashboard.page.components.markup import Markup, dotted, english, join, link, tag, text
from dashboard.page.open_collection import here as current
from dashboard.wording import count, lies, number, period, status_words, unbroken

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dashboard.charts.time_span import Span
    from dashboard.page.open_collection import Here

    Row = dict[str, Any]

ON_STRIP, EARLIER = 40, 5
ENOUGH = 12
"""So many events make a strip; with fewer, the less certain ones are drawn too."""
IN_LANE = 8
STEP = 20
SENTENCES = 2
WAITING = 900
"""The height of what stands in the list's place until its sentences are read, in pixels: a screen."""


def ranked(events: pd.DataFrame, unit: str = "articles") -> pd.DataFrame:
    """Return the events in their order of importance, which they have already.

    The column ``unit`` says what tells how much each is reported.
    """
    return events.assign(unit=unit).reset_index(drop=True)


def for_strip(events: pd.DataFrame, span: Span) -> pd.DataFrame:
    """Return the events to mark in a stretch of time, in their order of importance.

    Those that several articles tell of, copies aside, those with a day of their own or all: the first of these
    that are enough.
    """
    dated = touching(events, span)
    sure = dated[dated["certainty"] != "assumed"]
    often = sure[sure["stories"] > 1]
    return next((some for some in (often, sure, dated) if len(some) >= ENOUGH), dated).head(
        ON_STRIP
    )


def with_earlier(drawn: pd.DataFrame, events: pd.DataFrame, span: Span) -> pd.DataFrame:
    """Return the events to mark together with the most reported of those before the stretch."""
    return pd.concat([drawn, earlier(events, span).head(EARLIER)])


def strip_words(drawn: int, seen: int) -> str:
    """Return which of the events with a day in the stretch are marks."""
    if drawn == seen:
        return f"{count(seen, 'dated event').capitalize()} in this stretch."
    return f"{number(drawn)} of {count(seen, 'dated event')} in this stretch, the most important."


def key_of_marks(drawn: pd.DataFrame, several: Collection[bool]) -> Markup:
    """Return what the marks mean, only those that are drawn; ``several`` says whether those of several events are filled."""
    period = drawn["first"] != drawn["last"]
    ends = closed(drawn)[["first_day", "last_day"]].notna()
    shown = {
        "dot": ("reported as fact", drawn["status"].eq("happened")),
        "planned": ("announced", drawn["status"].eq("planned")),
        "denied": ("denied", drawn["status"].eq("denied")),
        "dot hollow": ("not certain", drawn["status"].eq("uncertain")),
        "dot pale": ("reported then, date not given", drawn["certainty"].eq("assumed")),
        "bar": ("a period", period & drawn["certainty"].eq("stated")),
        "bar soft": ("a period, inferred", period & drawn["certainty"].eq("computed")),
        "bar hollow": (
            "reported in that time, date not given",
            period & drawn["certainty"].eq("assumed"),
        ),
        "bar open": ("begins or ends on a day unknown", ends["first_day"] != ends["last_day"]),
    }
    items = [
        tag("span", tag("i", class_=f"mark {kind}"), words)
        for kind, (words, where) in shown.items()
        if where.any()
    ]
    for fill, kind, words in (
        (True, "dot", "several events: a click lists all"),
        (False, "dot hollow", "several events, not all reported as fact"),
    ):
        if fill in several:
            two = tag("i", "2", class_=f"mark {kind} several")
            items.append(tag("span", two, words))
    return tag("p", *items, class_="mark-key")


def standing_together(here: Here, events: pd.DataFrame) -> Markup:
    """Return the events of the mark that was clicked, each a link, or nothing."""
    asked = st.session_state.get(STANDING, ())
    rows = events[events["event"].isin(asked)].to_dict("records")
    if len(rows) < 2:
        return Markup("")
    here.events.learn([row["event"] for row in rows])
    items = [tag("li", chip(here, row), " ", tag("span", facts_of(row))) for row in rows]
    lead = tag("p", f"{count(len(rows), 'event')} at this mark. Choose one:")
    return tag("div", lead, tag("ul", *items), class_="standing", role="status")


def chip(here: Here, row: Row) -> Markup:
    """Return an event's name as a link that adds it to the filter or takes it out."""
    view = here.view.toggled("event", row["event"])
    to = links.address(links.TIMELINE, view, here.events, **zoom.kept())
    held = "chosen" if row["event"] in here.view.event else None
    return link(to, english(row["label"]), class_=held)


def _undated_facts(row: Row) -> list[Markup]:
    """Return when an undated event was reported, or how it lies to publication; its status unless it happened."""
    lying = lies(row["relation"]) if present(row["relation"]) else ""
    if present(row["first"]) and row["certainty"] == "assumed":
        lying = f"reported {period(row['first'], row['last'])}"
    return [text(unbroken(words)) for words in (lying, status_words(row)) if words]


def undated_lane(here: Here, events: pd.DataFrame, drawn: pd.DataFrame) -> Markup:
    """Return the events whose day no article gives and that have no mark, in a lane of their own."""
    without_day = events.drop(with_days(events).index)
    undated = without_day[~without_day["event"].isin(drawn["event"])]
    if undated.empty:
        return Markup("")
    held = undated.head(IN_LANE)
    here.events.learn(held["event"].tolist())
    items = [
        tag("li", dotted([chip(here, row), *_undated_facts(row)]))
        for row in held.to_dict("records")
    ]
    more = len(undated) - len(items)
    rest = [tag("li", f"and {number(more)} more in the list below")] if more > 0 else []
    lead = tag("span", undated_words(len(undated), len(without_day)), class_="lead")
    return tag("div", lead, tag("ul", *items, *rest), class_="undated")


def undated_words(unmarked: int, undated: int) -> str:
    """Return how many events have neither date nor mark: "1 more" where others have a mark at their report."""
    more = f"{number(unmarked)} more {'event' if unmarked == 1 else 'events'}"
    return f"Date not given: {more if unmarked < undated else count(unmarked, 'event')}"


def list_words(total: int) -> str:
    """Return which events the list holds, in which order, and what a click does."""
    if total <= shown():
        said = "By date."
    else:
        said = f"{number(shown())} of {count(total, 'event')}, the most central to their articles, by date."
    return f"{said} Click one for all its reports."


def shown() -> int:
    """Return how many events the list shows now."""
    return int(st.session_state.get("events_shown", STEP))


def _show_more() -> None:
    st.session_state["events_shown"] = shown() + STEP


def of_view(here: Here) -> pd.DataFrame:
    """Return the events of the view in the order of the list."""
    return ranked(here.ask(Corpus.timeline), here.view.unit)


@st.fragment
def show() -> None:
    """Show the list of events with their sentences; the button for more draws nothing else anew.

    It is given nothing: what a fragment is given keeps its version of the collection in memory.
    """
    here = current()
    events = of_view(here)
    headings.heading(
        "Events and their sources", list_words(len(events)) if len(events) > 1 else None
    )
    with st.skeleton(WAITING):
        st.html(event_list(here, events))
    if len(events) > shown():
        st.button("Show more events", key="more_events", on_click=_show_more, type="tertiary")


def withheld_line(here: Here) -> None:
    """Say how many events the Timeline is not sure of, if any, beside the switch that shows them."""
    many = here.ask(Corpus.withheld)
    if not many or here.view.event:
        return
    shows = "withheld" in here.view.also
    to = links.address(
        links.TIMELINE, here.view.toggled("also", "withheld"), here.events, **zoom.kept()
    )
    lead = "These include" if shows else "Not shown:"
    words = f"{lead} {count(many, 'event')} that Dateline is not sure of. "
    switch = link(to, "Hide them" if shows else "Show them")
    st.html(tag("p", words, switch, class_="note"))


def event_list(here: Here, events: pd.DataFrame) -> Markup:
    """Return the most important events with their sentences, in the order of their days.

    Those whose day no article gives follow, and what a table of history dates, under headings of their own.
    """
    first = events.head(shown())
    here.events.learn(first["event"].tolist())
    past = first[of_history(first)]
    recent = first.drop(past.index)
    dated = with_days(recent)
    ordered = dated.assign(day=dated["first"].fillna(dated["last"])).sort_values(
        "day", kind="stable"
    )
    undated = recent.drop(ordered.index)
    alike = alike_among(dated, decided_apart(here.decisions()))
    parts = [_rows(here, ordered, alike)]
    if len(undated):
        parts += [tag("h2", "Date not given"), _rows(here, undated, {})]
    if len(past):
        parts += [tag("h2", "History, dated from a table"), _rows(here, past, {})]
    return join(parts)


def _rows(here: Here, events: pd.DataFrame, alike: Mapping[str, Sequence[Row]]) -> Markup:
    told, kept = here.sentences(events["event"].tolist()), zoom.kept()
    rows = [
        event_row(here, row, told[row["event"]], SENTENCES, kept, alike.get(row["event"], ()))
        for row in events.to_dict("records")
        if row["event"] in told
    ]
    return tag("ol", *rows, class_="events")
