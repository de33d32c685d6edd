"""Addresses inside the page: which page, which View, which article and sentence."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from dashboard.corpus.amendments import place
from dashboard.corpus.view_links import PRIVATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.page.open_collection import Here
    from dashboard.view import View

ENTITIES, PROFILE = "entities", "profile"
OVERVIEW, TIMELINE, QUOTATIONS = "", "timeline", "quotations"
ARTICLES, ARTICLE, ABOUT = "articles", "article", "about"
COMPARE, ADD, DESK = "compare", "add", "desk"
SAVED_FROM = {
    **dict.fromkeys((OVERVIEW, ENTITIES, TIMELINE, QUOTATIONS, ARTICLES), ()),
    PROFILE: ("profile",),
    COMPARE: ("one.", "two.", "filters"),
}
"""The pages that a view can be saved from, each with how those parameters of its own begin that are kept."""
CORRECT = "correct"
"""The parameter of a link that opens a form of corrections."""
DRAWING = "draw"
"""The parameter of a link to the draws on About: they come first there."""
SHARED = "shared"
"""The parameter that tells which collection a link was shared from."""
SINCE = "since"
"""The parameter of a saved view's link: what came after that time is marked as new."""
UNREADABLE = "unreadable"
"""Its value where the browser could not open a private link."""
PAGES = (
    (OVERVIEW, "Overview"),
    (ENTITIES, "Entities"),
    (TIMELINE, "Timeline"),
    (QUOTATIONS, "Quotations"),
    (ARTICLES, "Articles"),
    (COMPARE, "Compare"),
    (DESK, "Desk"),
    (ADD, "Add"),
    (ABOUT, "About"),
)
FIRST = 5
"""So many of them have a place in the line of a narrow screen; the others are under *More*."""
MORE = frozenset(page for page, _ in PAGES[FIRST:])
UNDER = {PROFILE: ENTITIES, ARTICLE: ARTICLES}
"""Under which of these the pages stand that the menu does not name."""


def address(page: str, view: View, events: Mapping[str, str] | None = None, **more: object) -> str:
    """Return the address of a page with a View, relative to the page's root.

    ``events`` names event ids, because the address bar carries the words of the widget. ``more``
    are parameters of their own, like the article that is open; a list gives one for each item.
    """
    names = {} if events is None else events
    pairs = [
        (field, names.get(value, value) if field == "event" else value)
        for field, value in view.to_query()
    ]
    for name, value in more.items():
        values = value if isinstance(value, (list, tuple)) else [value]
        pairs += [(name, str(one)) for one in values if one is not None]
    query = urlencode(pairs)
    return f"{page or './'}?{query}" if query else page or "./"


def shared(address: str, fingerprint: str, articles: int) -> str:
    """Return an address that also tells which collection it was shared from, to be compared."""
    mark = urlencode({SHARED: f"{fingerprint}.{articles}"})
    return f"{address}{'&' if '?' in address else '?'}{mark}"


def private(address: str) -> str:
    """Return an address whose query stands behind ``#``, encoded, as ``view_of`` reads it too.

    Browsers keep what stands there to themselves: no server, proxy or log on the way is told a word
    of it. It hides nothing from who has the link.
    """
    page, _, query = address.partition("?")
    return f"{page}#{PRIVATE}{urlsafe_b64encode(query.encode()).decode().rstrip('=')}"


def shared_from(mark: str) -> tuple[str, int] | None:
    """Return fingerprint and number of articles of a mark; None where it cannot be read."""
    fingerprint, _, articles = mark.partition(".")
    readable = fingerprint and articles.isdecimal() and len(articles) < 10
    return (fingerprint, int(articles)) if readable else None


def kept(page: str, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the page's own parameters of a link that a saved view keeps beside its filters."""
    begin = SAVED_FROM.get(page, ())
    return {name: value for name, value in query.items() if begin and name.startswith(begin)}


def sentence_address(
    view: View, article: str, at: int | None = None, events: Mapping[str, str] | None = None
) -> str:
    """Return the address of an article, open at the sentence that holds offset ``at``."""
    return address(ARTICLE, view, events, article=article, at=None if at is None else int(at))


def correction_address(
    view: View, row: Mapping[str, Any], item: str, events: Mapping[str, str] | None = None
) -> str:
    """Return the address of the form that corrects a quotation or an event, on its article's page."""
    named = f"{item} {place(row)}"
    return address(ARTICLE, view, events, article=row["article"], correct=named)


def profile_address(here: Here, row: Mapping[str, Any], **more: object) -> str:
    """Return the address of an entity's profile: by its name, or by its id where two share it."""
    shared = row["name"] in here.shared_names
    return address(
        PROFILE, here.view, here.events, profile=row["entity"] if shared else row["name"], **more
    )
