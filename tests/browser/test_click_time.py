"""A click's answer within its budget; clicks on an empty page, in the same run, tell how fast the machine is."""

import json
from pathlib import Path
from statistics import median

import pytest

from tests.speed.reading import Reader
from tests.speed.serving import serving_nothing

TURNS, CLICKS = 3, 4
BUDGET = 0.3
"""Seconds from a click to the changed chart, at most, on the machine of the recorded times."""
RECORDED = json.loads((Path(__file__).parents[1] / "speed/results/demo.json").read_text())


@pytest.mark.slow
def test_a_click_on_a_bar_is_answered_within_its_budget(browser, serve):
    bars, nothing = [], []
    with serving_nothing() as empty:
        bare, page = Reader(browser, empty.address), Reader(browser, serve(None))
        for _ in range(TURNS):
            nothing += bare.empty_runs(CLICKS)
            bars += page.clicks_on_bars(CLICKS)
        for reader in (bare, page):
            reader.context.close()
    slower = median(nothing) / RECORDED["yardsticks"]["click on an empty page"]
    assert median(bars) < BUDGET * slower
