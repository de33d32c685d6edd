"""Removed for good: nothing of an article is left in any file, and the others are as before."""

import dataclasses
import json
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.corpus import open_corpus, removing
from dashboard.corpus.adding import add
from dashboard.corpus.correcting import state
from dashboard.corpus.corrections import Corrections, Place
from dashboard.corpus.desks import DeskLeft, change_desk, read_desk
from dashboard.corpus.export import exported
from dashboard.corpus.removing import ArticleMissing, remove
from dashboard.corpus.store import CorpusMissing, Store
from dashboard.model import Problem
from dashboard.parsing.parser import Parser
from dashboard.view import View

RARE = "Zwickenbarg"
"""A name that stands in one article only."""


def held(path, word):
    """Return the files of a collection in which a word can be found, tables unpacked."""
    found = []
    for file in sorted(path.rglob("*")):
        if file.suffix == ".parquet":
            told = json.dumps(pq.read_table(file).to_pylist(), default=str, ensure_ascii=False)
        elif file.suffix == ".arrow":
            rows = pa.ipc.open_file(file.read_bytes()).read_all().to_pylist()
            told = json.dumps(rows, default=str, ensure_ascii=False)
        else:
            told = file.read_bytes().decode("latin-1") if file.is_file() else ""
        if word.casefold() in told.casefold():
            found.append(file.relative_to(path).as_posix())
    return found


@pytest.fixture(scope="module")
def zwickenbarg(tmp_path_factory, news, make_article):
    """A collection with an article about Zwickenbarg, in two versions, dated by a reader."""
    text = f"Mayor Ada Quill met Bram {RARE} in Norwich. “{RARE}son is late,” Quill said."
    first = make_article(text, id="rare", title=f"{RARE} arrives", raw_ref=f"{RARE}.txt")
    later = make_article(f"{text} He left on Monday.", id="rare", title=f"{RARE} leaves")
    store = Store(tmp_path_factory.mktemp("zwickenbarg"))
    add(store, [*news, first, Problem("no_text", f"{RARE}.txt", "only a headline")])
    add(store, [later])
    state(store, "rare", "published", "2024-03-07", Parser())
    return store.path


@pytest.fixture
def store(zwickenbarg, tmp_path):
    """That collection, for a test to change."""
    shutil.copytree(zwickenbarg, tmp_path / "corpus")
    return Store(tmp_path / "corpus")


def test_nothing_of_a_removed_article_is_left(store):
    before = held(store.path, RARE)
    rooms = {name.split("/")[0] for name in before}
    assert {"segments", "history", "derived"} <= rooms
    indexed = {path.name for path in (store.path / "search" / "articles").glob("*.term")}
    assert indexed
    many = len(Corrections(store.path).entries())
    assert many
    assert remove(store, ["rare"]) == [f"{RARE} leaves"]
    assert held(store.path, RARE) == []
    assert not indexed & {path.name for path in (store.path / "search" / "articles").iterdir()}
    assert Corrections(store.path).entries() == []
    (left,) = Corrections(store.path).removals()
    assert (left.value, left.content, left.who) == (str(many), "", ""), "how many, and no more"
    assert {path.name for path in store.path.iterdir()} <= {
        *(".lock", ".desks.lock", "manifest.json", "corrections.jsonl"),
        *("segments", "history", "derived", "search"),
    }


def test_the_other_articles_are_as_if_it_had_never_been_there(store, corpus):
    remove(store, ["rare"])
    left = open_corpus(store.path)
    for table in ("articles", "quotations", "timeline", "entities"):
        ours, theirs = (exported(one, View(), table, "json") for one in (left, corpus))
        assert ours == theirs, table
    assert left.fingerprint == corpus.fingerprint
    assert set(left.articles(View(text="bridge"))["article"]) == {"bridge", "late"}
    assert left.articles(View(text=RARE)).empty


def test_a_removed_article_can_be_added_again(store, make_article):
    remove(store, ["rare"])
    again = make_article("Ada Quill left.", id="rare")
    assert add(store, [again]).added == 1
    assert len(open_corpus(store.path).articles(View())) == 5


def test_an_unknown_id_is_named_and_nothing_is_removed(store):
    with pytest.raises(ArticleMissing, match="no article nobody in"):
        remove(store, ["rare", "nobody"])
    assert not open_corpus(store.path).articles(View(text=RARE)).empty


def test_what_a_stopped_remove_has_left_is_gone_after_the_next(store):
    manifest = store.manifest()
    tables = {name: store.read(name, manifest.segments) for name in ("articles", "mentions")}
    left = store.write("segments", tables)
    (store.path / "search.old").mkdir()
    (store.path / "search.old" / "terms").write_text(RARE, encoding="utf-8")
    with pytest.raises(ArticleMissing):
        remove(store, ["nobody"])
    assert not (store.path / left).exists()
    assert not (store.path / "search.old").exists()


def test_who_is_stopped_before_the_end_leaves_no_word_in_the_log_and_removes_again(
    store, monkeypatch
):
    with monkeypatch.context() as stopped:
        stopped.setattr(removing, "publish", lambda *_, **__: pytest.fail("stopped"))
        with pytest.raises(pytest.fail.Exception):
            remove(store, ["rare"])
    assert Corrections(store.path).entries() == []
    assert remove(store, ["rare"]) == [f"{RARE} leaves"]
    assert held(store.path, RARE) == []


def test_a_desk_that_cannot_be_read_keeps_nothing_else_of_an_article(store):
    (store.path / "desks").mkdir()
    (store.path / "desks" / "0.json").write_text("{", encoding="utf-8")
    corpus = open_corpus(store.path)
    change_desk(store.path, "ada", lambda desk: desk.with_pick(corpus.pick("sentence", "rare", "0-4")))  # fmt: skip
    with pytest.raises(DeskLeft, match=r"It is removed, but .*desks/0\.json"):
        remove(store, ["rare"])
    assert held(store.path, RARE) == []
    assert Corrections(store.path).entries() == []
    assert read_desk(store.path, "ada").picks == ()


def test_a_correction_of_another_article_with_the_same_text_stays(store, make_article):
    twin = make_article("Ada Quill left.", id="twin")
    other = dataclasses.replace(twin, id="other", url="https://a.example/other")
    add(store, [twin, other])
    state(store, "twin", "published", "2024-03-08", Parser())
    state(store, "other", "published", "2024-03-09", Parser())
    remove(store, ["twin"])
    values = {entry.value for entry in Corrections(store.path).entries()}
    assert "2024-03-09" in values
    assert "2024-03-08" not in values


def test_an_open_page_knows_that_its_files_are_gone(store, make_article):
    opened = open_corpus(store.path)
    assert not opened.gone()
    remove(store, ["rare"])
    assert opened.gone()
    assert opened.newer()
    gone = Place(make_article("Ada Quill left.", id="gone"), "12-21")
    Corrections(store.path).decide("name drop", gone, "drop")
    assert [one.state for one in opened.decisions()] == ["lost"]


def test_no_collection_is_made_by_removing(tmp_path):
    with pytest.raises(CorpusMissing):
        remove(Store(tmp_path / "none"), ["a"])
    assert not (tmp_path / "none").exists()
