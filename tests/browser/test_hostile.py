"""Hostile text in a real browser: it is shown, and does nothing."""

from urllib.parse import quote
from urllib.request import urlopen

import chromium
import handmade
import pytest

PAGES = ("", "article?article=h1&at=300")
MORE = (
    f"profile?profile={quote(handmade.NAME)}",
    "quotations",
    "entities",
    "timeline",
    "timeline?lanes=place&window=2031-01-01..2031-12-31",
    "articles",
    "compare?by=entity",
    "about",
)
"""Pages that are looked at with the slower tests, to keep the README's test command short."""
RESIZED = 500
"""Milliseconds without a change after which a page has taken up another width."""


DIRECTIONS = """() => {
  const found = [];
  const look = (node) => {
    const own = [...(node.attributes ?? [])].filter((a) => a.name !== "href").map((a) => a.value);
    const words = [node.nodeType === Node.TEXT_NODE ? node.data : "", node.value ?? "", ...own];
    found.push(...words.filter((word) => /[\\u202a-\\u202e\\u2066-\\u2069]/.test(word)));
    for (const child of [...node.childNodes, ...(node.shadowRoot?.childNodes ?? [])]) look(child);
  };
  look(document.documentElement);
  return found;
}"""


@pytest.mark.parametrize(
    "path", [*PAGES, *(pytest.param(path, marks=pytest.mark.slow) for path in MORE)]
)
def test_markup_in_every_field_is_shown_as_text(visit, hostile, path):
    page = visit(hostile, path)
    assert page.evaluate("window.hurt") is None
    assert page.locator('img[src*="evil"], a[href^="javascript:"], form').count() == 0
    if path != "about":
        seen = page.inner_text("body") + "".join(page.locator(".reading").all_inner_texts())
        assert "<script>window.hurt=1</script>" in seen
    assert page.evaluate(DIRECTIONS) == []
    labels = page.locator(".st-key-names .ytick text")
    if not path:  # the first page draws names in a chart
        chromium.expect(labels.filter(has_text="<b>Eve</b>")).to_have_count(1)
    assert page.locator(".js-plotly-plot a, .js-plotly-plot image").count() == 0


@pytest.mark.parametrize(
    "path",
    ["timeline", *(pytest.param(path, marks=pytest.mark.slow) for path in ("", "quotations"))],
)
def test_a_hostile_name_in_headline_chip_and_filter_is_text(visit, hostile, path):
    page = visit(hostile, f"{path}?entity={quote(handmade.NAME)}")
    chip = page.inner_text("a.chip")
    assert "<b>Eve</b> **Stern** [x](http://evil.example)" in chip
    assert ":material/home: $x^2$" in chip
    assert page.evaluate("window.hurt") is None


def test_a_hostile_search_is_text(visit, hostile):
    page = visit(hostile, f"quotations?text={quote(handmade.BAD)}")
    assert page.evaluate("window.hurt") is None


def test_no_page_may_load_from_or_be_framed_by_another_host(serve, hostile):
    with urlopen(serve(hostile)) as answer:  # noqa: S310 - our own server
        policy = answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe-eval" not in policy


@pytest.mark.slow  # of a page with every field they are looked for above
@pytest.mark.parametrize("path", [f"?entity={quote(handmade.NAME)}", f"quotations?text={quote(handmade.BIDI)}"])  # fmt: skip
def test_no_control_of_direction_reaches_the_page(visit, hostile, path):
    page = visit(hostile, path)
    assert page.evaluate(DIRECTIONS) == []
    page.set_viewport_size({"width": 390, "height": 844})
    chromium.settle(page, RESIZED)
    assert page.evaluate(DIRECTIONS) == []
