"""Events that may be one are offered, with who takes part in both, and never joined."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import narwhals as nw
import pandas as pd
import pyarrow as pa
import pytest

from dashboard.corpus.event_suggestions import alike_among, like_events
from dashboard.view import View

DAY = dt.date(2031, 3, 4)
VISIT = {
    "event": "a",
    "label": "Ada Lund visits Westmark",
    "place": None,
    "participants": ["Ada Lund", "Westmark", "Bo Park"],
    "first": DAY,
    "last": DAY + dt.timedelta(2),
    "certainty": "stated",
    "standing": "shown",
    "central": 1,
    "historic": False,
    "articles": 2,
    "stories": 2,
    "mentions": 3,
}
ARRIVAL = VISIT | {
    "event": "b",
    "label": "Ada Lund arrives in Westmark",
    "participants": ["Westmark", "Ada Lund"],
    "last": DAY,
}


def offered(other):
    rows = nw.from_native(pa.Table.from_pylist([VISIT, ARRIVAL | other])).lazy()
    ask: Any = SimpleNamespace(view=View(), table=lambda _: rows)
    return like_events(ask, "a").to_dict("records")


def test_who_all_take_part_in_both_on_the_same_days_may_be_at_one_event():
    (found,) = offered({})
    assert found == {"event": "b", "label": ARRIVAL["label"], "common": ["Ada Lund", "Westmark"]}


@pytest.mark.parametrize(
    "other",
    [
        {"participants": ["Ada Lund", "Westmark", "Cy Moor"]},
        {"participants": ["Ada Lund"]},
        {"first": DAY + dt.timedelta(3), "last": DAY + dt.timedelta(3)},
        {"certainty": "assumed"},
        {"standing": "withheld"},
    ],
    ids=["others besides", "one alone", "other days", "a day assumed", "withheld"],
)
def test_what_speaks_against_it_is_not_offered(other):
    assert offered(other) == []


def test_of_many_that_an_event_may_be_the_first_few_are_offered():
    many = [VISIT | {"event": str(number), "central": 9 - number} for number in range(9)]
    assert {event: [one["event"] for one in found] for event, found in alike_among(pd.DataFrame(many)).items()} == {
        "0": ["1", "2", "3"], "1": ["0", "2", "3"], "2": ["0", "1", "3"], **{str(n): ["0", "1", "2"] for n in range(3, 9)},
    }  # fmt: skip


def test_events_listed_together_name_one_another():
    later = {"event": "c", "first": DAY + dt.timedelta(9), "last": DAY + dt.timedelta(9)}
    undated = {"event": "d", "first": None, "last": None}
    rows = pd.DataFrame([VISIT, ARRIVAL, VISIT | later, VISIT | undated])
    found = alike_among(rows)
    named = {event: [one["event"] for one in likely] for event, likely in found.items()}
    assert named == {"a": ["b"], "b": ["a"], "c": []}
    assert found["a"][0]["common"] == ["Ada Lund", "Westmark"]


def told_beside(one, other):
    base = VISIT | {"participants": ["Ada Lund"], "last": DAY}
    found = alike_among(pd.DataFrame([base | one, base | other | {"event": "b"}]))
    return [like["event"] for like in found["a"]]


def test_a_visit_without_a_place_may_be_that_of_the_same_person():
    trip = {"label": "Ada Lund’s first trip", "last": DAY + dt.timedelta(30)}
    assert told_beside({"place": "geonames:1"}, trip) == ["b"]
    assert told_beside({"place": "geonames:1"}, trip | {"place": "geonames:2"}) == []


def test_words_of_one_speaker_on_one_day_may_be_the_same_where_they_name_the_same():
    said = {"label": "Ada Lund said that Norland had sold ferries to Peru"}
    again = {"label": "[Ada Lund] told reporters that Norland was “the main seller” to Peru"}
    other = {"label": "Ada Lund said that Norland was late"}
    assert told_beside(said, again) == ["b"]
    assert told_beside(said, other) == []
    assert told_beside(said, again | {"last": DAY + dt.timedelta(1)}) == []
