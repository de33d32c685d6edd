"""The whole story by keyboard alone: no step of it needs a mouse, and each can be seen."""

import chromium
import pytest

PATIENCE = 120
"""So many presses of the tab key reach everything on a page."""
MOST = 8
"""Stops of the tab key before a page's own content: the link that skips to it, and the navigation."""
IN_ORDER = """() => {
  const stops = [...document.querySelectorAll("a[href], button, input, textarea, [tabindex='0'], [role=spinbutton]")]
    .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  const flows = [...document.querySelectorAll("*")].filter(one => !["normal", ""].includes(getComputedStyle(one).readingFlow ?? ""));
  return { before: stops.findIndex(one => one.closest('[data-testid="stMain"]')), flows: flows.length };
}"""
"""How many stops the document itself has before the content, whatever a browser makes of its style sheet."""
MORE = (
    "entities",
    "timeline",
    "quotations",
    "compare",
    "add",
    "about",
    "article?article=a1&at=71",
    "profile?profile=Ada+Lund",
)


def tab_to(page, selector, backwards=False):
    """Press the tab key until what is focused matches; it must show that it is focused."""
    for _ in range(PATIENCE):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    reached = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    raise AssertionError(f"the tab key does not reach {selector}; it came to {reached}")


def top_of_list(page):
    chromium.settle(page)
    return page.evaluate("document.querySelector('.quotations > li').getBoundingClientRect().top")


STOP = """() => {
  let held = document.activeElement;
  while (held.shadowRoot?.activeElement) held = held.shadowRoot.activeElement;
  if (held === document.body) return null;
  const [look, box] = [getComputedStyle(held), held.getBoundingClientRect()];
  return {
    what: held.outerHTML.slice(0, 120),
    content: held.closest('[data-testid="stMain"]') !== null,
    filter: held.closest('[data-testid="stSidebar"]') !== null,
    takesLetters: held.matches("input, textarea, [role=spinbutton]"),
    ring: look.outlineStyle !== "none" || look.boxShadow !== "none",
    seen: box.width > 0 && box.height > 0 && box.top < innerHeight && box.bottom > 0,
  };
}"""
"""What the tab key came to, and whether that can be seen; a box for letters shows it by its frame."""


@pytest.mark.parametrize(
    "path", ["", *(pytest.param(path, marks=pytest.mark.slow) for path in MORE)]
)
def test_each_stop_of_the_tab_key_can_be_seen_and_few_come_before_the_content(visit, harbour, path):
    page = visit(harbour, path)
    stops = []
    for _ in range(PATIENCE):
        page.keyboard.press("Tab")
        if (stop := page.evaluate(STOP)) is None:
            break
        stops.append(stop)
    content = [number for number, stop in enumerate(stops) if stop["content"]]
    assert content[0] <= MOST, "so many stops come before the page's own content"
    assert page.evaluate(IN_ORDER) == {"before": content[0], "flows": 0}  # so in any browser
    assert min(n for n, stop in enumerate(stops) if stop["filter"]) > content[-1]
    assert (
        sum("spinbutton" in stop["what"] for stop in stops) == 2 * 2
    )  # first and last day of two filters
    assert [stop["what"] for stop in stops if not stop["seen"]] == []
    assert [one["what"] for one in stops if not (one["ring"] or one["takesLetters"])] == []


def days_of(page):
    return page.get_by_role("group", name="Published").get_by_role("spinbutton")


def test_a_typed_date_is_taken_by_enter_and_by_the_tab_key(visit, harbour):
    page = visit(harbour, "articles")
    days_of(page).first.click()
    hint = """one => getComputedStyle(one, "::after").content"""
    assert "18 06 2023, then Enter" in page.locator(".st-key-published label").evaluate(hint)
    assert page.locator(".st-key-referenced label").evaluate(hint) == "none"
    page.keyboard.type("05032031")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles?published=2031-03-05&published=2199-12-31")
    chromium.settle(page, 800)
    chromium.expect(days_of(page).nth(2)).to_be_focused()  # and goes on from there
    page.keyboard.press("Tab")
    page.keyboard.type("06032031")
    page.keyboard.press("Tab")
    page.wait_for_url("**/articles?published=2031-03-05&published=2031-03-06")


@pytest.mark.slow
def test_the_whole_story_by_keyboard_alone(visit, harbour):
    page = visit(harbour, height=500)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    # Choose an entity.
    tab_to(page, ".st-key-entity input")
    page.keyboard.type("Port Am")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?entity=Port+Amsel")
    chromium.settle(page)

    # The Timeline, and why an event has its date.
    tab_to(page, '[data-testid="stTopNavLink"][href*="timeline"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline?entity=Port+Amsel")
    chromium.settle(page)
    tab_to(page, ".events .why summary")
    page.keyboard.press("Enter")
    chromium.expect(page.locator(".events .why[open] > :not(summary)")).to_be_visible()

    # Quotations, a search, and the sentence.
    tab_to(page, '[data-testid="stTopNavLink"][href*="quotations"]', backwards=True)
    page.keyboard.press("Enter")
    page.wait_for_url("**/quotations?entity=Port+Amsel")
    chromium.settle(page)
    tab_to(page, ".st-key-text input", backwards=True)
    page.keyboard.type("water")
    page.wait_for_url("**text=water**")
    chromium.settle(page)
    tab_to(page, "a.proof")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    where, found = top_of_list(page), page.inner_text("h1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/article?*at=*")
    chromium.expect(page.locator(".reading .here").first).to_be_in_viewport()

    # From hit to hit, then back to the same list at the same place, and the link to a colleague.
    page.keyboard.press("n")
    chromium.expect(page.locator(".reading .hits .count")).to_have_text("Hit 1 of 1")
    page.go_back()
    chromium.expect(page.locator("h1")).to_have_text(found)
    page.wait_for_function(
        """top => Math.abs(document.querySelector('.quotations > li')?.getBoundingClientRect().top - top) < 3""",
        arg=where,
    )
    chromium.settle(page)
    tab_to(page, "[data-copy]")
    page.keyboard.press("Enter")
    chromium.expect(page.locator("[data-copy]").first).to_have_text("Link copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "quotations?text=water&entity=Port+Amsel&shared=" in copied
