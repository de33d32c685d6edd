"""Fetching from servers on loopback that misbehave; only their address is let through the guard."""

import gzip
import time

import pytest
from answering import served

from dashboard.intake import limits
from dashboard.intake.fetching import addresses_in, read_addresses
from dashboard.intake.fetching import guard as guarding
from dashboard.intake.fetching.client import Client, Reply, seconds_to_wait
from dashboard.intake.inputs import read_inputs
from dashboard.model import Article, Problem

SENTENCE = (
    "The pier of Lindhaven opened on Monday, the harbour master said in the hall of the town."
)


def page(title):
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{f'<p>{SENTENCE}</p>' * 4}</article></body></html>".encode()


HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture
def opened(monkeypatch):
    """Let the guard take this computer for a public host, and hosts be asked without a pause."""
    monkeypatch.setattr(guarding, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(limits, "FETCH_PAUSE", 0.0)


def name(found):
    return found.name if isinstance(found, Problem) else found.status


UNKNOWN = {"127.0.0.1."}
"""What no name server knows."""


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "0x7f.1", "2130706433", "0", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
        "0x7f000001", "017700000001", "127.0.0.1.", "LOCALHOST", "user@127.0.0.1", "127。0。0。1", "[::]", "[::127.0.0.1]", "[fec0::1]",
        "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "168.63.129.16", "100.100.100.200", "[fd00:ec2::254]", "[::ffff:169.254.169.254]", "169.254.169.254", "[fe80::1]", "[fd00::1]", "10.0.0.1", "192.168.1.1", "100.64.0.1", "224.0.0.1",
    ],
)  # fmt: skip
def test_no_private_address_is_connected_to_in_any_spelling(host):
    with served({}) as (address, asked), Client(pause=0.0) as client:
        port = address.rsplit(":", 1)[1]
        found = client.fetch(f"http://{host}:{port}/")
        assert isinstance(found, Problem)
        assert found.name in {"private_address", "not_fetched"}
        assert not asked
    if host not in UNKNOWN:
        assert found.name == "private_address"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://a.example/x",
        "gopher://a",
        "//a",
        "http://",
        "http://[",
        "http://a b/",
    ],
)
def test_what_is_no_web_address_is_not_fetched(address):
    with Client() as client:
        assert isinstance(client.fetch(address), Problem)


def test_a_redirect_to_a_private_address_is_refused(opened):
    answers = {
        "/a": (302, {"Location": "http://127.0.0.2:1/x"}, b""),
        "/b": (302, {"Location": "file:///etc/passwd"}, b""),
    }
    with served(answers) as (address, _), Client() as client:
        assert [name(client.fetch(f"{address}/{path}")) for path in "ab"] == [
            "private_address",
            "private_address",
        ]


def test_the_address_that_was_checked_is_the_one_connected_to(opened, monkeypatch):
    plain, reached = guarding.httpcore2.SyncBackend.connect_tcp, []

    def connect(self, host, *rest):
        reached.append(host)
        return plain(self, host, *rest)

    monkeypatch.setattr(guarding.httpcore2.SyncBackend, "connect_tcp", connect)
    monkeypatch.setattr(
        guarding, "public_addresses", lambda host, _: ["127.0.0.1"] if host == "bay.example" else []
    )
    with served({"/a": (200, HTML, page("Pier opens"))}) as (address, _), Client() as client:
        port = address.rsplit(":", 1)[1]
        assert name(client.fetch(f"http://bay.example:{port}/a")) == 200
    assert set(reached) == {"127.0.0.1"}


def test_a_name_that_leads_elsewhere_the_second_time_is_refused(opened, monkeypatch):
    real, told = guarding.socket.getaddrinfo, iter(["127.0.0.1", "127.0.0.2"])

    def resolve(host, *rest, **options):
        return real(next(told) if host == "bay.example" else host, *rest, **options)

    monkeypatch.setattr(guarding.socket, "getaddrinfo", resolve)
    closing = {**HTML, "Connection": "close"}
    answers = {"/robots.txt": (404, closing, b""), "/a": (200, closing, page("Pier opens"))}
    with served(answers) as (address, asked), Client() as client:
        assert name(client.fetch(f"http://bay.example:{address.rsplit(':', 1)[1]}/a")) == (
            "private_address"
        )
    assert [path for path, _ in asked] == ["/robots.txt"]


