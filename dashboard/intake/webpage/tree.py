"""A page's markup as a tree: parsed once, with what no reader sees taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote body br center dd div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split()
)
UNSEEN = frozenset("script style noscript template svg iframe object head title".split())
DEEPEST = 600


def page_tree(page: str) -> HtmlElement | None:
    """Return the tree of a page, None where there is nothing in it."""
    if not page.strip():
        return None
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(_declared_away(page), parser=parser, ensure_head_body=True)
    except (etree.ParserError, ValueError):
        return None
    return tree


def _declared_away(page: str) -> str:
    """Drop an XML declaration: it names an encoding that decoded text no longer has."""
    head = page.lstrip()[:200]
    if head.startswith("<?xml") and "?>" in head:
        return page[page.index("?>") + 2 :]
    return page


def depth(tree: HtmlElement) -> int:
    """Return how deep the tree is nested, as far as it matters."""
    deepest = level = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        if level > deepest:
            deepest = level
            if deepest > DEEPEST:
                break
    return deepest


def visible_lines(tree: HtmlElement) -> str:
    """Return the page's text as a browser would copy it: one line a block."""
    return "".join(_pieces(tree))


def _pieces(tree: HtmlElement) -> Iterator[str]:
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag in UNSEEN:
            hidden += 1 if event == "start" else -1
        elif tag in BLOCKS and not hidden:
            yield "\n\n" if event == "end" or tag != "br" else "\n"
            if event == "start" and tag[0] == "h" and tag[1:].isdigit():
                yield "#" * int(tag[1]) + " "
        words = element.text if event == "start" else element.tail
        if words and not hidden:
            yield " ".join(words.split("\n"))
