"""The deck of a page: what it shows between its headline and its first paragraph.

Pages describe themselves for search engines in words that no reader of theirs sees. A deck is shown:
marked as one, or in the words of the page's own description, and set apart from the paragraphs. Where
a list of points is there instead, its sentences are the deck.
"""

from __future__ import annotations

import re
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from dashboard.intake.layout import line_signs
from dashboard.intake.layout.header import is_byline, is_date_line
from dashboard.intake.layout.lines import split_lines
from dashboard.intake.webpage.bylines import OPINED
from dashboard.intake.webpage.tree import BLOCKS, seen_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from dashboard.intake.draft import Part

MARKED = re.compile(
    r"(?:^|[-_ ]|article|story|post|header|entry|single)(?:lead|lede|dek|deck|standfirst|subtitle|sub-?head(?:er|ing|line)?"
    r"|vorspann|chapo|intro|summary|excerpt|first-paragraph|abstract|synopsis|sub-?title)(?:text)?(?:[-_ ]|$)",
    re.IGNORECASE,
)
NAMES = ("class", "id", "data-gu-name", "data-component", "data-testid", "data-qa")
"""Attributes in which pages call their parts by name, where classes are made by a program."""
BOX_LEVELS = 2
TAGS = ("p", "h2", "h3", "h4", "h5", "div", "span", "strong", "em")
BOXES = BLOCKS - {"br"}
FEWEST, MOST, CUT_WORDS = 4, 90, 8
FEWEST_BELOW, SUBHEAD_WORDS = 3, 8
POINTS = re.compile(
    r"key[-_]?(?:points|facts|takeaways)|highlights|takeaways|summary|bullets?\b|at[-_]?a[-_]?glance",
    re.IGNORECASE,
)
FEWEST_POINTS, MOST_POINTS, POINT_WORDS, POINT_LEVELS = 2, 8, 5, 5
OUTSIDE = frozenset({"nav", "footer", "aside", "form", "table", "menu"})
CARD_LEVELS = 4
HEADINGS = frozenset({"h2", "h3", "h4"})
SENTENCE_LETTERS = 60
REACH, HEAD = 60, 10
"""So many blocks below the headline are looked at, and so many are at its head."""
FIRST_PARTS = 4
LABEL = re.compile(r"^[A-Z][\w ]{2,30}: ")
"""What search engines are told before a description: "Harbour News: …"."""


def with_deck(
    parts: Sequence[Part], tree: HtmlElement, title: str | None, stated: Sequence[str]
) -> tuple[str | None, list[Part]]:
    """Return the deck that a page shows and its body without it; None where it shows none.

    ``stated`` is what the page describes itself with, best first.
    """
    paragraphs = [part for part in parts if part.kind == "paragraph"]
    first = {line_signs.fold(part.text[:2_000]) for part in paragraphs[:1]}
    described = [line_signs.fold(one) for words in stated for one in (words, LABEL.sub("", words))]
    found = _best(list(_shown(tree, title, first)), described, line_signs.fold(title or ""))
    if found is None:
        return None, list(parts)
    element, words = found
    folded = line_signs.fold(words)
    glued = folded not in first and element.tag != "ul"
    if any(one in folded for one in first) and (glued or not _set_apart(element, paragraphs[1:])):
        return None, list(parts)
    again = _told_below(element, folded, parts)
    kept = _without(parts, ({folded} if not again else set()) | {*map(_words, element.iter("li"))})
    return (words, kept) if kept else (None, list(parts))


def _told_below(deck: HtmlElement, folded: str, parts: Sequence[Part]) -> bool:
    """Return whether the one part in the deck's words is a paragraph of the story, below where that opens."""
    places = [
        place for place, part in enumerate(parts) if line_signs.fold(part.text[:2_000]) == folded
    ]
    if deck.tag == "p" or len(places) != 1 or places == [0]:
        return False
    return any(_words(one) == folded for one in deck.getroottree().iter("p"))


def _without(parts: Sequence[Part], told: set[str]) -> list[Part]:
    """Return a body without those of its first parts that the deck has told, each once."""
    kept = []
    for place, part in enumerate(parts):
        again = line_signs.fold(part.text[:2_000])
        if place < FIRST_PARTS + len(told) and again in told:
            told.remove(again)
        else:
            kept.append(part)
    return kept


