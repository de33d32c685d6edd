"""A page's markup as a tree, parsed once, without what no reader sees."""

from __future__ import annotations

import html as html_words
import re
from typing import TYPE_CHECKING

from lxml import etree, html  # ty: ignore[missing-module-member] - it is compiled

from dashboard.intake.layout.line_signs import fold
from dashboard.intake.limits import TAG_ATTRIBUTES
from dashboard.intake.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

BLOCKS = frozenset(word_list("markup")["blocks"].split())
BOXES = BLOCKS - {"br"}
UNSEEN = frozenset(word_list("markup")["unseen"].split())
TABLE = ("table", "thead", "tbody", "tr", "td", "th")
CELL_BREAKS, CELL_LETTERS = 4, 400
"""Paragraphs and breaks in a cell, and letters, from which it is no cell of a table but a column of the page."""
PARTING_BREAKS, PARTED_LETTERS = 3, 400
"""Empty lines in a box, and letters of its own, from which they part its paragraphs."""
DEEPEST = 600
HIDDEN = re.compile(r"<(script|style|head|noscript)\b", re.IGNORECASE)
CLOSED = {
    name: re.compile(rf"</{name}\b[^>]{{0,50}}>?", re.IGNORECASE)
    for name in ("script", "style", "head", "noscript")
}
BREAK = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS))})\b[^<>]{{0,2000}}>", re.IGNORECASE)
UNDISPLAYED = re.compile(r"display\s*:\s*none", re.IGNORECASE)
LETTERS = re.compile(r"[\W_]+")
BLANK_LINES = re.compile(r"\n{3,}")
TAG = re.compile(r"</?[a-z!][^<>]{0,4000}>", re.IGNORECASE)

VALUE = r"""=\s*(?:"[^"]*"|'[^']*')"""
OPENED = re.compile(rf"<[a-z](?:[^=>]+|{VALUE}|=)*+", re.IGNORECASE)
"""A tag up to its end; an end inside a value in marks is none."""
ATTRIBUTE = re.compile(rf"[^\s/=]+(?:{VALUE})?")


def is_overloaded(page: str) -> bool:
    """Return whether a tag has more attributes than a parser reads in time."""
    long = (m.group() for m in OPENED.finditer(page) if m.end() - m.start() > TAG_ATTRIBUTES)
    return any(len(ATTRIBUTE.findall(tag)) > TAG_ATTRIBUTES for tag in long)


def page_tree(page: str) -> HtmlElement | None:
    """Return the tree of a page, None where there is nothing in it."""
    if not page.strip():
        return None
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(_declared_away(page), parser=parser, ensure_head_body=True)
    except (etree.ParserError, ValueError):
        return None
    for element in tree.iter("span"):
        if not len(element) and not element.text and "br" in element.get("class", "").split():
            element.tag = "br"  # what a page's style draws as a break
    for element in tree.iter("amp-img"):
        element.tag = "img"
    _take_apart_layout(tree)
    for box in [*tree.iter("div", "section", "article")]:
        _part_at_empty_lines(box)
    return tree


def _take_apart_layout(tree: HtmlElement) -> None:
    """Make boxes of the tables that only lay out a page: those with a cell that holds its prose."""
    for cell in [*tree.iter("td")]:
        breaks = sum(1 for _ in cell.iter("p", "br"))
        if cell.tag == "td" and breaks >= CELL_BREAKS and len(cell.text_content()) >= CELL_LETTERS:
            for part in (cell, *cell.iterancestors()):
                if part.tag == "table":
                    for own in part.iter(*TABLE):
                        own.tag = "div"


def _part_at_empty_lines(box: HtmlElement) -> None:
    """Make paragraphs of the text of a box that nothing but empty lines part: two breaks, one after the other."""
    empty = sum(1 for one in box if _is_empty_line(one))
    own = len(box.text or "") + sum(len(one.tail or "") for one in box)
    if empty < PARTING_BREAKS or own < PARTED_LETTERS:
        return
    children = [*box]
    empties = {one for one in children if _is_empty_line(one)}
    run = _new_paragraph(box.text)
    box.text = None
    for child in children:
        box.remove(child)
    for child in children:
        tail, child.tail = child.tail, None
        if child not in empties and BOXES.isdisjoint(one.tag for one in child.iter()):
            child.tail = tail
            run.append(child)
            continue
        _close_paragraph(box, run)
        if child.tag != "br":
            box.append(child)
        run = _new_paragraph(tail)
    _close_paragraph(box, run)


