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
from dashboard.intake.webpage.outlet import outlet_of_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from dashboard.intake.draft import Draft

SITE_SUFFIX = re.compile(r"\s+(?:[|–—·•»:]|-)\s+[^|–—·•»]{2,40}$")
HOST = re.compile(r"^\S+\.[a-z]{2,6}$", re.IGNORECASE)
PERSON = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|del|di|van|von|der|den|la|bin|al)){1,4}"
)


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


def read_metadata(draft: Draft, tree: HtmlElement, page: str) -> Linked:
    """Fill in what a page says of itself, and return its JSON-LD; the tree is left as it was."""
    meta = Meta(tree)
    draft.canonical_url = _canonical(tree, meta, draft.url)
    draft.url = draft.url or draft.canonical_url
    linked = read_linked(tree, draft.canonical_url or draft.url)
    draft.source = _source(linked, meta) or _outlet(draft, tree, linked, meta)
    draft.title = _title(tree, linked, meta, draft.source)
    draft.deck = _deck(linked, meta, draft.title)
    draft.authors = tuple(_authors(tree, linked, meta, draft.source))
    draft.byline = ", ".join(draft.authors) or None
    draft.section = linked.text("articleSection") or meta.first("article:section")
    draft.language = linked.text("inLanguage") or tree.get("lang")
    read_dates(draft, tree, page, linked, meta)
    free = linked.node.get("isAccessibleForFree")
    if free is False or str(free).lower() == "false":
        draft.warnings.append("paywalled")
    if linked.is_a("LiveBlogPosting"):
        draft.kind = "liveblog"
    return linked


def _canonical(tree: HtmlElement, meta: Meta, url: str | None) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            return web_address(link.get("href"), url)
    return web_address(meta.first("og:url"), url)


def _source(linked: Linked, meta: Meta) -> str | None:
    publisher = linked.names("publisher")
    return (
        meta.first("og:site_name")
        or (publisher[0] if publisher else None)
        or meta.first("application-name")
    )


def _outlet(draft: Draft, tree: HtmlElement, linked: Linked, meta: Meta) -> str | None:
    stated = (linked.text("headline"), meta.first("og:title"), meta.first("twitter:title"))
    headlines = [*_headings(tree), *(title for title in stated if title)]
    return outlet_of_page(tree, draft.canonical_url or draft.url, headlines)


def _headings(tree: HtmlElement) -> list[str]:
    found = (" ".join(element.text_content().split()) for element in tree.iter("h1"))
    return list(dict.fromkeys(heading for heading in found if heading))


def _title(tree: HtmlElement, linked: Linked, meta: Meta, source: str | None) -> str | None:
    """Return the headline that the page shows, checked against what it says of itself."""
    headings = _headings(tree)
    headline = linked.text("headline")
    stated = [
        without_site(title, source)
        for title in (headline, meta.first("og:title"), meta.first("twitter:title"))
        if title
    ]
    if headline and _same(headline, linked.text("alternativeHeadline")):
        return stated[0]  # said twice: the newsroom's own, where the heading is for search engines
    shown = (
        headings
        if len(headings) == 1
        else [h for h in headings if any(_same(h, t) for t in stated)]
    )
    if shown:
        return next((title for title in stated if _behind_kicker(title, shown[0])), shown[0])
    if stated:
        return stated[0]
    if headings:
        return headings[0]
    head = tree.findtext(".//title")
    return without_site(head, source) if head else None


def _same(one: str, other: str | None) -> bool:
    return marks.fold(one) == marks.fold(other or "")


def _behind_kicker(title: str, heading: str) -> bool:
    """Say whether a heading is a stated title with a kicker before it."""
    words, shown = marks.fold(title), marks.fold(heading)
    return shown.endswith(f" {words}") and words.count(" ") >= 3


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
    deck = linked.text("description", "alternativeHeadline") or meta.first(
        "og:description", "description"
    )
    if not deck or marks.fold(deck) == marks.fold(title or "") or deck.endswith(("…", "...")):
        return None
    return deck if len(deck) < 600 else None


def _authors(tree: HtmlElement, linked: Linked, meta: Meta, house: str | None) -> Iterable[str]:
    """Return the authors' names by the first means that names people; a house only if none does."""
    houses = {marks.fold(name) for name in [house or "", *linked.names("publisher")]}
    named: list[str] = []
    for stated in (
        linked.names("author") or linked.names("creator"),
        meta.all(
            "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"
        ),
        _marked(tree),
    ):
        names = _tidied(stated)
        people = [
            name for name in names if marks.fold(name) not in houses and not HOST.search(name)
        ]
        if people:
            return people
        named = named or names
    return named


def _tidied(stated: Iterable[str]) -> list[str]:
    names: dict[str, str] = {}
    for entry in stated:
        for name in author_names(entry):
            tidy = tidy_name(name)
            if tidy:
                names.setdefault(marks.fold(tidy), tidy)
    return list(names.values())


def _marked(tree: HtmlElement) -> list[str]:
    """Return the first line of names that the markup calls the author's."""
    found = tree.xpath(
        "//body//*[contains(@rel, 'author') or contains(@itemprop, 'author')"
        " or contains(@class, 'uthor') or contains(@class, 'byline') or contains(@id, 'uthor')]"
    )
    for element in found[:40]:
        line = " ".join(element.text_content().split())
        if 4 < len(line) < 90 and any(map(PERSON.fullmatch, author_names(line))):
            return [name for name in author_names(line) if PERSON.fullmatch(name)]
    return []
