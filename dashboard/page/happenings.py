"""Which events the Timeline shows: the most reported first, then in the order of their days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.page.markup import Markup, join, tag
from dashboard.page.rows import event_row
from dashboard.wording import count

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.charts.strip import Span
    from dashboard.page.opening import Here

ON_STRIP = 40
ENOUGH = 5
"""So many events make a strip; with fewer, the less certain ones are drawn too."""
STEP = 20
SENTENCES = 2


def ranked(events: pd.DataFrame) -> pd.DataFrame:
    """Return the events by importance: first those whose day the articles give, most reported first.

    An assumed date is only the day of publication, so it comes after all others.
    """
    guessed = events["certainty"].eq("assumed") | (events["first"].isna() & events["last"].isna())
    order = events.assign(guessed=guessed).sort_values(
        ["guessed", "articles", "mentions", "event"],
        ascending=[True, False, False, True],
        kind="stable",
    )
    return order.drop(columns="guessed").reset_index(drop=True)


def for_strip(events: pd.DataFrame) -> pd.DataFrame:
    """Return the events to draw: dated, the most reported; what is single or assumed if few others."""
    dated = events[events["first"].notna()].assign(last=lambda e: e["last"].fillna(e["first"]))
    sure = dated[dated["certainty"] != "assumed"]
    often = sure[sure["articles"] > 1]
    return next((some for some in (often, sure, dated) if len(some) >= ENOUGH), dated).head(
        ON_STRIP
    )


def strip_words(events: pd.DataFrame, drawn: pd.DataFrame) -> str:
    """Return which of the events are drawn."""
    if len(drawn) == len(events):
        return f"All {count(len(events), 'event')}."
    return f"The {count(len(drawn), 'most reported dated event')} of {count(len(events), 'event')}."


def outside_words(span: Span) -> str:
    """Return how many events lie outside the stretch that is drawn."""
    parts = [
        f"{count(number, 'event')} {side}"
        for number, side in ((span.before, "earlier"), (span.after, "later"))
        if number
    ]
    return f"Not drawn: {' and '.join(parts)}." if parts else ""


def shown() -> int:
    """Return how many events the list shows now."""
    return int(st.session_state.get("events_shown", STEP))


def _show_more() -> None:
    st.session_state["events_shown"] = shown() + STEP


def more_button(total: int) -> None:
    """Show the button for more events, if there are any."""
    if total > shown():
        st.button("Show more events", key="more_events", on_click=_show_more, type="tertiary")


def event_list(here: Here, events: pd.DataFrame) -> Markup:
    """Return the most reported events with their sentences, in the order of their days."""
    first = events.head(shown())
    dated = first[first["first"].notna() | first["last"].notna()]
    ordered = dated.assign(day=dated["first"].fillna(dated["last"])).sort_values(
        "day", kind="stable"
    )
    undated = first.drop(ordered.index)
    limit = 50 if here.view.event else SENTENCES
    parts = [_rows(here, ordered, limit)]
    if len(undated):
        parts += [tag("h2", "Without a date"), _rows(here, undated, limit)]
    return join(parts)


def _rows(here: Here, events: pd.DataFrame, limit: int) -> Markup:
    told = here.sentences(events["event"].tolist())
    rows = [
        event_row(here, row, told[row["event"]], limit)
        for row in events.to_dict("records")
        if row["event"] in told
    ]
    return tag("ol", *rows, class_="events")
