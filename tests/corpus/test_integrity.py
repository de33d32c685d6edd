"""``dateline check``: names what is wrong, makes anew what derives, brings older forms forward."""

import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sameness import tables_of
from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.corpus import format_upgrade, open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.file_digests import seal
from dashboard.corpus.integrity import check_corpus
from dashboard.corpus.manifest import FORM, CorpusDamaged, CorpusError, CorpusOlder
from dashboard.corpus.records import printed_article
from dashboard.corpus.schema import FORMAT
from dashboard.corpus.store import Store
from dashboard.view import View

STORED = Path(__file__).with_name("stored") / "form-1.zip"
"""Three articles as the first form of collections kept them, without digests."""


@pytest.fixture
def store(corpus, tmp_path):
    """A collection of four articles that a test may damage."""
    shutil.copytree(corpus.path, tmp_path / "corpus")
    return Store(tmp_path / "corpus")


@pytest.fixture
def stored(tmp_path):
    """The stored collection, unpacked."""
    with zipfile.ZipFile(STORED) as packed:
        packed.extractall(tmp_path / "stored")
    return Store(tmp_path / "stored")


def rewritten(store, table, change):
    """Change one table of the only segment, and seal it as if it had been written so."""
    manifest = store.manifest()
    (segment,) = manifest.segments
    path = store.path / segment / f"{table}.parquet"
    rows = pq.read_table(path)
    pq.write_table(change(rows), path)
    files = {**manifest.files, segment: seal(store.path / segment)}
    store.commit(replace(manifest, files=files))


def with_column(rows, name, values):
    """Return a table with other values in a column."""
    field = rows.schema.field(name)
    place = rows.schema.get_field_index(name)
    return rows.set_column(place, field, pa.array(values, field.type))


def test_a_whole_collection_stays_as_it_is(store):
    before = store.manifest()
    done = check_corpus(store)
    assert done.renewed == []
    assert done.rows["articles"] == 4
    assert store.manifest() == before


@pytest.mark.parametrize("file", ["entities.parquet", "statements.arrow", "timeline.parquet"])
def test_a_damaged_derived_table_is_made_anew(store, file):
    before = tables_of(store.path)
    path = store.path / str(store.manifest().derived) / file
    path.write_bytes(path.read_bytes()[:-9])
    (renewed,) = check_corpus(store).renewed
    assert "the derived tables were made anew" in renewed
    assert file in renewed
    assert tables_of(store.path) == before
    assert check_corpus(store).renewed == []


def test_lost_derived_tables_are_made_anew(store):
    before = tables_of(store.path)
    shutil.rmtree(store.path / "derived")
    assert len(check_corpus(store).renewed) == 1
    assert tables_of(store.path) == before


