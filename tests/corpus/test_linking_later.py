"""What was only shown is linked in another process, which gives way to the next correction."""

import shutil
import threading
import time

import pytest
from sameness import tables_of
from tolls import ARTICLE, TEXT

from dashboard.corpus import open_corpus, publishing
from dashboard.corpus.adding import LATER, add
from dashboard.corpus.linking_later import is_only_shown, link_later
from dashboard.corpus.manifest import CorpusBusy, CorpusError
from dashboard.corpus.name_decisions import decide
from dashboard.corpus.separate_process import apart
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import Verdict

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
