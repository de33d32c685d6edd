"""Paragraphs that extraction passed over between others of the same kind, put back in place.

trafilatura leaves out a paragraph with many links in it, or all of one but its first words where the
markup is odd. What stands among the found paragraphs, in the same boxes as they, is the article's too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dashboard.intake.draft import Part
from dashboard.intake.identity import host_name
from dashboard.intake.layout import line_signs
from dashboard.intake.webpage.side_blocks import leads_home
from dashboard.intake.webpage.tree import bare, seen_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

HEADINGS = frozenset({"h2", "h3", "h4"})
BLOCKS = ("p", "li", *HEADINGS)
"""Items of lists say where the others stand; none is put back."""
OUTSIDE = frozenset({"nav", "footer", "aside", "form", "button", "table", "figure", "header"})
LEVELS = 3
ENOUGH_FOUND, FOUND_SHARE = 3, 0.6
LINKED_SHARE = 0.5
PROSE_LETTERS, LONGEST_HEADING = 40, 150
CUT_SHARE, BEGINS, ENDS = 0.7, 10, 25
BEFORE, BEHIND = 2, 6
"""So many paragraphs may have been passed over before the first that was found, and after the last."""


type Make = tuple[str, ...]


class Block(NamedTuple):
    """A paragraph or heading of the page: its words, their letters alone, its make, and the share of its links."""

    element: HtmlElement
    words: str
    bare: str
    make: Make
    linked: float


def filled(parts: Sequence[Part], tree: HtmlElement, address: str | None = None) -> list[Part]:
    """Return the parts with what is between them on the page and is of their make.

    ``address`` is the page's own: a heading may lead to another site, not to another of its stories.
    """
    blocks = [block for block in _blocks(tree, host_name(address)) if block.bare]
    places = _places(parts, blocks)
    makes = _good_makes(blocks, places)
    if not makes:
        return list(parts)
    parents = Counter(blocks[number].element.getparent() for number in places)
    missing, whole = _passed_over(parts, blocks, places, makes, parents)
    found: list[Part] = []
    for place, part in enumerate(parts):
        found.extend(missing.get(place, ()))
        found.append(whole.get(place, part))
    last = max(places)
    if places[last] == len(parts) - 1:
        found.extend(_behind(blocks[last + 1 : last + 1 + BEHIND], makes, parents))
    return found


def _passed_over(
    parts: Sequence[Part],
    blocks: Sequence[Block],
    places: dict[int, int],
    makes: frozenset[Make],
    parents: Counter[HtmlElement | None],
) -> tuple[dict[int, list[Part]], dict[int, Part]]:
    """Return what is missing before a part, and what a part was cut from, by the part's place."""
    missing: dict[int, list[Part]] = defaultdict(list)
    whole: dict[int, Part] = {}
    first, taken = min(places), set(places.values())
    place = places[max(places)]
    for number in range(max(places), max(-1, first - BEFORE - 1), -1):
        block = blocks[number]
        if number in places:
            place = places[number]
            continue
        beside = block.element.getparent() in parents or block.make in makes
        if number < first and not (block.linked and beside):
            break
        if not _belongs(block, makes, parents):
            continue
        before = place - 1
        if before >= 0 and before not in taken and _is_cut(parts[before], block):
            whole[before] = Part(parts[before].kind, block.words)
            place = before
        else:
            missing[place].insert(0, _part(block))
    return missing, whole


def _behind(
    blocks: Sequence[Block], makes: frozenset[Make], parents: Counter[HtmlElement | None]
) -> list[Part]:
    """Return the paragraphs that follow the last one found at once and are of its make, with their headings."""
    found: list[Part] = []
    for block in blocks:
        heading = block.element.tag in HEADINGS
        if not (heading or block.make in makes) or not _belongs(block, makes, parents):
            break
        found.append(_part(block))
    while found and found[-1].kind == "heading":
        found.pop()
    return found


def _part(block: Block) -> Part:
    return Part("heading" if block.element.tag in HEADINGS else "paragraph", block.words)


def _blocks(tree: HtmlElement, host: str | None) -> Iterator[Block]:
    """Yield the paragraphs, headings and items of lists that are in no box of their own and hold no other."""
    for element in tree.iter(*BLOCKS):
        if next(element.iterdescendants(*BLOCKS), None) is not None:
            continue
        words = seen_words(element)
        above = [*element.iterancestors()]
        if words and OUTSIDE.isdisjoint(one.tag for one in above):
            make = (element.tag, *(_name(one) for one in [element, *above[:LEVELS]]))
            yield Block(element, words, bare(words), make, _linked(element, host) / len(words))


def _name(element: HtmlElement) -> str:
    return f"{element.tag} {element.get('class', '')}"


def _places(parts: Sequence[Part], blocks: Sequence[Block]) -> dict[int, int]:
    """Return which block of the page each part is, by their order: block's number to part's place."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        numbers[block.bare].append(number)
    found: dict[int, int] = {}
    reached = -1
    for place, part in enumerate(parts):
        alike = numbers.get(bare(part.text), [])
        following = bisect_right(alike, reached)
        if following < len(alike):
            reached = alike[following]
            found[reached] = place
    return found


def _good_makes(blocks: Sequence[Block], places: dict[int, int]) -> frozenset[Make]:
    """Return the makes of paragraphs of which most between the first and the last were found."""
    if len(places) < ENOUGH_FOUND:
        return frozenset()
    within = range(min(places), max(places) + 1)
    all_of_make = Counter(blocks[n].make for n in within)
    found = Counter(blocks[number].make for number in places)
    return frozenset(
        make
        for make, many in all_of_make.items()
        if found[make] >= max(ENOUGH_FOUND, FOUND_SHARE * many)
    )


def _belongs(block: Block, makes: frozenset[Make], parents: Counter[HtmlElement | None]) -> bool:
    """Return whether a block that was passed over is the article's: of its make and not furniture."""
    if (
        block.element.tag == "li"
        or block.linked > LINKED_SHARE
        or line_signs.is_beside(block.words)
    ):
        return False
    if line_signs.ends_article(line_signs.fold(block.words[:2_000])) or line_signs.shows_picture(
        block.words
    ):
        return False
    made, beside = block.make in makes, parents[block.element.getparent()] >= ENOUGH_FOUND
    if block.element.tag in HEADINGS:
        return (made or beside) and len(block.words) <= LONGEST_HEADING
    prose = len(block.words) >= PROSE_LETTERS and bool(line_signs.END_MARK.search(block.words))
    named = any(" " in name.strip() for name in block.make[1:])
    return made and (prose or ((beside or named) and not block.linked))


def _linked(element: HtmlElement, host: str | None) -> int:
    """Return how many letters of a block are links; those of a heading to other sites do not count."""
    links = [*element.iter("a")]
    if host and element.tag in HEADINGS:
        links = [link for link in links if leads_home(link, host)]
    return sum(len("".join(link.itertext())) for link in links)


def _is_cut(part: Part, block: Block) -> bool:
    """Return whether a part is the beginning of a block and no more, its end, or all of it but a link's words."""
    held = bare(part.text)
    if not held or len(held) >= len(block.bare):
        return False
    if block.bare.startswith(held):
        return len(held) < CUT_SHARE * len(block.bare)
    ends = len(held) > ENDS and block.bare.endswith(held[-ENDS:])
    return ends and (block.bare.endswith(held) or block.bare.startswith(held[:BEGINS]))
