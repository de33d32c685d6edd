"""Work of each kind waits for its turn, and is refused in a sentence: the limits stand where the work is done."""

import pytest
import streamlit as st

from dashboard.corpus import Corpus
from dashboard.corpus.desks import Desk, SavedView, change_desk, now
from dashboard.page import open_collection, request_limits
from dashboard.page.components import add_job, desk, downloads, remove_article
from dashboard.page.settings import EDITOR, ROLE, USER
from dashboard.view import View

BUSY = "Somebody else has the only place."


@pytest.fixture
def full():
    """The only place of a kind of work, which is taken."""
    slots = request_limits.Slots(1, 1, 0.01, BUSY)
    with slots.one("somebody else"):
        yield slots


@pytest.fixture
def makers(open_page, harbour, monkeypatch):
    """What makes the files that a page offers to somebody, in a tab of its own; each may take two."""
    monkeypatch.setitem(
        request_limits.ALLOWED, "exports", request_limits.Allowance(2, 9, 600, "Too many files.")
    )

    def offered(who, page="quotations"):
        made = []
        monkeypatch.setattr(
            downloads.st, "download_button", lambda _words, make, **_: made.append(make)
        )
        monkeypatch.setattr(type(st.context), "headers", {ROLE: EDITOR, USER: who})
        open_page(harbour, page)
        return made

    return offered


def test_a_question_waits_for_its_turn(open_page, harbour, monkeypatch, full):
    here = open_collection.shown(View(), harbour)
    monkeypatch.setattr(open_collection, "QUESTIONS", full)
    with pytest.raises(request_limits.ServerBusy, match=BUSY):
        here.ask(Corpus.totals, View(text="nobody has asked this"))
    assert BUSY in open_page(harbour, "quotations", text="nor this").words


@pytest.fixture
def saved(harbour, monkeypatch):
    """A view on the desk of whoever sits at this computer."""
    view = SavedView("Treaty", "text=treaty", "articles", now())
    change_desk(harbour, desk.AT_THIS_COMPUTER, lambda _: Desk(views=(view,)))
    yield view
    change_desk(harbour, desk.AT_THIS_COMPUTER, lambda _: Desk())


def test_what_is_new_in_a_saved_view_waits_and_is_looked_for_once(
    open_page, harbour, monkeypatch, full, saved
):
    assert "1 saved view" in open_page(harbour, "desk").words
    open_collection.renew()
    here = open_collection.shown(View(), harbour)
    monkeypatch.setattr(open_collection, "QUESTIONS", full)
    for ask in (
        lambda: here.came(View(text="treaty"), saved.seen),
        lambda: here.tray(()),
        lambda: here.texts(("a1",)),
        lambda: here.article("a1"),
        lambda: here.sentences(("e1",)),
    ):
        with pytest.raises(request_limits.ServerBusy, match=BUSY):
            ask()
    monkeypatch.setattr(open_collection, "QUESTIONS", request_limits.QUESTIONS)
    looked, came = [], Corpus.came
    monkeypatch.setattr(Corpus, "came", lambda *asked: looked.append(asked) or came(*asked))
    for _ in range(2):
        assert "Nothing new since" in open_page(harbour, "desk").words
    assert len(looked) == 1


def test_a_file_waits_for_its_turn(makers, monkeypatch, full, audited):
    monkeypatch.setattr(request_limits, "EXPORTS", full)
    with pytest.raises(request_limits.ServerBusy, match=BUSY):
        makers("ada@news.example")[0]()
    (refused,) = [one for one in audited if one.getMessage() == "export_refused"]
    assert (refused.who, refused.reason) == ("ada@news.example", BUSY)


def test_a_reader_takes_so_many_files_in_all_their_tabs(makers):
    first, second = (makers("ada@news.example", page) for page in ("quotations", "timeline"))
    assert first[0]()
    assert second[0]()
    for made in (first, second):
        with pytest.raises(request_limits.ServerBusy, match="Too many files"):
            made[1]()
    assert makers("ivo@news.example")[0]()


def test_reading_adding_and_removing_wait_for_their_turn(tmp_path, monkeypatch, full):
    monkeypatch.setattr(add_job, "ADDITIONS", full)
    job = add_job.Job(tmp_path / "own")
    for begin in (job.read, lambda: job.add([], add_job.AddOptions())):
        begin()
        assert job._thread
        job._thread.join(60)
        assert job.failure == BUSY
    assert remove_article.ADDITIONS is request_limits.ADDITIONS


def test_a_reader_adds_so_often(open_page, harbour, monkeypatch):
    often = request_limits.Allowance(0, 9, 60, "You have added very often.")
    monkeypatch.setitem(request_limits.ALLOWED, "additions", often)
    page = open_page(harbour, "add")
    page.app.text_area(key="pasted").set_value("The harbour board closed the quay on Friday.")
    (read,) = [one for one in page.app.button if one.label == "Read"]
    read.click().run()
    assert "You have added very often." in page.words
