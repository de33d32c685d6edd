import gzip
import stat
import zipfile

import pytest

from dashboard.intake import limits, read_path
from dashboard.intake.inputs import read_inputs
from dashboard.model import Article, Problem

MATTER = """---
title: "A pier: its price"
date: 2024-04-22
source: The Bay Courier
url: https://a.example/pier
byline: Ida Brandt
language: en
section: Town
record:
  - title: Minutes
---
The pier **opened** on Monday, the [mayor](https://a.example/mayor) said.
It cost a lot.

## What comes next

The council will meet on Friday.
"""


@pytest.fixture
def folder(tmp_path, paragraphs):
    root = tmp_path / "reports"
    (root / "deep").mkdir(parents=True)
    (root / "a.md").write_text(MATTER, encoding="utf-8")
    (root / "deep" / "b.txt").write_text(
        "A second pier\n\n" + "\n\n".join(paragraphs), encoding="utf-8"
    )
    (root / "README.md").write_text("About these files.", encoding="utf-8")
    (root / ".hidden").write_text("Hidden.", encoding="utf-8")
    return root


def articles(path):
    return [item for item in read_path(path) if isinstance(item, Article)]


def names(path):
    return [
        item.raw_ref if isinstance(item, Article) else (item.name, item.where)
        for item in read_path(path)
    ]


def test_a_folder_gives_its_articles_in_order_without_readme_and_hidden_files(folder):
    assert names(folder) == ["a.md", "deep/b.txt"]


def test_front_matter_is_the_record_and_markdown_the_body(folder):
    article = articles(folder / "a.md")[0]
    assert article.title == "A pier: its price"
    assert (article.published, article.source, article.byline) == (
        "2024-04-22",
        "The Bay Courier",
        "Ida Brandt",
    )
    assert (article.url, article.section, article.language) == (
        "https://a.example/pier",
        "Town",
        "en",
    )
    assert article.of_kind("heading") == ("What comes next",)
    assert article.of_kind("paragraph") == (
        "The pier opened on Monday, the mayor said. It cost a lot.",
        "The council will meet on Friday.",
    )


def test_a_heading_in_the_words_of_the_title_is_said_once(tmp_path):
    path = tmp_path / "x.md"
    matter = "---\ntitle: A pier\n---\n\n# {}\n\nThe pier opened on Monday, the mayor said.\n"
    for heading, kept in (("A pier", ()), ("What it costs", ("What it costs",))):
        path.write_text(matter.format(heading), encoding="utf-8")
        assert articles(path)[0].of_kind("heading") == kept


def test_broken_front_matter_leaves_the_text(tmp_path):
    path = tmp_path / "x.md"
    path.write_text(
        "---\ntitle: [unclosed\n---\nThe pier opened on Monday, the mayor said.\n", encoding="utf-8"
    )
    (article,) = articles(path)
    assert "The pier opened on Monday, the mayor said." in article.of_kind("paragraph")