def _shown(
    tree: HtmlElement, title: str | None, first: set[str]
) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the blocks of text below the headline down to the first paragraph, with their words."""
    count = 0
    for element in _below(tree, line_signs.fold(title or "")):
        if element.tag == "ul":
            if points := _points(element):
                yield element, points
            continue
        if any(one.tag in BOXES for one in element.iterdescendants()):
            continue
        words = seen_words(element)
        if not words or line_signs.is_code(words):
            continue
        count += 1
        yield element, words
        if count > REACH or line_signs.fold(words) in first:
            return


def _below(tree: HtmlElement, told: str) -> Iterator[HtmlElement]:
    """Yield what may be a deck after the heading that is the title ``told``; all where there is no such heading."""
    heads = [one for one in tree.iter("h1", "h2") if told and _words(one) == told]
    rank = min((one.tag for one in heads), default=None)
    below = rank is None
    for element in tree.iter("h1", "ul", *TAGS):
        if element.tag == rank and _words(element) == told:
            below = True
        elif below:
            yield element


def _words(element: HtmlElement) -> str:
    return line_signs.fold(element.text_content()[:1_000])


def _points(found: HtmlElement) -> str | None:
    """Return the sentences of a list that tells the story in points, None where it is another list."""
    items = [seen_words(one) for one in found if one.tag == "li"]
    if not FEWEST_POINTS <= len(items) <= MOST_POINTS or next(found.iter("a"), None) is not None:
        return None
    around = [found, *found.iterancestors()]
    named = any(POINTS.search(one.get("class", "")) for one in around[:POINT_LEVELS])
    if not named or not OUTSIDE.isdisjoint(one.tag for one in around):
        return None
    if any(item.count(" ") < POINT_WORDS for item in items):
        return None
    return " ".join(item if line_signs.END_MARK.search(item) else f"{item}." for item in items)


def _best(
    shown: Sequence[tuple[HtmlElement, str]], stated: Sequence[str], told: str
) -> tuple[HtmlElement, str] | None:
    """Return the block that is the deck: the first that is marked as one, else the first so described.

    What the title has ``told`` already is no deck.
    """
    points = [one for one in shown if one[0].tag == "ul"]
    likely = [one for one in shown if one not in points and _may_be(one[1], told)]
    ranked = chain(
        (one for one in likely if _is_marked(one[0]) and not _is_teaser(one[0])),
        (one for one in likely if _is_stated(one[1], stated)),
        (one for one in likely[:1] if one == shown[0] and _is_below_headline(one[0])),
        (one for one in shown[:1] if _is_second_headline(*one)),
        points,
        (
            one
            for one, (_, after) in pairwise(shown[:HEAD])
            if one in likely and _is_above_byline(one, after)
        ),
    )
    return next(ranked, None)


def _is_above_byline(block: tuple[HtmlElement, str], after: str) -> bool:
    """Return whether a block is a paragraph of one sentence, and the next line says by whom the story is."""
    ended = block[0].tag == "p" and bool(line_signs.END_MARK.search(block[1]))
    return ended and bool(any(map(is_byline, split_lines(after))) or OPINED.match(after))


def _may_be(words: str, told: str) -> bool:
    """Return whether words read as a deck: no byline, date, button, notice or part of the title, and not too long."""
    folded = line_signs.fold(words)
    if (
        not FEWEST <= line_signs.count_words(folded) <= MOST
        or folded in told
        or line_signs.is_beside(words)
    ):
        return False
    return not any(is_byline(line) or is_date_line(line) for line in split_lines(words))


def _is_marked(element: HtmlElement) -> bool:
    """Return whether the markup calls an element, or the box that holds it alone, the deck."""
    boxes = [element]
    for around in islice(element.iterancestors(), BOX_LEVELS):
        if sum(bool(one.text_content().strip()) for one in around) != 1:
            break
        boxes.append(around)
    return any(
        MARKED.search(" ".join(one.get(name, "") for name in NAMES))
        or one.get("itemprop", "") in {"description", "alternativeHeadline"}
        for one in boxes
    ) and not any(one.tag == "a" for one in [element, *element.iterancestors()])


def _is_below_headline(element: HtmlElement) -> bool:
    """Return whether a block follows the headline at once and is the one sentence in its box."""
    before, around = element.getprevious(), element.getparent()
    if before is None or before.tag != "h1" or around is None:
        return False
    if element.tag in HEADINGS and _is_long_subhead(element):
        return True
    blocks = [one for one in around.iter("p") if len(one.text_content()) > SENTENCE_LETTERS]
    ended = bool(line_signs.END_MARK.search(element.text_content().strip()))
    return (ended or element.tag in HEADINGS) and all(one is element for one in blocks)


def _is_long_subhead(element: HtmlElement) -> bool:
    """Return whether a heading below the headline has the words of a sentence and no paragraph at once below it."""
    after = element.getnext()
    many = line_signs.count_words(_words(element)) >= SUBHEAD_WORDS
    return many and not _leads_away(element) and (after is None or after.tag != "p")


def _is_second_headline(element: HtmlElement, words: str) -> bool:
    """Return whether a block is a headline below the headline, and no name of a site."""
    many = line_signs.count_words(line_signs.fold(words))
    return element.tag == "h1" and FEWEST_BELOW <= many <= MOST and not _leads_away(element)


def _is_teaser(element: HtmlElement) -> bool:
    """Return whether a block is under the linked headline of another story."""
    for _, around in zip(range(CARD_LEVELS), element.iterancestors(), strict=False):
        if next(around.iter("h1"), None) is not None:
            return False
        headings = (one for one in around.iter("h2", "h3", "h4") if one is not element)
        if any(_leads_away(one) for one in headings):
            return True
    return False


def _leads_away(heading: HtmlElement) -> bool:
    around = (one.tag for one in heading.iterancestors())
    return next(heading.iter("a"), None) is not None or "a" in around


def _is_stated(shown: str, stated: Sequence[str]) -> bool:
    """Return whether a block is one of the sentences that the page describes itself with, which may have been cut."""
    folded = line_signs.fold(shown)
    cut = (one.rpartition(" ")[0] for one in stated if one.count(" ") >= CUT_WORDS)
    return folded in stated or folded.startswith(tuple(cut))


def _set_apart(element: HtmlElement, others: Sequence[Part]) -> bool:
    """Return whether a first paragraph is in another box than the next, or is a heading or marked."""
    if element.tag not in {"p", "div", "span"} or _is_marked(element):
        return True
    around = element.getparent()
    if around is None or not others:
        return False
    following = {line_signs.fold(part.text[:2_000]) for part in others[:3]}
    return not any(_words(one) in following for one in around)
