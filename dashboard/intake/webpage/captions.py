"""Picture captions, found by their markup; none is part of the body.

A figcaption is a caption, and so is what the markup calls one, the text in a picture's own box, and
words that a picture's ``alt`` repeats. What is in a box of links belongs to another article.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from dashboard.intake.layout import line_signs
from dashboard.intake.layout.header import is_date_line
from dashboard.intake.layout.lines import split_lines
from dashboard.intake.words import word_list
from dashboard.model import Caption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

PICTURE_CLASS = r"(?:img|image|photo|picture|bild|foto|media|figure|gallery|slide)"
NAMED = re.compile(
    rf"caption|cutline|bildunterschrift|bildtext|pie-?de-?foto|didascalia|legende\b"
    rf"|{PICTURE_CLASS}\w*[-_]{{0,2}}(?:info|desc|legend)|infodescription",
    re.IGNORECASE,
)
CALLED = re.compile(r"(?:^|[\s_-])caption[-_]?(?:text)?(?:$|\s)", re.IGNORECASE)
CREDITED = re.compile(rf"(?:^|[\s_-]){PICTURE_CLASS}[-_]?credits?(?:$|\s)", re.IGNORECASE)
BOX = re.compile(rf"(?:^|[\s_-]){PICTURE_CLASS}", re.IGNORECASE)
NO_BOX = re.compile(
    r"author|avatar|profile|logo|card|video-?list|audio|player|ad-|adslot|byline|media-?embed",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"related|teaser(?![-_]?(?:image|img|bild|foto))|recommend|more[-_]from|promo|newsletter|most[-_]?(?:read|viewed)|trending"
    r"|side-?bar|up-?next|outbrain|taboola|read[-_]?more[-_]|further|most[-_]?popular|footer"
    r"|nav(?:bar|igation)?(?=[-_\s]|$)|comments?\b|signup|sign-up|video",
    re.IGNORECASE,
)
LONGEST_NAME = 40
"""An id longer than this is made of a headline's words, and says nothing of its box."""
WHOLE = ("html", "body")
OWN_LETTERS = 1_500
"""A box with so much prose is the article's own, whatever it is called."""
CREDIT_CLASS = re.compile(
    r"credit|copyright|byline|attribution|source|agency|photographer|author|autor|quelle|rights",
    re.IGNORECASE,
)
PART = re.compile(r"(\S+?)__(\w\S*)")
"""A class that names a part of a block, as in "figcaption__credit" or "photo-credit__text"."""
PICTURE_FILES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
UNREAD = frozenset(word_list("markup")["unread"].split())
NEVER = frozenset(word_list("markup")["no_caption"].split())
HEADS = frozenset(word_list("markup")["heads"].split())
FEWEST, MOST = 3, 110
FEWEST_CALLED = 2
"""Words of a caption that the markup calls so: a name is one."""
BOX_FEWEST = 5
MOST_PIECES = 5
ENOUGH_ALT = 25
COUNTER = re.compile(
    r"\[\d{1,3}/\d{1,3}\] ?|\d{1,3} ?(?:of|/) ?\d{1,3}(?: ?[|:·–—-] ?(?=\S)| (?=[A-Z“\"]))"
)
"""The place of a picture in its gallery: "2 of 12 | "."""
PARTING = " |-–—"
SMALL = frozenset({"em", "i", "small"})
CREDIT_LETTERS = 110
OPENED = re.compile(
    r"(?:[—–-] ?)?\b(?:Photo|Picture|Image|Photograph|Credit|Foto|Bild|Quelle)s?(?: [Cc]redits?)?(?:: ?| by |(?:\.\.\.|…) ?)"
    r"[^.!?:]{2,80}(?:; ?\w+: ?[^.!?:]{2,60})?$"
)
"""A credit that opens with the word for it, to the end of the caption."""
GIVEN = re.compile(
    r"(?:Submitted|Contributed|Courtesy|Provided|Handout|File) (?:photo|image)s?\.?$", re.IGNORECASE
)
"""A credit that only says that the picture was sent in."""
UNCLOSED = re.compile(r"\s*\([^()]{0,12}$")
"""What is left of a bracket whose rest went with the credit."""
OTHER = re.compile(
    r"^(?:(?:By|Von|Par|Por) [^\W\d_a-z]|\d{1,2}:\d\d |RELATED: |Video\b|Powered by\b)|\bDuration \d"
)


