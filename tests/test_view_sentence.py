import datetime as dt
from dataclasses import fields

import pytest

from dashboard.view import SAID, View

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
        (View(named=("unnamed",)), "Articles with speakers unnamed"),
    ],
)
def test_a_view_is_said_in_a_sentence(view, sentence):
    assert view.describe() == sentence


def test_an_event_is_said_by_its_name():
    view = View(event=("e17",))
    assert view.describe({"e17": "Harbour talks"}) == "Articles that tell of Harbour talks"
    assert view.describe() == "Articles that tell of e17"


def test_each_filter_can_be_taken_away():
    view = View(text="x", entity=("A", "B"), published=MAY)
    assert [part.field for part in view.filters()] == ["text", "entity", "entity", "published"]
    assert view.without("entity", "A") == View(text="x", entity=("B",), published=MAY)
    assert view.without("text", "x").text == ""
    assert view.without("published").published is None
    assert view.without("entity", "nobody") == view


def test_every_field_can_be_said():
    assert set(SAID) == {field.name for field in fields(View)}


def test_controls_of_direction_in_a_link_are_left_out():
    view = View.from_query({"entity": ["Ada\u202e Lund"], "text": "pier\u2066"})
    assert view == View(entity=("Ada Lund",), text="pier")
