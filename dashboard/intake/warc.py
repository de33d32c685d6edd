"""Web archives: each page that a crawler got, with its address, and the day of the crawl as a bound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.intake import limits
from dashboard.intake.charset import decode
from dashboard.intake.webpage import draft_from_page
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.intake.draft import Draft
    from dashboard.intake.items import Item

PAGES = ("text/html", "application/xhtml+xml")


def read_warc(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of each page in an archive; what is no page is passed over."""
    try:
        yield from _pages(item)
    except (OSError, ValueError, EOFError) as error:
        yield Problem(
            "broken", item.name, f"a damaged archive; the rest was not read ({error})"[:200]
        )


def _pages(item: Item) -> Iterator[Draft | Problem]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    found = False
    with item.open() as raw:
        kinds = WarcRecordType.response | WarcRecordType.resource
        for record in ArchiveIterator(raw, record_types=kinds, parse_http=True):
            address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            if not _is_page(record):
                continue
            found = True
            yield _draft(record, f"{item.name}#{address}"[:500], address)
    if not found:
        yield Problem("no_articles", item.name, "an archive without a web page")


def _is_page(record: Any) -> bool:
    """Say whether a record holds a web page that its server gave without an error."""
    stated = record.http_content_type or record.headers.get("Content-Type", "")
    status = getattr(record.http_headers, "status_code", None) if record.http_headers else None
    return stated.split(";")[0].strip().lower() in PAGES and status in {None, 200}


def _draft(record: Any, where: str, address: str) -> Draft | Problem:
    data = record.reader.read(limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        return Problem("too_large", where, f"a page over {limits.FILE_BYTES:,} bytes")
    decoded = decode(data)
    draft = draft_from_page(decoded.text, address)
    if isinstance(draft, Problem):
        return Problem(draft.name, where, draft.detail)
    draft.raw_ref, draft.original = where, data
    draft.warnings[:0] = decoded.warnings
    if record.headers.get("WARC-Truncated"):
        draft.warnings.append("truncated: by the crawler")
    crawled = record.headers.get("WARC-Date")
    if not draft.published and crawled:
        draft.published_evidence = f"crawled, not published: {crawled}"
    return draft
