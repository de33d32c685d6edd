"""Limits of a server: uploads, tabs, descriptors; and the headers that browsers keep to."""

import asyncio
import re
import threading
import tomllib
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import own_loop
import pytest
import raw
import reader
import tabs
from front import DEPLOY
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.page import request_limits
from dashboard.page.hosting import limits
from dashboard.page.security import SecurityHeaders
from dashboard.page.settings import EDITOR, NAMES, ROLE, USER

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
HOSTING = README.partition("\n## Hosting\n")[2].partition("\n## ")[0]
FLOORS = {
    "streamlit": ("1.54", "CVE-2026-33682, CVE-2024-42474"),
    "starlette": ("0.49.1", "CVE-2025-62727, CVE-2025-54121"),
    "python-multipart": ("0.0.22", "CVE-2026-24486, CVE-2024-53981"),
}
"""The first version without known holes, by package."""


def numbers(version):
    return [int(part) for part in version.split(".")]


@pytest.mark.parametrize("package", FLOORS)
def test_versions_with_known_holes_are_not_installed(package):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (wanted,) = [name for name in project["dependencies"] if re.match(rf"{package}\b[>=]", name)]
    lowest = re.search(r">=([\d.]+)", wanted)
    assert lowest
    assert numbers(lowest[1]) >= numbers(FLOORS[package][0])


async def answer(
    app, path="/_stcore/upload_file/s/f", kind="http", length=b"10", role=EDITOR, who="ada", more=()
):
    """Return the status, or the type of the first message, that a request gets."""
    sent = []

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    headers = [(ROLE.encode(), role.encode()), (USER.encode(), who.encode())]
    headers += [(b"content-length", length)] if length else []
    headers += more
    scope = {"type": kind, "path": path, "method": "PUT", "headers": headers}
    await app(scope, receive, send)
    return sent[0].get("status", sent[0]["type"])


async def done(scope, receive, send):
    await send({"type": "http.response.start", "status": 204, "headers": []})


@pytest.mark.parametrize(
    ("held", "length", "status"),
    [
        ({}, b"10", 204),
        ({}, b"", 411),
        ({}, b"-1", 411),
        ({}, str(limits.A_PERSON + 1).encode(), 413),
        ({"s": limits.A_PERSON - 9}, b"10", 413),
        ({"s": 9, "t": limits.A_PERSON - 18}, b"10", 413),
        ({"s": 9, "t": limits.A_PERSON - 19}, b"10", 204),
        ({"other": limits.A_PERSON}, b"10", 204),
        ({"other": limits.ALTOGETHER - 9}, b"10", 413),
        ({"other": limits.ALTOGETHER - 10}, b"10", 204),
    ],
)
def test_uploads_have_a_total_for_a_person_and_for_all(monkeypatch, held, length, status):
    """Somebody has sent files from the tabs s and t."""

    async def answered():
        app = limits.Limits(done, 10)
        monkeypatch.setattr(limits, "held", dict)
        await answer(app, "/_stcore/upload_file/other/f", who="bob")
        monkeypatch.setattr(limits, "held", lambda: {"other": 1})
        await answer(app)
        monkeypatch.setattr(limits, "held", lambda: {"other": 1, "s": 1})
        await answer(app, "/_stcore/upload_file/t/f")
        monkeypatch.setattr(limits, "held", lambda: held)
        return await answer(app, length=length)

    assert own_loop.run(answered) == status


@pytest.mark.parametrize("path", ["/_stcore/upload_file/s/f", "/_stcore/upload_file/s/f/g"])
def test_whoever_is_no_editor_uploads_nothing_whatever_stands_in_front(path):
    async def answered():
        return await answer(limits.Limits(done, 10), path, role="reader")

    assert own_loop.run(answered) == 403


def test_an_upload_in_pieces_is_refused_whatever_length_stands_beside_them(monkeypatch):
    monkeypatch.setattr(limits, "held", dict)

    async def answered():
        return await answer(limits.Limits(done, 10), more=[(b"transfer-encoding", b"chunked")])

    assert own_loop.run(answered) == 411


def test_uploads_under_way_count_too(monkeypatch):
    monkeypatch.setattr(limits, "held", dict)
    most = str(limits.A_PERSON).encode()

    async def together():
        ended = asyncio.Event()

        async def slow(scope, receive, send):
            await ended.wait()
            await done(scope, receive, send)

        app = limits.Limits(slow, 10)
        first = asyncio.create_task(answer(app, length=most))
        await asyncio.sleep(0)
        second = await answer(app, "/_stcore/upload_file/another/f")
        ended.set()
        return await first, second, app.coming

    assert own_loop.run(together) == (204, 413, {})


