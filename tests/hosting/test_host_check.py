"""The doors of a real server: raw requests under foreign names and from foreign pages."""

import subprocess
import sys
import time

import live
import pytest
import raw
import reader
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from dashboard.page.hosting.host_check import FOREIGN_HOST, Doors
from dashboard.page.settings import EDITOR, READER, ROLE

TITLE = "Dateline</title>"
"""What every page of the collection has in its title."""
READS = "X-Forwarded-Email: a@news.example"
"""What the proxy in front says of a reader."""


def local(server, name="127.0.0.1"):
    return f"Host: {name}:{server.port}"


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"])
def test_this_computers_own_names_are_heard(opened, name):
    answer = raw.ask(opened.port, "/", local(opened, name))
    assert answer.status == 200
    assert TITLE in answer.text
    socket = raw.open_socket(
        opened.port, local(opened, name), f"Origin: http://{name.lower()}:{opened.port}"
    )
    assert socket.status == 101


@pytest.mark.parametrize(
    "lines",
    [
        ["Host: attacker.example:{port}"],
        ["Host: attacker.example"],
        ["Host: 127.0.0.1.attacker.example:{port}"],
        ["Host: 127.0.0.1"],
        ["Host: 127.0.0.1:1"],
        ["Host: localhost.:{port}"],
        ["Host: 0.0.0.0:{port}"],
        ["Host: user@127.0.0.1:{port}"],
        ["Host: news.example"],
        ["Host: "],
        ["Host: attacker.example:{port}", "X-Forwarded-Host: 127.0.0.1:{port}"],
    ],
)
def test_a_foreign_name_is_refused(opened, lines):
    given = [line.format(port=opened.port) for line in lines]
    for path in ("/", "/quotations", "/_stcore/health", "/_stcore/host-config", "/unsent.js"):
        answer = raw.ask(opened.port, path, *given)
        assert answer.status == 421
        assert answer.text == "This server is not known by that name.\n"
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
    origin = given[0].replace("Host: ", "Origin: http://")
    assert raw.open_socket(opened.port, *given, origin).status == 403


def test_two_names_or_none_are_refused(opened):
    twice = raw.ask(opened.port, "/", local(opened), "Host: attacker.example")
    assert twice.status in {400, 421}
    assert raw.ask(opened.port, "/").status in {400, 421}


@pytest.mark.parametrize(
    "origin",
    [
        "https://attacker.example",
        "http://attacker.example:{port}",
        "http://localhost:3000",
        "http://127.0.0.1",
        "https://127.0.0.1:{port}",
        "http://localhost:{port}",
        "null",
        "file://",
        "",
    ],
)
def test_no_other_page_opens_a_web_socket_or_sends(opened, origin):
    line = f"Origin: {origin.format(port=opened.port)}"
    assert raw.open_socket(opened.port, local(opened), line).status == 403
    for method in ("GET", "POST", "PUT", "DELETE"):
        path = "/_stcore/upload_file/a/b" if method in {"PUT", "DELETE"} else "/"
        answer = raw.ask(opened.port, path, local(opened), line, method=method)
        assert (answer.status, answer.text) == (403, "Another page may not ask this server.\n")
        assert "content-security-policy" in answer.headers


def test_nobody_uploads_or_opens_a_web_socket_without_an_origin(opened):
    assert raw.open_socket(opened.port, local(opened)).status == 403
    path, own = "/_stcore/upload_file/a/b", f"Origin: http://{opened.host}"
    for method in ("PUT", "DELETE"):
        answer = raw.ask(opened.port, path, local(opened), method=method)
        assert (answer.status, answer.text) == (403, "Another page may not ask this server.\n")
        assert raw.ask(opened.port, path, local(opened), own, method=method).status in {
            204,
            400,
            411,
        }


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_pages_may_lead_here_and_load_nothing(opened, site):
    def fetched(mode, destination):
        fetch = [f"Sec-Fetch-Site: {site}", f"Sec-Fetch-Mode: {mode}"]
        return raw.ask(opened.port, "/", local(opened), *fetch, f"Sec-Fetch-Dest: {destination}")

    assert fetched("navigate", "document").status == 200
    for mode, destination in (("no-cors", "script"), ("no-cors", "image"), ("navigate", "iframe")):
        assert fetched(mode, destination).status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics?families=session_events",
        "/%5fstcore/metrics",
        "/_stcore//metrics",
        "/page/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/_stcore/upload_file",
        "/_stcore",
        "/auth/login",
        "/auth/logout",
        "/oauth2callback",
        "/component/x/index.html",
    ],
)
def test_what_the_page_does_not_need_is_closed(opened, path):
    for method in ("GET", "POST"):
        answer = raw.ask(opened.port, path, local(opened), method=method)
        assert (answer.status, answer.text) == (404, "Not found.\n")
        assert "content-security-policy" in answer.headers


