"""Readers' corrections of dates: other days, another anchor, none; and what took its days from them."""

import datetime as dt
from typing import Any, cast

import pytest
from sameness import tables_of
from tolls import PARSER, TEXT, at, event

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.amendments import amended
from dashboard.corpus.correcting import amend, state
from dashboard.corpus.schema import BASE
from dashboard.corpus.store import Store
from dashboard.model import Article
from dashboard.view import View


def test_a_date_gets_its_days_and_dates_what_took_it(store, parsed):
    def dated():
        """Return the days of the date, and of the visit that took it."""
        record = open_corpus(store.path).article("t")
        days = record.dates[record.dates["start"] == TEXT.index("4 March")]
        return days["first"].astype(str).tolist(), str(event(store, "visited")[1]["first"])[:10]

    assert dated() == (["2024-03-04"], "2024-03-04")
    amend(store, "t", "date days", at("4 March"), "2023-03-14", PARSER)
    assert dated() == (["2023-03-14"], "2023-03-14")
    row = open_corpus(store.path).timeline(View()).iloc[0]
    assert (str(row["first"])[:10], row["set_by"][:13]) == ("2023-03-14", "set by a read")
    where, _ = event(store, "visited")
    amend(store, "t", "event days", where, "2023-03-15", PARSER)
    amend(store, "t", "date drop", at("4 March"), "drop", PARSER)
    assert dated() == ([], "2023-03-15"), "the event's own days hold"
    amend(store, "t", "event days", where, None, PARSER)
    assert dated() in (([], "None"), ([], "NaT"), ([], "nan"))
    for kind in ("date drop", "date days"):
        amend(store, "t", kind, at("4 March"), None, PARSER)
    assert tables_of(store.path) == parsed


def test_a_date_counts_from_another_day_and_dates_what_took_it(tmp_path):
    text = "Mayor Ivo Lund visited Norwich last week."
    store = Store(tmp_path / "c")
    add(store, [Article("w", text, (), title="Tolls", language="en", published="2024-03-13")])
    read, words = tables_of(store.path), "last week"
    full = open_corpus(store.path).article("w").article.text
    where = f"{full.index(words)}-{full.index(words) + len(words)}"

    def days():
        """Return the days of the date, from which it counts, and the days of the visit."""
        date = open_corpus(store.path).article("w").dates.iloc[0]
        row = open_corpus(store.path).timeline(View()).iloc[0]
        said = [str(one[name])[:10] for one in (date, row) for name in ("first", "last")]
        return *said, date["anchor"]

    week = "2024-03-04", "2024-03-10"
    assert days() == (*week, *week, "publication")
    amend(store, "w", "date days", where, "from 27 March 2024", PARSER)
    later = "2024-03-18", "2024-03-24"
    assert days() == (*later, *later, "27 Mar 2024, which a reader chose")
    amend(store, "w", "date days", where, "from publication", PARSER)
    assert days() == (*week, *week, "publication")
    state(store, "w", "published", "2024-03-20", PARSER)
    then = "2024-03-11", "2024-03-17"
    assert days() == (*then, *then, "publication"), "it follows the day of publication"
    amend(store, "w", "date days", where, None, PARSER)
    state(store, "w", "published", None, PARSER)
    assert tables_of(store.path) == read


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2024-03-05", "from 9999-12-31"),
        ("2024-03-05", "9999-12-31"),
        ("2021", "from publication"),
        ("2021-03", "from publication"),
        ("9999-12-31", "from publication"),
    ],
)
def test_what_a_log_has_that_dates_nothing_leaves_the_date_as_it_is(tolls, published, value):
    corpus = Store(tolls)
    layers = corpus.manifest().segments
    rows: Any = {name: corpus.read(name, layers).to_pylist() for name in BASE}
    rows["articles"][0] |= {"published": published, "clock": None}
    (where,) = [
        f"{row['start']}-{row['end']}"
        for row in rows["dates"]
        if row["start"] <= TEXT.index("Monday") < row["end"]
    ]
    assert amended(rows, {("date days", where): value}) == rows


@pytest.mark.parametrize(
    ("kind", "where", "value", "days"),
    [
        ("date days", "0-4", "2031-05-01", ("2031-03-01", "2031-03-31", "computed")),
        ("date drop", "0-4", "drop", ("2031-03-01", "2031-03-31", "computed")),
        ("date days", "9-14", "2031-05-01", ("2031-05-01", "2031-05-01", "stated")),
        ("date drop", "9-14", "drop", ("2031-01-01", "2031-12-31", "assumed")),
    ],
)
def test_an_event_of_two_dates_has_the_days_of_the_one_that_is_left(kind, where, value, days):
    """In 2031 it is to open, and in March; March is the closer, and what the event is dated by."""
    year, march = (
        (dt.date(2031, 1, 1), dt.date(2031, 12, 31)),
        (dt.date(2031, 3, 1), dt.date(2031, 3, 31)),
    )
    common = {"event": 0, "first": march[0], "last": march[1], "certainty": "computed"}
    spans = (((0, 4), year), ((9, 14), march))
    dates = [{"start": start, "end": end} for (start, end), _ in spans]
    events = [
        common
        | {"own_first": own[0], "own_last": own[1], "date_start": start, "date_end": end}
        | {"relation": None, "start": start, "end": end}
        for (start, end), own in spans
    ]
    rows = {"articles": [{"text": "2031"}], "quotations": [], "events": events, "dates": dates}
    found = amended(cast("Any", rows), {(kind, where): value})["events"]
    assert {(str(row["first"]), str(row["last"]), row["certainty"]) for row in found} == {days}