def test_a_name_with_one_private_address_is_refused(opened, monkeypatch):
    both = [(2, 1, 6, "", (address, 80)) for address in ("127.0.0.1", "127.0.0.2")]
    monkeypatch.setattr(guarding.socket, "getaddrinfo", lambda *_, **__: both)
    with Client() as client:
        assert name(client.fetch("http://bay.example/a")) == "private_address"


def test_redirects_end(opened):
    answers = {
        "/a": (302, {"Location": "/b"}, b""),
        "/b": (302, {"Location": "/a"}, b""),
        "/c": (301, {"Location": "/d"}, b""),
        "/d": (200, HTML, b"x"),
    }
    with served(answers) as (address, _), Client() as client:
        assert name(client.fetch(f"{address}/a")) == "redirects"
        found = client.fetch(f"{address}/c")
        assert isinstance(found, Reply)
        assert found.url == f"{address}/d"


def test_what_robots_txt_forbids_is_not_asked_for(opened):
    answers = {
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private"),
        "/private": (200, HTML, b"x"),
        "/open": (200, HTML, b"x"),
    }
    with served(answers) as (address, asked), Client() as client:
        assert [name(client.fetch(f"{address}/{path}")) for path in ("private", "open")] == [
            "robots",
            200,
        ]
        assert [path for path, _ in asked] == ["/robots.txt", "/open"]


@pytest.mark.parametrize(
    ("robots", "found"),
    [
        ((301, {"Location": "/rules"}, b""), "robots"),
        ((301, {"Location": "http://127.0.0.2:1/rules"}, b""), "not_fetched"),
        ((301, {"Location": "file:///rules"}, b""), "not_fetched"),
        ((403, {}, b""), 200),
        ((500, {}, b""), "try_later"),
        ((429, {"Retry-After": "3600"}, b""), "try_later"),
    ],
)
def test_robots_txt_is_followed_and_where_it_is_broken_nothing_is_asked_for(opened, robots, found):
    answers = {
        "/robots.txt": robots,
        "/rules": (200, {}, b"User-agent: *\nDisallow: /a"),
        "/a": (200, HTML, b"x"),
    }
    with served(answers) as (address, asked), Client() as client:
        assert [name(client.fetch(f"{address}/a")) for _ in range(2)] == [found] * 2
        paths = [path for path, _ in asked]
        assert paths.count("/robots.txt") == 1
        assert ("/a" in paths) == (found == 200)


def test_a_robots_txt_that_only_redirects_asks_nothing(opened):
    answers = {"/robots.txt": (301, {"Location": "/robots.txt"}, b""), "/a": (200, HTML, b"x")}
    with served(answers) as (address, _), Client() as client:
        assert name(client.fetch(f"{address}/a")) == 200


@pytest.mark.parametrize("packed", [False, True])
def test_a_large_robots_txt_holds_to_its_last_whole_line(opened, monkeypatch, packed):
    monkeypatch.setattr(limits, "ROBOTS_BYTES", 64)
    monkeypatch.setattr(limits, "FILE_BYTES", 5_000)
    rules = b"User-agent: *\nDisallow: /private\n#%s\nDisallow: /open" % (b"." * 18)
    rules = rules.ljust(300_000, b".")
    told = {"Content-Encoding": "gzip"} if packed else {}
    answers = {
        "/robots.txt": (200, told, gzip.compress(rules) if packed else rules),
        "/private": (200, HTML, b"x"),
        "/open": (200, HTML, b"x"),
    }
    assert rules[:64].endswith(b"Disallow: /"), "which would forbid all"
    with served(answers) as (address, _), Client() as client:
        found = [name(client.fetch(f"{address}/{path}")) for path in ("private", "open")]
    assert found == ["robots", 200]


def test_a_problem_of_robots_txt_says_so_each_time(opened):
    with served({"/robots.txt": (500, {}, b"")}) as (address, _), Client() as client:
        found = [client.fetch(f"{address}/{path}") for path in "ab"]
    assert [(one.name, one.where, one.detail) for one in found if isinstance(one, Problem)] == [
        ("try_later", f"{address}/{path}", "its robots.txt: status 500") for path in "ab"
    ]


