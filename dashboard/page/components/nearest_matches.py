"""What comes nearest where nothing matches: each searched word alone, and quotations without the search."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.corpus import Corpus
from dashboard.corpus.search import parse_query
from dashboard.page.components import links
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.view import View
from dashboard.wording import count, in_marks, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.page.open_collection import Here

MOST_WORDS = 6
ALL = "An article must have all words of a search."


def nearest(here: Here, looks_in: str) -> Markup:
    """Return where search looks, and links to what is found with one word of it, or without it."""
    view = here.view
    if not view.text:
        return Markup("")
    plain = replace(view, text="")
    total = here.ask(Corpus.count_quotations, plain)
    parts = [
        looks_in,
        _alone(here, links.QUOTATIONS, lambda one: here.ask(Corpus.count_quotations, one)),
        join(
            [
                "Without the search: ",
                _link(here, links.QUOTATIONS, plain, count(total, "quotation")),
                ".",
            ]
        )
        if total
        else "",
    ]
    return tag("p", join(filter(None, parts), " "), class_="hint")


def words_alone(here: Here, page: str) -> Markup:
    """Return that a search asks for all its words, with links to the articles that have one of them.

    Words that most articles have lead to nothing, and are left out.
    """
    most = _articles(here, View()) / 2
    found = _alone(here, page, lambda one: _articles(here, one), most)
    return tag("p", join([ALL, found], " "), class_="hint") if found else Markup("")


def _articles(here: Here, view: View) -> int:
    return here.ask(Corpus.count_articles, view)


def _alone(here: Here, page: str, holds: Callable[[View], int], most: float = math.inf) -> Markup:
    """Return links to what is found with one word of a search of several, up to so ``most`` each."""
    words = _plain_words(here.view.text)
    tried = [replace(here.view, text=word) for word in words[:MOST_WORDS]] if len(words) > 1 else []
    found = [(one, many) for one in tried if 0 < (many := holds(one)) <= most]
    each = [
        join([_link(here, page, one, in_marks(one.text)), f" {number(many)}"])
        for one, many in found
    ]
    return join(["Found alone: ", join(each, ", "), "."]) if each else Markup("")


def _plain_words(asked: str) -> list[str]:
    """Return the words of a search, each once; none where it has a phrase, a choice or what must not occur."""
    query = parse_query(asked)
    if query.excluded or any(len(group) > 1 or group[0].exact for group in query.groups):
        return []
    words = (word.rstrip(",.;:?!") for word in asked.split() if word != "AND")
    return [*dict.fromkeys(word for word in words if word)]


def _link(here: Here, page: str, view: View, words: str) -> Markup:
    return link(links.address(page, view, here.events), tag("bdi", words))
