"""Blocks among the paragraphs that are not part of the article: cards, pull quotes, pop-ups, forms, price tables.

A card is a box of which every word is a link; a pointer is a paragraph, or a whole list, of linked
headlines of the same site. What a sentence of the article links to is none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dashboard.intake.identity import host_name
from dashboard.intake.layout import line_signs
from dashboard.intake.releases import release_furniture
from dashboard.intake.webpage.tree import BLOCKS, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from dashboard.intake.draft import Draft

CARDS = frozenset({"article", "aside", "section", "div", "figure"})
BOXES = frozenset({"aside", "div", "section"})
HEADINGS, BOLD = frozenset({"h2", "h3", "h4", "h5"}), frozenset({"b", "strong"})
AROUND = frozenset({"nav", "footer", "header", "form"})
CARD_LETTERS, POINTER_LETTERS = 300, 600
LINKED_SHARE, POINTING_SHARE = 0.95, 0.7
HEADLINE_WORDS, SINGLE_WORDS, MOST_WORDS = 4, 6, 25
FEWEST = 2

type Beside = Counter[HtmlElement | None]
"""How many paragraphs each box of a page holds, counted once: a page may have tens of thousands in one."""

PULLED = re.compile(r"(?:^|[\s_-])pull-?_?quote", re.IGNORECASE)
PULLED_LETTERS = 400
FORM_LETTERS, PROSE_LETTERS = 600, 50
SIGNS_UP = re.compile(r"newsletter|sign-?_?up|subscribe", re.IGNORECASE)
SUBHEAD = re.compile(
    r"(?:^|[\s_-])(?:heading-h[2-6]|sub-?head(?:line|ing|er)?|cross-?head(?:ing)?|inter-?title)s?(?:$|[\s_-])",
    re.IGNORECASE,
)
SUBHEAD_LETTERS = 120
POPS_UP = re.compile(
    r"(?:^|[\s_-])(?:modal|dialog|tooltip|popover|pop-?up|toast|snackbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
POSTS = re.compile(
    r"(?:^|\s)(?:[Ii]nfo-?box|twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-post|bluesky-embed|reddit-embed-bq)"
)
POST_SIGNED, POST_END = re.compile(r"[–—-] ?[^@–—]{2,60} \(@\w{1,30}\).{0,24}\s*$"), 120
"""Who signs a post of another site, in words: "— Ida Brandt (@idabrandt) May 3, 2024"."""
PANE, OPEN = re.compile(r"(?:^|\s)tab-pane(?:$|\s)"), re.compile(r"(?:^|\s)(?:active|show)(?:$|\s)")
LABEL = re.compile(
    r"\W{0,3}(?:[^\W\d_](?:[\w'’]|-(?!\s))*+[ \u00a0]?){0,5} ?(?:[:|»›>→]|[–—-](?= ))+ ?"
)
SENDS_ON = re.compile(r"//(?:www\.)?(?:twitter|x)\.com/(?:share|intent/tweet)\b")
SEND_ON, LEADS_IN = re.compile(r"Click [Tt]o [Tt]weet$"), (":", "…", "...", ",")
"""What a box of a sentence to be sent on says of itself, and what the text before it ends in."""
FACT = re.compile(
    r"(?:how|when|where|what|who|why|price|cost|time|date|location|address|rating|cast|note|tip|wann|wo|wer|wie|preis|ort|où|quand|cuándo|dónde)\b",
    re.IGNORECASE,
)
"""What opens the label of a fact, which ends as no sentence does either: "Where to watch: …"."""
DASHES, DATELINE_LETTERS = ("—", "–", "-"), 60
QUOTED = frozenset({"ticker", "symbol", "last", "change", "price", "chg"})
"""What heads the columns of a table of share prices."""


def drop_pointers(tree: HtmlElement, address: str | None) -> None:
    """Take cards of other stories, links to them, posts of other sites and what is said twice out of a tree."""
    host = host_name(address)
    prose = Counter(one.getparent() for one in tree.iter("p"))
    _name_subheads(tree, prose)
    _join_datelines(tree)
    _free_tweets(tree)
    found = (
        _cards(tree),
        _lines(tree, host, prose),
        _teasers(tree, prose),
        _lists(tree, host, prose),
        _beside_text(tree),
        _sign_ups(tree),
        _prices(tree),
        _embedded(tree),
        _asides(tree),
    )
    for element in [one for some in found for one in some]:
        if element.getparent() is not None:
            element.drop_tree()


def drop_release(tree: HtmlElement, draft: Draft) -> None:
    """Take what surrounds the copy of a press release out of the box that holds most of its paragraphs."""
    prose = Counter(one.getparent() for one in tree.iter("p"))
    around = max(prose, key=lambda one: prose[one], default=None)
    if around is None:
        return
    boxes = [(one, words_of(one)) for one in around.iterchildren(*BLOCKS)]
    boxes = [(one, words) for one, words in boxes if words]
    found = release_furniture([words for _, words in boxes])
    for place in found.lines:
        boxes[place][0].drop_tree()
    if found.day and not draft.published:
        draft.published, draft.published_evidence = found.day, "heading of the release"
        draft.published_confidence = "medium"


def _cards(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield boxes inside paragraphs or beside them, and stories, of which every word is a link."""
    for element in tree.iter(*CARDS):
        beside = element.getparent()
        if beside is None or not (element.tag == "article" or _among_prose(element, beside)):
            continue
        words = _letters(element)
        if not 0 < words <= CARD_LETTERS or next(element.iter("h1"), None) is not None:
            continue
        if _linked(element) >= LINKED_SHARE * words:
            yield element


