"""Typing into a box that answers while somebody types: no answer sets the letters back."""

import chromium
import pytest

WATCH = """selector => {
  window.stood = [];
  const look = () => {
    const stands = document.querySelector(selector)?.value; // none while the page is drawn anew or goes
    if (stands !== undefined && stands !== window.stood.at(-1)) window.stood.push(stands);
    setTimeout(() => requestAnimationFrame(look)); // behind what the page itself does before it is painted
  };
  look();
}"""
WORDS = "the water of"
RHYTHMS = [220, *(pytest.param(wait, marks=pytest.mark.slow) for wait in (20, 60, 110))]
"""Milliseconds from letter to letter: within the box's wait, and within and behind an answer."""
SLOW = 4
"""So many times slower than it is, the browser draws an answer when the next letters stand there."""


@pytest.mark.parametrize("rhythm", RHYTHMS)
@pytest.mark.parametrize(
    ("width", "box"), [(1280, "text"), pytest.param(390, "phone-search", marks=pytest.mark.slow)]
)
def test_no_answer_sets_the_letters_back(visit, harbour, width, box, rhythm):
    page = visit(harbour, "quotations", width=width)
    browser = page.context.new_cdp_session(page)
    browser.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    box = f".st-key-{box} input"
    page.locator(box).focus()
    page.evaluate(WATCH, box)
    page.keyboard.type(WORDS, delay=rhythm)
    chromium.expect(page.locator(".chip")).to_contain_text(WORDS, timeout=20_000)
    chromium.settle(page, 500)
    stood = page.evaluate("window.stood")
    browser.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    assert stood == sorted(stood, key=len), "an answer took letters away"
    assert stood[-1] == WORDS


@pytest.mark.slow
def test_letters_typed_on_a_phone_while_the_page_is_first_drawn_are_kept(visit, harbour):
    page = visit(harbour, "quotations", width=390)
    page.reload(wait_until="commit")
    page.locator(".st-key-phone-search input:visible").press_sequentially("water", delay=60)
    page.wait_for_url("**text=water")
    chromium.expect(page.locator(".st-key-phone-search input")).to_have_value("water")
