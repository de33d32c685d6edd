"""Two corrections a second apart: each is on screen within a second of its click."""

import json
import shutil
from itertools import batched
from pathlib import Path
from statistics import median

import demos
import pytest
from chromium import settle

from dashboard.corpus.correcting import amend
from dashboard.corpus.store import Store
from dashboard.parsing.parser import Parser
from tests.speed.correcting import alone, place
from tests.speed.correcting_clicks import clicked_in_a_row
from tests.speed.measuring import yardsticks

SPEAKER = "Bram Oost"
TURNS, APART = 3, 1.0
BUDGET = 1.0
"""Seconds from a click to the frame that shows what is corrected, at most, on the machine of the recorded times."""
LOOK = 3000
"""Milliseconds for which a reader looks at a page before the click."""
RECORDED = json.loads((Path(__file__).parents[1] / "speed/results/demo.json").read_text())[
    "yardsticks"
]


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    """The demo with another speaker in so many articles, and where the first quotation of each is."""
    store = Store(shutil.copytree(demos.ready(), tmp_path_factory.mktemp("close") / "demo"))
    quoting = {*store.read("quotations", store.manifest().segments)["article"].to_pylist()}
    articles = [one for one in alone(store) if one in quoting][: 2 * TURNS]
    places, parser = {one: place(store, one, "quotations") for one in articles}, Parser()
    for article, where in places.items():
        amend(store, article, "quotation speaker", where, SPEAKER, parser)
    return store.path, places


def slower(browser):
    """Return how many times as long this machine takes just now as that of the recorded times."""
    now = yardsticks(browser, 5)
    return max(1, *(now[name] / RECORDED[name] for name in RECORDED))


@pytest.mark.slow
def test_a_second_correction_close_behind_the_first_is_on_screen_within_a_second(
    browser, visit, corrected
):
    folder, places = corrected
    every, took, before = [*places.items()], [], slower(browser)
    for some in batched(every, 2):
        pages = [visit(folder, f"article?article={article}") for article, _ in some]
        takes = [(f".st-key-undo-quotation-speaker-{where} button", SPEAKER) for _, where in some]
        for page, (button, _) in zip(pages, takes, strict=True):
            page.locator(button).wait_for()
            settle(page)
        pages[0].wait_for_timeout(LOOK * before)
        took.append(clicked_in_a_row(pages, takes, APART))
    budget = BUDGET * max(before, slower(browser))
    for seconds in zip(*took, strict=True):
        assert median(seconds) < budget, took
