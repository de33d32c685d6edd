import contextlib

import handmade
import pytest
import streamlit as st

from dashboard.corpus import open_corpus
from dashboard.page import open_collection
from dashboard.page.components.reading_view.layout import reading_data
from dashboard.view import View


def event_named(folder, label):
    frame = open_corpus(folder).timeline(View())
    return frame.loc[frame["label"] == label, "event"].item()


def test_the_headline_counts_events_and_names_the_most_reported_one(open_page, harbour):
    html = open_page(harbour, "timeline").html
    event = "Ada Lund signs the harbour treaty, 4 Mar 2031"
    assert f"2 dated events, most reported: {event}</bdi></h1>" in html
    assert f"3 of 6 articles report: {event}" in open_page(harbour).html


def test_events_stand_in_the_order_of_their_days_with_their_sentences(open_page, harbour):
    html = open_page(harbour, "timeline").html
    days = [
        html.index(part)
        for part in (
            'class="when">20–22 Feb 2031',
            'class="when">4 Mar 2031',
            "<h2>Date not given</h2>",
            'class="when">Reported 1 May 2031; date not given',
        )
    ]
    assert days == sorted(days)
    assert "<mark>Talks in Port Amsel</mark> ended." in html
    assert "planned" in html


def test_the_strip_is_drawn_for_broad_wide_and_narrow_screens(open_page, harbour):
    broad, wide, columns, narrow, *_ = open_page(harbour, "timeline").charts
    assert "Talks in Port Amsel" in broad
    assert "Talks in Port Amsel" in wide
    assert len({broad, wide, columns, narrow}) == 4


def test_a_link_with_an_events_id_shows_its_name(open_page, harbour):
    event = event_named(harbour, "Talks in Port Amsel")
    page = open_page(harbour, "timeline", event=[event])
    assert "Articles that report “Talks in Port Amsel, 20–22 Feb 2031” ×" in page.words
    assert page.app.session_state["shown_view"].event == (event,)


def test_a_link_with_an_events_name_is_the_same_view(open_page, harbour):
    page = open_page(harbour, "timeline", event=["Talks in Port Amsel, 20–22 Feb 2031"])
    event = event_named(harbour, "Talks in Port Amsel")
    assert page.app.session_state["shown_view"].event == (event,)


def test_no_strip_is_drawn_for_one_event(open_page, single):
    page = open_page(single, "timeline")
    assert page.charts == []
    assert "Ada Lund signs the harbour treaty" in page.html


@pytest.fixture
def doubtful(tmp_path):
    perhaps = ("signed the harbour treaty", "Ada Lund signs the treaty twice",
               "2031-03-04", "2031-03-04", "stated", "uncertain")  # fmt: skip
    other = handmade.report(
        "a7",
        "Doubts",
        "2031-03-09",
        "Sea Log",
        "Ada Lund signed the harbour treaty.",
        events=[perhaps],
    )
    return handmade.collection(tmp_path, (*handmade.HARBOUR, other))


def test_what_is_withheld_is_counted_and_shown_on_demand(open_page, doubtful):
    html = open_page(doubtful, "timeline").html
    assert "Not shown: 1 event that Dateline is not sure of." in html
    assert "treaty twice" not in html
    page = open_page(doubtful, "timeline", also=["withheld"])
    assert "These include 1 event that Dateline is not sure of." in page.words
    assert "treaty twice" in page.html
    assert "not certain" in page.words
    assert "Dateline is not sure of it" in page.words


def test_where_nothing_is_withheld_nothing_is_said(open_page, harbour):
    assert "not sure of" not in open_page(harbour, "timeline").html


def test_what_is_slow_on_a_large_collection_has_its_place_held(open_page, harbour, monkeypatch):
    inside, held, ask, sentences = (
        [],
        set(),
        open_collection.Here.ask,
        open_collection.Here.sentences,
    )

    @contextlib.contextmanager
    def skeleton(height):
        inside.append(height)
        yield
        inside.pop()

    def asked(here, question, *what, **options):
        held.update([question.__name__] if inside else [])
        return ask(here, question, *what, **options)

    def read(here, events):
        held.update(["sentences"] if inside else [])
        return sentences(here, events)

    monkeypatch.setattr(st, "skeleton", skeleton)
    monkeypatch.setattr(open_collection.Here, "ask", asked)
    monkeypatch.setattr(open_collection.Here, "sentences", read)
    for page in ("entities", "timeline", "compare"):
        open_page(harbour, page)
    assert held == {"trend", "beside", "tellings", "sentences", "compare"}


VAGUE = ("2031-03-21", "2031-03-31")


def vague(identity, phrase, value):
    """Return a report of a ferry's end, its days said with a phrase that has a value."""
    ends = ("ended its ferry", "Westmark ends its ferry", *VAGUE, "stated", "happened")
    text = f"Westmark ended its ferry {phrase}, Ada Lund said."
    day = f"2031-04-0{identity[-1]}"
    return handmade.report(
        identity, "No ferry", day, "Sea Log", text, events=[ends], dates=[(phrase, *VAGUE, value)]
    )


@pytest.fixture(scope="module")
def late_march(tmp_path_factory):
    """Two reports that say "late March" of one event, beside those of the harbour."""
    two = (vague("b1", "in late March", "2031-03"), vague("b2", "late in March", "2031-03"))
    return handmade.collection(tmp_path_factory.mktemp("march"), (*handmade.HARBOUR, *two))


@pytest.mark.parametrize("page", ["timeline", "compare"])
def test_a_vague_period_is_said_in_words_wherever_an_event_has_its_days(
    open_page, late_march, page
):
    sides = {"one.source": ["Sea Log"], "two.source": ["The Amsel Courier"]}
    found = open_page(late_march, page, **(sides if page == "compare" else {}))
    seen = "\n".join([found.words, *found.charts]).lower()
    assert "late march 2031" in seen
    assert "21–31 mar 2031" not in seen


def test_beside_its_article_a_vague_date_and_its_event_are_in_words(late_march):
    data = reading_data(open_corpus(late_march).article("b1"))
    assert "late March 2031" in {one["day"] for one in data["when"]}
    assert "late March 2031" in {one["day"] for one in data["events"]}


@pytest.mark.parametrize("value", ["2031-03-21", None])
def test_where_one_report_gives_the_days_no_other_words_are_put_in_their_place(
    open_page, tmp_path, value
):
    two = (vague("b1", "in late March", "2031-03"), vague("b2", "from the 21st on", value))
    folder = handmade.collection(tmp_path, (*handmade.HARBOUR, *two))
    event = event_named(folder, "Westmark ends its ferry")
    assert open_corpus(folder).timeline(View(event=(event,)))["value"].isna().all()
    assert 'class="when">21–31 Mar 2031' in open_page(folder, "timeline").html
