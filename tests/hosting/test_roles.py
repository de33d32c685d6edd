"""Every route × every role: nothing of a collection answers to anyone without the right."""

import handmade
import pytest
import raw
import tabs

PAGES = (
    "/", "/entities", "/profile", "/timeline", "/quotations", "/articles", "/article", "/compare",
    "/add", "/about", "/quotations?text=harbour", "/article?article={article}", "/nothing/at/all",
)  # fmt: skip
PARTS = (
    "/static/js/index.js", "/unsent.js", "/favicon.png", "/media/0123abcd.csv",
    "/_stcore/host-config", "/_stcore/bidi-components/any/index.js",
)  # fmt: skip
CLOSED = ("/_stcore/metrics", "/_stcore/agent/mcp", "/auth/login", "/oauth2callback")
UPLOAD = "/_stcore/upload_file/session/file"
ROLES = ("stranger", "nobody", "expired", "forged", "reader", "editor")
"""Not signed in; signed in and on no list; a sign-in that has ended; a token made up; the two roles."""
ADDRESSES = {
    "nobody": "stranger@paper.example",
    "expired": "reader@news.example",
    "reader": "reader@news.example",
    "editor": "editor@news.example",
}


@pytest.fixture(scope="module")
def browsers(signing, forger):
    """A browser for each role."""
    made = {role: tabs.Browser(signing.port, f"http://127.0.0.1:{signing.port}") for role in ROLES}
    forger.lie = ""
    for role, address in ADDRESSES.items():
        forger.who = {"sub": role, "email": address, "email_verified": True}
        made[role].sign_in()
    token = made["expired"].cookies["__Host-dateline"]
    made["expired"].ask("/access/out", method="POST")
    made["expired"].cookies = {"__Host-dateline": token}
    made["forged"].cookies = {"__Host-dateline": "A" * 43}
    return made


@pytest.fixture(scope="module")
def secrets(harbour):
    """Words that only the collection has: headlines, names, its folder."""
    titles = [report.article.title for report in handmade.HARBOUR]
    return [*filter(None, titles), "Ada Lund", "Ole Brandt", harbour.name, str(harbour)]


def shut(role):
    return role in {"stranger", "nobody", "expired", "forged"}


def refused(role):
    return 403 if role == "nobody" else 401


def holds_nothing(answer, secrets):
    sent = answer.text + str(answer.headers)
    return not any(word in sent for word in [*secrets, "Dateline</title>\n<script>"])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", PAGES)
def test_pages(browsers, secrets, role, path):
    answer = browsers[role].ask(path.format(article=handmade.HARBOUR[0].article.id))
    if shut(role):
        assert answer.status == refused(role)
        assert holds_nothing(answer, secrets)
        assert answer.headers["cache-control"] == "no-store"
    else:
        assert answer.status == 200
        assert "/access/tab.js" in answer.text


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", PARTS)
def test_parts_of_pages(browsers, secrets, role, path):
    browser = browsers[role]
    for method in ("GET", "HEAD", "POST"):
        answer = browser.ask(path, "Sec-Fetch-Dest: empty", "Accept: */*", method=method)
        if shut(role):
            assert answer.status == refused(role)
            assert holds_nothing(answer, secrets)
        else:
            assert answer.status not in {401, 403}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", CLOSED)
def test_what_is_closed_is_closed_to_all(browsers, role, path):
    assert browsers[role].ask(path).status == 404


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
        assert answer.status == refused(role)


@pytest.mark.parametrize("role", ROLES)
def test_the_web_socket(browsers, secrets, role):
    if shut(role):
        answer = browsers[role].open_socket()
        assert answer.status == 403
        assert holds_nothing(answer, secrets)
        return
    with browsers[role].tab() as tab:
        sent = tab.run("articles").decode("utf-8", "replace")
        assert secrets[0] in sent.replace("\u00a0", " ")
        added = tab.run("add").decode("utf-8", "replace")
        assert ("Paste an article" in added) is (role == "editor")


@pytest.mark.parametrize("role", ROLES)
def test_what_probes_and_tabs_ask(browsers, role):
    assert browsers[role].ask("/_stcore/health").text == "ok"
    state = browsers[role].ask("/access/state")
    known = {"reader": (200, "reader"), "editor": (200, "editor"), "nobody": (403, "none")}
    assert (state.status, state.text) == known.get(role, (401, "none"))
    for path in ("/access/", "/access/other", "/access/../quotations", "/access/%2e%2e/articles"):
        answer = browsers[role].ask(path)
        assert answer.status in {400, 404} or shut(role)
    for name in ("enter.js", "back.js", "leave.js", "tab.js", "screen.css", "out"):
        assert browsers[role].ask(f"/access/{name}").status == 200


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
    assert any(line["role"] == "none" for line in signed_in)
    assert signed_in[-1]["subject"] == "editor"
    browsers["nobody"].ask("/articles")
    browsers["reader"].ask(UPLOAD, method="PUT", body=b"x")
    raw.ask(signing.port, "/", "Host: attacker.example")
    refused = {(line.get("who"), line["reason"]) for line in signing.events("refused")}
    assert {
        ("stranger@paper.example", "on_no_list"),
        ("reader@news.example", "only_editors_upload"),
        (None, "foreign_host"),
    } <= refused
