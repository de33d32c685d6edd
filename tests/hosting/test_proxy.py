"""Readers that a proxy in front names; and a page that only its own computer sees."""

import time

import anyio
import front
import hosting
import live
import own_loop
import pytest
import raw
import tabs
from starlette.datastructures import Headers
from typer.testing import CliRunner

from dashboard import cli
from dashboard.page.hosting import gate as gate_module
from dashboard.page.hosting import proxy_identity
from dashboard.page.hosting.access import AccessError, AccessFile, Identity, read_access
from dashboard.page.hosting.gate import who_asks
from dashboard.page.hosting.proxy_identity import Vouching
from dashboard.page.hosting.sign_ins import SignIns

READER = "X-Forwarded-Email: reader@news.example"


def asked(tmp_path, headers, client="127.0.0.1", more=""):
    """Return whom a proxy's request is from, and as what."""
    access = read_access(hosting.proxy(tmp_path, more))
    scope = {"type": "http", "client": (client, 1), "headers": Headers(headers).raw}
    known = who_asks(access, scope, SignIns())
    return known.somebody and known.somebody.address, known.role


def test_groups_that_come_twice_are_nobodys(tmp_path):
    named = {"x-forwarded-email": "a@paper.example", "x-forwarded-groups": "guests"}
    access = read_access(hosting.proxy(tmp_path))
    twice = [*Headers(named).raw, (b"x-forwarded-groups", b"desk")]
    for headers, role in ((Headers(named).raw, "reader"), (twice, None)):
        scope = {"type": "http", "client": ("127.0.0.1", 1), "headers": headers}
        assert who_asks(access, scope, SignIns()).role == role


def test_a_tab_learns_that_another_reader_is_named_in_its_browser(hosted):
    def told(name):
        named = f"X-Forwarded-Email: {name}@news.example"
        return raw.ask(hosted.port, "/access/state", "Host: news.example", named)

    first, again, other = map(told, ("reader", "reader", "another"))
    assert first.text == other.text == "reader"
    one, same, another = (answer.headers["x-dateline-reader"] for answer in (first, again, other))
    assert one == same != another
    nobody = raw.ask(hosted.port, "/access/state", "Host: news.example")
    assert "x-dateline-reader" not in nobody.headers


def test_a_secret_file_with_nothing_in_it_is_refused(tmp_path):
    (tmp_path / "proxy-secret").touch(0o600)
    with pytest.raises(AccessError, match="no secret in proxy-secret"):
        read_access(hosting.proxy(tmp_path, 'secret_file = "proxy-secret"\n'))


def test_the_proxy_names_its_readers(tmp_path):
    assert asked(tmp_path, {"x-forwarded-email": "Reader@news.example"}) == (
        "reader@news.example",
        "reader",
    )
    groups = {"x-forwarded-email": "a@paper.example", "x-forwarded-groups": "desk, guests"}
    assert asked(tmp_path, groups) == ("a@paper.example", "reader")
    assert asked(tmp_path, {"x-forwarded-email": "a@paper.example"}) == ("a@paper.example", None)
    assert asked(tmp_path, {}) == (None, None)
    for name in ("", "b@paper.example, editor@news.example", "b@paper.example editor@news.example"):
        assert asked(tmp_path, {"x-forwarded-email": name}) == (None, None)


def test_nobody_but_the_proxy_is_believed(tmp_path):
    named = {"x-forwarded-email": "editor@news.example"}
    assert asked(tmp_path, named, client="192.0.2.9") == (None, None)
    assert asked(tmp_path, named, more='from = ["192.0.2.0/24"]\n') == (None, None)
    assert asked(tmp_path, named, "192.0.2.9", 'from = ["192.0.2.0/24"]\n')[1] == "editor"


def test_a_proxy_may_have_to_show_a_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_PROXY_SECRET", "s3cret")
    named = {"x-forwarded-email": "editor@news.example"}
    assert asked(tmp_path, named) == (None, None)
    assert asked(tmp_path, named | {"x-proxy-secret": "other"}) == (None, None)
    assert asked(tmp_path, named | {"x-proxy-secret": "s3cret"})[1] == "editor"


