"""Title, authors, dates and source of a page: JSON-LD, then meta tags, then the page's own marks.

A publication date is trusted by agreement: the more of JSON-LD, meta, URL and htmldate name the
same day, the surer it is; where they differ, both are kept as evidence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.intake.identity import web_address
from dashboard.intake.layout import marks
from dashboard.intake.names import author_names, tidy_name
from dashboard.intake.webpage.dates import read_dates
from dashboard.intake.webpage.linked import Linked, read_linked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from dashboard.intake.draft import Draft

SITE_SUFFIX = re.compile(r"\s+(?:[|–—·•»:]|-)\s+[^|–—·•»]{2,40}$")


class Meta:
    """The meta tags of a page by name, lower case; the first of each counts."""

    def __init__(self, tree: HtmlElement) -> None:
        self.values: dict[str, str] = {}
        self.lists: dict[str, list[str]] = {}
        for tag in tree.iter("meta"):
            name = tag.get("property") or tag.get("name") or tag.get("itemprop")
            content = tag.get("content")
            if name and content and content.strip():
                key = name.strip().lower()
                self.values.setdefault(key, content.strip())
                self.lists.setdefault(key, []).append(content.strip())

    def first(self, *names: str) -> str | None:
        """Return the first of the named tags that is there."""
        return next((self.values[name] for name in names if name in self.values), None)

    def all(self, *names: str) -> list[str]:
        """Return every content of the first of the named tags that is there."""
        return next((self.lists[name] for name in names if name in self.lists), [])


def read_metadata(draft: Draft, tree: HtmlElement, page: str) -> None:
    """Fill in what a page says of itself; the tree is left as it was."""
    linked, meta = read_linked(tree), Meta(tree)
    draft.canonical_url = _canonical(tree, meta, draft.url)
    draft.url = draft.url or draft.canonical_url
    draft.source = _source(linked, meta)
    draft.title = _title(tree, linked, meta, draft.source)
    draft.deck = _deck(linked, meta, draft.title)
    draft.authors = tuple(_authors(tree, linked, meta))
    draft.byline = ", ".join(draft.authors) or None
    draft.section = linked.text("articleSection") or meta.first("article:section")
    draft.language = linked.text("inLanguage") or tree.get("lang")
    read_dates(draft, tree, page, linked, meta)
    free = linked.node.get("isAccessibleForFree")
    if free is False or str(free).lower() == "false":
        draft.warnings.append("paywalled")


def _canonical(tree: HtmlElement, meta: Meta, url: str | None) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            return web_address(link.get("href"), url)
    return web_address(meta.first("og:url"), url)


def _source(linked: Linked, meta: Meta) -> str | None:
    publisher = linked.names("publisher")
    return meta.first("og:site_name") or (publisher[0] if publisher else None) or meta.first("application-name")


def _headings(tree: HtmlElement) -> list[str]:
    found = (" ".join(element.text_content().split()) for element in tree.iter("h1"))
    return list(dict.fromkeys(heading for heading in found if heading))


def _title(tree: HtmlElement, linked: Linked, meta: Meta, source: str | None) -> str | None:
    """Return the headline that the page shows, checked against what it says of itself."""
    headings = _headings(tree)
    stated = [
        without_site(title, source)
        for title in (linked.text("headline"), meta.first("og:title"), meta.first("twitter:title"))
        if title
    ]
    if len(headings) == 1:
        return headings[0]
    for heading in headings:
        if any(marks.fold(heading) == marks.fold(title) for title in stated):
            return heading
    if stated:
        return stated[0]
    if headings:
        return headings[0]
    head = tree.findtext(".//title")
    return without_site(head, source) if head else None


def without_site(title: str, source: str | None) -> str:
    """Return a title without the name of the site behind it."""
    match = SITE_SUFFIX.search(title)
    if not match:
        return title.strip()
    tail = marks.fold(match[0])
    site = marks.fold(source or "")
    if site and (tail in site or site in tail or tail.replace(" ", "") in site.replace(" ", "")):
        return title[: match.start()].strip()
    return title.strip()


def _deck(linked: Linked, meta: Meta, title: str | None) -> str | None:
    deck = linked.text("description", "alternativeHeadline") or meta.first("og:description", "description")
    if not deck or marks.fold(deck) == marks.fold(title or "") or deck.endswith(("…", "...")):
        return None
    return deck if len(deck) < 600 else None


def _authors(tree: HtmlElement, linked: Linked, meta: Meta) -> Iterable[str]:
    """Return the authors' names by the first means that names any."""
    for stated in (
        linked.names("author") or linked.names("creator"),
        meta.all("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"),
        _marked(tree),
    ):
        names = _tidied(stated)
        if names:
            return names
    return ()


def _tidied(stated: Iterable[str]) -> list[str]:
    names: dict[str, str] = {}
    for entry in stated:
        for name in author_names(entry):
            tidy = tidy_name(name)
            if tidy:
                names.setdefault(marks.fold(tidy), tidy)
    return list(names.values())


def _marked(tree: HtmlElement) -> list[str]:
    """Return names that the markup calls the author's."""
    found = tree.xpath(
        "//*[@rel='author' or @itemprop='author' or contains(concat(' ', normalize-space(@class), ' '), ' author ')]"
    )
    words = (" ".join(element.text_content().split()) for element in found[:6])
    return [line for line in words if line and len(line) < 120]