def test_what_waits_to_be_published_is_never_forgotten_by_a_check(store, make_article, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("dashboard.corpus.adding.publish_read", killed)
        with pytest.raises(KeyboardInterrupt):
            add(store, [make_article("It rained.", id="new")])
    waiting, committed = store.manifest().pending, []
    shutil.rmtree(store.path / "derived")
    commit = store.commit
    monkeypatch.setattr(store, "commit", lambda one: committed.append(one) or commit(one))
    assert len(check_corpus(store).renewed) == 1
    assert [one.pending for one in committed] == [waiting]
    assert len(waiting) == 1
    assert add(store, []).new == 0
    assert open_corpus(store.path).totals(View()).articles == 5


@pytest.mark.parametrize("name", ["articles", "quotations"])
def test_a_lost_or_incomplete_index_is_made_anew(store, name):
    shutil.rmtree(store.path / "search" / name)
    assert check_corpus(store).renewed == ["the search index was made anew: it was damaged"]
    assert set(open_corpus(store.path).articles(View(text="bridge"))["article"]) == {
        "bridge",
        "late",
    }
    assert check_corpus(store).renewed == []


def test_derived_tables_of_other_articles_are_made_anew(store, make_article, tmp_path):
    other = Store(tmp_path / "other")
    add(other, [make_article("Ada Quill left Norwich.", id="elsewhere")])
    before, theirs = store.manifest(), str(other.manifest().derived)
    shutil.copytree(other.path / theirs, store.path / theirs)
    store.commit(replace(before, derived=theirs))
    (renewed,) = check_corpus(store).renewed
    assert "of other articles" in renewed
    assert open_corpus(store.path).totals(View()).articles == 4


WRONG = {
    "a span behind the end of its text": (
        "mentions",
        lambda rows: with_column(rows, "end", [10**6, *rows["end"].to_pylist()[1:]]),
        r"mentions.parquet has 1 rows whose start and end are outside the text",
    ),
    "a span that ends before it begins": (
        "dates",
        lambda rows: with_column(rows, "sentence_end", [-1] * len(rows)),
        r"dates.parquet has \d+ rows whose sentence_start and sentence_end are outside",
    ),
    "an item of no article": (
        "events",
        lambda rows: with_column(rows, "article", ["nobody's"] * len(rows)),
        r"events.parquet has \d+ rows of articles that are not there",
    ),
    "another text under the old digest": (
        "articles",
        lambda rows: with_column(rows, "text", [text + "!" for text in rows["text"].to_pylist()]),
        r"articles.parquet has another text for",
    ),
    "a wrong key": (
        "articles",
        lambda rows: with_column(rows, "key", range(len(rows))),
        r"articles.parquet has a wrong key for",
    ),
    "a wrong id of a quotation": (
        "quotations",
        lambda rows: with_column(rows, "quotation", ["bridge:0-3"] * len(rows)),
        r"quotations.parquet has wrong ids",
    ),
    "the same article twice": (
        "articles",
        lambda rows: pa.concat_tables([rows, rows.slice(0, 1)]),
        r"stands in two segments",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_with_articles_is_named_and_nothing_is_changed(store, what):
    table, change, named = WRONG[what]
    rewritten(store, table, change)
    before = store.manifest()
    with pytest.raises(CorpusDamaged, match=named):
        check_corpus(store)
    assert store.manifest() == before


def test_a_lost_segment_is_named_by_the_command(store):
    (segment,) = store.manifest().segments
    shutil.rmtree(store.path / segment)
    done = CliRunner().invoke(app, ["check", "--corpus", str(store.path)])
    assert done.exit_code == 2
    assert f"{segment} is missing" in done.stderr


def test_the_command_says_what_it_made_anew(store):
    shutil.rmtree(store.path / "derived")
    done = CliRunner().invoke(app, ["check", "--corpus", str(store.path)])
    assert done.exit_code == 0
    assert "The derived tables were made anew" in done.stderr
    assert "Whole: 4 articles," in done.stderr


def older(store):
    """Turn a collection into one of tables that are not today's: a column and a file fewer."""
    raw = json.loads(store.manifest_path.read_text())
    store.manifest_path.write_text(json.dumps(raw | {"format": "00000000"}))
    for path in store.path.glob("segments/*/events.parquet"):
        pq.write_table(pq.read_table(path).drop_columns(["worth", "status"]), path)
    for path in store.path.glob("segments/*/articles.parquet"):
        rows = pq.read_table(path)
        pq.write_table(rows.drop_columns(["section"]).append_column("mood", rows["title"]), path)


def of_another_kind(store, name):
    """Let a collection of older tables keep a column of its articles as lists of numbers."""
    older(store)
    for path in store.path.glob("segments/*/articles.parquet"):
        rows = pq.read_table(path)
        place = rows.schema.get_field_index(name)
        pq.write_table(rows.set_column(place, name, pa.array([[7]] * len(rows))), path)


def test_what_the_parser_finds_anew_may_have_been_of_another_kind(stored):
    of_another_kind(stored, "published_cues")
    assert len(check_corpus(stored).renewed) == 1
    assert open_corpus(stored.path).totals(View()).articles == 3


def test_articles_whose_texts_cannot_be_read_are_not_brought_forward_without_them(stored):
    of_another_kind(stored, "text")
    before = stored.manifest(any_format=True)
    with pytest.raises(CorpusError, match=r"“text” of its articles.*Nothing was changed"):
        check_corpus(stored)
    assert stored.manifest(any_format=True) == before


def test_what_an_earlier_version_alone_has_is_told_after_it_was_brought_forward(
    tmp_path, make_article
):
    store = Store(tmp_path)
    for text in ("“The wall is safe,” said Ada Quill.", "“The wall must go,” said Carla Venn."):
        add(store, [make_article(text, id="wall")])
    before = open_corpus(tmp_path).changes("wall", 0)
    assert (before.quotations_gone, before.names_gone) == (["The wall is safe"], ["Ada Quill"])
    older(store)
    for path in store.path.glob("history/*/*.parquet"):
        rows = pq.read_table(path)
        pq.write_table(rows.drop_columns([*{"role", "status"} & {*rows.column_names}]), path)
    raw = json.loads(store.manifest_path.read_text())
    raw["files"] = {folder: seal(store.path / folder) for folder in raw["files"]}
    store.manifest_path.write_text(json.dumps(raw))
    assert len(check_corpus(store).renewed) >= 1
    assert open_corpus(tmp_path).changes("wall", 0) == before


def test_where_only_derived_tables_are_of_an_older_form_no_article_is_read_again(
    store, monkeypatch
):
    before = tables_of(store.path)
    raw = json.loads(store.manifest_path.read_text())
    store.manifest_path.write_text(json.dumps(raw | {"format": "00000000"}))
    monkeypatch.delattr(format_upgrade, "results")
    assert check_corpus(store).renewed == [
        "the derived tables were made anew: they were of an older form"
    ]
    assert tables_of(store.path) == before
    assert check_corpus(store).renewed == []


@pytest.mark.parametrize("changed", [older, lambda _: None], ids=["other tables", "as it was"])
def test_a_stored_collection_of_an_older_form_is_brought_forward(stored, tmp_path, changed):
    rows = [
        row
        for path in sorted(stored.path.glob("segments/*/articles.parquet"))
        for row in pq.read_table(path).to_pylist()
    ]
    changed(stored)
    is_older = json.loads(stored.manifest_path.read_text())["format"] != FORMAT
    if is_older:
        with pytest.raises(CorpusOlder, match="dateline check"):
            open_corpus(stored.path)
    assert len(check_corpus(stored).renewed) >= 1
    manifest = stored.manifest()
    assert manifest.form == FORM
    assert manifest.files.keys() == {*manifest.folders}
    assert check_corpus(stored).renewed == []
    if is_older:
        add(Store(tmp_path / "fresh"), map(printed_article, rows))
        assert tables_of(stored.path) == tables_of(tmp_path / "fresh")
    found = open_corpus(stored.path)
    assert found.totals(View()).articles == len(rows) == 3
    assert len(found.articles(View(text="bridge"))) == 2
