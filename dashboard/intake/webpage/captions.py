"""Picture captions on a page: every figcaption is one, and none of them is body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.intake.layout import marks
from dashboard.model import Caption

if TYPE_CHECKING:
    from lxml.html import HtmlElement

CREDIT_CLASS = re.compile(r"credit|copyright|byline|attribution|source|agency|photographer|autor|author|quelle|rights", re.IGNORECASE)


def take_captions(tree: HtmlElement) -> tuple[Caption, ...]:
    """Return the captions of a page in order, each once, and take them out of the tree."""
    found: dict[str, Caption] = {}
    for element in list(tree.iter("figcaption")):
        caption = _caption(element)
        if caption is not None:
            found.setdefault(marks.fold(f"{caption.text} {caption.credit or ''}"), caption)
        drop(element)
    return tuple(found.values())


def drop(element: HtmlElement) -> None:
    """Take an element out of its tree, leaving the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + " " + element.tail
        else:
            before.tail = (before.tail or "") + " " + element.tail
    parent.remove(element)


def _caption(element: HtmlElement) -> Caption | None:
    """Return the caption in a figcaption, its credit apart where the markup or wording shows it."""
    credit = None
    for inner in element.iter():
        names = f"{inner.get('class') or ''} {inner.get('itemprop') or ''}"
        if inner is not element and isinstance(inner.tag, str) and CREDIT_CLASS.search(names):
            credit = " ".join(inner.text_content().split())
            if credit:
                break
    words = " ".join(" ".join(element.itertext()).split())
    if not words:
        return None
    if credit and words.endswith(credit):
        return Caption(words.removesuffix(credit).rstrip(" |-–—("), credit)
    place = marks.split_credit(words)
    if place is not None:
        return Caption(words[: place[0]].rstrip(), words[slice(*place)])
    return Caption(words)
