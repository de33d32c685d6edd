"""The Timeline in a browser: clicks on marks, names and columns, the brush, and what they lead to."""

import chromium
import pytest

TREATY = "Ada Lund signs the harbour treaty"
EDGE = "2031-05-01"
"""Where the stretch of time ends that is drawn of the harbour's events."""
DOTS = ":is(.st-key-strip_broad, .st-key-strip_wide) .scatterlayer .point:visible"


def test_a_click_on_an_event_filters_and_shows_all_its_sentences(visit, harbour):
    page = visit(harbour, "timeline")
    dots = page.locator(DOTS)
    chromium.expect(dots).to_have_count(2)  # talks of three days are a bar
    chromium.click_on(dots.nth(0))
    page.wait_for_url("**/timeline?event=Ada+Lund+signs*")
    chromium.expect(page.locator(".view-line .sentence")).to_contain_text(f"report “{TREATY}")
    chromium.expect(page.locator(".events > li.chosen .evidence li")).to_have_count(3)
    reports_and_form = page.locator('ol.events, [class*="st-key-of-"]')
    chromium.expect(reports_and_form).to_have_count(2)
    chromium.expect(reports_and_form.first).to_have_class("events")


@pytest.mark.slow
def test_a_click_on_a_name_does_what_its_mark_does(visit, harbour):
    page = visit(harbour, "timeline")
    name = page.locator(
        ":is(.st-key-strip_broad, .st-key-strip_wide) .annotation-text:visible",
        has_text="Fleet sails",
    )
    chromium.click_on(name)
    page.wait_for_url("**/timeline?event=Fleet+sails*")
    chromium.expect(page.locator(".events > li.chosen")).to_have_count(1)


def test_a_mark_of_several_events_offers_all_of_them(visit, harbour):
    page = visit(harbour, "timeline?window=2000-01-01..2060-01-01")
    dots = page.locator(DOTS)
    chromium.expect(dots).to_have_count(1)
    chromium.click_on(dots)
    offered = page.locator(".standing li a")
    chromium.expect(offered).to_have_count(3)
    assert "event=" not in page.url
    offered.filter(has_text="Talks").click()
    page.wait_for_url("**/timeline?event=Talks*")
    chromium.expect(page.locator(".events > li.chosen h3")).to_have_text("Talks in Port Amsel")


def test_a_brushed_period_filters_all_pages(visit, harbour):
    page = visit(harbour, "timeline")
    box = chromium.box_of(page.locator(".st-key-columns_wide .nsewdrag"))
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 2, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 4, y, steps=4)
    page.mouse.move(box["x"] + box["width"] / 2, y, steps=4)
    page.mouse.up()
    page.wait_for_url("**/timeline?referenced=*")
    chromium.expect(page.locator(".events > li")).to_have_count(2)
    page.click('[data-testid="stTopNavLink"]:has-text("Articles")')
    chromium.settle(page)
    page.wait_for_url("**/articles?referenced=2031-02-*")
    chromium.expect(page.locator(".articles > li")).to_have_count(4)


@pytest.mark.slow
def test_a_drag_past_the_edge_selects_to_the_edge(visit, harbour):
    page = visit(harbour, "timeline")
    box = chromium.box_of(page.locator(".st-key-columns_wide .nsewdrag"))
    right, y = box["x"] + box["width"], box["y"] + box["height"] / 2
    page.mouse.move(right - box["width"] / 2, y)
    page.mouse.down()
    page.mouse.move(right, y, steps=4)
    page.mouse.move(right + 60, y, steps=4)
    page.mouse.up()
    page.wait_for_url(f"**/timeline?referenced=*&referenced={EDGE}")


@pytest.mark.slow
def test_a_link_to_what_lies_earlier_shows_it_and_back_returns(visit, harbour):
    page = visit(harbour, "timeline?window=2031-03-01..2031-03-31")
    dots = page.locator(DOTS)
    chromium.expect(dots).to_have_count(2)  # what is earlier is drawn too
    page.click(".beside a:has-text('1 earlier: Talks')")
    chromium.expect(page.locator(".beside .on")).to_contain_text("Ada Lund signs")
    page.go_back()
    chromium.expect(page.locator(".beside a").first).to_contain_text("1 earlier: Talks")


@pytest.mark.slow
def test_events_are_taken_away_as_a_calendar(visit, harbour):
    page = visit(harbour, "timeline")
    with page.expect_download() as download:
        page.click(".st-key-take_as_ics_calendar button")
    assert download.value.suggested_filename == "dateline-events.ics"
    assert download.value.path().read_text("utf-8").count("BEGIN:VEVENT") == 2


@pytest.mark.slow
def test_why_an_event_has_its_date_is_one_click_away(visit, harbour):
    page = visit(harbour, "timeline")
    why = page.locator(".events details.why").filter(has_text="4 March 2031").first
    chromium.expect(why.locator("dl")).to_be_hidden()
    why.locator("summary").click()
    chromium.expect(why.locator("dl")).to_be_visible()


@pytest.mark.slow
def test_lanes_and_clocks_lead_to_the_same_events(visit, harbour):
    page = visit(harbour, "timeline?lanes=source")
    chromium.expect(page.locator(DOTS)).to_have_count(5)
    marks = page.locator(".st-key-clocks .scatterlayer .point")
    chromium.click_on(marks.nth(0))
    page.wait_for_url("**event=*")
    assert "lanes=source" in page.url
    chromium.expect(page.locator(".events > li.chosen")).to_have_count(1)


@pytest.mark.parametrize(
    ("path", "link", "then"),
    [("timeline", ".events h3 a", "event="), ("profile?profile=Ada+Lund", ".facet a[href^='profile']", "profile=")],
)  # fmt: skip
def test_what_is_opened_from_far_down_its_own_page_is_read_from_the_top(
    visit, harbour, path, link, then
):
    page = visit(harbour, path, height=420)
    before, place = page.url, "document.querySelector('[data-testid=\"stMain\"]').scrollTop"
    one = page.locator(link).filter(visible=True).last
    one.scroll_into_view_if_needed()
    assert page.evaluate(place) > 100
    one.click()
    page.wait_for_function(f"location.href !== '{before}' && location.href.includes('{then}')")
    chromium.settle(page)
    chromium.expect(page.locator("h1")).to_be_in_viewport()
    page.go_back()
    page.wait_for_function(f"{place} > 100")
