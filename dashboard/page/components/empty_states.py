"""Why a list or a page is empty, and what to do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.search import NO_WORD, parse_query
from dashboard.page.components import links, nearest_matches, switch_collection
from dashboard.page.components.markup import Markup, join, link, tag, text
from dashboard.page.open_collection import may_change
from dashboard.view import SETTINGS, View
from dashboard.wording import day

if TYPE_CHECKING:
    from dashboard.page.open_collection import Here


BEGIN = {
    "Repeated quotes": "what several articles carry, with what differs between the versions",
    "Unnamed sources": "who speaks without a name, and the reason given",
    "Expected or denied": "what was only expected to be said, and what was denied",
    "Events": "what is reported to have happened, each with its sentences",
}
"""What is found under a list that a reader may pick from."""


def nothing_matches(here: Here, page: str, advice: str) -> None:
    """Show why a page is empty: the collection is, or nothing in it matches the view.

    To clear the filters leads to the same ``page``.
    """
    if parse_query(here.view.text).wordless:
        plain = link(links.address(page, replace(here.view, text="")), "clear the search")
        nothing_here(
            NO_WORD,
            join(["Type a word, or ", tag("span", plain, ".")]),
        )
        return
    if here.ask(Corpus.totals, View()).articles:
        fields = [one.field for one in here.view.filters() if one.field not in SETTINGS]
        one = "search" if fields == ["text"] else "filter"
        several = len(fields) > 1
        lead, words = (advice, "clear all filters") if several else ("", f"Clear the {one}")
        clear = tag("span", link(links.address(page, View()), words), ".")
        nothing_here(
            f"Nothing in this collection matches {'all of these filters' if several else f'this {one}'}.",
            join([lead, clear], " ") if lead else clear,
        )
        if page == links.QUOTATIONS or here.totals.articles:
            return  # it says so itself; and what a profile lacks, the collection may have
        if alone := nearest_matches.words_alone(here, page):
            st.html(alone)
        return
    invite()


def no_article(here: Here, others: Markup, *, named: bool) -> None:
    """Say that an article is not here, be it ``named`` in the link or none, and lead to ``others``."""
    if not here.ask(Corpus.totals, View()).articles:
        invite()
        return
    words = "The link names an article that this collection does not have."
    if removals := Corrections(here.corpus.path).removals():
        when = f"the last on {day(removals[-1].day)}"
        words += f" Articles have been removed from it for good, {when}: it may be one of them."
    nothing_here(words if named else "No article is chosen.", others)


def invite() -> None:
    """Invite the reader of a collection without articles to add some, or to see the demo first.

    Who came by a link learns that it was made of another collection.
    """
    if not may_change():
        nothing_here("This collection has no articles yet.", "Whoever hosts it can add some.")
        return
    if st.query_params:
        demo = switch_collection.link_of_demo()
        where = "copied from the demo" if demo else "made in another collection"
        other = "A link of the demo opens in the demo; any other needs the collection that it came from."
        nothing_here(
            f"This link was {where}: this collection has no articles yet.",
            "It opens there." if demo else other,
        )
        switch_collection.offer_demo("Open this link in the demo")
        return
    add = link(links.address(links.ADD, View()), "Add articles", class_="go")
    nothing_here(
        add, "Paste one, or choose or drop files. Or see first what a collection looks like."
    )
    switch_collection.offer_demo()


def widened(here: Here, page: str) -> Markup:
    """Return what to do where a view holds too little: without filters, more articles are needed."""
    if here.view == View():
        if not may_change():
            return text("More articles give more to see.")
        add = link(links.address(links.ADD, View()), "add them")
        return join(["More articles give more to see: ", add, "."], "")
    clear = link(links.address(page, View()), "clear all filters")
    return join(["Remove a filter, or", tag("span", clear, ".")], " ")


def undated_advice(here: Here) -> Markup:
    """Return what to do where no article carries a date."""
    articles = link(links.address(links.ARTICLES, here.view, here.events), "Open an article")
    return join([
        articles,
        " to set its date: then it is counted here, and “last June” is counted from it.",
    ])  # fmt: skip


def where_to_begin(here: Here) -> None:
    """Show who has put nothing into the tray what in this collection is worth a place there."""
    everything = View()
    said, events = here.ask(Corpus.said, everything), here.ask(Corpus.totals, everything).events
    unnamed = View(named=("unnamed",))
    ways: list[tuple[object, str, str, View, dict[str, str]]] = [
        (said.retold, "Repeated quotes", links.QUOTATIONS, everything, {"show": "retold"}),
        (said.facets["named"]["value"].eq("unnamed").any(), "Unnamed sources", links.QUOTATIONS, unnamed, {}),
        (said.unsaid, "Expected or denied", links.QUOTATIONS, View(status=("expected", "denied")), {}),
        (events, "Events", links.TIMELINE, everything, {}),
    ]  # fmt: skip
    items = [
        tag(
            "li",
            link(links.address(page, view, None, **more), tag("b", words)),
            f": {BEGIN[words]}.",
        )
        for there, words, page, view, more in ways
        if there
    ]
    if items:
        st.html(tag("h3", "Where to look first") + tag("ul", *items, class_="begin"))


def nothing_here(words: object, advice: object) -> None:
    """Show why a list is empty and what to do."""
    st.html(tag("div", tag("p", words), tag("p", advice, class_="note"), class_="empty"))
