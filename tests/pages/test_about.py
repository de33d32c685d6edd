import json
import re

import pytest

from dashboard.page.components import accuracy, reading_results

RUN = """{"version": "9", "parser": "7", "measured": "2031-03-04", "figures": [{"measure": "<b>Names",
"figure": 0.5, "set": "A set", "articles": 1200, "note": "CC0"}]}"""


@pytest.fixture
def measured(monkeypatch, tmp_path):
    monkeypatch.setattr(accuracy, "PATH", tmp_path / "accuracy.json")
    return tmp_path / "accuracy.json"


def test_the_figures_are_shown_with_their_articles_day_and_version(open_page, harbour, measured):
    measured.write_text(RUN)
    html = open_page(harbour, "about").html
    assert "Measured on 4 Mar 2031 with version 9, parser 7." in html
    assert '<th scope="row">&lt;b&gt;Names</th><td class="number">0.50</td>' in html
    technical = html.index("In technical terms")
    assert html.index("log-odds ratio") > technical
    assert html.count("In technical terms") == 3
    assert "A set <small>(CC0)</small></td>" in html
    assert '<td class="number">1,200</td>' in html


def test_without_the_files_nothing_is_claimed(open_page, harbour, measured, judged):
    html = open_page(harbour, "about").html
    assert "holds no measured figures, so nothing is claimed here" in html
    assert "<table" not in html


@pytest.fixture
def judged(monkeypatch, tmp_path):
    monkeypatch.setattr(reading_results, "PATH", tmp_path / "readings.json")
    return tmp_path / "readings.json"


def reading(day, group):
    share = {"group": group, "items": 40, "right": 32, "wrong": 2, "harmful": 1}
    share |= {"low": 0.652, "high": 0.895, "agreement": 0.61}
    about = {"collection": "<b>Bridges</b>", "parser": "7", "read": day, "items": []}
    return about | {"shares": [share]}


def test_what_readers_found_is_shown_with_its_interval_the_latest_first(
    open_page, harbour, measured, judged
):
    judged.write_text(
        json.dumps([reading("2031-03-04", "quotation"), reading("2031-04-05", "date")])
    )
    html = open_page(harbour, "about").html
    date, fold, quotation = map(
        html.index,
        ('<th scope="row">Dates <', "Earlier readings: 1 sample<", '<th scope="row">Quotations <'),
    )
    assert date < fold < quotation
    assert '80% <small class="whole">[65%–90%]</small>' in html
    assert "&lt;b&gt;Bridges&lt;/b&gt;, parser 7, 5 Apr 2031" in html
    regions = re.findall(r'role="region" aria-label="([^"]*)"', html)
    assert regions == ["Readers’ verdicts", "Readers’ earlier verdicts"]


def test_where_nobody_has_read_the_page_says_so(open_page, harbour, measured, judged):
    html = open_page(harbour, "about").html
    assert "No sample has been judged by readers yet" in html
    assert "Cohen" not in html


def test_every_sample_that_was_read_is_named_in_words():
    assert {
        sample.group for sample in reading_results.read_samples()
    } <= reading_results.CALLED.keys()