@pytest.mark.slow
def test_a_third_upload_of_49_megabytes_is_refused_until_another_is_taken_back(hosted):
    """What Streamlit's own server holds of them is what is counted."""
    origin, who = "https://news.example", ("X-Forwarded-Email", "editor@news.example")
    lines = [
        "Host: news.example",
        f"Origin: {origin}",
        ": ".join(who),
        "Content-Type: multipart/form-data; boundary=b",
    ]
    head = b'--b\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\n'
    body = head + b"a" * 49 * limits.MEGABYTE + b"\r\n--b--\r\n"
    with reader.Reader(hosted.port, origin, [who]) as tab:
        tab.run("add")

        def ask(method, number, *more, body=b""):
            path = f"{limits.UPLOADS}{tab.session}/{number}"
            return raw.ask(hosted.port, path, *lines, *more, method=method, body=body)

        assert [ask("PUT", number, body=body).status for number in (1, 2)] == [204, 204]
        third = ask("PUT", 3, f"Content-Length: {len(body)}")
        assert (third.status, third.text) == (413, "Too much at once: add what is there first.\n")
        assert ask("DELETE", 1).status == 204
        assert ask("PUT", 3, body=body).status == 204


def test_tabs_past_what_the_descriptors_are_enough_for_are_refused():
    async def together():
        ended = asyncio.Event()

        async def tab(scope, receive, send):
            await send({"type": "websocket.accept"})
            await ended.wait()

        app = limits.Limits(tab, 2)
        opened = [asyncio.create_task(answer(app, "/", "websocket")) for _ in range(2)]
        await asyncio.sleep(0)
        refused = await answer(app, "/", "websocket")
        ended.set()
        await asyncio.gather(*opened)
        return refused, app.open

    assert own_loop.run(together) == ("websocket.close", 0)


def test_a_person_has_so_many_tabs_and_leaves_the_rest_to_others(monkeypatch):
    monkeypatch.setattr(limits, "TABS", 1)

    async def together():
        ended = asyncio.Event()

        async def tab(scope, receive, send):
            await send({"type": "websocket.accept"})
            await ended.wait()

        app = limits.Limits(tab, 9)
        readers = ("ada", "bob", "", "")
        opened = [asyncio.create_task(answer(app, "/", "websocket", who=who)) for who in readers]
        await asyncio.sleep(0)
        refused = await answer(app, "/", "websocket", who="ada")
        ended.set()
        return refused, await asyncio.gather(*opened), app.tabs_of

    refused, let_in, left = own_loop.run(together)
    assert (refused, set(let_in), left) == ("websocket.close", {"websocket.accept"}, {})


def test_the_readme_says_the_limits_and_what_a_hosted_page_is_not_for():
    """And what is the host's where only ``streamlit run`` is known."""
    words = " ".join(HOSTING.split())
    files, added = (request_limits.ALLOWED[of] for of in ("exports", "additions"))
    for said in (
        f"{limits.A_PERSON // limits.MEGABYTE} MB a person and {limits.ALTOGETHER // limits.MEGABYTE} MB together",
        f"the unit allows {limits.WANTED:,}",
        f"more than {limits.TABS} of one person",
        f"take {files.most} files in ten minutes and add {added.most} times an hour",
        "not for leaks and drafts that some of the server's users must not see",
        "only knows `streamlit run dashboard/app.py`",
        f"under the names in `{NAMES}` alone. Sign-in, TLS and its headers are that host's there",
    ):
        assert said in words
    assert (limits.A_TAB, limits.A_SECOND, limits.ACTIONS) == (6, 3, 100)
    assert "up to six descriptors" in words
    assert "three times a second in the long run (a hundred at once)" in words
    assert (files.altogether, added.altogether) == (10 * files.most, 10 * added.most)
    assert f"LimitNOFILE={limits.WANTED}" in (DEPLOY / "dateline.service").read_text("utf-8")


def test_so_many_descriptors_are_enough_for_so_many_tabs():
    assert limits.tabs_for(1024) == 137
    assert limits.tabs_for(None) > 10_000


def test_the_server_may_open_as_many_files_as_the_system_allows(signing):
    found = Path(f"/proc/{signing.process.pid}/limits").read_text("utf-8")
    row = re.search(r"Max open files +(\w+) +(\w+)", found)
    assert row
    soft, hard = (limits.WANTED if part == "unlimited" else int(part) for part in row.groups())
    assert soft >= min(hard, limits.WANTED)


def test_browsers_are_told_to_keep_to_tls_only_where_there_is_some():
    def names(**more):
        return dict(SecurityHeaders(done, **more).headers)

    assert b"strict-transport-security" not in names()
    assert (
        names(behind_tls=True)[b"strict-transport-security"]
        == b"max-age=31536000; includeSubDomains"
    )


