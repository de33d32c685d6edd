"""Many articles are linked in processes beside this one, and the tables are those of one process."""

import operator
import os
import pickle
import threading

import pytest
from sameness import tables_of

from dashboard.corpus import copy_dates, linking_stages, publishing
from dashboard.corpus import separate_process as apart_
from dashboard.corpus.copy_dates import printings
from dashboard.corpus.linking_state_tables import printings_kept
from dashboard.corpus.publishing import publish
from dashboard.corpus.records import rows_of
from dashboard.corpus.records import tables_of as rows_in_tables
from dashboard.corpus.schema import DECIDED, KEPT
from dashboard.corpus.search import parse_query
from dashboard.corpus.search_indexes import open_index
from dashboard.corpus.store import CorpusError, Manifest, Store
from dashboard.parsing import PARSER_VERSION
from tests.speed.world import World
from tests.speed.writing import articles

NUMBER = 60


@pytest.fixture(scope="module")
def rows():
    return [rows_of(*one, PARSER_VERSION) for one in articles(World(NUMBER))]


@pytest.fixture(scope="module")
def here(tmp_path_factory, rows):
    """The store of a collection that was linked in this process."""
    return _published(tmp_path_factory.mktemp("here"), rows)


def handed_over(thing):
    """Return a thing as it reaches another process."""
    return pickle.loads(pickle.dumps(thing))  # noqa: S301 - our own


def in_this_process(work, *given):
    """Do the work with what another process would get, and return what that one would hand over."""
    work, given = handed_over((work, given))
    return handed_over(work(*given))


@pytest.fixture(
    scope="module",
    params=[in_this_process, pytest.param(apart_.apart, marks=pytest.mark.slow)],
    ids=["pickled", "in processes"],
)
def apart(request, tmp_path_factory, rows):
    """The store of the same, linked in stages that hand over files and nothing else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart_, "MANY", NUMBER)
        patch.setattr(linking_stages, "apart", request.param)
        patch.setattr(copy_dates, "apart", request.param)
        return _published(tmp_path_factory.mktemp("apart"), rows)


def test_tables_of_stages_apart_are_those_of_one_process(here, apart):
    assert tables_of(apart.path) == tables_of(here.path)


def test_what_is_kept_and_decided_is_the_same_in_the_same_order(here, apart):
    for table in (*KEPT, *DECIDED):
        one, other = (some.read(table, [some.manifest().derived]) for some in (here, apart))
        assert one.equals(other), table


def test_search_finds_the_same(here, apart):
    for name in ("articles", "quotations"):
        one, other = (open_index(some, name, 1) for some in (here, apart))
        assert len(one) == len(other)
        query = parse_query("said OR meeting OR “the”")
        assert sorted(one.find(query)[0].tolist()) == sorted(other.find(query)[0].tolist())


def test_printings_are_found_apart_as_they_are_here(tmp_path, rows, monkeypatch):
    store = Store(tmp_path)
    manifest = store.commit(Manifest(pending=(_written(store, rows),)))
    here, again = printings(store, manifest)
    monkeypatch.setattr(apart_, "MANY", NUMBER)
    monkeypatch.setattr(copy_dates, "printings_of", _fails)
    apart, again_apart = printings(store, manifest)
    assert (apart.stories, apart.quoted) == (here.stories, here.quoted)
    assert printings_kept(apart.compared) == printings_kept(here.compared)
    assert [*again_apart] == [*again]


def test_a_process_that_is_ended_is_named():
    with pytest.raises(CorpusError, match="ended from outside"):
        apart_.apart(os._exit, 9)


class NoPickleError(Exception):
    """An error that holds what no other process can have."""

    def __init__(self, words):
        super().__init__(words)
        self.lock = threading.Lock()


class TwoWordsError(Exception):
    """An error that cannot be made again from its message alone."""

    def __init__(self, table, row):
        super().__init__(f"{table} lacks row {row}")


@pytest.mark.parametrize(
    ("error", "words"),
    [(NoPickleError("no ink"), "no ink"), (TwoWordsError("ferries", 7), "ferries lacks row 7")],
)
def test_an_error_that_cannot_be_handed_over_is_told(error, words):
    handed = handed_over(apart_._portable(error))
    assert words in str(handed)
    assert type(handed) is RuntimeError


def test_an_error_in_another_process_is_raised_here():
    with pytest.raises(TypeError, match="bad operand"):
        apart_.apart(operator.neg, "words")


def test_an_answer_that_cannot_be_handed_over_is_told():
    with pytest.raises(TypeError, match="pickle"):
        apart_.apart(threading.Lock)


def test_what_is_printed_apart_is_no_answer():
    assert apart_.apart(print, "words") is None


def test_nothing_is_left_of_tables_in_the_making(apart):
    assert not [*apart.path.glob("linking.*"), *apart.path.glob("search.*")]


def test_a_stage_that_fails_leaves_the_version_before(tmp_path, rows, monkeypatch):
    store = _published(tmp_path, rows[:20])
    before = store.manifest()
    fresh = _written(store, rows[20:])
    pending = store.commit(publishing.replace(before, pending=(fresh,), derived=None))
    monkeypatch.setattr(apart_, "MANY", NUMBER)
    monkeypatch.setattr(linking_stages, "told", operator.neg)
    monkeypatch.setattr(linking_stages, "apart", in_this_process)
    with pytest.raises(TypeError, match="bad operand"):
        publish(store, pending)
    assert store.manifest() == pending
    monkeypatch.undo()
    publish(store, pending)
    assert not [*store.path.glob("linking.*")]


def _fails(*_):
    raise OSError("the disk is full")


def _published(folder, rows):
    store = Store(folder)
    parts = (rows[start : start + 25] for start in range(0, len(rows), 25))
    publish(store, store.commit(Manifest(pending=tuple(_written(store, some) for some in parts))))
    return store


def _written(store, some):
    return store.write("segments", rows_in_tables(some, []))
