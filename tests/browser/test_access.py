"""Everybody can use it: on any page, in both modes, axe finds no violation, and charts say what they show."""

from itertools import pairwise

import chromium
import handmade
import pytest
from chromium import violations

PAGES = ("", "timeline")
MORE = (
    "entities",
    "quotations?text=water",
    "article?article=a1&at=71",
    "profile?profile=Ada+Lund&form=Ada+Lund&way=name",
    "timeline?lanes=source&window=2031-02-01..2031-06-01",
    "compare",
    "about",
    "add",
    "?entity=Westmark",
    "?text=zeppelin",
    "timeline?event=Talks+in+Port+Amsel%2C+20–22+Feb+2031",
    "article?article=a6",
    "quotations?named=unnamed",
    "quotations?text=water+zeppelin",
    "quotations?status=declined",
    "articles",
    "desk",
)
"""Other pages and states, looked at with the slower tests, like all of them in the dark."""
RARE = {
    "compare?text=zeppelin": "light",
    "compare?filters=two": "light",
    "profile?profile=Nobody": "dark",
    "article?article=none": "light",
    "timeline?event=Talks+in+Port+Amsel%2C+20–22+Feb+2031&correct=event": "dark",
}
"""States that few readers come to, each looked at in one mode."""
LOOKED_AT = [
    *((path, "light") for path in PAGES),
    *(pytest.param(path, "light", marks=pytest.mark.slow) for path in MORE),
    *(pytest.param(path, "dark", marks=pytest.mark.slow) for path in (*PAGES, *MORE)),
    *(pytest.param(path, mode, marks=pytest.mark.slow) for path, mode in RARE.items()),
]


WORDS = """all => all.map(one => one.getAttribute("aria-label"))"""


@pytest.mark.parametrize(("path", "mode"), LOOKED_AT)
def test_no_violation_headings_in_order_and_words_for_each_chart(visit, harbour, path, mode):
    page = visit(harbour, path, mode=mode)
    assert violations(page) == []
    charts = page.locator('[data-testid="stPlotlyChart"]').evaluate_all(WORDS)
    assert all(len(words or "") > 15 for words in charts)
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


DEMO = (
    "",
    "?entity=China",
    "entities",
    "profile?profile=Antony+Blinken",
    "timeline",
    "timeline?lanes=source",
    "timeline?entity=Beijing&referenced=2023-06-01&referenced=2023-06-30",
    "quotations",
    "quotations?text=defence+industry&about=Russia",
    "quotations?named=unnamed",
    "quotations?show=retold",
    "quotations?status=expected&status=denied",
    "articles?text=Beijing",
    "compare",
    "desk",
    "add",
    "about",
)


@pytest.mark.slow
@pytest.mark.parametrize(("mode", "width"), [("light", 1280), ("dark", 390)])
@pytest.mark.parametrize("path", DEMO)
def test_no_violation_on_the_demo_wide_or_on_a_phone(visit, path, mode, width):
    assert violations(visit(None, path, width=width, mode=mode)) == []


UNFOLD = "all => all.forEach(one => one.click())"
CLOSED = '[data-testid="stMain"] details:not([open]) > summary'
FOLDED = {
    "": "light",
    "entities": "dark",
    "profile?profile=Ada+Lund": "light",
    "timeline?event=Talks+in+Port+Amsel%2C+20–22+Feb+2031": "dark",
    "quotations": "light",
    "article?article=a1": "dark",
    "compare?by=speaker": "light",
    "about": "dark",
}
"""Pages with folds, and the mode in which all that is folded away on them is looked at."""


@pytest.mark.slow
@pytest.mark.parametrize("path", FOLDED)
def test_no_violation_in_what_is_folded_away(visit, harbour, path):
    page = visit(harbour, path, mode=FOLDED[path])
    page.locator(".st-key-more_filters summary").click()
    while page.locator(CLOSED).count():
        page.locator(CLOSED).evaluate_all(UNFOLD)
        chromium.settle(page)
    if path.startswith("article"):
        page.get_by_role("button", name="Remove this article").first.click()
        chromium.expect(page.get_by_role("dialog").first).to_be_visible()
    chromium.settle(page)
    assert violations(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("box", [".st-key-entity input", ".st-key-sides input"])
def test_no_violation_in_an_open_list_of_choices(visit, harbour, box):
    page = visit(harbour, "compare")
    page.locator(box).first.click()
    page.wait_for_selector("[role=listbox]")
    chromium.settle(page)
    assert violations(page) == []


HEADER = 60
"""How high the bar with the name of the page is on a phone."""


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    return handmade.collection(tmp_path_factory.mktemp("blank"), [])


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_no_violation_where_there_is_nothing_yet_and_one_thing_to_do(visit, blank, mode):
    page = visit(blank, width=390, mode=mode)
    assert violations(page) == []
    filters = page.locator('[data-testid="stExpandSidebarButton"]')
    chromium.expect(filters).to_be_hidden()
    assert chromium.box_of(page.locator("nav.pages"))["y"] > HEADER
    page.click("a.go")
    page.wait_for_url("**/add")
