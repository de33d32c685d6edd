"""The body of a page: what trafilatura extracts, else what the text cleaner finds in its lines."""

from __future__ import annotations

import copy
import html
import logging
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.intake.article_foot import gives_address, without_foot
from dashboard.intake.draft import Part
from dashboard.intake.identity import host_name
from dashboard.intake.layout import line_signs
from dashboard.intake.layout.header import is_byline, is_date_line, is_place_and_clock
from dashboard.intake.layout.lines import split_lines
from dashboard.intake.plaintext import draft_of
from dashboard.intake.repeated_decks import runs_of
from dashboard.intake.unmarked_captions import take_loose_captions
from dashboard.intake.webpage.bylines import is_post, without_date
from dashboard.intake.webpage.crossheads import with_crossheads
from dashboard.intake.webpage.live_blog_times import is_live, is_time, mark_times, with_times
from dashboard.intake.webpage.missing_paragraphs import filled
from dashboard.intake.webpage.paragraph_breaks import unglued
from dashboard.intake.webpage.tree import bare, words_of
from dashboard.intake.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from dashboard.intake.draft import Draft

HEADINGS = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
ENOUGH_LETTERS = 250
COVERS = 0.7
IN_STATED = 0.5
FULLER, HELD = 2.2, 0.75
MENU_LETTERS = 40
FIRST_LINES, KICKER_LETTERS = 4, 60
INITIALS, LANGUAGES = (
    re.compile(r"([a-zäöü]{2,3})(?:/[a-zäöü]{2,3})*,? [A-ZÄÖÜ][\w-]{2,20}"),
    ("de", "en", "fr", "es", "it", "nl"),
)
FEWEST_CROSSHEADS = 3
LOOSE_LETTERS, MANY = 60, 3
"""Letters of sentences without a paragraph of their own, and how many paragraphs beside them prove their box the story's."""
SHORT_LINE, DECK_LINES, HEADING_WORDS = 200, 3, 10
PULLED, MOST_PARTS = 60, 500
"""Letters from which a paragraph that another one holds is pulled from it; paragraphs that are compared."""
REPEAT_MARK = "\ue0f0"
REPEAT = re.compile(rf"{REPEAT_MARK}\d+{REPEAT_MARK}")


def page_body(
    draft: Draft, tree: HtmlElement, copied: str, stated: str | None, *, deep: bool
) -> Sequence[Part]:
    """Return the headings and paragraphs of the article on a page.

    ``copied`` is the page's text as a browser would copy it. ``stated`` is the body that its
    JSON-LD gives, if any: where it is whole, it decides which of the found paragraphs belong to the
    article. A tree that is too ``deep`` for trafilatura is read as plain text.
    """
    if not deep:
        _wrap_loose(tree)
        _part_headings(tree)
    found = [] if deep else list(_extracted(tree, precise=True))
    if _letters(found) < ENOUGH_LETTERS:
        recalled = [] if deep else list(_extracted(tree, precise=False))
        found = max((found, recalled, draft_of(copied).body), key=_letters)
    elif not deep:
        found = _fuller(filled(found, tree, draft.canonical_url or draft.url), copied)
    found = unglued(found, copied)
    parts = _below_headline(
        without_furniture(found, draft), copied, line_signs.fold(draft.title or "")
    )
    if stated:
        parts = unglued(_as_stated(parts, _plain(stated), tree), copied)
    return parts if deep else with_crossheads(parts, tree)


def _fuller(found: Sequence[Part], copied: str) -> Sequence[Part]:
    """Return the body by lines where trafilatura holds less than half of it and nothing else.

    Lines as short as those of menus, and those that end as no sentence does, count for nothing. Otherwise
    what it found: on most pages it is the more precise, and a union of both is no gain.
    """
    ours = _letters(found)
    long = (line for line in copied.split("\n") if len(line) > MENU_LETTERS)
    if sum(len(line) for line in long if line_signs.END_MARK.search(line[-8:])) < FULLER * ours:
        return found
    lines = draft_of(copied).body
    if _letters([one for one in lines if len(one.text) > MENU_LETTERS]) < FULLER * ours:
        return found
    runs = runs_of(line_signs.fold(" ".join(part.text for part in lines)).split())
    held = sum(len(part.text) for part in found if _held(part.text, runs))
    return lines if held > HELD * ours else found


