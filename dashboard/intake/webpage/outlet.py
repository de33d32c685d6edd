"""The outlet of a page that does not state its site's name, from plain evidence on the page.

What follows the headline in the page's title is the outlet where its words are those of an
outlet, or where the page's address, its picture of the name or its line of rights says the same.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dashboard.intake.identity import host_name
from dashboard.intake.layout import line_signs
from dashboard.intake.outlet_evidence import RIGHTS, is_outlet, rights_holder, tells_rights
from dashboard.intake.webpage.meta_tags import MetaTags
from dashboard.intake.webpage.tree import visible_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PARTED = re.compile(r"\s+(?:[|–—·•»:]|-{1,2})\s+|\s*\|\s*")
LONGEST = 40
SHORTEST_STEM, BETWEEN_WORDS = 6, r"[ '’&-]{0,2}"
OF_MAGAZINES = re.compile(r"(?:mag|magazine|online)$")
LETTERS_OF_RIGHTS = 300
HOUSES = ("dc.publisher", "dcterms.publisher", "dc.creator", "dcterms.creator")
"""What libraries and governments state of who puts a page up (Dublin Core)."""
HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where the words of an account's name meet: "BayNewsNow"."""


def outlet_of_page(tree: HtmlElement, address: str | None, headlines: list[str]) -> str | None:
    """Return the outlet that the page's title or its line of rights names, None without evidence.

    ``headlines`` are what the page shows or states as its headline.
    """
    title = " ".join((tree.findtext(".//title") or "").split())
    beside = _beside_headline(title, headlines)
    rights = _rights(tree)
    if beside and (is_outlet(beside) or _confirmed(beside, tree, address, rights)):
        return beside
    before, _, rest = title.partition(": ")  # may be a kicker: its words alone are no evidence
    if rest in headlines and _confirmed(before, tree, address, rights):
        return before
    return rights_holder(rights)


def _beside_headline(title: str, headlines: list[str]) -> str | None:
    """Return what comes last after the headline in a page's title, or alone before it."""
    parts = PARTED.split(title)
    if len(parts) < 2:
        return None
    folded = [line_signs.fold(headline) for headline in headlines if headline]
    for rest, name in (
        ("".join(f"{part} " for part in parts[:-1]), parts[-1]),
        (parts[1], parts[0]),
    ):
        told = line_signs.fold(rest)
        if 1 < len(name) <= LONGEST and any(told.startswith(one) or one == told for one in folded):
            return name
    return None


def _confirmed(name: str, tree: HtmlElement, address: str | None, rights: list[str]) -> bool:
    """Return whether the address, who put the page up, a picture's words or the line of rights give the name too."""
    folded = line_signs.fold(name)
    if any(line_signs.fold(house) == folded for house in MetaTags(tree).all(*HOUSES)):
        return True
    host = (host_name(address) or "").rsplit(".", 1)[0].replace("-", "").replace(".", "")
    if host and folded.replace(" ", "") in {host, host.removeprefix("the")}:
        return True
    if any(
        line_signs.fold(picture.get("alt", "")) in _as_logo(folded) for picture in tree.iter("img")
    ):
        return True
    feeds = (line_signs.fold(title) for title in tree.xpath("//link[@rel='alternate']/@title"))
    return any(_names(line, folded) for line in rights) or any(folded in feed for feed in feeds)


def spelled_out(host: str | None, tree: HtmlElement) -> str | None:
    """Return the name in words that a page's address is made of, as the page itself writes it most often.

    "Bay News Now" for baynewsnow.example, and "Bay Rider" for bayridermag.example.
    """
    stem = max((host or "").split(".")[:-1], key=len, default="").replace("-", "")
    stem = OF_MAGAZINES.sub("", stem)
    if len(stem) < SHORTEST_STEM:
        return None
    letters = BETWEEN_WORDS.join(map(re.escape, stem))
    told = "\n".join([visible_lines(tree), *tree.xpath("//link/@title | //img/@alt")])
    spelled = re.findall(rf"(?<![\w.@/]){letters}(?![\w@/]|\.\w)", told, re.IGNORECASE)
    names = Counter(" ".join(name.split()) for name in spelled if not name.isupper())
    written = [name for name in names if " " in name and name[0].isupper()]
    accounts = (link.get("href", "").rstrip("/").rpartition("/")[2] for link in tree.iter("a"))
    parted = (HUMPS.sub(" ", name) for name in accounts if name.casefold() == stem)
    account = next((name for name in parted if " " in name), None)
    best = max(written or names, key=lambda name: names[name], default=None)
    return best if written else account or best


def _as_logo(folded: str) -> set[str]:
    return {folded, f"{folded} logo", f"logo {folded}", f"{folded} home", f"logo of {folded}"}


def _names(line: str, folded: str) -> bool:
    """Return whether a line of rights gives them to the outlet of this name."""
    match = RIGHTS.search(line)
    return match is not None and f"{line_signs.fold(match['name'])} ".startswith(f"{folded} ")


def _rights(tree: HtmlElement) -> list[str]:
    """Return the page's texts with a sign of rights in them, cut to where the holder stands."""
    found = []
    for text in tree.itertext():
        place = RIGHTS.search(text) if tells_rights(text) else None
        if place:
            found.append(text[place.start() : place.start() + LETTERS_OF_RIGHTS])
    return found
