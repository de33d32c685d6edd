"""The view in words: a sentence of chips that can be taken away, undo, and the links to copy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.corpus import Corpus
from dashboard.corpus.search import read_as
from dashboard.page.components import links
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.view import View
from dashboard.wording import NO_BREAK, count, unbroken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.page.open_collection import Here
    from dashboard.view import Clause, Filter

PROFILES = 3
"""To how many of the names asked for a view offers the profile."""


def drawn(here: Here, page: str, lead: str | None = "", **more: object) -> Markup:
    """Return the view as a sentence of chips that can be taken away, then undo and "Copy link".

    Narrow screens fold them under the view in words; how a search was read is never folded.
    """
    view, names = here.view, here.events

    def to(other: View) -> str:
        return links.address(page, other, names, **more)

    parts: list[Markup] = []
    said = sentence(view, names, lambda field, value: to(view.without(field, value)))
    if said and lead is not None:
        parts.append(tag("span", lead, said, class_="sentence"))
    if said:
        parts.append(link(to(View()), "Clear all", class_="quiet"))
    if many := _undated(here):
        bare = replace(view, published=None, dated=("undated",))
        words = f"{count(many, 'article')} without a date left out"
        parts.append(link(links.address(links.ARTICLES, bare, names), words, class_="quiet"))
    for name in _profiles(here) if page != links.PROFILE else ():
        known = {"name": name, "entity": name}
        to_profile = links.profile_address(here, known)
        parts.append(link(to_profile, "Profile of ", tag("bdi", name), class_="quiet"))
    parts.append(copy_link(here, to(view)))
    own = links.kept(page, more)
    if page in links.SAVED_FROM and (own or view != View()):
        kept = links.address(links.DESK, view, names, **own, **{"from": page})
        parts.append(link(kept, "Save view", class_="quiet", data_keep=""))
    # A phone's browser shares an address by itself: a link to copy alone takes no line there.
    plain = " plain" if len(parts) == 1 else ""
    words = tag("summary", tag("bdi", view.describe(names) if said else "Copy link or save view"))
    line = tag("p", join(parts, " "), class_="view-line")
    back = here.before
    asking = [
        tag("details", words, line, class_=f"narrowing asked{plain}"),
        tag("a", "Undo", href=to(back), data_undo="", class_="quiet") if back is not None else "",
    ]
    read = read_as(view.text)
    as_read = (
        tag("p", "Searched for: ", tag("b", tag("bdi", read)), class_="read-as") if read else ""
    )
    return join([as_read, tag("div", *asking, class_="asking" if said else "asking bare")])


def _undated(here: Here) -> int:
    """Return how many articles a period leaves out because nobody knows when they were published."""
    if here.view.published is None or here.view.dated:
        return 0
    whole = replace(here.view, published=None)
    return here.ask(Corpus.totals, whole).undated


def _profiles(here: Here) -> list[str]:
    """Return the names asked for that have a profile: this collection may lack what a link names."""
    if not here.view.entity:
        return []
    lacking = here.ask(Corpus.unknown)
    return [name for name in here.view.entity if name not in lacking][:PROFILES]


def copy_link(here: Here, address: str, alone: str = "") -> Markup:
    """Return the link that is copied, not followed: it tells the collection that it was shared from.

    Where it carries words, it is offered in the form too that no server is told, and as ``alone``,
    the address of the same without the reader's filters, where there is one.
    """

    def shared(address: str) -> str:
        everything = here.ask(Corpus.totals, View()).articles
        return links.shared(address, here.corpus.fingerprint, everything)

    to = shared(address)
    plain = tag("a", "Copy link", href=to, data_copy="", class_="quiet")
    if "?" not in address:
        return plain
    if alone and alone != address:
        words = "Copy link without filters"
        bare = tag("a", words, href=shared(alone), data_copy="alone", class_="quiet")
        plain = join([plain, bare], " ")
    private = tag(
        "a",
        "Copy private link",
        href=links.private(to),
        data_copy="private",
        class_="quiet",
        title="The view follows the #, encoded: browsers do not send it, so no log has its words",
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
    return join(["Articles ", join(said, ", ")]) if said else None


def _clause(clause: Clause, without: Callable[[Filter], str]) -> Markup:
    """Return a part of the view's sentence, each of its filters a chip that takes it away."""
    chips = [
        link(
            without(part),
            tag("bdi", unbroken(part.words)),
            tag("span", f"{NO_BREAK}×", aria_hidden="true"),
            class_="chip",
            title="Remove this filter",
            aria_label=f"Remove {clause.lead} {part.words}",
        )
        for part in clause.filters
    ]
    *first, last = chips
    listed = join([join(first, ", "), last], f" {clause.last} ") if first else last
    return join([f"{clause.lead} ", listed, clause.tail])