def without_furniture(parts: Sequence[Part], draft: Draft) -> list[Part]:
    """Return the parts without the title said again, credits, and the wording of boxes and notices."""
    kept: list[Part] = []
    live = is_live(parts)
    crossheads = frozenset(part.text for part in parts if _is_crosshead(part))
    for part in without_foot(take_loose_captions(parts, draft), draft):
        own = part.text in crossheads and len(crossheads) >= FEWEST_CROSSHEADS
        if own or (live and is_time(part.text)) or not _is_beside(part, draft, len(kept)):
            kept.append(part)
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return _without_pulled(kept)


def _is_crosshead(part: Part) -> bool:
    """Return whether a part is a few words in capitals, as agencies set the heads within a story: "UP NEXT"."""
    few = len(part.text) <= KICKER_LETTERS and not line_signs.END_MARK.search(part.text)
    return few and " " in part.text and part.text.isupper()


def _is_beside(part: Part, draft: Draft, place: int) -> bool:
    """Return whether the part at a place of the body is furniture, or one of what is at its head."""
    folded = line_signs.fold(part.text[:2_000])
    if not folded:
        return True
    if line_signs.is_furniture(part.text) and not _heads_text(part, folded):
        return True
    if place >= FIRST_LINES:
        return False
    if place == 0 and folded == line_signs.fold(draft.section or ""):
        return True
    home = host_name(draft.canonical_url or draft.url)
    return (
        _heads_page(part.text, folded, line_signs.fold(draft.title or ""))
        or gives_address(part.text, draft.authors, home)
        or _signs(part, draft.authors)
    )


def _heads_text(part: Part, folded: str) -> bool:
    """Return whether a heading is longer than those of boxes, and holds no more than one wording of them."""
    long = line_signs.count_words(folded) > HEADING_WORDS
    return (
        part.kind == "heading"
        and long
        and not line_signs.is_notice(folded, one_wording=HEADING_WORDS)
    )


def _without_pulled(parts: list[Part]) -> list[Part]:
    """Return the parts without pull quotes: sentences in a paragraph of their own that another one holds."""
    if len(parts) > MOST_PARTS:
        return parts
    told = [bare(part.text) for part in parts]
    return [
        part
        for part, words in zip(parts, told, strict=True)
        if not (_may_be_pulled(part) and any(words in one and words != one for one in told))
    ]


def _may_be_pulled(part: Part) -> bool:
    """Return whether a paragraph is short and a sentence or quoted; the lines of a list are neither."""
    said = part.text[0] in "“‘\"'" or line_signs.END_MARK.search(part.text)
    return part.kind == "paragraph" and PULLED <= len(part.text) <= SHORT_LINE and bool(said)


def _below_headline(parts: list[Part], copied: str, title: str) -> list[Part]:
    """Return the parts without a first one from a box after the story, and first lines above its headline: kickers, menus."""
    lines = [line for line in copied.split("\n") if line.strip()]
    parts = parts[_is_from_behind(parts, [line.strip() for line in lines]) :]
    prose = (n for n, part in enumerate(parts) if not _may_be_kicker(part))
    first = next(prose, 0)
    opening = line_signs.fold(parts[first].text) if parts else ""
    story = next((n for n, one in enumerate(lines) if line_signs.fold(one) == opening), 0)
    heads = [n for n, one in enumerate(lines) if one[:2] == "# " and line_signs.fold(one) == title]
    headline = max([n for n in heads if n < story] or heads[:1], default=0)
    above = {line_signs.fold(line) for line in lines[:headline] if len(line) <= KICKER_LETTERS}
    return [
        part
        for place, part in enumerate(parts)
        if place >= first or line_signs.fold(part.text) not in above
    ]


