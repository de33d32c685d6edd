"""Roles over time: what a profile's person or organisation is called, and between which days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.page.components import headings, links
from dashboard.page.components.list_rows import facts, present
from dashboard.page.components.markup import Markup, link, tag
from dashboard.wording import count, period

if TYPE_CHECKING:
    import datetime as dt

    from dashboard.page.open_collection import Here

SHOWN = 8


def show(here: Here, entity: str) -> None:
    """Show the roles given most often, each with its days on one clock and its first sentence."""
    found = here.roles(entity)
    if found.empty:
        return
    headings.heading(
        "Roles over time", "From the first to the last day on which an article gives each."
    )
    low, high = found["first"].min(), found["last"].max()
    items = [_role(here, row, low, high) for row in found.head(SHOWN).to_dict("records")]
    more = len(found) - SHOWN
    rest = tag("p", f"And {count(more, 'rarer role')}.", class_="note") if more > 0 else ""
    st.html(tag("ul", *items, class_="roles") + rest)


def _role(here: Here, row: dict[str, Any], low: dt.datetime, high: dt.datetime) -> Markup:
    """Return one role: its words open the sentence that gives it first."""
    to = links.sentence_address(here.view, row["article"], row["start"], here.events)
    said = facts(period(row["first"], row["last"]), count(row["articles"], "article"))
    words = link(to, tag("bdi", row["role"]))
    return tag("li", words, tag("p", said, class_="facts"), _bar(row, low, high))


def _bar(row: dict[str, Any], low: dt.datetime, high: dt.datetime) -> Markup:
    """Return the role's days as a bar on the clock that all roles share; of one day there is none."""
    if not present(row["first"]) or low == high:
        return Markup("")
    days = (high - low).days
    left, width = (row["first"] - low).days / days, (row["last"] - row["first"]).days / days
    place = f"margin-left:{min(left, 0.98):.1%};width:{max(min(width, 1 - left), 0.02):.1%}"
    return tag("div", tag("span", style=place), class_="clock", aria_hidden="true")
