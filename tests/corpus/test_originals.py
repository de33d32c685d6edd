"""Originals: kept with their articles, taken away on demand, gone with them."""

import gzip
import os
import re
import shutil

import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import AddOptions, add
from dashboard.corpus.backup import back_up, restore
from dashboard.corpus.originals import FOLDER, read_original
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Store
from dashboard.intake import read_guarded
from dashboard.intake.file_reading import Asked
from dashboard.view import View

PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{1}</p><script>x()</script></body></html>"
PROSE = "The harbour board closed the north quay on Friday, since frost had cracked its wall. " * 4
JSON = '{"title": "Tern", "text": "A tern came back on Monday."}\n{"title": "Gull", "text": "A gull left."}\n'


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """A saved page, another one packed, and two records in one file."""
    folder = tmp_path_factory.mktemp("given")
    (folder / "quay.html").write_text(PAGE.format("Quay closed", PROSE))
    (folder / "pier.html.gz").write_bytes(
        gzip.compress(PAGE.format("Pier opened", PROSE.replace("quay", "pier")).encode())
    )
    (folder / "birds.jsonl").write_text(JSON)
    return folder


def added(given, path, *, keep=True):
    """Add what is given to a collection."""
    staged = path.parent / "staged"
    staged.mkdir()
    laid = staged if keep else None
    add(Store(path), read_guarded(given, Asked(laid)), AddOptions(model="none", originals=laid))
    return path


@pytest.fixture(scope="module")
def kept(given, tmp_path_factory):
    """A collection with the originals."""
    return added(given, tmp_path_factory.mktemp("kept") / "own")


@pytest.fixture
def own(kept, tmp_path):
    """That collection, for a test to change."""
    return shutil.copytree(kept, tmp_path / "own")


def by_title(path):
    """Return the articles of a collection by their titles."""
    corpus = open_corpus(path)
    ids = corpus.articles(View())["article"].tolist()
    return {one.title: one for one in corpus.texts(ids).values()}


def test_the_bytes_are_kept_as_they_were(given, kept):
    found, corpus = by_title(kept), open_corpus(kept)
    assert corpus.original(found["Quay closed"]) == (given / "quay.html").read_bytes()
    pier = PAGE.format("Pier opened", PROSE.replace("quay", "pier")).encode()
    assert corpus.original(found["Pier opened"]) == pier
    assert found["Tern"].original == found["Gull"].original
    assert corpus.original(found["Gull"]) == JSON.encode()
    assert re.fullmatch(r"\w{32}\.html", found["Quay closed"].original)


def test_nothing_is_kept_of_a_reader_who_says_so(given, tmp_path):
    found = by_title(added(given, tmp_path / "own", keep=False))
    assert len(found) == 4
    assert {one.original for one in found.values()} == {None}
    assert not (tmp_path / "own" / FOLDER).exists()


def test_what_is_removed_takes_its_original_along_with_whoever_shared_it(own):
    found = by_title(own)
    remove(Store(own), [found["Tern"].id, found["Quay closed"].id])
    (left,) = (own / FOLDER).iterdir()
    assert left.name.startswith(found["Pier opened"].original)
    assert not open_corpus(own).has_original(found["Gull"])


def test_an_original_that_a_stopped_add_left_is_swept_after_a_day(own):
    left = own / FOLDER / f"{'0' * 32}.html.gz"
    left.write_bytes(b"x")
    add(Store(own), [])
    assert left.exists()
    os.utime(left, (1, 1))
    add(Store(own), [])
    assert not left.exists()
    assert len([*left.parent.iterdir()]) == 3


def test_a_name_never_leads_out_of_the_folder_and_damage_is_no_original(own):
    found = by_title(own)["Quay closed"]
    place = own / FOLDER / f"{found.original}.gz"
    place.write_bytes(place.read_bytes()[:40])
    assert read_original(own, found.original) is None
    assert read_original(own / "x", "../manifest.json") is None


def test_a_backup_holds_originals(given, kept, tmp_path):
    found = by_title(kept)["Quay closed"]
    back_up(Store(kept), tmp_path / "own.backup")
    restore(tmp_path / "own.backup", tmp_path / "again")
    assert open_corpus(tmp_path / "again").original(found) == (given / "quay.html").read_bytes()
