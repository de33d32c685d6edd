"""Tables to take away: what a page lists, its words to the letter, its open ends open."""

import io
import json

import pandas as pd
import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.export import exported, listed
from dashboard.corpus.store import Store
from dashboard.view import View

SAID = (
    'Mayor Ada Quill opened the bridge. "The bridge is safe," Quill said. '
    '"It is ours," she said, "and it stays."'
)


@pytest.fixture(scope="module")
def straight(tmp_path_factory, make_article):
    """A collection of an undated article in straight marks, with authors."""
    path = tmp_path_factory.mktemp("straight")
    add(Store(path), [make_article(SAID, id="a", authors=("Ida Brandt", "Bram Oost"))])
    return open_corpus(path)


def test_words_are_to_the_letter(straight):
    text = straight.article("a").article.text
    frame = listed(straight, View(), "quotations")
    assert len(frame) == 2
    for row in frame.itertuples():
        spans = [map(int, piece.split(":")) for piece in row.pieces]
        assert row.words == " … ".join(text[start:end] for start, end in spans)
    assert not frame["words"].str.contains("[“”]").any()


def test_ends_that_nobody_knows_are_empty(straight):
    csv = exported(straight, View(), "articles", "csv").decode("utf-8-sig")
    row = pd.read_csv(io.StringIO(csv)).iloc[0]
    assert pd.isna(row["published_first"])
    assert pd.isna(row["published_last"])
    assert pd.isna(row["published"])


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_authors_are_exported(straight, form):
    data = exported(straight, View(), "articles", form)
    if form == "csv":
        told = pd.read_csv(io.BytesIO(data))["authors"].iloc[0]
        assert told == "Ida Brandt; Bram Oost"
    elif form == "json":
        assert json.loads(data)[0]["authors"] == ["Ida Brandt", "Bram Oost"]
    else:
        assert list(pd.read_parquet(io.BytesIO(data))["authors"].iloc[0]) == [
            "Ida Brandt",
            "Bram Oost",
        ]
