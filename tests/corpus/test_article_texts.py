import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.corpus import article_texts
from dashboard.corpus.article_texts import TEXTS, Texts, write_texts
from dashboard.corpus.records import key_of
from dashboard.corpus.schema import BASE, READ

IDS = [f"a{number:02}" for number in range(23)]


def _articles(ids):
    columns = {name: [None] * len(ids) for name in BASE["articles"].names}
    columns |= {
        "article": ids,
        "key": [key_of(one) for one in ids],
        "text": [f"What {one} says, at length." for one in ids],
        "authors": [[one, "Ada Lund"] for one in ids],
        "words": [len(one) for one in ids],
    }
    return pa.table(columns, schema=BASE["articles"])


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Twenty-three articles in three segments, four in a block."""
    monkeypatch.setattr(article_texts, "BLOCK", 4)
    folders = []
    for place, some in enumerate((IDS[:9], [], IDS[9:])):
        folder = tmp_path / str(place)
        folder.mkdir()
        pq.write_table(_articles(some), folder / "articles.parquet")
        write_texts(_articles(some), folder / TEXTS)
        folders.append(folder)
    return Texts(folders)


@pytest.mark.parametrize("some", [IDS, IDS[:1], IDS[7:10], [IDS[22], IDS[3], IDS[4]]])
def test_each_article_asked_for_is_there_once_with_its_own_text(kept, some):
    found = kept.of(some, ["article", "text", "authors"])
    assert sorted(found["article"]) == sorted(some)
    for row in found.to_dict("records"):
        assert row["text"] == f"What {row['article']} says, at length."
        assert list(row["authors"]) == [row["article"], "Ada Lund"]


def test_an_article_named_twice_is_given_once_and_one_that_is_not_there_not_at_all(kept):
    found = kept.of(["a03", "nobody", "a03"], ["article"])
    assert found["article"].tolist() == ["a03"]
    assert kept.of(["nobody"], ["article"]).empty
    assert kept.of([], ["text"]).empty


def test_a_collection_without_articles_has_none():
    found = Texts([]).of(["a03"], list(READ))
    assert found.empty
    assert list(found.columns) == list(READ)


def test_only_the_blocks_asked_for_are_read(kept, monkeypatch):
    read = []
    blocks = Texts._blocks
    monkeypatch.setattr(
        Texts,
        "_blocks",
        lambda self, segment, rows, schema: (
            read.append(rows // 4) or blocks(self, segment, rows, schema)
        ),
    )
    kept.of(["a00", "a03", "a20"], ["article"])
    assert [sorted({*one.tolist()}) for one in read] == [[0], [2]]
