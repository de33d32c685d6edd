"""The desk in a browser: two names become one, an old link leads on, and a sample is judged with keys."""

from typing import Any

import pytest
from chromium import expect

from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.model import Article

TEXTS = ("“It is late,” said Antony Roe.", "“It is later,” said Tony Roe. “We agreed,” Roe said.")
PATIENCE = 60_000
"""Milliseconds that a busy machine is waited for."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A collection in which two names may be one."""
    path = tmp_path_factory.mktemp("desk")
    days: dict[str, Any] = {"language": "en", "published": "2031-03-05", "title": "Roe speaks"}
    add(Store(path), [Article(f"r{n}", text, (), **days) for n, text in enumerate(TEXTS)])
    return path


@pytest.mark.slow
def test_names_are_merged_old_links_lead_on_and_a_sample_is_judged_with_keys(visit, desk):
    page = visit(desk, "profile?profile=Antony+Roe")
    page.get_by_role("button", name="They are one").last.click()
    decided = page.locator("p.note", has_text="are one. Set by a reader").last
    expect(decided).to_be_visible(timeout=PATIENCE)
    expect(page.locator("h1").last).to_contain_text("Tony Roe", timeout=PATIENCE)
    page = visit(desk, "quotations?speaker=Antony+Roe")
    notice = page.locator(".notice", has_text="The link asks for Antony Roe.").last
    expect(notice).to_be_visible(timeout=PATIENCE)
    expect(page.locator("ol.quotations > li")).to_have_count(3, timeout=PATIENCE)
    page = visit(desk, "about")
    initials = page.locator(".st-key-draw-who input")
    initials.fill("QL")
    initials.press("Enter")
    page.locator(".st-key-draw-begin button").click()
    for number in (1, 2, 3):
        at = page.locator(".drawn .note", has_text=f"{number} of 3")
        expect(at.last).to_be_visible(timeout=PATIENCE)
        page.keyboard.press("1")
    expect(page.get_by_text("Judged: 3 quotations.").last).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".accuracy td", has_text="1.00").last).to_be_visible(timeout=PATIENCE)
