"""Saved views: a reader's own, under names, with what came to each since they last looked at it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode

import streamlit as st

from dashboard.corpus.desks import LONGEST_NAME, Desk, now
from dashboard.corpus.manifest import CorpusError
from dashboard.page import open_collection
from dashboard.page.components import comparison_views, desk, headings, links, view_line
from dashboard.page.components.list_rows import title_of
from dashboard.page.components.markup import Markup, link, tag
from dashboard.view import View
from dashboard.wording import count, day, number, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.corpus.desks import SavedView
    from dashboard.page.open_collection import Here

HOW = "Filter any page, press “Save view” under its headline, and come back here to rename it and to see what is new."
FROM = "from"
"""The parameter that tells the page that a view is saved from."""
PAGES = {name: words for name, words in links.PAGES if name in links.SAVED_FROM}
PAGES |= {links.PROFILE: "Profile"}
FIRST = 5
"""New articles that are named under a view."""


def show(here: Here, mine: Desk) -> None:
    """Show the form that saves the reader's view, and the views saved before."""
    headings.heading("Saved views", None if mine.views else HOW)
    page = st.query_params.get(FROM, links.OVERVIEW)
    page = page if page in PAGES else links.OVERVIEW
    asked = _Asked(here.view, page, links.kept(page, _query()))
    if here.view != View() or asked.own:
        _form(here, asked)
    for number_, view in enumerate(mine.views):
        _saved(here, view, number_)


def kept() -> None:
    """Keep the view of the page under its own words, without leaving the page: on the desk it can be renamed."""
    asked = st.session_state[desk.BEHAVIOUR].get("keep") or {}
    query, here = parse_qs(str(asked.get("query"))), open_collection.here()
    page = query.get(FROM, [""])[0]
    if page in PAGES:
        view = _Asked(here.view, page, links.kept(page, query))
        name = shortened(view.described(here), LONGEST_NAME - 10)
        desk.keep(here.corpus.path, name, view.to_url(), page)


def _form(here: Here, asked: _Asked) -> None:
    """Offer to keep the view that the reader came with."""
    st.html(tag("p", f"Now: {asked.described(here)}."))
    with st.container(horizontal=True, vertical_alignment="bottom", key="save_view"):
        key = "save-view-name"
        st.text_input("Name of this view", key=key, max_chars=LONGEST_NAME, width=320)
        save = partial(desk.save, here.corpus.path, asked.to_url(), asked.page, key)
        st.button("Save view", key="save-view", on_click=save)


