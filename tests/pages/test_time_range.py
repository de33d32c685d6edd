import json

import pytest

from dashboard.corpus import open_corpus
from dashboard.page.components import time_range
from dashboard.view import View


@pytest.fixture
def corpus(harbour):
    return open_corpus(harbour)


def test_lanes_are_sources_places_or_who_takes_part(corpus):
    events, told = corpus.timeline(View()), corpus.tellings(View())
    treaty = events.loc[events["label"].str.contains("treaty"), "event"].item()
    by_source = time_range.lanes_of(events, told, "source")
    assert sorted(by_source.loc[by_source["event"] == treaty, "lane"]) == [
        "The Amsel Courier",
        "Westmark Daily",
    ]
    events = events.assign(place="Port Amsel")
    events["participants"] = [["Ada Lund", "Ole Brandt"], [], None]
    assert set(time_range.lanes_of(events, told, "place")["lane"]) == {"Port Amsel"}
    assert time_range.lanes_of(events, told, "who")["lane"].tolist() == ["Ada Lund", "Ole Brandt"]


def test_who_told_of_which_event_on_which_day_is_counted(corpus):
    told = corpus.tellings(View(source=("The Amsel Courier",)))
    assert told["articles"].sum() == 3
    assert set(told["source"]) == {"The Amsel Courier"}


def test_the_timeline_is_drawn_in_lanes_when_the_link_says_so(open_page, harbour):
    page = open_page(harbour, "timeline", lanes="source")
    notes = json.loads(page.charts[0])["layout"]["annotations"]
    assert "<b>The Amsel Courier · 2 events</b>" in [note["text"] for note in notes]
    assert '<b aria-current="true">by source</b>' in page.html
    assert "3 lanes, those with most reports first." in page.html


def test_an_unknown_kind_of_lanes_is_none(open_page, harbour):
    assert '<b aria-current="true">none</b>' in open_page(harbour, "timeline", lanes="x").html


def test_the_two_clocks_are_counted_and_drawn(open_page, harbour):
    page = open_page(harbour, "timeline")
    assert "4 reports after the event, 1 on its days, none before it." in page.html
    assert "published 7 Mar 2031" in page.charts[-1]


def test_marks_that_are_not_drawn_are_counted():
    assert time_range.clock_marks(12) == "12 marks"
    assert time_range.clock_marks(3000) == "The 2,000 marks of most articles of 3,000"
