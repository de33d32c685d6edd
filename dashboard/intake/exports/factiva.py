"""Factiva: articles as lines with codes of two letters, or as its own web page.

A code is at the start of a line: HD the headline, SN the source, PD the day, LP and TD the text. An
article ends with its number: "Document BAYC000020310304e73400001".
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from dashboard.intake.publication_days import find_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

CODE = re.compile(
    r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CO|IN|NS|RE|PUB|IPD|IPC|ART|CT|RF|CLM|VOL|AN)(?:[ \t]+(.*))?$"
)
NEEDED = (
    re.compile(r"^HD[ \t]", re.MULTILINE),
    re.compile(r"^SN[ \t]", re.MULTILINE),
    re.compile(r"^(?:LP|TD)\b", re.MULTILINE),
)
NUMBER = re.compile(r"Document ([A-Za-z0-9]{10,40})\s*$")
PAGE = re.compile(r"""<div[^>]{0,200}class=["']article \w{2}Article["']""")
PARTS = {
    "SE": "section",
    "HD": "title",
    "BY": "byline",
    "PD": "date",
    "ET": "time",
    "SN": "source",
    "LA": "language",
    "LP": "text",
    "TD": "text",
    "AN": "id",
}
DAY_LETTERS = 40
CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?: \w+)?$")


def recognises(text: str) -> bool:
    """Return whether a text has Factiva's codes."""
    return all(code.search(text) for code in NEEDED)


def records(text: str) -> Iterator[dict[str, object]]:
    """Yield the record of each article in lines with codes."""
    found: dict[str, list[str]] = {}
    current: str | None = None
    for line in text.split("\n"):
        ended = NUMBER.match(line.strip())
        match = CODE.match(line.strip())
        if ended or (match and match[1] in {"HD", "SE"} and "text" in found):
            yield _record(found)
            found, current = {}, None
            if ended:
                continue
        if match:
            current = PARTS.get(match[1])
        words = (match[2] or "") if match else line
        if current and words.strip():
            found.setdefault(current, []).append(words.strip())
    if "title" in found:
        yield _record(found)


def _record(found: dict[str, list[str]]) -> dict[str, object]:
    record: dict[str, object] = {
        name: lines if name == "text" else " ".join(lines) for name, lines in found.items()
    }
    clock = record.pop("time", None)
    record["date"] = _moment(str(record.get("date") or ""), str(clock) if clock else None)
    return record


def _moment(line: str, clock: str | None) -> str:
    """Return a day with the time that is stated beside it, as an ISO date-time; else the day as it is written."""
    day, stated = find_day(line).iso, CLOCK.match(clock or "")
    return f"{day}T{int(stated[1]):02}:{stated[2]}" if day and stated else line


def is_page(page: str) -> bool:
    """Return whether a web page is one that Factiva writes."""
    return bool(PAGE.search(page))


def page_records(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Yield the record of each article on a page of Factiva's."""
    for article in tree.iter("div"):
        if re.fullmatch(r"article \w{2}Article", article.get("class", "")):
            yield _indexed_record(article) or _page_record(article)


def _indexed_record(article: HtmlElement) -> dict[str, object] | None:
    """Return the record of an article in a table, each row a code and what it stands for; None for another."""
    found: dict[str, list[str]] = {}
    for row in article.iter("tr"):
        cells = row.findall("td")
        part = PARTS.get(_words(cells[0])) if len(cells) == 2 else None
        if part:
            pieces = cells[1].findall(".//p") or [cells[1]]
            found.setdefault(part, []).extend(filter(None, map(_words, pieces)))
    return _record(found) if "title" in found else None


def _page_record(article: HtmlElement) -> dict[str, object]:
    """Return an article's record: its headline, then day and source by their places."""
    lines = [_words(part) for part in article.findall("div")]
    from_day = [*itertools.dropwhile(lambda line: not _is_day(line), lines)]
    headline = article.xpath(".//*[contains(@class, 'Headline')] | .//b")
    return {
        "title": next(filter(None, map(_words, headline)), None),
        "byline": next(map(_words, article.xpath("div[@class='author']")), None),
        "date": _moment(next(iter(from_day), ""), next(filter(CLOCK.fullmatch, from_day), None)),
        "source": next((line for line in from_day[1:] if line and not CLOCK.fullmatch(line)), None),
        "text": [*map(_words, article.xpath(".//p[contains(@class, 'articleParagraph')]"))],
    }


def _is_day(line: str) -> bool:
    return len(line) < DAY_LETTERS and find_day(line).iso is not None


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