def _saved(here: Here, view: SavedView, place: int) -> None:
    """Show a view with what is new in it, its link, its name to be changed, and the way to take it away."""
    asked, path = _asked(view), here.corpus.path
    here.events.learn([one for one in asked.view.event if one in here.events])
    new = asked.came(here, view.seen)
    with st.container(key=f"saved-{place}"):
        st.html(_told(here, view, asked, new))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            key = f"rename-{view.name}"
            st.text_input(
                "Name",
                view.name,
                key=key,
                max_chars=LONGEST_NAME,
                width=320,
                label_visibility="collapsed",
                on_change=partial(desk.rename, path, view, key),
            )
            st.button(
                "Delete",
                key=f"delete-{view.name}",
                type="tertiary",
                on_click=partial(desk.change, path, partial(Desk.without_view, name=view.name)),
            )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a saved view asks for: filters, page, and what that page shows besides: whose profile, or which sides."""

    view: View
    page: str
    own: Mapping[str, Any]

    def to_url(self) -> str:
        """Return the query under which it is kept."""
        return "&".join(one for one in (self.view.to_url(), urlencode(self.own, doseq=True)) if one)

    def address(self, here: Here, **more: str) -> str:
        """Return its link."""
        return links.address(self.page, self.view, here.events, **self.own, **more)

    def sides(self, here: Here) -> comparison_views.Pair | None:
        """Return what it compares."""
        return comparison_views.of_link(self.own, self.view, here.events.id_of)

    def views(self, here: Here) -> list[View]:
        """Return the Views that hold its articles."""
        if pair := self.sides(here):
            return [pair.one, pair.two]
        return [self.view.naming(name) for name in self._whose(here)] or [self.view]

    def _whose(self, here: Here) -> list[str]:
        """Return whose profile it is, by the name that this collection has."""
        asked = self.own.get("profile", ())
        found = [here.identified(one)["name"].tolist()[:1] or [one] for one in asked]
        return [name for some in found for name in some]

    def described(self, here: Here) -> str:
        """Return in words what it asks for, and on which page."""
        said = self.view.describe(here.events)
        if pair := self.sides(here):
            said = comparison_views.against(pair, here.events)
        if whose := self._whose(here):
            said = f"{whose[0]}, {said[:1].lower()}{said[1:]}"
        return f"{said}, on {PAGES.get(self.page, PAGES[links.OVERVIEW])}"

    def came(self, here: Here, since: str) -> list[str]:
        """Return the ids of its articles that came after a time."""
        found = (one for view in self.views(here) for one in here.came(view, since))
        return list(dict.fromkeys(found))


def _asked(view: SavedView) -> _Asked:
    query = parse_qs(view.query)
    return _Asked(View.from_query(query), view.page, links.kept(view.page, query))


def _query() -> dict[str, list[str]]:
    """Return the parameters of the page that is open."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _told(here: Here, view: SavedView, asked: _Asked, new: Sequence[str]) -> Markup:
    to = asked.address(here, **{links.SINCE: view.seen})
    plain = asked.address(here)
    fresh = f"{count(len(new), 'new article')} since" if new else "Nothing new since"
    return tag(
        "div",
        tag("h3", link(to, tag("bdi", view.name))),
        tag("p", f"{asked.described(here)}.", class_="facts"),
        tag(
            "p",
            tag("span", fresh, class_="tag" if new else None),
            f" you last looked on {day(dt.date.fromisoformat(view.seen[:10]))}. ",
            view_line.copy_link(here, plain),
            class_="article-line",
        ),
        _names(here, new),
        class_="saved-view",
    )


def _names(here: Here, new: Sequence[str]) -> Markup:
    """Return the headlines of the first new articles, each a link."""
    found = here.texts(new[:FIRST])
    items = [
        tag(
            "li",
            link(
                links.sentence_address(View(), one.id), tag("bdi", title_of({"title": one.title}))
            ),
        )
        for one in found.values()
    ]
    more = len(new) - len(items)
    rest = [tag("li", f"and {number(more)} more", class_="note")] if more > 0 else []
    return tag("ul", *items, *rest) if items else Markup("")


def since() -> str:
    """Return after which time what came is new to the reader, as the link says; empty where it says nothing."""
    asked = st.query_params.get(links.SINCE, "")
    try:
        return asked if dt.datetime.fromisoformat(asked).tzinfo else ""
    except ValueError:
        return ""


def look(here: Here, view: View) -> None:
    """Keep that the reader looks at a view of theirs now: what comes later is new next time.

    Whoever is shown an older version has not seen what came since.
    """
    if not (asked := since()):
        return
    try:
        if here.corpus.newer():
            return
        seen = [one for one in desk.of(here.corpus.path).views if one.seen == asked]
    except CorpusError:  # the page of the desk says so
        return
    for one in seen:
        kept = _asked(one)
        if kept.view == view and kept.own == links.kept(kept.page, _query()):
            looked = replace(one, seen=now())
            desk.change(here.corpus.path, partial(Desk.with_view, view=looked, instead=one.name))


def new_of(here: Here) -> frozenset[str]:
    """Return the ids of the view's articles that are new to the reader, as their link says."""
    asked = since()
    return frozenset(here.came(here.view, asked)) if asked else frozenset()


def notice(here: Here, views: Sequence[View]) -> None:
    """Say above a page that was opened as a saved view how much is new in it; ``views`` hold its articles."""
    if not since():
        return
    new = {one for view in views for one in here.came(view, since())}
    words = (
        f"{count(len(new), 'new article')} since you last looked"
        if new
        else "Nothing new since you last looked"
    )
    to = links.address(links.ARTICLES, views[0], here.events, **{links.SINCE: since()})
    more = [": ", link(to, "see them marked in the list")] if new and len(views) == 1 else []
    st.html(tag("div", tag("p", words, *more, "."), class_="notice", role="status"))
