"""The gate: nobody without the right gets an answer that has anything of the collection in it."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import logging
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser

from dashboard.page.hosting.access import LOOPBACK, OIDC, PROXY, Access, AccessFile, Identity
from dashboard.page.hosting.host_check import passed_on, refuse
from dashboard.page.hosting.proxy_identity import Vouching
from dashboard.page.hosting.screens import no_right, wants_page, way_in
from dashboard.page.settings import OURS, ROLE, SHOWN, SIGN_IN, SIGN_OUT, USER, WHOSE
from dashboard.page.streamlit_gaps.actions import is_action
from dashboard.page.streamlit_gaps.media import may_have

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from dashboard.page.hosting.sign_ins import SignIn, SignIns

AUDIT = logging.getLogger("dateline.audit")
COOKIE, BROWSER = "__Host-dateline", "__Host-dateline-browser"
"""Of who has signed in here; and what tells apart the browsers of a reader whom a proxy names. It lets nobody in."""
SIGNED_OUT = "__Host-dateline-out"
OPEN = frozenset({"/_stcore/health", "/ready"})
"""What a probe asks; a word is all that it is told."""
WAY_IN, STATE = "/access/", "/access/state"
FILES = "/media/"
NO_ADDRESS = re.compile(r"[\s,;]")
"""What stands between several addresses of one header, and in none."""
LOOK_AGAIN = 5.0
"""Seconds after which open web sockets are looked at again: a right may have been withdrawn."""


@dataclass(frozen=True, slots=True)
class Known:
    """Who asks, as what; ``sign_in`` where they signed in here."""

    somebody: Identity | None
    role: str | None
    sign_in: SignIn | None = None


class Gate:
    """ASGI middleware that lets in who is on a list, and binds what they open to their right."""

    def __init__(self, app: ASGIApp, settings: AccessFile, sign_ins: SignIns) -> None:
        self.app = app
        self.settings = settings
        self.sign_ins = sign_ins
        self.vouching = Vouching()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or say how to come in."""
        kind = scope["type"]
        is_open = kind == "lifespan" or (kind == "http" and _is_open(scope["path"]))
        if is_open and scope.get("path") != STATE:
            await self.app(scope, receive, send)
            return
        access = self.settings.now()
        known = who_asks(access, scope, self.sign_ins)
        if access.sign_in == PROXY and known.somebody:
            self.vouching.note(known.somebody, _browser(scope))
        if is_open:
            await self.app(scope, receive, send)
            return
        if known.role is None:
            await self._shut(access, known, scope, receive, send)
        else:
            await self._let_in(access, known, scope, receive, send)

    async def _let_in(
        self, access: Access, known: Known, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Let through what somebody's right is enough for."""
        kind = scope["type"]
        if scope["path"].startswith(FILES) and not may_have(
            scope["path"], access.right(known.role)
        ):
            _note(known, "file_of_more_right")
            await refuse(scope, receive, send, 403, "This file shows more than you may see.\n")
            return
        if known.sign_in and kind == "http":
            self.sign_ins.touch(known.sign_in)
        named = _named(scope, known, access)
        if kind == "websocket":
            await self._guarded(known, named, receive, send)
            return
        first = access.sign_in == PROXY and wants_page(scope) and not _browser(scope)
        if first and known.somebody:
            AUDIT.info("let_in", extra={"who": known.somebody.address, "role": known.role})
            send = _marked(send)
        await self.app(named, receive, _unkept(send) if _is_own(scope["path"]) else send)

    async def _shut(
        self, access: Access, known: Known, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Show the way in, or say that there is none for who has signed in."""
        if known.somebody and (scope["type"] == "websocket" or wants_page(scope)):
            _note(known, "on_no_list")
        if not wants_page(scope):
            status = 403 if known.somebody or access.sign_in == LOOPBACK else 401
            await refuse(scope, receive, send, status, "Not signed in.\n")
        elif known.somebody or access.sign_in != OIDC:
            await no_right(known.somebody.address if known.somebody else None)(scope, receive, send)
        else:
            left = bool(cookie(Headers(scope=scope), SIGNED_OUT))
            await way_in(left)(scope, receive, send)

    async def _guarded(self, known: Known, scope: Scope, receive: Receive, send: Send) -> None:
        """Run a web socket until it is closed, or the right to it ends."""
        ended = asyncio.Event()
        if known.sign_in:
            known.sign_in.sockets.add(ended)
        right = self.settings.access.right(known.role)
        watch = asyncio.create_task(self._watch(known, right, scope, ended))
        line = Line(receive, send, ended, self._touch(known))
        try:
            await self.app(scope, line.receive, line.send)
        finally:
            watch.cancel()
            line.stop()
            if known.sign_in:
                known.sign_in.sockets.discard(ended)

    async def _watch(self, known: Known, right: str, scope: Scope, ended: asyncio.Event) -> None:
        """End a web socket as soon as its reader's right is another, or none, or cannot be told."""
        try:
            while not ended.is_set():
                await asyncio.sleep(LOOK_AGAIN)
                if not self._holds(known, right, scope):
                    return
        finally:
            ended.set()

    def _holds(self, known: Known, right: str, scope: Scope) -> bool:
        """Return whether somebody has the role and the right still that their web socket was opened with."""
        access = self.settings.now()
        if known.sign_in and self.sign_ins.over(known.sign_in, access.idle, access.longest):
            return False
        role = self._role(who_asks(access, scope, self.sign_ins), access, _browser(scope))
        return (role, access.right(role)) == (known.role, right)

    def _role(self, known: Known, access: Access, browser: str) -> str | None:
        """Return the role that somebody has now, who was named when their browser opened a web socket."""
        if access.sign_in != PROXY or known.somebody is None:
            return known.role
        latest = self.vouching.latest(known.somebody, browser)
        return access.role(latest) if latest else None

    def _touch(self, known: Known) -> Callable[[bytes], None]:
        """Return what notes that a reader has done something, given what their tab sent."""
        found = known.sign_in
        if found is None:
            return lambda _data: None
        return lambda data: self.sign_ins.touch(found) if is_action(data) else None


class Line:
    """A web socket that can be ended from outside: the page is told that its reader has gone."""

    def __init__(
        self, receive: Receive, send: Send, ended: asyncio.Event, came: Callable[[bytes], None]
    ) -> None:
        self._receive, self._send = receive, send
        self.ended, self.came = ended, came
        self.closed = False
        self.next: asyncio.Task[Message] | None = None
        self.end = asyncio.create_task(ended.wait())

    async def receive(self) -> Message:
        """Return what the reader sends next, or that it is over."""
        if self.next is None:
            self.next = asyncio.ensure_future(self._receive())
        await asyncio.wait({self.next, self.end}, return_when=asyncio.FIRST_COMPLETED)
        if self.ended.is_set():
            await self.send({"type": "websocket.close", "code": 1008})
            return {"type": "websocket.disconnect", "code": 1008}
        message = self.next.result()
        self.next = None
        if data := message.get("bytes"):
            self.came(data)
        return message

    async def send(self, message: Message) -> None:
        """Send on what the page says; nothing after the end."""
        if self.closed or (self.ended.is_set() and message["type"] == "websocket.send"):
            return
        self.closed = message["type"] == "websocket.close"
        await self._send(message)

    def stop(self) -> None:
        """Leave nothing waiting."""
        self.end.cancel()
        if self.next is not None:
            self.next.cancel()


def who_asks(access: Access, scope: Scope, sign_ins: SignIns) -> Known:
    """Return who asks, and what they may do."""
    headers = Headers(scope=scope)
    if access.sign_in == OIDC:
        found = sign_ins.find(cookie(headers, COOKIE), access.idle, access.longest)
        somebody = found.somebody if found else None
        return Known(somebody, access.role(somebody) if somebody else None, found)
    if access.sign_in == PROXY:
        somebody = _by_proxy(access, scope, headers)
        return Known(somebody, access.role(somebody) if somebody else None)
    return Known(None, None if passed_on(scope, headers) else headers.get(ROLE))


def cookie(headers: Headers, name: str) -> str:
    """Return a cookie's value, whatever others stand beside it; nothing where there is none."""
    return cookie_parser(headers.get("cookie", "")).get(name, "")


def _browser(scope: Scope) -> str:
    """Return which of its reader's browsers asks; nothing where it keeps no cookie."""
    return cookie(Headers(scope=scope), BROWSER)[:64]


def _marked(send: Send) -> Send:
    """Return what sends an answer on with a name for the browser that it goes to."""
    kept = f"{BROWSER}={secrets.token_urlsafe(16)}; Path=/; Secure; HttpOnly; SameSite=Lax"

    async def send_marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(raw=message["headers"]).append("set-cookie", kept)
        await send(message)

    return send_marked


def _note(known: Known, reason: str) -> None:
    """Write down that somebody who is known was refused something."""
    who = known.somebody.address if known.somebody else "local"
    AUDIT.warning("refused", extra={"who": who, "reason": reason})


def _by_proxy(access: Access, scope: Scope, headers: Headers) -> Identity | None:
    """Return whom the proxy names; nobody where somebody else names them."""
    proxy = access.proxy
    client = scope.get("client")
    if proxy is None or not client or len(headers.getlist(proxy.address_header)) != 1:
        return None
    if proxy.groups_header and len(headers.getlist(proxy.groups_header)) > 1:
        return None  # one of them is the browser's own
    sender = ipaddress.ip_address(client[0])
    if not any(sender in network for network in proxy.senders):
        return None
    shown = headers.get("x-proxy-secret", "")
    if proxy.secret and not hmac.compare_digest(shown.encode(), proxy.secret.encode()):
        return None
    address = headers[proxy.address_header].strip().lower()
    if NO_ADDRESS.search(address):
        return None  # more than one: what the browser sent may be among them
    groups = headers.get(proxy.groups_header, "") if proxy.groups_header else ""
    named = frozenset(group.strip() for group in groups.split(",") if group.strip())
    return Identity(address, named) if address else None


def _named(scope: Scope, known: Known, access: Access) -> Scope:
    """Return a request that tells the page who its reader is, in headers no client can send."""
    sent = [(name, value) for name, value in scope["headers"] if not name.startswith(OURS)]
    told = {ROLE: known.role or "", SHOWN: access.right(known.role)}
    if known.somebody:
        told[USER] = quote(known.somebody.address, safe="@.+-_")
    if access.oidc and known.somebody and known.sign_in and known.somebody.subject:
        told[WHOSE] = quote(f"{access.oidc.issuer} {known.somebody.subject}")
    if known.sign_in:
        told[SIGN_OUT] = "/access/out"
    elif access.proxy and access.proxy.sign_out:
        told[SIGN_OUT] = access.proxy.sign_out
    told[SIGN_IN] = known.sign_in.name if known.sign_in else "none"
    ours = [(name.encode(), value.encode()) for name, value in told.items()]
    return {**scope, "headers": sent + ours}


def _unkept(send: Send) -> Send:
    """Return what sends an answer on, to be kept by nobody on the way."""

    async def send_unkept(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(raw=message["headers"])["cache-control"] = "no-store"
        await send(message)

    return send_unkept


def _is_own(path: str) -> bool:
    """Return whether an answer may have something of the collection in it; Streamlit's files have not."""
    return not path.startswith(("/static/", "/_stcore/"))


def _is_open(path: str) -> bool:
    return path in OPEN or path.startswith(WAY_IN)
