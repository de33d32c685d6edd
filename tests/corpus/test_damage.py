"""Files that are missing, cut or not the collection's own are named, and nothing goes on without them."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from dashboard.corpus import CorpusError, open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.file_digests import seal
from dashboard.corpus.manifest import FORM, CorpusDamaged
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Store
from dashboard.view import View

NOBODY = 65534
"""A user who may write nowhere."""


@pytest.fixture
def store(corpus, tmp_path):
    """A collection of four articles that a test may damage."""
    shutil.copytree(corpus.path, tmp_path / "corpus")
    return Store(tmp_path / "corpus")


def digests(path):
    """Return all files of a folder with what they hold."""
    return {file: file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def gone(file):
    file.unlink()


def cut(file):
    file.write_bytes(file.read_bytes()[:-10])


def grown(file):
    file.write_bytes(file.read_bytes() + b"0123456789")


HOW = {gone: "is missing", cut: "was cut", grown: "is another file"}


def files_of(store):
    """Return one file of each kind of folder."""
    manifest = store.manifest()
    segment = store.path / manifest.segments[0]
    derived = store.path / str(manifest.derived)
    return {
        "articles": segment / "articles.parquet",
        "texts": segment / "texts.arrow",
        "entities": derived / "entities.parquet",
        "statements": derived / "statements.arrow",
    }


@pytest.mark.parametrize("file", ["articles", "texts", "entities", "statements"])
@pytest.mark.parametrize("damage", HOW)
def test_a_damaged_file_is_named_and_nothing_goes_on(store, make_article, file, damage):
    path = files_of(store)[file]
    damage(path)
    before = digests(store.path)
    named = f"{path.relative_to(store.path).as_posix()} {HOW[damage]}"
    with pytest.raises(CorpusDamaged, match=named):
        open_corpus(store.path)
    with pytest.raises(CorpusDamaged, match=named):
        add(store, [make_article("It rained.", id="new")])
    with pytest.raises(CorpusDamaged, match=named):
        remove(store, ["bridge"])
    before.pop(store.path / ".lock", None)
    assert before.items() <= digests(store.path).items()


def test_the_sentence_says_what_to_do(store):
    shutil.rmtree(store.path / "segments")
    with pytest.raises(CorpusDamaged, match="from a copy"):
        open_corpus(store.path)


def test_a_file_of_the_same_size_is_found_before_anything_is_written_or_exported(store):
    path = files_of(store)["articles"]
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes(byte ^ 1 for byte in whole[100:120]) + whole[120:])
    corpus = open_corpus(store.path)
    with pytest.raises(CorpusDamaged, match=r"articles.parquet is another file"):
        corpus.verify()
    with pytest.raises(CorpusDamaged, match=r"articles.parquet is another file"):
        add(store, [])
    corpus.look_for_damage()
    assert "articles.parquet is another file" in corpus.damage


def test_a_whole_collection_has_no_damage(store):
    corpus = open_corpus(store.path)
    corpus.look_for_damage()
    assert corpus.damage == ""
    assert not corpus.gone()


def test_a_table_of_another_collection_beside_ours_is_named(store):
    path = files_of(store)["articles"]
    shutil.copy(path, path.with_name("articles 2.parquet"))
    path.with_name(".DS_Store").write_bytes(b"a system's own")
    with pytest.raises(CorpusDamaged, match=r"articles 2.parquet does not belong to it\. "):
        open_corpus(store.path)


def test_an_open_page_notices_that_a_file_was_cut(store):
    corpus = open_corpus(store.path)
    cut(files_of(store)["statements"])
    assert corpus.gone()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[]", "holds a list"),
        ("null", "holds nothing"),
        ("7", "holds a single value"),
        ("{", "cannot be read"),
        ("[" * 100_000, "cannot be read"),
    ],
)
def test_a_manifest_that_is_none_is_named_with_what_to_do(store, make_article, written, said):
    store.manifest_path.write_text(written)
    for ask in (
        lambda: open_corpus(store.path),
        lambda: add(store, [make_article("It rained.", id="new")]),
    ):
        with pytest.raises(CorpusDamaged, match=f"{said}.*from a copy"):
            ask()
    assert store.manifest_path.read_text() == written


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"segments": "segments/a"}, "no right value for segments"),
        ({"segments": ["../../etc"]}, "no right value for '../../etc'"),
        ({"derived": 3}, "no right value for derived"),
        ({"form": True}, "no right value for form"),
        ({"files": {"segments/a": {"articles.parquet": 3}}}, "no right value for files"),
        ({"poems": []}, "no right value for poems"),
    ],
)
def test_a_manifest_with_wrong_values_names_them(store, changed, said):
    raw = json.loads(store.manifest_path.read_text())
    store.manifest_path.write_text(json.dumps(raw | changed))
    with pytest.raises(CorpusDamaged, match=said):
        open_corpus(store.path)


def test_a_newer_form_asks_for_the_newer_version(store):
    raw = json.loads(store.manifest_path.read_text())
    store.manifest_path.write_text(json.dumps(raw | {"form": FORM + 1, "format": "later"}))
    with pytest.raises(CorpusError, match=r"newer version of Dateline.*Install the newer version"):
        open_corpus(store.path)


def test_tables_without_a_manifest_are_no_new_collection(store, make_article):
    store.manifest_path.unlink()
    with pytest.raises(CorpusDamaged, match=r"manifest of the collection in .* is missing"):
        add(store, [make_article("It rained.", id="new")])
    assert not store.manifest_path.exists()


def test_articles_without_a_manifest_are_no_new_collection(store, make_article):
    store.manifest_path.unlink()
    for folder in ("derived", "history", "search"):
        shutil.rmtree(store.path / folder, ignore_errors=True)
    before = digests(store.path)
    with pytest.raises(CorpusDamaged, match=r"missing, though its tables are there \(segments\)"):
        add(store, [make_article("It rained.", id="new")])
    assert before == digests(store.path)


def test_a_first_add_that_ends_early_is_taken_up_by_the_next(tmp_path, make_article, monkeypatch):
    store, first = Store(tmp_path / "corpus"), make_article("It rained.", id="first")

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("dashboard.corpus.adding.publish_read", killed)
        with pytest.raises(KeyboardInterrupt):
            add(store, [first])
    assert add(store, [first]).unchanged == 1
    assert open_corpus(store.path).totals(View()).articles == 1


def test_a_collection_without_digests_opens_and_gets_them_from_the_next_add(store, news):
    raw = json.loads(store.manifest_path.read_text())
    store.manifest_path.write_text(
        json.dumps({name: value for name, value in raw.items() if name not in ("form", "files")})
    )
    assert open_corpus(store.path).totals(View()).articles == len(news)
    path = files_of(store)["articles"]
    whole = path.read_bytes()
    cut(path)
    with pytest.raises(CorpusDamaged, match=r"articles.parquet was cut"):
        open_corpus(store.path)
    path.write_bytes(whole)
    assert add(store, news).unchanged == len(news)
    manifest = store.manifest()
    assert manifest.form == FORM
    assert manifest.files == {name: store.manifest().files[name] for name in manifest.folders}
    assert manifest.files[manifest.segments[0]]["articles.parquet"][0] == len(whole)


@pytest.mark.parametrize("file", ["meta.json", "*.pos", "*.term", "."])
def test_a_damaged_index_is_named_and_made_anew(store, make_article, file):
    folder = store.path / "search" / "articles"
    if file == ".":
        shutil.rmtree(folder)
    else:
        next(folder.glob(file)).unlink()
    with pytest.raises(CorpusDamaged, match="search index"):
        open_corpus(store.path).articles(View(text="bridge"))
    add(store, [make_article("It rained on the bridge.", id="new")])
    found = open_corpus(store.path).articles(View(text="bridge"))
    assert set(found["article"]) == {"bridge", "late", "new"}


READER = """
import os, sys
from pathlib import Path
from dashboard import cli
from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.manifest import CorpusError
from dashboard.corpus.store import Store
from dashboard.view import View
if os.getuid() == 0:
    os.setgid(%(nobody)d)
    os.setuid(%(nobody)d)
