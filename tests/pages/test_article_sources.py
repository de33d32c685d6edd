"""Below an article: other columns of its record as text alone, its original as a download alone."""

import json

import pytest
import streamlit as st

from dashboard.corpus.adding import AddOptions, add
from dashboard.corpus.store import Store
from dashboard.intake import read_guarded
from dashboard.intake.file_reading import Asked
from dashboard.model import Article
from dashboard.page import request_limits

RECORD = {
    "id": "r1",
    "title": "Quay closed",
    "text": "The harbour board closed the north quay on Friday.",
    "<b>desk</b>": "<script>alert(1)</script>",
}


def test_other_columns_are_text_and_the_original_is_no_page(open_page, tmp_path, monkeypatch):
    (tmp_path / "one.jsonl").write_text(json.dumps(RECORD) + "\n")
    staged = tmp_path / "staged"
    staged.mkdir()
    (article,) = read_guarded(tmp_path / "one.jsonl", Asked(staged))
    assert isinstance(article, Article)
    add(Store(tmp_path / "own"), [article], AddOptions(model="none", originals=staged))
    made = []
    plain = st.download_button

    def button(words, data, file_name, mime, **more):
        made.append((data, file_name, mime))
        return plain(words, data, file_name, mime, **more)

    monkeypatch.setattr(st, "download_button", button)
    monkeypatch.setitem(
        request_limits.ALLOWED, "exports", request_limits.Allowance(1, 9, 600, "Enough.")
    )
    page = open_page(tmp_path / "own", "article", article=article.id)
    assert "2 other columns of its record" in page.html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.html
    assert "<script>alert" not in page.html
    data, name, kind = next(one for one in made if one[1].startswith("original-"))
    assert kind == "application/octet-stream"
    assert name.endswith(".json")
    assert json.loads(data()) == RECORD
    with pytest.raises(request_limits.ServerBusy, match="Enough"):
        data()
