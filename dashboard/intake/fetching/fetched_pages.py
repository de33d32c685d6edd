"""Addresses to articles: what is fetched is put into a web archive and read like any other.

So what comes from the web passes the same limits, in the same process apart, as what lies in a file.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import uuid
from collections import deque
from dataclasses import replace
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.intake.charset import decode
from dashboard.intake.fetching.addresses import feed_links, is_feed, locations
from dashboard.intake.fetching.client import Client, Reply
from dashboard.intake.file_reading import PLAINLY, Asked
from dashboard.intake.guarded_reading import read_guarded
from dashboard.intake.xml_checks import sitemap_kind
from dashboard.model import Article, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

TOGETHER = 20
PAGES = ("text/html", "application/xhtml+xml")


def read_addresses(
    addresses: Iterable[str],
    client: Client | None = None,
    asked: Asked = PLAINLY,
    there: Collection[str] = (),
) -> Iterator[Article | Problem]:
    """Yield the articles at addresses; a feed or a sitemap stands for all that it names.

    ``raw_ref`` of each is its address. What could not be fetched is a problem with the address. What is
    ``there`` already is not fetched again.
    """
    with client or Client() as fetcher, tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        fetched = _fetched((one for one in addresses if one not in there), fetcher, there)
        for number, some in enumerate(batched(fetched, TOGETHER)):
            yield from (one for one in some if isinstance(one, Problem))
            replies = [one for one in some if isinstance(one, Reply)]
            yield from _read(replies, Path(folder) / str(number), asked)


def _fetched(
    addresses: Iterable[str], client: Client, there: Collection[str]
) -> Iterator[Reply | Problem]:
    """Yield the replies of all addresses, lists of them followed; each address is asked once."""
    waiting, seen = deque(addresses), set[str]()
    while waiting:
        url = waiting.popleft()
        if url in seen:
            continue
        if len(seen) >= limits.FETCH_ADDRESSES:
            yield Problem("too_many", url, f"more than {limits.FETCH_ADDRESSES:,} addresses")
            return
        seen.add(url)
        found = client.fetch(url)
        listed = listed_in(found) if isinstance(found, Reply) else None
        if listed is None:
            yield found
        elif listed:
            waiting.extend(one for one in listed if one not in there)
        else:
            yield Problem("no_articles", url, "a list without addresses that could be read")


def listed_in(reply: Reply) -> list[str] | None:
    """Return the addresses that a feed or sitemap names, None where the reply is neither."""
    if is_feed(reply.data):
        return list(dict.fromkeys(feed_links(reply.data, reply.url)))
    text = decode(reply.data).text if reply.data[:1] in b"<\xef\xff\xfe \r\n\t" else ""
    return locations(text) if sitemap_kind(text) else None


def lists_sitemaps(reply: Reply) -> bool:
    """Return whether a reply is a sitemap that names other sitemaps."""
    return sitemap_kind(decode(reply.data).text) == "sitemapindex"


def _read(replies: Iterable[Reply], folder: Path, asked: Asked) -> Iterator[Article | Problem]:
    """Yield what replies hold: pages out of one archive, other files each by itself."""
    folder.mkdir()
    names: dict[str, str] = {}
    with (folder / "pages.warc").open("wb") as archive:
        pages = 0
        for number, reply in enumerate(replies):
            if _is_page(reply):
                archive.write(as_record(reply))
                pages += 1
            else:
                (folder / f"{number:03d}").write_bytes(reply.data)
                names[f"{number:03d}"] = reply.url
    if not pages:
        (folder / "pages.warc").unlink()
    for one in read_guarded(folder, asked):
        place = (one.raw_ref if isinstance(one, Article) else one.where) or ""
        file, _, rest = place.partition("#")
        place = names[file] + (f"#{rest}" if rest else "") if file in names else rest or place
        if isinstance(one, Article):
            yield replace(one, raw_ref=place, url=one.url or names.get(file))
        else:
            yield replace(one, where=place)


def _is_page(reply: Reply) -> bool:
    return reply.headers.get("content-type", "").split(";")[0].strip().lower() in PAGES


def as_record(reply: Reply) -> bytes:
    """Return a reply as a record of a web archive."""
    kind = reply.headers.get("content-type", "text/html").encode("latin-1", "replace")
    head = b"HTTP/1.1 %d OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
    content = (
        head % (reply.status, kind.replace(b"\r", b"").replace(b"\n", b""), len(reply.data))
        + reply.data
    )
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {reply.url}\r\nWARC-Date: {now}\r\n"
            f"WARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(content)}\r\n\r\n"
        ).encode()
        + content
        + b"\r\n\r\n"
    )
