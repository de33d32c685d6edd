"""Tables to take away: what a page lists, its words to the letter, its open ends open."""

import io
import json

import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.export import FORMS, exported, listed
from dashboard.corpus.store import Store
from dashboard.corpus.workbook import ABOUT
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
    for row in frame.to_dict("records"):
        spans = [map(int, piece.split(":")) for piece in row["pieces"]]
        assert row["words"] == " … ".join(text[start:end] for start, end in spans)
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
        assert json.loads(data)["rows"][0]["authors"] == ["Ida Brandt", "Bram Oost"]
    else:
        assert list(pd.read_parquet(io.BytesIO(data))["authors"].iloc[0]) == [
            "Ida Brandt",
            "Bram Oost",
        ]


VIEW = View(text="bridge", speaker=("Ada Quill",))
SENTENCE = "Articles with “bridge”, that quote Ada Quill"


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_the_same_rows_and_says_which_view(straight, form):
    data = exported(straight, VIEW, "quotations", form)
    rows = listed(straight, VIEW, "quotations")["words"].tolist()
    assert rows == ["The bridge is safe"]
    if form == "csv":
        frame = pd.read_csv(io.BytesIO(data))
        assert frame["view"].tolist() == [SENTENCE]
    elif form == "xlsx":
        frame = pd.read_excel(io.BytesIO(data), sheet_name="Rows")
        about = pd.read_excel(io.BytesIO(data), sheet_name=ABOUT, header=None)
        said = dict(zip(about[0], about[1], strict=True))
        assert (said["view"], said["link"]) == (SENTENCE, "?text=bridge&speaker=Ada+Quill")
    elif form == "json":
        told = json.loads(data)
        frame = pd.DataFrame(told["rows"])
        assert (told["view"], told["collection"]) == (SENTENCE, straight.fingerprint)
    else:
        table = pq.read_table(io.BytesIO(data))
        assert json.loads(table.schema.metadata[b"dateline"])["view"] == SENTENCE
        frame = table.to_pandas()
    assert frame["words"].tolist() == rows


@pytest.mark.parametrize(
    "table", ["articles", "entities", "timeline", "quotations", "unnamed", "versions"]
)
@pytest.mark.parametrize("form", FORMS)
def test_every_table_has_every_form_also_when_it_is_empty(straight, table, form):
    assert exported(straight, View(text="zeppelin"), table, form)


def test_only_the_timeline_is_a_calendar(straight):
    with pytest.raises(ValueError, match="--table timeline"):
        exported(straight, View(), "articles", "ics")