def test_a_real_server_asks_who_is_connected_and_not_who_they_say(hosted):
    own = f"Host: 127.0.0.1:{hosted.port}"
    assert raw.ask(hosted.port, "/", own, READER).status == 200
    assert raw.ask(hosted.port, "/", own, READER, "X-Forwarded-For: 192.0.2.9").status == 200
    assert raw.ask(hosted.port, "/", own, READER, READER.replace("reader", "editor")).status == 403
    assert raw.ask(hosted.port, "/", own).status == 403
    assert raw.ask(hosted.port, "/", own, "X-Forwarded-Email: a@paper.example").status == 403
    assert raw.ask(hosted.port, "/access/start", own).status == 404


@pytest.fixture(scope="module")
def alone(run, harbour):
    """``dateline serve`` without settings."""
    return run(live.COMMAND, "serve", "--corpus", harbour, "--port", "{port}")


def test_without_settings_the_page_is_for_this_computer(alone):
    own = f"Host: 127.0.0.1:{alone.port}"
    assert raw.ask(alone.port, "/", own).status == 200
    for proxied in ("X-Forwarded-For: 192.0.2.9", "Forwarded: for=192.0.2.9"):
        answer = raw.ask(alone.port, "/", own, proxied)
        assert answer.status == 403
        assert "this page is not public" in answer.text
    assert raw.ask(alone.port, "/", "Host: news.example").status == 421


@pytest.mark.parametrize(
    "more", ["", "proxy_http_version 1.1; proxy_set_header X-Real-IP $remote_addr;"]
)
def test_nginx_that_puts_this_computers_name_into_a_request_lets_nobody_in(alone, tmp_path, more):
    port = live.free_port()
    passes = f"location / {{ proxy_pass http://127.0.0.1:{alone.port}; {more} }}"
    site = f"access_log off; server {{ listen 127.0.0.1:{port}; {passes} }}"
    nginx = front.start(tmp_path, site, port)
    answer = raw.ask(port, "/", "Host: news.example")
    nginx.stop()
    assert answer.status == 403
    assert "this page is not public" in answer.text


@pytest.mark.parametrize(
    ("names", "settings", "sentence"),
    [
        (["news.example"], None, "name who may come in with --settings"),
        ([], "oidc", "give --host NAME"),
        (["http://news.example"], "oidc", "Signing in needs TLS"),
        (["*"], None, "is no address"),
        ([], "192.0.2.7", "opens the page to other computers"),
    ],
)
def test_what_would_let_everybody_in_is_refused(
    tmp_path, harbour, monkeypatch, names, settings, sentence
):
    monkeypatch.setattr(
        "dashboard.page.server.serve", lambda *_, **__: pytest.fail("everybody was let in")
    )
    more = [part for name in names for part in ("--host", name)]
    if settings == "oidc":
        more += ["--settings", str(hosting.oidc(tmp_path, "https://login.example"))]
    elif settings:
        more += ["--listen", settings]
    done = CliRunner().invoke(cli.app, ["serve", "--corpus", str(harbour), *more])
    assert done.exit_code == 2
    assert sentence in done.stderr


def says(name="a", groups="guests", browser="one"):
    """Return what a proxy says of a reader, with the cookies of their browser."""
    named = {"x-forwarded-email": f"{name}@paper.example", "x-forwarded-groups": groups}
    return named | {"cookie": f"proxy={time.monotonic()}; {gate_module.BROWSER}={browser}"}


@pytest.mark.parametrize(
    ("says", "seconds", "ends"),
    [
        (says(), 40, False),
        (says(groups="other"), 0, True),
        (says(groups="other", browser="two"), 0, False),
        (says("b"), 46, True),
        (says(browser="two"), 46, True),
    ],
)
def test_a_socket_lasts_as_long_as_the_proxy_names_its_reader_in_its_browser(
    tmp_path, monkeypatch, says, seconds, ends
):
    clock = [1000.0]
    gate = gated(tmp_path, monkeypatch)
    gate.vouching = Vouching(lambda: clock[0])

    async def meanwhile():
        clock[0] += seconds
        await gate(asks("http", "/access/state", says), never, sent)
        clock[0] += seconds

    assert ended(gate, FIRST, meanwhile, 30 if ends else 0.1) == ends