def _is_from_behind(parts: Sequence[Part], lines: Sequence[str]) -> bool:
    """Return whether the first part stands only after the last one on the page: a guide, an offer."""
    first, last = (part.text for part in (*parts[:1], *parts[-1:])) if len(parts) > 1 else ("", "")
    places = [number for number, line in enumerate(lines) if line == first]
    return bool(places) and last in lines and places[0] > lines.index(last)


def _may_be_kicker(part: Part) -> bool:
    """Return whether a part is a heading, or a few words that end as no sentence does."""
    few = len(part.text) <= KICKER_LETTERS and not line_signs.END_MARK.search(part.text)
    return part.kind == "heading" or few


def _signs(part: Part, authors: Sequence[str]) -> bool:
    """Return whether a short line opens with the name of an author and ends as no sentence does: "Ida Holm in Oslo".

    Or it is initials and a place, as newspapers sign a report at its head: "ib/jf Bremen".
    """
    signed = INITIALS.fullmatch(part.text)
    if signed and not any(
        signed[1] in words for words in map(line_signs.function_words, LANGUAGES)
    ):
        return True
    short = len(part.text) <= KICKER_LETTERS and not line_signs.END_MARK.search(part.text)
    return short and part.kind == "paragraph" and part.text.startswith(tuple(authors))


def _heads_page(text: str, folded: str, title: str) -> bool:
    """Return whether one of the first lines is a notice, the title again, a byline or a date line."""
    if line_signs.is_notice(folded):
        return True
    if title and (
        folded == title or (folded.endswith(f" {title}") and len(folded) < 2 * len(title))
    ):
        return True
    if len(text) > SHORT_LINE:
        return False
    if folded in word_list("bylines")["unsigned"] or is_post(text) or line_signs.asks_reader(text):
        return True
    lines = split_lines(without_date(text))
    return any(is_byline(line) or is_date_line(line) or is_place_and_clock(line) for line in lines)


def _as_stated(parts: list[Part], stated: list[Part], tree: HtmlElement) -> Sequence[Part]:
    """Return the parts that the stated body holds, if that is whole; the stated body if far longer.

    Of a list of the page all items stay where it holds one, else its heading goes with it.
    """
    ours, theirs = _letters(parts), _letters(stated)
    if theirs < COVERS * ours or theirs < ENOUGH_LETTERS:
        return parts
    runs = runs_of(line_signs.fold(" ".join(part.text for part in stated)).split())
    held = {bare(part.text) for part in parts if _held(part.text, runs)}
    listed: set[str] = set()
    for one in tree.iter("ul", "ol"):
        items = {bare(words_of(item)) for item in one if item.tag == "li"} - {""}
        if held.isdisjoint(items):
            listed |= items
        else:
            held |= items
    gone = listed - held
    kept = [
        part
        for part, after in pairwise([*parts, Part("heading", "")])
        if (bare(part.text) in held if part.kind != "heading" else bare(after.text) not in gone)
    ]
    kept = [
        part
        for part, after in pairwise([*kept, Part("heading", "")])
        if part.kind != "heading" or after.kind != "heading"
    ]
    return kept if _letters(kept) >= COVERS * theirs else stated


def _held(text: str, runs: set[tuple[str, ...]]) -> bool:
    own = runs_of(line_signs.fold(text).split())
    return not own or sum(run in runs for run in own) >= IN_STATED * len(own)


def _plain(stated: str | None) -> list[Part]:
    """Return a stated body as paragraphs; it may be HTML, once or twice escaped."""
    text = html.unescape(stated or "")
    if "<" in text:
        from dashboard.intake.webpage.fragment import fragment_body

        return fragment_body(text)
    return [Part("paragraph", line.strip()) for line in text.split("\n") if line.strip()]


