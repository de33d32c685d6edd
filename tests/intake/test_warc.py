"""Web archives, written here as crawlers write them."""

import gzip
import io
import json
import zipfile

import pytest

from dashboard.intake import limits, read_path
from dashboard.model import Article, Problem

SENTENCE = (
    "The pier of Lindhaven opened on Monday, the harbour master said in the hall of the town."
)


def record(
    kind, address, content, content_type="text/html; charset=utf-8", status=b"200 OK", more=b""
):
    reply = (
        b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
        % (status, content_type.encode(), len(content))
        + content
    )
    return (
        b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2021-03-05T10:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n%s"
        b"Content-Type: application/http; msgtype=%s\r\nContent-Length: %d\r\n\r\n"
        % (kind, address, more, kind, len(reply))
        + reply
        + b"\r\n\r\n"
    )


def page(title):
    return f"<html><head><title>{title}</title></head><body><article><h1>{title} opens at last</h1>{f'<p>{SENTENCE}</p>' * 4}</article></body></html>".encode()


RECORDS = [
    record(b"response", b"https://baycourier.example/pier", page("Pier")),
    record(b"request", b"https://baycourier.example/port", b""),
    record(b"response", b"https://baycourier.example/a.png", b"\x89PNG", "image/png"),
    record(b"response", b"https://baycourier.example/no", page("No"), status=b"404 Not Found"),
    record(
        b"response",
        b"https://baycourier.example/port",
        page("Port"),
        more=b"WARC-Truncated: length\r\n",
    ),
]


@pytest.mark.parametrize(
    "pack", [b"".join, lambda records: b"".join(map(gzip.compress, records))], ids=["plain", "gzip"]
)
def test_each_page_of_an_archive_is_an_article(tmp_path, pack):
    path = tmp_path / "x.bin"
    path.write_bytes(pack(RECORDS))
    pier, port = read_path(path)
    assert isinstance(pier, Article)
    assert isinstance(port, Article)
    assert (pier.title, pier.url, pier.published) == (
        "Pier opens at last",
        "https://baycourier.example/pier",
        None,
    )
    assert pier.published_evidence == "crawled, not published: 2021-03-05T10:00:00Z"
    assert "truncated: by the crawler" in port.warnings


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_beside_each_article_stands_where_it_lies_in_the_archive(tmp_path, pack):
    path = tmp_path / "x.warc"
    digest = b"WARC-Payload-Digest: sha1:QUILL\r\n"
    packed = [
        pack(one)
        for one in (
            *RECORDS[1:3],
            record(b"response", b"https://a.example/pier", page("Pier"), more=digest),
        )
    ]
    path.write_bytes(b"".join(packed))
    (pier,) = read_path(path)
    assert isinstance(pier, Article)
    assert {one.name: one.value for one in pier.extra} == {
        "archive": "x.warc",
        "offset in archive": str(len(packed[0] + packed[1])),
        "digest of payload": "sha1:QUILL",
        "fetched": "2021-03-05T10:00:00Z",
    }


def test_a_packed_archive_is_read_though_it_unpacks_to_more_than_a_file_may(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 1_000)
    path = tmp_path / "x.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, RECORDS)))
    found = [*read_path(path)]
    assert [one.title for one in found if isinstance(one, Article)] == [
        "Pier opens at last",
        "Port opens at last",
    ]


@pytest.mark.parametrize("spoil", ["cut", "damaged"])
def test_a_packed_archive_that_is_spoilt_gives_the_pages_before(tmp_path, spoil):
    first, *rest = map(gzip.compress, RECORDS[::4])
    (second,) = rest
    spoilt = second[:-20] if spoil == "cut" else second[:60] + b"x" * 40 + second[100:]
    path = tmp_path / "x.warc.gz"
    path.write_bytes(first + spoilt)
    pier, problem = read_path(path)
    assert isinstance(pier, Article)
    assert isinstance(problem, Problem)
    assert problem.name == "broken"


def test_the_archives_of_a_wacz_file_are_read(tmp_path):
    path = tmp_path / "x.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package"}))
        archive.writestr("pages/pages.jsonl", '{"title": "Pier"}')
        archive.writestr("archive/data.warc.gz", b"".join(map(gzip.compress, RECORDS)))
    assert [one.title for one in read_path(path) if isinstance(one, Article)] == [
        "Pier opens at last",
        "Port opens at last",
    ]


@pytest.mark.parametrize("length", [10, 60, 200, 500])
def test_an_archive_that_is_cut_off_is_named_or_read_as_far_as_it_goes(tmp_path, length):
    path = tmp_path / "x.warc"
    path.write_bytes(RECORDS[0][:length])
    found = list(read_path(path))
    assert found
    assert all(isinstance(one, Article | Problem) for one in found)


def test_nothing_but_pictures_is_named(tmp_path):
    path = tmp_path / "x.warc"
    path.write_bytes(io.BytesIO(RECORDS[2]).getvalue())
    (problem,) = read_path(path)
    assert isinstance(problem, Problem)
    assert problem.name == "no_articles"


def served(body, headers):
    """Return a record whose page was kept as it was sent."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + b"\r\n\r\n"
    plain = record(b"response", b"https://baycourier.example/pier", b"")
    start, _, _ = plain.partition(b"Content-Length: ")
    return start + b"Content-Length: %d\r\n\r\n" % len(head + body) + head + body + b"\r\n\r\n"


def chunked(body):
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:100], body[100:], b""))


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page("Pier")), b"Content-Encoding: gzip"),
        (chunked(page("Pier")), b"Transfer-Encoding: chunked"),
        (
            chunked(gzip.compress(page("Pier"))),
            b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip",
        ),
        (page("Pier"), b"Transfer-Encoding: chunked\r\nContent-Encoding: br"),
    ],
    ids=["packed", "in chunks", "both", "undone by the crawler"],
)
def test_a_page_is_read_as_its_server_meant_it(tmp_path, body, headers):
    path = tmp_path / "x.warc"
    path.write_bytes(served(body, headers))
    (found,) = read_path(path)
    assert isinstance(found, Article)
    assert found.title == "Pier opens at last"
    assert SENTENCE in found.of_kind("paragraph")


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page("Pier"))[:-30], b"Content-Encoding: gzip"),
        (b"\x8b\x00\x01\x02" * 50, b"Content-Encoding: br"),
    ],
)
def test_a_page_that_does_not_unpack_is_named(tmp_path, body, headers):
    path = tmp_path / "x.warc"
    path.write_bytes(served(body, headers))
    (problem,) = read_path(path)
    assert isinstance(problem, Problem)
    assert "packed" in problem.detail
