"""What leans on the insides of Streamlit or Plotly: a test fails where a gap may go, or its hold is lost."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.page import streamlit_gaps

NAMES = re.compile(r'data-testid="(\w+)"')
PLACES = {
    "stFileUploaderDropzone": "add",
    "stFileChip": None,  # only once a file was chosen
    "stExpandSidebarButton": None,  # only once the sidebar is closed
    "stSidebarNav": None,  # only in the drawer of narrow screens
    "stButtonGroup": "",
    "stHorizontalBlock": "",
}


def names():
    return sorted(set(NAMES.findall(streamlit_gaps.STYLES.read_text("utf-8"))))


@pytest.mark.parametrize("name", names())
def test_each_name_of_the_insides_is_still_that_of_something(visit, harbour, name):
    path = PLACES.get(name, "")
    if path is None:
        pytest.skip("drawn only after an act of the reader")
    page = visit(harbour, path)
    if name == "stButtonGroup":
        page.click(".st-key-more_filters summary")
    assert page.locator(f'[data-testid="{name}"]').count() > 0


def test_the_mode_bar_still_has_the_button_that_takes_a_picture(visit, harbour):
    page = visit(harbour)
    page.wait_for_selector(".st-key-names .js-plotly-plot")
    assert page.locator(".st-key-names .modebar-btn").count() == 1


def test_the_first_tab_and_enter_lead_past_filters_and_navigation(visit, harbour):
    page = visit(harbour, "?entity=Ada+Lund")
    page.keyboard.press("Tab")
    expect(page.locator('[data-testid="stSkipToContent"]')).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.headline') !== null")


def test_a_phone_has_the_navigation_once(visit, harbour):
    page = visit(harbour, "", 390, 844, fresh=True)  # the browser keeps the drawer open
    page.click('[data-testid="stExpandSidebarButton"]')
    expect(page.locator('[data-testid="stSidebarNav"]')).to_be_hidden()
    expect(page.locator(".pages")).to_have_count(1)
    top = page.locator("h1").bounding_box()["y"]
    assert top < 844 / 3
