"""Title, authors, dates and source of a page, from JSON-LD, meta tags and the page itself.

A publication date is trusted by agreement: the more of JSON-LD, meta, URL and htmldate name the
same day, the surer it is; where they differ, both are kept as evidence.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from dashboard.intake.author_names import author_names, tidy_name
from dashboard.intake.identity import host_name, web_address
from dashboard.intake.layout import line_signs
from dashboard.intake.outlet_names import masthead
from dashboard.intake.webpage.bylines import OPINED, PERSON
from dashboard.intake.webpage.dates import read_dates
from dashboard.intake.webpage.json_ld import Linked, read_linked
from dashboard.intake.webpage.meta_tags import MetaTags
from dashboard.intake.webpage.outlet import outlet_of_page, spelled_out
from dashboard.intake.webpage.tree import visible_lines, words_of
from dashboard.intake.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from dashboard.intake.draft import Draft

SITE_SUFFIX = re.compile(
    r"(?:\s+(?:[|–—·•»:]|-{1,2})\s+|\s?[|ㅣ｜：]\s?)(?P<site>[^|–—·•»ㅣ｜：]{2,40})$"
)
SITE_PREFIX = re.compile(r"([^|–—:»]{2,40}?)\s*(?:[|:»]|\s[–—-])\s+")
DESCRIBED = ("og:description", "description", "twitter:description", "sailthru.description")
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
STATED_KINDS = ("LiveBlogPosting", "OpinionNewsArticle", "ReviewNewsArticle", "Review")
UNLIKE, SITE_LETTERS = 0.34, 4
LONGEST_HEADING, BYLINE_LETTERS = 2000, 150
TRAIL, MOST_TRAILS, MOST_SECTIONS = re.compile(r"bread-?_?crumb", re.IGNORECASE), 9, 6
HOST = re.compile(r"^\S{2,}\.[a-z]{2,6}$")
"""An address, and not an initial with a name after it: "S.Korea"."""
LOGIN = re.compile(r"[a-z][a-z\d._-]*")
"""What an account is called in its address, which some pages state as their author."""
PROGRAMS = re.compile(r"\S*_\S*$")
"""A word with a line in it, as programs name a section and no reader does."""
SECTIONS = re.compile(r",(?=\S)")
"""What parts the several sections that a page states in one line; in the name of one, a blank follows a comma."""


def read_metadata(draft: Draft, tree: HtmlElement, page: str) -> tuple[Linked, list[str]]:
    """Fill in what a page says of itself; the tree is left as it was.

    Return its JSON-LD, and the sentences that it describes itself with, best first.
    """
    meta = MetaTags(tree)
    draft.canonical_url = _canonical(tree, meta, draft.url)
    draft.url = draft.url or draft.canonical_url
    linked = read_linked(tree, draft.canonical_url or draft.url)
    sections = (linked.text("articleSection"), meta.first("article:section"))
    draft.section = _named_section(sections) or _section_of_trail(tree)
    draft.source = _source(draft, tree, linked, meta)
    draft.title = _title(tree, linked, meta, _sites(draft, linked, meta))
    draft.authors = tuple(_authors(tree, linked, meta, draft.source))
    draft.byline = ", ".join(draft.authors) or None
    draft.language = linked.text("inLanguage") or tree.get("lang")
    read_dates(draft, tree, page, linked, meta)
    free = linked.node.get("isAccessibleForFree")
    if free is False or str(free).lower() == "false":
        draft.warnings.append("paywalled")
    signed = [*linked.names("author"), *meta.all(*AUTHORS)]
    opined = any(map(OPINED.match, signed)) or _is_labelled_opinion(tree, draft.title)
    judged = "opinion" if opined else draft.kind
    draft.kind = next((kind for kind in STATED_KINDS if linked.is_a(kind)), judged)
    return linked, _described(linked, meta)


def _is_labelled_opinion(tree: HtmlElement, title: str | None) -> bool:
    """Return whether the word above or before the headline calls it one: "Opinion", "Meinung", "Kommentar"."""
    told, labels = line_signs.fold(title or ""), word_list("kinds")["titles"]["opinion"]
    before = (
        line_signs.fold(one).rpartition(f" {told}") for one in _heading_words(tree, "h1", "h2")
    )
    return any(label in labels for label, title, behind in before if title and not behind)


def _named_section(stated: Iterable[str | None]) -> str | None:
    """Return the first stated section that is a name for readers, no address and no word of a program."""
    named = (SECTIONS.split(words or "", maxsplit=1)[0].strip() for words in stated)
    return next(
        (one for one in named if one and not HOST.match(one) and not PROGRAMS.match(one)), None
    )


def _section_of_trail(tree: HtmlElement) -> str | None:
    """Return the last section that the page's trail of links names before the article: "Home > Sport > Sailing"."""
    headlines = {line_signs.fold(one) for one in _headings(tree)}
    called = (
        box
        for box in tree.iter("nav", "ol", "ul", "div")
        if TRAIL.search(" ".join(box.get(name, "") for name in ("class", "id", "aria-label")))
    )
    for box in islice(called, MOST_TRAILS):
        if next(box.iter("h1", "p"), None) is None:
            links = [words_of(one) for one in box.iter("a")]
            own = (one for one in links if line_signs.fold(one) not in {*headlines, ""})
            return next(reversed([*islice(own, 1, MOST_SECTIONS)]), None)
    return None


