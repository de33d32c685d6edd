"""The desk in a browser: names become one, a sample is judged with keys, and a tray leaves as a document."""

import zipfile
from typing import Any

import pytest
from chromium import expect, settle, violations
from playwright.sync_api import TimeoutError  # noqa: A004 - what its waits raise

from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.model import Article, Block

TEXTS = ("“It is late,” said Antony Roe.", "“It is later,” said Tony Roe. “We agreed,” Roe said.")
PATIENCE = 60_000
"""Milliseconds that a busy machine is waited for."""
TRIES = 5


def _comes(place):
    """Return whether something is seen within a few seconds."""
    try:
        place.wait_for(timeout=5_000)
    except TimeoutError:
        return False
    return True


def _listed(visit, desk, many):
    """Open the quotations until so many are listed: a page opened before all follows shows the version before."""
    for _ in range(TRIES):
        found = visit(desk, "quotations").locator("ol.quotations > li")
        if _comes(found.nth(many - 1)) and found.count() == many:
            break
    expect(found).to_have_count(many, timeout=PATIENCE)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A collection in which two names may be one."""
    path = tmp_path_factory.mktemp("desk")
    days: dict[str, Any] = {"language": "en", "published": "2031-03-05", "title": "Roe speaks"}
    blocks = [(Block("paragraph", 0, len(text)),) for text in TEXTS]
    add(Store(path), [Article(f"r{n}", TEXTS[n], blocks[n], **days) for n in range(len(TEXTS))])
    return path


@pytest.mark.slow
def test_names_are_merged_old_links_lead_on_and_a_sample_is_judged_with_keys(visit, draw, desk):
    page = visit(desk, "profile?profile=Antony+Roe")
    page.get_by_role("button", name="They are one").last.click()
    decided = page.locator("p.note", has_text="You decided:").last
    expect(decided).to_be_visible(timeout=PATIENCE)
    expect(page.locator("h1").last).to_contain_text("Tony Roe", timeout=PATIENCE)
    page = visit(desk, "quotations?speaker=Antony+Roe")
    notice = page.locator(".notice", has_text="The link asks for Antony Roe.").last
    expect(notice).to_be_visible(timeout=PATIENCE)
    expect(page.locator("ol.quotations > li")).to_have_count(3, timeout=PATIENCE)
    for page, _ in draw(desk, 3):
        page.keyboard.press("1")
    expect(page.get_by_text("Judged: 3 quotations.").last).to_be_visible(timeout=PATIENCE)
    share = page.locator(".accuracy td:visible", has_text="1.00")  # earlier readings are folded
    expect(share.last).to_be_visible(timeout=PATIENCE)


SELECT = """root => {
  const words = root.querySelectorAll(".text p span")[3].firstChild;
  root.getRootNode().getSelection().setBaseAndExtent(words, 0, root.querySelector(".lists"), 0);
}"""
"""A selection that ends where the next element begins, as a click on a whole paragraph leaves it."""


@pytest.mark.slow
def test_what_is_picked_while_reading_leaves_as_a_document_with_footnotes(visit, desk, tmp_path):
    page = visit(desk, "quotations")
    page.locator("button[data-pick]").first.click()
    expect(page.get_by_text("In your tray: 1 item.").last).to_be_visible(timeout=PATIENCE)
    page = visit(desk, "article?article=r0")
    reading = page.locator(".reading")
    expect(reading.locator(".text p span").first).to_be_visible(timeout=PATIENCE)
    reading.evaluate(SELECT)
    reading.get_by_role("button", name="Add the selected words to the tray").click()
    expect(page.get_by_text("In your tray: 2 items.").last).to_be_visible(timeout=PATIENCE)
    reading.get_by_role("link", name="Add as a quotation").click()
    expect(page.locator(".st-key-add_quotation").last).to_be_visible(timeout=PATIENCE)
    page = visit(desk, "desk", width=390, mode="dark")
    expect(page.locator(".in-tray .said", has_text="It is late").last).to_be_visible(
        timeout=PATIENCE
    )
    assert violations(page) == []
    with page.expect_download(timeout=PATIENCE) as taken:
        page.get_by_role("button", name="Word (.docx)").click()
    taken.value.save_as(tmp_path / "tray.docx")
    with zipfile.ZipFile(tmp_path / "tray.docx") as parts:
        assert parts.read("word/document.xml").count(b"footnoteReference") == 2
        assert b"Roe speaks" in parts.read("word/footnotes.xml")


@pytest.mark.slow
def test_a_note_that_was_just_typed_leaves_with_the_tray(visit, desk):
    page = visit(desk, "quotations")
    page.locator("button[data-pick]").first.click()
    expect(page.get_by_text("In your tray:").last).to_be_visible(timeout=PATIENCE)
    page = visit(desk, "desk")
    for words in ("for page 3", "for page 5"):
        note = page.get_by_role("textbox", name="Note").last
        note.fill(words)
        with page.expect_download(timeout=PATIENCE) as taken:  # the press itself leaves the field
            page.get_by_role("button", name="Markdown").click()
        assert f"> {words}" in taken.value.path().read_text("utf-8")
        settle(page)


@pytest.mark.slow
def test_a_view_is_saved_without_leaving_the_page(visit, desk):
    page = visit(desk, "quotations?speaker=Tony+Roe")
    before = page.url
    page.get_by_role("link", name="Save view").last.click()
    expect(page.get_by_text("Find it under More, Desk.").last).to_be_visible(timeout=PATIENCE)
    assert page.url == before
    settle(page)
    page.get_by_role("link", name="Save view").last.click()
    expect(page.get_by_text("This view is saved already").last).to_be_visible(timeout=PATIENCE)
    page = visit(desk, "desk")
    expect(page.locator(".saved-view")).to_have_count(1, timeout=PATIENCE)


@pytest.mark.slow
def test_two_quotations_go_at_once_on_every_page_and_come_back(visit, desk):
    page = visit(desk, "article?article=r1&correct=quotation")
    page.locator("summary", has_text="Check or correct a quotation").last.click()
    chosen = page.get_by_role("option", name="It is no quotation").last
    expect(page.locator(".st-key-correct button").last).to_be_visible(timeout=PATIENCE)
    for _ in range(TRIES):  # the list closes again while the fold above it is still opening
        page.locator(".st-key-correct-kind input").last.click()
        if chosen.is_visible() or _comes(chosen):
            break
    chosen.click()
    page.locator(".st-key-correct-also-quotation input").click()
    page.get_by_role("option").first.click()
    page.locator(".st-key-correct button").click()
    corrected = page.locator("p.note", has_text="It is no quotation.")
    expect(corrected).to_have_count(2, timeout=PATIENCE)
    _listed(visit, desk, 1)
    page = visit(desk, "")
    expect(page.locator(".standfirst").first).to_contain_text("1 quotation", timeout=PATIENCE)
    page = visit(desk, "article?article=r1")
    corrected = page.locator("p.note", has_text="It is no quotation.")
    linking = page.locator('[role="status"]', has_text="read anew")
    for left in (1, 0):
        page.locator('[class*="st-key-undo-quotation-drop"] button').first.click()
        expect(corrected).to_have_count(left, timeout=PATIENCE)
        expect(linking).to_have_count(0, timeout=PATIENCE)  # another is refused until then
    _listed(visit, desk, 3)
