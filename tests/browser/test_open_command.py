"""What the README's first command started: its Overview, in Chromium. Run by .ci/run."""

import os

import chromium
import pytest


@pytest.mark.overview
def test_the_first_command_shows_the_overview(contexts):
    context, watch = contexts("light", fresh=True)
    page = context.new_page()
    page.goto(os.environ["DATELINE_URL"])
    chromium.settle(page)
    assert "report: " in chromium.finding(page)
    page.wait_for_selector(".st-key-names .bars .point path")
    page.wait_for_selector(".st-key-days .bars .point path")
    assert page.locator(".articles.front > li").count() == 6
    assert watch.take() == ([], [])
