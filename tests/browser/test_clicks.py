"""What only a browser knows: clicks on charts, addresses, history, copied links."""

import re

import chromium
import pytest

BARS = ".st-key-names .bars .point path"


@pytest.fixture
def overview(visit, harbour):
    page = visit(harbour)
    page.wait_for_selector(BARS)
    chromium.settle(page)
    return page


def test_a_click_on_a_bar_filters_and_its_chip_takes_the_filter_away(overview):
    chromium.click_on(overview.locator(BARS).nth(2))
    overview.wait_for_url("**/?entity=Westmark")
    chromium.expect(overview.locator("h1")).to_contain_text("alongside Westmark")
    overview.click("a.chip")
    chromium.expect(overview.locator("h1")).to_contain_text("3 of 6 articles report")
    overview.wait_for_url(lambda url: "entity" not in url)


@pytest.mark.slow
def test_enter_takes_the_best_name_alone(overview):
    overview.locator(".st-key-entity input").focus()
    overview.keyboard.type("w")
    chromium.expect(overview.locator("[role=option]").nth(1)).to_be_visible()
    overview.keyboard.press("Enter")
    chromium.expect(overview.locator("a.chip")).to_have_count(1)


def test_a_name_is_found_while_it_is_typed(overview):
    overview.locator(".st-key-any_name input").press_sequentially("westm", delay=20)
    overview.click(".found-names a:has-text('Westmark')")
    overview.wait_for_url("**/?entity=Westmark")
    chromium.expect(overview.locator("h1")).to_contain_text("alongside Westmark")
    chromium.expect(overview.locator(".found-names")).to_have_count(0)
    chromium.expect(overview.locator(".st-key-any_name")).to_be_visible()


def test_a_click_on_a_column_chooses_its_days(overview):
    columns = overview.locator(".st-key-days .bars .point path")
    chromium.click_on(columns.first)
    overview.wait_for_url("**published=2031-02-23&published=2031-02-23")
    chromium.expect(overview.locator("h1")).to_contain_text("named most often: 1 time")


@pytest.mark.slow
def test_a_link_of_the_page_opens_without_loading_everything_again(overview):
    overview.evaluate("window.stayed = true")
    overview.click("a:has-text('The list of articles')")
    overview.wait_for_url("**/articles")
    chromium.expect(overview.locator(".articles > li")).to_have_count(6)
    assert overview.evaluate("window.stayed") is True


@pytest.mark.parametrize(
    "path",
    [
        "quotations?text=water&speaker=Ada+Lund&published=2031-02-01&published=2031-03-31",
        pytest.param("?entity=Westmark&source=Sea+Log", marks=pytest.mark.slow),
        pytest.param(
            "timeline?event=Talks+in+Port+Amsel%2C+20–22+Feb+2031", marks=pytest.mark.slow
        ),
    ],
)
def test_a_copied_link_shows_the_same_view_in_a_fresh_browser(visit, harbour, path):
    page = visit(harbour, path)
    link = page.evaluate("document.querySelector('[data-copy]').href")
    copied = link.split("/", 3)[3]
    fresh = visit(harbour, copied, fresh=True)
    chromium.expect(fresh.locator("h1")).to_have_text(page.text_content("h1"))
    assert chromium.texts(fresh.locator(".view-line")) == chromium.texts(page.locator(".view-line"))


@pytest.mark.slow
def test_a_private_link_opens_the_view_and_tells_no_server_a_word(visit, harbour):
    page = visit(harbour, "quotations?text=water&speaker=Ada+Lund")
    link = page.evaluate("document.querySelector('[data-copy=private]').href")
    fresh = visit(harbour, fresh=True)
    asked = []
    fresh.on("request", lambda request: asked.append(request.url))
    fresh.goto("about:blank")
    fresh.goto(link)
    fresh.wait_for_url("**/quotations?text=water&speaker=Ada+Lund&shared=*")
    chromium.expect(fresh.locator("h1")).to_have_text(page.text_content("h1"))
    assert [url for url in asked if "water" in url or "Lund" in url] == []


@pytest.mark.slow
def test_a_second_private_link_draws_no_other_view_first(visit, harbour):
    page = visit(harbour, "profile?profile=Ada+Lund")
    link = page.evaluate("document.querySelector('[data-copy=private]').href")
    fresh = visit(harbour, fresh=True)
    for _ in range(2):
        fresh.goto("about:blank")
        fresh.goto(link)
        fresh.wait_for_url("**/profile?profile=Ada+Lund&shared=*")
        chromium.expect(fresh.locator("h1")).to_contain_text("Ada Lund is named")
        fresh.wait_for_function("navigator.serviceWorker.controller !== null")
    fresh.add_init_script(
        "addEventListener('DOMContentLoaded', () => { window.address = location.href; })"
    )
    fresh.goto("about:blank")
    fresh.goto(link)
    assert "profile=Ada+Lund" in fresh.evaluate("window.address")
    chromium.expect(fresh.locator("h1")).to_contain_text("Ada Lund is named")


