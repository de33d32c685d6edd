"""Back and Forward: one step for each thing the reader did; links to any page open without errors."""

import re

import chromium
import pytest
import tap

BARS = ".st-key-names .bars .point path"
A_REST = 2_500
"""Milliseconds in which a reader looks at what a few letters found, and nothing changes."""
DEEP = ("", "timeline?entity=Westmark", "article?article=a1&at=71", "about")
"""Addresses of each kind: the first page's, a filtered page's, one that is in no menu, a bare one."""


def search(page, words):
    page.locator(".st-key-text input").fill("")
    page.locator(".st-key-text input").press_sequentially(words, delay=60)
    page.wait_for_url(f"**text={words}*")


def type_in_two(page, box):
    """Type a search with a rest in which the page answers its first letters."""
    for letters in ("tre", "aty"):
        page.locator(f"{box} input:visible").press("End")
        page.locator(f"{box} input:visible").press_sequentially(letters, delay=60)
        page.wait_for_url(f"**text=*{letters}")
        chromium.settle(page)


def test_each_search_is_one_step_back(visit, harbour):
    page = visit(harbour, "articles")
    search(page, "treaty")
    chromium.expect(page.locator(".sentence")).to_contain_text("“treaty”")
    page.locator(".st-key-text input").press("Control+a")
    page.locator(".st-key-text input").press_sequentially("water", delay=60)
    page.wait_for_url("**/articles?text=water")
    chromium.expect(page.locator(".sentence")).to_contain_text("“water”")
    page.go_back()
    page.wait_for_url("**/articles?text=treaty")
    chromium.expect(page.locator(".sentence")).to_contain_text("“treaty”")
    chromium.expect(page.locator(".st-key-text input")).to_have_value("treaty")
    page.go_back()
    page.wait_for_url("**/articles")
    chromium.expect(page.locator(".sentence")).to_have_count(0)
    page.go_forward()
    page.go_forward()
    page.wait_for_url("**/articles?text=water")
    chromium.expect(page.locator(".st-key-text input")).to_have_value("water")


@pytest.mark.slow
def test_letters_added_after_a_rest_go_on_with_the_search_for_back_and_undo(visit, harbour):
    page = visit(harbour, "articles?source=Sea+Log")
    box = page.locator(".st-key-text input")
    for letters in ("tre", "aty"):
        box.press_sequentially(letters, delay=60)
        page.wait_for_url(f"**text=*{letters}")
        chromium.settle(page, A_REST)
    for back in ("Back", "Undo"):
        page.go_back() if back == "Back" else page.click("a:has-text('Undo')")
        page.wait_for_url("**/articles?source=Sea+Log")
        chromium.expect(page.locator(".sentence")).to_have_text("Articles from Sea Log ×")
        chromium.expect(box).to_have_value("")
        if back == "Back":
            page.go_forward()
            chromium.expect(page.locator(".sentence")).to_contain_text("“treaty”")
            chromium.expect(box).to_have_value("treaty")


@pytest.mark.parametrize("width", [1280, pytest.param(390, marks=pytest.mark.slow)])
def test_undo_goes_back_search_by_search_and_is_a_step_itself(visit, harbour, width):
    page = visit(harbour, "articles?source=Sea+Log", width=width)
    if width < 1000:
        page.click(".asked > summary")
    page.click(".chip")
    chromium.expect(page.locator(".chip")).to_have_count(0)
    box = ".st-key-text" if width > 1000 else ".st-key-phone-search"
    type_in_two(page, box)
    chromium.expect(page.locator(".sentence")).to_contain_text("“treaty”")
    page.click("a:has-text('Undo')")
    page.wait_for_url("**/articles")
    chromium.expect(page.locator(".sentence")).to_have_count(0)
    chromium.expect(page.locator(f"{box} input:visible")).to_have_value("")
    page.click("a:has-text('Undo')")
    page.wait_for_url("**/articles?source=Sea+Log")
    chromium.expect(page.locator(".sentence")).to_contain_text("Sea Log")
    chromium.expect(page.locator("a:has-text('Undo')")).to_have_count(0)
    page.go_back()
    page.wait_for_url("**/articles")
    chromium.expect(page.locator(".sentence")).to_have_count(0)


