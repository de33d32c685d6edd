"""Streamlit's front page as it is sent: with the title of its view, and the address of its server.

Streamlit's script looks for its server below the page's own address first, so that a link to a page
would begin with two requests that find nothing, and two errors in the console. It is told instead.
A private link is opened before Streamlit reads the address, so that no other view is drawn first.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import streamlit
from starlette.datastructures import Headers, MutableHeaders

from dashboard.page.components.titles import title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FRONT_PAGE = Path(streamlit.__file__).parent / "static" / "index.html"
UNNAMED = b"<title>Streamlit</title>"
SERVER = 'window.__streamlit = { BACKEND_BASE_URL: new URL("./", location.href).href };'
"""Pages lie beside each other, without folders: the server is in the folder of any of them."""
PRIVATE = Path(__file__).with_name("private_link.js").read_text("utf-8")
START = f"{SERVER}\n{{ {PRIVATE}\nopenPrivateFirst(); }}"


class FrontPages:
    """ASGI middleware that gives each page the title of its view, and its start, before any script runs."""

    def __init__(
        self, app: ASGIApp, headline_of: Callable[[str], str], scripts: Sequence[str] = ()
    ) -> None:
        self.app = app
        self.headline_of = headline_of
        loaded = "".join(f'<script src="{script}" defer></script>' for script in scripts)
        self.begins = f"<script>{START}</script>{loaded}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        begun: Message | None = None
        body = b""

        async def send_named(message: Message) -> None:
            nonlocal begun, body
            if message["type"] == "http.response.start" and _is_page(message):
                begun = message
                return
            if begun is not None and message["type"] == "http.response.body":
                body += message.get("body", b"")
                if message.get("more_body"):
                    return
                query = scope.get("query_string", b"").decode("latin-1")
                named = await anyio.to_thread.run_sync(
                    title, scope["path"], query, self.headline_of
                )
                whole = body.replace(UNNAMED, named + self.begins, 1)
                MutableHeaders(raw=begun["headers"])["content-length"] = str(len(whole))
                await send(begun)
                begun, message = None, {"type": "http.response.body", "body": whole}
            await send(message)

        if scope["type"] == "http" and scope.get("method") == "GET":
            await self.app(_uncompressed(scope), receive, send_named)
        else:
            await self.app(scope, receive, send)


def _uncompressed(scope: Scope) -> Scope:
    """Return a request that is answered as it is: a page is compressed after it is made ours."""
    plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": plain}


def _is_page(message: Message) -> bool:
    """Return whether an answer that begins is a whole page of HTML."""
    kind = Headers(raw=message.get("headers", [])).get("content-type", "")
    return message["status"] == 200 and kind.startswith("text/html")
