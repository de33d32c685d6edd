"""Doors: requests under a foreign name or from a foreign page are refused before anything reads them.

A web page can give its own name this computer's address (DNS rebinding), and any page can open a web
socket to any server. Browsers say in ``Host`` and ``Origin`` whom they asked and for whom; Streamlit
believes both, lets any page of this computer in, and asks a third party for its own address to judge
the others. Here both must be known, and nobody is asked.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from dashboard.page.hosting.addresses import host_of, hosts_of, is_of_this_computer, local_origins
from dashboard.page.settings import EDITOR, OURS, READER, ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Receive, Scope, Send

LOG = logging.getLogger("dateline")
INSIDES = re.compile(r"(?:^|/)(?:_stcore|auth|component|oauth2callback)(?:/|$)")
"""Paths that Streamlit answers itself. What is listed below is all that the page needs of them."""
NEEDED = re.compile(r"/_stcore/(?:health|host-config|stream|(?:upload_file|bidi-components)/.+)")
UPLOADS = frozenset({"PUT", "DELETE"})
METHODS = UPLOADS | {"GET", "HEAD", "POST"}
"""What is heard at all, and what nothing but an upload is sent with."""
FORWARDED = frozenset({
    "forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip",
})  # fmt: skip
"""Headers of a proxy: who comes through one is not known to sit at this computer."""
FOREIGN_HOST = "This server is not known by that name.\n"
FOREIGN_PAGE = "Another page may not ask this server.\n"


class Doors:
    """ASGI middleware that hears only known names and the server's own pages.

    ``public`` are the origins that the server is published under. This computer's own names are heard
    from its own programs alone: anybody can write them into a request.
    Where ``strangers`` may come, under whatever name, they are readers; so is everybody where the page
    is ``hosted``. The role goes on in a header that no client can send.
    """

    def __init__(
        self,
        app: ASGIApp,
        public: Sequence[str] = (),
        hosted: bool = False,
        strangers: bool = False,
    ) -> None:
        self.app = app
        self.public = frozenset(public)
        self.hosted = hosted
        self.strangers = strangers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        local = frozenset(local_origins(scope["server"][1]) if _from_here(scope) else ())
        host = _single(headers, "host")
        if host is None or not (self.strangers or host in hosts_of(local | self.public)):
            LOG.warning("refused", extra={"reason": "foreign_host"})
            await refuse(scope, receive, send, 421, FOREIGN_HOST)
            return
        if not self._own_page(scope, headers, host, local | self.public):
            LOG.warning("refused", extra={"reason": "foreign_page"})
            await refuse(scope, receive, send, 403, FOREIGN_PAGE)
            return
        if closed(scope):
            await refuse(scope, receive, send, 404, "Not found.\n")
            return
        owner = host in hosts_of(local) and not self.hosted and not passed_on(scope, headers)
        role = EDITOR if owner else READER
        await self.app(with_role(scope, role), receive, send)

    def _own_page(self, scope: Scope, headers: Headers, host: str, known: frozenset[str]) -> bool:
        """Return whether a request comes from the server's own page, or from no page at all.

        Browsers name a page that uploads, so nobody does without one: Streamlit's own token is not needed.
        """
        if scope["type"] == "websocket" or scope["method"] in UPLOADS or "origin" in headers:
            asking = _single(headers, "origin") or ""
            same = host_of(asking) == host and asking.startswith(("http://", "https://"))
            return same and (asking in known or (self.strangers and host not in hosts_of(known)))
        if headers.get("sec-fetch-site", "none") in {"none", "same-origin"}:
            return True
        opened = headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest"), scope["method"]
        return opened == ("navigate", "document", "GET")  # somebody follows a link to here


def _from_here(scope: Scope) -> bool:
    client = scope.get("client")
    return bool(client) and is_of_this_computer(client[0])


def passed_on(scope: Scope, headers: Headers) -> bool:
    """Return whether a request came through a proxy, which may have put this computer's name into it.

    nginx passes on in HTTP/1.0, which no browser speaks, and with no header of a proxy, unless it is told to.
    """
    return bool(FORWARDED & set(headers)) or scope.get("http_version") == "1.0"


def closed(scope: Scope) -> bool:
    """Return whether a path or a method is none that the page needs."""
    path = scope["path"]
    if scope["type"] == "websocket":
        return path != "/_stcore/stream"
    return scope["method"] not in METHODS or bool(
        INSIDES.search(path) and not NEEDED.fullmatch(path)
    )


def with_role(scope: Scope, role: str) -> Scope:
    """Return a request that tells the page its reader's role, and nothing that a client made up."""
    sent = [(name, value) for name, value in scope["headers"] if not name.startswith(OURS)]
    return {**scope, "headers": [*sent, (ROLE.encode(), role.encode())]}


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, words: str) -> None:
    """Answer that a request is not heard: a web socket is never opened."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    safe = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
    await PlainTextResponse(words, status, headers=safe)(scope, receive, send)


def _single(headers: Headers, name: str) -> str | None:
    """Return a header that came exactly once, in small letters."""
    found = headers.getlist(name)
    return found[0].lower() if len(found) == 1 else None
