"""The few pages that are shown outside the gate: they know nothing of the collection."""

from __future__ import annotations

import datetime as dt
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse

if TYPE_CHECKING:
    from starlette.types import Scope

FOLDER = Path(__file__).parent
SCRIPTS = ("enter.js", "back.js", "leave.js", "others.js", "tab.js", "clock.js")
UNKEPT = {"cache-control": "no-store"}
WHY = {
    "declined": "The sign-in was not finished.",
    "provider_hangs": "The sign-in service does not answer. Try again in a minute.",
    "signed_in_too_long_ago": "Your sign-in there is too old. Sign out there, and in again.",
    "address_not_verified": "The sign-in service has not verified your address.",
}
"""What a reader is told, by the reason in the log; every other reason says no more than this."""


def wants_page(scope: Scope) -> bool:
    """Return whether somebody's browser opens a page, and not a part of one."""
    headers = Headers(scope=scope)
    whole = headers.get("sec-fetch-dest", "document") == "document"
    return scope["type"] == "http" and scope["method"] == "GET" and whole and _html(headers)


def way_in(left: bool) -> HTMLResponse:
    """Return the page that leads to the sign-in; ``left`` says that somebody has just signed out."""
    text = "You are signed out." if left else "Sign in to see this page."
    return _screen(401, "Sign in", text, _way("/access/start", "Sign in"), "enter.js")


def way_back() -> HTMLResponse:
    """Return the page that leads on to what was asked for before."""
    return _screen(200, "Signed in", "Opening the page…", _way("/", "Go on"), "back.js")


def not_signed_in(reason: str) -> HTMLResponse:
    """Return the page for whom the sign-in has failed."""
    why = WHY.get(reason, "The sign-in did not work.")
    return _screen(403, "Not signed in", why, _way("/access/start", "Try again"))


def no_right(address: str | None, *, may_leave: bool = True) -> HTMLResponse:
    """Return the page for who is known, or not, and is on no list; ``may_leave`` where they are signed in."""
    if address is None:
        return _screen(403, "No access", "You are not signed in, and this page is not public.", "")
    known = "You are signed in as" if may_leave else "The sign-in service knows you as"
    who = f"{known} {address}, which has no access here. Ask whoever runs this server."
    if not may_leave:
        return _screen(403, "No access", who, _way("/access/start", "Sign in as somebody else"))
    return _screen(403, "No access", who, '<button id="leave">Sign out</button>', "leave.js")


def leaving() -> HTMLResponse:
    """Return the page that asks whether to sign out."""
    button = '<button id="leave">Sign out</button>'
    return _screen(200, "Sign out", "This ends all your open tabs.", button, "leave.js")


def sign_ins(times: list[tuple[float, float, bool]], *, may_end: bool) -> HTMLResponse:
    """Return the page of a reader's sign-ins, each (begun, seen last, whether it is this browser)."""
    rows = "".join(
        f"<li>Since {_when(begun)}, active last {_when(seen)}{' (this browser)' if own else ''}</li>"
        for begun, seen, own in times
    )
    button = '<button id="others">Sign out everywhere else</button>'
    again = "<p>To sign out everywhere else, sign out here first, sign in again and come back.</p>"
    more = f"<ul>{rows}</ul>{(button if may_end else again) if len(times) > 1 else ''}"
    return _screen(200, "Your sign-ins", "You are signed in here:", more, "others.js")


def _when(seconds: float) -> str:
    """Return a time as a reader of any place can tell it."""
    return f"{dt.datetime.fromtimestamp(seconds, dt.UTC):%d %b, %H:%M} UTC"


def _screen(status: int, heading: str, text: str, more: str, script: str = "") -> HTMLResponse:
    loaded = f'<script src="/access/{script}" defer></script>' if script else ""
    page = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{heading} – Dateline</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/access/screen.css">{loaded}</head>
<body><main><h1>{heading}</h1><p>{escape(text)}</p>{more}</main></body></html>
"""
    return HTMLResponse(page, status, headers=UNKEPT)


def _way(address: str, words: str) -> str:
    return f'<a class="way" href="{address}">{words}</a>'


def _html(headers: Headers) -> bool:
    return "text/html" in headers.get("accept", "text/html") or headers.get("accept") == "*/*"
