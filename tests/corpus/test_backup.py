"""Backup and restoring: what comes back is what was there, and nothing else is taken."""

import json
import shutil
import stat
import zipfile

import pytest

from dashboard.corpus import backup, correction_queue, open_corpus, random_samples
from dashboard.corpus.manifest import CorpusDamaged, CorpusError
from dashboard.corpus.store import Store
from dashboard.view import View


@pytest.fixture(scope="module")
def written(harbour, tmp_path_factory):
    """A backup of a collection."""
    file = tmp_path_factory.mktemp("backup") / "kept.zip"
    backup.back_up(Store(harbour), file)
    return file


@pytest.fixture
def kept(harbour, written, tmp_path):
    """A collection and its backup, for a test to change."""
    folder = shutil.copytree(harbour, tmp_path / "collection")
    return folder, shutil.copy(written, tmp_path / "kept.zip")


def test_what_comes_back_is_what_was_there(kept, tmp_path):
    folder, file = kept
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert backup.restore(file, tmp_path / "new") > 1000
    before, after = open_corpus(folder), open_corpus(tmp_path / "new")
    view = View(text="treaty")
    assert after.articles(view).equals(before.articles(view))
    assert len(after.articles(view)) > 1
    assert after.quotations(View()).equals(before.quotations(View()))


def test_corrections_that_wait_come_back_too(kept, tmp_path):
    folder, _ = kept
    asked = correction_queue.Asked("undo", {"who": "QL"})
    correction_queue.write_down(folder, asked)
    backup.back_up(Store(folder), tmp_path / "waiting.zip")
    backup.restore(tmp_path / "waiting.zip", tmp_path / "new")
    assert correction_queue.left(tmp_path / "new") == [asked]


def test_a_backup_overwrites_nothing(kept):
    folder, file = kept
    with pytest.raises(CorpusError, match="is there already"):
        backup.back_up(Store(folder), file)
    with pytest.raises(CorpusError, match="is not empty"):
        backup.restore(file, folder)


def test_a_damaged_collection_is_not_backed_up(kept, tmp_path):
    folder, _ = kept
    segment = Store(folder).manifest().segments[0]
    (folder / segment / "articles.parquet").write_bytes(b"cut")
    with pytest.raises(CorpusDamaged):
        backup.back_up(Store(folder), tmp_path / "other.zip")
    assert not [*tmp_path.glob("other.zip*")]


def changed(file, edit):
    """Write a backup again, with its entries edited."""
    with zipfile.ZipFile(file) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    edit(entries)
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)


def relist(entries, name, entry):
    listed = json.loads(entries[backup.LISTED])
    listed[name] = entry
    entries[backup.LISTED] = json.dumps(listed).encode()


def outside(entries):
    entries["../outside"] = b""
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    relist(entries, "../outside", [0, empty])


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (lambda entries: entries.update({"more": b"x"}), "does not hold what it lists"),
        (lambda entries: entries.pop("manifest.json"), "does not hold what it lists"),
        (lambda entries: entries.update({"manifest.json": b"{}"}), "another size"),
        (lambda entries: entries.pop(backup.LISTED), "no item named"),
        (outside, "outside the folder"),
    ],
)
def test_what_is_no_whole_backup_is_not_restored(kept, tmp_path, edit, why):
    _, file = kept
    changed(file, edit)
    with pytest.raises(CorpusDamaged, match=why):
        backup.restore(file, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "new.restoring").exists()
    assert not (tmp_path / "outside").exists()


def test_a_byte_that_has_changed_is_found(kept, tmp_path):
    _, file = kept
    data = bytearray(file.read_bytes())
    data[data.find(b"PAR1") + 100] ^= 1
    file.write_bytes(data)
    with pytest.raises(CorpusDamaged, match="no whole backup"):
        backup.restore(file, tmp_path / "new")
    file.write_bytes(b"no zip")
    with pytest.raises(CorpusDamaged, match="no whole backup"):
        backup.restore(file, tmp_path / "new")


def test_a_draw_that_ends_meanwhile_is_left_out_and_one_under_way_comes_back(
    kept, tmp_path, monkeypatch
):
    folder, _ = kept
    one = random_samples.Judgement("date", "QL", "2031-03-04", "a1", "0-9", "right")
    for draw in ("ended", "stays"):
        random_samples.judge(folder, draw, one)
    listed = backup._files

    def files(place):
        found = listed(place)
        if place.name == random_samples.FOLDER:
            random_samples.discard(folder, "ended")
        return found

    monkeypatch.setattr(backup, "_files", files)
    backup.back_up(Store(folder), tmp_path / "again.zip")
    backup.restore(tmp_path / "again.zip", tmp_path / "new")
    assert random_samples.under_way(tmp_path / "new") == ["stays"]
    assert stat.S_IMODE((tmp_path / "new" / random_samples.FOLDER).stat().st_mode) == 0o700
