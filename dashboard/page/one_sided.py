"""What only one side of a comparison has: who is quoted there alone, which events are told of there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.page import furniture, links
from dashboard.page.card import HAPPENED
from dashboard.page.markup import Markup, join, link, tag
from dashboard.page.rows import facts
from dashboard.page.sides import SIDES
from dashboard.wording import number, period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from dashboard.page.opening import Here
    from dashboard.page.sides import Called, Pair
    from dashboard.view import View

LISTED, FOLDED = 10, 100


def show(
    here: Here,
    pair: Pair,
    called: Mapping[str, Called],
    title: str,
    row: Callable[[Here, View, Mapping[str, object]], Markup],
    rows: Sequence[pd.DataFrame],
    none: Sequence[str],
) -> None:
    """Show what each side has that the other lacks, side by side; the end of a long list is folded.

    ``none`` says of each side why nothing is listed there.
    """
    furniture.heading(title)
    columns = []
    for side, only, why in zip(SIDES, rows, none, strict=True):
        held = only.head(FOLDED).to_dict("records")
        here.events.learn([one["event"] for one in held if "event" in one])
        items = [row(here, pair.side(side), one) for one in held]
        head = tag("h3", tag("bdi", called[side].name))
        columns.append(tag("div", head, _list(items, len(only), why), class_="facet"))
    st.html(tag("div", join(columns), class_="sides"))


def _list(items: Sequence[Markup], total: int, none: str) -> Markup:
    if not items:
        return tag("p", none, class_="note")
    shown = tag("ul", *items[:LISTED])
    if total <= LISTED:
        return shown
    left = number(total - len(items))
    rest = [tag("li", f"and {left} more")] if total > len(items) else []
    words = tag("summary", f"{number(total - LISTED)} more")
    return join([shown, tag("details", words, tag("ul", *items[LISTED:], *rest))])


def speaker(here: Here, view: View, row: Mapping[str, object]) -> Markup:
    """Return somebody who is quoted on one side, and how often."""
    to = links.address(links.QUOTATIONS, view.toggled("speaker", str(row["speaker"])), here.events)
    quoted = tag("span", number(int(str(row["quotations"]))), class_="count")
    return tag("li", link(to, tag("bdi", row["speaker"])), quoted)


def event(here: Here, view: View, row: Mapping[str, object]) -> Markup:
    """Return an event that one side tells of, when it was and whether it happened."""
    to = links.address(links.TIMELINE, view.toggled("event", str(row["event"])), here.events)
    when = facts(period(row["first"], row["last"]), HAPPENED.get(str(row["status"])))
    return tag("li", link(to, tag("bdi", row["label"])), tag("span", when, class_="count"))
