"""Pictures of all pages, wide and narrow, light and dark, to be looked at: tests/output/."""

from pathlib import Path

import chromium
import pytest

OUTPUT = Path(__file__).parents[1] / "output"
PAGES = {
    "overview": "",
    "named": "?entity=China",
    "entities": "entities",
    "profile": "profile?profile=Antony+Blinken",
    "timeline": "timeline",
    "quotations": "quotations?text=primary+contributor",
    "unnamed": "quotations?named=unnamed",
    "retold": "quotations?show=retold",
    "articles": "articles?text=Beijing",
    "compare": "compare",
    "add": "add",
    "about": "about",
}


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pictures_of_all_pages(visit, width, mode):
    OUTPUT.mkdir(exist_ok=True)
    page = visit(None, width=width, mode=mode)
    base = page.url.rstrip("/")
    for name, path in PAGES.items():
        page.goto(f"{base}/{path}")
        chromium.settle(page)
        _take(page, OUTPUT / f"{name}-{width}-{mode}.png", width)
    page.goto(f"{base}/quotations?text=%22primary+contributor%22")
    chromium.settle(page)
    page.click("a.proof")
    page.wait_for_url("**/article?*")
    chromium.settle(page, 500)
    page.screenshot(path=OUTPUT / f"article-{width}-{mode}.png")


def _take(page, path, width):
    """Take the whole page: Streamlit scrolls inside, so the window is made as high as the page."""
    chromium.settle(page, 500)
    high = page.evaluate(
        """document.querySelector('[data-testid="stMainBlockContainer"]').scrollHeight"""
    )
    page.set_viewport_size({"width": width, "height": min(int(high) + 80, 6000)})
    chromium.settle(page, 500)
    page.screenshot(path=path)
    page.set_viewport_size({"width": width, "height": 900})


@pytest.mark.slow
def test_picture_for_the_readme(visit):
    """The Overview as one sees it after the first minutes, to be copied to data/pictures."""
    OUTPUT.mkdir(exist_ok=True)
    page = visit(None, width=1280, height=1080)
    page.click("button[data-read]")
    page.wait_for_selector(".first-minutes", state="hidden")
    chromium.settle(page, 500)
    page.screenshot(path=OUTPUT / "readme.png")
    assert (OUTPUT / "readme.png").stat().st_size > 50_000
