import datetime as dt
from dataclasses import fields
from typing import Any

import pytest

from dashboard.view import LAST_DAY, ONE_OF, SAID, View

MAY = (dt.date(2031, 5, 2), dt.date(2031, 9, 27))


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        (View(), "All articles"),
        (View(entity=("Harbour Union",)), "Articles that name Harbour Union"),
        (
            View(entity=("Ada Lund", "Port Amsel"), source=("The Courier",), published=MAY),
            "Articles that name Ada Lund or Port Amsel, from The Courier, published 2 May – 27 Sep 2031",
        ),
        (
            View(text="main supplier", speaker=("Ada Lund",), kind=("direct",)),
            "Articles with “main supplier”, that quote Ada Lund, with direct quotations",
        ),
        (View(published=(MAY[0], LAST_DAY)), "Articles published since 2 May 2031"),
        (View(referenced=(MAY[0], LAST_DAY)), "Articles on events since 2 May 2031"),
        (View(named=("unnamed",)), "Articles with words of unnamed sources"),
        (View(status=("declined",)), "Articles with questions that went unanswered"),
        (View(status=("denied",)), "Articles with words denied"),
        (View(entity=("A", "B"), match="all"), "Articles that name A and B"),
        (
            View(not_entity=("A", "B"), not_source=("Sea Log",), about=("C",)),
            "Articles that do not name A or B, with words about C, not from Sea Log",
        ),
        (View(language=("fr", "qx")), "Articles in French or qx"),
        (View(counted=("names", "demonyms")), "Articles counting names and demonyms"),
    ],
)
def test_a_view_is_said_in_a_sentence(view, sentence):
    assert view.describe() == sentence


def test_an_event_is_said_by_its_name():
    view = View(event=("e17",))
    assert view.describe({"e17": "Harbour talks"}) == "Articles that report “Harbour talks”"
    assert view.describe() == "Articles that report “e17”"


def test_each_filter_can_be_taken_away():
    view = View(text="x", entity=("A", "B"), published=MAY)
    assert [part.field for part in view.filters()] == ["text", "entity", "entity", "published"]
    assert view.without("entity", "A") == View(text="x", entity=("B",), published=MAY)
    assert view.without("text", "x").text == ""
    assert view.without("published").published is None
    assert view.without("entity", "nobody") == view


def test_controls_of_direction_in_a_link_are_left_out():
    view = View.from_query({"entity": ["Ada\u202e Lund"], "text": "pier\u2066"})
    assert view == View(entity=("Ada Lund",), text="pier")


def test_every_filter_can_be_said():
    assert {*SAID, *ONE_OF} == {field.name for field in fields(View)}


def test_how_names_are_counted_leaves_nothing_out():
    assert not View(match="all", unit="sources", counted=("demonyms",)).narrows
    assert View(not_source=("Sea Log",)).narrows


def test_what_no_setting_can_hold_is_left_out():
    query = {"unit": ["miles"], "match": ["none"], "counted": ["songs", "demonyms", "names"]}
    assert View.from_query(query) == View(counted=("names", "demonyms"))
    assert View.from_query({"counted": ["songs"]}) == View()


def test_the_last_way_of_naming_that_is_taken_away_restores_the_usual_ones():
    assert View(counted=("demonyms",)).without("counted", "demonyms") == View()


def test_a_period_may_be_given_as_text():
    days: Any = ("2031-05-02", "2031-09-27")
    asked = View(published=days, referenced=days[::-1])
    assert asked.published == MAY
    assert asked.referenced == MAY
    assert View.from_query({"published": days}) == View(published=days) == View(published=MAY)
    assert hash(View(published=days)) == hash(View(published=MAY))


def test_times_of_day_are_days():
    noon = dt.datetime(2031, 5, 2, 12, tzinfo=dt.UTC)
    assert View(published=(noon, MAY[1])).published == MAY


@pytest.mark.parametrize("given", ["2031-05-02", ("2031-05-02",), ("May", "June"), (1, 2)])
def test_what_is_no_period_is_named(given: Any):
    with pytest.raises(ValueError, match="published is a period of two days"):
        View(published=given)
