"""Everybody can use it: on any page, in both modes, axe finds no violation, and charts say what they show."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = (
    "",
    "entities",
    "profile?profile=Ada+Lund&form=Ada+Lund&way=name",
    "timeline",
    "timeline?lanes=source&window=2031-02-01..2031-06-01",
    "quotations?text=water",
    "compare",
    "article?article=a1&at=71",
    "about",
    "add",
)
MORE = (
    "?entity=Westmark",
    "?text=zeppelin",
    "timeline?event=Talks+in+Port+Amsel%2C+20–22+Feb+2031",
    "article?article=a6",
    "quotations?named=unnamed",
    "quotations?text=water+zeppelin",
    "articles",
)
"""Other states of these pages, looked at with the slower tests, like all of them in the dark."""
LOOKED_AT = [
    *((path, "light") for path in PAGES),
    *(pytest.param(path, "light", marks=pytest.mark.slow) for path in MORE),
    *(pytest.param(path, "dark", marks=pytest.mark.slow) for path in (*PAGES, *MORE)),
]


WORDS = """all => all.map(one => one.getAttribute("aria-label"))"""


def violations(page):
    found = Axe().run(page).response["violations"]
    return [
        (rule["id"], node["target"], node["failureSummary"][:300])
        for rule in found
        for node in rule["nodes"]
    ]


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


@pytest.mark.parametrize("mode", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_no_violation_in_versions_side_by_side(visit, mode):
    assert violations(visit(None, "quotations?show=retold", mode=mode)) == []
