"""How the tests open Chromium: flags, waiting, and a list of what went wrong."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from programs import missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def find() -> str | None:
    """Return the path of a Chromium, or None."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)


def needed() -> None:
    """Skip a test with a reason where there is no Chromium; fail where CI=true."""
    if find() is None:
        missing("no Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM")


def launch(playwright: Playwright) -> Browser:
    """Start Chromium without a window."""
    return playwright.chromium.launch(executable_path=find(), args=FLAGS)


@dataclass
class Watch:
    """What a page did that it should not: requests to other hosts, errors in the console."""

    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def attach(self, context: BrowserContext) -> None:
        """Listen to all pages of a context."""
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _console(self, message) -> None:
        """Keep errors."""
        if message.type == "error":
            self.errors.append(f"{message.text} {message.location.get('url', '')}")

    def _request(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"blob", "data", "about"} and address.hostname != "127.0.0.1":
            self.strangers.append(request.url)

    def take(self) -> tuple[list[str], list[str]]:
        """Return what was seen since the last time it was asked."""
        seen = self.strangers[:], self.errors[:]
        self.strangers.clear()
        self.errors.clear()
        return seen


def finding(page: Page) -> str:
    """Return the page's headline, with plain spaces."""
    return page.inner_text("h1").replace("\u00a0", " ").replace("\u2060", "")


def settle(page: Page) -> None:
    """Wait until the script has run and its elements are drawn."""
    page.wait_for_selector(READY, timeout=30_000)
    page.wait_for_function(
        """() => document.querySelectorAll('[data-testid="stSkeleton"], [data-stale="true"]').length === 0""",
        timeout=30_000,
    )
    page.wait_for_timeout(150)