def _canonical(tree: HtmlElement, meta: MetaTags, url: str | None) -> str | None:
    for link in tree.iter("link"):
        if link.get("rel", "").lower() == "canonical":
            return web_address(link.get("href"), url)
    return web_address(meta.first("og:url"), url)


def _source(draft: Draft, tree: HtmlElement, linked: Linked, meta: MetaTags) -> str | None:
    """Return the outlet: as the page states it, or by plain evidence on the page."""
    address = draft.canonical_url or draft.url
    behind = _outlet(draft, tree, linked, meta)
    stated = [
        meta.first("og:site_name"),
        *linked.names("publisher")[:1],
        behind,
        meta.first("application-name"),
    ]
    others = (linked.text("headline"), meta.first("og:title"), draft.section)
    none = {line_signs.fold(words) for words in others if words}
    named = [name for name in stated if name and line_signs.fold(name) not in none]
    found = masthead(named, address) or next(iter(linked.names("publisher")), None)
    host = host_name(address)
    return (spelled_out(host, tree) if found in {None, host} else None) or found


def _outlet(draft: Draft, tree: HtmlElement, linked: Linked, meta: MetaTags) -> str | None:
    stated = (linked.text("headline"), meta.first("og:title"), meta.first("twitter:title"))
    headlines = [*_headings(tree), *(title for title in stated if title)]
    return outlet_of_page(tree, draft.canonical_url or draft.url, headlines)


def _headings(tree: HtmlElement) -> list[str]:
    return list(dict.fromkeys(filter(None, _heading_words(tree, "h1"))))


def _heading_words(tree: HtmlElement, *ranks: str) -> Iterator[str]:
    """Yield the words of each heading that holds no other of these ranks, so that none is read twice."""
    for element in tree.iter(*ranks):
        if next(element.iterdescendants(*ranks), None) is None:
            yield " ".join(element.text_content()[:LONGEST_HEADING].split())


def _title(tree: HtmlElement, linked: Linked, meta: MetaTags, sites: frozenset[str]) -> str | None:
    """Return the headline that the page shows, checked against what it says of itself."""
    headings = [heading for heading in _headings(tree) if _bare(heading) not in sites]
    headline = linked.text("headline")
    stated = [
        without_site(title, sites)
        for title in (headline, meta.first("og:title"), meta.first("twitter:title"))
        if title and _bare(title) not in sites
    ]
    if stated and headline and _same(headline, linked.text("alternativeHeadline")):
        return stated[0]  # said twice: the newsroom's own, where the heading is for search engines
    titled = None if stated else _as_titled(tree, headings)
    shown = titled or _below_for_engines(tree, stated) or _shown(headings, stated)
    if shown:
        return next((title for title in stated if _behind_kicker(title, shown)), shown)
    if stated:
        return _shortest(stated)
    head = next(iter(headings), None) or tree.findtext(".//title")
    return _lesser_heading(tree, head) or without_site(head, sites) if head else None