def _letters(parts: Sequence[Part]) -> int:
    return sum(len(part.text) for part in parts)


def _extracted(tree: HtmlElement, *, precise: bool) -> Iterator[Part]:
    """Yield the parts that trafilatura finds in a tree."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = copy.deepcopy(tree)
    _number_repeats(tree)
    times = mark_times(tree)
    found = trafilatura.bare_extraction(
        tree,
        favor_precision=precise,
        favor_recall=not precise,
        include_comments=False,
        with_metadata=False,
    )
    body = getattr(found, "body", None)
    if body is not None:
        yield from with_times([*_parts(body)], times)


def _wrap_loose(tree: HtmlElement) -> None:
    """Make paragraphs of sentences that stand without one after a box among paragraphs: what is after it goes with it."""
    beside = Counter(one.getparent() for one in tree.iter("p"))
    for box in list(tree.iter("div")):  # the tree changes meanwhile
        words = (box.tail or "").strip()
        around, after = box.getparent(), box.getnext()
        if len(words) < LOOSE_LETTERS or around is None or not line_signs.END_MARK.search(words):
            continue
        if (after is None or after.tag in {"p", "div"}) and beside[around] >= MANY:
            loose = around.makeelement("p")
            loose.text, box.tail = words, None
            box.addnext(loose)


def _part_headings(tree: HtmlElement) -> None:
    """Make a heading of each line of one that is a deck of several; two lines are one that was broken.

    An anchor without words, to which a table of contents leads, is taken out: trafilatura passes over what holds one.
    """
    for heading in list(tree.iter("h2", "h3", "h4")):  # the tree changes meanwhile
        for anchor in [
            one for one in heading.iter("a") if not one.get("href") and not words_of(one)
        ]:
            anchor.drop_tag()
        lines = [heading.text, *(broken.tail for broken in heading)]
        lines = [words for line in lines if (words := (line or "").strip())]
        if len(lines) < DECK_LINES or any(one.tag != "br" for one in heading):
            continue
        for broken in list(heading):
            heading.remove(broken)
        heading.text, *behind = lines
        for line in reversed(behind):
            one = heading.makeelement(heading.tag)
            one.text = line
            heading.addnext(one)


def _number_repeats(tree: HtmlElement) -> None:
    """Tell paragraphs apart that repeat one beside them: trafilatura would keep only the first."""
    seen: dict[tuple[HtmlElement | None, str], int] = {}
    for paragraph in tree.iter("p"):
        words = (paragraph.text or "").strip()
        if len(words) > 1 and not len(paragraph):
            key = (paragraph.getparent(), words)
            seen[key] = seen.get(key, 0) + 1
            if seen[key] > 1:
                paragraph.text = f"{words}{REPEAT_MARK}{seen[key]}{REPEAT_MARK}"


def _parts(body: HtmlElement) -> Iterator[Part]:
    """Yield the blocks of trafilatura's own markup in order; what a line break parts has a blank between."""
    for broken in body.iter("lb"):
        broken.tail = f" {broken.tail or ''}"
    for element in body:
        words = _unnumbered(" ".join("".join(element.itertext()).split()))
        if not words:
            continue
        if element.tag in HEADINGS:
            yield Part("heading", words)
        elif element.tag in {"list", "table", "quote"} and len(element):
            yield from _inner(element)
        else:
            yield Part("paragraph", words)


def _unnumbered(words: str) -> str:
    return REPEAT.sub("", words) if REPEAT_MARK in words else words


def _inner(element: HtmlElement) -> Iterator[Part]:
    """Yield the items of a list, the rows of a table, the paragraphs of a quote."""
    lead = " ".join((element.text or "").split())
    if lead:
        yield Part("paragraph", lead)
    for child in element:
        words = _unnumbered(" ".join(" ".join(child.itertext()).split()))
        if words:
            yield Part("paragraph", words)
        tail = " ".join((child.tail or "").split())
        if tail:
            yield Part("paragraph", tail)
