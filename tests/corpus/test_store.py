"""Files of a corpus: one atomic swap, checked schemas, one writer."""

import json
import threading

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.corpus.schema import BASE
from dashboard.corpus.store import (
    ROWS,
    CorpusBusy,
    CorpusError,
    CorpusMissing,
    Manifest,
    Store,
    check,
)


def test_an_empty_folder_is_a_missing_corpus(tmp_path):
    with pytest.raises(CorpusMissing, match="dateline add"):
        Store(tmp_path).manifest()


def test_a_commit_raises_the_version_and_is_read_back(tmp_path):
    store = Store(tmp_path)
    first = store.commit(Manifest(segments=("segments/a",)))
    second = store.commit(first)
    assert (first.version, second.version) == (1, 2)
    assert store.manifest() == second


def test_a_commit_that_stops_before_the_rename_changes_nothing(tmp_path, monkeypatch):
    store = Store(tmp_path)
    kept = store.commit(Manifest())
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("killed")))
    with pytest.raises(OSError, match="killed"):
        store.commit(kept)
    assert store.manifest() == kept


def test_another_format_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "manifest.json").write_text(json.dumps({"format": 99}))
    with pytest.raises(CorpusError, match="format 99"):
        Store(tmp_path).manifest()


def test_a_broken_manifest_is_a_named_problem(tmp_path):
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(CorpusError, match="manifest cannot be read"):
        Store(tmp_path).manifest()


def test_tables_are_checked_when_written(tmp_path):
    wrong = BASE["problems"].empty_table().append_column("extra", pa.array([], pa.string()))
    with pytest.raises(CorpusError, match="extra"):
        Store(tmp_path).write("segments", {"problems": wrong})


def test_tables_are_checked_when_read(tmp_path):
    store = Store(tmp_path)
    name = store.write("segments", {"problems": BASE["problems"].empty_table()})
    (tmp_path / name / "problems.parquet").rename(tmp_path / name / "dates.parquet")
    with pytest.raises(CorpusError, match="table dates has other columns"):
        store.read("dates", [name])


def test_a_right_table_passes_the_check():
    table = BASE["dates"].empty_table()
    assert check("dates", table) is table


def test_a_second_writer_is_told_to_wait(tmp_path):
    with (
        Store(tmp_path).writing(),
        pytest.raises(CorpusBusy, match="Another process"),
        Store(tmp_path).writing(),
    ):
        pass


def test_texts_are_written_in_groups_that_are_read_one_by_one(tmp_path):
    rows = [{"article": str(number)} for number in range(ROWS["articles"] + 1)]
    table = pa.Table.from_pylist(rows, schema=BASE["articles"])
    folder = Store(tmp_path).write("segments", {"articles": table})
    assert pq.ParquetFile(tmp_path / folder / "articles.parquet").num_row_groups == 2


def test_who_has_patience_waits_for_who_holds_the_corpus(tmp_path):
    store, held, free = Store(tmp_path), threading.Event(), threading.Event()

    def hold():
        with store.writing():
            held.set()
            free.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(60)
    threading.Timer(0.2, free.set).start()
    with store.writing(60):
        assert free.is_set()
    thread.join()
