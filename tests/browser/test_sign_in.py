"""Signing in with a real browser: a link leads where it should, and signing out ends all tabs."""

import forger as forgery
import hosting
import live
import pytest
from chromium import expect, settle

from dashboard.page.components import links
from dashboard.view import View


@pytest.fixture(scope="module")
def server(harbour, tmp_path_factory):
    folder = tmp_path_factory.mktemp("signing")
    provider = forgery.Forger()
    port = live.free_port()
    settings = hosting.oidc(folder, provider.issuer)
    command = (live.COMMAND, "serve", "--corpus", harbour, "--port", port, "--settings", settings)
    started = live.start(folder, *command, "--host", f"http://127.0.0.1:{port}", port=port)
    yield started
    started.stop()
    provider.close()


@pytest.fixture
def context(browser):
    made = browser.new_context(reduced_motion="reduce")
    yield made
    made.close()


APP, CONNECTED = '[data-testid="stApp"]', '[data-test-connection-state="CONNECTED"]'
VIEW = View(text="treaty", source=("The Amsel Courier",))


def enter(page):
    page.get_by_role("link", name="Sign in").click()
    settle(page)


def test_a_link_leads_to_its_view_after_signing_in(server, context):
    page = context.new_page()
    wanted = f"http://{server.host}/{links.address(links.QUOTATIONS, VIEW)}"
    page.goto(wanted)
    enter(page)
    assert page.url == wanted
    expect(page.locator('[data-testid="stSidebar"]')).to_contain_text(
        "Signed in as reader@news.example"
    )


@pytest.mark.slow
def test_a_private_link_does_too_and_no_one_is_told_what_it_shows(server, context):
    page = context.new_page()
    told = []
    page.on("request", lambda request: told.append(request.url))
    private = links.private(links.address(links.QUOTATIONS, VIEW))
    page.goto(f"http://{server.host}/{private}")
    enter(page)
    page.wait_for_url("**/quotations?text=treaty*")
    expect(page.locator('[data-testid="stApp"]')).to_contain_text("The Amsel Courier")
    assert not any("treaty" in address or "#v=" in address for address in told)


@pytest.mark.slow
def test_signing_out_ends_all_tabs(server, context):
    one, two = context.new_page(), context.new_page()
    one.goto(f"http://{server.host}/articles")
    enter(one)
    two.goto(f"http://{server.host}/articles")
    settle(two)
    one.get_by_role("link", name="Sign out").click()
    for page in (one, two):
        page.wait_for_selector("text=You are signed out.", timeout=10_000)
        assert "treaty" not in page.content()
    enter(two)
    assert two.url == f"http://{server.host}/articles"


@pytest.mark.slow
def test_a_tab_shows_nothing_to_the_next_reader_of_its_browser(server, context):
    page = context.new_page()
    page.goto(f"http://{server.host}/articles")
    enter(page)
    told = {"x-dateline-reader": "the first"}
    page.route("**/access/state", lambda route: route.fulfill(body="reader", headers=told))
    with page.expect_response("**/access/state") as looked:
        page.goto(f"http://{server.host}/articles")
    looked.value.finished()
    settle(page)
    told["x-dateline-reader"] = "the next"
    with page.expect_event("load"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


@pytest.mark.slow
def test_a_restart_leaves_a_reader_at_their_view(harbour, context, tmp_path):
    port = live.free_port()
    command = (live.COMMAND, "serve", "--corpus", harbour, "--port", port)
    server = live.start(tmp_path / "one", *command, port=port)
    page = context.new_page()
    page.goto(f"http://{server.host}/{links.address(links.QUOTATIONS, VIEW)}")
    settle(page)
    before, address = page.inner_text("h1"), page.url
    server.stop()
    page.wait_for_selector(f"{APP}:not({CONNECTED})")
    again = live.start(tmp_path / "two", *command, port=port)
    try:
        page.wait_for_selector(f"{APP}{CONNECTED}")  # the page looks for its server by itself
        settle(page)
        page.get_by_role("link", name="Articles", exact=True).first.click()
        page.wait_for_url("**/articles?*text=treaty*")
        settle(page)
        page.go_back()
        page.wait_for_url(address)
        settle(page)
        expect(page.locator("h1")).to_have_text(before)
    finally:
        again.stop()
