"""Work of each kind waits for its turn, and is refused in a sentence: the limits stand where the work is done."""

import pytest

from dashboard.corpus import Corpus
from dashboard.page import costs, opening
from dashboard.page.components import add_job, downloads, remove_article
from dashboard.view import View

BUSY = "Somebody else has the only place."


@pytest.fixture
def full():
    """The only place of a kind of work, which is taken."""
    slots = costs.Slots(1, 0.01, BUSY)
    with slots.one():
        yield slots


@pytest.fixture
def makers(open_page, harbour, monkeypatch):
    """What makes the files that a page offers, of one tab that may take two."""
    made = []
    monkeypatch.setitem(costs.OF_A_TAB, "exports", (2, 600, "Too many files."))
    monkeypatch.setattr(
        downloads.st, "download_button", lambda _words, make, **_: made.append(make)
    )
    open_page(harbour, "quotations")
    return made


def test_a_question_waits_for_its_turn(open_page, harbour, monkeypatch, full):
    here = opening.shown(View(), harbour)
    monkeypatch.setattr(opening, "QUESTIONS", full)
    with pytest.raises(costs.ServerBusy, match=BUSY):
        here.ask(Corpus.totals, View(text="nobody has asked this"))
    assert BUSY in open_page(harbour, "quotations", text="nor this").words


def test_a_file_waits_for_its_turn(makers, monkeypatch, full, audited):
    monkeypatch.setattr(costs, "EXPORTS", full)
    with pytest.raises(costs.ServerBusy, match=BUSY):
        makers[0]()
    (refused,) = [one for one in audited if one.getMessage() == "export_refused"]
    assert refused.reason == BUSY


def test_a_tab_takes_so_many_files(makers):
    assert makers[0]()
    assert makers[1]()
    with pytest.raises(costs.ServerBusy, match="Too many files"):
        makers[2]()


def test_reading_adding_and_removing_wait_for_their_turn(tmp_path, monkeypatch, full):
    monkeypatch.setattr(add_job, "ADDITIONS", full)
    job = add_job.Job(tmp_path / "own")
    for begin in (job.read, lambda: job.add([], add_job.Wishes())):
        begin()
        assert job._thread
        job._thread.join(60)
        assert job.failure == BUSY
    assert remove_article.ADDITIONS is costs.ADDITIONS


def test_a_tab_adds_so_often(open_page, harbour, monkeypatch):
    monkeypatch.setitem(costs.OF_A_TAB, "additions", (0, 60, "You have added very often."))
    page = open_page(harbour, "add")
    page.app.text_area(key="pasted").set_value("The harbour board closed the quay on Friday.")
    (read,) = [one for one in page.app.button if one.label == "Read"]
    read.click().run()
    assert "You have added very often." in page.words
