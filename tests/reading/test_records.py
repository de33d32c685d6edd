"""The sheet of records shows the page beside what was made of it, as text alone."""

import json

import pytest

from tests.reading.records import LINES, SHEET, count_records, write_records

PAGE = "<html><head><title>Quay {0}</title></head><body><h1>Quay {0}</h1><p>{1} &lt;script&gt;</p><footer>Imprint</footer></body></html>"


def test_pages_are_drawn_by_the_seed_and_shown_as_text(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(6):
        prose = f"Quay number {number} was closed on Friday, the board said. " * 5
        (pages / f"{number}.html").write_text(PAGE.format(number, prose))
    assert write_records(pages, tmp_path / "one", "a", 4) == 4
    write_records(pages, tmp_path / "two", "a", 4)
    sheets = [(tmp_path / name / SHEET).read_text() for name in ("one", "two")]
    assert sheets[0] == sheets[1]
    assert "Imprint" in sheets[0]
    assert "<script>" not in sheets[0]
    lines = [json.loads(line) for line in (tmp_path / "one" / LINES).read_text().splitlines()]
    with pytest.raises(ValueError, match="no verdicts"):
        count_records(tmp_path / "one")
    filled = [one | {"verdict": "right"} for one in lines]
    (tmp_path / "one" / LINES).write_text("".join(f"{json.dumps(one)}\n" for one in filled))
    assert count_records(tmp_path / "one") == {"right": 4, "partly": 0, "wrong": 0}
