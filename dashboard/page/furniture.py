"""What stands on every page: headline, standfirst, what the view asks for, and source lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
import yaml

from dashboard.charts.palette import role_of
from dashboard.corpus.aliases import renamed
from dashboard.page import links
from dashboard.page.markup import Markup, join, link, tag, text
from dashboard.page.numbers import linked
from dashboard.view import View
from dashboard.wording import count, number, unbroken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dashboard.page.numbers import Number
    from dashboard.page.opening import Here
    from dashboard.view import Clause, Filter

SENTENCES = yaml.safe_load(Path(__file__).with_name("about.yaml").read_text("utf-8"))["sentences"]
KEY = {
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "quote": "events and others",
}
"""What stands for each colour of the bars."""

PROFILES = 3
"""To how many of the names asked for a view offers the profile."""


def headline(
    here: Here,
    page: str,
    words: str,
    numbers: Sequence[Number | str],
    lead: str | None = "",
    **more: object,
) -> None:
    """Show the page's finding, the numbers under it, the view in words, and its link.

    ``lead`` stands before the view in words, which are left out where it is None. ``more`` are the
    page's own parameters, like the profile that is open: its links keep them.
    """
    parts: list[object] = [page_links(here, page), tag("h1", tag("bdi", unbroken(words)))]
    if numbers:
        line = linked(numbers, page, here.view, here.events)
        parts.append(tag("p", line, class_="standfirst"))
    parts.append(view_line(here, page, lead, **more))
    st.html(tag("div", *parts, class_="headline"))


def page_links(here: Here, page: str) -> Markup:
    """Return the links between pages that narrow screens show: there the menu is folded away."""
    items = [
        link(
            links.address(to, here.view, here.events),
            words,
            aria_current="page" if to == page else None,
        )
        for to, words in links.PAGES
    ]
    return tag("nav", *items, class_="pages", aria_label="Pages")


def view_line(here: Here, page: str, lead: str | None = "", **more: object) -> Markup:
    """Return the view as a sentence of chips that can be taken away, then undo and "Copy link"."""
    view, names = here.view, here.events

    def to(other: View) -> str:
        return links.address(page, other, names, **more)

    parts: list[Markup] = []
    said = sentence(view, names, lambda field, value: to(view.without(field, value)))
    if said and lead is not None:
        parts.append(tag("span", lead, said, class_="sentence"))
    if said:
        parts.append(link(to(View()), "Clear all", class_="quiet"))
    for name in here.view.entity[:PROFILES] if page != links.PROFILE else ():
        known = {"name": name, "entity": name}
        to_profile = links.profile_address(here, known)
        parts.append(link(to_profile, "Profile of ", tag("bdi", name), class_="quiet"))
    if here.before is not None:
        parts.append(link(to(here.before), "Undo", class_="quiet"))
    parts.append(copy_link(here, to(view)))
    return tag("p", join(parts, " "), class_="view-line")


def copy_link(here: Here, address: str) -> Markup:
    """Return the link that is copied, not followed: it tells the collection that it was shared from.

    Where it carries words, it is offered in the form too that no server is told.
    """
    everything = here.ask("totals", View()).articles
    to = links.shared(address, here.corpus.fingerprint, everything)
    plain = tag("a", "Copy link", href=to, data_copy="", class_="quiet")
    if "?" not in address:
        return plain
    private = tag(
        "a",
        "Copy private link",
        href=links.private(to),
        data_copy="private",
        class_="quiet",
        title="The view stands behind #, encoded: browsers do not send it, so no log has its words",
    )
    return join([plain, private], " ")


def sentence(
    view: View, events: Mapping[str, str], without: Callable[[str, str], str]
) -> Markup | None:
    """Return a view as a sentence of chips, None where it asks for nothing.

    ``without`` gives the address of what is left when one value of a filter is taken away.
    """
    said = [
        _clause(one, lambda part: without(part.field, part.value)) for one in view.clauses(events)
    ]
    return join(["Articles ", join(said, ", "), "."]) if said else None


def _clause(clause: Clause, without: Callable[[Filter], str]) -> Markup:
    """Return a part of the view's sentence, each of its filters a chip that takes it away."""
    chips = [
        link(
            without(part),
            tag("bdi", part.words),
            tag("span", " ×", aria_hidden="true"),
            class_="chip",
            title="Take this filter away",
            aria_label=f"Take away {clause.lead} {part.words}",
        )
        for part in clause.filters
    ]
    *first, last = chips
    listed = join([join(first, ", "), last], f" {clause.last} ") if first else last
    return join([f"{clause.lead} ", listed, clause.tail])


def heading(words: str, note: object = None) -> None:
    """Show a section's heading, with a note in small type after it."""
    parts = [tag("h2", words)] + ([tag("p", note, class_="note")] if note else [])
    st.html(tag("div", *parts, class_="section"))


def key_of_types(types: Iterable[str]) -> Markup:
    """Return the colours that types of entities are drawn in, each named in its colour."""
    drawn = {role_of(one) for one in types}
    words = [tag("span", KEY[role], class_=f"ink-{role}") for role in KEY if role in drawn]
    return join(words, ", ")


