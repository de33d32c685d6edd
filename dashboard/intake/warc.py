"""Web archives: each archived page with its address, and the date of the crawl as an upper bound.

Beside each article is kept where it lies, so that its record can be had again from the archive.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any

from dashboard.intake import limits
from dashboard.intake.charset import decode
from dashboard.intake.webpage import draft_from_page
from dashboard.model import Extra, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.intake.draft import Draft
    from dashboard.intake.file_items import Item

PAGES = ("text/html", "application/xhtml+xml")
PACKED, UNREAD = frozenset({"gzip", "x-gzip", "deflate"}), frozenset({"br", "zstd"})
SIGNS = (b"\x1f\x8b", b"\x78")
"""How packed bytes begin."""
EITHER = 47
"""What tells zlib to unpack gzip and deflate alike."""
CHUNK = re.compile(rb"(?:\r\n)?([0-9A-Fa-f]{1,8})(?:;[^\r\n]{0,200})?\r\n")


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
            yield _draft(record, item.name, address)
    if not found:
        yield Problem("no_articles", item.name, "an archive without a web page")


def _is_page(record: Any) -> bool:
    """Return whether a record holds a web page that its server gave without an error."""
    stated = record.http_content_type or record.headers.get("Content-Type", "")
    status = getattr(record.http_headers, "status_code", None) if record.http_headers else None
    return stated.split(";")[0].strip().lower() in PAGES and status in {None, 200}


def _draft(record: Any, name: str, address: str) -> Draft | Problem:
    where = f"{name}#{address}"[:500]
    stated = record.content_length
    data = record.reader.read(limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        return Problem("too_large", where, f"a page over {limits.FILE_BYTES:,} bytes")
    if len(data) < stated:
        return Problem("broken", where, "the archive ends within this page; copy it again")
    page = _as_served(data, record.http_headers)
    if page is None:
        return Problem("broken", where, "the page is packed, and does not unpack within the limits")
    decoded = decode(page)
    draft = draft_from_page(decoded.text, address)
    if isinstance(draft, Problem):
        return Problem(draft.name, where, draft.detail)
    draft.raw_ref, draft.original = where, page
    draft.extra = [Extra(label, value) for label, value in _place(record, name) if value]
    draft.warnings[:0] = decoded.warnings
    if record.headers.get("WARC-Truncated"):
        draft.warnings.append("truncated: by the crawler")
    crawled = record.headers.get("WARC-Date")
    if not draft.published and crawled:
        draft.published_evidence = f"crawled, not published: {crawled}"
    return draft


def _as_served(data: bytes, headers: Any) -> bytes | None:
    """Return a page as its server meant it: not in chunks and not packed, as some crawlers keep it.

    Others have undone that and left the header. None where it is packed and does not unpack.
    """
    sent = {name.lower(): value.lower() for name, value in headers.items()} if headers else {}
    if "chunked" in sent.get("transfer-encoding", ""):
        data = _joined(data) or data
    if sent.get("content-encoding") not in PACKED or not data.startswith(SIGNS):
        return None if sent.get("content-encoding") in UNREAD and not _is_text(data) else data
    unpacker = zlib.decompressobj(EITHER)
    try:
        page = unpacker.decompress(data, limits.FILE_BYTES)
    except zlib.error:
        return None
    return page if unpacker.eof else None


def _joined(data: bytes) -> bytes | None:
    """Return what is in the chunks of a body; None where it is in none."""
    parts, place = [], 0
    while match := CHUNK.match(data, place):
        size = int(match[1], 16)
        if not size:
            return b"".join(parts)
        place = match.end() + size
        parts.append(data[match.end() : place])
    return None


def _is_text(data: bytes) -> bool:
    """Return whether a body that is said to be packed is a page already."""
    return b"<" in data[:2_000] and b"\0" not in data[:2_000]


def _place(record: Any, name: str) -> Iterator[tuple[str, str | None]]:
    """Yield where a record lies: its file and first byte there, its digest, and when it was fetched."""
    yield "archive", name
    yield "offset in archive", str(record.stream_pos)
    yield "digest of payload", record.headers.get("WARC-Payload-Digest")
    yield "fetched", record.headers.get("WARC-Date")