path = Path(sys.argv[1])
print(sorted(open_corpus(path).articles(View(text="bridge"))["article"]))
try:
    add(Store(path), [])
except CorpusError as problem:
    print(problem)
sys.stdout.flush()
cli.app(["export", "--corpus", str(path), "--table", "articles", "--format", "json"])
"""


@pytest.fixture
def read_only(corpus):
    """A collection in a folder that everybody may read and nobody may write to."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-test-"))
    shutil.copytree(corpus.path, folder / "corpus", ignore=shutil.ignore_patterns(".lock"))
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder / "corpus"
    for path in paths:
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no folder that is read-only for all")
def test_a_folder_that_is_read_only_is_opened_searched_and_exported(read_only):
    before = digests(read_only)
    command = [sys.executable, "-c", READER % {"nobody": NOBODY}, str(read_only)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    found, refused, exported = done.stdout.split("\n", 2)
    assert found == "['bridge', 'late']"
    assert "cannot be written to" in refused
    assert {row["article"] for row in json.loads(exported)["rows"]} >= {"bridge", "late"}
    assert digests(read_only) == before


def test_a_file_is_read_once_for_all_versions_that_share_it(tmp_path, monkeypatch):
    read = []
    real = hashlib.file_digest
    monkeypatch.setattr(hashlib, "file_digest", lambda *some: read.append(1) or real(*some))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    (tmp_path / "one" / "a.parquet").write_bytes(b"first")
    (tmp_path / "two" / "a.parquet").hardlink_to(tmp_path / "one" / "a.parquet")
    first = seal(tmp_path / "one")
    assert seal(tmp_path / "two") == first
    assert len(read) == 1
    (tmp_path / "two" / "a.parquet").unlink()
    (tmp_path / "two" / "a.parquet").write_bytes(b"other")
    assert seal(tmp_path / "two") != first
    assert seal(tmp_path / "one") == first
