"""Choosing the two sides of a comparison: at a click, from two lists, or with the page's filters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.page import open_collection
from dashboard.page.components import comparison_views, links, view_line
from dashboard.page.components.comparison_views import SIDES, Pair
from dashboard.page.components.markup import Markup, dotted, link, tag
from dashboard.view import FIRST_DAY, LAST_DAY, PERIODS, View, has_no_end
from dashboard.wording import count, undirected

if TYPE_CHECKING:
    from dashboard.corpus import Totals
    from dashboard.page.open_collection import Here

WIDGET = {"one": "First side", "two": "Second side"}
MORE = tuple(comparison_views.BY)[1:]
"""What sides are parted by less often than by source."""
HOLD = {"": "both sides", "one": "the first side only", "two": "the second side only"}
"""What the filters hold for, and how the page says it."""


def choose(here: Here, pair: Pair | None, by: str, start: Pair | None) -> None:
    """Show what parts the sides, and each side with its numbers; all of it is part of the link.

    ``start`` are the sides that the filters go on from; without them it is the reader's view twice.
    """
    parted = pair.parted_by() if pair and not pair.filters else "" if pair else by
    kinds = [
        link(
            links.address(links.COMPARE, here.view, here.events, by=kind),
            words,
            aria_current="true" if kind == parted else None,
        )
        for kind, words in comparison_views.BY.items()
    ]
    any_two = start or Pair(here.view, here.view)
    to = replace(any_two, filters="two").address(here.events)
    free = link(to, "Any two views", aria_current=None if parted else "true")
    first, *others = kinds
    more = tag("details", tag("summary", "More"), *others, open="" if parted in MORE else None)
    st.html(tag("nav", first, free, more, class_="choices kinds", aria_label="What to compare"))
    if pair is None:
        return
    with st.container(key="sides"):
        for column, name in zip(st.columns(2, gap="large"), SIDES, strict=True):
            with column:
                if parted:
                    _value(here, pair, parted, name)
                st.html(_side(here, pair, name, told=not parted))
        st.html(_held_by(here, pair))


def _side(here: Here, pair: Pair, name: str, *, told: bool) -> Markup:
    """Return what a side asks for, each part a chip that takes it away, and its numbers."""
    asks = pair.side(name) if pair.filters else pair.own(name)

    def without(field: str, value: str) -> str:
        return pair.changed(name, pair.side(name).without(field, value)).address(here.events)

    said = view_line.sentence(asks, here.events, without) or tag("span", "All articles.")
    head = tag("h2", WIDGET[name])
    parts = [head, tag("p", said, class_="sentence")] if told else []
    return tag(
        "div", *parts, tag("p", numbers(here, pair.side(name)), class_="facts"), class_="side"
    )


def numbers(here: Here, view: View) -> Markup:
    """Return how much a side holds, each number a link to it."""
    totals: Totals = here.ask(Corpus.totals, view)
    parts = [
        link(links.address(page, view, here.events), count(value, noun))
        for page, value, noun in (
            (links.ARTICLES, totals.articles, "article"),
            (links.QUOTATIONS, totals.quotations, "quotation"),
            (links.TIMELINE, totals.events, "event"),
        )
    ]
    return dotted(parts)


def _held_by(here: Here, pair: Pair) -> Markup:
    """Return the switch that says for which side the page's filters hold."""
    items = [
        link(
            replace(pair, filters=name).address(here.events),
            words,
            aria_current="true" if name == pair.filters else None,
        )
        for name, words in HOLD.items()
    ]
    lead = tag("span", "The filters change")
    return tag("nav", lead, *items, class_="choices", aria_label="What the filters change")


def _value(here: Here, pair: Pair, by: str, name: str) -> None:
    """Show the widget of one side; it always holds what the link says."""
    key = f"side_{name}_{by}"
    value = getattr(pair.side(name), by)
    if by in PERIODS:
        st.session_state[key] = value[:1] if has_no_end(value) else value
        st.date_input(
            WIDGET[name],
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            key=key,
            on_change=_keep,
            args=(pair, by),
            format="DD/MM/YYYY",
        )
        return
    offered = [one for (one,) in comparison_views.options(here, by)]
    st.session_state[key] = value[0]
    st.selectbox(
        WIDGET[name],
        [*([] if value[0] in offered else value), *offered],
        key=key,
        on_change=_keep,
        args=(pair, by),
        accept_new_options=True,
    )


def _keep(pair: Pair, by: str) -> None:
    """Put the chosen sides into the address."""
    for name in SIDES:
        chosen = st.session_state[f"side_{name}_{by}"]
        if chosen:  # a first day alone asks for all from it on, as in the filters
            value = (*chosen, LAST_DAY)[:2] if by in PERIODS else (undirected(chosen),)
            pair = pair.changed(name, replace(pair.side(name), **{by: value}))
    told = pair.told(open_collection.here().events)
    for name in list(st.query_params):
        if name == "by" or (name.partition(".")[0] in SIDES and name not in told):
            del st.query_params[name]
    for name, values in told.items():
        st.query_params[name] = values
