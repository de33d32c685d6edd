"""Signing in at a provider that tells the truth, and at one that lies or hangs."""

import subprocess
import sys

import own_loop
import pytest
import raw
import tabs
from starlette.datastructures import Headers

from dashboard.page.hosting import pending_sign_ins as flows_module
from dashboard.page.hosting import sign_in as sign_in_module
from dashboard.page.hosting.access import AccessError, AccessFile, Identity, Oidc
from dashboard.page.hosting.gate import cookie
from dashboard.page.hosting.provider import Provider, Refused
from dashboard.page.hosting.sign_ins import SignIns

TITLE = "<title>Dateline</title>"


@pytest.fixture
def browser(signing, forger):
    forger.lie = ""
    forger.who = {"sub": "u1", "email": "Reader@news.example", "email_verified": True}
    return tabs.Browser(signing.port, f"http://127.0.0.1:{signing.port}")


def test_the_library_that_signs_in_warns_of_nothing():
    """Its own filter prints its warnings whatever pytest makes of others."""
    loads = [sys.executable, "-c", "import authlib.integrations.starlette_client"]
    assert subprocess.run(loads, capture_output=True, text=True, check=True).stderr == ""


def test_a_reader_signs_in_and_sees_the_page(browser):
    before = browser.ask("/quotations?text=harbour")
    assert before.status == 401
    assert "enter.js" in before.text
    after = browser.sign_in()
    assert after.status == 200
    assert "back.js" in after.text
    assert TITLE.encode() not in before.body
    assert "Quotations" in browser.ask("/quotations").text
    assert browser.open_socket().status == 101
    assert browser.ask("/access/state").text == "reader"


def test_cookies_go_to_this_host_alone_and_no_script_reads_them(browser):
    begun = browser.ask("/access/start")
    answer = browser.sign_in()
    set_now = [line for line in begun.cookies + answer.cookies if "max-age=0" not in line.lower()]
    assert {line.partition("=")[0] for line in set_now} == {
        "__Host-dateline",
        "__Host-dateline-flow",
    }
    for line in set_now:
        parts = {part.strip().lower() for part in line.split(";")}
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= parts
        assert not any(part.startswith("domain") for part in parts)
    for path in ("/", "/quotations", "/_stcore/health", "/_stcore/host-config"):
        assert browser.ask(path).cookies == []


@pytest.mark.parametrize("beside", ['prefs={"a":1}', "a=b c", "alone", "a[b]=1", "a=\xe9"])
def test_a_cookie_of_another_site_of_the_domain_keeps_nobody_out(beside):
    headers = Headers({"cookie": f"{beside}; __Host-dateline=token; {beside}"})
    assert cookie(headers, "__Host-dateline") == "token"
    assert cookie(headers, "__Host-dateline-flow") == ""


LIES = {
    "expired": "ExpiredTokenError exp",
    "forged": "BadSignatureError",
    "changed": "BadSignatureError",
    "replayed": "InvalidClaimError nonce",
    "wrong audience": "InvalidClaimError aud",
    "several audiences": "InvalidClaimError azp",
    "wrong issuer": "InvalidClaimError iss",
    "wrong nonce": "InvalidClaimError nonce",
    "of the future": "InvalidClaimError iat",
    "no expiry": "MissingClaimError exp",
    "alg none": "UnsupportedAlgorithmError",
    "signed with the public key": "UnsupportedAlgorithmError",
    "no token": "no_token",
    "address of another": "subject",
    "long ago": "signed_in_too_long_ago",
}
"""Why each lie is found out, as the log has it."""


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_does_not_fit_lets_nobody_in(browser, signing, forger, lie):
    if lie == "replayed":
        assert browser.sign_in().status == 200
        browser.ask("/access/out", method="POST")
    forger.lie = lie
    refused = browser.sign_in()
    assert refused.status == 403
    assert ("is too old" if lie == "long ago" else "The sign-in did not work.") in refused.text
    assert "__Host-dateline" not in browser.cookies
    assert browser.ask("/").status == 401
    assert browser.open_socket().status == 403
    assert signing.events("sign_in_refused")[-1]["reason"] == LIES[lie]