@pytest.mark.slow
def test_a_search_above_the_page_of_a_phone_is_one_step_too(visit, harbour):
    page = visit(harbour, "articles", width=390)
    type_in_two(page, ".st-key-phone-search")
    page.go_back()
    page.wait_for_url("**/articles")
    chromium.expect(page.locator(".sentence")).to_have_count(0)


@pytest.mark.slow
def test_a_name_typed_in_part_is_one_step_back(visit, harbour):
    page = visit(harbour, "entities")
    page.locator(".st-key-entity input").focus()
    page.keyboard.type("Westm")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entities?entity=Westmark")
    chromium.settle(page)
    page.locator(".st-key-entity input").focus()
    page.keyboard.type("Ada L")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entities?entity=Westmark&entity=Ada+Lund")
    page.go_back()
    page.wait_for_url("**/entities?entity=Westmark")
    chromium.expect(page.locator(".chip")).to_have_count(1)
    page.go_back()
    page.wait_for_url("**/entities")


def test_clicks_links_and_pages_are_each_one_step_back(visit, harbour):
    page = visit(harbour)
    page.wait_for_selector(BARS)
    chromium.click_on(page.locator(BARS).nth(2))
    page.wait_for_url("**/?entity=Westmark")
    page.click('[data-testid="stTopNavLink"]:has-text("Quotations")')
    page.wait_for_url("**/quotations?entity=Westmark")
    chromium.settle(page)
    chromium.expect(page.locator(".quotations > li")).to_have_count(2)
    page.go_back()
    page.wait_for_url("**/?entity=Westmark")
    chromium.expect(page.locator("h1")).to_contain_text("alongside Westmark")
    page.go_back()
    page.wait_for_url(re.compile(r"/$"))
    chromium.expect(page.locator("h1")).to_contain_text("3 of 6 articles report")
    page.go_forward()
    chromium.expect(page.locator("h1")).to_contain_text("alongside Westmark")


@pytest.mark.slow
def test_a_link_that_is_clicked_while_a_date_is_filled_in_opens_its_own_view(visit, harbour):
    page = visit(harbour)
    page.locator(".st-key-published [role=spinbutton]").first.click()
    page.keyboard.type("05032031")
    page.locator(".headline h1 a").click()
    page.wait_for_url("**/timeline?event=*")
    chromium.expect(page.locator("h1")).to_contain_text("3 articles report")
    assert "published" not in page.url


@pytest.mark.slow
def test_a_period_of_two_days_is_one_step_back(visit, harbour):
    page = visit(harbour, "articles")
    page.locator(".st-key-published button").first.click()
    days = page.locator("[role=gridcell]")
    days.nth(10).click()
    page.wait_for_url("**/articles?published=*&published=2199-12-31")  # from that day on
    chromium.settle(page)
    days.nth(12).click()
    page.wait_for_url(re.compile(r"\?published=[\d-]+&published=(?!2199)[\d-]+$"))
    chromium.settle(page)
    page.keyboard.press("Escape")
    page.go_back()
    page.wait_for_url("**/articles")


@pytest.mark.slow
def test_no_link_to_a_page_begins_with_a_request_that_fails(visit, harbour):
    page = visit(harbour, fresh=True)
    base = page.url
    failed = []
    page.on("response", lambda one: failed.append(one.url) if one.status >= 400 else None)
    for path in DEEP:
        page.goto(base + path)
        chromium.settle(page)
    assert failed == []


@pytest.mark.slow
def test_a_private_link_that_is_loaded_again_tells_no_server_a_word(visit, serve, harbour):
    page = visit(harbour, "quotations?text=water&speaker=Ada+Lund")
    private = page.evaluate("document.querySelector('[data-copy=private]').getAttribute('href')")
    found = page.inner_text("h1")
    fresh = visit(harbour, fresh=True)
    with tap.tapped(int(serve(harbour).rpartition(":")[2])) as (address, asked):
        fresh.goto(f"{address}/{private}")
        chromium.expect(fresh.locator("h1")).to_have_text(found)
        before = len(asked)
        for _ in range(2):
            fresh.reload()
            chromium.expect(fresh.locator("h1")).to_have_text(found)
            fresh.wait_for_url("**text=water*")
        assert b"/quotations" in asked[before:]
        assert [one for one in asked if b"water" in one or b"Lund" in one] == []
        fresh.goto("about:blank")
