"""Pages that are no article, each with its reason: consent walls, captchas, error pages, lists of links.

The wording alone proves nothing, since every page has a cookie notice: it counts where there is
little else to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.intake.layout import line_signs
from dashboard.intake.words import word_list
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from dashboard.intake.draft import Draft, Part

MANY_LINKS, LINKED_SHARE = 300, 0.9
FEW_LETTERS = 700
STUB_LETTERS, OFFER_LETTERS = 1_200, 200
NAMED = {
    "captcha": "a page that asks whether the reader is a robot",
    "script_needed": "a page that only says it needs JavaScript",
    "consent": "a page that asks for consent to cookies",
    "not_found": "an error page",
}


def links_page(tree: HtmlElement, where: str) -> Problem | None:
    """Return the problem that a page is a list of links, by their number or their share."""
    links = [_letters(link) for link in tree.iter("a")]
    if len(links) < MANY_LINKS:
        return None
    body = tree.find("body")
    share = sum(links) / max(1, _letters(body if body is not None else tree))
    if len(links) < limits.INDEX_LINKS and share < LINKED_SHARE:
        return None
    told = f"{len(links):,} links: a list of articles, not an article; open the one that you mean"
    return Problem("index", where, told)


def _letters(element: HtmlElement) -> int:
    """Return the length of an element's text without blanks at its lines' ends."""
    return sum(len(words.strip()) for words in element.itertext())


def walled(draft: Draft, copied: str) -> Problem | None:
    """Return what kind of wall a page with hardly any text is, None where it may be an article.

    ``copied`` is all of the page's visible text.
    """
    letters = sum(len(part.text) for part in draft.body)
    if letters > STUB_LETTERS:
        return None
    folded = f" {line_signs.fold(f'{draft.title or ""} {copied[:20_000]}')} "
    paid = "paywalled" in draft.warnings
    name = None if paid or letters > FEW_LETTERS else _wall(draft, folded)
    if name:
        return Problem(name, draft.url or "", NAMED[name])
    if paid or _says("paywall", folded):
        draft.warnings.append("truncated: behind a paywall")
        draft.body = _before_wall(draft.body)
    return None


def _wall(draft: Draft, folded: str) -> str | None:
    """Return which wall the article's words tell of, or all words of a page that has few."""
    own = f" {line_signs.fold(' '.join([draft.title or '', *(part.text for part in draft.body)]))} "
    told = [own, folded] if len(folded) < 3 * FEW_LETTERS else [own]
    return next((name for name in NAMED if any(_says(name, words) for words in told)), None)


def _before_wall(parts: Sequence[Part]) -> Sequence[Part]:
    """Return the beginning of an article without the offer that stands where the rest would."""
    for place, part in enumerate(parts):
        offers = len(part.text) <= OFFER_LETTERS and _says(
            "paywall", f" {line_signs.fold(part.text)} "
        )
        if place and offers:
            return parts[:place]
    return parts


def _says(kind: str, folded: str) -> bool:
    return any(f" {phrase} " in folded for phrase in word_list("walls")[kind])
