"""Where the Timeline's strip stands: its stretch of time, as links to other stretches and scales."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts import time_span as spans
from dashboard.charts.event_marks import when
from dashboard.page.components import links
from dashboard.page.components.markup import Markup, english, join, link, tag
from dashboard.view import FIRST_DAY, LAST_DAY, has_no_end
from dashboard.wording import NO_BREAK, number, unbroken

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from dashboard.charts.time_span import Span
    from dashboard.page.open_collection import Here

WINDOW, LANES = "window", "lanes"
"""Parameters of the Timeline's address beside the filters."""
LANE_KINDS = {"": "none", "who": "by name", "place": "by place", "source": "by source"}


def kept() -> dict[str, str | None]:
    """Return the parameters that hold while the reader stays on the Timeline."""
    return {name: st.query_params.get(name) or None for name in (WINDOW, LANES)}


def as_window(first: dt.date, last: dt.date) -> str:
    """Return a stretch of time as it stands in the address."""
    return f"{max(first, FIRST_DAY).isoformat()}..{min(last, LAST_DAY).isoformat()}"


def from_window(words: str | None) -> tuple[dt.date, dt.date] | None:
    """Return the stretch of time that an address names, None where it names none."""
    try:
        first, last = map(dt.date.fromisoformat, (words or "").split("..", 1))
    except ValueError:
        return None
    return (first, last) if FIRST_DAY <= first < last <= LAST_DAY else None


def lanes_kind() -> str:
    """Return what the lanes stand for, empty where there is only one."""
    asked = st.query_params.get(LANES, "")
    return asked if asked in LANE_KINDS else ""


def span_for(here: Here, events: pd.DataFrame) -> Span:
    """Return the stretch to draw: the one that the address names, the filter's, or the densest."""
    asked = from_window(st.query_params.get(WINDOW)) or here.view.referenced
    if asked and has_no_end(asked):
        return spans.since(events, asked[0])
    return spans.within(events, *asked) if asked else spans.dense_span(events)


def _to(here: Here, words: object, window: str | None, lanes: str | None = None) -> Markup:
    more = kept() | {WINDOW: window} | ({} if lanes is None else {LANES: lanes or None})
    return link(links.address(links.TIMELINE, here.view, here.events, **more), words)


def arrows(here: Here, events: pd.DataFrame, span: Span) -> Markup:
    """Return links to what lies before and after the stretch, each saying how much and what."""
    parts = []
    if span.before:
        words = _beside(span.before, "earlier", spans.earlier(events, span))
        parts.append(tag("span", _go(here, events, span, spans.step_back, f"←{NO_BREAK}{words}")))
    if span.after:
        words = _beside(span.after, "later", spans.later(events, span))
        parts.append(
            tag("span", _go(here, events, span, spans.step_on, f"{words}{NO_BREAK}→"), class_="on")
        )
    return tag("p", *parts, class_="beside") if parts else Markup("")


def _go(
    here: Here,
    events: pd.DataFrame,
    span: Span,
    step: Callable[[pd.DataFrame, Span], tuple[dt.date, dt.date]],
    words: str,
) -> Markup:
    return _to(here, english(unbroken(words)), as_window(*step(events, span)))


def _beside(many: int, side: str, events: pd.DataFrame) -> str:
    """Return "1 earlier: end of the Cold War, 1989–1991"."""
    first = events.iloc[0].to_dict()
    lead = f"{number(many)} {side}:" if many == 1 else f"{number(many)} {side}, among them"
    return f"{lead} {first['label']}, {when(first)}"


def tools(here: Here, events: pd.DataFrame, span: Span) -> Markup:
    """Return the links to other scales and to lanes; what holds now is no link."""
    asked = from_window(st.query_params.get(WINDOW))
    scales = [
        tag("b", name, aria_current="true")
        if name == span.scale
        else _to(here, name, as_window(*spans.zoomed(events, span, name)))
        for name in spans.SCALES
    ]
    if asked:
        home = "the whole period" if here.view.referenced else "where most events lie"
        scales.append(_to(here, home, None))
    kind = lanes_kind()
    window = st.query_params.get(WINDOW) or None
    lanes = [
        tag("b", words, aria_current="true") if name == kind else _to(here, words, window, name)
        for name, words in LANE_KINDS.items()
    ]
    return tag(
        "p",
        tag("span", "Scale: ", join(scales, " ")),
        " ",
        tag("span", "Lanes: ", join(lanes, " ")),
        class_="tools",
    )