@pytest.mark.slow
def test_any_view_is_set_against_another_and_the_link_holds_both(visit, harbour):
    page = visit(harbour, "compare?entity=Westmark")
    page.click("text=Any two views")
    chromium.expect(page.locator(".empty")).to_contain_text("Both sides are the same so far")
    page.locator(".st-key-text input").fill("water")
    chromium.expect(page.locator(".standfirst")).to_contain_text("on both sides")
    page.click("text=the first side only")
    page.wait_for_url("**/compare?entity=Westmark&filters=one&two.text=water&two.entity=Westmark")
    chromium.settle(page)
    link = page.evaluate("document.querySelector('[data-copy]').href")
    fresh = visit(harbour, link.split("/", 3)[3], fresh=True)
    chromium.expect(fresh.locator("h1")).to_have_text(page.text_content("h1"))
    page.go_back()
    page.wait_for_url(lambda url: "filters=two" in url and "text=water" in url)
    chromium.expect(page.locator("nav [aria-current]").last).to_have_text("the second side only")


@pytest.mark.slow
def test_a_period_of_a_side_may_be_long_before_the_others(visit, harbour):
    page = visit(harbour, "compare?by=published")
    days = page.get_by_role("group", name="First side").get_by_role("spinbutton")
    days.first.click()
    page.keyboard.type("01011990")
    chromium.expect(days.nth(2)).to_have_text("1990")
    page.locator("h1").click()  # dates are taken once their box is left
    page.wait_for_url("**one.published=1990-01-01**")


@pytest.mark.slow
def test_a_copied_link_of_this_computer_says_so_and_offers_the_file(harbour, visit):
    page = visit(harbour, "quotations?text=water")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for _ in range(2):
        page.get_by_role("link", name="Copy link", exact=True).click()
        chromium.expect(page.locator("[data-copy]").first).to_have_text("Link copied")
        chromium.expect(page.locator("[data-copy]").first).to_have_text("Copy link")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(rf"{re.escape(page.url)}&shared=[0-9a-f]+\.6", copied)
    note = page.locator(".here-only")
    chromium.expect(note).to_contain_text("The link works on this computer only.")
    note.get_by_role("link").click()
    page.wait_for_url("**/?text=water")
    chromium.expect(
        page.get_by_role("button", name="The whole view as one HTML file")
    ).to_be_visible()


def test_a_chart_is_saved_as_a_picture(overview):
    for kind in ("png", "svg"):
        with overview.expect_download() as download:
            overview.click(f'button[data-save="names"][data-format="{kind}"]')
        assert download.value.suggested_filename == f"dateline-names.{kind}"
    drawing = download.value.path().read_text("utf-8")
    words = " ".join(re.sub(r"<[^>]+>", " ", drawing).split())
    assert "Who and what is named: All articles" in words
    assert "Counted in articles, from 6 articles." in words
    assert "3 sources, published 23 Feb – 20 Apr 2031. Made with Dateline." in words


OUTSIDE = """drawing => {  // or nearer to an edge than six pixels
  document.body.innerHTML = drawing;
  const picture = document.querySelector("svg").getBoundingClientRect();
  return [...document.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < picture.left + 6 || box.right > picture.right - 6 || box.bottom > picture.bottom - 6;
  }).map((text) => text.textContent);
}"""


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_no_word_of_a_saved_picture_is_cut_in_the_fonts_of_this_computer(visit, harbour, width):
    page = visit(harbour, "?entity=Ada+Lund&text=water", width=width)
    with page.expect_download() as download:
        page.click('button[data-save="names"][data-format="svg"]')
    assert page.evaluate(OUTSIDE, download.value.path().read_text("utf-8")) == []


@pytest.mark.slow
def test_the_first_sentences_stay_away_once_read(visit, harbour):
    page = visit(harbour, fresh=True)  # no other test is to find them read
    page.locator(".first-minutes").wait_for()
    page.get_by_role("button", name="Got it").click()
    page.locator(".first-minutes").wait_for(state="hidden")
    page.reload()
    page.locator(".headline h1").wait_for()
    page.locator(".first-minutes").wait_for(state="hidden")
