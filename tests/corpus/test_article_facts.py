"""An article's title, authors, outlet, day and kind as readers correct them: kept, shown, exported, undone."""

import json
import random
import shutil
from dataclasses import asdict, replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sameness import tables_of

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import AddOptions, add, known_digests
from dashboard.corpus.article_facts import FACTS, stated
from dashboard.corpus.correcting import amend, state, take_corrections
from dashboard.corpus.corrections import Correction, Corrections, content_of, read_corrections
from dashboard.corpus.export import exported
from dashboard.corpus.file_digests import seal
from dashboard.corpus.records import digest_of
from dashboard.corpus.store import Store
from dashboard.model import Article, Block
from dashboard.parsing.parser import Parser
from dashboard.view import View

TEXT = "Ferries stop\n\n“The quay is old,” said Ada Quill on Monday."
BLOCKS = (Block("title", 0, 12), Block("paragraph", 14, len(TEXT)))
FERRIES = Article(
    "t", TEXT, BLOCKS, title="Ferries stop", authors=("A. Roe",), source="The Post",
    published="2031-03-05", language="en",
)  # fmt: skip
PARSER = Parser()
SAID = {
    "title": "Ferries stop for good",
    "authors": "Ada Roe; Ivo Lund",
    "source": "Harbour News",
    "published": "2031-03-12",
    "kind": "opinion",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The article as a collection."""
    path = tmp_path_factory.mktemp("ferries")
    add(Store(path), [FERRIES])
    return path


@pytest.fixture
def store(folder, tmp_path):
    """That collection, for a test to change."""
    return Store(shutil.copytree(folder, tmp_path / "c"))


def test_what_readers_say_of_an_article_is_shown_and_said_by_whom(store):
    for kind, value in SAID.items():
        state(store, "t", kind, value, PARSER, who="QL", why="the paper copy")
    corpus = open_corpus(store.path)
    article = corpus.article("t").article
    assert (article.title, article.source, article.kind) == (
        SAID["title"],
        SAID["source"],
        "opinion",
    )
    assert article.authors == ("Ada Roe", "Ivo Lund")
    assert article.text == TEXT
    assert corpus.article("t").printed["title"] == "Ferries stop"
    said = "headline, authors, outlet and 2 more set by QL on "
    for frame in (corpus.quotations(View()), corpus.articles(View())):
        assert frame["title"].tolist() == [SAID["title"]]
    assert corpus.quotations(View())["article_set_by"][0].startswith(said)
    assert said.encode() in exported(corpus, View(), "articles", "csv")
    assert corpus.count_articles(View(text="good")) == 1
    assert [one.before for one in Corrections(store.path).holding()] == [
        "Ferries stop", "A. Roe", "The Post", "2031-03-05", "article",
    ]  # fmt: skip


def test_undo_in_any_order_and_a_new_parse_restore_and_keep_the_tables(store):
    before = tables_of(store.path)
    for kind, value in SAID.items():
        state(store, "t", kind, value, PARSER)
    corrected = tables_of(store.path)
    assert add(store, [FERRIES], AddOptions(reparse=True)).unchanged == 1
    assert tables_of(store.path) == corrected
    kinds = [*FACTS]
    random.Random(3).shuffle(kinds)
    for kind in kinds:
        state(store, "t", kind, None, PARSER)
    assert tables_of(store.path) == before


def test_the_same_log_before_the_articles_gives_the_same_tables(store, tmp_path):
    lines = [
        json.dumps({"kind": kind, "content": "x", "value": value}) for kind, value in SAID.items()
    ]
    assert len(read_corrections(lines)) == len(SAID)
    add(Store(tmp_path / "other"), [FERRIES], AddOptions(facts={"t": SAID}))
    for kind, value in SAID.items():
        state(store, "t", kind, value, PARSER)
    assert tables_of(tmp_path / "other") == tables_of(store.path)
    copied = [json.dumps(asdict(one)) for one in Corrections(store.path).holding()]
    third = Store(tmp_path / "third")
    add(third, [FERRIES])
    assert take_corrections(third, read_corrections(copied), PARSER) == []
    assert tables_of(third.path) == tables_of(store.path)


def test_two_articles_of_one_text_have_their_own_outlets_and_dates(store, tmp_path):
    reprint = replace(FERRIES, id="r", source=None)
    add(store, [reprint], AddOptions(facts={"r": {"source": "The Echo"}}))
    before = tables_of(store.path)
    state(store, "t", "source", "Harbour News", PARSER)
    state(store, "t", "published", "2031-03-12", PARSER)
    assert add(store, [FERRIES, reprint], AddOptions(reparse=True)).unchanged == 2
    rows = open_corpus(store.path).articles(View()).set_index("article")
    assert rows["source"].to_dict() == {"t": "Harbour News", "r": "The Echo"}
    assert rows["published"].astype(str).to_dict() == {"t": "2031-03-12", "r": "2031-03-05"}
    other = Store(tmp_path / "other")
    add(other, [FERRIES, reprint])
    take_corrections(other, Corrections(store.path).holding(), PARSER)
    assert tables_of(other.path) == tables_of(store.path)
    for kind in ("source", "published"):
        state(store, "t", kind, None, PARSER)
    assert tables_of(store.path) == before


def test_what_an_older_log_says_of_a_text_is_overruled_and_undone(store):
    log = Corrections(store.path)
    older = Correction("source", content_of(FERRIES), "The Echo", "2031-03-06T00:00:00+00:00")
    log.path.write_text(json.dumps(asdict(older)) + "\n", "utf-8")

    def outlet():
        return open_corpus(store.path).article("t").article.source

    state(store, "t", "source", "Harbour News", PARSER)
    assert outlet() == "Harbour News"
    for known in ("The Echo", "The Post"):
        state(store, "t", "source", None, PARSER)
        assert outlet() == known


def test_what_was_corrected_is_known_when_the_same_file_comes_again(tmp_path):
    store = Store(tmp_path)
    add(store, [FERRIES], AddOptions(facts={"t": {"title": "Quay closed", "published": ""}}))
    assert open_corpus(tmp_path).article("t").article.published is None
    assert known_digests(store) == {"t": digest_of(FERRIES)}
    assert add(store, [FERRIES]).unchanged == 1
    state(store, "t", "published", None, PARSER)
    assert open_corpus(tmp_path).article("t").article.published == "2031-03-05"


def test_a_quotation_says_who_set_its_speaker(store):
    start = TEXT.index("The quay")
    where = f"{start}-{start + 15}"
    amend(store, "t", "quotation speaker", where, "Ivo Lund", PARSER, who="QL")
    (row,) = open_corpus(store.path).quotations(View()).to_dict("records")
    assert row["set_by"].startswith("speaker set by QL on ")


def test_events_that_were_written_before_they_had_this_column_are_shown(store):
    manifest = store.manifest()
    file = store.path / manifest.segments[0] / "events.parquet"
    pq.write_table(pq.read_table(file).drop_columns(["value"]), file)
    files = manifest.files | {manifest.segments[0]: seal(file.parent)}
    store.commit(replace(manifest, files=files))
    assert open_corpus(store.path).article("t").events["value"].isna().all()


@pytest.mark.parametrize("lacking", [["as_printed", "content"], ["as_printed"], ["content"]])
def test_a_collection_that_was_written_before_this_column_is_read_and_added_to(store, lacking):
    manifest = store.manifest()
    file = store.path / manifest.segments[0] / "articles.parquet"
    pq.write_table(pq.read_table(file).drop_columns(lacking), file)
    files = manifest.files | {manifest.segments[0]: seal(file.parent)}
    store.commit(replace(manifest, files=files))
    assert open_corpus(store.path).article("t").article.title == "Ferries stop"
    add(store, [replace(FERRIES, id="b", text=TEXT.replace("old", "new"))])
    state(store, "t", "title", "Quay closed", PARSER)
    titles = open_corpus(store.path).articles(View(), sort="oldest")["title"]
    assert {*titles} == {"Ferries stop", "Quay closed"}
    rows = store.read("articles", store.manifest().segments)
    assert {*map(pa.types.is_string, (rows[name].type for name in lacking))} == {True}


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        ("published", "4 March", "is no day, such as"),
        ("kind", "rumour", "is no kind of article: article"),
        ("title", " – ", "A title has letters"),
        ("authors", "Ada Roe; ?", "name of an author"),
    ],
)
def test_what_an_article_cannot_say_is_refused_in_a_sentence(kind, value, why):
    with pytest.raises(ValueError, match=why):
        stated(kind, value)


@pytest.mark.parametrize("stopped", [ValueError, KeyboardInterrupt])
def test_entries_that_cannot_all_be_made_leave_the_log_as_it_was(tmp_path, stopped):
    log = Corrections(tmp_path)
    log.path.parent.mkdir(parents=True, exist_ok=True)
    log.path.write_text("kept\n", "utf-8")
    with log.all_or_none():
        log.path.write_text("kept\nmade\n", "utf-8")

    def begin():
        with log.all_or_none():
            log.path.write_text("kept\nmade\nbegun\n", "utf-8")
            raise stopped

    with pytest.raises(stopped):
        begin()
    assert log.path.read_text("utf-8") == "kept\nmade\n"