def test_an_answer_is_taken_once_and_in_the_browser_that_asked(browser, signing):
    back = browser.at_the_provider()
    other = tabs.Browser(signing.port, browser.origin)
    assert other.ask(back).status == 403
    stolen = dict(browser.cookies)
    assert browser.ask(back).status == 200
    assert browser.ask(back).status == 403
    browser.cookies |= stolen
    assert browser.ask(back).status == 403
    assert signing.events("sign_in_refused")[-1]["reason"] == "state"
    for made_up in ("?code=a&state=b", "", "?state=", "?error=access_denied"):
        assert browser.ask(f"/access/callback{made_up}").status == 403


def test_signing_in_makes_a_new_token(browser):
    browser.sign_in()
    first = browser.cookies["__Host-dateline"]
    browser.sign_in()
    assert browser.cookies["__Host-dateline"] != first
    browser.cookies["__Host-dateline"] = first
    assert browser.ask("/").status == 401
    browser.cookies["__Host-dateline"] = "chosen-by-somebody-else"
    browser.sign_in()
    assert browser.cookies["__Host-dateline"] != "chosen-by-somebody-else"


def test_the_providers_keys_may_change(browser, forger):
    assert browser.sign_in().status == 200
    forger.rotate()
    assert browser.sign_in().status == 200


def test_an_address_counts_when_the_provider_has_verified_it(browser, forger):
    for claim in ({"email_verified": False}, {"email_verified": None}, {"email": None}):
        forger.who = forger.who | claim
        assert browser.sign_in().status == 403
        forger.who = {"sub": "u1", "email": "Reader@news.example", "email_verified": True}


def test_who_is_on_no_list_is_told_so_and_takes_no_place(browser, signing, forger):
    browser.sign_in()
    forger.who = {"sub": "u2", "email": "stranger@paper.example", "email_verified": True}
    answer = browser.sign_in()
    assert answer.status == 403
    assert "stranger@paper.example, which has no access here" in answer.text
    assert browser.cookies == {}
    assert browser.ask("/quotations").status == 401
    assert browser.open_socket().status == 403
    refused = signing.events("sign_in_refused")[-1]
    assert (refused["who"], refused["reason"]) == ("stranger@paper.example", "on_no_list")
    forger.who = {"sub": "u3", "email": "<b>@x.example", "email_verified": True}
    assert "<b>" not in browser.sign_in().text


def test_signing_out_ends_all_tabs_at_once(browser, signing):
    browser.sign_in()
    with browser.tab() as one, browser.tab() as two:
        one.run(), two.run()
        assert browser.ask("/access/out", method="POST").status == 204
        for tab in (one, two):
            assert tab.closed_within(3) == 1008
    assert browser.ask("/").status == 401
    assert "You are signed out." in browser.ask("/").text
    assert signing.events("signed_out")[-1]["who"] == "reader@news.example"


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("news.example", "https://news.example", 101),
        ("news.example", "http://news.example", 403),
        ("news.example", "https://attacker.example", 403),
        ("news.example", "http://127.0.0.1:{port}", 403),
        ("news.example", "null", 403),
        ("news.example", None, 403),
        ("127.0.0.1:{port}", "https://news.example", 403),
        ("attacker.example", "https://attacker.example", 403),
    ],
)
def test_a_signed_in_readers_web_socket_opens_for_the_servers_own_page(
    browser, signing, host, origin, status
):
    browser.sign_in()
    _, cookies = browser.lines
    asking = [f"Origin: {origin}"] if origin else []
    lines = [line.format(port=signing.port) for line in (f"Host: {host}", *asking)]
    assert raw.open_socket(signing.port, *lines, cookies).status == status
    if status == 101:
        assert raw.open_socket(signing.port, *lines).status == 403


