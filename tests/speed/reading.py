"""What a reader waits for, timed in Chromium: the first chart, clicks, names chosen, words typed.

Each time is from the key or the click to the frame in which the answer stands there.
No answer is timed twice: what is kept from an earlier run would be no measure of the answer.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import chromium

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page, WebSocket

WATCHING = Path(__file__).with_name("watching.js").read_text("utf-8")
BARS = ".st-key-names .bars .point path"
LABELS = ".st-key-names .ytick text"
FIND_NAME, NAMES_FOUND = ".st-key-find_name input", "ol.facet:not(.pairs)"
PATIENCE = 60_000


class Reader:
    """A reader at the page of the server at an address."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.context = browser.new_context(
            viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
        )
        self.context.add_init_script(WATCHING)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.received = 0
        """How many bytes the page was sent so far."""
        self.answered: list[int] = []
        """How many bytes the page was sent for each letter of a name."""
        self.page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        def add(message: str | bytes) -> None:
            self.received += len(message)

        socket.on("framereceived", add)

    def open(self, path: str = "") -> None:
        """Open a page and wait until it stands still."""
        self.page.goto(f"{self.address}/{path}")
        chromium.settle(self.page)

    def first_charts(self, times: int) -> list[float]:
        """Return the seconds until the first page shows its chart, in a browser that was here before."""
        self.open()
        found = []
        for _ in range(times):
            self.page.goto(self.address)
            self.page.wait_for_function("() => window.watching.first")
            found.append(self.page.evaluate("() => window.watching.first") / 1000)
            chromium.settle(self.page)
        return found

    def clicks_on_bars(self, times: int) -> list[float]:
        """Return the seconds from a click on a bar to other names, one bar after another."""
        found = []
        for place in range(times):
            self.open()
            bars = self.page.locator(BARS)
            bar = bars.nth(place % bars.count())
            bar.scroll_into_view_if_needed()
            box = bar.bounding_box()
            if box is None:
                raise RuntimeError("a bar has no place on the page")
            self._watch(LABELS, "mousedown")
            self.page.mouse.click(box["x"] + min(8, box["width"] / 2), box["y"] + box["height"] / 2)
            found.append(self._found())
        return found

    def names_chosen(self, names: Sequence[str]) -> list[float]:
        """Return the seconds from Enter behind a typed name to the whole answer."""
        found = []
        for name in names:
            self.open()
            self.page.locator(".st-key-entity input").focus()
            self.page.keyboard.type(name)
            self.page.wait_for_timeout(200)
            self._watch("h1", "keydown", whole=True)
            self.page.keyboard.press("Enter")
            found.append(self._found())
        return found

    def words_typed(self, path: str, words: Sequence[str]) -> list[float]:
        """Return the seconds from a word's last letter to the whole answer, the box's wait included."""
        self.open(path)
        box = self.page.locator(".st-key-text input")
        found = []
        for word in words:
            box.fill(word[:-1])
            self.page.wait_for_timeout(300)
            chromium.settle(self.page)
            box.focus()
            self.page.keyboard.press("End")
            self._watch("h1, .chip", "keydown", whole=True)
            self.page.keyboard.type(word[-1])
            found.append(self._found())
        return found

    def names_sought(self, beginnings: Sequence[str]) -> list[float]:
        """Return the seconds from a letter typed to find a name to other names on Entities."""
        self.open("entities")
        box = self.page.locator(FIND_NAME)
        found = []
        for letters in beginnings:
            box.fill(letters[:-1])
            self.page.wait_for_timeout(300)
            chromium.settle(self.page)
            box.focus()
            self.page.keyboard.press("End")
            self._watch(NAMES_FOUND, "keydown")
            before = self.received
            self.page.keyboard.type(letters[-1])
            found.append(self._found())
            self.answered.append(self.received - before)
        return found

    def empty_runs(self, times: int) -> list[float]:
        """Return the seconds from a click to the new heading of a page with nothing on it."""
        self.open()
        found = []
        for _ in range(times):
            self._watch("h2", "mousedown")
            self.page.click(".st-key-again button")
            found.append(self._found())
            chromium.settle(self.page)
        return found

    def _watch(self, what: str, on: str, *, whole: bool = False) -> None:
        """Time from the next event to other words in what is named; ``whole`` waits for the run's end."""
        start = "([what, on, whole]) => window.watching.start(what, on, whole)"
        self.page.evaluate(start, [what, on, whole])

    def _found(self) -> float:
        self.page.wait_for_function("() => window.watching.found !== null")
        return float(self.page.evaluate("() => window.watching.found")) / 1000
