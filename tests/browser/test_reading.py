"""The reading view in a browser: it opens at the sentence, and its lists jump to theirs."""

import chromium
import pytest

TEXT = ".reading .text"


@pytest.fixture
def at_sentence(visit, harbour):
    return visit(harbour, "article?article=a1&at=71", height=500)


def test_a_link_opens_the_article_at_its_sentence_with_the_text_marked(at_sentence):
    lit = at_sentence.locator(".reading .here")
    chromium.expect(lit.first).to_be_in_viewport()
    assert "".join(chromium.texts(lit)).strip() == "“We keep the water open,” Ada Lund said."
    at_sentence.wait_for_selector(f"{TEXT} .mark.person")
    assert "Ada Lund" in chromium.texts(at_sentence.locator(f"{TEXT} .mark.person"))
    chromium.expect(at_sentence.locator(f"{TEXT} .mark.date")).to_have_text("4 March 2031")
    chromium.expect(at_sentence.locator(f"{TEXT} h1")).to_have_text("Lund signs treaty")


def test_every_item_of_the_lists_jumps_to_its_sentence(at_sentence):
    chromium.settle(at_sentence)
    folded = at_sentence.locator(".lists details:not([open]) summary")
    while folded.count():
        folded.first.click()
    items = at_sentence.locator(".lists .jump")
    assert items.count() >= 6
    for item in items.all():
        item.click()
        chromium.expect(at_sentence.locator(".reading .here").first).to_be_in_viewport()


def test_pressing_a_name_again_goes_to_its_next_place(at_sentence):
    name = at_sentence.locator(".lists .jump", has_text="Port Amsel")
    lit = at_sentence.locator(".reading .here")
    name.click()
    first = "".join(chromium.texts(lit))
    name.click()
    assert "".join(chromium.texts(lit)) != first


@pytest.mark.slow
def test_people_and_quotations_alone_are_marked_until_more_is_asked_for(at_sentence):
    pressed = at_sentence.locator(".switch[aria-pressed=true]")
    chromium.expect(pressed).to_have_text(["People", "Quotations"])
    place = at_sentence.locator(f"{TEXT} .mark.place").last
    chromium.expect(place).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    at_sentence.click(".switch.place")
    chromium.expect(place).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


@pytest.mark.slow
def test_a_name_in_a_quotation_is_underlined_and_not_tinted_too(visit):
    page = visit(None, "quotations?text=%22primary+contributor%22")
    page.click("a.proof")
    page.wait_for_url("**/article?*")
    page.click(".switch.place")
    both = page.locator(f"{TEXT} .mark.said.place")
    chromium.expect(both.first).to_have_css("background-color", "rgba(0, 0, 0, 0)")


@pytest.mark.slow
def test_a_name_in_a_description_leaves_no_hole_in_its_mark(visit):
    page = visit(None, "quotations?text=%22primary+contributor%22")
    page.click("a.proof")
    page.wait_for_url("**/article?*")
    inside = page.locator(f"{TEXT} .mark.person.place").first  # "the U.S. secretary of state"
    chromium.expect(inside).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_marks_are_switched_off_and_on(at_sentence):
    switch = at_sentence.locator(".switch.person")
    tint = "el => getComputedStyle(el).backgroundColor"
    name = at_sentence.locator(f"{TEXT} .mark.person").last
    before = name.evaluate(tint)
    switch.click()
    chromium.expect(name).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    switch.click()
    chromium.expect(name).to_have_css("background-color", before)


def test_a_quotation_is_one_link_from_its_sentence(visit, harbour):
    page = visit(harbour, "quotations?text=asked")
    page.click(".proof a, a.proof")
    page.wait_for_url("**/article?text=asked&article=a3&at=*")
    lit = page.locator(".reading .here")
    chromium.expect(lit.first).to_be_in_viewport()
    assert "They never asked us" in "".join(chromium.texts(lit))
    page.go_back()
    chromium.expect(page.locator("h1")).to_contain_text("1 quotation matches “asked”")


def test_keys_and_buttons_go_from_hit_to_hit_and_typing_does_not(visit, harbour):
    page = visit(harbour, "article?article=a1&text=Amsel")
    chromium.expect(page.locator(f"{TEXT} .mark.hit")).to_have_text(["Amsel", "Amsel"])
    said = page.locator(".reading .hits .count")
    chromium.expect(said).to_have_text("2 hits of your search")
    page.keyboard.press("n")
    chromium.expect(said).to_have_text("Hit 1 of 2")
    chromium.expect(page.locator(".reading .here").first).to_be_in_viewport()
    page.keyboard.press("n")
    page.keyboard.press("n")
    chromium.expect(said).to_have_text("Hit 1 of 2")
    page.keyboard.press("p")
    chromium.expect(said).to_have_text("Hit 2 of 2")
    page.click(".reading .hits button:has-text('Previous hit')")
    chromium.expect(said).to_have_text("Hit 1 of 2")
    page.click(".st-key-text input")
    page.keyboard.press("n")
    chromium.expect(said).to_have_text("Hit 1 of 2")
