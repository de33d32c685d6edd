"""Events are corrected from the Timeline, an old link leads on, and what readers decided is listed."""

import functools
import re
import shutil

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.model import Article
from dashboard.page import open_collection
from dashboard.page.components import decide_job, event_corrections, reread_article, sidebar
from dashboard.page.settings import READER
from dashboard.view import View

TEXTS = {
    "a": "Mayor Ada Quill visited Norwich on 4 March 2031.",
    "b": "Ada Quill visited Norwich on 4 March 2031, the mayor's office said.",
    "c": "Police arrested Ivo Lund in Leeds on 9 March 2031.",
}


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    """Three articles of two events."""
    path = tmp_path_factory.mktemp("visits")
    add(
        Store(path),
        [
            Article(name, text, (), title=f"News {name}", language="en", published="2031-03-10")
            for name, text in TEXTS.items()
        ],
    )
    return path


@pytest.fixture
def visits(parsed, tmp_path, monkeypatch):
    """That collection, for a test to correct; every correction is waited for."""
    monkeypatch.setattr(reread_article, "REST", 60)
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    yield shutil.copytree(parsed, tmp_path / "c")
    decide_job._jobs().clear()


def printed(path, start):
    corpus = open_corpus(path)
    rows = corpus.timeline(View())
    (event,) = rows.loc[rows["label"].str.startswith(start), "event"]
    return event, corpus.printed_events[event]


def test_an_event_is_merged_and_an_old_link_leads_on(open_page, visits):
    event, visit = printed(visits, "Ada Quill")
    _, arrest = printed(visits, "Police")
    page = open_page(visits, "timeline", event=[arrest], correct="event")
    other, _ = printed(visits, "Police")
    page.app.selectbox(key=f"event-kind-{other}").select("events pair").run()
    page.app.button(key=f"correct-{other}").click().run()
    assert "Choose another event of this collection first." in page.words
    page.app.selectbox(key=f"event-value-events pair-{other}").select(visit).run()
    page.app.text_input(key=f"event-why-{other}").set_value("<b>one day").run()
    page.app.button(key=f"correct-{other}").click().run()
    assert open_corpus(visits).timeline(View())["articles"].tolist() == [3]
    page = open_page(visits, "timeline", event=[arrest])
    assert f"The link asks for “{arrest}”. A reader decided:" in page.words
    assert "are one event. Set by a reader on" in page.words
    assert "(&lt;b&gt;one day)" in page.html
    assert "News c" in open_page(visits, "articles", event=[visit]).words
    page = open_page(visits, "timeline")
    assert "Events that readers corrected: 1" in [one.label for one in page.app.expander]
    undo = next(one for one in page.app.button if str(one.key).startswith("undo-decision"))
    undo.click().run()
    assert sorted(open_corpus(visits).timeline(View())["articles"]) == [1, 2]
    assert event


def test_an_event_is_called_dated_parted_and_dropped(open_page, visits):
    event, visit = printed(visits, "Ada Quill")
    page = open_page(visits, "timeline", event=[visit])

    def correct(kind, value=None):
        page.app.selectbox(key=f"event-kind-{event}").select(kind).run()
        if value:
            page.app.text_input(key=f"event-value-{kind}-{event}").set_value(value).run()
        page.app.button(key=f"correct-{event}").click().run()

    correct("events days", "4 March")
    assert "is no day" in page.words
    correct("events days", "2031-03-05")
    correct("events called", "<i>A walk")
    assert "&lt;i&gt;A walk" in page.html
    assert "5 Mar 2031" in page.words
    page.app.selectbox(key=f"event-kind-{event}").select("events status").run()
    page.app.selectbox(key=f"event-value-events status-{event}").select("denied").run()
    page.app.button(key=f"correct-{event}").click().run()
    assert "You set this to denied." in page.words
    correct("events split", "Another walk")
    assert "Choose some of the articles that tell of it, not all." in page.words
    articles = page.app.multiselect(key=f"event-articles-{event}")
    assert "1. News a, source unknown, 10 Mar 2031" in articles.options
    articles.select("b").run()
    correct("events split")
    assert sorted(open_corpus(visits).timeline(View())["articles"]) == [1, 1, 1]
    opened = open_page(visits, "timeline", event=[visit]).words
    assert "are another event: “Another walk”. See Another walk" in opened
    correct("events drop")
    labels = open_corpus(visits).timeline(View())["label"].tolist()
    assert sorted(labels) == ["Another walk", "Police arrested Ivo Lund in Leeds"]


@pytest.mark.slow
def test_several_events_get_their_days_or_go_at_once(open_page, visits):
    event, visit = printed(visits, "Ada Quill")
    _, arrest = printed(visits, "Police")
    page = open_page(visits, "timeline", event=[visit])
    page.app.selectbox(key=f"event-kind-{event}").select("events days").run()
    page.app.text_input(key=f"event-value-events days-{event}").set_value("2031-03-02").run()
    page.app.multiselect(key=f"event-also-{event}").set_value([arrest]).run()
    page.app.button(key=f"correct-{event}").click().run()
    rows = open_corpus(visits).timeline(View())
    assert {f"{day:%Y-%m-%d}" for day in rows["first"]} == {"2031-03-02"}
    assert rows["set_by"].str.startswith("set by a reader on ").all()
    _, arrest = printed(visits, "Police")
    page.app.selectbox(key=f"event-kind-{event}").select("events drop").run()
    page.app.multiselect(key=f"event-also-{event}").set_value([arrest]).run()
    page.app.button(key=f"correct-{event}").click().run()
    assert open_corpus(visits).timeline(View()).empty