def gated(folder, monkeypatch, settings=hosting.proxy, *more):
    """Return a gate in front of a page that waits."""
    monkeypatch.setattr(gate_module, "LOOK_AGAIN", 0.001)
    return gate_module.Gate(Waiting(), AccessFile(settings(folder, *more)), SignIns())


class Waiting:
    """A page whose web socket waits for its reader."""

    def __init__(self):
        self.opened, self.closed, self.came = anyio.Event(), anyio.Event(), []

    async def __call__(self, scope, receive, send):
        if scope["type"] == "websocket":
            self.opened.set()
            self.came.append((await receive())["type"])
            self.closed.set()


def asks(kind, path, headers):
    return {"type": kind, "path": path, "method": "GET", "client": ("127.0.0.1", 1),
            "headers": Headers(headers).raw}  # fmt: skip


async def never():
    await anyio.sleep_forever()


async def sent(_message):
    await anyio.lowlevel.checkpoint()


def ended(gate, headers, meanwhile, seconds):
    """Say whether a web socket ends of itself after something has happened, looked at for so many seconds."""
    page = gate.app

    async def both():
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(gate, asks("websocket", "/_stcore/stream", headers), never, sent)
            await page.opened.wait()
            await meanwhile()
            with anyio.move_on_after(seconds):
                await page.closed.wait()
            tasks.cancel_scope.cancel()

    own_loop.run(both)
    assert page.came in ([], ["websocket.disconnect"])
    return bool(page.came)


@pytest.mark.parametrize(
    ("who", "more", "ends"),
    [
        (hosting.WHO, "", False),
        ('[readers]\naddresses = ["other@news.example"]\n', "", True),
        ('[editors]\ndomains = ["news.example"]\n', "", True),
        (hosting.WHO, '[shown]\nreaders = "metadata"\n', True),
        (hosting.WHO, "[session]\nhours = 0.0001\n", True),
    ],
)
def test_the_socket_of_who_has_signed_in_ends_with_their_right(
    tmp_path, monkeypatch, who, more, ends
):
    gate = gated(tmp_path, monkeypatch, hosting.oidc, "https://login.example")
    clock = [1000.0]
    gate.sign_ins.clock = lambda: clock[0]
    token = gate.sign_ins.begin(Identity("reader@news.example"))

    async def meanwhile():
        clock[0] += 60.0
        hosting.oidc(tmp_path, "https://login.example", more, who)
        await anyio.lowlevel.checkpoint()

    headers = {"cookie": f"{gate_module.COOKIE}={token}"}
    assert ended(gate, headers, meanwhile, 30 if ends else 0.1) == ends


def test_a_socket_ends_whose_right_cannot_be_looked_at(tmp_path, monkeypatch):
    gate = gated(tmp_path, monkeypatch)

    async def meanwhile():
        monkeypatch.setattr(gate.settings, "now", lambda: 1 / 0)
        await anyio.lowlevel.checkpoint()

    assert ended(gate, FIRST, meanwhile, 30)


FIRST = says()


def test_a_browser_is_told_apart_by_a_cookie_of_its_own(hosted):
    def cookies(path, *more):
        return raw.ask(hosted.port, path, "Host: news.example", READER, *more).cookies

    before = len(hosted.events("let_in"))
    first, second = cookies("/"), cookies("/articles")
    for (line,) in (first, second):
        name, *how = line.split("; ")
        assert name.startswith(f"{gate_module.BROWSER}=")
        assert len(name) > 40
        assert {*how} == {"Path=/", "Secure", "HttpOnly", "SameSite=Lax"}
    assert first != second
    assert cookies("/", f"Cookie: {first[0].partition(';')[0]}") == []
    assert cookies("/access/state") == []
    assert raw.ask(hosted.port, "/", "Host: news.example").cookies == []
    came = hosted.events("let_in")[before:]
    assert [(one["who"], one["role"]) for one in came] == [("reader@news.example", "reader")] * 2


