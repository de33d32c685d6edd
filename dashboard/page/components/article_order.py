"""The order of the list of articles: chosen by a link, and kept in the address of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.page.components import links
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.wording import count

if TYPE_CHECKING:
    from dashboard.corpus import Totals
    from dashboard.page.open_collection import Here
    from dashboard.view import View

BEST = "relevance"
ORDERS = {
    BEST: "Best match",
    "date": "Newest",
    "oldest": "Oldest",
    "source": "Source",
    "words": "Longest",
}


PARTS = {
    "undated": "without a date",
    "unsourced": "of unknown source",
    "copies": "printed before, alike or nearly",
    "unread": "in a language that is not read yet",
}
"""The parts of the list that a number in a standfirst opens, and how a headline says them."""


def part(asked: str, totals: Totals) -> tuple[str, int]:
    """Return the part of the list that an address asks for, and how many articles it has."""
    sizes = {
        "undated": totals.undated,
        "unsourced": totals.unsourced,
        "copies": totals.copies,
        "unread": totals.unparsed,
    }
    return (asked, sizes[asked]) if asked in PARTS else ("", totals.articles)


def told(only: str, many: int) -> str:
    """Return how many articles are listed, in a headline."""
    words = count(many, "article").capitalize()
    return f"{words} {PARTS[only]}" if only else words


def chosen(view: View, asked: str) -> str:
    """Return the order of the list; only a search has best matches."""
    usual = BEST if view.text else "date"
    return asked if asked in ORDERS and asked != BEST else usual


def orders(here: Here, now: str, only: str) -> Markup:
    """Return the orders of the list as links."""
    usual = chosen(here.view, "")
    items = [
        link(
            links.address(
                links.ARTICLES,
                here.view,
                here.events,
                sort=None if name == usual else name,
                only=only or None,
            ),
            words,
            aria_current="true" if name == now else None,
        )
        for name, words in ORDERS.items()
        if here.view.text or name != BEST
    ]
    return tag(
        "nav",
        tag("span", "Order: ", class_="lead"),
        join(items, " "),
        class_="choices",
        aria_label="Order",
    )