def test_no_request_is_sent_back(opened):
    assert raw.ask(opened.port, "/", local(opened), method="TRACE").status == 404


HIDDEN = b"GET /_stcore/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
"""A request in the body of another."""


@pytest.mark.parametrize(
    "lines",
    [
        ["Content-Length: 0", f"Content-Length: {len(HIDDEN)}"],
        [f"Content-Length: +{len(HIDDEN)}"],
        [f"Content-Length : {len(HIDDEN)}"],
        ["Transfer-Encoding: xchunked"],
        ["Transfer-Encoding: chunked, identity"],
        ["Transfer-Encoding:\x0bchunked"],
    ],
)
def test_a_request_of_which_no_one_can_say_where_it_ends_is_refused(opened, lines):
    assert raw.answers(opened.port, local(opened), *lines, body=HIDDEN) == [400]


@pytest.mark.parametrize("length", ["3", "400"])
def test_a_length_beside_pieces_says_nothing(opened, length):
    pieces = [f"Content-Length: {length}", "Transfer-Encoding: chunked"]
    body = b"5\r\nhello\r\n0\r\n\r\n"
    assert raw.answers(opened.port, local(opened), *pieces, body=body) == [405, 421]
    whole = [f"Content-Length: {len(HIDDEN)}"]
    assert raw.answers(opened.port, local(opened), *whole, body=HIDDEN) == [405, 421]


def test_there_is_one_web_socket(opened):
    own = local(opened), f"Origin: http://{opened.host}"
    assert raw.open_socket(opened.port, *own, path="/_stcore/other").status == 403
    assert raw.open_socket(opened.port, *own, path="/").status == 403


def test_what_the_page_needs_is_open(opened):
    health = raw.ask(opened.port, "/_stcore/health", local(opened))
    assert (health.status, health.text) == (200, "ok")
    assert raw.ask(opened.port, "/_stcore/host-config", local(opened)).status == 200
    for method in ("TRACE", "OPTIONS", "PATCH", "CONNECT"):
        assert raw.ask(opened.port, "/", local(opened), method=method).status in {400, 404}


def test_a_hosted_page_is_heard_under_its_names_too(hosted):
    for known in ("Host: news.example", local(hosted), "Host: localhost:8080"):
        assert raw.ask(hosted.port, "/", known, READS).status == 200
    for foreign in ("Host: localhost", "Host: attacker.example"):
        assert raw.ask(hosted.port, "/", foreign, READS).status == 421


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("news.example", "https://news.example", 101),
        ("news.example", "http://news.example", 403),
        ("news.example", "https://attacker.example", 403),
        ("news.example", "http://localhost:8080", 403),
        ("localhost:8080", "http://localhost:8080", 101),
        ("127.0.0.1:{port}", "https://news.example", 403),
    ],
)
def test_a_hosted_pages_web_socket_opens_for_its_own_page(hosted, host, origin, status):
    given = f"Host: {host.format(port=hosted.port)}", f"Origin: {origin}"
    assert raw.open_socket(hosted.port, *given, READS).status == status


def test_nothing_is_asked_of_another_machine(opened, hosted):
    for server in (opened, hosted):
        for origin in ("https://attacker.example", "http://192.0.2.1:8501"):
            raw.open_socket(server.port, local(server), f"Origin: {origin}")
            raw.ask(server.port, "/", local(server), f"Origin: {origin}")
        assert server.asked == []


@pytest.fixture(scope="module")
def script(run, harbour):
    """``streamlit run dashboard/app.py`` on a named collection, published under one name."""
    return run(*streamlit_run(), DATELINE_CORPUS=str(harbour), DATELINE_HOSTS="news.example")


def streamlit_run():
    from dashboard.page.server import SCRIPT

    return live.STREAMLIT, "run", SCRIPT, "--server.port", "{port}"


