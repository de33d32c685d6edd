"""How ``dateline add`` ends: its last line, the problems it names, and its exit code."""

import json
import socket

import pytest
from typer.testing import CliRunner

from dashboard.cli import app

REPORT = """---
title: Bridge opens in Norwich
published: 2024-03-05
---
Mayor Ada Quill opened the new bridge on Monday.
"""


def dateline(*words):
    """Run the command in this process."""
    return CliRunner().invoke(app, [*map(str, words)], catch_exceptions=False)


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """A home folder for the collection of each test."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("DATELINE_HOME", str(folder))
    monkeypatch.setenv("COLUMNS", "100")
    return folder


@pytest.fixture
def article(tmp_path):
    """One article in a file."""
    path = tmp_path / "bridge.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_second_run_says_that_nothing_is_new(article):
    assert dateline("add", article).exit_code == 0
    done = dateline("add", article)
    assert done.exit_code == 0
    assert "Nothing new" in done.stderr
    assert "1 already there" in done.stderr
    assert "0/0" not in done.stderr
    assert "/?" not in done.stderr


def test_a_missing_file_alone_is_named_and_ends_with_2(tmp_path):
    done = dateline("add", tmp_path / "gone.txt")
    assert done.exit_code == 2
    assert "not_found:" in done.stderr
    assert "gone.txt" in done.stderr


def test_an_empty_folder_ends_with_2(tmp_path):
    (tmp_path / "none").mkdir()
    done = dateline("add", tmp_path / "none")
    assert done.exit_code == 2
    assert f"Nothing to read in {tmp_path / 'none'}" in done.stderr


def test_an_unread_file_among_others_is_named_and_ends_with_1(article, tmp_path):
    (tmp_path / "scan.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(200)))
    for added in ("1 added", "1 already there"):
        done = dateline("add", tmp_path)
        assert done.exit_code == 1
        assert added in done.stderr
        assert "unsupported_format: scan.txt (a picture: it holds no text" in done.stderr


def test_a_row_without_text_is_kept_and_named_with_its_row(tmp_path):
    table = tmp_path / "list.csv"
    table.write_text(
        "title,text,published\nBridge opens,The bridge opened on Monday in Norwich.,2024-03-05\n"
        "Bridge closes,,2024-03-06\n",
        encoding="utf-8",
    )
    done = dateline("add", table)
    assert done.exit_code == 1
    assert "2 added, 0 updated, 0 already there, 0 not read, 1 without text." in done.stderr
    assert "no_text: list.csv#3 (only a headline; kept without its text)" in done.stderr


def test_the_exit_codes_are_in_the_help():
    told = " ".join(dateline("add", "--help").stdout.split())
    assert "exit code 0 when all was read, 1 when something was not" in told


def test_an_article_is_removed_by_its_id(article, home):
    dateline("add", article)
    table = dateline("export", "--table", "articles", "--format", "json").stdout
    identity = json.loads(table)["rows"][0]["article"]
    done = dateline("remove", identity)
    assert (done.exit_code, done.stderr.split("\n")[1]) == (0, "Removed: Bridge opens in Norwich")
    again = dateline("remove", identity)
    assert again.exit_code == 2
    assert f"There is no article {identity}" in again.stderr


def test_serving_no_collection_or_a_taken_port_says_what_to_do(article, home):
    assert "dateline add" in dateline("serve").stderr
    dateline("add", article)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = dateline("serve", "--port", port)
    assert done.exit_code == 2
    assert f"Port {port} is in use. Choose another one with --port." in done.stderr


@pytest.mark.parametrize("how", ["option", "variable"])
def test_feeds_are_not_watched_offline(home, monkeypatch, how):
    monkeypatch.setenv("DATELINE_OFFLINE", "" if how == "option" else "1")
    done = dateline(
        "watch", "https://bay.example/feed", *(["--offline"] if how == "option" else [])
    )
    assert done.exit_code == 2
    assert "--offline" in done.stderr
    assert not list(home.iterdir())
