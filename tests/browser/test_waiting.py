"""How the browser tests wait: an element of the run before, still there beside the new one, fails none."""

import chromium
import pytest

PAGE = """<div data-testid="stApp" data-test-script-state="notRunning"><p>old</p><p>new</p></div>
<script>setTimeout(() => document.querySelector("p").remove(), %d)</script>"""


@pytest.fixture
def page(browser):
    page = browser.new_page()
    yield page
    page.close()


def test_an_assertion_outlasts_the_element_of_the_run_before(page):
    page.set_content(PAGE % 500)
    assert page.locator("p").count() == 2
    chromium.expect(page.locator("p")).not_to_contain_text("old")


def test_two_elements_that_stay_are_two(page):
    page.set_content(PAGE % 60_000)
    with pytest.raises(AssertionError, match="expected to have count"):
        chromium.expect(page.locator("p")).to_have_text("new", timeout=300)


def test_nothing_is_read_while_the_page_changes(page):
    page.set_content(PAGE % 100)
    assert chromium.texts(page.locator("p")) == ["new"]
