"""The publication date of a page, with how sure it is and what said so."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from dashboard.intake.layout import line_signs
from dashboard.intake.layout.header import is_date_line
from dashboard.intake.layout.lines import split_lines
from dashboard.intake.publication_days import find_day, read_day
from dashboard.intake.webpage.tree import lines_around
from dashboard.intake.words import alternatives, word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from dashboard.intake.draft import Draft
    from dashboard.intake.webpage.json_ld import Linked
    from dashboard.intake.webpage.meta_tags import MetaTags

IN_ADDRESS = re.compile(
    r"/(20\d\d|19\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_.-]|$)|[/-](20\d\d)-(\d\d)-(\d\d)(?=\D|$)"
)
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published:time",
    "article:published",
    "datepublished",
    "date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "last-published",
    "pub_date",
    "pdate",
    "ptime",
)
MODIFIED = (
    "article:modified_time",
    "article:modified:time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
)


ABOVE, SHOWN_LINES, SHOWN_LETTERS = 3, 15, 160
"""So many lines above the headline and below it, and of what length, may be its date line."""
PIECES = re.compile(r" \| |;")
SCRIPT = re.compile(r"<script\b(?![^>]{0,200}ld\+json)|</script\s*>", re.IGNORECASE)
GUESSED = "htmldate"
"""The evidence of a day that only the library finds, in markup that nothing else here reads."""
DAY_AND_HOUR = re.compile(r"\b([A-Z][a-z]{2,8}\.? \d{1,2})(?=, \d{1,2}:\d\d)")


def read_dates(draft: Draft, tree: HtmlElement, page: str, linked: Linked, meta: MetaTags) -> None:
    """Fill in when the page was published and changed, by the agreement of its sources, surest first."""
    stated = {
        "json-ld": linked.date("datePublished", "dateCreated", "uploadDate"),
        "meta": meta.first(*PUBLISHED),
        "address": _in_address(draft.url or draft.canonical_url),
        "time tag": _time_tag(tree),
    }
    found = {name: read_day(value) for name, value in stated.items() if value}
    days = {name: day.iso for name, day in found.items() if day.iso}
    if len({iso[:10] for iso in days.values()}) != 1 or len(days) < 2:
        guess = _htmldate(page, draft.url)
        if guess:
            days[GUESSED] = guess
    draft.modified = linked.date("dateModified") or meta.first(*MODIFIED)
    _settle(draft, days)
    draft.warnings.extend(day.warning for day in found.values() if day.warning)


def _settle(draft: Draft, days: dict[str, str]) -> None:
    """Choose the first date, or another that corrects it; its confidence is by agreement."""
    if not days:
        return
    name = next(iter(days))
    if name == "json-ld":
        name = _month_counted_from_nought(days) or name
    draft.published = days[name]
    agreeing = [other for other, iso in days.items() if iso[:10] == days[name][:10]]
    against = [f"{other} {iso[:10]}" for other, iso in days.items() if other not in agreeing]
    draft.published_evidence = ", ".join(agreeing)
    if against:
        draft.published_confidence = "conflict" if len(agreeing) < 2 else "medium"
        draft.published_evidence += f"; but {', '.join(against)}"
    else:
        draft.published_confidence = ("low", "medium", "high")[min(len(agreeing), 3) - 1]


def take_shown_day(draft: Draft, copied: str) -> None:
    """Take the day that the page shows its readers where its programs state none, or the next, or the one before.

    They count in UTC, and readers do not: what is published on Tuesday evening in the west has
    Wednesday's date there. The day of an update is only an upper bound. ``copied`` is the page's
    text as a browser would copy it.
    """
    stated, evidence = str(draft.published or ""), draft.published_evidence
    if stated and evidence != GUESSED and "T" not in stated:
        return
    shown = _shown_days(copied, draft.title, stated[:4])
    if not stated or evidence == GUESSED:
        found = next((day for day, updated in shown if not updated), None)
        sure, evidence = draft.published_confidence or "low", "shown on the page"
    else:
        found = _by_another_clock(shown, dt.date.fromisoformat(stated[:10]))
        sure = "medium"
        evidence = f"shown on the page; {evidence or 'stated'} {stated[:10]} by another clock"
    if found:
        draft.published, draft.published_confidence = found, sure
        draft.published_evidence = evidence


def _by_another_clock(shown: Iterable[tuple[str, bool]], stated: dt.date) -> str | None:
    """Return the shown day that is the one before a stated day or the next, up to the first that is no update's."""
    for day, updated in shown:
        apart = (dt.date.fromisoformat(day[:10]) - stated).days
        if apart == -1 or (apart == 1 and not updated):
            return day
        if not updated:
            return None
    return None


