"""The Entities page and a profile in a browser: clicks, live search, history, the keyboard."""

import re

import chromium
import handmade
import pytest


@pytest.fixture
def entities(visit, harbour):
    page = visit(harbour, "entities", height=1800)
    page.wait_for_selector(".st-key-trend .bars .point path")
    chromium.settle(page)
    return page


@pytest.mark.slow
def test_a_click_on_a_column_of_the_trend_asks_for_its_name_and_days(entities):
    chromium.click_on(entities.locator(".st-key-trend .bars .point path").first)
    entities.wait_for_url("**/entities?entity=Ada+Lund&published=2031-02-17&published=2031-02-23")
    chromium.expect(entities.locator(".view-line .sentence")).to_contain_text("that name Ada Lund")


def test_the_table_under_the_trend_does_the_same_by_keyboard(entities):
    entities.locator("summary", has_text="The same as a table").focus()
    entities.keyboard.press("Enter")
    entities.locator(".numbers a").first.focus()
    entities.keyboard.press("Enter")
    entities.wait_for_url("**/articles?entity=*&published=2031-02-17&published=2031-02-23")


def test_names_are_found_while_typing_and_open_their_profile(entities):
    entities.locator(".st-key-find_name input").press_sequentially("bran")
    found = entities.locator("ol.facet li").first
    chromium.expect(found).to_contain_text("Ole Brandt")
    chromium.settle(entities)
    found.locator("a").first.click()
    entities.wait_for_url("**/profile?profile=Ole+Brandt")
    chromium.expect(entities.locator("h1")).to_contain_text("Ole Brandt is named in 2")


@pytest.mark.slow
def test_enter_opens_the_first_name_that_is_found(entities):
    entities.locator(".st-key-find_name input").focus()
    entities.keyboard.type("bran")
    entities.keyboard.press("Enter")
    entities.wait_for_url("**/profile?profile=Ole+Brandt")
    entities.locator(".st-key-any_name input").focus()
    entities.keyboard.type("amsel")
    entities.keyboard.press("Enter")
    entities.wait_for_url("**/profile?*entity=Port+Amsel*")


def test_switches_keep_the_kind_and_back_restores_it(entities):
    entities.click("a.switch:has-text('Places')")
    entities.wait_for_url("**/entities?type=place")
    mentions = entities.locator("a.switch:has-text('Mentions')").last
    chromium.expect(mentions).to_have_attribute("href", re.compile("type=place"))
    chromium.settle(entities)
    mentions.click()
    entities.wait_for_url("**/entities?unit=mentions&type=place")
    chromium.expect(entities.locator("h1")).to_contain_text(
        "Among places, Port Amsel is named most often: "
    )
    entities.go_back()
    chromium.expect(entities.locator("h1")).to_contain_text(
        "Among places, Port Amsel is named most often, in 5"
    )
    entities.go_back()
    chromium.expect(entities.locator("h1")).to_contain_text("Ada Lund and Port Amsel")


@pytest.mark.slow
def test_ways_of_naming_are_switched_off_and_on(entities):
    entities.click("a.switch:has-text('Beijing')")
    entities.wait_for_url("**/entities?counted=names")
    chromium.expect(entities.locator(".view-line .sentence")).to_contain_text("counting names")
    entities.click("a.switch:has-text('Chinese')")
    entities.wait_for_url("**/entities?counted=names&counted=demonyms")
    chromium.expect(entities.locator("a.switch:has-text('Chinese')")).to_have_attribute(
        "aria-current", "true"
    )


@pytest.mark.slow
def test_undo_brings_back_what_was_cleared(visit, harbour):
    page = visit(harbour, "articles?entity=Westmark&not_source=Sea+Log")
    chromium.expect(page.locator(".view-line .sentence")).to_contain_text("not from Sea Log")
    page.click("text=Clear all")
    chromium.expect(page.locator("h1")).to_have_text("6 articles")
    page.click("a:has-text('Undo')")
    page.wait_for_url("**/articles?*entity=Westmark*")
    chromium.expect(page.locator(".view-line .sentence")).to_contain_text("that name Westmark")
    page.wait_for_url("**not_source=Sea+Log*")


@pytest.mark.slow
def test_all_of_several_names_by_the_widget(visit, harbour):
    page = visit(harbour, "articles?entity=Westmark&entity=Harbour+Union")
    chromium.expect(page.locator("h1")).to_have_text("5 articles")
    page.click(".st-key-more_filters summary")
    page.click(".st-key-match button:has-text('all')")
    page.wait_for_url("**match=all**")
    chromium.expect(page.locator("h1")).to_have_text("1 article")
    chromium.expect(page.locator(".view-line .sentence")).to_contain_text("and")


@pytest.mark.slow
def test_a_printed_form_opens_its_sentence_and_back_closes_it(visit, harbour):
    page = visit(harbour, "profile?profile=Westmark")
    page.click("ul.facet a:has-text('Westmark')")
    page.wait_for_url("**/profile?profile=Westmark&form=Westmark&way=name")
    chromium.expect(page.locator(".evidence mark").first).to_have_text("Westmark")
    page.go_back()
    chromium.expect(page.locator(".evidence")).to_have_count(0)


GUESTS = [f"Guest {number:04}" for number in range(1_100)]
"""More names than Streamlit sends at once."""
HEAD, ROW, BOX, NAME = 17, 35, 15, 60
"""In a table: the middle of its heads, the height of a row, a row's box, and where the names are."""


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """A collection of very many names, of which one source has few."""
    told = (("Long List", GUESTS), ("Sea Log", GUESTS[:30]), ("Sea Log", GUESTS[:9]))
    reports = [
        handmade.report(
            f"g{number}", "They came", "2031-03-04", source,
            " ".join(f"{name} came." for name in names), called={name: name for name in names},
        )
        for number, (source, names) in enumerate(told)
    ]  # fmt: skip
    return handmade.collection(tmp_path_factory.mktemp("crowd"), reports)


@pytest.mark.slow
def test_all_names_are_a_table_that_its_heads_sort_and_a_row_filters(visit, crowd):
    page = visit(crowd, "entities")
    table = page.locator(".st-key-every_name canvas").first
    first = page.locator(".st-key-every_name [role=gridcell]").first
    page.click("summary:has-text('All 1,100 names as a table')")
    chromium.expect(first).to_have_text("Guest 0000")
    box = chromium.box_of(table)
    for last in ("Guest 0000", "Guest 1099"):  # which is among the rows not yet sent
        page.mouse.click(box["x"] + NAME, box["y"] + HEAD)
        chromium.expect(first).to_have_text(last)
    page = visit(crowd, "entities?source=Sea+Log")
    page.click("summary:has-text('All 30 names as a table')")
    chromium.expect(page.locator(".st-key-every_name [role=gridcell]").first).to_be_attached()
    box = chromium.box_of(page.locator(".st-key-every_name canvas").first)
    page.mouse.click(box["x"] + BOX, box["y"] + HEAD + 2 * ROW)
    page.wait_for_url("**/entities?source=Sea+Log&entity=Guest+0001")
    chromium.expect(page.locator("h1")).to_contain_text("alongside Guest 0001")


@pytest.mark.slow
def test_both_columns_begin_on_one_line(visit, harbour):
    page = visit(harbour, "entities", width=1440)
    tops = page.locator(".stColumn").evaluate_all(
        "all => all.map(one => one.querySelector('h2').getBoundingClientRect().top)"
    )
    assert len(tops) == 2
    assert abs(tops[0] - tops[1]) < 2
