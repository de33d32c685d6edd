"""The whole story on the demo: from the front page to a sentence, and the link to a colleague."""

import chromium
import pytest

BARS = ".st-key-names .bars .point path"


@pytest.fixture
def demo(visit):
    page = visit(None)
    page.wait_for_selector(BARS)
    chromium.settle(page)
    return page


def bar_of(page, name):
    """Return the bar that stands beside a name."""
    labels = [
        text.strip() for text in page.locator(".st-key-names .ytick text").all_text_contents()
    ]
    return page.locator(BARS).nth(labels.index(name))


def test_a_reader_finds_the_sentence_and_sends_the_link(demo, visit):
    # Open, and click an entity.
    assert "report: " in chromium.finding(demo)
    chromium.click_on(bar_of(demo, "China"))
    demo.wait_for_url("**/?entity=China")
    chromium.expect(demo.locator("h1")).to_contain_text("alongside China")

    # The Timeline shows both events with their sentences.
    demo.click('[data-testid="stTopNavLink"]:has-text("Timeline")')
    demo.wait_for_url("**/timeline?entity=China")
    chromium.settle(demo)
    visit_row = demo.locator(".events > li", has_text="18–19 Jun 2023")
    chromium.expect(visit_row.first).to_contain_text("Blinken")
    chromium.expect(visit_row.first.locator(".evidence li").first).to_be_attached()
    meeting = demo.locator(".events > li", has_text="G7").filter(has_text="Apr 2024")
    chromium.expect(meeting.first.locator(".evidence li").first).to_be_attached()

    # Quotations finds the words, with the right speaker.
    demo.click('[data-testid="stTopNavLink"]:has-text("Quotations")')
    demo.wait_for_url("**/quotations?entity=China")
    search = demo.locator(".st-key-text input")
    search.fill('"primary contributor"')
    search.press("Enter")
    chromium.expect(demo.locator("h1")).to_contain_text("match")
    first = demo.locator(".quotations > li").first
    chromium.expect(first.locator("mark").first).to_contain_text("primary")
    chromium.expect(first.locator(".who b")).to_have_text("Antony Blinken")

    # The article opens at the sentence.
    chromium.settle(demo)
    first.locator("a.proof").click()
    demo.wait_for_url("**/article?*at=*")
    lit = demo.locator(".reading .here")
    chromium.expect(lit.first).to_be_in_viewport()
    sentence = "".join(chromium.texts(lit))
    assert "primary contributor" in sentence

    # The copied link shows the same view in a fresh browser.
    link = demo.evaluate("document.querySelector('[data-copy]').href")
    fresh = visit(None, link.split("/", 3)[3], fresh=True)
    fresh_lit = fresh.locator(".reading .here")
    chromium.expect(fresh_lit.first).to_be_in_viewport()
    assert "".join(chromium.texts(fresh_lit)) == sentence
    assert fresh.locator(".st-key-entity").inner_text().count("China") == 1
