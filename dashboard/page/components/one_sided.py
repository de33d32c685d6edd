"""What only one side of a comparison has: who is quoted there alone, which events are told of there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus.checks import checked_words
from dashboard.page.components import headings, links
from dashboard.page.components.comparison_views import SIDES
from dashboard.page.components.list_rows import facts
from dashboard.page.components.markup import Markup, english, join, link, tag
from dashboard.wording import CERTAINTY_WORDS, happened_on, number, status_words, unbroken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from dashboard.page.components.comparison_views import Called, Pair
    from dashboard.page.open_collection import Here
    from dashboard.view import View

LISTED, FOLDED, MOST = 10, 100, 1000
"""How many stand in a list, how many folded under it, and how many where all are asked for."""
TITLES = {
    "speakers": ("Quoted only here", None),
    "events": ("Events named only here", "The other side may report some of them in other words."),
}
WHOLE = "whole"
"""The parameter that asks for all of one list: of ``speakers`` or of ``events``."""


def show(
    here: Here,
    pair: Pair,
    called: Mapping[str, Called],
    what: str,
    rows: Sequence[pd.DataFrame],
    none: Sequence[str],
) -> None:
    """Show what each side has that the other lacks, side by side; the end of a long list is folded.

    ``what`` is ``speakers`` or ``events``; ``none`` says of each side why nothing is listed there.
    """
    headings.heading(*TITLES[what])
    whole = st.query_params.get(WHOLE) == what
    to = links.address(
        links.COMPARE, pair.held, here.events, **pair.told(here.events), **{WHOLE: what}
    )
    row = speaker if what == "speakers" else event
    columns = []
    for side, only, why in zip(SIDES, rows, none, strict=True):
        held = only.head(MOST if whole else FOLDED).to_dict("records")
        here.events.learn([one["event"] for one in held if "event" in one])
        items = [row(here, pair.side(side), one) for one in held]
        head = tag("h3", tag("bdi", unbroken(called[side].name)))
        listed = (
            _list(items, len(only), None if whole else to)
            if items
            else tag("p", why, class_="note")
        )
        columns.append(tag("div", head, listed, class_="facet"))
    st.html(tag("div", join(columns), class_="sides"))


def _list(items: Sequence[Markup], total: int, to: str | None) -> Markup:
    """Return a list, its end folded; ``to`` is the address where all stands, None where this is it."""
    shown = tag("ul", *items[:LISTED])
    if total <= LISTED:
        return shown
    left = f"{number(total - len(items))} more"
    rest = link(to, f"and {left}") if to else f"and {left}, in the table to download"
    end = [tag("li", rest)] if total > len(items) else []
    words = tag("summary", f"{number(total - LISTED)} more")
    return join([shown, tag("details", words, tag("ul", *items[LISTED:], *end), open=to is None)])


def speaker(here: Here, view: View, row: Mapping[str, object]) -> Markup:
    """Return somebody who is quoted on one side, and how often."""
    to = links.address(links.QUOTATIONS, view.toggled("speaker", str(row["speaker"])), here.events)
    quoted = tag("span", number(int(str(row["quotations"]))), class_="count")
    return tag("li", link(to, tag("bdi", row["speaker"])), quoted)


def event(here: Here, view: View, row: Mapping[str, object]) -> Markup:
    """Return an event that one side tells of, when it was and whether it happened."""
    to = links.address(links.TIMELINE, view.toggled("event", str(row["event"])), here.events)
    when = facts(
        happened_on(row["first"], row["last"], str(row["certainty"]), row["value"]),
        CERTAINTY_WORDS.get(str(row["certainty"])),
        status_words(row),
        row.get("set_by"),
        checked_words(row),
    )
    return tag("li", link(to, english(str(row["label"]))), tag("span", when, class_="count"))
