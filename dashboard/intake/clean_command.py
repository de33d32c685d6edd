"""``dateline clean``: JSON lines of raw pages in, JSON lines of clean articles out."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

from dashboard.intake.draft import finish
from dashboard.intake.plaintext import draft_from_text
from dashboard.model import Article, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def clean_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield one JSON line for each line that is not blank, a record or a named problem."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield json.dumps(_clean(line, number), ensure_ascii=False)


def speak_utf8() -> None:
    """Read and write UTF-8 whatever comes: a broken byte in, half a surrogate pair out, as JSON escapes it."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _clean(line: str, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line, strict=False)
    except (ValueError, RecursionError) as error:
        return {
            "id": None,
            "problem": "bad_line",
            "where": f"line {number}",
            "detail": str(error)[:200],
        }
    if not isinstance(record, dict):
        return {
            "id": None,
            "problem": "bad_line",
            "where": f"line {number}",
            "detail": "no JSON object",
        }
    try:
        found = clean_record(record)
    except Exception as error:  # noqa: BLE001 - one page never stops a batch
        found = Problem("unreadable", f"line {number}", f"{type(error).__name__}: {error}"[:200])
    if isinstance(found, Problem):
        return {"id": record.get("id"), "problem": found.name, "detail": found.detail}
    return {"id": record.get("id"), **as_record(found)}


def clean_record(record: dict[str, Any]) -> Article | Problem:
    """Return the article in a record of ``html`` or ``text`` and ``url``."""
    url = record.get("url") if isinstance(record.get("url"), str) else None
    page = record.get("html")
    if isinstance(page, str) and page.strip():
        from dashboard.intake.webpage import draft_from_page

        draft = draft_from_page(page, url)
    else:
        draft = draft_from_text(str(record.get("text") or ""))
    if isinstance(draft, Problem):
        return draft
    draft.url = url or draft.url
    return finish(draft)


def as_record(article: Article) -> dict[str, Any]:
    """Return an article as ``dateline clean`` prints it."""
    body = [
        article.text[block.start : block.end]
        for block in article.blocks
        if block.kind in {"heading", "paragraph"}
    ]
    return {
        "title": article.title,
        "deck": article.deck,
        "byline": list(article.authors) or article.byline,
        "published": article.published,
        "published_confidence": article.published_confidence,
        "published_evidence": article.published_evidence,
        "modified": article.modified,
        "source": article.source,
        "language": article.language,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "section": article.section,
        "kind": article.kind,
        "headings": list(article.of_kind("heading")),
        "body": "\n\n".join(body),
        "captions": [
            " ".join(filter(None, (caption.text, caption.credit))) for caption in article.captions
        ],
        "credits": [caption.credit for caption in article.captions],
        "warnings": list(article.warnings),
    }
