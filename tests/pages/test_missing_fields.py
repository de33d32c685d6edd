"""The missing date of an article is filled in on its page, anchors its dates, and can be taken back."""

import datetime as dt
import errno
import shutil
import threading
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest
import streamlit as st

from dashboard.corpus import adding, correcting, open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.correction_queue import Asked
from dashboard.corpus.store import CorpusBusy, Store
from dashboard.model import UNUSED, Article
from dashboard.page.components import (
    article_corrections,
    decide_job,
    missing_fields,
    reread_article,
)
from dashboard.page.components.reread_article import Filling
from dashboard.page.settings import READER, ROLE
from dashboard.view import View

TEXT = "Mayor Ada Quill opened the harbour bridge on Monday. It had rained."


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    """A collection of one article without a date or a source."""
    path = tmp_path_factory.mktemp("undated")
    add(Store(path), [Article("x", TEXT, (), title="Bridge", language="en")])
    return path


@pytest.fixture
def undated(parsed, tmp_path, monkeypatch):
    """That collection, for a test to fill in; a busy machine is waited for."""
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    monkeypatch.setattr(reread_article, "REST", 60)
    return shutil.copytree(parsed, tmp_path / "c")


def filled(page, day):
    page.app.date_input(key="fill-in-x").set_value(day).run()
    page.app.button(key="fill_in_date").click().run()
    return page


def test_a_date_is_filled_in_and_taken_back(open_page, undated):
    page = open_page(undated, "article", article="x")
    assert "This article carries no date" in page.html
    filled(page, dt.date(2024, 3, 6))
    assert "6 Mar 2024. As printed: none." in page.html
    assert "4 Mar 2024" in open_page(undated, "timeline").html
    page = open_page(undated, "article", article="x")
    page.app.button(key="undo_published").click().run()
    assert "This article carries no date" in page.html
    assert "4 Mar 2024" not in open_page(undated, "timeline").html


def test_a_source_is_filled_in_and_taken_back(open_page, undated):
    page = open_page(undated, "article", article="x")
    page.app.text_input(key="fill-in-source-x").set_value("  The <b>Quay</b> Post\u202e ").run()
    page.app.button(key="fill_in_source").click().run()
    assert "The &lt;b&gt;Quay&lt;/b&gt; Post. As printed: none." in page.html
    assert open_corpus(undated).articles(View())["source"].tolist() == ["The <b>Quay</b> Post"]
    page = open_page(undated, "article", article="x")
    page.app.button(key="undo_source").click().run()
    assert open_corpus(undated).articles(View())["source"].isna().all()
    assert page.app.text_input(key="fill-in-source-x").value == ""


def test_a_source_without_a_letter_is_refused(open_page, undated):
    page = open_page(undated, "article", article="x")
    page.app.text_input(key="fill-in-source-x").set_value(" – ").run()
    page.app.button(key="fill_in_source").click().run()
    assert "Write the name of the source first." in page.html


def test_date_and_source_are_filled_in_beside_each_other(open_page, undated):
    page = filled(open_page(undated, "article", article="x"), dt.date(2024, 3, 6))
    page.app.text_input(key="fill-in-source-x").set_value("The Quay Post").run()
    page.app.button(key="fill_in_source").click().run()
    assert "6 Mar 2024. As printed: none." in page.html
    page.app.button(key="undo_published").click().run()
    assert "The Quay Post. As printed: none." in page.html
    again = [Article("x", TEXT, (), title="Bridge", language="en")]
    assert add(Store(undated), again).unchanged == 1, "the corrections hold for what is added again"


def test_no_day_chosen_is_said(open_page, undated):
    page = open_page(undated, "article", article="x")
    page.app.button(key="fill_in_date").click().run()
    assert "Choose a day first." in page.html


def test_a_collection_that_is_being_added_to_says_so(open_page, undated, monkeypatch):
    def busy(*_, **__):
        raise CorpusBusy("Another process is adding to it.")

    monkeypatch.setattr("dashboard.corpus.correcting.state", busy)
    page = filled(open_page(undated, "article", article="x"), dt.date(2024, 3, 6))
    assert "The date was not changed: Another process is adding to it." in page.html


def test_a_large_collection_follows_while_the_article_is_read_anew_already(
    open_page, undated, monkeypatch
):
    follow, publish = threading.Event(), adding.publish_read

    def late(*args, **how):
        follow.wait(20)
        publish(*args, **how)

    monkeypatch.setattr(correcting, "publish_read", late)
    page = open_page(undated, "article", article="x")
    read = reread_article.Filling.start

    def start(job):
        read(job, patience=0)
        while not (job.read or job.done.wait(0.01)):
            pass

    monkeypatch.setattr(reread_article.Filling, "start", start)
    filled(page, dt.date(2024, 3, 6))
    assert "The date is set, and this article is read anew." in page.html
    assert "6 Mar 2024" in page.html, "the line under the headline has the day"
    assert "4 Mar 2024" not in open_page(undated, "timeline").html
    follow.set()
    ((job,),) = [some for some in missing_fields._jobs().values() if some]
    assert job.done.wait(20)
    page.app.run()
    assert "6 Mar 2024. As printed: none." in page.html
    assert "4 Mar 2024" in open_page(undated, "timeline").html