def source_line(words: str, hint: str = "", picture: str | None = None, title: str = "") -> None:
    """Show the line of source and method under a chart, with its quiet save buttons.

    A saved picture carries the line and its title, but not the hint of what to click.
    """
    parts = [text(f"{words} {hint}".strip())]
    if picture:
        buttons = [
            tag(
                "button",
                kind.upper(),
                type="button",
                data_save=picture,
                data_format=kind,
                data_heading=title,
                data_source=words,
            )
            for kind in ("png", "svg")
        ]
        parts.append(tag("span", "Save as picture: ", *buttons, class_="save"))
    st.html(tag("p", join(parts, " "), class_="source-line"))


def nothing_matches(here: Here, advice: str) -> None:
    """Show why a page is empty: the collection is, or nothing in it matches the view."""
    if here.ask("totals", View()).articles:
        clear = link(links.address(links.OVERVIEW, View()), "clear all filters")
        nothing_here(
            "Nothing in this collection matches all of these filters.",
            join([advice, tag("span", clear, ".")], " "),
        )
        return
    nothing_here(
        "This collection has no articles yet.",
        "Add some with “dateline add FOLDER”, or run “dateline open” without a folder for the demo.",
    )


def widened(here: Here, page: str) -> Markup:
    """Return what to do where a view holds too little: without filters, more articles are needed."""
    if here.view == View():
        return text("More articles give more to see: add them with “dateline add FOLDER”.")
    clear = link(links.address(page, View()), "clear all filters")
    return join(["Take a filter away, or", tag("span", clear, ".")], " ")


def undated_advice(here: Here) -> Markup:
    """Return what to do where no article carries a date."""
    articles = link(links.address(links.ARTICLES, here.view, here.events), "Open an article")
    return join([
        articles,
        " to fill its date in: then it is counted here, and “last June” is worked out from it.",
    ])  # fmt: skip


def nothing_here(words: str, advice: object) -> None:
    """Show why a list is empty and what to do."""
    st.html(tag("div", tag("p", words), tag("p", advice, class_="note"), class_="empty"))


def problem_notice(here: Here) -> None:
    """Say on the front page how much could not be read, so that nothing is missing in silence."""
    failed = len(here.corpus.problems())
    if failed and here.view == View():
        about = link(links.address(links.ABOUT, here.view), "see what and why")
        words = tag("p", f"{count(failed, 'item')} could not be read: ", about, ".")
        st.html(tag("div", words, class_="notice", role="status"))


def link_notices(here: Here, *views: View) -> None:
    """Say what the views ask for that this collection does not have, and how it has changed.

    Without ``views`` it is the reader's.
    """
    asked = views or (here.view,)
    if words := changed(here):
        st.html(tag("div", tag("p", words), class_="notice", role="status"))
    first_view, refused = st.session_state.get("refused", (None, []))
    several: dict[str, list[str]] = {}
    for view in asked:
        several |= here.ask("ambiguous", view)
    for form, names in several.items():
        st.html(tag("div", tag("p", *_choice(here, form, names)), class_="notice", role="status"))
    unknown = [value for view in asked for value in here.ask("unknown", view)]
    missing = dict.fromkeys([*unknown, *(refused if here.view == first_view else [])])
    if missing:
        names = join([tag("b", tag("bdi", name)) for name in missing], ", ")
        words = tag(
            "p", "This link also asks for ", names, ", which this collection does not have."
        )
        st.html(tag("div", words, class_="notice", role="status"))


def _choice(here: Here, form: str, names: Sequence[str]) -> list[Markup]:
    """Return the sentence that names whom a form may mean, each a link to the view of that one."""
    to = [
        link(links.address(links.OVERVIEW, renamed(here.view, {form: name}), here.events), name)
        for name in names
    ]
    return [text(f"Several are called “{form}”: "), join(to, ", "), text(". Choose one.")]


def changed(here: Here) -> str:
    """Return how the collection differs from the one that the link was shared from, if it does."""
    mark = st.query_params.get(links.SHARED, "")
    if mark == links.UNREADABLE:
        return (
            "This private link was cut or changed on its way and cannot be read. Ask for it again."
        )
    told = links.shared_from(mark)
    if told is None or told[0] == here.corpus.fingerprint:
        return ""
    then, now = told[1], here.ask("totals", View()).articles
    if now == then:
        return f"Other articles than when this link was shared, though again {number(now)}."
    more = f"{number(abs(now - then))} {'more' if now > then else 'fewer'}"
    return f"This collection has {count(now, 'article')}, {more} than when the link was shared."


def first_minutes(here: Here) -> None:
    """Show a newcomer, on the front page without filters, what this is; until it was read."""
    if here.view != View():
        return
    items = [tag("li", sentence) for sentence in SENTENCES]
    done = tag("button", "Got it", type="button", data_read="", class_="quiet")
    st.html(tag("div", tag("ol", *items), done, class_="first-minutes"))