def _among_prose(element: HtmlElement, around: HtmlElement) -> bool:
    """Return whether an element is in a paragraph, or between paragraphs of one box."""
    if around.tag == "p":
        return True
    before, after = element.getprevious(), element.getnext()
    return before is not None and after is not None and before.tag == after.tag == "p"


def _lines(tree: HtmlElement, host: str | None, prose: Beside) -> Iterator[HtmlElement]:
    """Yield paragraphs that are one linked headline, or several of them and hardly anything else."""
    for element in tree.iter("p"):
        links = [one for one in element.iter("a") if one.text_content().strip()]
        words = _letters(element)
        if not links or words > POINTER_LETTERS or prose[element.getparent()] <= FEWEST:
            continue
        if not all(_is_headline(one, host) for one in links):
            continue
        linked = _linked(element)
        single = len(links) == 1 and linked >= LINKED_SHARE * words
        long = len(links[0].text_content().split()) >= SINGLE_WORDS
        several = len(links) >= FEWEST and linked >= POINTING_SHARE * words
        if (single and long) or several or _is_labelled(element, links):
            yield element


def _is_labelled(element: HtmlElement, links: Sequence[HtmlElement]) -> bool:
    """Return whether a paragraph is a label and one linked headline, in any language: "Baca juga: …"."""
    label, _, behind = words_of(element).partition(words_of(links[0]))
    return len(links) == 1 and bool(LABEL.fullmatch(label)) and len(behind) < FEWEST


def _teasers(tree: HtmlElement, prose: Beside) -> Iterator[HtmlElement]:
    """Yield paragraphs between sentences that are a label in bold and a headline, which has lost its link: "Ferries: …".

    Several under each other are the points of a list, and a sentence has an end.
    """
    for element in tree.iter("p"):
        label = next(iter(element), None)
        if label is None or label.tag not in BOLD or prose[element.getparent()] <= FEWEST:
            continue
        headline = (label.tail or "").strip()
        alone = len(element) == 1 and not (element.text or "").strip()
        told = words_of(label)
        if (
            not alone
            or not told.endswith(":")
            or FACT.match(told)
            or line_signs.END_MARK.search(headline)
        ):
            continue
        beside = (element.getprevious(), element.getnext())
        few = SINGLE_WORDS <= len(headline.split()) <= MOST_WORDS
        if few and all(one is None or one.tag != "p" or _ends_sentence(one) for one in beside):
            yield element


def _ends_sentence(element: HtmlElement) -> bool:
    return bool(line_signs.END_MARK.search(words_of(element)))


def _lists(tree: HtmlElement, host: str | None, prose: Beside) -> Iterator[HtmlElement]:
    """Yield lists beside paragraphs of which every item is a linked headline, and the headings over them."""
    for element in tree.iter("ul", "ol"):
        items = [one for one in element if one.tag == "li"]
        if len(items) < FEWEST or prose[element.getparent()] <= FEWEST:
            continue
        if all(_points_on(one, host) for one in items):
            yield element
            above = element.getprevious()
            if above is not None and above.tag in HEADINGS:
                yield above


def _points_on(item: HtmlElement, host: str | None) -> bool:
    """Return whether a list's item is a linked headline and hardly anything else."""
    link = next(item.iter("a"), None)
    if link is None or not leads_home(link, host):
        return False
    if (
        [one.tag for one in item] == ["strong", "a"]
        and not item.text
        and not (link.tail or "").strip()
    ):
        return True
    return _is_headline(link, host) and _linked(item) >= LINKED_SHARE * _letters(item)


