"""What is larger than any article is a named problem before it takes the reader's memory."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.intake import limits, read_path
from dashboard.intake.formats import FORMS
from dashboard.intake.webpage import draft_from_page
from dashboard.model import Article, Problem

SENTENCE = "The pier of Lindhaven opened on Monday, the harbour master said. "
MEASURED = """
import re, sys
from pathlib import Path
from dashboard.intake import read_path
names = [getattr(one, "name", "") for one in read_path(sys.argv[1])]
print(names, int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


def read(path):
    return [
        one.title if isinstance(one, Article) else (one.name, one.where) for one in read_path(path)
    ]


@pytest.fixture
def small(monkeypatch):
    """Limits that a test reaches in no time."""
    monkeypatch.setattr(limits, "ARTICLE_LETTERS", 2_000)
    monkeypatch.setattr(limits, "ARTICLE_LINES", 50)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 40,
        "Pier\n" * 60,
        "---\ntitle: Pier\n---\n" + SENTENCE * 40,
        f"<div><p>{SENTENCE * 40}</p></div>",
    ],
)
def test_an_article_longer_than_any_is_named(tmp_path, monkeypatch, small, text):
    monkeypatch.setattr(limits, "PAGE_LETTERS", 1_000)
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    assert read(path) == [("too_large", "x.txt")]


def test_an_article_longer_than_what_is_parsed_is_kept_and_said(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "PARSED_LETTERS", 1_000)
    path = tmp_path / "x.txt"
    path.write_text(f"Pier\n\n{SENTENCE * 40}", encoding="utf-8")
    article, problem = read_path(path)
    assert isinstance(article, Article)
    assert len(article.text) > 2_500
    assert isinstance(problem, Problem)
    assert (problem.name, problem.where) == ("read_in_part", "x.txt")
    assert problem.detail.endswith(f"the first 1,000 of its {len(article.text):,} letters")
    path.write_text("Die Mole\n\n" + "Die Mole von Lindhaven ist am Montag eröffnet worden. " * 40)
    (article,) = read_path(path)
    assert isinstance(article, Article)
    assert article.language == "de"


def test_the_readme_says_how_much_of_an_article_is_parsed():
    readme = Path(__file__).parents[2] / "README.md"
    assert f"the first {limits.PARSED_LETTERS:,} characters" in readme.read_text("utf-8")


def test_one_enormous_cell_is_named_and_the_other_rows_are_read(tmp_path, small):
    table = tmp_path / "x.csv"
    table.write_text(f'title,text\nPier,"{SENTENCE * 40}"\nPort,It opened.\n', encoding="utf-8")
    assert read(table) == [("too_large", "x.csv#2"), "Port"]
    lines = tmp_path / "x.jsonl"
    records = [{"title": "Pier", "text": SENTENCE * 40}, {"title": "Port", "text": "It opened."}]
    lines.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    assert read(lines) == [("too_large", "x.jsonl#1"), "Port"]
    records[0]["text"] = f"<p>{records[0]['text']}</p>"
    lines.write_text(json.dumps(records), encoding="utf-8")
    assert read(lines) == [("too_large", "x.jsonl#1"), "Port"]


def test_a_cell_over_the_limit_of_cells_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "CELL_BYTES", 500)
    table = tmp_path / "x.csv"
    table.write_text(f'title,text\nPort,It opened.\nPier,"{SENTENCE * 40}"\n', encoding="utf-8")
    assert read(table) == ["Port", ("too_large", "x.csv#3")]


def test_below_a_row_that_is_no_csv_only_whole_rows_are_articles(tmp_path):
    table = tmp_path / "x.csv"
    text = "The pier opened.\nIt is long.\nIt is new.\n"
    table.write_text(f'title,text,source\nPier,"{text}\nPort,It opened.,Post\n', encoding="utf-8")
    assert read(table) == [("unclosed_quote", "x.csv#2"), "Port"]


def test_a_large_feed_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(FORMS, "feed", FORMS["feed"]._replace(most=100))
    path = tmp_path / "x.xml"
    path.write_text(f"<rss><channel><item><title>{SENTENCE * 3}</title></item></channel></rss>")
    assert read(path) == [("too_large", "x.xml")]


def test_a_page_of_too_many_elements_is_read_as_text(monkeypatch):
    monkeypatch.setattr(limits, "PAGE_ELEMENTS", 100)
    draft = draft_from_page(f"<html><body>{'<b>x</b>' * 150}<p>{SENTENCE * 3}</p></body></html>")
    assert not isinstance(draft, Problem)
    assert "large_page: read as plain text" in draft.warnings
    assert any(SENTENCE.strip() in part.text for part in draft.body)


@pytest.mark.parametrize("between", [" ", "/", '=">" '])
def test_a_page_with_a_tag_of_countless_attributes_is_read_as_text(between):
    attributes = between.join(f"a{number}" for number in range(5_000))
    draft = draft_from_page(f"<html><body><p {attributes}>{SENTENCE * 3}</p></body></html>")
    assert not isinstance(draft, Problem)
    assert "large_page: read as plain text" in draft.warnings


def test_long_values_are_no_attributes():
    value = SENTENCE * 500
    draft = draft_from_page(f"<html><body><p data-all='{value}'>{SENTENCE * 3}</p></body></html>")
    assert not isinstance(draft, Problem)
    assert "large_page: read as plain text" not in draft.warnings


def test_a_page_nested_very_deep_keeps_its_text():
    draft = draft_from_page(f"<html><body>{'<div>' * 150_000}{SENTENCE * 9}</body></html>")
    assert not isinstance(draft, Problem)
    assert any(SENTENCE.strip() in part.text for part in draft.body)


@pytest.mark.parametrize("data", ['{"title": "x", "text": ' + "[" * 200_000, '{"a":' * 100_000])
def test_brackets_within_brackets_are_named(tmp_path, data):
    path = tmp_path / "x.json"
    path.write_text(data, encoding="utf-8")
    (problem,) = read_path(path)
    assert isinstance(problem, Problem)
    assert (problem.name, problem.detail) == (
        "broken",
        "no JSON that can be read: brackets within brackets, too deep",
    )


@pytest.mark.parametrize(
    "text", ["Pier\n" * 3_600_000, "<html><body>" + "<b>x</b>" * 450_000], ids=["lines", "elements"]
)
def test_a_file_just_under_the_limit_takes_less_than_300_megabytes(tmp_path, text):
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout.split()[-1]) < 300


@pytest.mark.slow
@pytest.mark.parametrize(
    "boxes",
    [
        "<p class='caption'>The old pier in winter.</p>",
        "<div class='tab-pane'>x</div>",
        "<div class='subhead'>x</div>",
    ],
)
def test_many_boxes_of_one_kind_side_by_side_are_each_looked_at_once(boxes):
    """Four times as many take four times as long, and not sixteen times."""

    def seconds(many):
        began = time.process_time()
        draft_from_page(f"<body><h1>Pier</h1><div>{boxes * many}</div><p>{SENTENCE * 5}</p></body>")
        return time.process_time() - began

    seconds(100)
    assert seconds(16_000) < 10 * seconds(4_000)