def _shown_days(copied: str, title: str | None, year: str) -> Iterator[tuple[str, bool]]:
    """Yield the dates on the date lines around the headline, each with whether it is an update's.

    A day with an hour and no year is of the ``year`` that is stated, if any.
    """
    words = word_list("bylines")
    updates = tuple(map(line_signs.fold, words["updates"]))
    above, below = lines_around(copied, title)
    opener = re.compile(rf"\b(?:{alternatives(words['publications'])})\b.*", re.IGNORECASE)
    found = (opener.search(one[:SHOWN_LETTERS]) for one in above[-ABOVE:])
    shown = [match.group() for match in found if match] + below[:SHOWN_LINES]
    pieces = (piece for one in shown if len(one) <= SHOWN_LETTERS for piece in PIECES.split(one))
    whole = rf"\1, {year}" if year else r"\1"
    for line in (DAY_AND_HOUR.sub(whole, piece) for piece in pieces):
        if not any(map(is_date_line, split_lines(line))):
            continue
        day = find_day(line).iso
        if day:
            yield day, line_signs.fold(line).startswith(updates)


def _month_counted_from_nought(days: dict[str, str]) -> str | None:
    """Return who else names the day, where JSON-LD alone is one month early and two others agree.

    Programs that count months from zero write the month before.
    """
    year, month, day = (int(part) for part in days["json-ld"][:10].split("-"))
    after = f"{year + month // 12}-{month % 12 + 1:02d}-{day:02d}"
    others = [name for name, iso in days.items() if iso[:10] == after]
    alone = sum(iso[:10] == days["json-ld"][:10] for iso in days.values()) == 1
    return others[0] if alone and len(others) >= 2 else None


def _in_address(url: str | None) -> str | None:
    match = IN_ADDRESS.search(url or "")
    return "-".join(part for part in match.groups() if part) if match else None


def _time_tag(tree: HtmlElement) -> str | None:
    """Return the date of the time that is marked as published, else of the first below the headline."""
    times = [(one, one.get("datetime") or one.get("content")) for one in tree.iter("time")]
    for element, value in times:
        if value and (element.get("itemprop") == "datePublished" or "pubdate" in element.attrib):
            return value
    return _below_headline(tree)


def _below_headline(tree: HtmlElement) -> str | None:
    """Return the date of the first marked time between the headline and the first paragraph."""
    updates = tuple(map(line_signs.fold, word_list("bylines")["updates"]))
    below = False
    for element in tree.iter("h1", "time", "p"):
        if element.tag == "h1":
            below = True
        elif element.tag == "p" and below and len(element.text_content()) > SHOWN_LETTERS:
            return None
        elif element.tag == "time" and below:
            around, value = element.getparent(), element.get("datetime")
            told = line_signs.fold(
                (around.text_content() if around is not None else "")[:SHOWN_LETTERS]
            )
            updated = told.startswith(updates) or element.get("itemprop") == "dateModified"
            if read_day(value).iso and not updated:
                return value
    return None


def _without_scripts(page: str) -> Iterator[str]:
    """Yield the pieces of a page's source that are in no script but JSON-LD."""
    shown, start = True, 0
    for mark in SCRIPT.finditer(page):
        closes = mark.group()[1] == "/"
        if shown and not closes:
            yield page[start : mark.start()]
        if closes != shown:
            shown, start = closes, mark.end()
    if shown:
        yield page[start:]


def _htmldate(page: str, url: str | None) -> str | None:
    """Return the day that htmldate finds in a page's markup: in prose it takes any year for one.

    Scripts are left out: they write the comments of readers, with their days.
    """
    import logging

    import htmldate

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return htmldate.find_date(
            "".join(_without_scripts(page)), extensive_search=False, original_date=True, url=url
        )
    except Exception:  # noqa: BLE001 - a broken page must not stop the batch
        return None