def _beside_text(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield pull quotes, and boxes that pop up."""
    for element in tree.iter("aside", "blockquote", "div", "figure", "p", "q", "section", "td"):
        names = element.get("class", "")
        pulled = PULLED.search(names) and _letters(element) <= PULLED_LETTERS
        if pulled or _pops_up(element, names):
            yield element


def _sign_ups(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the boxes in which a reader signs up for something; one form may hold a whole page."""
    for form in filter(_is_small, tree.iter("form")):
        boxes = _boxes_around(form)
        asks = any(one.get("type", "").lower() == "email" for one in form.iter("input"))
        if asks or any(SIGNS_UP.search(box.get("class", "")) for box in boxes):
            yield boxes[-1]


def _prices(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield tables of share prices."""
    for table in tree.iter("table"):
        head = next(table.iter("tr"), ())
        if len(QUOTED & {line_signs.fold(cell.text_content()) for cell in head}) >= FEWEST:
            yield table


def _pops_up(element: HtmlElement, names: str) -> bool:
    """Return whether a box is one that pops up; a picture that does so keeps its caption."""
    told = POPS_UP.search(names) or element.get("role") in {"dialog", "tooltip"}
    return (
        bool(told)
        and element.tag in BOXES
        and next(element.iter("img", "figcaption"), None) is None
        and _is_small(element)
    )


def _is_small(element: HtmlElement) -> bool:
    """Return whether an element is a box beside the story: few words, no headline, no run of paragraphs."""
    if _letters(element) > FORM_LETTERS or next(element.iter("h1"), None) is not None:
        return False
    return sum(_letters(one) >= PROSE_LETTERS for one in element.iter("p")) <= 1


def _boxes_around(form: HtmlElement) -> list[HtmlElement]:
    """Return a form and the boxes around it that hold no more than it and what it says of itself."""
    boxes = [form]
    around = form.getparent()
    while (
        around is not None
        and around.tag in BOXES
        and (_is_small(around) or _is_named_sign_up(around))
    ):
        boxes.append(around)
        around = around.getparent()
    return boxes


def _is_named_sign_up(element: HtmlElement) -> bool:
    """Return whether a box calls itself one to sign up in, however many lines of terms it holds."""
    named = SIGNS_UP.search(f"{element.get('class', '')} {element.get('aria-label', '')}")
    return bool(named) and _letters(element) <= FORM_LETTERS


def _embedded(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield posts of other sites that are shown within a page, and the panes after the tab that is open."""
    yield from (
        quote
        for quote in tree.iter("blockquote")
        if POST_SIGNED.search(quote.text_content()[-POST_END:])
    )
    named = [(one, one.get("class", "")) for one in tree.iter("blockquote", "div", "section")]
    opened = {one.getparent() for one, names in named if PANE.search(names) and OPEN.search(names)}
    for element, names in named:
        closed = PANE.search(names) and not OPEN.search(names)
        if POSTS.search(names) or (closed and element.getparent() in opened):
            yield element


def _join_datelines(tree: HtmlElement) -> None:
    """Put a dateline that is in a box of its own before the first words of its paragraph."""
    for element in list(tree.iter("span", "div", "p", "strong", "b")):  # the tree changes meanwhile
        after = element.getnext()
        if after is None or after.tag != "p" or "dateline" not in element.get("class", ""):
            continue
        words = words_of(element)
        if words.endswith(DASHES) and len(words) <= DATELINE_LETTERS:
            after.text = f"{words} {(after.text or '').lstrip()}"
            element.drop_tree()


def _free_tweets(tree: HtmlElement) -> None:
    """Make paragraphs of the sentences to be sent on that the text leads into: "Here is the thing:"."""
    for link in list(tree.iter("a")):  # the tree changes meanwhile
        if not SENDS_ON.search(link.get("href", "")) or next(link.iter("p"), None) is not None:
            continue
        before = link.getprevious()
        while before is not None and not words_of(before):
            before = before.getprevious()
        words = SEND_ON.sub("", words_of(link)).strip()
        if before is None or before.tag != "p" or not words_of(before).endswith(LEADS_IN):
            continue
        if line_signs.END_MARK.search(words):
            for inner in list(link):
                link.remove(inner)
            link.tag, link.text = "p", words
            link.attrib.clear()


def _asides(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what links tell a reader who does not see the page: "opens new tab"."""
    for link in tree.iter("a"):
        for element in link.iter("span"):
            if line_signs.fold(element.text or "").startswith("opens ") and not len(element):
                yield element


def _name_subheads(tree: HtmlElement, prose: Beside) -> None:
    """Make headings of the blocks between paragraphs that only their class calls so."""
    for element in tree.iter("div", "p"):
        around = element.getparent()
        if around is None or not SUBHEAD.search(element.get("class", "")):
            continue
        short = 0 < len(element.text_content().strip()) <= SUBHEAD_LETTERS
        alone = next(element.iterdescendants("p", "div", "a"), None) is None
        if short and alone and prose[around] > FEWEST:
            element.tag = "h3"


def _is_headline(link: HtmlElement, host: str | None) -> bool:
    """Return whether a link to another page of the same site is worded as a headline."""
    target = link.get("href", "")
    if not target.split("#")[0]:
        return False
    own = leads_home(link, host)
    words = link.text_content().strip()
    ended = line_signs.END_MARK.search(words) and words[-1] not in "?!"
    return own and len(words.split()) >= HEADLINE_WORDS and not ended


def leads_home(link: HtmlElement, host: str | None) -> bool:
    """Return whether a link leads to the page's own site; one that is no address leads nowhere."""
    try:
        there = urlsplit(link.get("href", "")).netloc
    except ValueError:  # "http://["
        return False
    return not there or (host is not None and host_name(f"https://{there}") == host)


def _letters(element: HtmlElement) -> int:
    return len("".join(element.text_content().split()))


def _linked(element: HtmlElement) -> int:
    """Return how many of an element's letters are links."""
    if any(one.tag == "a" for one in element.iterancestors()):
        return _letters(element)
    return sum(_letters(one) for one in element.iter("a"))
