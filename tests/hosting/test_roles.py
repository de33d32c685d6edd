"""Every route × every role: nothing of a collection answers to anyone without the right."""

import copy
import itertools
import re
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import handmade
import hosting
import pytest
import raw
import tabs
from starlette.routing import Mount, WebSocketRoute
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from dashboard import open_corpus
from dashboard.page.hosting import host_check
from dashboard.page.hosting.guard import Guard
from dashboard.page.server import parts

PAGES = (
    "/", "/entities", "/profile", "/timeline", "/quotations", "/articles", "/article", "/compare",
    "/add", "/about", "/quotations?text=harbour", "/article?article={article}", "/nothing/at/all",
)  # fmt: skip
UPLOAD = "/_stcore/upload_file/session/file"
SHUT = ("stranger", "nobody", "expired", "forged", "withdrawn")
"""Not signed in; who signed in and is on no list; a sign-in that has ended; a token made up; a right that was
taken out of the settings."""
ROLES = (*SHUT, "reader", "editor")
ADDRESSES = {
    "nobody": "stranger@paper.example",
    "expired": "reader@news.example",
    "withdrawn": "gone@paper.example",
    "reader": "reader@news.example",
    "editor": "editor@news.example",
}
ANSWERED = 0
"""Whatever Streamlit has to say to who is let through."""


def to_all(status):
    return dict.fromkeys(ROLES, status)


def shut_to_strangers(readers=ANSWERED, editors=ANSWERED):
    return to_all(401) | {"withdrawn": 403, "reader": readers, "editor": editors}


