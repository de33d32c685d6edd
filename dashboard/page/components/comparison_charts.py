"""The parts of the page Compare: who is named more on a side, and when the events of both happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard.charts.mirrored_columns import beside, dated, mirrored, step
from dashboard.charts.palette import THEMED
from dashboard.charts.share_dots import share_dots
from dashboard.corpus.comparison import APART
from dashboard.page.components import (
    article_list,
    chart_clicks,
    chart_frame,
    comparison_findings,
    count_notes,
    downloads,
    empty_states,
    headings,
    links,
    one_sided,
)
from dashboard.page.components.comparison_views import SIDES, Called, Pair
from dashboard.page.components.headlines import capitalised
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.wording import number, unbroken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.corpus.comparison import Comparison
    from dashboard.page.open_collection import Here

METHOD = (
    "Each dot is the share of a side’s {unit} that name it. Furthest out are the names whose difference is least"
    " likely to be chance. Names in under five {unit} are not shown."
)

HELD = 600
"""The height of the place that is held until the sides are compared, in pixels."""


def names(here: Here, pair: Pair, found: Comparison, called: Mapping[str, Called]) -> None:
    """Show the names that the sides name unlike, as a chart and as a list."""
    rows = comparison_findings.apart(found)
    headings.heading("Named more on one side", order(rows, called))
    left, right = st.columns([11, 9], gap="large") if len(rows) else (st.container(),) * 2
    with left:
        counted = comparison_findings.counted(found, here.view)
        dots(found, rows, (called["one"].name, called["two"].name), counted)
    with right:
        if len(rows):
            st.html(more_often(here, pair, rows, called, found))
        about = _about(here, pair)
        downloads.table_buttons("names-compared", lambda: found.names, about)


def order(rows: pd.DataFrame, called: Mapping[str, Called]) -> str | None:
    """Return the sentence that says in which order the names of the chart stand."""
    if rows.empty:
        return None
    one, two = (called[side].subject for side in SIDES)
    sides = {one: (rows["score"] > 0).any(), two: (rows["score"] < 0).any()}
    if all(sides.values()):
        return f"At the top, more in {one}; at the foot, more in {two}."
    return f"All are named more in {one if sides[one] else two}."


def _about(here: Here, pair: Pair) -> dict[str, str]:
    """Return what a file of a comparison says of itself."""
    return {
        "view": " against ".join(pair.side(name).describe(here.events) for name in SIDES),
        "link": pair.address(here.events),
    }


def rest(here: Here, pair: Pair, found: Comparison, called: Mapping[str, Called]) -> None:
    """Show the rest of a comparison: events over time, and what only one side quotes or tells."""
    about, names = _about(here, pair), (called["one"].name, called["two"].name)
    if here.view.narrows:
        article_list.on_sides(here, [(called[side].name, pair.side(side)) for side in SIDES])
    headings.heading("When the events happened", comparison_findings.coverage(found, called))
    events_over_time(here, found, names)
    if pair.parted_by() != "speaker":
        quoted = found.only("speakers", "speaker")
        none = comparison_findings.nothing_only(found, called, "speakers")
        one_sided.show(here, pair, called, "speakers", quoted, none)
        downloads.table_buttons("quoted-once", lambda: _sides(found, names, "speakers"), about)
    told, none = (
        found.only("events", "event"),
        comparison_findings.nothing_only(found, called, "events"),
    )
    one_sided.show(here, pair, called, "events", told, none)
    downloads.table_buttons("told-once", lambda: _sides(found, names, "events"), about)


def _sides(found: Comparison, names: tuple[str, str], what: str) -> pd.DataFrame:
    """Return what only one side has, with the side."""
    key = "speaker" if what == "speakers" else "event"
    only = found.only(what, key)
    return pd.concat([rows.assign(side=name) for rows, name in zip(only, names, strict=True)])


def dots(found: Comparison, rows: pd.DataFrame, names: tuple[str, str], counted: str = "") -> None:
    """Show the names that the sides name unlike; ``counted`` says in what, where that needs saying."""
    if rows.empty:
        few = comparison_findings.few(found)
        empty_states.nothing_here(
            f"Under five {found.unit} on a side, nothing is said to be named more."
            if few
            else "No name is named clearly more on one side.",
            "Compare sides with more articles.",
        )
        return
    method = METHOD.format(unit=found.unit) + _chance(rows)
    chart_frame.sourced(
        "apart",
        share_dots(rows.assign(sure=rows["score"].abs() >= APART), names, found.sizes(), THEMED),
        chart_clicks.apart_clicked,
        f"Shares of {found.unit} that name each of {len(rows)} names, {names[0]} and {names[1]}",
        source=f"{method} {counted}".rstrip(),
        hint="Click a dot to see only what names it.",
        title=f"Named more on one side: {names[0]} and {names[1]}",
    )


def _chance(rows: pd.DataFrame) -> str:
    """Return the sentence that says which differences may be chance, if any may."""
    return " Grey: the difference may be chance." if (rows["score"].abs() < APART).any() else ""


def more_often(
    here: Here,
    pair: Pair,
    rows: pd.DataFrame,
    called: Mapping[str, Called],
    found: Comparison,
) -> Markup:
    """Return the names that each side names more: each a filter, its counts the articles behind."""
    parts = []
    for side, held in (("one", rows[rows["score"] > 0]), ("two", rows[rows["score"] < 0])):
        ordered = held.iloc[:: 1 if side == "one" else -1]
        items = [_named(here, pair, row, found.sizes()) for row in ordered.to_dict("records")]
        if items:
            parts += [
                tag("h3", "More in ", tag("bdi", unbroken(called[side].subject))),
                tag("ul", *items),
            ]
    words = f"{capitalised(found.unit)} that name it, of all on the side.{_chance(rows)}"
    note = tag("p", words, class_="note")
    return tag("div", *parts, note if parts else "", class_="facet")


def _named(here: Here, pair: Pair, row: Mapping[str, object], sizes: tuple[int, int]) -> Markup:
    """Return one name as a filter of the comparison, and its counts as links to the articles."""
    name = str(row["name"])
    counts = [
        link(
            links.address(links.ARTICLES, pair.side(side).naming(name), here.events),
            f"{number(int(str(row[side])))} of {number(size)} ({int(str(row[side])) / size:.0%})",
        )
        if row[side]
        else f"0 of {number(size)}"
        for side, size in zip(SIDES, sizes, strict=True)
    ]
    asked = here.view.toggled("entity", name)
    doubtful = "maybe" if abs(float(str(row["score"]))) < APART else None
    to = links.address(links.COMPARE, asked, here.events, **pair.told(here.events))
    told = tag("span", join(counts, " : "), class_="count")
    return tag("li", link(to, tag("bdi", name), class_=doubtful), told)


def events_over_time(here: Here, found: Comparison, names: tuple[str, str]) -> None:
    """Show the events of both sides on one axis of time."""
    one, two = dated(found.one.events), dated(found.two.events)
    if one.empty and two.empty:
        empty_states.nothing_here(
            "No event of either side is dated to within two months.",
            empty_states.widened(here, links.COMPARE),
        )
        return
    by = step(one, two)
    chart_frame.sourced(
        "mirror",
        mirrored(one, two, names, THEMED),
        chart_clicks.month_clicked,
        f"Events by {by}: {names[0]} above, {names[1]} below the line",
        source=f"{count_notes.one_by_one(here.view, 'events')} Those dated to within two months, by the"
        f" {by} they began.{_undrawn(one, two)}",
        hint=f"Click a column to see only its {by}; the filter “When it happened” does the same.",
        title=f"When the events happened: {names[0]} and {names[1]}",
    )


def _undrawn(one: pd.DataFrame, two: pd.DataFrame) -> str:
    """Return the sentence that says how many events lie far beside the axis, if any does."""
    sides = zip(beside(one, two), ("earlier", "later"), strict=True)
    said = [f"{number(some)} {when}" for some, when in sides if some]
    return f" Far from these, and not drawn: {' and '.join(said)}." if said else ""
