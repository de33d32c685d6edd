"""The order of the list of articles: chosen by a link, and kept in the address of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.page import links
from dashboard.page.markup import Markup, join, link, tag

if TYPE_CHECKING:
    from dashboard.page.opening import Here
    from dashboard.view import View

BEST = "relevance"
ORDERS = {
    BEST: "Best match",
    "date": "Newest",
    "oldest": "Oldest",
    "source": "Source",
    "words": "Longest",
}


def chosen(view: View, asked: str) -> str:
    """Return the order of the list; only a search has best matches."""
    usual = BEST if view.text else "date"
    return asked if asked in ORDERS and asked != BEST else usual


def orders(here: Here, now: str) -> Markup:
    """Return the orders of the list as links."""
    usual = chosen(here.view, "")
    items = [
        link(
            links.address(
                links.ARTICLES, here.view, here.events, sort=None if name == usual else name
            ),
            words,
            aria_current="true" if name == now else None,
        )
        for name, words in ORDERS.items()
        if here.view.text or name != BEST
    ]
    return tag(
        "nav", tag("span", "Order: "), join(items, " "), class_="choices", aria_label="Order"
    )
