"""How the tests open Chromium: flags, waiting, and a list of what went wrong."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright import sync_api
from programs import missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright

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
PATIENCE = 30_000
QUIET = 200
"""Milliseconds without a change after which a page stands still."""
TIMES = 3
"""So often an assertion is repeated that met two elements where there should be one."""
STANDS_STILL = """([ready, quiet]) => {
  if (!window.changed) {
    window.changed = { at: performance.now() };
    const note = () => { window.changed.at = performance.now(); };
    new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }
  const drawn = document.querySelector(ready) && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]');
  if (!drawn) window.changed.at = performance.now();
  return performance.now() - window.changed.at >= quiet;
}"""


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


def violations(page: Page) -> list[tuple[str, list[str], str]]:
    """Return what axe finds against a page: the rule, where, and what would mend it."""
    found = Axe().run(page).response["violations"]
    return [
        (rule["id"], node["target"], node["failureSummary"][:300])
        for rule in found
        for node in rule["nodes"]
    ]


def finding(page: Page) -> str:
    """Return the page's headline, with plain spaces, once the page stands still."""
    settle(page)
    return page.inner_text("h1").replace("\u00a0", " ").replace("\u2060", "")


def settle(page: Page, quiet: int = QUIET) -> None:
    """Wait until the script has run, its elements are drawn, and nothing has changed for some milliseconds."""
    page.wait_for_function(STANDS_STILL, arg=[READY, quiet], timeout=PATIENCE)


def expect(locator: Locator) -> Assertions:
    """Return Playwright's assertions on what a selector finds, for a page that is still being redrawn.

    While an answer comes, an element of the run before may be there beside the new one. Playwright calls that a
    strict mode violation at once, whatever its timeout; here the assertion is made again when there is one element.
    """
    return Assertions(locator)


@dataclass(frozen=True)
class Assertions:
    """The assertions of one locator; one that fails because there are two elements for a moment is repeated."""

    locator: Locator

    def __getattr__(self, name: str) -> Callable[..., None]:
        held = sync_api.expect(self.locator)  # noqa: TID251 - the one place
        assertion = getattr(held, name)

        def repeated(*values: Any, **options: Any) -> None:
            patience = options.setdefault("timeout", PATIENCE)
            for _ in range(TIMES):
                try:
                    return assertion(*values, **options)
                except (AssertionError, sync_api.Error) as error:
                    if "strict mode violation" not in str(error):
                        raise
                held.to_have_count(1, timeout=patience)
            return assertion(*values, **options)

        return repeated


def comes_to(page: Page, script: str, wanted: object = None) -> object:
    """Return what a script says of the page: as soon as it is what is wanted, or what it is after some seconds."""
    same = f"wanted => JSON.stringify(({script})()) === JSON.stringify(wanted)"
    with contextlib.suppress(sync_api.TimeoutError):
        page.wait_for_function(same, arg=wanted, timeout=PATIENCE / 3)
    return page.evaluate(script)


def texts(locator: Locator) -> list[str]:
    """Return the words of all elements that a selector finds, once the page stands still."""
    settle(locator.page)
    return locator.all_inner_texts()


def box_of(mark: Locator) -> dict[str, float]:
    """Return where an element is on the screen, once the page stands still: x, y, width and height in pixels."""
    expect(mark).to_have_count(1)
    for tried in range(1, TIMES + 1):  # a chart may be drawn anew just then
        try:
            mark.scroll_into_view_if_needed(timeout=PATIENCE)
            break
        except sync_api.Error as error:
            if "not attached" not in str(error) or tried == TIMES:
                raise
    settle(mark.page)
    box = mark.bounding_box()
    if box is None:
        raise AssertionError(f"{mark} has no place on the page")
    return {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}


def click_on(mark: Locator) -> None:
    """Click on a mark of a chart, near its left edge: a layer above takes the click, so Playwright would not."""
    box = box_of(mark)
    mark.page.mouse.click(box["x"] + min(8, box["width"] / 2), box["y"] + box["height"] / 2)
