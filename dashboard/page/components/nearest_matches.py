"""What comes nearest where nothing matches: each searched word alone, and quotations without the search."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.corpus import Corpus
from dashboard.corpus.search import fold, parse_query
from dashboard.page.components import links
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.view import View
from dashboard.wording import count, in_marks, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.page.open_collection import Here

MOST_WORDS = 6
ALL = "An article must have all words of a search."
ABOUT_WORDS = re.compile(
    r"^wh(o|at|ich) ((is|are|was|were|goes|go|went|has|have) )?|(,? and why)?[?. ]*$"
)
"""What a question says around what it asks for: "Who goes unnamed, and why?"."""
KINDS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    (
        "unnamed sources",
        "quotation",
        r"anonymity|(unnamed|anonymous|unidentified|not named)( (sources?|officials?|people|speakers?))?",
        {"named": ("unnamed",)},
    ),
    (
        "who did not answer",
        "question",
        r"(no|(did not|didn.t|declin\w+ to|refus\w+ to)) (comments?|answer|respond|reply)",
        {"status": ("declined",)},
    ),
    (
        "what was denied",
        "quotation",
        r"den(y|ies|ied|ials?)",
        {"status": ("denied",)},
    ),
)
"""The kinds of quotations that have a list of their own: its name, its unit, and the searches that mean it."""


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


def link_to_kind(here: Here) -> Markup:
    """Return a link to the quotations that a search names by their kind: "unnamed sources", "no comment", "denied"."""
    asked = ABOUT_WORDS.sub("", fold(here.view.text)).strip()
    for words, unit, kind, name in KINDS:
        if re.fullmatch(kind, asked):
            view = replace(replace(here.view, text="", named=(), status=()), **name)
            many = here.ask(Corpus.said, view).total
            to = _link(here, links.QUOTATIONS, view, count(many, unit))
            return tag("p", f"Or see {words}: ", to, ".", class_="hint") if many else Markup("")
    return Markup("")


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