def _below_for_engines(tree: HtmlElement, stated: list[str]) -> str | None:
    """Return the stated title that the heading next below the first one is, where that one is another stated title.

    The first is then for search engines: "Fog: Why the ferry stopped" over "Opinion Why the ferry stopped".
    """
    ranked = [*_heading_words(tree, "h1", "h2")]
    for heading, below in pairwise(ranked):
        if any(_same(heading, one) for one in stated):
            others = (one for one in stated if not _same(heading, one))
            return next(
                (one for one in others if _same(below, one) or _behind_kicker(one, below)), None
            )
    return None


def _lesser_heading(tree: HtmlElement, head: str) -> str | None:
    """Return the heading of a lower rank that a page's title ends in, where it has none of the first: print views."""
    told = line_signs.fold(head)
    for words in _heading_words(tree, "h2", "h3"):
        if words.count(" ") >= 2 and told.endswith(f" {line_signs.fold(words)}"):
            return words
    return None


def _as_titled(tree: HtmlElement, headings: list[str]) -> str | None:
    """Return the head of the page's title where the page shows it and its headings are of the site."""
    titled = " ".join((tree.findtext(".//title") or "").split())
    suffix = SITE_SUFFIX.search(titled)
    told = titled[: suffix.start()].strip() if suffix else ""
    shown = [line_signs.fold(heading) for heading in headings]
    if not told or any(one and one in line_signs.fold(told) for one in shown):
        return None
    lines = (" ".join(line.lstrip("# ").split()) for line in visible_lines(tree).split("\n"))
    return told if told in lines else None


def _shown(headings: list[str], stated: list[str]) -> str | None:
    """Return the heading that a stated title confirms, or a lone one that none speaks against."""
    confirmed = [heading for heading in headings if any(_same(heading, one) for one in stated)]
    if confirmed:
        return confirmed[0]
    lone = len(headings) == 1 and not (stated and _unlike(headings[0], stated))
    return headings[0] if lone else None


def _unlike(heading: str, stated: list[str]) -> bool:
    """Return whether a lone heading has hardly a word of any stated title: a rubric, not a headline."""
    words = set(line_signs.fold(heading).split())
    shares = (len(words & set(line_signs.fold(title).split())) for title in stated)
    return max(shares) < UNLIKE * len(words)


def _shortest(stated: list[str]) -> str:
    """Return the first stated title, or another that is the same without a name after it."""
    first = line_signs.fold(stated[0])
    same = [
        title
        for title in stated
        if first.startswith(line_signs.fold(title)) and title.count(" ") > 2
    ]
    return min(same, key=len, default=stated[0])


def _same(one: str, other: str | None) -> bool:
    return line_signs.fold(one) == line_signs.fold(other or "")


def _behind_kicker(title: str, heading: str) -> bool:
    """Return whether a heading is a stated title with a kicker before it."""
    words, shown = line_signs.fold(title), line_signs.fold(heading)
    return shown.endswith(f" {words}") and words.count(" ") >= 3


def _bare(name: str) -> str:
    """Return a name as one word: "Global News" and "globalnews" are the same site."""
    return line_signs.fold(name).replace(" ", "")


def _sites(draft: Draft, linked: Linked, meta: MetaTags) -> frozenset[str]:
    """Return what the page calls its site, in bare form, with and without the end of its domain."""
    host = host_name(draft.canonical_url or draft.url) or ""
    stated = [draft.source, meta.first("og:site_name"), host, *host.split(".")[:-1]]
    names = [name for name in [*stated, *linked.names("publisher")] if name]
    cut = [re.sub(r"\.(?:com|net|org|co\.\w\w|\w\w)$", "", name.lower()) for name in names]
    bare = {_bare(name) for name in [*names, *cut]}
    return frozenset(bare | {name.removeprefix("the") for name in bare}) - {"", "www", "news"}


