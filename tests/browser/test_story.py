"""The whole story on the demo: from the front page to a sentence, and the link to a colleague."""

import chromium
import pytest
from playwright.sync_api import expect

BARS = ".st-key-names .bars .point path"


@pytest.fixture
def demo(visit):
    page = visit(None)
    page.wait_for_selector(BARS)
    page.wait_for_timeout(300)
    return page


def bar_of(page, name):
    """Return the bar that stands beside a name."""
    labels = [
        text.strip() for text in page.locator(".st-key-names .ytick text").all_text_contents()
    ]
    return page.locator(BARS).nth(labels.index(name))


def test_a_reader_finds_the_sentence_and_sends_the_link(demo, visit):
    # Open, and click an entity.
    assert "articles report: " in chromium.finding(demo)
    box = bar_of(demo, "China").bounding_box()
    demo.mouse.click(box["x"] + 8, box["y"] + box["height"] / 2)
    demo.wait_for_url("**/?entity=China")
    expect(demo.locator("h1")).to_contain_text("alongside China")

    # The Timeline shows both events with their sentences.
    demo.click('[data-testid="stTopNavLink"]:has-text("Timeline")')
    demo.wait_for_url("**/timeline?entity=China")
    chromium.settle(demo)
    visit_row = demo.locator(".events > li", has_text="18–19 Jun 2023")
    expect(visit_row.first).to_contain_text("Blinken")
    assert visit_row.first.locator(".evidence li").count() >= 1
    meeting = demo.locator(".events > li", has_text="G7").filter(has_text="Apr 2024")
    assert meeting.first.locator(".evidence li").count() >= 1

    # Quotations finds the words, with the right speaker.
    demo.click('[data-testid="stTopNavLink"]:has-text("Quotations")')
    demo.wait_for_url("**/quotations?entity=China")
    search = demo.locator(".st-key-text input")
    search.fill('"primary contributor"')
    search.press("Enter")
    expect(demo.locator("h1")).to_contain_text("match")
    first = demo.locator(".quotations > li").first
    expect(first.locator("mark").first).to_contain_text("primary")
    expect(first.locator(".who b")).to_have_text("Antony Blinken")

    # The article opens at the sentence.
    first.locator("a.proof").click()
    demo.wait_for_url("**/article?*at=*")
    lit = demo.locator(".reading .here")
    expect(lit.first).to_be_in_viewport()
    sentence = "".join(lit.all_inner_texts())
    assert "primary contributor" in sentence

    # The copied link shows the same view in a fresh browser.
    link = demo.evaluate("document.querySelector('[data-copy]').href")
    fresh = visit(None, link.split("/", 3)[3], fresh=True)
    fresh_lit = fresh.locator(".reading .here")
    expect(fresh_lit.first).to_be_in_viewport()
    assert "".join(fresh_lit.all_inner_texts()) == sentence
    assert fresh.locator(".st-key-entity").inner_text().count("China") == 1
