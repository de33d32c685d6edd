"""What leans on the insides of Streamlit or Plotly: a test fails where a gap may go, or its hold is lost."""

import re

import chromium
import pytest

from dashboard.page import streamlit_gaps

pytestmark = pytest.mark.slow
NAMES = re.compile(r'data-testid="(\w+)"')


def choose_a_file(page):
    text = {"name": "tolls.txt", "mimeType": "text/plain", "buffer": b"Tolls rise."}
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files([text])
    page.wait_for_selector('[data-testid="stFileChip"]')


def open_more_filters(page):
    page.click(".st-key-more_filters summary")


def open_the_drawer(page):
    page.click('[data-testid="stExpandSidebarButton"]')


def open_a_list(page):
    page.locator('[data-testid="stMain"] [data-testid="stSelectbox"] input').first.click()
    page.wait_for_selector('[role="listbox"]')


FRONT = ("", 1280, open_more_filters)
PLACES = {
    "stFileUploaderDropzone": ("add", 1280, choose_a_file),
    "stFileChip": ("add", 1280, choose_a_file),
    "stExpandSidebarButton": ("", 390, None),
    "stHeaderLogo": ("", 390, None),
    "stSidebarNav": ("", 390, open_the_drawer),
    "stEmpty": ("entities", 1280, None),
    "stSelectboxVirtualDropdown": ("compare", 1280, open_a_list),
}
"""Where a name is drawn, if not on the front page: the page, its width, and what a reader does there."""
ELSEWHERE = {"stSkeleton", "stDateInputCalendar"}
"""What is gone once a page stands still (test_screens.py holds it), and what a test below opens."""


@pytest.mark.parametrize("place", [FRONT, *dict.fromkeys(PLACES.values())])
def test_each_name_of_the_insides_is_still_that_of_something(visit, harbour, place):
    path, width, act = place
    names = set(NAMES.findall(streamlit_gaps.STYLES.read_text("utf-8"))) - ELSEWHERE
    wanted = {name for name in names if PLACES.get(name, FRONT) == place}
    assert wanted
    page = visit(harbour, path, width, fresh=width < 500)  # a browser keeps the drawer open
    if act:
        act(page)
    chromium.settle(page)
    drawn = {one for one in wanted if page.locator(f'[data-testid="{one}"]').count()}
    assert drawn == wanted


def test_the_mode_bar_still_has_the_button_that_takes_a_picture(visit, harbour):
    page = visit(harbour)
    page.wait_for_selector(".st-key-names .js-plotly-plot")
    chromium.expect(page.locator(".st-key-names .modebar-btn")).to_have_count(1)


def test_the_first_tab_and_enter_lead_past_filters_and_navigation(visit, harbour):
    page = visit(harbour, "?entity=Ada+Lund")
    page.keyboard.press("Tab")
    chromium.expect(page.locator('[data-testid="stSkipToContent"]')).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    chromium.expect(page.locator(".headline :focus")).to_have_count(1)


def test_a_phone_has_the_navigation_once(visit, harbour):
    page = visit(harbour, "", 390, 844, fresh=True)  # the browser keeps the drawer open
    page.click('[data-testid="stExpandSidebarButton"]')
    chromium.expect(page.locator('[data-testid="stSidebarNav"]')).to_be_hidden()
    chromium.expect(page.locator(".pages")).to_have_count(1)
    assert chromium.box_of(page.locator("h1"))["y"] < 844 / 3
    page = visit(harbour, "article?article=a1", 390, 844)
    assert chromium.box_of(page.locator(".reading h1"))["y"] < 844 / 3


@pytest.mark.parametrize(
    ("path", "entry"),
    [("profile?profile=Ada+Lund", "entities"), ("article?article=a1", "articles")],
)
def test_the_menu_marks_what_a_hidden_page_belongs_to(visit, harbour, path, entry):
    page = visit(harbour, path)
    marked = """all => all.filter(one => getComputedStyle(one.querySelector("p")).fontWeight === "600")
      .map(one => one.getAttribute("href").split("/").at(-1))"""
    assert page.locator('[data-testid="stTopNavLink"]').evaluate_all(marked) == [entry]


def test_the_calendar_of_a_filter_is_beside_the_filters(visit, harbour):
    page = visit(harbour)
    page.locator(".st-key-published [data-testid='stDateInputCalendarButton']").click()
    calendar = page.locator('[data-testid="stDateInputCalendar"]')
    field = chromium.box_of(page.locator(".st-key-published"))
    assert chromium.box_of(calendar)["x"] >= field["x"] + field["width"]


PAINT = """() => [...document.querySelectorAll(".js-plotly-plot")].map(chart => [
  chart.querySelector(".main-svg").style.backgroundColor, chart.layout.paper_bgcolor])"""
"""Of each chart, the colour of the paper that is drawn, and the one that it holds."""
LIGHT_PAPER, DARK_PAPER = ["rgb(251, 250, 247)", "#FBFAF7"], ["rgb(22, 24, 27)", "#16181B"]


def test_charts_change_their_colours_with_the_readers_system(visit, harbour):
    page = visit(harbour)
    page.wait_for_selector(".st-key-names .js-plotly-plot")
    page.wait_for_selector(".st-key-days .js-plotly-plot")
    chromium.settle(page)
    for mode, paper in (("light", LIGHT_PAPER), ("dark", DARK_PAPER), ("light", LIGHT_PAPER)):
        page.emulate_media(color_scheme=mode)
        assert chromium.comes_to(page, PAINT, [paper] * 2) == [paper] * 2
