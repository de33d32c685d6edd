"""The demo's reports as their authors wrote them: front matter, headline and paragraphs.

This reader is deliberately not Dateline's intake: what checks the reports must not depend on the
code that the reports are there to test. It knows only the three layouts used in data/reports.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
import lxml.html
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "data" / "reports"
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
RECORD_PARTS = ("title", "date", "publisher", "url")


@dataclass(frozen=True, slots=True)
class Record:
    """The public record that a report rests on; ``url`` only where one is known."""

    title: str
    date: str
    publisher: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report: ``name`` is its file, with the item's number where a file holds several."""

    name: str
    title: str
    deck: str | None
    published: str | None
    source: str
    records: tuple[Record, ...]
    invented: bool
    verbatim: bool
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> int:
        """Return the number of words in the paragraphs."""
        return len(" ".join(self.paragraphs).split())

    @property
    def passages(self) -> tuple[str, ...]:
        """Return headline, deck and paragraphs, as far as there are any."""
        return (self.title, *([self.deck] if self.deck else []), *self.paragraphs)


def load_reports(folder: Path = REPORTS) -> list[Report]:
    """Return all reports of the folder, by file name."""
    return [report for path in report_files(folder) for report in _read(path)]


def report_files(folder: Path = REPORTS) -> list[Path]:
    """Return the files that hold reports, by name."""
    return sorted(path for path in folder.iterdir() if path.suffix in READERS)


def digest(folder: Path = REPORTS) -> str:
    """Return a short hash of all report files: what a check was made on."""
    whole = hashlib.sha256()
    for path in report_files(folder):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()[:16]


def _read(path: Path) -> Iterator[Report]:
    return READERS[path.suffix](path)


def _read_text(path: Path) -> Iterator[Report]:
    text = path.read_text(encoding="utf-8")
    match = FRONT_MATTER.match(text)
    if not match:
        raise ValueError(f"{path.name} has no front matter")
    matter: dict[str, Any] = yaml.safe_load(match[1])
    told = matter.get("record") or []
    body = text[match.end() :].strip()
    yield Report(
        name=path.name,
        title=matter["title"],
        deck=matter.get("deck"),
        published=str(matter["published"]) if "published" in matter else None,
        source=matter["source"],
        records=tuple(
            Record(entry["title"], str(entry["date"]), entry["publisher"], entry.get("url"))
            for entry in (told if isinstance(told, list) else [told])
        ),
        invented=bool(matter.get("invented")),
        verbatim=bool(matter.get("verbatim")),
        paragraphs=tuple(re.split(r"\n\s*\n", body)),
    )


def _read_page(path: Path) -> Iterator[Report]:
    page = lxml.html.fromstring(path.read_text(encoding="utf-8"))
    article = page.find(".//article")
    meta = [
        (tag.get("name") or tag.get("property"), tag.get("content")) for tag in page.iter("meta")
    ]
    first = dict(reversed(meta))
    yield Report(
        name=path.name,
        title=_words(article.find(".//h1")),
        deck=next((_words(tag) for tag in article.find_class("deck")), None),
        published=first.get("article:published_time"),
        source=first["og:site_name"],
        records=tuple(_record(content) for name, content in meta if name == "record"),
        invented=False,
        verbatim=False,
        paragraphs=tuple(_words(p) for p in article.iter("p") if not p.get("class")),
    )


def _read_feed(path: Path) -> Iterator[Report]:
    feed = feedparser.parse(path.read_bytes())
    for number, entry in enumerate(feed.entries, start=1):
        day = entry.published_parsed
        body = lxml.html.fragment_fromstring(entry.content[0].value, create_parent="div")
        yield Report(
            name=f"{path.name}#{number}",
            title=entry.title,
            deck=None,
            published=f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}",
            source=feed.feed.title,
            records=tuple(_record(tag.term) for tag in entry.tags if tag.scheme == "record"),
            invented=False,
            verbatim=False,
            paragraphs=tuple(_words(p) for p in body.iter("p")),
        )


def _record(line: str) -> Record:
    """Return the record of a line ``title | date | publisher | url``, the last part optional."""
    return Record(
        **dict(zip(RECORD_PARTS, [part.strip() for part in line.split(" | ")], strict=False))
    )


def _words(tag: lxml.html.HtmlElement) -> str:
    return " ".join(tag.text_content().split())


READERS = {".md": _read_text, ".txt": _read_text, ".html": _read_page, ".rss": _read_feed}
