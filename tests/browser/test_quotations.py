"""The Quotations page in a browser: search while typing, keyboard, copying, narrow screens."""

import json

import chromium
import pytest


def test_search_answers_while_typing(visit, harbour):
    page = visit(harbour, "quotations")
    before = page.evaluate("history.length")
    page.locator(".st-key-text input").press_sequentially("wat", delay=60)
    chromium.expect(page.locator("h1")).to_contain_text("2 quotations match “wat”")
    page.keyboard.type("er")
    chromium.expect(page.locator("h1")).to_contain_text("2 quotations match “water”")
    page.wait_for_url("**/quotations?text=water")
    chromium.settle(page)
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    assert page.evaluate("history.length") == before + 1


def test_shelves_orders_and_facets_are_reached_by_keyboard(visit, harbour):
    page = visit(harbour, "quotations")
    page.locator(".shelves a", has_text="Unnamed sources").focus()
    page.keyboard.press("Enter")
    chromium.expect(page.locator("h1")).to_contain_text(
        "1 quotation comes from somebody who is not named"
    )
    page.locator(".choices a", has_text="Oldest").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=text")
    page.go_back()
    page.go_back()
    chromium.expect(page.locator("h1")).to_contain_text("Ada Lund is quoted most often")


def test_a_quotation_is_copied_with_its_citation(visit, harbour):
    page = visit(harbour, "quotations?text=asked")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-cite]").focus()
    page.keyboard.press("Enter")
    chromium.expect(page.locator("[data-cite]")).to_have_text("Quotation copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "“They never asked us” – Ole Brandt, mayor, Westmark waits, Westmark Daily"
    )
    assert "127.0.0.1" not in copied


@pytest.mark.slow
def test_narrow_screens_fold_the_facets_above_the_list(visit, harbour):
    page = visit(harbour, "quotations", width=390)
    chromium.expect(page.locator(".narrowing .facet").first).to_be_hidden()
    page.locator(".stColumn .narrowing > summary").click()
    page.locator(".narrowing a", has_text="Ole Brandt").click()
    chromium.expect(page.locator("h1")).to_contain_text("1 quotation from Ole Brandt")
    fold = chromium.box_of(page.locator(".stColumn .narrowing"))
    rows = chromium.box_of(page.locator(".quotations"))
    assert fold["y"] < rows["y"]


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 820])
def test_filter_by_stands_in_the_line_of_what_is_listed(visit, harbour, width):
    page = visit(harbour, "quotations", width=width)
    listed = chromium.box_of(page.locator(".listing .narrowing > summary").first)
    folded = chromium.box_of(page.locator(".stColumn .narrowing > summary"))
    assert abs(listed["y"] - folded["y"]) <= 1


@pytest.mark.slow
def test_on_a_phone_what_else_is_listed_keeps_clear_of_the_words_that_nothing_was_found(
    visit, harbour
):
    page = visit(harbour, "quotations?text=zeppelin", width=390)
    listed = chromium.box_of(page.locator(".listing summary").first)
    words = chromium.box_of(page.locator(".stHtml p", has_text="words that were said").first)
    assert words["y"] >= listed["y"] + listed["height"] + 6


FORMS = {"csv": b"\xef\xbb\xbfquotation,", "xlsx": b"PK", "parquet": b"PAR1", "json": b"{"}
"""How a file of each form begins."""


def test_what_is_filtered_is_taken_away_in_every_form(visit, harbour):
    page = visit(harbour, "quotations?speaker=Ole+Brandt")
    taken = {}
    for form in FORMS:
        with page.expect_download() as download:
            page.click(f".st-key-take_as_{form}_quotations button")
        assert download.value.suggested_filename == f"dateline-quotations.{form}"
        taken[form] = download.value.path().read_bytes()
    assert {form: data[: len(FORMS[form])] for form, data in taken.items()} == FORMS
    told = json.loads(taken["json"])
    assert told["view"] == "Articles that quote Ole Brandt"
    assert [row["words"] for row in told["rows"]] == ["They never asked us"]