def test_what_readers_see_is_kept_by_nobody_and_listed_nowhere(signing, forger):
    forger.lie = ""
    browser = tabs.Browser(signing.port, f"http://127.0.0.1:{signing.port}")
    browser.sign_in()
    for path in ("/", "/quotations?text=treaty", "/media/0123.csv"):
        headers = browser.ask(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-robots-tag"] == "noindex, nofollow"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "default-src 'self'" in headers["content-security-policy"]


def test_what_was_searched_for_is_in_no_log(signing, forger):
    forger.lie = ""
    browser = tabs.Browser(signing.port, f"http://127.0.0.1:{signing.port}")
    browser.sign_in()
    browser.ask("/quotations?text=zanzibar")
    raw.ask(signing.port, "/articles?text=zanzibar", "Host: attacker.example")
    with browser.tab() as tab:
        assert "zanzibar" in tab.run("quotations", "text=zanzibar").decode("utf-8", "replace")
    words = signing.words()
    assert "zanzibar" not in words
    assert "treaty" not in words


def test_a_tab_that_acts_too_often_waits_and_no_other(monkeypatch):
    monkeypatch.setattr(limits, "ACTIONS", 3)
    slept = []

    async def sleep(seconds):
        slept.append(round(seconds, 2))

    monkeypatch.setattr(limits.asyncio, "sleep", sleep)
    acted = BackMsg()
    acted.rerun_script.page_name = "quotations"
    clock = [0.0]

    async def tab(*messages):
        async def receive():
            return {"type": "websocket.receive", "bytes": came.pop(0)}

        came = [*messages]
        hear = limits.paced(receive, lambda: clock[0])
        for _ in messages:
            await hear()

    async def both():
        await tab(*[acted.SerializeToString()] * 5)
        waited = [*slept]
        await tab(
            *[acted.SerializeToString()] * 3, *[BackMsg(app_heartbeat=True).SerializeToString()] * 9
        )
        return waited

    assert own_loop.run(both) == slept == [0.33, 0.67]


def _told(sort):
    message = BackMsg()
    setattr(message, sort, True)
    return message.SerializeToString()


def test_a_tab_is_heard_only_in_what_a_page_needs_and_no_clock_of_its_own_is_free(monkeypatch):
    monkeypatch.setattr(limits, "ACTIONS", 1)
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    monkeypatch.setattr(limits.asyncio, "sleep", sleep)
    clocked = BackMsg()
    clocked.rerun_script.is_auto_rerun = True
    wanted = [clocked.SerializeToString()] * 2
    shut = ("clear_cache", "load_git_info", "set_run_on_save", "debug_shutdown_runtime")
    others = [_told(sort) for sort in shut]

    async def heard():
        came: list[dict[str, Any]] = [{"type": "websocket.connect"}]
        came += [{"type": "websocket.receive", "bytes": one} for one in [*others, *wanted, b"x"]]
        came += [{"type": "websocket.receive", "text": "x"}, {"type": "websocket.disconnect"}]

        async def receive():
            return came.pop(0)

        hear = limits.paced(receive, lambda: 0.0)
        return [await hear() for _ in range(4)]

    first, *between, last = own_loop.run(heard)
    assert (first["type"], last["type"]) == ("websocket.connect", "websocket.disconnect")
    assert [message["bytes"] for message in between] == wanted
    assert len(slept) == 1


def test_so_many_pieces_of_work_at_once_and_others_wait_their_turn():
    slots = request_limits.Slots(2, 1, 0.01, "Try again.")
    for taken, asks, let_in in (("a", "a", False), ("a", "b", True), ("b", "a", True)):
        with slots.one(taken), nullcontext() if let_in else refused(), slots.one(asks):
            pass
    with slots.one("a"), slots.one("b"), refused(), slots.one("c"):
        pass
    with slots.one("c"):
        pass


def test_who_has_waited_gets_the_place_of_whose_work_is_done():
    slots, asked, let_in = request_limits.Slots(2, 1, 60, "Try again."), threading.Event(), []

    def second():
        asked.set()
        with slots.one("a"):
            let_in.append("a")

    with slots.one("a"):
        waiting = threading.Thread(target=second)
        waiting.start()
        assert asked.wait(60)
        with slots.one("b"):
            assert let_in == []
    waiting.join(60)
    assert let_in == ["a"]


def refused():
    return pytest.raises(request_limits.ServerBusy, match="Try again")


def test_so_many_pieces_of_work_of_a_person_and_of_all_in_a_time():
    clock = [0.0]
    allowed = request_limits.Allowance(2, 3, 10, "Try again.", lambda: clock[0])
    allowed.take("a"), allowed.take("a")
    with refused():
        allowed.take("a")
    allowed.take("b")
    with pytest.raises(request_limits.ServerBusy, match="Many people"):
        allowed.take("c")
    clock[0] = 10.0
    allowed.take("a")
