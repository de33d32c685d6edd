"""Other stories on a page: those that endless scrolling adds, and lists of what to read next.

A story below is an element of its own, with a headline that is not the page's or an address that is
not the page's. A list counts by the words above it ("You might also like") and by its linked headlines.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dashboard.intake.identity import canonical_address, web_address
from dashboard.intake.layout import line_signs
from dashboard.intake.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from dashboard.intake.draft import Draft

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
OWN_ADDRESS = (
    "data-url",
    "data-href",
    "data-permalink",
    "data-canonical",
    "itemid",
    "data-article-url",
)
"""Attributes in which pages keep the address of each story that they load."""
NUMBERED_PAGE, NUMBERED = re.compile(r"(?:^| )postid-(\d+)(?: |$)"), re.compile(r"post-(\d+)")
LONGEST_LEAD, FEWEST_LINKED, MOST_LEVELS = 60, 2, 4
STORY_LETTERS, TEASER_LETTERS = 400, 1_500
FEWEST_TEASERS, HEADLINE_WORDS, TEASER_TEXT = 3, 3, 60


def drop_following(tree: HtmlElement, draft: Draft) -> None:
    """Take the stories that are not the page's out of its tree."""
    own = canonical_address(web_address(draft.canonical_url, draft.url) or draft.url)
    title = line_signs.fold(draft.title or "")
    others = (
        _stories_below(tree, title, own),
        _numbered(tree),
        _lists(tree, title),
        _teasers(tree),
    )
    for element in [one for found in others for one in found]:
        if element.getparent() is not None:
            element.drop_tree()


def _stories_below(tree: HtmlElement, title: str, own: str | None) -> Iterator[HtmlElement]:
    """Yield the stories after the page's own one, which is the first of them."""
    stories = [one for one in tree.iter("article", "section", "div") if _is_story(one)]
    if not stories:
        return
    first = stories[0]
    around = {id(one) for one in first.iterancestors()}
    inside = {id(one) for one in first.iter()}
    for story in stories[1:]:
        if id(story) in around or id(story) in inside:
            continue
        headline = _headline(story)
        other = own is not None and _address(story) not in {None, own}
        if headline != title and (other or (headline and _headline(first) == title)):
            yield story


def _numbered(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the stories of another number than the page's own, as WordPress writes it in their classes."""
    page = NUMBERED_PAGE.search(next((one.get("class", "") for one in tree.iter("body")), ""))
    if page is None:
        return
    for story in tree.iter("article"):
        number = NUMBERED.fullmatch(story.get("id", ""))
        if number and number[1] != page[1]:
            yield story


def _is_story(element: HtmlElement) -> bool:
    """Return whether an element holds a whole story: marked as one, with paragraphs."""
    kind = element.get("itemtype", "")
    marked = (
        element.tag == "article"
        or element.get("role") == "article"
        or kind.endswith("Article")
        or any(name in element.attrib for name in OWN_ADDRESS)
    )
    return marked and sum(len(p.text_content()) for p in element.iter("p")) >= STORY_LETTERS


def _headline(story: HtmlElement) -> str:
    """Return the words of a story's headline: its first heading of the highest rank."""
    found = next(iter(story.iter("h1")), None)
    return line_signs.fold(found.text_content()[:500]) if found is not None else ""


def _address(story: HtmlElement) -> str | None:
    """Return the address that a story says is its own."""
    stated = next((story.get(name) for name in OWN_ADDRESS if story.get(name)), None)
    return canonical_address(web_address(stated)) if stated else None


def _lists(tree: HtmlElement, title: str) -> Iterator[HtmlElement]:
    """Yield what is below words such as "Read next" and holds linked headlines."""
    leads = frozenset(word_list("furniture")["lists"])
    for lead in tree.iter(*HEADINGS):
        if line_signs.fold(lead.text_content()[:LONGEST_LEAD]) not in leads:
            continue
        for level, around in enumerate(lead.iterancestors()):
            if level >= MOST_LEVELS or _holds(around, title):
                break
            linked = sum(map(_is_linked, around.iter(*HEADINGS)))
            if linked >= FEWEST_LINKED:
                if len(around.text_content()) <= TEASER_LETTERS * linked:
                    yield around
                break


def _teasers(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield lists whose items are each a linked headline with a text about it in a block of its own."""
    for found in tree.iter("ul", "ol"):
        items = [one for one in found if one.tag == "li"]
        within = any(one.tag == "article" for one in found.iterancestors())
        if not within and FEWEST_TEASERS <= sum(map(_is_teaser, items)) == len(items):
            yield found


def _is_teaser(item: HtmlElement) -> bool:
    """Return whether a list's item opens with a linked headline, and has a block of text without a link."""
    link = next((one for one in item.iter("a") if one.text_content().strip()), None)
    if link is None or not _is_linked(link) or len(link.text_content().split()) < HEADLINE_WORDS:
        return False
    if not item.text_content().strip().startswith(link.text_content().strip()):
        return False
    blocks = (one for one in item.iter("div", "p", "span") if next(one.iter("a"), None) is None)
    return any(len(one.text_content().strip()) >= TEASER_TEXT for one in blocks)


def _holds(element: HtmlElement, title: str) -> bool:
    """Return whether an element is no mere list: the page itself, or around its headline."""
    if element.tag in {"body", "html", "main", "article"} or _holds_prose(element):
        return True
    return any(
        line_signs.fold(one.text_content()[:500]) == title for one in element.iter("h1", "h2")
    )


def _holds_prose(element: HtmlElement) -> bool:
    """Return whether an element holds a run of paragraphs, as a story does and no list."""
    runs = Counter(
        paragraph.getparent()
        for paragraph in element.iter("p")
        if len(paragraph.text_content().strip()) >= TEASER_TEXT
    )
    return any(many > FEWEST_TEASERS for many in runs.values())


def _is_linked(heading: HtmlElement) -> bool:
    """Return whether a heading leads to another page."""
    links = [*heading.iter("a"), *(one for one in heading.iterancestors() if one.tag == "a")]
    return any(one.get("href", "").split("#")[0] for one in links)
