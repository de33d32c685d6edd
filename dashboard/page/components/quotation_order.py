"""How the quotations are listed: what, in which order, how many; kept in the address of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.corpus import Corpus
from dashboard.page.components import links
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.corpus.statements import Said
    from dashboard.page.open_collection import Here
    from dashboard.view import View

STEP, MOST = 30, 1000
SORTS = {
    "relevance": "Best match",
    "date": "Newest",
    "text": "Oldest, as printed",
    "prominence": "Prominent first",
    "speaker": "Speaker",
    "source": "Source",
}
RETOLD = "retold"


@dataclass(frozen=True, slots=True)
class Listing:
    """The state of the list that is no filter: what is shown, in which order, and how much."""

    show: str = ""
    sort: str = ""
    rows: int = STEP

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Listing:
        """Return the listing that an address asks for; what cannot be read is left out."""
        rows = query.get("rows", "")
        return cls(
            show=RETOLD if query.get("show") == RETOLD else "",
            sort=query.get("sort", "") if query.get("sort") in SORTS else "",
            rows=min(int(rows), MOST) if rows.isascii() and rows.isdigit() else STEP,
        )

    def order(self, view: View) -> str:
        """Return the order of the list; only a search has best matches."""
        usual = "relevance" if view.text else "date"
        return usual if self.sort in {"", "relevance"} else self.sort

    def address(self, here: Here, view: View | None = None) -> str:
        """Return the page's address with this listing, for the view or another one."""
        more = {
            "show": self.show or None,
            "sort": self.sort or None,
            "rows": self.rows if self.rows != STEP else None,
        }
        asked = here.view if view is None else view
        return links.address(links.QUOTATIONS, asked, here.events, **more)

    def told(self, here: Here) -> dict[str, str]:
        """Return what a file of this list says of itself that its view does not: where it opens."""
        if self.show != RETOLD:
            return {}
        query = replace(self, sort="", rows=STEP).address(here).partition("?")[2]
        return {"link": f"?{query}"}


def shelves(here: Here, listing: Listing) -> Markup:
    """Return the links between all quotations, the unnamed, who did not answer, and the retold."""
    view = here.view
    plain = replace(view, named=(), status=())
    numbers: Said = here.ask(Corpus.said, plain)
    named, statuses = (
        dict(numbers.facets[name].itertuples(index=False, name=None))
        for name in ("named", "status")
    )
    parts = [
        ("All quotations", plain, "", numbers.total),
        ("Unnamed sources", replace(plain, named=("unnamed",)), "", named.get("unnamed", 0)),
        ("Expected or denied", replace(plain, status=("expected", "denied")), "", numbers.unsaid),
        ("Did not answer", replace(plain, status=("declined",)), "", numbers.declined),
        (
            "No speaker given",
            replace(plain, status=("unattributed",)),
            "",
            statuses.get("unattributed", 0),
        ),
        ("Repeated quotes", plain, RETOLD, numbers.retold),
    ]
    items = [
        link(
            replace(listing, show=show, rows=STEP).address(here, to),
            words,
            tag("span", f" {number(total)}", class_="count"),
            aria_current="true" if (to, show) == (view, listing.show) else None,
        )
        for words, to, show, total in parts
        if total
    ]
    held = [words for words, to, show, _ in parts if (to, show) == (view, listing.show)]
    nav = tag("nav", join(items, " "), class_="choices shelves", aria_label="What to list")
    return folded(held[0] if held else "Show", nav)


def folded(words: str, choices: Markup) -> Markup:
    """Return choices that a phone folds away under some words; wider screens always show them."""
    return tag("details", tag("summary", words), choices, class_="narrowing")


def orders(here: Here, listing: Listing) -> Markup:
    """Return the orders of the list as links."""
    now = listing.order(here.view)
    items = [
        link(
            replace(listing, sort=name, rows=STEP).address(here),
            words,
            aria_current="true" if name == now else None,
        )
        for name, words in SORTS.items()
        if here.view.text or name != "relevance"
    ]
    lead = tag("span", "Order: ", class_="lead")
    nav = tag("nav", lead, join(items, " "), class_="choices", aria_label="Order")
    return folded(SORTS[now], nav)


def more(here: Here, listing: Listing, total: int) -> Markup:
    """Return the link that lengthens the list, if there is more."""
    left = total - listing.rows
    if left <= 0 or listing.rows >= MOST:
        return Markup("")
    longer = replace(listing, rows=listing.rows + STEP)
    words = f"Show {number(min(left, STEP))} more"
    return tag("p", link(longer.address(here), words, class_="quiet"), class_="more")
