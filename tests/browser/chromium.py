"""How the tests open Chromium: flags, waiting, and a list of what went wrong."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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


def launch(playwright: Playwright) -> Browser:
    """Start Chromium without a window."""
    return playwright.chromium.launch(executable_path=find(), args=FLAGS)


@dataclass
class Watch:
    """What a page did that it should not: requests to other hosts, errors in the console."""

    host: str
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def attach(self, context: BrowserContext) -> None:
        """Listen to all pages of a context."""
        context.on("request", self._request)
        context.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _request(self, request) -> None:
        scheme, _, rest = request.url.partition("://")
        if scheme not in {"blob", "data", "about"} and rest.split("/")[0] != self.host:
            self.strangers.append(request.url)


def settle(page: Page) -> None:
    """Wait until the script has run and its elements are drawn."""
    page.wait_for_selector(READY, timeout=30_000)
    page.wait_for_function(
        """() => document.querySelectorAll('[data-testid="stSkeleton"], [data-stale="true"]').length === 0""",
        timeout=30_000,
    )
    page.wait_for_timeout(150)
