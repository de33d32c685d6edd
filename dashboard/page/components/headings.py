"""What stands on every page: headline, standfirst, headings and source lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.charts.palette import role_of
from dashboard.page.components import links, view_line
from dashboard.page.components.markup import Markup, english, join, link, tag, text
from dashboard.page.components.standfirst_numbers import linked
from dashboard.page.open_collection import may_change
from dashboard.wording import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.page.components.standfirst_numbers import Number
    from dashboard.page.open_collection import Here

KEY = {
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "quote": "events and others",
}
"""What stands for each colour of the bars."""


def headline(
    here: Here,
    page: str,
    words: str,
    numbers: Sequence[Number | str],
    lead: str | None = "",
    **more: object,
) -> None:
    """Show the page's finding, the numbers under it, the view in words, and its link.

    ``lead`` stands before the view in words, which are left out where it is None. ``more`` are the
    page's own parameters, like the profile that is open: its links keep them.
    """
    said = words if isinstance(words, Markup) else finding(words)
    parts: list[object] = [page_links(here, page), tag("h1", said)]
    if numbers:
        line = linked(numbers, page, here.view, here.events)
        parts.append(tag("p", line, class_="standfirst"))
    parts.append(view_line.drawn(here, page, lead, **more))
    st.html(tag("div", *parts, class_="headline"))


def finding(words: str, to: str | None = None) -> Markup:
    """Return a headline, a link where there is an address of what it is of."""
    said = english(unbroken(words))
    return link(to, said) if to else said


def page_links(here: Here, page: str) -> Markup:
    """Return the links between pages that narrow screens show, in one line: there the menu is folded away."""
    held = links.UNDER.get(page, page)
    items = [
        link(
            links.address(to, here.view, here.events),
            words,
            aria_current="page" if to == held else None,
        )
        for to, words in links.PAGES
        if to != links.ADD or may_change()
    ]
    more = tag("summary", "More", class_="held" if held in links.MORE else None)
    rest = tag("details", more, *items[links.FIRST :])
    return tag(
        "nav", *items[: links.FIRST], rest, class_="pages", aria_label="Pages", data_page=held
    )


def heading(words: str, note: object = None) -> None:
    """Show a section's heading, with a note in small type after it."""
    said = unbroken(note) if isinstance(note, str) and not isinstance(note, Markup) else note
    parts = [tag("h2", words)] + ([tag("p", said, class_="note")] if note else [])
    st.html(tag("div", *parts, class_="section"))


def key_of_types(types: Iterable[str]) -> Markup:
    """Return the colours that types of entities are drawn in, each named in its colour."""
    drawn = {role_of(one) for one in types}
    words = [tag("span", KEY[role], class_=f"ink-{role}") for role in KEY if role in drawn]
    return join(words, ", ")


def source_line(
    source: str, hint: str = "", picture: str | None = None, title: str = "", origin: str = ""
) -> None:
    """Show the line of source and method under a chart, with its quiet save buttons.

    A saved picture carries the line and its title, but not the hint of what to click; it also says
    its ``origin``, which on the page stands above.
    """
    parts = [text(unbroken(f"{source} {hint}".strip()))]
    if picture:
        buttons = [
            tag(
                "button",
                kind.upper(),
                type="button",
                data_save=picture,
                data_format=kind,
                data_heading=title,
                data_source=f"{source} {origin}Made with Dateline.",
            )
            for kind in ("png", "svg")
        ]
        parts.append(tag("span", "Save as picture: ", *buttons, class_="save"))
    st.html(tag("p", join(parts, " "), class_="source-line"))
