"""What a reader waits for after a correction, in Chromium: seconds from the click to the frame that shows it.

Each run is a server of its own on a copy of the collection in which corrections of each kind hold;
the reader takes them back one after another, each after a look at the page and when all is linked. The first one meets a
process that has corrected nothing yet. In other runs several are taken back close behind one another, from pages that stand
open side by side: one second apart, and so far apart that the first is just being linked.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections import defaultdict
from contextlib import contextmanager
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
from tests.speed.correcting import STORED, AsStored, alone, copy_with_links, middling, place
from tests.speed.measuring import told, yardsticks
from tests.speed.serving import serving

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from playwright.sync_api import Browser, Page

    from tests.speed.serving import Server

    type Taken = tuple[str, str, str]

SPEAKER, CALLED = "Bram Oost", "Ada Quill"
UNDO, GONE = '[class*="st-key-undo-decision"] button', "the button"
"""The button of a decision, and that it is the line of the correction itself that goes."""
HEADLINE, DATED = "h1", ".article-line"
"""What says how often somebody is named, and when an article was published."""
LOOK = 3000
"""Milliseconds for which the reader looks at the page before the click."""
PAGE = "tests.speed.stored_page"
ROWS = (
    ("another speaker", "another day"),
    ("a name called otherwise", "copies joined"),
    ("two names joined", "first", "an event called otherwise"),
)
"""What is taken back close behind one another: how the names of these corrections begin."""
APART = {"a second": (1.0,), "two to seven seconds": (2.0, 3.0, 4.0, 5.0, 6.0, 7.0)}
"""Seconds from click to click, those of each run in turn; all is linked some seconds after the first."""
TAKES = """([undo, shown]) => { window.took = new Promise(done => {
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
}); }"""
"""Clicks on a button; ``TOOK`` are the seconds from there to the frame in which a name is seen no more where it was."""
TOOK = "() => window.took"
PATIENCE = 120_000


def measure_clicks(folder: Path, times: int) -> dict[str, Any]:
    """Return the seconds from click to row of each kind of correction, with yardsticks of the same minute."""
    took: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="dateline-", dir=folder.parent) as room:
        corrected = Path(room) / "corrected"
        copy_with_links(folder, corrected)
        undone = _correct(Store(corrected), AsStored(Store(folder)))
        os.environ[STORED] = str(folder)
        with sync_playwright() as playwright:
            browser = chromium.launch(playwright)
            found: dict[str, Any] = {"yardsticks": yardsticks(browser, times)}
            for number in range(times):
                with _served(corrected, Path(room) / "c") as reader:
                    for name, taken in undone.items():
                        (seconds,) = reader.clicked(browser, [taken])
                        took[name].append(seconds)
                for gap, turns in APART.items():
                    with _served(corrected, Path(room) / "c") as reader:
                        for some in _rows(undone):
                            every = [undone[name] for name in some]
                            apart = turns[number % len(turns)]
                            seconds = reader.clicked(browser, every, apart)
                            for name, one in zip(_named(some, gap), seconds, strict=True):
                                took[name].append(one)
            browser.close()
    return found | told(took)


def _rows(undone: Iterable[str]) -> list[list[str]]:
    """Return the names of the corrections that are taken back close behind one another."""
    return [[next(one for one in undone if one.startswith(begin)) for begin in row] for row in ROWS]


def _named(some: Sequence[str], gap: str) -> list[str]:
    """Return what the figures of some corrections are called that follow one another so far apart."""
    first, *others = some
    places = {2: "second", 3: "third"}
    return [
        f"{first}, others {gap} apart behind it",
        *(f"{name}, the {places[place]} {gap} apart" for place, name in enumerate(others, 2)),
    ]


@contextmanager
def _served(corrected: Path, copy: Path) -> Generator[Served]:
    """Serve a copy of a collection until the block ends, and remove it then."""
    copy_with_links(corrected, copy)
    with serving(copy, PAGE) as server:
        yield Served(server, copy)
    shutil.rmtree(copy)


def _correct(store: Store, parser: Any) -> dict[str, Taken]:
    """Correct two speakers and one of each other kind; return the page, the button that takes it back, and what goes."""
    found = {}
    one, other = alone(store)[:2]
    for name, article in (
        ("first correction of the process, another speaker", one),
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


class Served:
    """A server, and the collection that it serves."""

    def __init__(self, server: Server, corpus: Path) -> None:
        self._server, self._store = server, Store(corpus)

    def clicked(self, browser: Browser, taken: Sequence[Taken], apart: float = 0) -> list[float]:
        """Return the seconds that each correction takes, clicked so many seconds apart, and wait until all follows from them."""
        pages = [self._open(browser, path, button) for path, button, _ in taken]
        pages[0].wait_for_timeout(LOOK)
        seconds = clicked_in_a_row(pages, [takes for _, *takes in taken], apart)
        for page in pages:
            page.close()
        until = time.monotonic() + PATIENCE / 1000
        while is_half_linked(self._store, self._store.manifest()):
            if time.monotonic() > until:
                raise TimeoutError("what follows from a correction was not linked")
            time.sleep(0.1)
        return seconds

    def _open(self, browser: Browser, path: str, button: str) -> Page:
        page = browser.new_page()
        page.goto(f"{self._server.address}/{path}")
        page.locator(button).wait_for(timeout=PATIENCE)
        chromium.settle(page)
        return page


def clicked_in_a_row(
    pages: Sequence[Page], takes: Sequence[Sequence[str]], apart: float
) -> list[float]:
    """Return the seconds from a click on each of some pages to the frame that shows it; clicks are so many seconds apart.

    ``takes`` are the button of each, and what goes with it.
    """
    began = time.monotonic()
    for number, (page, one) in enumerate(zip(pages, takes, strict=True)):
        time.sleep(max(0, began + number * apart - time.monotonic()))
        page.evaluate(TAKES, [*one])
    return [float(page.evaluate(TOOK)) for page in pages]