def test_a_reader_corrects_no_event(open_page, visits, monkeypatch):
    _, visit = printed(visits, "Ada Quill")
    monkeypatch.setattr(open_collection, "role", lambda: READER)
    page = open_page(visits, "timeline", event=[visit], correct="event")
    assert "Correct this event" not in page.words
    assert not [one for one in page.app.button if str(one.key).startswith("correct-")]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("events days", "2031-03-05"),
        pytest.param("events called", "A walk", marks=pytest.mark.slow),
    ],
)
def test_undo_leads_back_to_an_event_under_the_name_that_was_taken_back(
    open_page, visits, kind, value
):
    event, visit = printed(visits, "Ada Quill")
    page = open_page(visits, "timeline", event=[visit])
    page.app.selectbox(key=f"event-kind-{event}").select(kind).run()
    page.app.text_input(key=f"event-value-{kind}-{event}").set_value(value).run()
    page.app.button(key=f"correct-{event}").click().run()
    since = open_corpus(visits).printed_events[event]
    assert since != visit
    page = open_page(visits, "timeline", event=[since])
    (undo,) = [one for one in page.app.button if one.key == "undo-decision-event-0"]
    undo.click().run()
    assert open_corpus(visits).printed_events[event] == visit
    for shown in (page, open_page(visits, "timeline", event=[since])):
        assert "does not have" not in shown.words
        assert "4 Mar 2031" in shown.words


def test_what_a_correction_made_of_an_event_is_drawn_before_the_filters(
    open_page, visits, monkeypatch
):
    event, visit = printed(visits, "Ada Quill")
    page = open_page(visits, "timeline", event=[visit])
    drawn = []
    for module, name in ((sidebar, "draw"), (event_corrections, "show")):
        real = getattr(module, name)
        noted = functools.partial(
            lambda name, real, *given: drawn.append(name) or real(*given), name, real
        )
        monkeypatch.setattr(module, name, noted)
    page.app.run()
    page.app.text_input(key=f"event-value-events called-{event}").set_value("A walk").run()
    assert drawn == ["draw", "show"] * 2
    page.app.button(key=f"correct-{event}").click().run()
    assert drawn[4:6] == ["show", "draw"]
    assert "You set this to “A walk”." in page.words
    assert page.app.multiselect(key="event").value == [open_corpus(visits).printed_events[event]]


def test_the_place_of_a_line_that_is_taken_back_is_emptied_at_once():
    def page(some):
        import streamlit as st

        from dashboard.page.components import decide_job

        decide_job.lines(some, st.text)
        st.text("below")

    places = [
        [one.type for one in AppTest.from_function(page, kwargs={"some": some}).run().main]
        for some in (["a line"], [])
    ]
    assert [some[-1] for some in places] == ["text", "text"]
    assert "empty" in places[1]
    assert "empty" not in places[0]


def test_who_corrects_an_event_is_told_so_above_all_with_the_way_back(open_page, visits):
    event, visit = printed(visits, "Ada Quill")
    page = open_page(visits, "timeline", event=[visit])

    def correct(kind, value=None):
        page.app.selectbox(key=f"event-kind-{event}").select(kind).run()
        if value:
            page.app.text_input(key=f"event-value-{kind}-{event}").set_value(value).run()
        page.app.button(key=f"correct-{event}").click().run()

    correct("events days", "2031-03-05")
    words = page.words
    assert "You set this to 5 Mar 2031." in words
    assert words.index("You set this to") < words.index("Why this date?")
    assert "The link asks for" not in words
    now = open_corpus(visits).printed_events[event]
    assert page.app.multiselect(key="event").value == [now] != [visit]
    assert "Set by a reader on" in open_page(visits, "timeline", event=[now]).words
    why = words[words.index("Why this date?") :]
    assert re.search(r"^Why this date\? A reader set it on [^.]+\. By the text alone: [A-Z]", why)
    page.app.button(key="undo-decision-event-0").click().run()
    assert page.app.multiselect(key="event").value == [visit]
    assert "You set this to" not in page.words
    correct("events drop")
    assert "is no event." in page.words
    assert "The link asks for" not in page.words
    page.app.button(key="undo-decision-event-0").click().run()
    assert "Correct this event" in page.words
    correct("events drop")
    again = open_page(visits, "timeline", event=[visit, visit])
    assert "A reader decided: " in again.words, "the page was loaded anew"
    assert "does not have" not in again.words
    again.app.button(key="undo-decision-asked-0").click().run()
    assert "Correct this event" in again.words
