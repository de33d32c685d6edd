"""Our annotated reports with their words resolved to spans of the article that intake makes.

The gold stores words and the number of their occurrence, never offsets (gold/README.md), so it
survives changes of layout; a report that was reworded fails here, by name.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.intake import read_path
from dashboard.model import Article
from tests.quality.reports import REPORTS

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLD = Path(__file__).parent / "gold"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Annotation:
    """One thing that the annotator marked: its span, and the fields of the gold file."""

    span: Span
    fields: dict[str, Any]

    @property
    def optional(self) -> bool:
        """Return whether it is neither missed when absent nor wrong when found."""
        return bool(self.fields.get("optional"))


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with all that the annotator marked in it."""

    article: Article
    copy_of: str | None
    mentions: tuple[Annotation, ...]
    quotations: tuple[Annotation, ...]
    dates: tuple[Annotation, ...]
    events: tuple[Annotation, ...]


def load_gold(folder: Path = GOLD) -> list[Annotated]:
    """Return the annotated reports by file name; raises ValueError when words are not found."""
    return [_annotated(json.loads(path.read_text(encoding="utf-8"))) for path in gold_files(folder)]


def gold_files(folder: Path = GOLD) -> list[Path]:
    """Return the gold files by name."""
    return sorted(folder.glob("*.json"))


def gold_digest(folder: Path = GOLD) -> str:
    """Return a short hash of all annotations and of the reports they are made on."""
    whole = hashlib.sha256()
    for path in gold_files(folder):
        report = REPORTS / json.loads(path.read_text(encoding="utf-8"))["report"]
        whole.update(path.read_bytes() + b"\0" + report.read_bytes() + b"\0")
    return whole.hexdigest()[:16]


def find_words(text: str, entry: dict[str, Any], after: int = 0) -> Span:
    """Return the span of an entry's words: its ``nth`` occurrence from ``after`` on, or the first."""
    start = after - 1
    for _ in range(entry.get("nth", 1)):
        start = text.find(entry["text"], start + 1)
        if start < 0:
            raise ValueError(f"not in the report: {entry}")
    return start, start + len(entry["text"])


def _annotated(record: dict[str, Any]) -> Annotated:
    article = next(x for x in read_path(REPORTS / record["report"]) if isinstance(x, Article))
    text = article.text
    return Annotated(
        article,
        record["copy_of"],
        tuple(_mentions(text, record["entities"])),
        tuple(Annotation(find_words(text, q), _with_spans(text, q)) for q in record["quotations"]),
        tuple(Annotation(find_words(text, d), d) for d in record["dates"]),
        tuple(_event_mentions(text, record["events"])),
    )


def _mentions(text: str, entities: list[dict[str, Any]]) -> Iterator[Annotation]:
    for entity in entities:
        names = {entity["name"], *entity.get("also", ())}
        shared = {"name": entity["name"], "names": names, "type": entity["type"]}
        for mention in entity["mentions"]:
            yield Annotation(find_words(text, mention), {"kind": "name", **mention, **shared})


def _with_spans(text: str, quotation: dict[str, Any]) -> dict[str, Any]:
    """Return the quotation's fields with the spans of its cue and of the speaker as printed."""
    pointed = {
        f"{field}_span": find_words(text, quotation[field])
        for field in ("cue", "speaker_words")
        if field in quotation
    }
    return {**quotation, **pointed}


def _event_mentions(text: str, events: list[dict[str, Any]]) -> Iterator[Annotation]:
    """Yield one annotation a mention; its span is the clause's head, its fields the event's."""
    for event in events:
        for mention in event["mentions"]:
            start, end = find_words(text, mention)
            head = find_words(text, {"text": mention["head"]}, after=start)
            if head[1] > end:
                raise ValueError(f"head outside its clause: {mention}")
            yield Annotation(head, event)
