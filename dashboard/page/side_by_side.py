"""The parts of the page Compare: choosing the sides, charts, and lists of what only one has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts.apart import share_dots
from dashboard.charts.mirror import dated, mirrored
from dashboard.charts.palette import THEMED
from dashboard.page import choosing, furniture, links, plot, sides
from dashboard.page.card import HAPPENED
from dashboard.page.markup import Markup, join, link, tag
from dashboard.page.rows import facts
from dashboard.wording import count, number, period

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from dashboard.corpus.comparing import Comparison
    from dashboard.page.opening import Here
    from dashboard.view import View

LISTED = 10
METHOD = (
    "Each dot is the share of a side's articles that name it. Names are ranked by log-odds with a "
    "prior, so that what few articles name does not stand out by chance."
)


def choose(here: Here, by: str, values: Sequence[str]) -> None:
    """Show what two sides are parted by, and the two values; a choice becomes part of the link."""
    kinds = [
        link(
            links.address(links.COMPARE, here.view, here.events, by=kind),
            words,
            aria_current="true" if kind == by else None,
        )
        for kind, words in sides.BY.items()
    ]
    st.html(tag("nav", *kinds, class_="choices", aria_label="What to compare"))
    for column, name, value in zip(st.columns(2), ("one", "two"), values, strict=True):
        with column:
            _value(here, by, name, value)


def _value(here: Here, by: str, name: str, value: str) -> None:
    """Show the widget of one side; it always holds what the link says."""
    key = f"side_{name}_{by}"
    words = "First side" if name == "one" else "Second side"
    if by == "published":
        st.session_state[key] = sides.days(value) or ()
        st.date_input(words, key=key, on_change=_keep, args=(key, name), format="DD/MM/YYYY")
        return
    offered = sides.options(here, by)
    st.session_state[key] = value or None
    st.selectbox(
        words,
        [*([value] if value and value not in offered else []), *offered],
        key=key,
        on_change=_keep,
        args=(key, name),
        accept_new_options=True,
    )


def _keep(key: str, name: str) -> None:
    """Put a chosen side into the address."""
    chosen = st.session_state[key]
    if isinstance(chosen, str):
        st.query_params[name] = chosen
    elif chosen and len(chosen) == 2:
        st.query_params[name] = sides.interval(*chosen)


def dots(found: Comparison, names: pd.DataFrame, called: tuple[str, str]) -> None:
    """Show the names that the sides name unlike."""
    sizes = (found.one.totals.articles, found.two.totals.articles)
    if names.empty or not all(sizes):
        furniture.nothing_here(
            "No name is named clearly more on one side.", "Compare sides with more articles."
        )
        return
    plot.sourced(
        "apart",
        share_dots(names, called, sizes, THEMED),
        choosing.apart_clicked,
        f"Shares of articles that name each of {len(names)} names, {called[0]} and {called[1]}",
        source=f"Filled: {called[0]}. Hollow: {called[1]}. {METHOD}",
        hint="Click a dot to see only its articles.",
        title=f"Named more on one side: {called[0]} and {called[1]}",
    )


def more_often(here: Here, names: pd.DataFrame, called: tuple[str, str]) -> Markup:
    """Return the names that each side names more, with both counts; each is a filter."""
    parts = []
    for side, rows in zip(
        called, (names[names["score"] > 0], names[names["score"] < 0]), strict=True
    ):
        items = [
            tag(
                "li",
                link(
                    links.address("", here.view.toggled("entity", row["name"]), here.events),
                    tag("bdi", row["name"]),
                ),
                tag("span", f"{number(row['one'])} : {number(row['two'])}", class_="count"),
            )
            for row in rows.iloc[:: 1 if side == called[0] else -1].to_dict("records")
        ]
        if items:
            parts += [tag("h3", "More in ", tag("bdi", side)), tag("ul", *items)]
    note = tag("p", "Articles that name it, first side : second side.", class_="note")
    return tag("div", *parts, note if parts else "", class_="facet")


def events_over_time(found: Comparison, called: tuple[str, str]) -> None:
    """Show the events of both sides on one axis of time."""
    one, two = dated(found.one.events), dated(found.two.events)
    if one.empty and two.empty:
        furniture.nothing_here("No event of either side has a close date.", "Widen the filters.")
        return
    plot.sourced(
        "mirror",
        mirrored(one, two, called, THEMED),
        choosing.month_clicked,
        f"Events by month: {called[0]} above, {called[1]} below the line",
        source="Events whose date the articles give to within two months, by the month they began.",
        title=f"When the events happened: {called[0]} and {called[1]}",
    )


def speakers(here: Here, view: View, rows: pd.DataFrame) -> Markup:
    """Return who is quoted on one side only, and how often."""
    items = [
        tag(
            "li",
            link(
                links.address(
                    links.QUOTATIONS, view.toggled("speaker", row["speaker"]), here.events
                ),
                tag("bdi", row["speaker"]),
            ),
            tag("span", number(row["quotations"]), class_="count"),
        )
        for row in rows.head(LISTED).to_dict("records")
    ]
    return _list(items, len(rows), "Nobody.")


def events(here: Here, view: View, rows: pd.DataFrame) -> Markup:
    """Return the events that one side only tells of, most reported first."""
    items = [
        tag(
            "li",
            link(
                links.address(links.TIMELINE, view.toggled("event", row["event"]), here.events),
                tag("bdi", row["label"]),
            ),
            tag(
                "span",
                facts(period(row["first"], row["last"]), HAPPENED.get(row["status"])),
                class_="count",
            ),
        )
        for row in rows.head(LISTED).to_dict("records")
    ]
    return _list(items, len(rows), "None.")


def _list(items: Sequence[Markup], total: int, none: str) -> Markup:
    if not items:
        return tag("p", none, class_="note")
    rest = total - len(items)
    more = tag("p", f"and {count(rest, 'other')}", class_="note") if rest > 0 else ""
    return join([tag("ul", *items), more])
