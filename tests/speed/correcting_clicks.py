"""What a reader waits for after a correction, in Chromium: seconds from the click to the frame that shows it.

Each run is a server of its own on a copy of the collection in which three corrections hold, two speakers and a name;
the reader takes them back one after another. The first one meets a process that has corrected nothing yet.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import chromium
from playwright.sync_api import sync_playwright

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import amend
from dashboard.corpus.settling import decide
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import Verdict
from tests.speed.correcting import STORED, AsStored, alone, middling, place
from tests.speed.measuring import told, yardsticks
from tests.speed.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.speed.serving import Server

SPEAKER, CALLED = "Bram Oost", "Ada Quill"
PAGE = "tests.speed.stored_page"
TAKES = """([undo, shown]) => new Promise(done => {
  const button = document.querySelector(undo);
  const all = root => [root.textContent, ...[...root.querySelectorAll("*")].filter(one => one.shadowRoot)
    .map(one => all(one.shadowRoot))].join("\\n");
  const said = () => shown === "h1" ? document.querySelector("h1")?.textContent ?? name
    : [...document.querySelectorAll("*")].filter(one => one.shadowRoot).map(one => all(one.shadowRoot)).join("\\n");
  const name = shown === "h1" ? document.querySelector("h1").textContent : shown;
  const from = performance.now();
  const look = () => {
    const now = said();
    if (now && !now.includes(name)) done((performance.now() - from) / 1000);
    else requestAnimationFrame(look);
  };
  button.click();
  requestAnimationFrame(look);
})"""
"""Seconds from the click on a button to the frame in which a name is seen no more where it was."""
FOLLOWS = re.compile("linked|read anew")
PATIENCE = 120_000


def measure_clicks(folder: Path, times: int) -> dict[str, Any]:
    """Return the seconds from click to row of each kind of correction, with yardsticks of the same minute."""
    took: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="dateline-", dir=folder.parent) as room:
        corrected = Path(room) / "corrected"
        _copy(folder, corrected)
        undone = _correct(Store(corrected), AsStored(Store(folder)))
        os.environ[STORED] = str(folder)
        with sync_playwright() as playwright:
            browser = chromium.launch(playwright)
            found: dict[str, Any] = {"yardsticks": yardsticks(browser, times)}
            for _ in range(times):
                copy = Path(room) / "c"
                _copy(corrected, copy)
                with serving(copy, PAGE) as server:
                    for name, (path, undo, shown) in undone.items():
                        took.setdefault(name, []).append(
                            _clicked(browser, server, path, (undo, shown))
                        )
                shutil.rmtree(copy)
            browser.close()
    return found | told(took)


def _copy(folder: Path, copy: Path) -> None:
    """Copy a collection; tables are links, as nothing writes to them."""
    shutil.copytree(folder, copy, copy_function=os.link, ignore=shutil.ignore_patterns("search"))
    shutil.copytree(folder / "search", copy / "search")
    for path in copy.glob("*.json*"):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)


def _correct(store: Store, parser: Any) -> dict[str, tuple[str, str, str]]:
    """Correct two speakers and a name; return for each the page, the button that takes it back, and what goes."""
    found = {}
    one, other = alone(store)[:2]
    for name, article in (
        ("another speaker, the first correction of the process", one),
        ("another speaker", other),
    ):
        where = place(store, article, "quotations")
        amend(store, article, "quotation speaker", where, SPEAKER, parser)
        key = f".st-key-undo-quotation-speaker-{where} button"
        found[name] = f"article?article={quote(article)}", key, SPEAKER
    (named, where), count = middling(store, one)
    decide(store, [Verdict("name called", (named, where), CALLED, before="x y")])
    assert len(open_corpus(store.path).identified(CALLED)) == 1
    undo = '[class*="st-key-undo-decision"] button'
    path = f"profile?profile={quote(CALLED)}"
    found[f"a name called otherwise, in {count} articles"] = path, undo, "h1"
    return found


def _clicked(browser: Browser, server: Server, path: str, takes: tuple[str, str]) -> float:
    """Return the seconds that one correction takes, and wait until all follows from it."""
    page: Page = browser.new_page()
    page.goto(f"{server.address}/{path}")
    page.locator(takes[0]).wait_for(timeout=PATIENCE)
    chromium.settle(page)
    seconds = float(page.evaluate(TAKES, list(takes)))
    page.locator('[role="status"]', has_text=FOLLOWS).wait_for(state="detached", timeout=PATIENCE)
    page.close()
    return seconds
