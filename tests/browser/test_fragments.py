"""What changes a part of a page only draws that part anew: the server sends nothing of the rest."""

import chromium
import pytest

HEADLINE = b'class="headline"'


def more_events(page):
    page.get_by_role("button", name="Show more events").click()
    chromium.expect(page.locator(".events > li").nth(20)).to_be_attached()


def more_articles(page):
    page.get_by_role("button", name="Show more articles").click()
    chromium.expect(page.locator(".articles > li").nth(30)).to_be_attached()


def a_name_sought(page):
    page.locator(".st-key-find_name input").press_sequentially("blin", delay=20)
    chromium.expect(page.locator(".facet a", has_text="Antony Blinken").first).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "act"),
    [("timeline", more_events), ("articles", more_articles), ("entities", a_name_sought)],
)
def test_the_rest_of_the_page_is_not_sent_again(contexts, serve, path, act):
    context, _ = contexts("light")
    page, sent = context.new_page(), []
    page.on("websocket", lambda one: one.on("framereceived", lambda words: sent.append(words)))  # noqa: PLW0108 - Playwright marks what it is given
    page.goto(f"{serve(None)}/{path}")
    chromium.settle(page)
    assert any(HEADLINE in words for words in sent)
    sent.clear()
    act(page)
    chromium.settle(page)
    page.close()
    assert sent
    assert not any(HEADLINE in words for words in sent)