def take_captions(tree: HtmlElement, title: str | None = None) -> tuple[Caption, ...]:
    """Return the captions of a page in order, each once, and take them out of the tree."""
    found: list[tuple[str, Caption]] = []
    headings = {
        line_signs.fold(element.text_content()) for element in tree.xpath("(//h1)[1] | //title")
    }
    headings.add(line_signs.fold(title or ""))
    own = _own_boxes(tree, headings)
    for element in list(_marked(tree)):
        if element.getroottree().getroot() is not tree or _elsewhere(element, own):
            continue
        caption = _caption(element)
        if caption is None:
            taken = element.tag == "figcaption"
        elif taken := line_signs.fold(caption.text) not in headings:
            _keep(found, caption)
        if taken and element.getparent() is not None:
            element.drop_tree()
    credited = {line_signs.fold(caption.credit or "") for _, caption in found}
    return tuple(caption for folded, caption in found if caption.credit or folded not in credited)


def _own_boxes(tree: HtmlElement, headings: set[str]) -> set[HtmlElement]:
    """Return the boxes that hold the article's headline or much of its prose."""
    own: set[HtmlElement] = set()
    for heading in tree.iter("h1"):
        if line_signs.fold(heading.text_content()[:1_000]) in headings:
            own.update(heading.iterancestors())
    prose: dict[HtmlElement, int] = {}
    for paragraph in tree.iter("p"):
        letters = len(paragraph.text or "") + sum(len(one.tail or "") for one in paragraph)
        for outer in paragraph.iterancestors():
            prose[outer] = prose.get(outer, 0) + letters
    own.update(outer for outer, letters in prose.items() if letters >= OWN_LETTERS)
    return own


