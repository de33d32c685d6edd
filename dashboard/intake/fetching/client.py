"""One polite client: robots.txt, one request a host at a time, and limits on size, time and hops."""

from __future__ import annotations

import datetime as dt
import email.utils
import importlib.metadata
import time
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urljoin, urlsplit

import httpcore2
import httpx2
from protego import Protego

from dashboard.intake import limits
from dashboard.intake.charset import decode
from dashboard.intake.fetching.guard import GuardedTransport, RefusedAddress, TooSlow
from dashboard.intake.identity import web_address
from dashboard.model import Problem
from dashboard.offline import SAID, is_offline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NAME = "dateline"
AGENT = f"{NAME}/{importlib.metadata.version(NAME)}"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
LATER = frozenset({429, 503})
BUSY = "the server is busy"
MEMBER = b"\x1f\x8b"
"""How a further member of packed bytes begins."""
AS_IT_SAYS = 47
"""What tells zlib to take gzip or deflate, whichever the bytes are."""
UNREACHED = (
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    httpcore2.NetworkError,
    httpcore2.TimeoutException,
    httpcore2.ProtocolError,
    zlib.error,
    ValueError,  # what a server names its character sets, hosts and places
    OSError,
)
"""What comes of a server that is not there, breaks off, or answers what is no HTTP."""
PLAIN, PACKED = frozenset({"", "identity"}), frozenset({"gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server gave: the address after redirects, its status, headers in lower case, its bytes."""

    url: str
    status: int
    headers: Mapping[str, str]
    data: bytes


class _NotFetched(Exception):
    """An address gives nothing to read: ``args`` are the problem's name and detail."""


@dataclass
class Client:
    """Fetches addresses one after the other; ``pause`` is how long a host is left alone between two.

    ``later`` has the hosts that asked to be left alone until a time, in seconds since 1970.
    """

    pause: float = field(default_factory=lambda: limits.FETCH_PAUSE)
    later: dict[str, float] = field(default_factory=dict)
    robots: dict[str, Protego | tuple[str, str]] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.http = httpx2.Client(
            transport=GuardedTransport(),
            trust_env=False,
            follow_redirects=False,
            timeout=limits.FETCH_WAIT,
            headers={
                "user-agent": AGENT,
                "accept-encoding": "gzip",
                "accept": "text/html,*/*;q=0.8",
            },
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def fetch(self, url: str, known: Mapping[str, str] | None = None) -> Reply | Problem:
        """Return what is at an address, or why nothing does.

        ``known`` has the headers of an earlier reply: with status 304 it still holds.
        """
        if is_offline():
            return Problem("offline", url, SAID)
        try:
            return _useful(self._followed(url, known or {}))
        except _NotFetched as problem:
            name, detail = problem.args
        except RefusedAddress as refused:
            name, detail = "private_address", str(refused)
        except TooSlow as slow:
            name, detail = "too_slow", str(slow)
        except UNREACHED as error:
            name, detail = "not_fetched", f"{type(error).__name__}: {error}"
        return Problem(name, url, detail[:200])

    def _followed(self, asked: str, known: Mapping[str, str], cut: int | None = None) -> Reply:
        """Return the reply at the end of the redirects; each hop is checked like the first.

        A robots.txt is ``cut`` after so many bytes, and no other one is asked whether it may be read.
        """
        url = asked
        for _ in range(limits.FETCH_HOPS + 1):
            if web_address(url) is None:
                raise _NotFetched("private_address", f"{url[:100]} is no address of the web")
            if cut is None and not self._rules(url).can_fetch(url, NAME):
                raise _NotFetched("robots", "its robots.txt asks that no program reads it")
            try:
                reply = self._patient(url, known, cut)
            except RefusedAddress as refused:
                if url == asked:
                    raise
                raise _NotFetched("private_address", f"a redirect leads to {refused}") from None
            if reply.status not in REDIRECTS:
                return reply
            url = urljoin(url, reply.headers.get("location", ""))
        raise _NotFetched("redirects", f"more than {limits.FETCH_HOPS} redirects")

    def _patient(self, url: str, known: Mapping[str, str], cut: int | None) -> Reply:
        """Return the reply; where the server asks to come again soon, the second one.

        A host that asks to be left alone for longer is not asked for anything until then.
        """
        host, tried = urlsplit(url).netloc, 0
        if (left := self.later.get(host, 0.0) - time.time()) > 0:
            raise _NotFetched("try_later", f"the server asked to wait, {left:.0f} seconds more")
        while (reply := self._one(url, known, cut)).status in LATER:
            tried += 1
            wait = seconds_to_wait(reply.headers.get("retry-after"))
            if wait is None or wait > limits.FETCH_RETRY or tried > 1:
                if wait:
                    self.later[host] = time.time() + wait
                busy = f"the server asks to wait {wait:.0f} seconds" if wait else BUSY
                raise _NotFetched("try_later", busy)
            time.sleep(wait)
        return reply

    def _rules(self, url: str) -> Protego:
        """Return what a host asks of programs; raise why its robots.txt cannot be had, each time."""
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self.robots:
            self.robots[host] = self._robots(f"{host}/robots.txt")
        rules = self.robots[host]
        if isinstance(rules, tuple):
            raise _NotFetched(*rules)
        return rules

    def _robots(self, url: str) -> Protego | tuple[str, str]:
        """Return the rules of a robots.txt, else the problem of its host's addresses, by name and detail.

        A host that has none, or only redirects without end, asks nothing; a broken one everything (RFC 9309).
        """
        try:
            reply = self._followed(url, {}, limits.ROBOTS_BYTES)
        except RefusedAddress as refused:
            return "private_address", str(refused)  # as all of the host is
        except _NotFetched as problem:
            name, detail = problem.args
        except TooSlow as slow:
            name, detail = "too_slow", str(slow)
        except UNREACHED as error:
            name, detail = "not_fetched", f"{type(error).__name__}: {error}"
        else:
            if reply.status < 500:
                return Protego.parse(_whole_lines(reply.data) if reply.status == 200 else "")
            name, detail = "try_later", f"status {reply.status}"
        if name == "redirects":
            return Protego.parse("")
        name = name if name in {"try_later", "too_slow"} else "not_fetched"
        return name, f"its robots.txt: {detail}"

    def _one(self, url: str, known: Mapping[str, str], cut: int | None) -> Reply:
        """Send one request, after the pause that its host is due."""
        host = urlsplit(url).netloc
        due = self.last.get(host, 0.0) + self.pause - time.monotonic()
        if due > 0:
            time.sleep(due)
        asked = {
            "if-none-match": known.get("etag"),
            "if-modified-since": known.get("last-modified"),
        }
        headers = {name: value for name, value in asked.items() if value}
        try:
            with self.http.stream("GET", url, headers=headers) as reply:
                return Reply(
                    url, reply.status_code, dict(reply.headers.items()), _bytes(reply, cut)
                )
        finally:
            self.last[host] = time.monotonic()


def _whole_lines(robots: bytes) -> str:
    """Return the text of a robots.txt, without the line in which it was cut."""
    cut = len(robots) >= limits.ROBOTS_BYTES
    return decode(robots[: limits.ROBOTS_BYTES].rpartition(b"\n")[0] if cut else robots).text


def _bytes(reply: Any, cut: int | None) -> bytes:
    """Return a reply's body, unpacked, to where it is to be ``cut``; raise _NotFetched over the limit of size."""
    encoding = reply.headers.get("content-encoding", "").strip().lower()
    if encoding not in PLAIN | PACKED:
        raise _NotFetched("not_fetched", f"packed as {encoding[:40]}, which was not asked for")
    found = bytearray()
    for piece in _unpacked(reply.iter_raw()) if encoding in PACKED else reply.iter_raw():
        found += piece
        if cut is not None and len(found) >= cut:
            break
        if len(found) > limits.FILE_BYTES:
            raise _NotFetched("too_large", f"more than {limits.FILE_BYTES:,} bytes")
    return bytes(found)


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what packed bytes hold, of all their members; raise _NotFetched where they break off."""
    unpacker, begun = zlib.decompressobj(AS_IT_SAYS), False
    for piece in pieces:
        left = piece
        while left:
            if unpacker.eof:
                if not MEMBER.startswith(left[: len(MEMBER)]):
                    return  # what pads it
                unpacker = zlib.decompressobj(AS_IT_SAYS)
            yield unpacker.decompress(left, limits.FILE_BYTES + 1)
            left, begun = unpacker.unconsumed_tail or unpacker.unused_data, True
    if begun and not unpacker.eof:
        raise _NotFetched("not_fetched", "the reply breaks off")


def _useful(reply: Reply) -> Reply:
    if reply.status in {200, 304}:
        return reply
    name = "not_found" if reply.status in {404, 410} else "not_fetched"
    raise _NotFetched(name, f"the server answers with status {reply.status}")


def seconds_to_wait(value: str | None) -> float | None:
    """Return for how long ``Retry-After`` asks to wait, in seconds, at most a day; None where it says nothing."""
    if not value:
        return None
    if value.strip().isdigit():
        return min(float(value), limits.FETCH_LATER)
    try:
        until = email.utils.parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=dt.UTC)
    left = (until - dt.datetime.now(dt.UTC)).total_seconds()
    return min(max(0.0, left), limits.FETCH_LATER)