def no_parser() -> Any:
    """The parser of a job that reads nothing."""


def test_an_article_that_was_read_anew_late_is_drawn_before_everything_is_linked(tmp_path):
    job = reread_article.Filling(
        tmp_path, "x", "date", "2024-03-06", correcting.state, no_parser, lambda: None
    )
    assert not missing_fields._moved_on([job], [False])
    job._report(adding.Progress(stage="linking"))
    assert missing_fields._moved_on([job], [False])
    assert not missing_fields._moved_on([job], [True]), "one redrawing is enough"
    job.done.set()
    assert missing_fields._moved_on([job], [True])


def test_nobody_waits_for_links_once_the_article_is_read_anew(tmp_path, monkeypatch):
    follow = threading.Event()

    def slow(store, article, value, parser, report):
        report(adding.Progress(stage="linking"))
        follow.wait(20)

    monkeypatch.setattr(reread_article, "REST", 0)
    job = reread_article.Filling(tmp_path, "x", "date", "2024-03-06", slow, no_parser, lambda: None)
    job.start(patience=20)
    assert (job.read, job.done.is_set()) == (True, False)
    follow.set()
    assert job.done.wait(20)


def test_what_goes_wrong_while_a_date_is_set_is_said(open_page, undated, monkeypatch, caplog):
    def broken(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(correcting, "state", broken)
    page = filled(open_page(undated, "article", article="x"), dt.date(2024, 3, 6))
    assert "The date was not changed: The disk is full." in page.words
    assert "filling in failed" in caplog.text


def test_a_dated_article_has_no_field(open_page, harbour):
    page = open_page(harbour, "article", article="a1")
    assert not page.app.get("date_input")[2:]
    assert "fill_in_date" not in [button.key for button in page.app.button]


@pytest.mark.parametrize(
    ("first", "last", "cues", "words"),
    [
        (None, None, (), "This article carries no date, and its text does not tell when it was published."),
        (dt.date(2031, 3, 1), dt.date(2031, 4, 1), ("“May”",), "This article carries no date; it was published between 1 Mar 2031 and 1 Apr 2031 (cues: “May”)."),
        (dt.date(2031, 3, 1), None, ("not before May", f"{UNUSED}not after April"), "This article carries no date; it was published not before 1 Mar 2031 (cues: not before May)."),
        (dt.date(2031, 3, 1), None, (), "This article carries no date; it was published not before 1 Mar 2031."),
    ],
)  # fmt: skip
def test_what_the_text_lets_infer_is_said_with_its_cues(first, last, cues, words):
    record: Any = SimpleNamespace(published_first=first, published_last=last, published_cues=cues)
    assert missing_fields.inferred(record) == words


def test_what_is_refused_is_not_done_and_not_logged_as_done(undated, monkeypatch, caplog):
    caplog.set_level("INFO", "dateline.audit")
    monkeypatch.setattr(st, "session_state", {})
    begun = []
    for module in (missing_fields, decide_job):
        monkeypatch.setattr(module, "Filling", lambda *_, **__: begun.append(1))
    monkeypatch.setattr(type(st.context), "headers", {ROLE: READER})
    missing_fields.state(undated, "y", "published", "2024-03-06")
    decide_job.begin(undated / "other", Asked("decide", {"verdicts": []}), "name called")
    article_corrections._mark(undated, lambda _: begun.append(1), ("checked", "x", "quotation"))
    assert not begun
    assert not [one for one in caplog.records if one.name == "dateline.audit"]


def test_a_correction_waits_for_the_one_before_and_both_are_made_in_their_order(undated):
    follow, made = threading.Event(), []

    def first(*_):
        follow.wait(20)
        made.append("first")

    jobs = [
        reread_article.Filling(undated, "x", "date", "1", change, no_parser, lambda: None)
        for change in (first, lambda *_: made.append("second"))
    ]
    for job in jobs:
        job.start(patience=0)
    assert not made
    follow.set()
    assert all(job.done.wait(20) for job in jobs)
    assert made == ["first", "second"]


def test_a_correction_after_one_whose_page_could_not_be_renewed_is_made(tmp_path):
    made = []
    renew = mock.Mock(side_effect=[ZeroDivisionError, None])
    first, second = (
        Filling(tmp_path, "a", "date", "", lambda *_: made.append(1), lambda: None, renew)
        for _ in range(2)
    )
    with pytest.raises(ZeroDivisionError):
        first._run(None)
    assert first.moved.is_set()
    assert first.done.is_set()
    second._run(first)
    assert made == [1, 1]