INSIDE, CLOSED = shut_to_strangers(), to_all(404)
SCRIPTS = ("enter.js", "back.js", "leave.js", "others.js", "tab.js", "clock.js", "screen.css")
AGENT = ("/_stcore/agent/interact", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp")
TABLE = {
    ("/_stcore/health", "GET"): to_all(200),
    ("/ready", "GET"): to_all(200),
    ("/access/start", "GET"): to_all(303),
    ("/access/callback", "GET"): to_all(403),
    ("/access/state", "GET"): shut_to_strangers(200, 200),
    ("/access/out", "GET"): to_all(200),
    ("/access/out", "POST"): to_all(204),
    ("/access/sign-ins", "GET"): shut_to_strangers(200, 200) | {"withdrawn": 200},
    ("/access/sign-ins", "POST"): to_all(403)
    | dict.fromkeys(("withdrawn", "reader", "editor"), 204),
    ("/access/{path:path}", "GET"): CLOSED,
    **{(f"/access/{name}", "GET"): to_all(200) for name in SCRIPTS},
    ("/unsent.js", "GET"): INSIDE,
    ("/_stcore/host-config", "GET"): INSIDE,
    ("/_stcore/bidi-components/{path:path}", "GET"): INSIDE,
    ("/media/{file_id:path}", "GET"): INSIDE,
    ("/_stcore/upload_file/{session_id}/{file_id}", "PUT"): shut_to_strangers(403),
    ("/_stcore/upload_file/{session_id}/{file_id}", "DELETE"): shut_to_strangers(403),
    ("/_stcore/stream", "WEBSOCKET"): to_all(403) | {"reader": 101, "editor": 101},
    ("/_stcore/metrics", "GET"): CLOSED,
    ("/component/{path:path}", "GET"): CLOSED,
    ("/auth/login", "GET"): CLOSED,
    ("/auth/logout", "GET"): CLOSED,
    ("/oauth2callback", "GET"): CLOSED,
    **{(path, method): CLOSED for path in AGENT for method in ("GET", "POST", "PUT", "DELETE")},
    ("", "GET"): INSIDE,
}
"""Every route of the server and every method that the doors let through: the status that each role gets."""


def routes(tmp_path):
    """Return the routes of the server itself, as (path, methods)."""
    guard = Guard(hosting.oidc(tmp_path, "https://login.example"), ("https://news.example",))
    own = parts(("https://news.example",), hosted=True, guard=guard)["routes"]
    every: list[Any] = [*own, *create_streamlit_routes(MagicMock())]
    return [(one.path, set(getattr(one, "methods", None) or {METHODS[type(one)]})) for one in every]


METHODS = {WebSocketRoute: "WEBSOCKET", Mount: "GET"}


def test_every_route_of_the_server_is_in_the_table(tmp_path):
    heard = {*host_check.METHODS, "WEBSOCKET"} - {"HEAD"}
    found = {(path, one) for path, methods in routes(tmp_path) for one in methods & heard}
    assert found == set(TABLE)


@pytest.fixture(scope="module")
def browsers(signing, forger):
    """A browser for each role."""
    made = {role: tabs.Browser(signing.port, f"http://127.0.0.1:{signing.port}") for role in ROLES}
    forger.lie = ""
    settings = Path(signing.process.args[-1]).parent
    hosting.oidc(settings, forger.issuer, who=hosting.WHO.replace("[readers]", ALSO))
    for role, address in ADDRESSES.items():
        forger.who = {"sub": role, "email": address, "email_verified": True}
        assert made[role].sign_in().status == (403 if role == "nobody" else 200)
    hosting.oidc(settings, forger.issuer)
    token = made["expired"].cookies["__Host-dateline"]
    made["expired"].ask("/access/out", method="POST")
    made["expired"].cookies = {"__Host-dateline": token}
    made["forged"].cookies = {"__Host-dateline": "A" * 43}
    return made


ALSO = '[readers]\naddresses = ["gone@paper.example"]'


@pytest.mark.parametrize("role", ROLES)
def test_every_route_answers_each_role_as_the_table_says(browsers, secrets, role):
    for (route, method), by_role in TABLE.items():
        path = FILLED.sub("any", route) or "/static/js/index.js"
        browser = copy.copy(browsers[role])
        browser.cookies = dict(browser.cookies)
        if (path, method) == ("/access/out", "POST"):
            browser.cookies.clear()  # it ends what other tests need
        for one in [method, "HEAD"] if method == "GET" else [method]:
            if one == "WEBSOCKET":
                answer = browser.open_socket()
            else:
                kind = "Sec-Fetch-Dest: empty"
                answer = browser.ask(path, kind, method=one, body=b"x" if one == "PUT" else b"")
            wanted = by_role[role]
            assert answer.status == wanted or (not wanted and answer.status != 401), (path, one)
            assert holds_nothing(answer, secrets) or role not in SHUT, (path, one)
            safe = one == "WEBSOCKET" or "content-security-policy" in answer.headers
            assert safe, (path, one)


@pytest.mark.parametrize("method", ["OPTIONS", "PATCH", "TRACE"])
def test_no_role_is_heard_with_another_method(browsers, method):
    for role, path in itertools.product(("stranger", "editor"), {path for path, _ in TABLE}):
        asked = FILLED.sub("any", path) or "/"
        assert browsers[role].ask(asked, method=method).status == 404, (role, path)


FILLED = re.compile(r"{[^}]+}")


@pytest.fixture(scope="module")
def secrets(harbour):
    """Words that only the collection has: headlines, names, its size, its fingerprint, its folder."""
    titles = [report.article.title for report in handmade.HARBOUR]
    facts = [f"{len(titles)} articles", open_corpus(harbour).fingerprint, harbour.name]
    return [*filter(None, titles), "Ada Lund", "Ole Brandt", *facts, str(harbour)]


def holds_nothing(answer, secrets):
    sent = answer.text + str(answer.headers)
    return not any(word in sent for word in [*secrets, "Dateline</title>\n<script>"])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", PAGES)
def test_pages(browsers, secrets, role, path):
    answer = browsers[role].ask(path.format(article=handmade.HARBOUR[0].article.id))
    if role in SHUT:
        assert answer.status == INSIDE[role]
        assert holds_nothing(answer, secrets)
        assert answer.headers["cache-control"] == "no-store"
    else:
        assert answer.status == 200
        assert "/access/tab.js" in answer.text


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_uploads_are_for_editors(browsers, role, method):
    answer = browsers[role].ask(UPLOAD, method=method, body=b"x")
    if role == "editor":  # Streamlit goes on to ask for its own token and session
        assert "Only editors upload" not in answer.text
        assert answer.status in {204, 400, 403}
    elif role == "reader":
        assert (answer.status, answer.text) == (403, "Only editors upload.\n")
    else:
        assert answer.status == INSIDE[role]


@pytest.mark.parametrize("role", ["reader", "editor"])
def test_the_web_socket(browsers, secrets, role):
    with browsers[role].tab() as tab:
        sent = tab.run("articles").decode("utf-8", "replace")
        assert secrets[0] in sent.replace("\u00a0", " ")
        added = tab.run("add").decode("utf-8", "replace")
        assert ("Paste an article" in added) is (role == "editor")


def pressed(tab, page, widgets, name):
    """Return what a tab is sent that says a button of a page was pressed, whether it was shown there or not."""
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = page
    asked.rerun_script.widget_states.widgets.add(id=widgets[name], trigger_value=True)
    if name == READ:  # nothing was pasted, and no file chosen
        states = asked.rerun_script.widget_states.widgets
        states.add(id=widgets["pasted"], string_value=" ")
        states.add(id=widgets["uploaded"]).file_uploader_state_value.SetInParent()
    return tab.send(asked)


def widgets_of(tab, page):
    """Return the ids of what a page has to press and to fill in, by the ends of their names."""
    tab.run(*page)
    elements = [message.delta.new_element for message in tab.came]
    found = [getattr(one, one.WhichOneof("type") or "empty", None) for one in elements]
    ids = [str(getattr(one, "id", "")) for one in found]
    return {one.split("-", 2)[2]: one for one in ids if one.count("-") > 1}


READ = "FormSubmitter:add-Read"


def test_a_reader_who_presses_an_editors_buttons_does_nothing(browsers):
    add, article = ("add", ""), ("article", "article=a1")
    hint = b"Paste a text or choose a file first."
    with browsers["editor"].tab() as tab:
        to_add, to_remove = widgets_of(tab, add), widgets_of(tab, article)
        assert "remove_for_good" in to_remove
        tab.run(*add)
        assert hint in pressed(tab, add, to_add, READ)
    with browsers["reader"].tab() as tab:
        assert READ not in widgets_of(tab, add)
        assert hint not in pressed(tab, add, to_add, READ)
        assert "remove_for_good" not in widgets_of(tab, article)
        pressed(tab, article, to_remove, "remove_for_good")
    with browsers["editor"].tab() as tab:
        assert "remove_for_good" in widgets_of(tab, article)


@pytest.mark.parametrize("role", ROLES)
def test_nothing_lies_behind_the_way_in(browsers, secrets, role):
    assert browsers[role].ask("/_stcore/health").text == "ok"
    assert browsers[role].ask("/access/state").text in {role, "none", "Not signed in.\n"}
    for path in ("/access/", "/access/../quotations", "/access/%2e%2e/articles"):
        answer = browsers[role].ask(path)
        assert answer.status in {400, 404}, path
        assert holds_nothing(answer, secrets), path


def test_a_reader_cannot_take_up_an_editors_tab(browsers):
    with browsers["editor"].tab() as tab:
        assert b"Paste an article" in tab.run("add")
        with browsers["reader"].tab(tab.session) as other:
            sent = other.run("add")
            assert b"Paste an article" not in sent
            assert other.session != tab.session


def test_headers_that_name_a_reader_are_not_believed(signing):
    made_up = [
        "X-Dateline-Role: editor", "X-Dateline-User: editor@news.example",
        "X-Forwarded-Email: editor@news.example", "Remote-User: editor@news.example",
    ]  # fmt: skip
    answer = raw.ask(signing.port, "/", f"Host: 127.0.0.1:{signing.port}", *made_up)
    assert answer.status == 401


def test_who_came_and_why_others_did_not_is_in_the_log(browsers, signing):
    signed_in = signing.events("signed_in")
    assert {"who": "editor@news.example", "role": "editor"}.items() <= signed_in[-1].items()
    assert signed_in[-1]["subject"] == "editor"
    browsers["withdrawn"].ask("/articles")
    stopped = signing.events("sign_in_refused")
    assert ("stranger@paper.example", "on_no_list") in {
        (line.get("who"), line["reason"]) for line in stopped
    }
    browsers["reader"].ask(UPLOAD, method="PUT", body=b"x")
    raw.ask(signing.port, "/", "Host: attacker.example")
    refused = {(line.get("who"), line["reason"]) for line in signing.events("refused")}
    assert {
        ("gone@paper.example", "on_no_list"),
        ("reader@news.example", "only_editors_upload"),
        (None, "foreign_host"),
    } <= refused