def without_site(title: str, sites: frozenset[str]) -> str:
    """Return a title without the name of the site after it, or at the very front."""
    match = SITE_SUFFIX.search(title)
    if match and _names_site(_bare(match["site"]), sites):
        return title[: match.start()].strip()
    match = SITE_PREFIX.match(title)
    if match and _bare(match[1]) in sites:
        return title[match.end() :].strip()
    return title.strip()


def _names_site(tail: str, sites: frozenset[str]) -> bool:
    return tail in sites or any(
        len(site) >= SITE_LETTERS and (tail.startswith(site) or site.startswith(tail))
        for site in sites
    )


def _described(linked: Linked, meta: MetaTags) -> list[str]:
    stated = [
        *(linked.text(name) for name in ("description", "alternativeHeadline")),
        *(meta.first(name) for name in DESCRIBED),
    ]
    return list(dict.fromkeys(words for words in stated if words))


def _authors(tree: HtmlElement, linked: Linked, meta: MetaTags, house: str | None) -> Iterable[str]:
    """Return the authors' names by the first means that names people; a house only if none does."""
    houses = [line_signs.fold(name) for name in [house or "", *linked.names("publisher")]]
    means = (
        linked.names("author") or linked.names("creator"), meta.all(*AUTHORS), _marked(tree),
    )  # fmt: skip
    named = [names for names in map(_tidied, means) if names]
    for names in named:
        if people := [one for one in names if not (_is_house(one, houses) or LOGIN.fullmatch(one))]:
            return _with_beside(people, tree)
    return named[0] if named else ()


def _with_beside(people: list[str], tree: HtmlElement) -> list[str]:
    """Return the people whom the page links as authors in one line, where they are the stated ones and more."""
    links = [one for one in tree.iter("a") if "author" in one.get("rel", "")]
    told = {line_signs.fold(name) for name in people}
    for link in links:
        if line_signs.fold(words_of(link)) not in told:
            continue
        boxes = (
            box for box in link.iterancestors() if sum(one.tag == "a" for one in box.iter()) > 1
        )
        box = next(boxes, None)
        if box is None or len(words_of(box)) > BYLINE_LETTERS:
            continue
        named = [one for one in links if box in one.iterancestors()]
        names = list(filter(PERSON.fullmatch, _tidied(map(words_of, named))))
        if told < {line_signs.fold(name) for name in names}:
            return names
    return people


def _is_house(name: str, houses: Sequence[str]) -> bool:
    """Return whether an author is the outlet, the first of the houses or the beginning of its name, or an address."""
    folded = line_signs.fold(name)
    begins = bool(houses) and f"{houses[0]} ".startswith(f"{folded} ")
    return folded in houses or begins or bool(HOST.search(name))


def _tidied(stated: Iterable[str]) -> list[str]:
    names: dict[str, str] = {}
    for entry in stated:
        for name in author_names(entry):
            tidy = tidy_name(name)
            if tidy:
                names.setdefault(line_signs.fold(tidy), tidy)
    return list(names.values())


def _marked(tree: HtmlElement) -> list[str]:
    """Return the first line of names that the markup calls the author's."""
    found = tree.xpath(
        "//body//*[contains(@rel, 'author') or contains(@itemprop, 'author')"
        " or contains(@class, 'uthor') or contains(@class, 'byline') or contains(@id, 'uthor')]"
        "[not(ancestor-or-self::*[contains(@class, 'omment') or contains(@id, 'omment')])]"
    )
    named = set(found)
    for element in found[:40]:
        if any(one is not element and one in named for one in element.iter()):
            continue  # the box of a byline holds more than the names in it
        line = words_of(element)
        if "author" in element.get("itemprop", ""):
            line = line.rpartition(": ")[2]
        names = author_names(line) if 4 < len(line) < 90 else ()
        people = [name for name in names if PERSON.fullmatch(name)]
        if people and not (line.startswith("The ") and len(people) < len(names)):
            return people
    return []
