"""README and accuracy.json agree; nothing in either is typed by hand."""

from dashboard.page.components.accuracy import Accuracy, Figure, read_accuracy
from tests.quality.accuracy import BLOCK, README, readme_block, write_readme

RUN = '{"version": "9", "parser": "7", "measured": "2031-03-04", "figures": [%s]}'
FIGURE = '{"measure": "Names", "figure": 0.755, "set": "A", "articles": 12, "note": "CC0"}'


def test_the_readme_shows_what_was_measured():
    accuracy = read_accuracy()
    assert accuracy is not None
    block = BLOCK.search(README.read_text(encoding="utf-8"))
    assert block
    assert block[0] == f"{block[1]}{readme_block(accuracy)}{block[2]}"


def test_every_figure_is_between_nothing_and_perfect():
    accuracy = read_accuracy()
    assert accuracy
    assert all(0 < figure.figure <= 1 and figure.articles for figure in accuracy.figures)


def test_only_the_marked_block_is_rewritten(tmp_path):
    (tmp_path / "accuracy.json").write_text(RUN % FIGURE)
    readme = tmp_path / "README.md"
    readme.write_text("before\n<!-- accuracy -->\nold\n<!-- /accuracy -->\nafter\n")
    write_readme(readme, tmp_path / "accuracy.json")
    text = readme.read_text()
    assert text.startswith("before\n<!-- accuracy -->\nMeasured on 4 Mar 2031 with version 9,")
    assert "| Names | 0.76 | A | 12 | CC0 |\n" in text
    assert text.endswith("<!-- /accuracy -->\nafter\n")


def test_a_file_that_cannot_be_read_holds_no_figures(tmp_path):
    path = tmp_path / "accuracy.json"
    assert read_accuracy(path) is None
    for broken in ("", "[]", "{}", '{"figures": 3}', RUN % '{"measure": "x"}'):
        path.write_text(broken)
        assert read_accuracy(path) is None
    path.write_text(RUN % FIGURE)
    figure = Figure("Names", 0.755, "A", 12, "CC0")
    assert read_accuracy(path) == Accuracy("9", "7", "2031-03-04", (figure,))
