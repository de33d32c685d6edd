"""Signing in at a real OpenID provider, oidc-provider from npm, on this computer."""

import re
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

import hosting
import live
import provider
import pytest
import tabs


@pytest.fixture
def server(installed, harbour, tmp_path):
    """``dateline serve`` with sign-in at that provider."""
    port, own = live.free_port(), live.free_port()
    callback = f"http://127.0.0.1:{own}/access/callback"
    process = provider.start(installed, port, callback)
    settings = hosting.oidc(tmp_path, f"http://127.0.0.1:{port}")
    started = live.start(
        tmp_path / "server", live.COMMAND, "serve", "--corpus", harbour, "--port", own,
        "--host", f"http://127.0.0.1:{own}", "--settings", settings,
        port=own, DATELINE_OIDC_SECRET="s3cret",  # noqa: S106 - a test's
    )  # fmt: skip
    yield started
    started.stop()
    process.stop()


class AtTheProvider(tabs._Stay):
    """Fill in the provider's own forms, until it sends the browser back."""

    def __init__(self, there, name):
        jar = CookieJar(DefaultCookiePolicy(rfc2965=False, secure_protocols=("http", "https")))
        self.opener = build_opener(tabs._Stay, HTTPCookieProcessor(jar))
        self.there, self.name = there, name

    def back(self):
        for _ in range(12):
            with self.opener.open(self.there, timeout=20) as answer:
                if onward := answer.headers.get("Location"):
                    self.there = urljoin(answer.url, onward)
                    if "/access/callback" in self.there:
                        return self.there
                    continue
                self._fill(answer.url, answer.read().decode())
        raise AssertionError(f"the provider did not send the browser back: {self.there}")

    def _fill(self, url, page):
        action = re.search(r'<form[^>]* action="([^"]+)"', page)
        prompt = re.search(r'name="prompt" value="(\w+)"', page)
        assert action, page
        assert prompt, page
        form = {"prompt": prompt[1], "login": self.name, "password": "any"}
        request = Request(urljoin(url, action[1]), urlencode(form).encode())  # noqa: S310
        with self.opener.open(request, timeout=20) as answer:
            self.there = urljoin(answer.url, answer.headers["Location"])


@pytest.mark.slow
def test_a_reader_signs_in_at_a_real_provider(server):
    browser = tabs.Browser(server.port, f"http://{server.host}")
    assert browser.ask("/").status == 401
    for name, role in (
        ("reader@news.example", 200),
        ("guest@paper.example", 200),  # a group of guests, as the provider says
        ("stranger@other.example", 200),
    ):
        there = browser.ask("/access/start").headers["location"]
        assert "code_challenge_method=S256" in there
        back = urlsplit(AtTheProvider(there, name).back())
        answer = browser.ask(f"{back.path}?{back.query}")
        assert answer.status == 200, server.words()
        assert browser.ask("/").status == role
        assert server.events("signed_in")[-1]["who"] == name
        browser.ask("/access/out", method="POST")
        assert browser.ask("/").status == 401
        assert browser.ask(f"{back.path}?{back.query}").status == 403
