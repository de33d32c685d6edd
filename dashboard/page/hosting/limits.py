"""Limits of a server: what uploads may hold together, how many tabs may be open, how often one acts.

Streamlit keeps uploads in memory until their tab has gone, and a tab takes descriptors of the process.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from dashboard.page.hosting.doors import refuse
from dashboard.page.streamlit_gaps.actions import is_action
from dashboard.page.streamlit_gaps.uploads import held

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG = logging.getLogger("dateline")
UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+")
MEGABYTE = 1024 * 1024
A_SESSION, ALTOGETHER = 100 * MEGABYTE, 400 * MEGABYTE
"""Bytes of uploads that one tab, and all tabs, may hold at once."""
A_TAB, SPARE = 6, 200
"""Descriptors that a tab may take, and those kept for everything else."""
WANTED = 65_536
ACTIONS, A_SECOND = 100, 3.0
"""Actions that a tab may send at once, and how many a second in the long run; more of them wait."""


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
    """Return what hears a tab's messages, actions no faster than they may be sent."""
    left, then = float(ACTIONS), clock()

    async def receive_in_time() -> Message:
        nonlocal left, then
        message = await receive()
        if not is_action(message.get("bytes") or b""):
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
        self.coming: dict[str, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        upload = UPLOAD.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if upload and scope["method"] == "PUT":
            await self._upload(upload[1], scope, receive, send)
        elif scope["type"] == "websocket":
            await self._tab(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _upload(self, session: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a file whose length is told and fits; one that is longer than told breaks off there."""
        told = Headers(scope=scope).get("content-length", "")
        if not told.isdecimal():
            await refuse(scope, receive, send, 411, "Say how long the file is.\n")
            return
        own, all_held = held(session)
        size, coming = int(told), sum(self.coming.values())
        if own + self.coming.get(session, 0) + size > A_SESSION or (
            all_held + coming + size > ALTOGETHER
        ):
            LOG.warning("upload_refused", extra={"reason": "too much at once"})
            await refuse(scope, receive, send, 413, "Too much at once: add what is there first.\n")
            return
        self.coming[session] = self.coming.get(session, 0) + size
        try:
            await self.app(scope, receive, send)
        finally:
            self.coming[session] -= size
            if not self.coming[session]:
                del self.coming[session]

    async def _tab(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.open >= self.tabs:
            LOG.warning("tab_refused", extra={"reason": "too many", "count": self.open})
            await refuse(scope, receive, send, 503, "Too many tabs are open.\n")
            return
        self.open += 1
        try:
            await self.app(scope, paced(receive), send)
        finally:
            self.open -= 1
