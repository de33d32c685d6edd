"""Signing in at a real OpenID provider, oidc-provider from npm, on this computer: its tokens, true and not."""

import re
import signal
import threading
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

import hosting
import live
import provider
import pytest
import tabs
import tampering


@pytest.fixture(scope="module")
def between():
    """Who stands between the server and the provider."""
    made = tampering.Tamperer()
    yield made
    made.close()


@pytest.fixture(scope="module")
def server(installed, harbour, between, tmp_path_factory):
    """``dateline serve`` with sign-in at that provider.

    Beside it are one whose clock is ten minutes late, and one of another name, with the same keys.
    """
    own, *ports = (live.free_port() for _ in range(4))
    callback = f"http://127.0.0.1:{own}/access/callback"
    between.behind = dict(zip(("", "expired", "wrong issuer"), ports, strict=True))
    between.behind["wrong issuer, not said"] = ports[2]
    known = ([between.issuer], [between.issuer, "600"], [])
    begun = [
        provider.start(installed, port, callback, *more)
        for port, more in zip(ports, known, strict=True)
    ]
    between.process = begun[0].process
    folder = tmp_path_factory.mktemp("real")
    settings = hosting.oidc(folder, between.issuer)
    started = live.start(
        folder / "server", live.COMMAND, "serve", "--corpus", harbour, "--port", own,
        "--host", f"http://127.0.0.1:{own}", "--settings", settings,
        port=own, DATELINE_OIDC_SECRET="s3cret",  # noqa: S106 - a test's
    )  # fmt: skip
    yield started
    for one in (started, *begun):
        one.stop()


@pytest.fixture
def browser(server, between):
    between.lie = ""
    return tabs.Browser(server.port, f"http://{server.host}")


def way_back(browser, name="reader@news.example"):
    """Sign in at the provider; return where it sends the browser, with what it says."""
    there = browser.ask("/access/start").headers["location"]
    assert "code_challenge_method=S256" in there
    back = urlsplit(AtTheProvider(there, name).back())
    return f"{back.path}?{back.query}"


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
def test_a_reader_signs_in_at_a_real_provider(browser, server):
    assert browser.ask("/").status == 401
    for name in ("reader@news.example", "guest@paper.example"):  # a guest by group
        back = way_back(browser, name)
        answer = browser.ask(back)
        assert answer.status == 200, server.words()
        assert browser.ask("/").status == 200
        assert server.events("signed_in")[-1]["who"] == name
        browser.ask("/access/out", method="POST")
        assert browser.ask("/").status == 401
        assert browser.ask(back).status == 403


LIES = {
    "expired": "ExpiredTokenError exp",
    "forged": "BadSignatureError",
    "with a key of its own": "BadSignatureError",
    "with a place of its own for keys": "BadSignatureError",
    "changed": "BadSignatureError",
    "replayed": "InvalidClaimError nonce",
    "wrong audience": "InvalidClaimError aud",
    "wrong issuer": "issuer",
    "wrong issuer, not said": "InvalidClaimError iss",
    "alg none": "UnsupportedAlgorithmError",
    "signed with the public key": "UnsupportedAlgorithmError",
}
"""Why each lie is found out, as the log has it."""


@pytest.mark.slow
@pytest.mark.parametrize("lie", LIES)
def test_a_real_token_that_is_not_for_here_and_now_lets_nobody_in(browser, server, between, lie):
    assert browser.ask(way_back(browser)).status == 200
    assert browser.ask("/access/out", method="POST").status == 204
    between.lie = lie
    back = way_back(browser)
    if lie.endswith("not said"):  # the answer itself names who gives it, too
        assert "&iss=" in back
        back = re.sub("&iss=[^&]+", "", back)
    refused = browser.ask(back)
    assert refused.status == 403
    assert server.events("sign_in_refused")[-1]["reason"] == LIES[lie]
    assert browser.ask("/").status == 401
    assert browser.open_socket().status == 403


@pytest.mark.slow
def test_a_provider_that_hangs_holds_up_nobody_else(browser, server, between):
    browser.ask(way_back(browser))
    late = [tabs.Browser(server.port, f"http://{server.host}") for _ in range(20)]
    backs = [way_back(late[0])] * len(late)
    cookies = late[0].cookies
    between.process.send_signal(signal.SIGSTOP)
    answers = []

    def come_back(one, back):
        one.cookies = dict(cookies)
        answers.append(one.ask(back))

    waiting = [
        threading.Thread(target=come_back, args=pair) for pair in zip(late, backs, strict=True)
    ]
    try:
        for one in waiting:
            one.start()
        with browser.tab() as tab:
            for page in ("articles", "quotations"):
                assert tab.run(page)
                assert browser.ask("/").status == 200
        assert answers == []  # all that was while they wait for the provider
        for one in waiting:
            one.join(30)
    finally:
        between.process.send_signal(signal.SIGCONT)
    assert {answer.status for answer in answers} == {403}
    assert len(answers) == len(late)
    assert "does not answer" in answers[0].text
    assert server.events("sign_in_refused")[-1]["reason"] == "provider_hangs"