def test_a_host_is_left_alone_between_two_requests(opened, monkeypatch):
    waited = []
    monkeypatch.setattr("dashboard.intake.fetching.client.time.sleep", waited.append)
    answers = {"/a": (200, HTML, b"x"), "/b": (200, HTML, b"x")}
    with served(answers) as (address, _), Client(pause=600.0) as client:
        assert [name(client.fetch(f"{address}/{path}")) for path in "ab"] == [200, 200]
    assert len(waited) == 2  # after robots.txt, and after the first page
    assert all(500 < seconds <= 600 for seconds in waited)


def drip(file):
    for _ in range(600):
        file.write(b"x")
        file.flush()
        time.sleep(0.05)


def test_a_server_that_drips_is_left(opened, monkeypatch):
    monkeypatch.setattr(limits, "FETCH_SECONDS", 1)
    with served({"/a": (200, HTML, drip)}) as (address, _), Client() as client:
        begun = time.monotonic()
        assert name(client.fetch(f"{address}/a")) == "too_slow"
        assert time.monotonic() - begun < 10


def test_a_server_that_drips_its_headers_is_left(opened, monkeypatch):
    monkeypatch.setattr(limits, "FETCH_SECONDS", 1)

    def slowly(handler):
        for number in range(600):
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n" if not number else b"X-A: b\r\n")
            time.sleep(0.05)
        return 200, HTML, b"x"

    with served({"/a": (slowly, None, None)}) as (address, _), Client() as client:
        begun = time.monotonic()
        assert name(client.fetch(f"{address}/a")) == "too_slow"
        assert time.monotonic() - begun < 10


def test_a_packed_reply_is_read_whole_or_not_at_all(opened):
    packed = gzip.compress(SENTENCE.encode() * 9)
    head = {**HTML, "Content-Encoding": "gzip", "Connection": "close"}
    answers = {
        "/whole": (200, head, packed + gzip.compress(b"The end.") + b"\0" * 8),
        "/cut": (200, head, packed[: len(packed) // 2]),
        "/none": (200, head, b""),
    }
    with served(answers) as (address, _), Client() as client:
        whole, cut, none = (client.fetch(f"{address}/{one}") for one in ("whole", "cut", "none"))
    assert isinstance(whole, Reply)
    assert whole.data.endswith(b"town.The end.")
    assert (name(cut), name(none)) == ("not_fetched", 200)


def test_a_reply_that_unpacks_to_too_much_is_left(opened, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000_000)
    packed = gzip.compress(bytes(200_000_000))
    answers = {
        "/a": (200, {**HTML, "Content-Encoding": "gzip"}, packed),
        "/b": (200, {**HTML, "Content-Encoding": "br"}, b"x"),
        "/c": (200, HTML, bytes(1_000_001)),
    }
    with served(answers) as (address, _), Client() as client:
        assert [name(client.fetch(f"{address}/{path}")) for path in "abc"] == [
            "too_large",
            "not_fetched",
            "too_large",
        ]


def test_a_reply_that_is_not_packed_as_it_says_is_a_problem(opened):
    answers = {"/a": (200, {**HTML, "Content-Encoding": "gzip"}, b"no gzip")}
    with served(answers) as (address, _), Client() as client:
        assert name(client.fetch(f"{address}/a")) == "not_fetched"


def test_a_server_that_asks_to_wait_is_asked_once_more(opened):
    replies = iter([(429, {"Retry-After": "0"}, b""), (200, HTML, b"x"), (404, {}, b"")])
    answers = {
        "/a": (lambda _: next(replies), None, None),
        "/b": (429, {"Retry-After": "3600"}, b""),
        "/c": (503, {}, b""),
    }
    with served(answers) as (address, asked), Client() as client:
        assert [name(client.fetch(f"{address}/{path}")) for path in "acacb"] == [
            200, "try_later", "not_found", "try_later", "try_later",
        ]  # fmt: skip
        before = len(asked)
        assert name(client.fetch(f"{address}/a")) == "try_later"
        assert len(asked) == before, "a host that asks for an hour is left alone for all addresses"


def test_a_server_that_is_busy_twice_is_asked_no_third_time(opened):
    with served({"/a": (429, {"Retry-After": "0"}, b"")}) as (address, asked), Client() as client:
        assert name(client.fetch(f"{address}/a")) == "try_later"
        assert [path for path, _ in asked] == ["/robots.txt", "/a", "/a"]


def test_what_did_not_change_is_not_sent_again(opened):
    def answer(handler):
        same = handler.headers.get("If-None-Match") == '"1"'
        return (304, {"ETag": '"1"'}, b"") if same else (200, {**HTML, "ETag": '"1"'}, b"x")

    with served({"/a": (answer, None, None)}) as (address, _), Client() as client:
        first = client.fetch(f"{address}/a")
        assert isinstance(first, Reply)
        assert name(client.fetch(f"{address}/a", first.headers)) == 304


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("5", 5.0), ("", None), ("soon", None), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0)],
)
def test_retry_after_is_seconds_or_a_date(asked, seconds):
    assert seconds_to_wait(asked) == seconds


