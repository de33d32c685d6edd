"""A click's answer beside that of an empty page, in one run: the machine's own speed cancels out."""

from statistics import median

import pytest

from tests.speed.reading import Reader
from tests.speed.serving import serving_nothing

TURNS, CLICKS = 3, 4
TIMES = 4
"""A click on a bar takes at most so many clicks on an empty page."""


@pytest.mark.slow
def test_a_click_on_a_bar_takes_no_longer_than_a_few_on_an_empty_page(browser, serve):
    bars, nothing = [], []
    with serving_nothing() as empty:
        bare, page = Reader(browser, empty.address), Reader(browser, serve(None))
        for _ in range(TURNS):
            nothing += bare.empty_runs(CLICKS)
            bars += page.clicks_on_bars(CLICKS)
        for reader in (bare, page):
            reader.context.close()
    assert median(bars) < TIMES * median(nothing)
