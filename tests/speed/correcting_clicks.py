"""What a reader waits for after a correction, in Chromium: seconds from the click to the frame that shows it.

Each run is a server of its own on a copy of the collection in which corrections of each kind hold;
the reader takes them back one after another, each after a look at the page. The first one meets a process that has
corrected nothing yet.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import chromium
from playwright.sync_api import sync_playwright

from dashboard.corpus import open_corpus
from dashboard.corpus.copy_decisions import decide_copies
from dashboard.corpus.correcting import amend, state
from dashboard.corpus.linking_state import is_half_linked
from dashboard.corpus.name_decisions import decide
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import Verdict
from tests.speed.correcting import STORED, AsStored, alone, middling, place
from tests.speed.measuring import told, yardsticks
from tests.speed.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.speed.serving import Server

SPEAKER, CALLED = "Bram Oost", "Ada Quill"
UNDO, GONE = '[class*="st-key-undo-decision"] button', "the button"
"""The button of a decision, and that it is the line of the correction itself that goes."""
HEADLINE, DATED = "h1", ".article-line"
"""What says how often somebody is named, and when an article was published."""
LOOK = 3000
"""Milliseconds for which the reader looks at the page before the click."""
PAGE = "tests.speed.stored_page"
TAKES = """([undo, shown]) => new Promise(done => {
  const button = document.querySelector(undo);
  const all = root => [root.textContent, ...[...root.querySelectorAll("*")].filter(one => one.shadowRoot)
    .map(one => all(one.shadowRoot))].join("\\n");
  const line = ["h1", ".article-line"].includes(shown);
  const said = () => shown === "the button" ? (document.querySelector(undo) ? shown : "gone") : line ? document.querySelector(shown)?.textContent ?? name
    : [...document.querySelectorAll("*")].filter(one => one.shadowRoot).map(one => all(one.shadowRoot)).join("\\n");
  const name = line ? document.querySelector(shown).textContent : shown;
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
                            _clicked(browser, server, copy, path, (undo, shown))
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
    """Correct two speakers and one of each other kind; return the page, the button that takes it back, and what goes."""
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
    day, joined, copy = alone(store)[2:5]
    state(store, day, "published", "2030-05-05", parser)
    found["another day"] = f"article?article={quote(day)}", ".st-key-undo_published button", DATED
    decide_copies(store, joined, "same", [copy], parser)
    found["copies joined"] = f"article?article={quote(joined)}", UNDO, GONE
    event = place(store, other, "events")
    decide(store, [Verdict("events called", (other, event), "A visit", before="x y")])
    (changed,) = (one.one[0] for one in open_corpus(store.path).decisions() if one.one)
    of_event = UNDO.replace("decision", "decision-event")
    found["an event called otherwise"] = f"timeline?event={quote(changed)}", of_event, GONE
    names: list[tuple[tuple[str, str], int, str]] = []
    for article in alone(store)[5:9]:
        names.append(middling(store, article, [name for *_, name in names]))
    ids = [open_corpus(store.path).identified(name)["entity"].iloc[0] for *_, name in names]
    (called, count, _), (left, some, _), (one_of, few, _), (other_of, more, name) = names
    decide(store, [Verdict("name called", called, CALLED, before="x y")])
    assert len(open_corpus(store.path).identified(CALLED)) == 1
    named = f"profile?profile={quote(CALLED)}"
    found[f"a name called otherwise, in {count} articles"] = named, UNDO, HEADLINE
    decide(store, [Verdict("name drop", left, "drop", before=f"{ids[1]} x")])
    found[f"a name left out, in {some} articles"] = (
        f"profile?profile={quote(ids[1])}",
        UNDO,
        HEADLINE,
    )
    decide(
        store, [Verdict("name pair", one_of, "same", other_of, before=f"{ids[2]} x\n{ids[3]} y")]
    )
    joint = f"profile?profile={quote(name)}"
    found[f"two names joined, in {few} and {more} articles"] = joint, UNDO, HEADLINE
    return found


def _clicked(
    browser: Browser, server: Server, corpus: Path, path: str, takes: tuple[str, str]
) -> float:
    """Return the seconds that one correction takes, and wait until all follows from it."""
    page: Page = browser.new_page()
    page.goto(f"{server.address}/{path}")
    page.locator(takes[0]).wait_for(timeout=PATIENCE)
    chromium.settle(page)
    page.wait_for_timeout(LOOK)
    seconds = float(page.evaluate(TAKES, list(takes)))
    page.close()
    store = Store(corpus)
    until = time.monotonic() + PATIENCE / 1000
    while is_half_linked(store, store.manifest()):  # the next correction would wait for it
        if time.monotonic() > until:
            raise TimeoutError("what follows from a correction was not linked")
        time.sleep(0.1)
    return seconds