@pytest.mark.parametrize(
    "asked", ["9" * 400, "Wed, 21 Oct 2131 07:28:00", "Wed, 21 Oct 2131 07:28:00 -0000"]
)
def test_no_host_is_left_alone_for_ever(asked):
    assert seconds_to_wait(asked) == limits.FETCH_LATER


def test_pages_feeds_and_sitemaps_become_articles_and_offline_asks_for_none(
    opened, tmp_path, monkeypatch
):
    feed = "<rss version='2.0'><channel><title>Bay</title><item><title>a</title><link>{0}/a</link></item><item><title>no</title><link>{0}/no</link></item></channel></rss>"
    wrong = page("Café opens").replace("Café".encode(), "Café".encode("cp1252"))
    answers = {
        "/a": (200, HTML, page("Pier opens")), "/b": (200, HTML, wrong),
        "/list": (200, {"Content-Type": "text/plain"}, f"Port opens\n\n{SENTENCE}\n\n{SENTENCE}".encode()),
    }  # fmt: skip
    with served(answers) as (address, asked):
        answers["/feed"] = (
            200,
            {"Content-Type": "application/rss+xml"},
            feed.format(address).encode(),
        )
        sitemap = (
            f"<urlset><url><loc>{address}/b</loc></url><url><loc>{address}/a</loc></url></urlset>"
        )
        answers["/sitemap"] = (
            200,
            {"Content-Type": "text/xml"},
            f"<sitemapindex><sitemap><loc>{address}/one</loc></sitemap><sitemap><loc>{address}/sitemap</loc></sitemap></sitemapindex>".encode(),
        )
        answers["/one"] = (200, {"Content-Type": "text/xml"}, sitemap.encode())
        found = list(read_addresses([f"{address}/feed", f"{address}/sitemap", f"{address}/list"]))
        told = {
            one.raw_ref if isinstance(one, Article) else one.where: one.title
            if isinstance(one, Article)
            else one.name
            for one in found
        }
        assert told == {
            f"{address}/a": "Pier opens",
            f"{address}/b": "Café opens",
            f"{address}/list": "Port opens",
            f"{address}/no": "not_found",
        }
        listed = tmp_path / "mine.txt"
        listed.write_text(f"# mine\n{address}/a\n{address}/a\n", encoding="utf-8")
        (article,) = read_inputs([str(listed)])
        assert isinstance(article, Article)
        assert (article.title, article.url) == ("Pier opens", f"{address}/a")
        before = len(asked)
        monkeypatch.setenv("DATELINE_OFFLINE", "1")
        (problem,) = read_inputs([str(listed)])
        assert isinstance(problem, Problem)
        assert problem.name == "offline"
        assert len(asked) == before


def test_a_text_with_an_address_is_no_list():
    assert addresses_in("https://a.example/1\nhttps://a.example/2\n") == [
        "https://a.example/1",
        "https://a.example/2",
    ]
    assert addresses_in("https://a.example/1\nIt says so.") == []
    assert addresses_in("") == []