def test_no_more_readers_and_browsers_are_remembered_than_there_is_need(monkeypatch):
    clock = [0.0]
    kept = Vouching(lambda: clock[0])
    ada = Identity("ada@news.example")
    for number in range(proxy_identity.BROWSERS + 1):
        kept.note(ada, str(number))
    assert (kept.latest(ada, "0"), kept.latest(ada, "1")) == (None, ada)
    monkeypatch.setattr(proxy_identity, "MANY", 2)
    clock[0] = proxy_identity.LIFE
    for name in ("ivo", "eve"):
        kept.note(Identity(f"{name}@news.example"), "")
    assert {*kept._named} == {"ivo@news.example", "eve@news.example"}


@pytest.mark.slow
def test_a_right_that_is_withdrawn_closes_open_tabs_within_a_minute(run, harbour, tmp_path):
    """Taken out of the settings, or at the proxy, which lets nothing more of somebody through, or of a browser."""
    settings = hosting.proxy(tmp_path)
    command = (live.COMMAND, "serve", "--corpus", harbour, "--port", "{port}")
    server = run(*command, "--host", "news.example", "--settings", settings)
    opened = {}
    for name in ("reader", "editor", "withdrawn", "signed out here"):
        address = name if " " not in name else "editor"
        named = [("X-Forwarded-Email", f"{address}@news.example")]
        named += [("Cookie", f"{gate_module.BROWSER}={name.replace(' ', '-')}")]
        opened[name] = tabs.reader.Reader(server.port, "https://news.example", named)
        opened[name].run()
    lists = '[readers]\naddresses = ["withdrawn@news.example"]\n'
    lists += '[editors]\naddresses = ["editor@news.example"]\n'
    hosting.proxy(tmp_path, who=lists)
    started = time.monotonic()
    assert opened["reader"].closed_within(60) == 1008
    closed = None
    while closed is None and time.monotonic() - started < 60:
        own = ("X-Forwarded-Email: editor@news.example", f"Cookie: {gate_module.BROWSER}=editor")
        assert raw.ask(server.port, "/access/state", "Host: news.example", *own).text == "editor"
        closed = opened["withdrawn"].closed_within(5)
    assert closed == 1008
    assert time.monotonic() - started < 60
    assert opened["signed out here"].closed_within(60) == 1008
    assert b"Paste an article" in opened["editor"].run("add")
    for tab in opened.values():
        tab.opened.close()


@pytest.mark.slow
def test_an_idle_sign_in_ends_and_a_restart_keeps_the_others(run, harbour, forger, tmp_path):
    forger.lie = ""
    forger.who = {"sub": "u1", "email": "reader@news.example", "email_verified": True}
    more = '[session]\nidle_minutes = 0.2\nhours = 1\nfile = "signed-in.json"\n'
    settings = hosting.oidc(tmp_path, forger.issuer, more)
    port = live.free_port()
    address = f"http://127.0.0.1:{port}"
    command = (live.COMMAND, "serve", "--corpus", harbour, "--port", port, "--settings", settings)

    def begin(name):
        return live.start(tmp_path / name, *command, "--host", address, port=port)

    server = begin("first")
    browser = tabs.Browser(port, address)
    browser.sign_in()
    assert browser.ask("/").status == 200
    server.stop()
    assert "reader@news.example" in (tmp_path / "signed-in.json").read_text("utf-8")
    server = begin("second")
    try:
        assert browser.ask("/").status == 200
        with browser.tab() as tab:
            tab.run()
            for _ in range(3):  # what a tab asks by itself keeps nobody signed in
                time.sleep(3)
                browser.ask("/access/state")
            assert tab.closed_within(15) == 1008
        assert browser.ask("/").status == 401
    finally:
        server.stop()
