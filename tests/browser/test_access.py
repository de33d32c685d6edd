"""Everybody can use it: no serious violation that axe finds, on any page, in both modes."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = (
    "",
    "?entity=Westmark",
    "?text=zeppelin",
    "entities",
    "profile?profile=Ada+Lund&form=Ada+Lund&way=name",
    "timeline",
    "timeline?lanes=source&window=2031-02-01..2031-06-01",
    "timeline?event=Talks+in+Port+Amsel%2C+20–22+Feb+2031",
    "article?article=a6",
    "quotations?text=water",
    "quotations?named=unnamed",
    "quotations?text=water+zeppelin",
    "articles",
    "compare",
    "article?article=a1&at=71",
    "about",
    "add",
)


def violations(page):
    found = Axe().run(page).response["violations"]
    return [
        (rule["id"], node["target"], node["failureSummary"][:300])
        for rule in found
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("mode", ["light", pytest.param("dark", marks=pytest.mark.slow)])
@pytest.mark.parametrize("path", PAGES)
def test_no_serious_violation(visit, harbour, path, mode):
    page = visit(harbour, path, mode=mode)
    page.wait_for_timeout(300)
    assert violations(page) == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_no_serious_violation_in_versions_side_by_side(visit, mode):
    assert violations(visit(None, "quotations?show=retold", mode=mode)) == []


def test_headings_come_in_order(visit, harbour):
    for path in (
        "",
        "entities",
        "profile?profile=Ada+Lund",
        "timeline",
        "quotations",
        "articles",
        "about",
    ):
        page = visit(harbour, path)
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])"
        )
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))