def _marked(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements that may be captions, in document order."""
    told = {
        line_signs.fold(words)
        for words in tree.xpath("//img/@alt | //img/@title")
        if len(words) > ENOUGH_ALT
    }
    pictured = _around_pictures(tree)
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in NEVER:
            continue
        names = f"{element.get('class', '')} {element.get('itemprop', '')}"
        if (
            element.tag == "figcaption"
            or (
                (NAMED.search(names) or CREDITED.search(names)) and _near_picture(element, pictured)
            )
            or _is_box(element, names)
            or _is_credited(element)
            or _is_small_print(element)
            or _told(element, told)
        ):
            yield element


def _told(element: HtmlElement, told: set[str]) -> bool:
    """Return whether a short piece of text repeats what a picture's own words tell."""
    words = element.text or ""
    return (
        ENOUGH_ALT < len(words) < 600
        and element.tag in {"p", "span", "div"}
        and not len(element)
        and line_signs.fold(words) in told
        and not any(outer.tag in HEADS for outer in element.iterancestors())
    )


def _around_pictures(tree: HtmlElement) -> set[HtmlElement]:
    """Return the boxes of a page that hold a picture."""
    found: set[HtmlElement] = set()
    for picture in tree.iter("img", "picture", "video", "noscript"):
        for outer in picture.iterancestors():
            if outer in found:
                break
            found.add(outer)
    return found


def _near_picture(element: HtmlElement, pictured: set[HtmlElement]) -> bool:
    """Return whether a picture stands near: stylesheets call small print a caption too."""
    outer = element
    for _ in range(4):
        outer = outer.getparent() if outer.getparent() is not None else outer
        if outer.tag in {"body", "html"}:
            return False
        if outer.tag == "figure" or BOX.search(outer.get("class", "")):
            return True
        if outer in pictured:
            return True
    return False


def _is_box(element: HtmlElement, names: str) -> bool:
    """Return whether an element is the box of one picture, with the picture in it."""
    if element.tag not in {"div", "figure", "span", "td"} or not BOX.search(names):
        return False
    if NO_BOX.search(names):
        return False
    pictures = len(element.findall(".//img"))
    return (
        0 < pictures <= 2
        and element.find(".//li") is None
        and not _is_slide(element)
        and _words(element, BOX_FEWEST) is not None
    )


def _is_slide(element: HtmlElement) -> bool:
    """Return whether a box holds a picture with a heading and paragraphs: a part of the article itself."""
    return next(element.iter(*HEADS), None) is not None and len(element.findall(".//p")) > 1


def _is_credited(element: HtmlElement) -> bool:
    """Return whether an element is a picture with a few words, of which the last are its credit alone."""
    if element.tag not in {"div", "span"} or not 0 < len(element.findall(".//img")) <= 2:
        return False
    if _is_large(element) or next(element.iter("a", "p"), None) is not None:
        return False
    pieces = _pieces(element)
    return 1 < len(pieces) <= MOST_PIECES and _is_credit(pieces[-1])


def _is_small_print(element: HtmlElement) -> bool:
    """Return whether an element is a picture and words in italics or small print alone, as a caption is set.

    The picture may stand alone in the block above, where the words are no sentence.
    """
    if element.tag not in {"p", "div"} or len(element) > MOST_PIECES:
        return False
    small = sum(len(one.text_content()) for one in element if one.tag in SMALL)
    if not small or small != len("".join(_seen(element)).strip()):
        return False
    linked = any(link.text_content().strip() for link in element.iter("a"))
    if linked or next(element.iter("img"), None) is not None:
        return not linked
    above = element.getprevious()
    pictured = above is not None and above.tag == element.tag and not above.text_content().strip()
    ended = line_signs.END_MARK.search(element.text_content().strip())
    return pictured and not ended and next(above.iter("img"), None) is not None


def _is_credit(words: str) -> bool:
    place = line_signs.split_credit(words)
    return place is not None and place[0] == 0


def _words(element: HtmlElement, fewest: int) -> str | None:
    """Return an element's words, if they are as many as a caption has."""
    if _is_large(element):
        return None
    words = " ".join(_text(element).split())
    return words if fewest <= words.count(" ") + 1 <= MOST or _dense(words) else None


def _is_large(element: HtmlElement) -> bool:
    """Return whether an element holds too many others for one caption."""
    return next(islice(element.iter(), MOST, None), None) is not None


def _dense(words: str) -> bool:
    """Return whether words without blanks between them, as in Chinese, fill a caption."""
    return 8 <= len(words) <= 200 and sum(letter > "\u2e7f" for letter in words) * 2 > len(words)


def _text(element: HtmlElement) -> str:
    """Return an element's text without what no reader sees, and no words of it twice."""
    kept: list[str] = []
    for piece in _pieces(element):
        short = len(piece) < ENOUGH_ALT
        again = piece in kept if short else any(one.startswith(piece) for one in kept)
        if not again or (short and " " not in piece):
            kept.append(piece)
    numbered = len(kept) > 1 and kept[0].isdigit() and kept[1][0].isupper()
    return " ".join(kept[numbered:])


def _pieces(element: HtmlElement) -> list[str]:
    """Return the runs of text in an element that a reader sees, in order, without the buttons after them."""
    pieces = [words for piece in _seen(element) if (words := " ".join(piece.split()))]
    return [*pieces[:1], *(words for words in pieces[1:] if not _is_button(words))]


def _is_button(words: str) -> bool:
    return not words[0].isdigit() and line_signs.is_widget(line_signs.fold(words))


def _seen(element: HtmlElement) -> Iterator[str]:
    if element.tag in UNREAD or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _seen(child)
        yield child.tail or ""


def _elsewhere(element: HtmlElement, own: set[HtmlElement]) -> bool:
    """Return whether an element is in a link, a box of other articles, or beside all of the article."""
    for outer in element.iterancestors():
        if outer.tag == "body" and len(own) > len(WHOLE):
            return True
        if outer.tag == "main" or outer in own:
            break
        if outer.tag in {"nav", "footer", "button"} or (outer.tag == "a" and _leads_away(outer)):
            return True
        named = outer.get("id", "")
        names = f"{outer.get('class', '')} {named if len(named) < LONGEST_NAME else ''}"
        if outer.tag not in {"body", "html", "article"} and ELSEWHERE.search(names):
            return True
    linked = sum(len(link.text_content().strip()) for link in element.iter("a"))
    return linked > 0 and len(element.text_content().strip()) < 1.3 * linked


def _leads_away(link: HtmlElement) -> bool:
    """Return whether a link leads to another page and not to the picture in large."""
    target = link.get("href", "").split("?")[0].lower()
    return bool(target.strip("#")) and not target.endswith(PICTURE_FILES)


def _keep(found: list[tuple[str, Caption]], caption: Caption) -> None:
    """Add a caption unless its words are there already; the longer of two tellings stays."""
    folded = line_signs.fold(caption.text)
    if not caption.text:
        return
    for number, (other, _) in enumerate(found):
        if folded and (folded in other or other in folded):
            if len(folded) > len(other) * 1.2 and len(other) < 20:
                found[number] = (folded, caption)
            return
    found.append((folded, caption))


def _caption(element: HtmlElement) -> Caption | None:
    """Return the caption in an element, its credit apart where markup or wording shows it."""
    own = element.get("class", "")
    called = element.tag == "figcaption" or CALLED.search(own) is not None
    words = _words(element, FEWEST_CALLED if called else FEWEST)
    if words and _names_credit(element, own):
        return Caption("", words)
    folded = line_signs.fold(words or "")
    if words is None or line_signs.is_widget(folded) or line_signs.is_notice(folded):
        return None
    if OTHER.search(words) or _is_dated_card(element):
        return None
    words = words[counted.end() :] if (counted := COUNTER.match(words)) else words
    return _parted(element, words)


def _names_credit(element: HtmlElement, names: str) -> bool:
    """Return whether the markup calls an element a credit; a figcaption may only be styled as one."""
    return (
        element.tag != "figcaption"
        and CREDIT_CLASS.search(names) is not None
        and NAMED.search(names) is None
    )


def _parted(element: HtmlElement, words: str) -> Caption:
    """Return a caption's words with its credit apart: before them, after them, or in the next box."""
    if OPENED.match(words):
        return Caption("", words)
    credit = _marked_credit(element, words) or _last_credit(element)
    if credit and words.startswith(f"{credit} ") and not words.endswith(credit):
        rest = words.removeprefix(credit).lstrip(PARTING)
        return Caption("", words) if rest.startswith("/") else Caption(rest, credit)
    opened = OPENED.search(words) or GIVEN.search(words)
    if credit and words.endswith(credit):
        if opened and opened.start() < len(words) - len(credit):
            credit = opened[0]  # of which the markup names the end
        return Caption(_without(words, credit), credit)
    place = line_signs.split_credit(words)
    if opened and (place is None or opened.start() < place[0]):
        place = opened.span()
    if place is not None:
        credit = words[slice(*place)]
        return Caption(_without(words[: place[0]].rstrip(), credit), credit)
    return Caption(words, _credit_beside(element))


def _is_dated_card(element: HtmlElement) -> bool:
    """Return whether an element is the card of another story: a linked headline, and its date after it."""
    pieces = _pieces(element)
    if len(pieces) < 2 or next(element.iter("a"), None) is None:
        return False
    return any(map(is_date_line, split_lines(pieces[-1])))


def _without(words: str, credit: str) -> str:
    """Return a caption's words without the credit after them, be it there once or twice."""
    while credit and words.endswith(credit):
        words = UNCLOSED.sub("", words.removesuffix(credit)).rstrip(f"{PARTING}(©")
    return words


def _marked_credit(element: HtmlElement, words: str) -> str | None:
    """Return what the markup of an element calls a credit, in one box or several, where its ``words`` open or end with it."""
    before = ""
    for inner in element.iter():
        if inner is element or inner.tag == "figcaption" or not isinstance(inner.tag, str):
            continue
        names = PART.sub(_telling, f"{inner.get('class', '')} {inner.get('itemprop', '')}")
        if inner.tag == "cite" or (CREDIT_CLASS.search(names) and not NAMED.search(names)):
            credit = _text(inner)
            for told in (f"{before} {credit}".strip(), credit):
                if told and (words.startswith(told) or words.endswith(told)):
                    return told
            before = credit
    return None


def _telling(named: re.Match[str]) -> str:
    """Return the part that a class names where that says what it holds, else the block around it."""
    block, part = named.groups()
    return part if CREDIT_CLASS.search(part) or NAMED.search(part) else block


def _last_credit(element: HtmlElement) -> str | None:
    """Return the last run of text in an element where it is a credit and nothing else."""
    pieces = _pieces(element)
    return pieces[-1] if len(pieces) > 1 and _is_credit(pieces[-1]) else None


def _credit_beside(element: HtmlElement) -> str | None:
    """Return the credit in the element after a caption, taken out of the tree."""
    after = element.getnext()
    if after is None or element.tag not in {"div", "span", "p", "figcaption"}:
        return None
    words = _text(after)
    named = after.tag == "cite" or CREDIT_CLASS.search(after.get("class", ""))
    if not named or not 0 < len(words) <= CREDIT_LETTERS:
        return None
    after.drop_tree()
    return words
