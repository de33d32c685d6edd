import pytest

from dashboard.page.components import accuracy

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
    assert "A set <small>(CC0)</small></td>" in html
    assert '<td class="number">1,200</td>' in html


def test_without_the_file_nothing_is_claimed(open_page, harbour, measured):
    html = open_page(harbour, "about").html
    assert "holds no measured figures, so nothing is claimed here" in html
    assert "<table" not in html