def test_a_reader_ends_their_sign_ins_in_other_browsers(browser, signing, forger):
    other, stranger = (tabs.Browser(signing.port, browser.origin) for _ in range(2))
    assert browser.ask("/access/sign-ins").status == 401
    browser.sign_in(), other.sign_in()
    forger.who = {"sub": "u9", "email": "reader@news.example", "email_verified": True}
    stranger.sign_in()  # the same address, but somebody else at the provider
    page = browser.ask("/access/sign-ins").text
    assert page.count("<li>") >= 2
    assert page.count("(this browser)") == 1
    foreign = ["Origin: https://attacker.example"]
    lines = [*browser.lines, *foreign]
    assert raw.ask(signing.port, "/access/sign-ins", *lines, method="POST").status == 403
    assert other.ask("/").status == 200
    with other.tab() as tab:
        tab.run()
        assert browser.ask("/access/sign-ins", method="POST").status == 204
        assert tab.closed_within(3) == 1008
    assert signing.events("signed_out_elsewhere")[-1]["who"] == "reader@news.example"
    assert [one.ask("/").status for one in (browser, other, stranger)] == [200, 401, 200]
    assert browser.ask("/access/sign-ins").text.count("<li>") == 1


def test_only_who_has_just_signed_in_ends_other_sign_ins():
    clock = [1000.0]
    kept = SignIns(lambda: clock[0])
    settings = AccessFile(None)
    routes = sign_in_module.SignIn(None, settings, kept)
    reader = Identity("reader@news.example", subject="u1")
    kept.begin(reader), kept.begin(reader)
    own = kept.of(reader)[0]
    assert routes._is_fresh(own)
    clock[0] += sign_in_module.FRESH
    assert not routes._is_fresh(own)


def test_no_other_page_can_sign_a_reader_out(browser, signing):
    browser.sign_in()
    other = "Origin: https://attacker.example"
    lines = [*browser.lines, other]
    assert raw.ask(signing.port, "/access/out", *lines, method="POST").status == 403
    assert browser.ask("/").status == 200


def test_a_provider_that_says_it_is_another_is_not_asked(forger):
    forger.lie = "metadata of another"
    provider = Provider(Oidc(forger.issuer, "dateline-test", None), "http://127.0.0.1:1/back")
    with pytest.raises(Refused, match="issuer"):
        own_loop.run(provider.begin, 60)
    forger.lie = ""
    there, _ = own_loop.run(provider.begin, 60)
    assert there.startswith(f"{forger.issuer}/authorize")


@pytest.mark.parametrize(
    "issuer",
    ["http://login.example", "http://127.0.0.1.login.example", "http://127.0.0.1:x@login.example"],
)
def test_a_provider_without_tls_is_refused(issuer):
    with pytest.raises(AccessError, match="not https"):
        Provider(Oidc(issuer, "dateline-test", None), "https://news.example/access/callback")


def test_no_provider_is_asked_with_offline(forger, monkeypatch):
    monkeypatch.setenv("DATELINE_OFFLINE", "1")
    with pytest.raises(AccessError, match="--offline"):
        Provider(Oidc(forger.issuer, "dateline-test", None), "http://127.0.0.1:1/back")


def test_sign_ins_under_way_take_no_place_in_the_server(browser, signing, forger):
    back = browser.at_the_provider()
    for _ in range(20):  # strangers, who keep no cookie
        assert raw.ask(signing.port, "/access/start", *browser.lines[:1]).status == 303
    assert browser.ask(back).status == 200
    provider = Provider(Oidc(forger.issuer, "dateline-test", None), "http://127.0.0.1:1/back")

    async def begin():
        return {(await provider.begin(60))[1].state for _ in range(1100)}

    assert len(own_loop.run(begin)) == 1100
    assert provider.answered == {}


def test_a_browser_signs_in_from_several_tabs(browser):
    backs = [browser.at_the_provider() for _ in range(flows_module.MOST + 1)]
    assert [browser.ask(back).status for back in backs] == [403] + [200] * flows_module.MOST
    assert "__Host-dateline-flow" not in browser.cookies


def test_what_a_sign_in_under_way_must_fit_is_believed_for_ten_minutes_and_from_here_alone():
    clock = [1000.0]
    here, there = (flows_module.Flows(lambda: clock[0]) for _ in range(2))
    kept = here.write([flows_module.Flow("state", "nonce", "verifier", clock[0])])
    assert [flow.state for flow in here.read(kept)] == ["state"]
    for made_up in ("A" + kept, kept[1:], "", "a.b", there.write(here.read(kept))):
        assert here.read(made_up) == []
    clock[0] += flows_module.LIFE
    assert here.read(kept) == []


def test_nothing_is_asked_of_another_machine_but_the_provider(signing):
    assert signing.asked == []
