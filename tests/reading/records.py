"""Records of pages beside what the pages show: for readers who say which are wholly right."""

from __future__ import annotations

import gzip
import json
from html import escape
from random import Random
from typing import TYPE_CHECKING

from dashboard.intake import read_path
from dashboard.intake.charset import decode
from dashboard.intake.clean_command import as_record
from dashboard.intake.webpage.tree import page_tree, visible_lines
from dashboard.model import Article
from dashboard.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHEET, LINES = "records.html", "records.jsonl"
VERDICTS = ("right", "partly", "wrong")
SHOWN, MOST = (
    ("title", "deck", "byline", "source", "published", "language", "kind", "section", "captions"),
    40_000,
)
STATED = ("title", "meta", "time")
STYLE = "body{font:15px/1.45 sans-serif;margin:1.5em}section{display:grid;grid-template-columns:1fr 1fr;gap:2em;\
border-top:3px solid #000}pre{white-space:pre-wrap;font:inherit}dt{font-weight:bold}h2{grid-column:1/-1}"
RUBRIC = """<p>Left is what Dateline made of a page, right what the page shows and what its head states. Write
<code>right</code> where the title, authors, outlet and day are those of the page and the body holds all of the article
and nothing else; <code>partly</code> where one of these is not so, or a paragraph is missing or too many;
<code>wrong</code> for anything worse. Deck, kind and captions count too: a deck is what the page shows between headline
and text, and null where it shows none; a caption is the words under a picture of this article, its credit behind it.
A deck that the text repeats may stand in the record alone. Say in <code>note</code> what is not so.</p>"""


def write_records(pages: Path, to: Path, seed: str, many: int) -> int:
    """Draw some pages of a folder, write the sheet and the lines to fill in, and return how many."""
    files = sorted(place for place in pages.rglob("*.html*") if place.is_file())
    drawn = Random(f"{seed} {pages.name}").sample(files, min(many, len(files)))
    to.mkdir(parents=True, exist_ok=True)
    parts = [RUBRIC, *(_section(number, place) for number, place in enumerate(drawn, 1))]
    head = f'<!doctype html><meta charset="utf-8"><title>Records</title><style>{STYLE}</style>'
    (to / SHEET).write_text(head + "".join(parts), encoding="utf-8")
    lines = ({"page": place.name, "verdict": "", "note": ""} for place in drawn)
    (to / LINES).write_text("".join(f"{json.dumps(one)}\n" for one in lines), encoding="utf-8")
    return len(drawn)


def count_records(folder: Path) -> dict[str, int]:
    """Return how many records have each verdict; raises ValueError for one that is none."""
    lines = (folder / LINES).read_text("utf-8").splitlines()
    found = [json.loads(line)["verdict"] for line in lines if line.strip()]
    if strange := {*found} - {*VERDICTS}:
        raise ValueError(f"no verdicts: {sorted(strange)}")
    return {verdict: found.count(verdict) for verdict in VERDICTS}


def _section(number: int, place: Path) -> str:
    """Return a page's record and what the page shows, side by side."""
    (found, *_) = [*read_path(place)]
    record = (
        as_record(found)
        if isinstance(found, Article)
        else {"problem": found.name, "detail": found.detail}
    )
    body = record.get("body") or ""
    left = "".join(
        f"<dt>{name}</dt><dd>{_text(value)}</dd>"
        for name, value in record.items()
        if name in {*SHOWN, "problem", "detail"}
    )
    return (
        f"<section><h2>{number}. {_text(place.name)}</h2>"
        f"<div><dl>{left}</dl><pre>{_text(body)}</pre></div>"
        f"<div><pre>{_text(_seen(place))}</pre></div></section>"
    )


def _seen(place: Path) -> str:
    """Return what the head of a page states and what a reader of it sees, as lines."""
    data = place.read_bytes()
    tree = page_tree(decode(gzip.decompress(data) if place.suffix == ".gz" else data).text)
    if tree is None:
        return ""
    shown = "\n".join(line for line in map(str.strip, visible_lines(tree).split("\n")) if line)
    return "\n".join([*_stated(tree), "", shown])[:MOST]


def _stated(tree) -> Iterator[str]:
    for element in tree.iter(*STATED):
        words = element.get("content") or element.get("datetime") or element.text_content()
        called = (
            element.get("property") or element.get("name") or element.get("itemprop") or element.tag
        )
        if any(
            part in called.lower()
            for part in ("title", "author", "date", "time", "site_name", "publish")
        ):
            yield f"[{called}] {' '.join(words.split())[:200]}"


def _text(value: object) -> str:
    shown = "\n".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return escape(harmless(shown))
