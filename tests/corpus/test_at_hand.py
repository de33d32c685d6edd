"""What corrections read of files that never change is read once, as far as it fits, and goes with the files."""

import os

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.corpus.at_hand import AtHand
from dashboard.corpus.store import CorpusDamaged, Store

ROWS = pa.table({"article": ["a", "b"], "entity": ["x", "y"], "mentions": [1, 2]})


@pytest.fixture
def read(tmp_path):
    return Reader(tmp_path)


class Reader:
    """Reads columns of a file, and notes when the disk is asked."""

    def __init__(self, folder):
        self.folder, self.hand, self.asked = folder, AtHand(), []

    def __call__(self, name, columns=None, at=None):
        path = self.folder / name
        if not path.exists():
            pq.write_table(ROWS, path)

        def load():
            self.asked.append(name)
            return pq.read_table(path, columns=columns)

        return (at or self.hand).read(path, columns, load)


def test_a_file_is_read_once_whatever_columns_are_asked_for_later(read):
    assert read("t").equals(ROWS)
    assert read("t", ["mentions", "article"]).equals(ROWS.select(["mentions", "article"]))
    assert read.asked == ["t"]


def test_columns_that_were_not_read_are_read_and_those_before_stay(read):
    assert read("t", ["article"]).column_names == ["article"]
    assert read("t", ["entity", "article"]).equals(ROWS.select(["entity", "article"]))
    assert read("t", ["article", "entity"]).column_names == ["article", "entity"]
    assert read.asked == ["t", "t"]
    assert read("t").equals(ROWS), "two of three columns are not the whole table"
    assert read.asked == ["t", "t", "t"]


def test_a_link_to_a_file_is_the_same_file(read, tmp_path):
    read("t")
    (tmp_path / "link").hardlink_to(tmp_path / "t")
    assert read("link").equals(ROWS)
    assert read.asked == ["t"]


def test_nothing_stays_of_files_that_are_gone_or_written_again(read, tmp_path):
    read("t")
    (tmp_path / "t").unlink()
    read("u")
    assert [kept.path.name for kept in read.hand._files.values()] == ["u"]
    pq.write_table(ROWS.slice(1), tmp_path / "u")
    os.utime(tmp_path / "u", ns=(1, 1))
    assert read("u").equals(ROWS.slice(1))


def test_what_was_used_last_is_kept_as_far_as_it_fits(read):
    small = AtHand(room=2 * read("a").nbytes)
    read.asked.clear()
    for name in ("a", "b", "a", "c", "a", "b"):
        read(name, at=small)
    assert read.asked == ["a", "b", "c", "b"]


def test_a_table_that_is_larger_than_the_room_drives_nothing_out(read, tmp_path):
    small = AtHand(room=read("a").nbytes)
    pq.write_table(pa.concat_tables([ROWS] * 9), tmp_path / "large")
    read.asked.clear()
    for name in ("a", "large", "a", "large"):
        read(name, at=small)
    assert read.asked == ["a", "large", "large"]


def test_a_store_says_of_a_missing_file_what_it_says_without(harbour, tmp_path):
    store = Store(tmp_path, AtHand())
    with pytest.raises(CorpusDamaged, match="is missing"):
        store.read("articles", ["segments/none"])
    held, plain = Store(harbour, AtHand()), Store(harbour)
    folders = plain.manifest().segments
    for _ in range(2):
        assert held.read("articles", folders).equals(plain.read("articles", folders))
        wanted = ["article", "as_printed"]
        assert held.columns("articles", folders, wanted).equals(
            plain.columns("articles", folders, wanted)
        )
