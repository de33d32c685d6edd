"""A real browser on a real server: started by the command, on a free port of this computer."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import chromium
import demos
import pytest

COMMAND = Path(sys.executable).with_name("dateline")
PATIENCE = 120


def pytest_collection_modifyitems(items):
    """Mark everything in this folder as needing a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser(playwright):
    """Chromium, one for all tests."""
    launched = chromium.launch(playwright)
    yield launched
    launched.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_healthy(process, address, log):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310 - our own server
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    process.terminate()
    pytest.fail(f"the server did not become healthy:\n{log.read_text('utf-8', 'replace')[-3000:]}")


@pytest.fixture(scope="session")
def serve(tmp_path_factory):
    """Start ``dateline open`` on a collection (None: the demo); return its address."""
    folder = tmp_path_factory.mktemp("servers")
    started = {}

    def start(collection=None):
        if collection in started:
            return started[collection][1]
        port = free_port()
        log = folder / f"{port}.log"
        named = ["--corpus", str(collection)] if collection else []
        if not collection:
            demos.put_into(folder / "home")
        with log.open("wb") as out:
            process = subprocess.Popen(
                [COMMAND, "open", "--no-browser", "--port", str(port), *named],
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env=os.environ | {"DATELINE_HOME": str(folder / "home")},
            )
        address = f"http://127.0.0.1:{port}"
        started[collection] = (process, address)
        wait_until_healthy(process, address, log)
        return address

    yield start
    for process, _ in started.values():
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def contexts(browser):
    """Browser contexts by mode, with a cache that is warm after the first page."""
    made = {}

    def context(mode, fresh=False):
        if fresh or mode not in made:
            new = browser.new_context(color_scheme=mode, reduced_motion="reduce")
            watch = chromium.Watch()
            watch.attach(new)
            made[(mode, len(made)) if fresh else mode] = (new, watch)
            return new, watch
        return made[mode]

    yield context
    for one, _ in made.values():
        one.close()


@pytest.fixture
def visit(contexts, serve):
    """Open a page of a collection; nothing may leave the host, nothing may fail.

    ``fresh`` opens it in a browser that has never seen the page.
    """
    visits = []

    def open_at(collection, path="", width=1280, height=900, mode="light", fresh=False):
        address = serve(collection)
        context, watch = contexts(mode, fresh)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        visits.append((page, watch))
        page.goto(f"{address}/{path}")
        chromium.settle(page)
        return page

    yield open_at
    for page, _ in visits:
        page.close()
    for _, watch in visits:
        strangers, errors = watch.take()
        assert strangers == [], "the page asked another host for something"
        assert errors == [], "the page had errors"


@pytest.fixture
def draw(visit):
    """Begin to judge a sample of a collection's quotations, under initials; the first of so many is shown."""

    def begin(collection, many):
        page = visit(collection, "about")
        initials = page.locator(".st-key-draw-who input")
        initials.fill("QL")
        initials.press("Enter")
        page.locator(".st-key-draw-begin button").click()
        for number in range(1, many + 1):
            at = page.locator(".drawn .note", has_text=f"{number} of {many}")
            chromium.expect(at.last).to_be_visible(timeout=60_000)
            chromium.settle(page)
            yield page, number

    return begin
