"""Headers of every answer: nothing is loaded from, or sent to, any other host.

Streamlit's front page has an inline script, allowed here by its hash. Components of the second
generation are loaded from ``blob:`` addresses, and its styling writes style elements.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from dashboard.page.streamlit_gaps.front_page import FRONT_PAGE, START

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

DIRECTION = re.compile(rb"%E2%80%A[A-E]|%E2%81%A[6-9]", re.IGNORECASE)
"""Controls of direction, U+202A to U+202E and U+2066 to U+2069, as an address holds them."""
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def script_hashes(page: str) -> list[str]:
    """Return the hashes of a page's inline scripts, as a policy names them."""
    digests = [hashlib.sha256(text.encode()).digest() for text in INLINE_SCRIPT.findall(page)]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_policy() -> str:
    """Return the Content-Security-Policy of every answer."""
    ours = f"<script>{START}</script>"
    scripts = " ".join(script_hashes(FRONT_PAGE.read_text("utf-8") + ours))
    return "; ".join((
        "default-src 'self'",
        f"script-src 'self' blob: {scripts}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ))  # fmt: skip


def early_parts() -> str:
    """Return a Link header that lets a browser fetch the charts' code while the page starts."""
    scripts = sorted((FRONT_PAGE.parent / "static" / "js").glob("PlotlyChart.*.js"))
    return ", ".join(f"<./static/js/{script.name}>; rel=modulepreload" for script in scripts)


class SecurityHeaders:
    """ASGI middleware that puts the page's safety headers on every answer.

    ``behind_tls`` tells browsers to ask over TLS alone from now on.
    """

    def __init__(self, app: ASGIApp, behind_tls: bool = False) -> None:
        self.app = app
        pairs = {
            "x-robots-tag": "noindex, nofollow",
            "content-security-policy": content_policy(),
            "referrer-policy": "no-referrer",
            "x-content-type-options": "nosniff",
            "cross-origin-opener-policy": "same-origin",
            "permissions-policy": "camera=(), microphone=(), geolocation=()",
        }
        if behind_tls:
            pairs["strict-transport-security"] = "max-age=31536000; includeSubDomains"
        self.headers = [(name.encode(), value.encode()) for name, value in pairs.items()]
        self.early = (b"link", early_parts().encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = message.get("headers", [])
                page = any(name == b"content-type" and b"html" in value for name, value in given)
                early = [self.early] if page and self.early[1] else []
                message["headers"] = [*given, *self.headers, *early]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class StraightAddresses:
    """ASGI middleware that sends a link with controls of direction to the same link without them.

    Streamlit fills the filters' widgets from the address itself, where nothing can come between.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asked = scope.get("query_string", b"")
        if scope["type"] == "http" and DIRECTION.search(asked):
            answer = RedirectResponse(f"?{DIRECTION.sub(b'', asked).decode('latin-1')}")
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)
