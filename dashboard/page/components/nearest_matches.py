"""What comes nearest where no quotation matches: each searched word alone, and the view without it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.corpus import Corpus
from dashboard.page.components import links
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.wording import count, in_marks, number

if TYPE_CHECKING:
    from dashboard.page.open_collection import Here
    from dashboard.view import View

MOST_WORDS = 6
OPERATORS = {"OR", "AND", "NOT"}


def nearest(here: Here, looks_in: str) -> Markup:
    """Return where search looks, and links to what is found with one word of it, or without it."""
    view = here.view
    if not view.text:
        return Markup("")
    words = [word for word in dict.fromkeys(view.text.split()) if word not in OPERATORS]
    tried = [replace(view, text=word) for word in words[:MOST_WORDS]] if len(words) > 1 else []
    alone = [_found(here, one, in_marks(one.text)) for one in tried]
    plain = replace(view, text="")
    total = here.ask(Corpus.count_quotations, plain)
    parts = [
        looks_in,
        join(["Found alone: ", join(filter(None, alone), ", "), "."]) if any(alone) else "",
        join(["Without the search: ", _link(here, plain, count(total, "quotation")), "."])
        if total
        else "",
    ]
    return tag("p", join(filter(None, parts), " "), class_="hint")


def _found(here: Here, view: View, words: str) -> Markup:
    """Return a link to a view with how much it holds, or nothing where it is empty."""
    total = here.ask(Corpus.count_quotations, view)
    return join([_link(here, view, words), f" {number(total)}"]) if total else Markup("")


def _link(here: Here, view: View, words: str) -> Markup:
    address = links.address(links.QUOTATIONS, view, here.events)
    return link(address, tag("bdi", words))
