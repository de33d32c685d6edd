"""The title of a page's first answer: programs that show a pasted link read it, and run no script."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders

from dashboard.page import links
from dashboard.view import View
from dashboard.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

UNNAMED = b"<title>Streamlit</title>"
NAMES = dict(links.PAGES) | {links.ARTICLE: "Article", links.PROFILE: "Profile"}
LONGEST = 300


def tab_title(page: str, view: View, events: Mapping[str, str]) -> str:
    """Return the browser's title: a pasted link is read by it."""
    said = harmless(view.describe(events))
    page = harmless(page)
    return f"{page} – Dateline" if said == "All articles" else f"{said} – {page} – Dateline"


def title(path: str, query: str) -> bytes:
    """Return the title of an address: what its view asks for, the page, and Dateline."""
    page = NAMES.get(path.strip("/"), NAMES[links.OVERVIEW])
    words = tab_title(page, View.from_query(parse_qs(query)), {})
    return f"<title>{html.escape(words[:LONGEST])}</title>".encode()


class NamedPages:
    """ASGI middleware that gives each page the title of its view before any script has run."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

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
                named = body.replace(UNNAMED, title(scope["path"], query), 1)
                MutableHeaders(raw=begun["headers"])["content-length"] = str(len(named))
                await send(begun)
                begun, message = None, {"type": "http.response.body", "body": named}
            await send(message)

        page = scope["type"] == "http" and scope.get("method") == "GET"
        await self.app(scope, receive, send_named if page else send)


def _is_page(message: Message) -> bool:
    """Say whether an answer that begins is a whole page of HTML."""
    kind = Headers(raw=message.get("headers", [])).get("content-type", "")
    return message["status"] == 200 and kind.startswith("text/html")
