"""Limits of a server: who may upload how much, how many tabs may be open, how often one acts.

Streamlit keeps uploads in memory until their tab has gone, and a tab takes descriptors of the process.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from starlette.datastructures import Headers

from dashboard.page.hosting.host_check import refuse
from dashboard.page.settings import EDITOR, ROLE, USER
from dashboard.page.streamlit_gaps.actions import sort_of
from dashboard.page.streamlit_gaps.uploads import held

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG, AUDIT = logging.getLogger("dateline"), logging.getLogger("dateline.audit")
UPLOADS = "/_stcore/upload_file/"
UPLOAD = re.compile(rf"{UPLOADS}([^/]+)/[^/]+")
MEGABYTE = 1024 * 1024
A_PERSON, ALTOGETHER = 100 * MEGABYTE, 400 * MEGABYTE
"""Bytes of uploads that one person, in all their tabs, and all together may hold at once."""
A_TAB, SPARE = 6, 200
"""Descriptors that a tab may take, and those kept for everything else."""
WANTED = 65_536
TABS = 50
"""Tabs that one person who is signed in may have open."""
ACTIONS, A_SECOND = 100, 3.0
"""Runs that a tab may ask for at once, and how many a second in the long run; more of them wait."""
PACED = frozenset({"rerun_script", "file_urls_request", "backend_operation_request"})
"""What makes work; a tab can call any run its own clock's, so those are no exception."""


def raise_descriptors() -> int | None:
    """Let the process open as many files as the system allows; return how many, None where it has no say."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    most = WANTED if hard == unlimited else min(hard, WANTED)
    if soft != unlimited and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        soft = most
    return WANTED if soft == unlimited else soft


def tabs_for(descriptors: int | None) -> int:
    """Return how many tabs so many descriptors are enough for."""
    return max(10, ((descriptors or WANTED) - SPARE) // A_TAB)


def paced(receive: Receive, clock: Callable[[], float] = time.monotonic) -> Receive:
    """Return what hears those of a tab's messages that a page needs, none faster than it may be sent."""
    left, then = float(ACTIONS), clock()

    async def receive_in_time() -> Message:
        nonlocal left, then
        message = await receive()
        while message["type"] == "websocket.receive" and not sort_of(message.get("bytes") or b""):
            message = await receive()
        if sort_of(message.get("bytes") or b"") not in PACED:
            return message
        now = clock()
        left, then = min(ACTIONS, left + (now - then) * A_SECOND) - 1, now
        if left < 0:
            await asyncio.sleep(-left / A_SECOND)
        return message

    return receive_in_time


class Limits:
    """ASGI middleware that refuses uploads and tabs past what the server can hold."""

    def __init__(self, app: ASGIApp, tabs: int) -> None:
        self.app = app
        self.tabs = tabs
        self.open = 0
        self.tabs_of: Counter[str] = Counter()
        self.coming: Counter[str] = Counter()
        self.senders: dict[str, str] = {}
        """Who has sent what a tab holds."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["path"].startswith(UPLOADS):
            await self._upload(Headers(scope=scope), scope, receive, send)
        elif scope["type"] == "websocket":
            await self._tab(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _upload(self, headers: Headers, scope: Scope, receive: Receive, send: Send) -> None:
        """Hear editors alone, and take from them what fits."""
        who = unquote(headers.get(USER, "local"))
        upload = UPLOAD.fullmatch(scope["path"])
        if headers.get(ROLE) != EDITOR:
            AUDIT.warning("refused", extra={"who": who, "reason": "only_editors_upload"})
            await refuse(scope, receive, send, 403, "Only editors upload.\n")
        elif upload and scope["method"] == "PUT":
            await self._take(upload[1], who, scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _take(self, tab: str, who: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a file whose length is told and fits; one that is longer than told breaks off there."""
        headers = Headers(scope=scope)
        told = headers.get("content-length", "")
        if (
            not told.isdecimal() or "transfer-encoding" in headers
        ):  # then the length told is not the file's
            await refuse(scope, receive, send, 411, "Say how long the file is.\n")
            return
        size, by_tab = int(told), held()
        self.senders = {one: sender for one, sender in self.senders.items() if one in by_tab}
        by_person = Counter(self.coming)
        for one, many in by_tab.items():
            by_person[self.senders.get(one, "")] += many
        if by_person[who] + size > A_PERSON or by_person.total() + size > ALTOGETHER:
            AUDIT.warning("refused", extra={"who": who, "reason": "too_much_at_once"})
            await refuse(scope, receive, send, 413, "Too much at once: add what is there first.\n")
            return
        self.coming[who] += size
        try:
            await self.app(scope, receive, send)
            self.senders[tab] = who
        finally:
            self.coming[who] -= size
            self.coming += Counter()  # who sends nothing now is forgotten

    async def _tab(self, scope: Scope, receive: Receive, send: Send) -> None:
        who = Headers(scope=scope).get(USER, "")
        if self.open >= self.tabs or (who and self.tabs_of[who] >= TABS):
            LOG.warning("tab_refused", extra={"reason": "too many", "count": self.open})
            await refuse(scope, receive, send, 503, "Too many tabs are open.\n")
            return
        self.open += 1
        self.tabs_of[who] += 1
        try:
            await self.app(scope, paced(receive), send)
        finally:
            self.open -= 1
            self.tabs_of[who] -= 1
            self.tabs_of += Counter()  # who has none open is forgotten