def test_streamlit_run_has_the_same_doors(script):
    assert TITLE in raw.ask(script.port, "/", local(script)).text
    assert raw.ask(script.port, "/", "Host: news.example").status == 200
    assert raw.ask(script.port, "/", "Host: attacker.example").status == 421
    assert raw.ask(script.port, "/_stcore/metrics", local(script)).status == 404
    own = f"Origin: http://127.0.0.1:{script.port}"
    assert raw.open_socket(script.port, local(script), own).status == 101
    assert raw.open_socket(script.port, local(script), "Origin: http://a.example").status == 403
    assert raw.open_socket(script.port, local(script)).status == 403
    assert script.asked == []


@pytest.mark.parametrize(
    ("client", "strangers", "answer"),
    [
        ("127.0.0.1", False, EDITOR),
        ("127.0.0.1", True, EDITOR),
        ("192.0.2.7", False, FOREIGN_HOST),
        ("192.0.2.7", True, READER),
    ],
)
def test_this_computers_names_open_nothing_to_another_computer(client, strangers, answer):
    async def app(scope, receive, send):
        await PlainTextResponse(Headers(scope=scope)[ROLE])(scope, receive, send)

    doors = Doors(app, strangers=strangers)
    asking = TestClient(doors, "http://localhost:8501", client=(client, 5))
    assert asking.get("/").text == answer


@pytest.mark.slow
def test_streamlit_run_shows_the_demo_under_any_name_and_asks_nobody(run):
    server = run(*streamlit_run(), "--server.address", "0.0.0.0")  # noqa: S104 - as hosts do
    anything = "Host: some.host.example"
    assert raw.ask(server.port, "/", anything).status == 200
    assert raw.open_socket(server.port, anything, "Origin: https://some.host.example").status == 101
    assert raw.open_socket(server.port, anything, "Origin: https://other.example").status == 403
    assert (
        raw.open_socket(server.port, local(server), "Origin: https://other.example").status == 403
    )
    time.sleep(1)
    assert server.asked == []


@pytest.mark.slow
def test_a_collection_that_a_hosts_secrets_name_is_not_shown_under_any_name(tmp_path, harbour):
    (tmp_path / ".streamlit").mkdir()
    secrets = f'DATELINE_CORPUS = "{harbour}"\nDATELINE_HOSTS = "news.example"\n'
    (tmp_path / ".streamlit" / "secrets.toml").write_text(secrets, "utf-8")
    port = live.free_port()
    command = [str(part).replace("{port}", str(port)) for part in streamlit_run()]
    server = live.start(tmp_path, *command, port=port)
    try:
        assert raw.ask(port, "/", "Host: attacker.example").status == 421
        assert raw.ask(port, "/", "Host: news.example").status == 200
        assert "Nothing can be added here" in shown(server, "https://news.example")
    finally:
        server.stop()


def shown(server, origin=None, **headers):
    """What a reader's page Add is sent."""
    pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
    with reader.Reader(server.port, origin, pairs) as tab:
        return tab.run("add").decode("utf-8", "replace")


def test_only_who_sits_at_the_computer_can_change_the_collection(opened, script):
    offered, refused = "Paste an article", "Nothing can be added here"
    assert offered in shown(opened)
    assert offered in shown(script)
    assert refused in shown(script, "https://news.example")
    passed_on = local(script), "X-Forwarded-For: 192.0.2.1"  # streamlit run takes it for who asks
    assert raw.ask(script.port, "/", *passed_on).status == 421


def test_nobody_gives_themselves_a_role(hosted, script):
    own = f"http://127.0.0.1:{hosted.port}"
    for server, name in (
        (hosted, "https://news.example"),
        (hosted, own),
        (script, "https://news.example"),
    ):
        page = shown(server, name, X_Dateline_Role="editor", X_Forwarded_Email="a@news.example")
        assert "Nothing can be added here" in page


def test_the_watch_over_addresses_sees_what_a_process_asks_for(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(live.WATCH, "utf-8")
    asks = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
    asked = tmp_path / "asked.txt"
    environment = {"PYTHONPATH": str(tmp_path), "ASKED_FILE": str(asked)}
    subprocess.run([sys.executable, "-c", asks], check=False, env=environment)
    assert live.strangers(asked) == ["socket.connect ('192.0.2.1', 9)"]