def _is_empty_line(element: HtmlElement) -> bool:
    """Return whether a break follows another with nothing between them; those that a style draws part lines already."""
    before = element.getprevious()
    if element.tag != "br" or before is None or before.tag != "br" or element.get("class"):
        return False
    return not (before.tail or "").strip()


def _new_paragraph(text: str | None) -> HtmlElement:
    paragraph = html.Element("p")
    paragraph.text = text
    return paragraph


def _close_paragraph(box: HtmlElement, paragraph: HtmlElement) -> None:
    """Put a paragraph into its box, if there is anything in it."""
    if len(paragraph) or (paragraph.text or "").strip():
        box.append(paragraph)


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


def lines_around(copied: str, title: str | None) -> tuple[list[str], list[str]]:
    """Return the lines of a page's copied text above its headline and below; none where it shows no headline.

    Of several headings with the words of the title it is the first of rank one, else the first.
    """
    told = fold(title or "")
    lines = [line.strip() for line in copied.split("\n") if line.strip()]
    heads = [n for n, one in enumerate(lines) if one[:1] == "#" and fold(one) == told]
    heads = heads or [n for n, one in enumerate(lines) if fold(one) == told][:1]
    first = min(heads, key=lambda n: (not lines[n].startswith("# "), n), default=None)
    return ([], []) if first is None else (lines[:first], lines[first + 1 :])


def words_of(element: HtmlElement) -> str:
    """Return the words in an element on one line."""
    return " ".join(element.text_content().split())


def seen_words(element: HtmlElement) -> str:
    """Return the words in an element that a reader sees, on one line."""
    return " ".join("".join(seen_text(element)).split())


def seen_text(element: HtmlElement) -> Iterator[str]:
    """Yield the runs of text in an element that a reader sees."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in UNSEEN:
            yield from seen_text(child)
        yield child.tail or ""


def bare(words: str) -> str:
    """Return the letters and digits of words alone, in lower case: glued lines have no blank between them."""
    return LETTERS.sub("", words).casefold()


def source_lines(page: str) -> str:
    """Return a page's text from its source, for markup that no parser follows to its end."""
    text = BREAK.sub("\n\n", "".join(_shown(page)))
    return BLANK_LINES.sub("\n\n", html_words.unescape(TAG.sub("", text)))


def _shown(page: str) -> Iterator[str]:
    """Yield a page's source without scripts, styles and its head."""
    position = 0
    while opened := HIDDEN.search(page, position):
        yield page[position : opened.start()]
        closed = CLOSED[opened[1].lower()].search(page, opened.end())
        if closed is None:
            return
        position = closed.end()
    yield page[position:]


def _undisplayed(tree: HtmlElement) -> frozenset[HtmlElement]:
    """Return the boxes that a page does not display; none where they hold most of it, to be shown later."""
    boxes = [one for one in tree.iter("div", "section") if UNDISPLAYED.search(one.get("style", ""))]
    found = frozenset(boxes)
    outer = [one for one in boxes if found.isdisjoint(one.iterancestors())]
    letters = sum(len(one.text_content()) for one in outer)
    return found if boxes and letters * 2 < len(tree.text_content()) else frozenset()


def _pieces(tree: HtmlElement) -> Iterator[str]:
    hidden, unseen = 0, _undisplayed(tree)
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag in UNSEEN or element in unseen:
            hidden += 1 if event == "start" else -1
        elif tag in BLOCKS and not hidden:
            yield "\n\n" if event == "end" or tag != "br" else "\n"
            if event == "start" and tag[0] == "h" and tag[1:].isdigit():
                yield "#" * int(tag[1]) + " "
        words = element.text if event == "start" else element.tail
        if words and not hidden:
            yield " ".join(words.split("\n"))
