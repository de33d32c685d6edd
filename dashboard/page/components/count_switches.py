"""How names are counted, said in words, and the switches that change it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts.palette import types_in
from dashboard.page.components import count_notes, headings, links
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.view import COUNTED, UNITS
from dashboard.wording import count, listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from dashboard.corpus import Totals
    from dashboard.page.open_collection import Here
    from dashboard.view import View

    Choice = tuple[object, str, bool]

TYPE = "type"
"""The page's own parameter: the kind of names that it lists."""
ALL = "all"
EACH = {
    "articles": "Repeats in an article count once.",
    "mentions": "Each repeat counts.",
    "stories": "Copies count once.",
    "sources": "Each source counts once.",
}
WAYS = {
    "names": "names",
    "readings": "cities for their government",
    "demonyms": "“Chinese”",
    "descriptions": "“the minister”",
}


SWITCHED = {
    "names": "Names",
    "readings": "Count “Beijing” as China",
    "demonyms": "Count “Chinese”",
    "descriptions": "Count “the minister”",
}


def how_counted(view: View, unit: str, totals: Totals) -> str:
    """Return from what, how often and in which words a chart counts names."""
    return f"{count_notes.said(view, unit, totals)} {EACH[unit]} {ways_counted(view)}"


def ways_counted(view: View) -> str:
    """Return which ways of naming count and which do not."""
    held = listing([WAYS[one] for one in view.counted])
    rest = listing([WAYS[one] for one in COUNTED if one not in view.counted], "and")
    said = f"{held[:1].upper()}{held[1:]} count"
    return f"{said}; {rest} do not." if rest else f"{said}."


def chosen_type() -> str:
    """Return the kind of names that the address asks for: a key of ``headings.KEY``, or all."""
    asked = st.query_params.get(TYPE, ALL)
    return asked if asked in headings.KEY else ALL


def own_parameters(kind: str) -> dict[str, str | None]:
    """Return the page's own parameters for a kind of names."""
    return {TYPE: None if kind == ALL else kind}


def types_of(kind: str) -> tuple[str, ...]:
    """Return the types of entities of a kind; none stands for all."""
    return () if kind == ALL else types_in(kind)


def switches(here: Here, kind: str, counts: Mapping[str, int], unit: str) -> Markup:
    """Return the page's three switches, folded on a phone: kinds of names, what is counted, what counts.

    ``unit`` is what the page counts in: in a single article mentions, whatever was chosen.
    """

    def to(view: View, kind: str = kind) -> str:
        return links.address(links.ENTITIES, view, here.events, **own_parameters(kind))

    by_kind = {one: sum(counts.get(name, 0) for name in types_of(one)) for one in headings.KEY}
    kinds: list[Choice] = [("All", to(here.view, ALL), kind == ALL)]
    kinds += [
        (f"{headings.KEY[one].capitalize()} ({number:,})", to(here.view, one), kind == one)
        for one, number in by_kind.items()
        if number
    ]
    units: list[Choice] = [
        (one.capitalize(), to(replace(here.view, unit=one)), one == unit) for one in UNITS
    ]
    ways: list[Choice] = [
        (SWITCHED[one], to(here.view.toggled("counted", one)), one in here.view.counted)
        for one in COUNTED
    ]
    parts = (_switch("Show", kinds), _switch("Count", units), _switch("What counts", ways))
    words = tag("summary", "Show and count")
    return tag("details", words, tag("div", *parts, class_="switches"), class_="narrowing")


def _switch(label: str, choices: Iterable[Choice]) -> Markup:
    """Return a row of links of which those that hold are marked."""
    items = [
        link(to, words, aria_current="true" if holds else None, class_="switch")
        for words, to, holds in choices
    ]
    return tag("nav", tag("span", label, class_="of"), *items, aria_label=label)


def pair_rows(here: Here, pairs: pd.DataFrame) -> Markup:
    """Return who is named alongside whom, each pair a link to the articles with both."""
    items = []
    for row in pairs.to_dict("records"):
        names = row["name"], row["name_other"]
        both = join([tag("bdi", name) for name in names], " and ")
        to = both_address(here, names)
        share = round(100 * row["articles"] / row["of"])
        words = f"{count(row['articles'], 'article')}, {share}% of those naming "
        said = tag("span", words, tag("bdi", row["rarer"]), class_="count")
        items.append(tag("li", link(to, both) if to else both, said))
    return tag("ol", *items, class_="facet pairs")


def both_address(here: Here, names: tuple[str, ...]) -> str | None:
    """Return the address of the view's articles that name all of these; None if no view says that."""
    view = here.view
    if len(view.entity) > 1 and view.match != "all":
        return None
    both = tuple(dict.fromkeys((*view.entity, *names)))
    return links.address(links.ARTICLES, replace(view, entity=both, match="all"), here.events)
