"""The log says who did what, of which kind, and nothing that was said, noted or searched for."""

import json
import re

import pytest
import streamlit as st
from tolls import OTHER, PLACE, TEXT

from dashboard.corpus import open_corpus
from dashboard.corpus.desks import Desk, change_desk
from dashboard.page.components import downloads
from dashboard.page.hosting.logs import JsonLines
from dashboard.page.settings import ROLE, USER
from dashboard.view import View

WHO = "ada@news.example"
PASTED = "Eve Brandt opened the lighthouse on 5 March 2024."
WHY = "heard on the wireless"
GIVEN = (TEXT, PASTED, WHY, "Corrected Name", "Lighthouse opens", "wharf")
"""What readers read, wrote and searched for."""


@pytest.fixture
def events(monkeypatch, audited):
    """The lines that a hosted page would log of one editor since they were asked for last."""
    monkeypatch.setattr(type(st.context), "headers", {ROLE: "editor", USER: WHO})

    def logged():
        lines = [JsonLines().format(one) for one in audited]
        audited.clear()
        for words in GIVEN:
            for word in re.findall(r"\w{4,}", words):
                assert word not in "".join(lines), word
        told = [json.loads(line) for line in lines]
        assert {one["who"] for one in told} <= {WHO}
        return [(one["event"], one.get("form")) for one in told]

    return logged


def press(page, key, **values):
    """Fill in what a page asks for, and press a button."""
    for name, (kind, value) in values.items():
        getattr(page.app, kind)(key=name).set_value(value).run()
    page.app.button(key=key).click().run()
    assert not page.app.exception


def undo(page, begins):
    press(page, next(one.key for one in page.app.button if str(one.key).startswith(begins)))


def corrected(page, item, kind, value, **more):
    """Correct an item of an article with its form."""
    page.box("Of this article").select(item).run()
    page.app.selectbox(key="correct-kind").select(kind).run()
    wanted = {f"correct-value-{kind}": value} if value else {}
    press(page, "correct", **wanted, **{"correct-why": ("text_input", WHY)}, **more)


@pytest.mark.slow
def test_corrections_and_checks_of_an_article_are_written_down(open_page, tolls, events):
    page = open_page(tolls, "article", article="t", text="wharf")
    corrected(page, PLACE, "quotation status", ("selectbox", "denied"))
    undo(page, "undo-quotation-status")
    assert events() == [("corrected", "quotation status"), ("undone", "quotation status")]
    (event,) = [one for one in page.box("Of this article").options if "visits" in one]
    corrected(page, event, "event label", ("text_input", "Corrected Name"))
    undo(page, "undo-event-label")
    assert events() == [("corrected", "event label"), ("undone", "event label")]
    corrected(page, OTHER, "quotation check", None, **{"correct-who": ("text_input", "AL")})
    undo(page, "undo-quotation-check")
    assert events() == [("checked", "quotation"), ("unchecked", "quotation")]


@pytest.mark.slow
def test_decisions_on_names_and_events_are_written_down_when_they_hold(open_page, tolls, events):
    page = open_page(tolls, "profile", profile="Norwich")
    page.app.selectbox(key="decide-kind").select("name called").run()
    name = {"decide-value-name called": ("text_input", "Corrected Name")}
    with open_corpus(tolls)._tables.store.writing():
        press(page, "decide", **name, **{"decide-why": ("text_input", WHY)})
        assert events() == []
    page = open_page(tolls, "profile", profile="Norwich")
    page.app.selectbox(key="decide-kind").select("name called").run()
    press(page, "decide", **name, **{"decide-why": ("text_input", WHY)})
    undo(open_page(tolls, "profile", profile="Norwich"), "undo-decision")
    assert events() == [("corrected", "name called"), ("undone", "name called")]
    (event,) = open_corpus(tolls).timeline(View())["event"]
    page = open_page(tolls, "timeline", event=[event])
    page.app.selectbox(key=f"event-kind-{event}").select("events called").run()
    called = {f"event-value-events called-{event}": ("text_input", "Corrected Name")}
    press(page, f"correct-{event}", **called, **{f"event-why-{event}": ("text_input", WHY)})
    undo(open_page(tolls, "timeline", event=[event]), "undo-decision")
    assert events() == [("corrected", "events called"), ("undone", "events called")]


@pytest.mark.slow
def test_adding_filling_in_and_removing_are_written_down_when_done(open_page, tolls, events):
    page = open_page(tolls, "add")
    page.app.text_area(key="pasted").set_value(PASTED)
    next(one for one in page.app.button if one.label == "Read").click().run()
    done(page)
    press(page, "add_rows_now")
    assert done(page).failure == ""
    assert events() == [("added", None)]
    page = open_page(tolls, "article", article="t")
    press(page, "fill_in_source", **{"fill-in-source-t": ("text_input", "Corrected Name")})
    undo(page, "undo_source")
    assert events() == [("corrected", "source"), ("undone", "source")]
    press(open_page(tolls, "article", article="t"), "remove_for_good")
    assert events() == [("removed", None)]


def done(page):
    """Wait for what a page reads or adds; return it, shown."""
    job = page.app.session_state["adding"]
    job._thread.join(60)
    page.app.run()
    return job


def test_every_file_that_is_taken_is_written_down(open_page, harbour, events, monkeypatch):
    made = {}
    monkeypatch.setattr(
        downloads.st,
        "download_button",
        lambda _words, make, **more: made.update({more["key"]: make}),
    )
    pick = open_corpus(harbour).pick("sentence", "a1", "0-9")
    change_desk(harbour, WHO, lambda _: Desk((pick,)))
    for page in ("", "timeline", "desk"):
        open_page(harbour, page or None)
    for make in made.values():
        make()
    forms = {"csv", "xlsx", "parquet", "json", "html", "ics", "timelinejs", "docx", "md"}
    assert {*events()} == {("exported", form) for form in forms}
    change_desk(harbour, WHO, lambda _: Desk())
