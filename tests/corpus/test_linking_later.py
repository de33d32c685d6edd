"""What was only shown is linked in another process, which gives way to the next correction."""

import os
import shutil
import threading
import time
from pathlib import Path

import pytest
import slow_linking
from sameness import tables_of
from tolls import ARTICLE, PLACE, TEXT

from dashboard.corpus import correcting, linking_later, open_corpus, publishing
from dashboard.corpus.adding import LATER, add
from dashboard.corpus.linking_later import is_only_shown, link_later
from dashboard.corpus.manifest import CorpusBusy, CorpusError
from dashboard.corpus.name_decisions import decide
from dashboard.corpus.separate_process import apart
from dashboard.corpus.store import SHOWN_AFTER, Store
from dashboard.corpus.verdicts import Verdict
from dashboard.parsing.parser import Parser

PARSER = Parser()

NORWICH = "t", f"{TEXT.index('Norwich')}-{TEXT.index('Norwich') + 7}"


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A collection in which a name is called otherwise, which is only shown."""
    monkeypatch.setattr(publishing, "LARGE", 0)
    store = Store(tmp_path / "c")
    add(store, [ARTICLE])
    decide(store, [Verdict("name called", NORWICH, "Norwich Town")], lambda: LATER)
    assert is_only_shown(store.path)
    return store


def test_all_is_linked_as_here(store):
    other = Store(shutil.copytree(store.path, store.path.with_name("other")))
    add(other, [])
    assert link_later(store.path, threading.Event())
    assert tables_of(store.path) == tables_of(other.path)
    assert not is_only_shown(store.path)


def test_it_gives_way_at_once_and_what_is_shown_stays(store):
    shown, stop = store.manifest(), threading.Event()
    stop.set()
    assert not link_later(store.path, stop)
    assert store.manifest() == shown
    with store.writing():
        assert store.whole() == shown
    assert open_corpus(store.path).identified("Norwich Town")["name"].tolist() == ["Norwich Town"]
    assert link_later(store.path, threading.Event())


def folders(store):
    """Return the folders of tables that there are."""
    rooms = ("segments", "derived", "history")
    return {f"{room}/{one.name}" for room in rooms for one in (store.path / room).glob("*")}


def stopped_at(store, monkeypatch, point):
    """Return whether all was linked by a process that is asked to end at a certain point."""
    support = str(Path(slow_linking.__file__).parent)
    monkeypatch.setenv("PYTHONPATH", support, prepend=os.pathsep)
    monkeypatch.setattr(linking_later, "_link", point)
    stop, reached = threading.Event(), store.path.with_name(slow_linking.REACHED)

    def wait():
        until = time.monotonic() + 60
        while not reached.exists() and time.monotonic() < until:
            time.sleep(0.01)
        stop.set()

    threading.Thread(target=wait, daemon=True).start()
    linked = link_later(store.path, stop)
    assert reached.exists()
    return linked


def test_one_that_has_computed_all_is_not_stopped(store, monkeypatch):
    assert stopped_at(store, monkeypatch, slow_linking.rest_when_all_is_computed)
    assert not is_only_shown(store.path)
    assert open_corpus(store.path).identified("Norwich Town")["name"].tolist() == ["Norwich Town"]


def test_one_that_is_stopped_leaves_nothing_of_what_it_wrote(store, monkeypatch):
    correcting.amend(
        store,
        "t",
        "quotation speaker",
        PLACE.removeprefix("quotation "),
        "Ivo Lund",
        PARSER,
        lambda _: LATER,
    )
    shown, before = store.manifest(), folders(store)
    assert not stopped_at(store, monkeypatch, slow_linking.rest_when_tables_are_written)
    assert (store.manifest(), folders(store)) == (shown, before)
    store.verify(shown, digests=True)
    assert link_later(store.path, threading.Event())


def test_versions_that_were_only_shown_are_removed_when_all_is_linked_and_nobody_reads_them(store):
    shown = [store.manifest()]
    for name in ("Norwich City", "Norwich"):
        decide(store, [Verdict("name called", NORWICH, name)], lambda: LATER)
        shown.append(store.manifest())
    first, second, last = (store.path / one.derived for one in shown)
    os.utime(first, (0, time.time() - SHOWN_AFTER - 60))
    assert link_later(store.path, threading.Event())
    assert not first.exists()
    assert second.exists(), "a page may be reading it"
    assert last.exists()
    assert (store.path / shown[0].linked).exists(), "all is linked in it"


def test_a_process_that_may_be_stopped_ends_soon_and_says_so():
    stop, began = threading.Event(), time.monotonic()
    threading.Timer(0.5, stop.set).start()
    with pytest.raises(CorpusError, match="ended from outside"):
        apart(time.sleep, 60, stop=stop)
    assert time.monotonic() - began < 30


def test_it_waits_for_who_holds_the_collection(store):
    with store.writing():
        stop = threading.Event()
        threading.Timer(0.5, stop.set).start()
        assert not link_later(store.path, stop)
        with pytest.raises(CorpusBusy), Store(store.path).writing():
            pass