def test_the_same_article_has_the_same_id_wherever_it_lies(folder, tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.write(folder / "deep" / "b.txt", "other.txt")
    (in_zip,) = articles(tmp_path / "x.zip")
    assert in_zip.id == articles(folder)[1].id
    assert in_zip.raw_ref == "x.zip/other.txt"


def test_a_collection_among_the_articles_is_passed_over(folder):
    (folder / "mine" / "segments").mkdir(parents=True)
    (folder / "mine" / ".lock").touch()
    (folder / "mine" / "manifest.json").write_text('{"title": "No article"}', encoding="utf-8")
    assert names(folder) == ["a.md", "deep/b.txt"]
    assert names(folder / "mine") == [("collection", str(folder / "mine"))]


def test_links_in_folders_are_not_followed(folder, tmp_path):
    (tmp_path / "secret.txt").write_text("Secret words of the town.", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert ("unsafe_path", "link.txt") in names(folder)


def test_a_missing_path_is_a_problem(tmp_path):
    assert names(tmp_path / "none") == [("not_found", str(tmp_path / "none"))]


def test_an_address_of_a_file_is_its_path_and_others_are_none():
    others = ["file.txt", "file://", "file://[", "file://archive/2021", "file:///a%00"]
    typed = ["file:///archive/May%202021", "file://localhost/archive", *others]
    found = read_inputs(typed, read=lambda path, _: [Problem("not_found", path)])
    paths = [one.where for one in found if isinstance(one, Problem)]
    assert paths == ["/archive/May 2021", "/archive", *others]


def test_a_file_named_in_an_older_encoding_is_read(tmp_path):
    place = tmp_path / "caf\udce9.txt"
    place.write_text("The pier opened on Monday.", encoding="utf-8")
    assert names(tmp_path) == names(place) == ["caf\ufffd.txt"]


def test_a_member_of_a_zip_without_a_name_is_read(tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("", "The pier opened on Monday.")
    assert names(path) == ["x.zip/"]


def test_unsafe_members_of_a_zip_are_refused_and_the_rest_is_read(tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../out.txt", "The pier opened.")
        archive.writestr("/abs.txt", "The pier opened.")
        archive.writestr("big.txt", "a" * 5_000_000)
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("inner.zip", b"PK\x03\x04 and so on")
        archive.writestr("good.txt", "The pier opened on Monday.")
    assert names(path) == [
        ("unsafe_path", "x.zip/../out.txt"),
        ("unsafe_path", "x.zip//abs.txt"),
        ("bomb", "x.zip/big.txt"),
        "x.zip/good.txt",
        ("broken", "x.zip/inner.zip"),
        ("unsafe_path", "x.zip/link.txt"),
    ]


def test_a_zip_of_too_many_files_or_bytes_is_a_bomb(tmp_path, monkeypatch):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(4):
            archive.writestr(f"{number}.txt", f"The pier opened on day {number}." * 9)
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 600)
    assert [name for name in names(path) if isinstance(name, tuple)] == [
        ("bomb", "x.zip/2.txt"),
        ("bomb", "x.zip/3.txt"),
    ]
    monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 3)
    assert names(path) == [("bomb", "x.zip")]


@pytest.mark.parametrize("head", ["", '<?xml version="1.0"?>'])
def test_a_sitemap_among_the_files_is_named_for_what_it_is(tmp_path, head):
    text = f"{head}<urlset><url><loc>https://bay.example/pier</loc></url></urlset>"
    (tmp_path / "map.xml").write_text(text, encoding="utf-8")
    (problem,) = read_path(tmp_path)
    assert isinstance(problem, Problem)
    assert (problem.name, "name it by itself" in problem.detail) == ("no_articles", True)


def test_a_broken_zip_is_a_problem(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"PK\x03\x04" + b"x" * 50)
    assert names(path) == [("broken", "x")]


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=str
)
def test_a_damaged_member_is_named_and_the_others_are_read(tmp_path, method):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("1.txt", "The pier of Lindhaven opened on Monday. " * 400)
        archive.writestr("2.txt", "Port\n\nThe port of Lindhaven opened on Monday.")
        damaged = archive.infolist()[0]
    data = bytearray(path.read_bytes())
    start = damaged.header_offset + 30 + len(damaged.filename) + 12
    for place in range(start, start + min(40, damaged.compress_size - 12)):
        data[place] ^= 0xFF
    path.write_bytes(data)
    first, second = names(path)
    assert first == ("broken", "x.zip/1.txt")
    assert second == "x.zip/2.txt"


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\xef\xbb\xbf", b"\x00\x00\x00"])
def test_a_file_with_nothing_in_it_is_empty(tmp_path, data):
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    assert names(path) == [("empty", "x.txt")]
    (problem,) = read_path(path)
    assert isinstance(problem, Problem)
    assert problem.detail.endswith("; save or download it again")


def test_a_file_over_the_limit_is_named_and_not_read(tmp_path):
    path = tmp_path / "x.txt"
    path.write_bytes(b"word " * (limits.FILE_BYTES // 5 + 1))
    assert names(path) == [("too_large", "x.txt")]


def test_a_gzip_file_is_the_file_in_it(tmp_path):
    path = tmp_path / "x.html.gz"
    path.write_bytes(gzip.compress(b"Pier\n\nThe pier of Lindhaven opened on Monday. " * 9))
    assert names(path) == ["x.html.gz"]
    path.write_bytes(path.read_bytes()[:40])
    assert names(path) == [("broken", "x.html.gz")]
    path.write_bytes(gzip.compress(b"Pier " * 2_000_000))
    assert names(path) == [("bomb", "x.html.gz")]


@pytest.mark.parametrize("called", ["Pier_files", "Pier-Dateien"])
def test_what_a_browser_saved_with_a_page_is_passed_over(tmp_path, paragraphs, called):
    page = f"<html><body><h1>Pier opens</h1>{''.join(f'<p>{text}</p>' for text in paragraphs)}</body></html>"
    root = tmp_path / "saved"
    for folder in (called, "Quay_files"):
        (root / folder).mkdir(parents=True)
        (root / folder / "style.css").write_text("body { color: red }", encoding="utf-8")
    (root / "Pier.html").write_text(page, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "saved.zip", "w") as archive:
        for place in sorted(root.rglob("*.*")):
            archive.write(place, place.relative_to(tmp_path))
    for path in (root, tmp_path / "saved.zip"):
        read = [str(found.raw_ref) for found in read_path(path) if isinstance(found, Article)]
        assert [name for name in read if name.endswith("Pier.html")]
        assert not [name for name in read if called in name]
        assert [name for name in read if "Quay_files" in name]


def test_labelled_lines_at_the_head_of_a_text_are_its_record(tmp_path, paragraphs):
    head = "Date: 3 May 2024\nSource: Bay Times\nHeadline: Crane falls\nBy: Ida Brandt\n\n"
    path = tmp_path / "crane.txt"
    path.write_text(head + "\n\n".join(paragraphs), encoding="utf-8")
    (found,) = read_path(path)
    assert isinstance(found, Article)
    assert (found.title, found.source, found.published) == (
        "Crane falls",
        "Bay Times",
        "2024-05-03",
    )
    assert list(found.of_kind("paragraph")) == list(paragraphs)
    path.write_text("Where: the pier\nWhen: Monday\n\n" + "\n\n".join(paragraphs), encoding="utf-8")
    (found,) = read_path(path)
    assert isinstance(found, Article)
    assert found.source is None
